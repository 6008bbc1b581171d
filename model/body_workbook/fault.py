"""A fault that no single cell shows: that the inputs contradict each other."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """A sentence about the inputs that contradict each other, and the cell at which it is to be reported.

    The cell is given by a sheet, by the name of a row, and by names of columns: it is the first of these that is not
    blank.
    """

    sheet: str
    row: Hashable
    columns: tuple[str, ...]
    sentence: str
