"""Where every value stands in the results workbook, and how a formula addresses it.

On every sheet whose columns are years, year N is the same column, after one opening column that last year's value of
year 1 stands in: so one relative formula holds along a line.

>>> posts = Place("", 11, 4, frozenset({"pool", "year"}), 5)
>>> address(posts, Reader(frozenset({"year"}), 0), "pool", years=4)
'E$12:E$16'
>>> address(posts, Reader(frozenset({"pool", "year"}), 1, member=2), None, years=4)
'F14'
>>> address(posts, Reader(frozenset({"pool", "year"}), 0, member=2), None, years=4, shift=-1)
'D14'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import quote_sheetname

from model.body.typed import Sheets
from model.body_workbook.sheets import SPARE_ROWS, lever_rows
from model.xlsx.cell_templates import column_gap, letters, row_gap
from model.xlsx.sheet_geometry import OPENING  # noqa: F401  # the doctest reads it

LEVERS = "Levers"  # the sheet that has the Options sheet by number


def lever_count(sheets: Sheets, labels: Sequence[str]) -> int:
    """The rows of the Levers sheet: those of Options, and spare ones."""
    return len(lever_rows(sheets.options, list(labels))) + SPARE_ROWS


@dataclass(frozen=True)
class Place:
    """A value's cells: from a row and a column, one for each member down and one for each year across."""

    sheet: str  # blank is the option's own sheet
    row: int
    column: int
    dims: frozenset[str]
    count: int = 1  # members down

    @property
    def down(self) -> str | None:
        """The axis whose members stand one under another, if there is one."""
        return next(iter(self.dims - {"year"}), None)


@dataclass(frozen=True)
class Reader:
    """The cell that a formula stands in: what it has one of for each, which year and member it is, and its sheet.

    Year and member are from 0, or None for all alike: then the formula has gaps for columns or rows.
    """

    dims: frozenset[str]
    year: int | None = 0
    member: int | None = 0
    sheet: str = ""

    def column(self, first: int) -> str:
        """The letters of its own year's column, of those that begin at a column, from 0."""
        return column_gap(first) if self.year is None else letters(first + self.year)

    def row(self, first: int) -> str:
        """The number of its own member's row, of those that begin at a row, from 0."""
        return row_gap(first + 1) if self.member is None else str(first + self.member + 1)


def address(place: Place, reader: Reader, along: str | None, years: int, shift: int = 0) -> str:
    """How a cell names a value: its own member and year, or every member of the axis that it runs `along`."""
    if "year" not in place.dims:
        columns = [f"${letters(place.column + shift)}"] * 2
    elif along == "year":
        columns = [f"${letters(place.column)}", f"${letters(place.column + years - 1)}"]
    else:
        columns = [reader.column(place.column + shift)] * 2
    if place.down is None:
        rows = [f"${place.row + 1}"] * 2
    elif along == place.down:
        rows = [f"${place.row + 1}", f"${place.row + place.count}"]
    else:
        rows = [reader.row(place.row)] * 2
    cells = [f"{column}{row}" for column, row in zip(columns, rows, strict=True)]
    there = "" if place.sheet == reader.sheet else f"{quote_sheetname(place.sheet)}!"
    return f"{there}{cells[0]}:{cells[1]}" if along else f"{there}{cells[0]}"
