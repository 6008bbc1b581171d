"""Small counts are hidden, and so is what would tell them, wherever in the document it stands."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.paper.suppress import FACT, Figure, few, hidden, worked_out

COUNTS = st.one_of(st.just(0), st.integers(0, 4), st.integers(0, 60))


@st.composite
def tables(draw: st.DrawFn) -> np.ndarray:
    rows, columns = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    cells = draw(st.lists(COUNTS, min_size=rows * columns, max_size=rows * columns))
    return np.array(cells, dtype=float).reshape(rows, columns)


def figures_of(counts: np.ndarray) -> dict[Hashable, Figure]:
    """A table of counts with its totals: a nil is no part, as every reader sees it."""
    rows, columns = counts.shape
    parts = {
        (row, column): {(row, column): 1.0} if counts[row, column] else {} for row, column in np.ndindex(counts.shape)
    }
    found: dict[Hashable, Figure] = {place: Figure(held, float(counts[place])) for place, held in parts.items()}
    for row in range(rows):
        found["row", row] = Figure({k: 1.0 for c in range(columns) for k in parts[row, c]}, 1e6)
    for column in range(columns):
        found["column", column] = Figure({k: 1.0 for r in range(rows) for k in parts[r, column]}, 1e6)
    found["all"] = Figure({k: 1.0 for held in parts.values() for k in held}, 1e9)
    return found


def another(counts: np.ndarray, figures: dict[Hashable, Figure], hide: frozenset[Hashable]) -> np.ndarray:
    """How far each cell may move with every figure that is shown still right: the projection on what none sees."""
    cells = [place for place in np.ndindex(counts.shape) if counts[place]]
    rows = [[figure.parts.get(cell, 0.0) for cell in cells] for name, figure in figures.items() if name not in hide]
    sums = np.array(rows).reshape(len(rows), len(cells))
    moves = np.eye(len(cells)) - np.linalg.pinv(sums) @ sums
    free = np.zeros(counts.shape)
    for number, cell in enumerate(cells):
        free[cell] = np.abs(moves[:, number]).max()
    return free


@pytest.mark.agree
@given(tables())
@settings(max_examples=200, deadline=None)
def test_no_small_count_is_shown_or_can_be_worked_out_from_the_totals(counts: np.ndarray) -> None:
    figures = figures_of(counts)
    small = [(int(row), int(column)) for row, column in np.argwhere(few(counts))]
    hide = hidden(figures, [{place: 1.0} for place in small])
    assert set(small) <= hide
    free = another(counts, figures, hide)
    assert all(free[place] > 1e-6 for place in small)


@pytest.mark.unit
@given(tables())
@settings(max_examples=50, deadline=None)
def test_a_table_with_no_secret_is_shown_whole(counts: np.ndarray) -> None:
    assert not hidden(figures_of(counts), [])


@pytest.mark.unit
def test_a_figure_of_another_table_that_tells_a_secret_is_hidden() -> None:
    # The cost by kind hides the few's; the total of the year less the exits of another table would tell it.
    figures: dict[Hashable, Figure] = {
        "few": Figure({"few": 1}, 1),
        "planned": Figure({"planned": 1}, 10),
        "total": Figure({"few": 1, "planned": 1}, 100),
        "exits": Figure({"planned": 1}, 1000),
    }
    hide = hidden(figures, [{"few": 1}])
    assert hide == {"few", "total"}
    assert worked_out(figures, {"few"}, {"few": 1})


@pytest.mark.unit
def test_what_every_reader_knows_is_never_what_is_hidden() -> None:
    figures: dict[Hashable, Figure] = {
        "by year": Figure({"a": 1}, 1),
        "by pool": Figure({"b": 1}, 5),
        "alike": Figure({"a": 1, "b": -1}, FACT),
    }
    assert hidden(figures, [{"a": 1}]) == {"by year", "by pool"}


@pytest.mark.unit
def test_a_figure_that_gives_nothing_away_is_put_back() -> None:
    figures: dict[Hashable, Figure] = {name: Figure({name: 1}, size) for name, size in (("a", 2), ("b", 30), ("c", 40))}
    figures["all"] = Figure({"a": 1, "b": 1, "c": 1}, 1e9)
    assert hidden(figures, [{"a": 1}]) == {"a", "b"}
