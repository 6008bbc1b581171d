"""Columns that are read at once give what cells read one by one give, and the same faults in the same order."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.body_workbook.cell_values import is_blank, typed
from model.body_workbook.columns import Column
from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import Row, TableRows
from model.body_workbook.typed_columns import typed_rows
from model.reading.cells import Broken

pytestmark = pytest.mark.unit
COLUMNS = (
    Column("Any number", "any", default=0),
    Column("Number in a span", "span", low=0, high=10, default=None),
    Column("Flag", "flag", unit="flag", low=0, high=1, default=0),
    Column("Day", "day", "date", default=None),
    Column("Words", "words", "text", default=None),
    Column("Band", "band", "bands", default=14),
)
PLACES = {column.name: place for place, column in enumerate(COLUMNS)}
CELLS = st.one_of(
    st.sampled_from(
        [None, "", "  ", "text", " Band  7 ", "7", "8a", "£1,200", "12", "31/12/2020", "1e400", True, False, 0, -0.0, 1,
         1.0, 2.5, 7, 7.0, 10, 11, -1, 10**20, date(2020, 4, 1), datetime(2020, 4, 1), datetime(2010, 11, 1)]
    ),
    st.just(Broken("shows #N/A; mend it")),
    st.floats(-20, 20),
    st.integers(-5, 15),
)  # fmt: skip
# Columns that are all of one kind, as in most lists, and those in which anything stands.
COLUMN = st.one_of(
    st.lists(CELLS, min_size=6, max_size=6),
    st.lists(st.integers(0, 10), min_size=6, max_size=6),
    st.lists(st.one_of(st.integers(0, 10), st.floats(0, 12)), min_size=6, max_size=6),
    st.lists(st.sampled_from([0, 1, 1.0, True, False]), min_size=6, max_size=6),
    st.lists(st.sampled_from([None, date(2020, 4, 1), datetime(2020, 4, 1)]), min_size=6, max_size=6),
    st.lists(st.sampled_from([None, "7", "8a", 7, 7.0]), min_size=6, max_size=6),
)
TABLES = st.lists(COLUMN, min_size=len(COLUMNS), max_size=len(COLUMNS)).map(lambda each: [*zip(*each, strict=True)])


@given(TABLES)
@settings(max_examples=400, deadline=None)
def test_cells_are_as_each_alone_is_typed(table: list[tuple[Any, ...]]) -> None:
    found = typed_rows(table, dict(enumerate(COLUMNS)))
    alone = [
        {column.name: typed(row[place], column) for place, column in enumerate(COLUMNS) if not is_blank(row[place])}
        for row in table
    ]
    assert [repr([*row.items()]) for row in found] == [repr([*row.items()]) for row in alone]


@given(TABLES)
@settings(max_examples=400, deadline=None)
def test_numbers_and_faults_are_as_each_alone_is_read(table: list[tuple[Any, ...]]) -> None:
    rows = TableRows(Row("Vacancies", number, PLACES, row) for number, row in enumerate(table, 5))
    for column in COLUMNS[:4] + COLUMNS[5:]:
        at_once, alone = Reader("a body.xlsx", {}), Reader("a body.xlsx", {})
        found = at_once.column(rows, column)
        expected = [alone.value(row[column.name], column) for row in rows]
        assert np.array_equal(found, np.array(expected, dtype=float), equal_nan=True)
        assert at_once.problems == alone.problems
