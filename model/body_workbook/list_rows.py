"""Adds the rows of the input sheets that are lists to a finished workbook, all except the first row of each list.

The library XlsxWriter writes the headings and the first row. The other rows are added as XML text, which is faster.
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
    """Add all rows but the first of every list of inputs to the finished workbook in `made`, which is changed.

    `names` are all the workbook's sheets in order. `more` holds the rows of further sheets, as XML text, by the name of
    the sheet's file within the .xlsx, which is a zip of files.
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
    """Yield the rows of a list, except the first, as the XML text of a sheet.

    `styles` gives the number of each column's cell style, by the column's letters. `strings` numbers the texts, since a
    cell in an .xlsx file holds the number of its text.
    """
    places = [(column.name, xl_col_to_name(place)) for place, column in enumerate(columns)]
    for number, row in enumerate(rows[1:], FIRST + 2):
        cells = [_cell(letters, str(number), styles[letters], row.get(name), strings) for name, letters in places]
        yield f'<row r="{number}">{"".join(cells)}</row>'


def _day(value: date) -> date:
    """Return a date without its time, if it has one."""
    return value.date() if isinstance(value, datetime) else value


def _cell(letters: str, row: str, style: str, value: Any, strings: Strings) -> str:
    """Return the XML text of one cell: blank, a text, a number, or a date as its serial number (a count of days).

    `letters` are those of the cell's column, and `style` is the number of its cell style.
    """
    if value is None or value == "":
        return f'<c r="{letters}{row}" s="{style}"/>'
    if isinstance(value, str):
        return text_cell(letters, row, style, strings.number(value))
    number = serial(_day(value)) if isinstance(value, date) else float(value)
    return f'<c r="{letters}{row}" s="{style}"><v>{number!r}</v></c>'
