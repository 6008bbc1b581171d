"""The tables of a match as they were read, cell by cell, so that each fault has its place."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from model.body_workbook.cell_values import plain
from model.body_workbook.reader import Cell, Reader, Row
from model.matching.columns import columns


@dataclass
class Table:
    """The rows of one sheet of one workbook: the cells, and each column as numbers; words stay in their cells."""

    reader: Reader
    rows: list[Row]
    numbers: dict[str, np.ndarray]
    texts: dict[str, list[str]] = field(default_factory=dict)  # columns of words, as they were first asked for

    def text(self, row: int, name: str) -> str:
        """Return a cell of words with single spaces, "" where it is blank."""
        if name not in self.texts:
            self.texts[name] = self._column(name)
        return self.texts[name][row]

    def _column(self, name: str) -> list[str]:
        """Return a column of words; each word is made once, as most stand in many rows."""
        place = self.rows[0].places.get(name) if self.rows else None
        if place is None:
            return [""] * len(self.rows)
        values = [row.contents[place] for row in self.rows]
        words = {(type(value), value): plain(value) for value in values}
        return [words[type(value), value] for value in values]

    def cell(self, row: int, name: str) -> Cell:
        """Return a cell, or the row's first where the sheet has no such column."""
        return self.rows[row].get(name) or next(iter(self.rows[row].values()))


@dataclass
class Sheets:
    """What was read of all workbooks: the tables of each sheet by its name, and the names that a body is known by."""

    tables: dict[str, list[Table]] = field(default_factory=lambda: {name: [] for name in columns()})
    bodies: dict[str, str] = field(default_factory=dict)  # the workbook's own body, by file
    readers: list[Reader] = field(default_factory=list)


Place = tuple[Table, int]  # a row of a table
