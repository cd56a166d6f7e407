"""The app: its commands, its help, its front page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup

from mali_facts.cli.output import require_output, show, surface_of_output, write
from mali_facts.errors import Status
from mali_facts.render.clean import for_screen
from mali_facts.render.formats import Format
from mali_facts.version import __version__

if TYPE_CHECKING:
    from typer._click import Context

EXAMPLES = (
    'mali-facts ask "how many French troops were in Mali?"',
    "mali-facts forces Bundeswehr",
    "mali-facts dates --from 2022-02 --to 2022-08",
    "mali-facts positions Lambrecht",
    "mali-facts show barkhane-deaths-total",
)
KEPT = "\b"
"""Typer's mark in front of lines that stay lines."""

STATUSES = f"""{KEPT}
Exit status:
  0   found, answered, valid
  1   nothing found, or not answered
  2   wrong usage
  3   the knowledge base cannot be read or is not valid
  70  a fault of the program
  74  the output could not be written
  130 interrupted"""

COMMANDS = {
    "forces": ("browse.forces", "Strengths, losses and deployments"),
    "dates": ("browse.dates", "The timeline, oldest first"),
    "positions": ("browse.positions", "Who took which stand, in which office"),
    "ask": ("asking.ask", "The answer to a question, or an honest no"),
    "search": ("asking.search", "The facts that match words, best first"),
    "show": ("lookup.show_facts", "One fact whole, with all its evidence"),
    "get": ("lookup.get", "Bare values for scripts, one a line"),
    "sources": ("browse.sources", "Every source, and how many facts rest on it"),
    "check": ("checking.check", "Validate the knowledge base"),
}
"""The commands in the order of the help: the function that does each, and its line there."""

CONTEXT = {"help_option_names": ["-h", "--help"]}


class _Command(TyperCommand):
    def get_help(self, ctx: Context) -> str:
        _prepare_for_help(ctx)
        return super().get_help(ctx)


class _Group(TyperGroup):
    def get_help(self, ctx: Context) -> str:
        _prepare_for_help(ctx)
        return super().get_help(ctx)


class _Help(HelpFormatter):
    """Help that fits its terminal: what Typer leaves as it is would be wider."""

    def write_text(self, text: str) -> None:
        """Wrap the lines of examples and statuses as well."""
        width = self.width - self.current_indent
        parts = text.split("\n\n")
        super().write_text(
            "\n\n".join(_wrapped(p, width) if p.startswith(KEPT) else p for p in parts)
        )

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write names with their help below them where ten columns would be left beside them."""
        super().write_dl(rows, 8 if self.width < 58 else col_max, col_spacing)


def _wrapped(lines: str, width: int) -> str:
    """Each line wrapped by itself, with what does not fit farther in below it."""
    from textwrap import wrap  # only for help

    return "\n".join(
        piece
        for line in lines.split("\n")
        for piece in wrap(
            line,
            width,
            subsequent_indent=" " * (len(line) - len(line.lstrip()) + 4),
            break_on_hyphens=False,
        )
    )


def _prepare_for_help(context: Context) -> None:
    """Mend what Typer does: write to a closed output without a word, and 50 columns at least."""
    require_output()
    width = surface_of_output().width
    if width is not None:
        context.terminal_width = max(40, min(width, 80)) - 2  # the margin that Typer leaves
        context.formatter_class = _Help


def run_app(argv: Sequence[str]) -> int:
    """Carry out a command line; errors of every kind are raised, for main to word.

    A line that begins with a command's name gets an app of that command alone: to build all of
    them would take a seventh of a start.
    """
    name = argv[0] if argv else ""
    if name in COMMANDS:
        app = _app(add_completion=False)
        app.command(name, cls=_Command, context_settings=CONTEXT)(_function(name))
        argv, program = argv[1:], f"mali-facts {name}"
    else:
        app, program = _app(add_completion=True), "mali-facts"
        app.callback(invoke_without_command=True)(front)
        for name, (_, short) in COMMANDS.items():
            app.command(name, cls=_Command, short_help=short)(_function(name))
    return int(app(args=argv, prog_name=program, standalone_mode=False) or Status.OK)


def _app(*, add_completion: bool) -> typer.Typer:
    return typer.Typer(
        name="mali-facts",
        cls=_Group,
        add_completion=add_completion,
        # Plain help and errors: Rich's would cost 40 ms and draw boxes into pipes.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=CONTEXT,
        epilog=STATUSES,
    )


def _function(command: str) -> Callable[..., Status]:
    module, _, name = COMMANDS[command][0].partition(".")
    function: Callable[..., Status] = getattr(import_module(f"mali_facts.cli.{module}"), name)
    return function


def _version(asked: bool) -> None:
    if asked:
        from mali_facts.knowledge.load import load

        base = load()
        write(
            f"mali-facts {__version__}\n"
            f"knowledge base {for_screen(base.version)}, {len(base)} facts,"
            f" checked up to {base.checked}\n",
            Format.table,
        )
        raise typer.Exit


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
