"""Adds the rows of the input sheets that are lists to a finished workbook, all except the first row of each list.

The library XlsxWriter writes the headings and the first row. The other rows are added as XML text, which is faster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from model.body.typed import Rows, Sheets
from model.body_workbook.columns import Column
from model.body_workbook.sheets import tables
from model.rules.rulebook import serial
from model.xlsx.append_rows import CHUNK, Strings, add_rows, formats_of, part_of, text_cell
from model.xlsx.sheet_geometry import FIRST

Parts = Mapping[str, Iterable[str]]


def add_lists(made: BytesIO, sheets: Sheets, names: Iterable[str], more: Parts | None = None) -> dict[str, int]:
    """Add all rows but the first of every list of inputs to the finished workbook in `made`, which is changed.

    Returns how many rows were added, by the name of the sheet's file within the .xlsx.

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
    return add_rows(made, parts, strings) if parts else {}


def _rows(columns: list[Column], rows: Rows, styles: Mapping[str, str], strings: Strings) -> Iterator[str]:
    """Yield the rows of a list, except the first, as the XML text of a sheet.

    `styles` gives the number of each column's cell style, by the column's letters. `strings` numbers the texts, since a
    cell in an .xlsx file holds the number of its text.
    """
    places = [(column.name, xl_col_to_name(place)) for place, column in enumerate(columns)]
    for start in range(1, len(rows), CHUNK):
        numbers = [str(number) for number in range(FIRST + 1 + start, FIRST + 1 + min(start + CHUNK, len(rows)))]
        part = rows[start : start + CHUNK]
        cells = [
            _column(letters, numbers, styles[letters], [row.get(name) for row in part], strings)
            for name, letters in places
        ]
        for number, row_cells in zip(numbers, zip(*cells, strict=True), strict=True):
            yield f'<row r="{number}">{"".join(row_cells)}</row>'


def _day(value: date) -> date:
    """Return a date without its time, if it has one."""
    return value.date() if isinstance(value, datetime) else value


def _column(letters: str, rows: Sequence[str], style: str, values: Sequence[Any], strings: Strings) -> list[str]:
    """Return the XML text of a column's cells: blanks, texts, numbers, or dates as serial numbers (counts of days).

    `letters` are those of the column, `rows` the numbers of its rows, and `style` the number of its cells' style.
    """
    found = []
    for row, value in zip(rows, values, strict=True):
        if value is None or value == "":
            found.append(f'<c r="{letters}{row}" s="{style}"/>')
        elif isinstance(value, str):
            found.append(text_cell(letters, row, style, strings.number(value)))
        else:
            number = serial(_day(value)) if isinstance(value, date) else float(value)
            found.append(f'<c r="{letters}{row}" s="{style}"><v>{number!r}</v></c>')
    return found
