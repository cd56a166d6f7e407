"""The options that several commands share, each written once, and how their values are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer
from typer._click.types import StringParamType

from mali_facts.cli.output import encoding_of_output
from mali_facts.errors import FactsError, UsageFault
from mali_facts.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer._click import Context, Parameter
    from typer._click.shell_completion import CompletionItem

    from mali_facts.knowledge.model import Knowledge


class _Known(StringParamType):
    """Text that the shell completes to what the knowledge base knows.

    A type, because Typer's `autocompletion` drops what differs from the typed in case or accent.
    """

    def __init__(self, known: Callable[[Knowledge], list[str]]) -> None:
        """`known` lists what a base knows."""
        self.known = known

    def shell_complete(
        self,
        ctx: Context,
        param: Parameter,  # noqa: ARG002 - Typer passes it
        incomplete: str,
    ) -> list[CompletionItem]:
        """What begins with the typed; nothing where the knowledge base cannot be read."""
        from typer._click.shell_completion import CompletionItem

        from mali_facts.knowledge.load import load
        from mali_facts.knowledge.names import fold

        try:
            known = self.known(load(ctx.params.get("data")))
        except FactsError:
            return []
        typed = fold(incomplete)
        # An apostrophe would open a quotation; a curly one does not, and finds the same.
        words = [name.replace("'", "’") for name in known if fold(name).startswith(typed)]
        return [CompletionItem(word) for word in words if _may_be_offered(word)]


def _may_be_offered(word: str) -> bool:
    """Whether no shell or terminal would obey anything in a word, and the stream can carry it.

    Typer's scripts do not quote: bash puts the word on the line bare, zsh even runs `eval` on it.
    """
    from unicodedata import category

    from mali_facts.render import clean

    letters = all(category(c)[0] in "LMN" or c in " -.,_’" for c in word)
    shown = clean.for_screen(word) == word and clean.fits(word, encoding_of_output())
    return letters and shown and not word.startswith("-")


_IDS = _Known(lambda base: base.ids)
_ACTORS = _Known(lambda base: [name for a in base.actors.values() for name in a.spellings])
_PLACES = _Known(lambda base: [place.name for place in base.places.values()])
Names = Annotated[
    Optional[list[str]],  # noqa: UP045 - Typer 0.26 reads the annotation at run time
    typer.Argument(
        metavar="[NAME]...",
        help="Only facts about these: any name, alias or id.",
        show_default=False,
        click_type=_ACTORS,
    ),
]
Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...",
        help="Ids of facts; - reads one a line from standard input.",
        show_default=False,
        click_type=_IDS,
    ),
]
Fields = Annotated[
    list[str],
    typer.Argument(
        metavar="ID[.FIELD]...",
        help="Ids of facts, each with a field after a dot (default: value);"
        " - reads one a line from standard input.",
        show_default=False,
        click_type=_IDS,
    ),
]
Actors = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(
        "--actor",
        metavar="NAME",
        help="Only facts about this actor and what is part of it; may be repeated.",
        show_default=False,
        click_type=_ACTORS,
    ),
]
Places = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(
        "--place",
        metavar="NAME",
        help="Only facts at this place or inside it; may be repeated.",
        show_default=False,
        click_type=_PLACES,
    ),
]
Since = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--from",
        metavar="DATE",
        help="Not before: YYYY, YYYY-MM or YYYY-MM-DD.",
        show_default=False,
    ),
]
Until = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--to", metavar="DATE", help="Not after, in the same forms.", show_default=False),
]
On = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--on",
        metavar="DATE",
        help="On this day, or within this month or year.",
        show_default=False,
    ),
]
Topic = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--topic", metavar="TOPIC", help="Only this topic.", show_default=False),
]
Offices = Annotated[
    bool, typer.Option("--offices", help="Who held which office, from when to when.")
]
Disputed = Annotated[bool, typer.Option("--disputed", help="Only facts whose sources differ.")]
Limit = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("--limit", metavar="N", min=0, help="At most N of them.", show_default=False),
]
Form = Annotated[
    Optional[Format],  # noqa: UP045
    typer.Option(
        "-f",
        "--format",
        metavar="FORMAT",
        help=f"One of {', '.join(Format)}. Default: table on a terminal, plain in a pipe.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="The same as --format json.")]


def named_file(given: str | None) -> str | None:
    """A file's name as it was given; UsageFault where nothing was, as by an unset variable."""
    if given == "":
        message = "an option that takes a file has an empty name"
        raise UsageFault(message)
    return given


Data = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--data",
        metavar="FILE",
        help="A knowledge base of your own (or the variable MALI_FACTS_DATA).",
        show_default=False,
        callback=named_file,
    ),
]


def chosen_format(form: Format | None, as_json: bool) -> Format | None:
    """The format asked for, None where the stream decides."""
    if as_json and form not in (None, Format.json):
        message = f"--json and --format {form} contradict each other"
        raise UsageFault(message)
    return Format.json if as_json else form


def period(since: str | None, until: str | None, on: str | None) -> tuple[str | None, str | None]:
    """The period that --from, --to and --on give; UsageFault where one is no date."""
    if (since, until, on) == (None, None, None):
        return None, None
    from mali_facts.knowledge import dates

    for option, value in (("--from", since), ("--to", until), ("--on", on)):
        if value is not None and dates.parse(value) is None:
            message = f'{option}: "{value}" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD'
            raise UsageFault(message)
    if on is not None:
        if since is not None or until is not None:
            message = "--on does not go with --from or --to"
            raise UsageFault(message)
        return on, on
    if since is not None and until is not None and dates.last_day(until) < dates.first_day(since):
        message = f"--from {since} is later than --to {until}"
        raise UsageFault(message)
    return since, until
