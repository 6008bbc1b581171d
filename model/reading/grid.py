"""Rows that hold something, each with its number, as the grid that they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from model.reading import limits
from model.reading.cells import Refused, Row, letters


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
        raise Refused("stands far from the other cells; clear it, and what is beside and below it", f"{title}!{far}")
    blank: Row = [None] * width
    rows = [blank] * last
    for number, cells in lines:
        if len(cells) < width:
            cells.extend([None] * (width - len(cells)))
        rows[number - 1] = cells
    return rows
