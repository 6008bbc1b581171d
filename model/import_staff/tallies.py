"""What is counted while a staff list is read: rows, heads, WTE and pay, and what was read in a way worth telling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import Cell
from model.import_staff.headings import label
from model.import_staff.tables import Line, Table


@dataclass(frozen=True)
class Post:
    """A post with somebody in it: the row of the list that gives it, and the row of the Staff sheet made of this."""

    sheet: str
    line: Line
    table: Table
    row: Mapping[str, Any]
    wte: float  # of all its people
    pay: float  # £ a year at this WTE
    heads: float = 1.0


@dataclass
class Tally:
    """A count of rows, with their heads, their WTE and their pay in £ a year."""

    rows: int = 0
    wte: float = 0.0
    pay: float = 0.0
    heads: float = 0.0

    def add(self, wte: float, pay: float, heads: float) -> None:
        """Add one row's WTE, pay and heads."""
        self.rows, self.wte, self.pay, self.heads = self.rows + 1, self.wte + wte, self.pay + pay, self.heads + heads


@dataclass
class Gathered:
    """What was read from all tables of the list: the posts, and totals of the rows.

    The totals are of the rows that were used, of all rows, of those set aside for each reason, and of those refused.
    """

    reader: Reader
    posts: list[Post] = field(default_factory=list)
    vacant: list[dict[str, Any]] = field(default_factory=list)  # the pool, band and WTE of each vacant post
    used: Tally = field(default_factory=Tally)
    every: Tally = field(default_factory=Tally)
    asides: dict[str, Tally] = field(default_factory=dict)
    refused: Tally = field(default_factory=Tally)
    warnings: list[str] = field(default_factory=list)
    local: Counter[str] = field(default_factory=Counter)  # rows on each grade that is no band
    seen: dict[str, list[str]] = field(default_factory=dict)  # the cells that were read in a way worth telling, by it

    def cell(self, table: Table, line: Line, name: str) -> Cell:
        """Return the cell of the field `name` in a row of a table, with the cell's address."""
        return Cell(table.sheet, line.number, table.columns[name], line.values[name])

    def fault(self, table: Table, line: Line, name: str, sentence: str) -> None:
        """Note a fault of the field `name` in a row; `sentence` says what is wrong and what to do."""
        self.reader.fault(self.cell(table, line, name), f'"{label(name)}" {sentence}')

    def tell(self, what: str, table: Table, line: Line, name: str) -> None:
        """Count a cell that was read in a way worth telling; `what` is a key of `notes.TOLD`."""
        self.seen.setdefault(what, []).append(self.cell(table, line, name).where)

    def set_aside(self, why: str, wte: float, pay: float) -> None:
        """Add a row to the total of the rows set aside for a reason, a key of `rows.WHY`; it is no head in post."""
        self.asides.setdefault(why, Tally()).add(wte, pay, 0.0)

    def count_once(self, heads: float) -> None:
        """Take heads off the totals that were counted on a further row of the same person."""
        self.used.heads -= heads
        self.every.heads -= heads
