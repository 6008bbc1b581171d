"""The sheet Limits: what it says is read, and what it cannot mean is refused at its cell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from model.body.inputs import Inputs
from model.body_workbook.read_in_memory import read_sheets
from model.messages import code_of
from model.problems import InputError
from tests.support.bodies import body

pytestmark = pytest.mark.unit
HOLD = "Vacated posts held, at most"


def read_with(*rows: dict[str, Any]) -> Inputs:
    """The example with rows on its sheet Limits."""
    sheets = body("example-pct-2010").sheets
    assert sheets is not None
    return read_sheets("a.xlsx", replace(sheets, limits=rows))


def refused(*rows: dict[str, Any]) -> list[str]:
    """What is said of rows that are refused."""
    with pytest.raises(InputError) as error:
        read_with(*rows)
    return [str(problem) for problem in error.value.problems]


def test_a_limit_holds_in_all_years_but_where_a_year_has_its_own() -> None:
    limits = read_with({"limit": HOLD, "all years": 0.5, "2012-13": 0.4}).limits
    assert limits.by_year["hold"].tolist() == [0.5, 0.5, 0.4, 0.5, 0.5, 0.5]
    assert not body("example-pct-2010").limits


def test_redundancies_are_limited_in_all_and_in_a_year() -> None:
    limits = read_with({"limit": "Compulsory redundancies, at most", "all years": 12, "2010-11": 5}).limits
    assert limits.in_all == {"redundancies": 12}
    np.testing.assert_array_equal(limits.by_year["redundancies"], [5, *[np.nan] * 5])


def test_the_rows_are_kept_as_they_were_typed() -> None:
    sheets = read_with({"limit": HOLD, "all years": 0.5}).sheets
    assert sheets is not None
    assert list(sheets.limits) == [{"limit": HOLD, "all years": 0.5}]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Vacated post held, at most", f'did you mean "{HOLD}"?'),
        ("hold", f'did you mean "{HOLD}"?'),
        (
            "Senior manager, at most",
            'what may be done in the pool "Senior managers" is said on Vacancies, by "Posts that must stay", "Share of '
            'the pool in the reorganisation" and "Share of vacated posts that can be held"',
        ),
        ("Non-pay: share of what could be saved, at most", "that lever is not searched: set it in the options"),
        ("Jam", "see the rows that mancost best writes"),
    ],
)
def test_what_is_no_limit_is_refused_with_the_nearest_or_where_it_is_said(typed: str, said: str) -> None:
    (found,) = refused({"limit": typed, "all years": 0.5})
    assert f'Limits!A5: "{typed}" is not a limit; {said}' in found
    assert code_of(found, "E") == "E202"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"limit": HOLD, "all years": 1.5}], 'Limits!C5: "Vacated posts held, at most" is 1.5, outside 0 to 1'),
        ([{"limit": HOLD, "all years": 0.5}] * 2, "stands on two rows; keep one"),
        (
            [
                {"limit": HOLD, "all years": 0.5},
                {"limit": "Vacated posts held, at least", "all years": 0.2, "2011-12": 0.6},
            ],
            'Limits!E6: "Vacated posts held, at least" is 0.6, more than the 0.5 that it may be at most in 2011-12',
        ),
        (
            [{"limit": "Merging: share done in the year, at least", "all years": 0.3}],
            'Limits!C5: "Merging: share done in the year, at least" comes to 120% by 2013-14; keep the years\'',
        ),
        (
            [{"limit": "Compulsory redundancy is allowed, at most", "all years": 0.5}],
            "is 0.5, neither 1 for yes nor 0 for no",
        ),
        ([{"limit": "Price of a compulsory redundancy", "2010-11": 5}], "has a price in one year; give one for all"),
    ],
)
def test_what_a_limit_cannot_mean_is_refused_at_its_cell(rows: list[dict[str, Any]], said: str) -> None:
    (found,) = refused(*rows)
    assert said in found
