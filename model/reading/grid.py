"""Builds all the rows of a sheet, blank ones too, from those of its rows that contain values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from model.reading import limits
from model.reading.cells import Refused, Row, letters, number_of_column
from model.reading.preflight import HOSTILE

RANGE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})(?::([A-Z]{1,3})([1-9][0-9]{0,6}))?")
BEYOND = "names a cell that no spreadsheet has; open it in Excel and save it again"
FAR = "stands far from the other cells; clear it, and what is beside and below it"


def holding(rows: Sequence[Row], first: int = 0) -> Iterator[tuple[int, Row]]:
    """Yield each row that contains a value, with its number from 0, beginning at the row number `first`.

    Blank rows that are one and the same list, as `rectangle` makes them, are passed over at almost no cost.
    """
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
    """Return every row of a sheet from row 1 to the last that has values, all with equally many cells.

    `lines` has (row number, cells) of the rows with values, in ascending order. All blank rows are one and the same
    list. Raises Refused, naming the cell, where a value is so far from the others that the rows would not fit in
    memory.
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
    """Raise Refused where a merged range, such as "A1:C2", goes beyond a sheet, or all ranges cover too many cells."""
    area = 0
    for merged in ranges:
        ends = RANGE.fullmatch(merged)
        if not ends:
            raise Refused(BEYOND)
        left, top, right, bottom = ends[1], int(ends[2]), ends[3] or ends[1], int(ends[4] or ends[2])
        if number_of_column(right) > limits.COLUMNS or bottom > limits.ROWS:
            raise Refused(BEYOND)
        area += (number_of_column(right) - number_of_column(left) + 1) * (bottom - top + 1)
    if area > limits.MERGED:
        raise Refused(f"merges {area:,} cells, {HOSTILE}")


def hidden_and_filled(hidden: Sequence[tuple[int, int]], rows: Sequence[Row]) -> tuple[int, ...]:
    """Return the numbers of the hidden columns that have a value in some row, in ascending order.

    `hidden` has the first and the last column of each range of them, counted from 1; thousands may overlap.

    >>> hidden_and_filled([(2, 9), (1, 2)], [[1, None, 3], [None, None, 3, 4]])
    (1, 3, 4)
    """
    if not hidden:
        return ()
    width = max(map(len, rows), default=0)
    steps = [0] * (width + 2)  # one up where a range begins and one down behind its end
    for first, last in hidden:
        if 0 < first <= min(last, width):
            steps[first] += 1
            steps[min(last, width) + 1] -= 1
    unseen = [column for column, deep in enumerate(accumulate(steps)) if deep and column <= width]
    return tuple(column for column in unseen if any(len(row) >= column and row[column - 1] is not None for row in rows))
