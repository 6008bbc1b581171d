"""Where each value stands in the results workbook, and the addresses by which formulas read it.

On every sheet whose columns are years, a year has the same column. The column before the first year has the value that
year 1 reads as the previous year's, so that one relative formula serves every year of a line.

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
    """Return how many rows the Levers sheet has: one for each lever set on the Options sheet, and spare ones."""
    return len(lever_rows(sheets.options, list(labels))) + SPARE_ROWS


@dataclass(frozen=True)
class Place:
    """The cells of a value: they begin at `row` and `column`, from 0.

    There is a row for each member (such as each staff pool) and a column for each year, where the value has these.
    """

    sheet: str  # blank for each option's own
    row: int
    column: int
    dims: frozenset[str]  # the axes that it has a cell for each member of
    count: int = 1  # members down

    @property
    def down(self) -> str | None:
        """Return the axis, such as "pool", whose members stand one under another; None where there is only one row."""
        return next(iter(self.dims - {"year"}), None)


@dataclass(frozen=True)
class Reader:
    """The cell that a formula stands in: the axes of its line, its year and member, and its sheet.

    Year and member are counted from 0. Where one is None, the formula is for every year or every member: it has
    gaps, which are filled later with each column's letters or each row's number.
    """

    dims: frozenset[str]
    year: int | None = 0
    member: int | None = 0
    sheet: str = ""

    def column(self, first: int) -> str:
        """Return the letters of the column of this cell's year.

        `first` is the number, from 0, of the first year's column.
        """
        return column_gap(first) if self.year is None else letters(first + self.year)

    def row(self, first: int) -> str:
        """Return the number of the row of this cell's member, as text.

        `first` is the first member's row, counted from 0.
        """
        return row_gap(first + 1) if self.member is None else str(first + self.member + 1)


def address(place: Place, reader: Reader, along: str | None, years: int, shift: int = 0) -> str:
    """Return the address by which the formula in the cell `reader` reads the value at `place`, such as 'E$12:E$16'.

    It is the value of the reader's own year and member or, where `along` names an axis, all the members of that
    axis. `shift` moves the address by so many columns: -1 reads the previous year's value. The sheet is named where
    it is not the reader's own.
    """
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
