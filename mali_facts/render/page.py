"""What a command shows, before any format: rows, objects, and a drawing for a terminal."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeAlias

Cell: TypeAlias = str | int | float | bool | None
Json: TypeAlias = "Cell | Sequence[Json] | dict[str, Json]"


class Surface(NamedTuple):
    """What a screen is drawn on."""

    width: int | None
    """Columns; None for no limit, as in a pipe."""
    colour: bool
    unicode: bool
    """Whether lines and dots beyond ASCII can be shown."""


class Span(NamedTuple):
    """A stretch of text in one style: `bold`, `dim`, `red` or none."""

    text: str
    style: str = ""


Line: TypeAlias = list[Span]


class Page(Protocol):
    """Anything that can be shown in every format. Its texts are raw; renderers clean them."""

    @property
    def columns(self) -> Sequence[str]:
        """The names of the columns of `rows`, for formats that have a header."""

    def rows(self) -> list[Sequence[Cell]]:
        """Everything there is to know, a row for each thing."""

    def brief(self) -> list[Sequence[Cell]]:
        """What a person or script wants of it in a pipe, a row for each thing."""

    def objects(self) -> list[Json]:
        """A JSON value for each thing."""

    def document(self) -> Json:
        """The JSON document of the whole page."""

    def screen(self, surface: Surface) -> list[Line]:
        """The page drawn for a terminal, no line wider than the surface."""
