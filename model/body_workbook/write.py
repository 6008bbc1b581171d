"""Writes an input workbook: a cover, and the input sheets with the headings that `read` looks for."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from model.body.typed import Sheets
from model.body_workbook.body_sheet import body_rows
from model.body_workbook.list_rows import add_lists
from model.body_workbook.row_counts import check_rows
from model.body_workbook.sheets import add_sheets, said_of, tables, write_sheets
from model.body_workbook.sources_sheet import write_sources
from model.files import write_bytes
from model.spoken import spoken_path
from model.xlsx.style import NO_CLOCK, WRITER, Formats, set_up

LOG = logging.getLogger("mancost")  # what --verbose prints
SOURCED = {"Sources": "Where each filled cell comes from, and what was never published"}
KEY = (
    ("input", "Yellow", "needed: a run is refused without it"),
    ("optional", "White", "may be blank; what a blank takes stands in grey beside it or above the heading"),
    ("filled", "Green", "filled in already; change it if you know better"),
    ("calculated", "Blue", "calculated: a live formula"),
)


def write_inputs(path: Path, sheets: Sheets, keep: frozenset[Path] = frozenset()) -> Path:
    """Write the input workbook of a body, and return the path it was written to.

    The path is `path`, or a numbered name beside it where `path` is one of `keep`, the files not to be overwritten.
    """
    written = write_bytes(path, make_inputs(sheets), keep)
    LOG.info("wrote %s", spoken_path(written), extra={"written": written})
    return written


def make_inputs(sheets: Sheets) -> bytes:
    """Return the bytes of the input workbook of a body."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, WRITER)
    formats = Formats(book)
    book.set_properties({"title": str(sheets.body["name"]), "created": NO_CLOCK})
    contents = {**said_of(sheets), **(SOURCED if sheets.sources else {})}
    worksheets = add_sheets(book, ("Cover", *contents))
    _cover(worksheets["Cover"], sheets, contents, formats)
    write_sheets(worksheets, sheets, formats)
    if sheets.sources:
        settings = {name: label for label, name, _ in body_rows()}
        write_sources(worksheets["Sources"], sheets.sources, tables(sheets), settings, formats)
    book.close()
    added = add_lists(content, sheets, worksheets)
    check_rows(content, sheets, worksheets, added)
    return content.getvalue()


def _cover(sheet: Any, sheets: Sheets, contents: dict[str, str], formats: Formats) -> None:
    """Write the cover: the body's name, a note, what each sheet contains, and what the colours mean."""
    set_up(sheet, str(sheets.body["name"]), sheets.note, formats, [24, 90])
    row = write_contents(sheet, 3, contents, formats)
    write_key(sheet, row + 1, formats)


def write_contents(sheet: Any, row: int, contents: dict[str, str], formats: Formats) -> int:
    """Write a list of the sheets from `row` on: what each sheet contains, with a link to it.

    Returns the number of the row after the list.
    """
    for column, head in enumerate(["Sheet", "What it holds"]):
        sheet.write_string(row, column, head, formats("head"))
    for name, text in contents.items():
        row += 1
        sheet.write_url(row, 0, f"internal:'{name}'!A1", formats("link"), name)
        sheet.write_string(row, 1, text, formats("text"))
    return row + 1


def write_key(sheet: Any, row: int, formats: Formats) -> None:
    """Write from `row` on what the colours of the cells mean."""
    sheet.write_string(row, 0, "Colours", formats("head"))
    sheet.write_string(row, 1, "What they mean", formats("head"))
    for place, (style, colour, meaning) in enumerate(KEY, row + 1):
        sheet.write_string(place, 0, colour, formats(style))
        sheet.write_string(place, 1, meaning, formats("text"))
