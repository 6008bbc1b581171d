"""The cells and rows of a table as they were read, each cell with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from model.body_workbook.cell_values import is_blank
from model.body_workbook.typed_columns import columns_of
from model.reading.cells import letters


class Cell(NamedTuple):
    """A cell's value and its place: the sheet, and the row and the column, both counted from 1."""

    sheet: str
    row: int
    column: int
    value: Any

    @property
    def where(self) -> str:
        """Return the cell's address as messages give it, such as "Staff!F17"."""
        return f"{self.sheet}!{letters(self.column)}{self.row}"

    @property
    def blank(self) -> bool:
        """Whether the cell is empty or contains only spaces."""
        return is_blank(self.value)


class Row(Mapping[str, Cell]):
    """A row of a table, as a mapping from the names of the columns to the row's cells."""

    __slots__ = ("contents", "number", "places", "sheet")

    def __init__(self, sheet: str, number: int, places: Mapping[str, int], values: Sequence[Any]) -> None:
        self.sheet, self.number, self.places, self.contents = sheet, number, places, values

    def __getitem__(self, name: str) -> Cell:
        place = self.places[name]
        return Cell(self.sheet, self.number, place + 1, self.contents[place])

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


class TableRows(list[Row]):
    """The rows of a table, from top to bottom; no row is added or taken out once a column has been asked for."""

    @cached_property
    def _columns(self) -> dict[str, Sequence[Any]]:
        """Return what the cells of each column hold, by its name."""
        places = self[0].places
        return dict(zip(places, columns_of((row.contents for row in self), [*places.values()]), strict=True))

    def holds(self, name: str) -> Sequence[Any]:
        """Return what the cells of a column hold, a value for each row; None for each where there is no such column."""
        return self._columns[name] if self and name in self[0].places else [None] * len(self)
