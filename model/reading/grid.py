"""Rows that hold something, each with its number, as the grid that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.reading import limits
from model.reading.cells import Refused, Row, letters, number_of_column
from model.reading.preflight import HOSTILE

RANGE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})(?::([A-Z]{1,3})([1-9][0-9]{0,6}))?")
BEYOND = "names a cell that no spreadsheet has; open it in Excel and save it again"
FAR = "stands far from the other cells; clear it, and what is beside and below it"


def holding(rows: Sequence[Row], first: int = 0) -> Iterator[tuple[int, Row]]:
    """The rows that hold something from `first` on, each with its place from 0; a million blank ones are no work."""
    blank: Row | None = None
    for place in range(first, len(rows)):
        row = rows[place]
        if row is blank:
            continue
        if row.count(None) == len(row):
            blank = row
        else:
            yield place, row


def rectangle(lines: Sequence[tuple[int, Row]]) -> list[Row]:
    """Every row from the first, all of one width; blank rows share one list.

    Raises Refused where a value stands so far out that the grid would not fit, and names it.
    """
    if not lines:
        return []
    last = lines[-1][0]
    widest, width = max(((number, len(cells)) for number, cells in lines), key=lambda each: each[1])
    if len(lines) * width + last > limits.RECTANGLE:
        raise Refused(FAR, f"{letters(width)}{widest}")
    blank: Row = [None] * width
    rows = [blank] * last
    for number, cells in lines:
        if len(cells) < width:
            cells.extend([None] * (width - len(cells)))
        rows[number - 1] = cells
    return rows


def check_merged(ranges: Sequence[str]) -> None:
    """Raises Refused where merged ranges reach beyond a sheet, or over more cells than anybody merges."""
    area = 0
    for said in ranges:
        found = RANGE.fullmatch(said)
        if not found:
            raise Refused(BEYOND)
        left, top, right, bottom = found[1], int(found[2]), found[3] or found[1], int(found[4] or found[2])
        if number_of_column(right) > limits.COLUMNS or bottom > limits.ROWS:
            raise Refused(BEYOND)
        area += (number_of_column(right) - number_of_column(left) + 1) * (bottom - top + 1)
    if area > limits.MERGED:
        raise Refused(f"merges {area:,} cells, {HOSTILE}")
