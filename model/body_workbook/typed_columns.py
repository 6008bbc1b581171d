"""Reads whole columns of a table at once: what is alike in all cells, or in many, is looked at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime
from operator import itemgetter
from types import NoneType
from typing import Any, TypeVar

import numpy as np

from model.body_workbook.cell_values import is_blank, typed
from model.body_workbook.columns import Column

R = TypeVar("R")  # a row
UNREAD = object()  # stands for what was typed and is not a date
NUMBERS = {bool, int, float}
# Of a column of a kind: the kinds of values that are written again as they are.
AS_THEY_ARE: Mapping[str, set[type]] = {"number": {int, float, NoneType}, "date": {date, datetime, NoneType}}


def columns_of(rows: Iterable[Sequence[Any]], places: Sequence[int]) -> list[Sequence[Any]]:
    """Return the columns at some places of rows, counted from 0: what their cells hold, each (rows,)."""
    if not places:
        return []
    chosen = map(itemgetter(*places, places[0]), rows)  # one more, as of a single place it would give no tuple
    columns: list[Sequence[Any]] = [*zip(*chosen, strict=True)]
    return columns[:-1] or [()] * len(places)


def typed_rows(rows: Sequence[Sequence[Any]], columns: Mapping[int, Column]) -> list[dict[str, Any]]:
    """Return, for each row, those of its cells that are not blank, by their columns' names, as `typed` returns them.

    `columns` are those of the table, by their places in a row from 0.
    """
    filled: dict[str, Sequence[Any]] = {}
    for column, held in zip(columns.values(), columns_of(rows, [*columns]), strict=True):
        values = _typed_column(held, column)
        if values.count(None) < len(values):
            filled[column.name] = values
    if not filled:
        return [{} for _ in rows]
    found = [
        {name: value for name, value in zip(filled, values, strict=True) if value is not None}
        for values in zip(*filled.values(), strict=True)
    ]
    for name in (name for name, values in filled.items() if UNREAD in values):
        for row in found:
            row |= {name: None} if row.get(name) is UNREAD else {}
    return found


def _typed_column(values: Sequence[Any], column: Column) -> Sequence[Any]:
    """Return what `typed` makes of each cell of a column; None where a cell is blank, and UNREAD for no date."""
    if set(map(type, values)) <= AS_THEY_ARE.get(column.kind, {NoneType}):
        return values
    if column.kind == "number":
        return [None if is_blank(value) else typed(value, column) for value in values]
    keys = keys_of(values)
    known = dict(zip(keys, values, strict=True))
    for key, value in known.items():
        known[key] = None if is_blank(value) else UNREAD if (as_typed := typed(value, column)) is None else as_typed
    return [*map(known.__getitem__, keys)]


def keys_of(values: Sequence[Any]) -> Sequence[Hashable]:
    """Return a key for each value, by which only those are the same whose kind is too: TRUE and 1 are not."""
    return values if len(NUMBERS & set(map(type, values))) < 2 else [*zip(map(type, values), values, strict=True)]


def numbers_of(values: Sequence[Any], column: Column) -> np.ndarray | None:
    """Return the cells of a column as numbers, (rows,), where all are numbers that it allows; None for any other."""
    if column.kind != "number" or not values or not set(map(type, values)) <= {int, float}:
        return None
    numbers = np.array(values, dtype=float)
    low = -np.inf if column.low is None or column.high is None else column.low
    high = np.inf if column.low is None or column.high is None else column.high
    allowed = (numbers == 0) | (numbers == 1) if column.unit == "flag" else (numbers >= low) & (numbers <= high)
    return numbers if allowed.all() else None


def read_once(
    keys: Sequence[Hashable], rows: Sequence[R], read: Callable[[R, Any], Any], problems: list[Any]
) -> list[Any]:
    """Return what `read` makes of each row and its key; rows that have the same key are read once.

    `read` adds the faults that it finds to `problems`, where each row then has its own, in the order of the rows.
    """
    before = len(problems)
    known: dict[Hashable, Any] = {}
    faulty: set[Hashable] = set()
    for key, row in dict(zip(keys, rows, strict=True)).items():
        known[key] = read(row, key)
        if len(problems) > before:
            faulty.add(key)
            del problems[before:]
    for key, row in zip(keys, rows, strict=True) if faulty else ():
        if key in faulty:
            read(row, key)
    return [*map(known.__getitem__, keys)]
