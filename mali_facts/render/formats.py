"""The one switch from a format's name to its text, and to the text's bytes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from mali_facts.render import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mali_facts.render.page import Cell, Json, Page, Surface


class Format(StrEnum):
    """How a page is written."""

    table = "table"
    plain = "plain"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    markdown = "markdown"


def render(page: Page, form: Format, surface: Surface | None = None) -> str:
    """A page in a format, with its last line ended; empty where there is nothing to show.

    Only a table needs the surface that it is drawn on.
    """
    match form:
        case Format.table:
            from mali_facts.render.canvas import paint  # may import Rich

            assert surface is not None
            return paint(page.screen(surface), surface)
        case Format.plain:
            return _lines(
                "\t".join(clean.for_cell(in_text(cell)) for cell in row) for row in page.brief()
            )
        case Format.json:
            return _json(page.document(), indent=2)
        case Format.jsonl:
            return "".join(_json(item) for item in page.objects())
        case Format.csv:
            return _csv(page)
        case Format.tsv:
            rows = [page.columns, *page.rows()]
            return _lines(
                "\t".join(clean.for_tab_separated(in_text(cell)) for cell in row) for row in rows
            )
        case Format.markdown:
            return _markdown(page)
        case _:
            assert_never(form)


def in_bytes(text: str, form: Format, encoding: str) -> bytes:
    """A rendered page for a stream; what its encoding lacks is written as the format undoes it.

    People get plain letters, in the formats that have no quoting. Elsewhere only codes are safe:
    a plain quotation mark in the place of a curly one would end a JSON string.
    """
    match form:
        case Format.table | Format.plain:
            instead = clean.plain_letters
        case Format.csv | Format.tsv:
            instead = clean.code
        case Format.json | Format.jsonl:
            instead = clean.json_code
        case Format.markdown:
            instead = clean.markdown_code
        case _:
            assert_never(form)
    return clean.in_encoding(text, encoding, instead)


def in_text(cell: Cell) -> str:
    """A cell as text: nothing for None, a number without separators."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _json(value: Json, indent: int | None = None) -> str:
    import json

    return clean.for_json(json.dumps(value, ensure_ascii=False, indent=indent)) + "\n"


def _csv(page: Page) -> str:
    import csv
    import io

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(page.columns)
    for row in page.rows():
        writer.writerow([clean.for_spreadsheet(in_text(cell)) for cell in row])
    return stream.getvalue()


def _markdown(page: Page) -> str:
    head = [" | ".join(page.columns), " | ".join("---" for _ in page.columns)]
    body = [" | ".join(clean.for_markdown(in_text(cell)) for cell in row) for row in page.rows()]
    return _lines(f"| {line} |" for line in [*head, *body])
