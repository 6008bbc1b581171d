"""Adds the rows of the input sheets that are lists, all but the first, to a finished workbook.

XlsxWriter writes the headings and the first row; the other rows are added as text of the file, which is faster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from model.body.typed import Rows, Sheets
from model.body_workbook.columns import Column
from model.body_workbook.sheets import tables
from model.rules.rulebook import serial
from model.xlsx.append_rows import Strings, add_rows, formats_of, part_of, text_cell
from model.xlsx.sheet_geometry import FIRST

Parts = Mapping[str, Iterable[str]]


def add_lists(made: BytesIO, sheets: Sheets, names: Iterable[str], more: Parts | None = None) -> None:
    """Add the rows of every list but the first to the finished workbook in `made`, and the other rows in `more`.

    `names` are all the workbook's sheets in order; `more` is rows by the name of the part of the archive they go in.
    """
    names = [*names]
    parts: dict[str, Iterable[str]] = dict(more or {})
    strings = Strings(made)
    for sheet, (columns, rows) in tables(sheets).items():
        if len(rows) > 1:
            part = part_of(names, sheet)
            parts[part] = _rows(columns, rows, formats_of(made, part, FIRST + 1), strings)
    if parts:
        add_rows(made, parts, strings)


def _rows(columns: list[Column], rows: Rows, styles: Mapping[str, str], strings: Strings) -> Iterator[str]:
    """Yield the rows of a list but the first, as the markup of a sheet; `styles` is each column's style."""
    places = [(column.name, xl_col_to_name(place)) for place, column in enumerate(columns)]
    for number, row in enumerate(rows[1:], FIRST + 2):
        cells = [_cell(letters, str(number), styles[letters], row.get(name), strings) for name, letters in places]
        yield f'<row r="{number}">{"".join(cells)}</row>'


def _day(value: date) -> date:
    """Return the date of a date or a datetime."""
    return value.date() if isinstance(value, datetime) else value


def _cell(letters: str, row: str, style: str, value: Any, strings: Strings) -> str:
    """Return the markup of one cell: blank, text, a date as its serial number, or a number."""
    if value is None or value == "":
        return f'<c r="{letters}{row}" s="{style}"/>'
    if isinstance(value, str):
        return text_cell(letters, row, style, strings.number(value))
    number = serial(_day(value)) if isinstance(value, date) else float(value)
    return f'<c r="{letters}{row}" s="{style}"><v>{number!r}</v></c>'
