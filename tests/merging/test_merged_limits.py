"""The limits of several boards in one group: alike they are kept, sums add up, and what is left out is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from model.body_workbook.read_in_memory import read_sheets
from model.merging.merge import Merged, merge
from tests.support.groups import inputs_of, members
from tests.support.kinds import small_body

pytestmark = pytest.mark.unit
HOLD = "Vacated posts held, at most"
HEADS, PRICE = "Compulsory redundancies, at most", "Price of a compulsory redundancy"
YEAR = "2025-26"


def merged(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> Merged:
    """Two small bodies with rows on their sheets Limits, merged."""
    one, two = (replace(small_body(), limits=rows) for rows in (first, second))
    return merge(members([inputs_of(one, "a.xlsx"), inputs_of(two, "b.xlsx", code="B2", name="Other")]))


def of_limits(found: Merged) -> list[str]:
    """What is told of limits."""
    return [remark for remark in found.remarks if "at most" in remark or "Price" in remark]


def test_limits_that_are_alike_are_the_groups_and_nothing_is_told() -> None:
    rows = [{"limit": HOLD, "all years": 0.5, YEAR: 0.4}, {"limit": PRICE, "all years": 5_000}]
    found = merged(rows, [{"limit": HOLD, YEAR: 0.4, "2026-27": 0.5}, {"limit": PRICE, "all years": 5_000}])
    limits = read_sheets("a.xlsx", found.sheets).limits
    assert limits.by_year["hold"].tolist() == [0.4, 0.5]
    assert limits.in_all == {"price_of_redundancy": 5_000}
    assert of_limits(found) == []


def test_redundancies_add_up_and_it_is_told() -> None:
    found = merged([{"limit": HEADS, "all years": 3, YEAR: 2}], [{"limit": HEADS, "all years": 4, YEAR: 1}])
    limits = read_sheets("a.xlsx", found.sheets).limits
    assert limits.in_all == {"redundancies": 7}
    assert limits.by_year["redundancies"][0] == 3
    assert of_limits(found) == [f'"{HEADS}" of the bodies add up: what one leaves another may use']


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"limit": HOLD, "all years": 0.5}, {"limit": HOLD, "all years": 0.6}),
        ({"limit": HOLD, "all years": 0.5}, None),
        ({"limit": HEADS, "all years": 3}, None),
        ({"limit": PRICE, "all years": 3}, {"limit": PRICE, "all years": 4}),
    ],
)
def test_what_the_group_has_not_is_told(first: dict[str, Any], second: dict[str, Any] | None) -> None:
    found = merged([first], [second] if second else [])
    assert not found.sheets.limits
    why = "alike, and the group has none; set its own on the sheet Limits"
    assert of_limits(found) == [f'the bodies do not set "{first["limit"]}" {why}']


def test_a_group_of_boards_without_limits_has_none() -> None:
    assert merged([], []).sheets.limits == []
