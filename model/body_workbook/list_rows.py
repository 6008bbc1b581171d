"""Adds the rows of the input sheets that are lists to a finished workbook, all except the first row of each list.

The library XlsxWriter writes the headings and the first row. The other rows are added as XML text, which is faster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from itertools import chain, repeat
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from model.body.typed import Rows, Sheets
from model.body_workbook.columns import Column
from model.body_workbook.sheets import tables
from model.rules.rulebook import serial
from model.xlsx.append_rows import Strings, add_rows, formats_of, part_of
from model.xlsx.sheet_geometry import FIRST

AT_ONCE = 500  # rows that are made together
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
    """Yield the rows of a list, except the first, as the XML text of a sheet, many rows at a time.

    `styles` gives the number of each column's cell style, by the column's letters. `strings` numbers the texts, since a
    cell in an .xlsx file holds the number of its text.
    """
    known: list[dict[Any, str]] = [{} for _ in columns]  # the ends of each column's cells, by their values
    for start in range(1, len(rows), AT_ONCE):
        numbers = [str(number) for number in range(FIRST + 1 + start, FIRST + 1 + min(start + AT_ONCE, len(rows)))]
        part = rows[start : start + AT_ONCE]
        used = set[str]().union(*part)
        pieces: list[Iterable[str]] = [repeat('<row r="'), numbers, repeat('">')]
        for place, (column, ends) in enumerate(zip(columns, known, strict=True)):
            letters = xl_col_to_name(place)
            values = [row.get(column.name) for row in part] if column.name in used else [None] * len(part)
            _add_ends(ends, Counter(values), styles[letters], strings)
            pieces += [repeat(f'<c r="{letters}'), numbers, map(ends.__getitem__, values)]
        yield "".join(chain.from_iterable(zip(*pieces, repeat("</row>"), strict=False)))


def _day(value: date) -> date:
    """Return a date without its time, if it has one."""
    return value.date() if isinstance(value, datetime) else value


def _add_ends(ends: dict[Any, str], values: Mapping[Any, int], style: str, strings: Strings) -> None:
    """Add to `ends`, for each of the values, the XML text of its cell from behind the row's number on.

    A cell is blank, or has a text, a number, or a date as its serial number (a count of days). `values` has how often
    each value stands there, and `style` is the number of the cells' style.
    """
    for value, cells in values.items():
        if isinstance(value, str) and value:
            ends[value] = f'" s="{style}" t="s"><v>{strings.number(value, cells)}</v></c>'
        elif value in ends:
            continue
        elif value is None or value == "":
            ends[value] = f'" s="{style}"/>'
        else:
            number = serial(_day(value)) if isinstance(value, date) else float(value) + 0.0  # + 0: never -0
            ends[value] = f'" s="{style}"><v>{number!r}</v></c>'
