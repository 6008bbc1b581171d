"""Functions of the vocabulary take any axes before the members, so that all years come to what each year does alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.language.vocabulary import COUNTIFS, INDEX, LOOKUP, MATCH, MAX, MIN, RUNNING, SUM, SUMIFS, SUMPRODUCT

pytestmark = pytest.mark.unit

SIZES = st.tuples(*(st.integers(1, 3) for _ in range(3)), st.integers(1, 5), st.booleans(), st.integers(0, 2**32 - 1))
CELLS: dict[str, Callable[..., Any]] = {
    "SUM": lambda values, keys, want: SUM(values),
    "SUMPRODUCT": lambda values, keys, want: SUMPRODUCT(values, keys),
    "MIN": lambda values, keys, want: MIN(values),
    "MAX": lambda values, keys, want: MAX(values),
    "SUMIFS": lambda values, keys, want: SUMIFS(values, keys, want),
    "SUMIFS by two keys": lambda values, keys, want: SUMIFS(values, keys, want, np.floor(keys / 2), want),
    "COUNTIFS": lambda values, keys, want: COUNTIFS(keys, want),
    "RUNNING": lambda values, keys, want: RUNNING(values, keys, want),
    "INDEX": lambda values, keys, want: INDEX(values, want + 1),
}


def one_by_one(name: str, values: np.ndarray, keys: np.ndarray, want: np.ndarray) -> float:
    """What a function comes to for one year, case and member, by plain Python; nan where a sheet has an error."""
    rows = list(zip(values.tolist(), keys.tolist(), strict=True))
    sought = float(want)
    plain: dict[str, Callable[[], float]] = {
        "SUM": lambda: sum(value for value, _ in rows),
        "SUMPRODUCT": lambda: sum(value * key for value, key in rows),
        "MIN": lambda: min(value for value, _ in rows),
        "MAX": lambda: max(value for value, _ in rows),
        "SUMIFS": lambda: sum(value for value, key in rows if key == sought),
        "SUMIFS by two keys": lambda: sum(value for value, key in rows if key == sought and key // 2 == sought),
        "COUNTIFS": lambda: sum(key == sought for _, key in rows),
        "RUNNING": lambda: sum(value for value, key in rows if key <= sought),
        "INDEX": lambda: rows[int(sought)][0] if 0 <= sought < len(rows) else np.nan,
    }
    return float(plain[name]())


@pytest.mark.parametrize("name", CELLS)
@given(sizes=SIZES)
def test_all_years_come_to_what_each_member_comes_to_alone(name: str, sizes: tuple[Any, ...]) -> None:
    years, cases, members, rows, alike, seed = sizes
    drawn = np.random.default_rng(seed)
    values = drawn.integers(-50, 50, (years, cases, 1, rows)).astype(float)
    keys = drawn.integers(0, 4, (1, 1) if alike else (years, cases), dtype=np.int64)[..., None, None]
    keys = np.broadcast_to(keys, (*keys.shape[:2], 1, rows)) + np.arange(float(rows)) % 3
    want = drawn.integers(-1, 6, (years, cases, members)).astype(float)
    with np.errstate(all="ignore"):
        found = np.broadcast_to(CELLS[name](values, keys, want), want.shape)
    all_keys = np.broadcast_to(keys, (years, cases, 1, rows))
    for year, case, member in np.ndindex(*want.shape):
        row = values[year, case, 0], all_keys[year, case, 0]
        np.testing.assert_equal(found[year, case, member], one_by_one(name, *row, want[year, case, member]))


def test_a_range_that_is_searched_may_not_differ_between_options() -> None:
    keys = np.array([[[1.0, 2.0]], [[2.0, 3.0]]])
    sought = np.array([[2.0]])
    with pytest.raises(ValueError, match="the same in all years and for all options"):
        MATCH(sought, keys)
    with pytest.raises(ValueError, match="the same in all years and for all options"):
        LOOKUP(sought, keys, keys)
