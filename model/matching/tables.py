"""The tables of a match as they were read, cell by cell, so that each fault has its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from model.body_workbook.cell_values import plain
from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import Cell, TableRows
from model.body_workbook.typed_columns import keys_of
from model.matching.columns import columns


@dataclass
class Table:
    """The rows of one sheet of one workbook: the cells, and each column as numbers; words stay in their cells."""

    reader: Reader
    rows: TableRows
    numbers: dict[str, np.ndarray]
    texts: dict[str, list[str]] = field(default_factory=dict)  # columns of words, as they were first asked for

    def text(self, row: int, name: str) -> str:
        """Return a cell of words with single spaces, "" where it is blank."""
        return self.words(name)[row]

    def words(self, name: str) -> list[str]:
        """Return a column of words, each as `text` returns it."""
        if name not in self.texts:
            self.texts[name] = self._column(name)
        return self.texts[name]

    def _column(self, name: str) -> list[str]:
        """Return a column of words; each word is made once, as most stand in many rows."""
        values = self.rows.holds(name)
        keys = keys_of(values)
        words = {key: plain(value) for key, value in dict(zip(keys, values, strict=True)).items()}
        return [*map(words.__getitem__, keys)]

    def cell(self, row: int, name: str) -> Cell:
        """Return a cell, or the row's first where the sheet has no such column."""
        return self.rows[row].get(name) or next(iter(self.rows[row].values()))


class Rows:
    """The rows of one sheet of all workbooks, one table behind the other, and its columns over them all."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.tables = tables
        self.places: list[Place] = [(table, row) for table in tables for row in range(len(table.rows))]

    def words(self, name: str) -> list[str]:
        """Return a column of words, each with single spaces, "" where it is blank."""
        return [word for table in self.tables for word in table.words(name)]

    def numbers(self, name: str) -> np.ndarray:
        """Return a column of numbers, (rows,)."""
        return np.array([number for table in self.tables for number in table.numbers[name].tolist()], dtype=float)

    def fault(self, at: int, name: str, sentence: str) -> None:
        """Note a problem of a row's cell."""
        table, row = self.places[at]
        table.reader.fault(table.cell(row, name), sentence)


@dataclass
class Sheets:
    """What was read of all workbooks: the tables of each sheet by its name, and the names that a body is known by."""

    tables: dict[str, list[Table]] = field(default_factory=lambda: {name: [] for name in columns()})
    bodies: dict[str, str] = field(default_factory=dict)  # the workbook's own body, by file
    readers: list[Reader] = field(default_factory=list)


Place = tuple[Table, int]  # a row of a table
