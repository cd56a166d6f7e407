"""The command line: options in, one call, a page and a status out. Only this room knows Typer."""

from __future__ import annotations

from typing import Annotated

import typer

from mali_facts.cli import asking, browse, checking, lookup
from mali_facts.cli.output import show, write
from mali_facts.errors import Status
from mali_facts.version import __version__

EXAMPLES = (
    'mali-facts ask "how many French troops were in Mali?"',
    "mali-facts forces Bundeswehr",
    "mali-facts dates --from 2022-02 --to 2022-08",
    "mali-facts positions Lambrecht",
    "mali-facts show barkhane-deaths-total",
)
STATUSES = """\b
Exit status:
  0   found, answered, valid
  1   nothing found, or not answered
  2   wrong usage
  3   the knowledge base cannot be read or is not valid
  70  a fault of the program
  74  the output could not be written
  130 interrupted"""

app = typer.Typer(
    name="mali-facts",
    # Plain help and errors: Rich's would cost 40 ms and draw boxes into pipes.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=STATUSES,
)
app.command("forces")(browse.forces)
app.command("dates")(browse.dates)
app.command("positions")(browse.positions)
app.command("ask")(asking.ask)
app.command("search")(asking.search)
app.command("show")(lookup.show_facts)
app.command("get")(lookup.get)
app.command("sources")(browse.sources)
app.command("check")(checking.check)


def _version(asked: bool) -> None:
    if asked:
        from mali_facts.knowledge.load import load

        base = load()
        write(
            f"mali-facts {__version__}\n"
            f"knowledge base {base.version}, {len(base)} facts, checked up to {base.checked}\n"
        )
        raise typer.Exit


@app.callback(invoke_without_command=True)
def front(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option(
            "--version",
            "-V",
            callback=_version,
            is_eager=True,
            help="The program's version and the knowledge base's.",
        ),
    ] = False,
) -> Status:
    """Sourced facts about the Western withdrawal from Mali, announced on 17 February 2022.

    Forces, dates and positions, each with how sure it is, who says so and who disagrees.

    \b
    Examples:
      mali-facts ask "how many French troops were in Mali?"
      mali-facts forces Bundeswehr
      mali-facts dates --from 2022-02 --to 2022-08
      mali-facts get barkhane-troops-mali
    """
    if context.invoked_subcommand is None:
        from mali_facts.knowledge.load import load
        from mali_facts.render.listings import FrontPage

        base = load()
        show(FrontPage(len(base), base.version, base.checked, EXAMPLES), None)
    return Status.OK
