"""Rows that hold something, each with its number, as the grid that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.reading import limits
from model.reading.cells import Refused, Row, letters

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


def rectangle(title: str, lines: Sequence[tuple[int, Row]]) -> list[Row]:
    """Every row from the first, all of one width; blank rows share one list.

    Raises Refused where a value stands so far out that the grid would not fit, and names it.
    """
    if not lines:
        return []
    last = lines[-1][0]
    widest, width = max(((number, len(cells)) for number, cells in lines), key=lambda each: each[1])
    if len(lines) * width + last > limits.RECTANGLE:
        far = f"{letters(width)}{widest}"
        raise Refused(FAR, f"{title}!{far}")
    blank: Row = [None] * width
    rows = [blank] * last
    for number, cells in lines:
        if len(cells) < width:
            cells.extend([None] * (width - len(cells)))
        rows[number - 1] = cells
    return rows
