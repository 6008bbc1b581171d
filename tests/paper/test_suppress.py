"""Small counts are hidden, and so is what would tell them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.paper.suppress import few, hidden, hidden_in_list, with_totals

COUNTS = st.one_of(st.just(0), st.integers(0, 4), st.integers(0, 60))


@st.composite
def tables(draw: st.DrawFn) -> np.ndarray:
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    cells = draw(st.lists(COUNTS, min_size=rows * columns, max_size=rows * columns))
    return np.array(cells, dtype=float).reshape(rows, columns)


def another(whole: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """How far each hidden cell may move with every sum still right: the projection on what no equation sees."""
    rows, columns = whole.shape
    equations = []
    for row in range(rows):
        line = np.zeros(whole.shape)
        line[row, :-1], line[row, -1] = 1, -1
        equations.append(line[mask])
    for column in range(columns):
        line = np.zeros(whole.shape)
        line[:-1, column], line[-1, column] = 1, -1
        equations.append(line[mask])
    sums = np.array(equations)
    moves = np.eye(mask.sum()) - np.linalg.pinv(sums) @ sums
    return np.asarray(np.abs(moves).max(axis=0))


@pytest.mark.agree
@given(tables())
@settings(max_examples=300)
def test_no_small_count_is_shown_or_can_be_worked_out_from_the_totals(counts: np.ndarray) -> None:
    whole, mask = with_totals(counts), hidden(counts)
    assert mask[few(whole)].all()
    if mask.any():
        assert (another(whole, mask) > 1e-6).all()


@pytest.mark.unit
@given(tables())
@settings(max_examples=100)
def test_a_table_with_no_small_count_is_shown_whole(counts: np.ndarray) -> None:
    large = np.where(few(counts), 0, counts)
    assert not hidden(large).any()


@pytest.mark.unit
@given(st.lists(COUNTS, min_size=1, max_size=8))
@settings(max_examples=200)
def test_a_list_hides_none_or_at_least_two(counts: list[int]) -> None:
    given_ = np.array(counts, dtype=float)
    mask = hidden_in_list(given_)
    assert mask[few(np.append(given_, given_.sum()))].all()
    assert mask.sum() != 1


@pytest.mark.unit
def test_what_few_are_paid_is_hidden_with_a_second_amount() -> None:
    paid = np.array([[40_000.0, 250_000.0], [0.0, 83_000.0]])
    mask = hidden(paid, np.array([[True, False], [False, False]]))
    assert mask[0, 0]
    assert mask.sum() >= 4
