"""What a batch says of its bodies: how many have an option that is recommended, and the cash that is still to find."""

from __future__ import annotations

import pytest

from model.batch.body import Task
from model.batch.run import Batch, Body
from model.commands.batch import recommended_said

pytestmark = pytest.mark.unit
RULE = "Of the options that meet the target in every year, the cheapest."


def body(code: str, best: str | None, find: float, nothing_meets: bool = False) -> Body:
    option = {"met": [True, True], "cash_to_find": [find, 0.0]}
    options = {"Do nothing": {"met": [nothing_meets, True], "cash_to_find": [find, 0.0]}, "Act": option}
    figures = {"recommended": best, "options": options, "rule": RULE, "clearing": {"option": best or "Do nothing"}}
    return Body(Task(f"{code}.xlsx", code, "out", code), "", figures)


def said(*bodies: Body) -> list[str]:
    return recommended_said(Batch(bodies, (), 0, ()))


def test_bodies_whose_option_leaves_cash_to_find_are_counted_with_the_sum() -> None:
    # £1.5m of one body and £2.5m of another are £4m; the third body's option can be paid for.
    found = said(body("A", "Act", 1.5e6), body("B", "Act", 2.5e6), body("C", "Act", 0.0))
    assert found == [
        "In 3 of 3 bodies an option that meets the target in every year is recommended; in 2 of them it leaves cash to "
        "find, £4.00m in all.",
        RULE,
    ]


def test_a_body_whose_option_can_be_paid_for_says_so() -> None:
    (first, _) = said(body("A", "Act", 0.0), body("B", None, 9e6))
    assert first == (
        "In 1 of 2 bodies an option that meets the target in every year is recommended, and can be paid for."
    )


def test_where_doing_nothing_meets_the_target_a_batch_recommends_nothing() -> None:
    found = said(body("A", None, 0.0, nothing_meets=True))
    assert found[:2] == [
        "In 0 of 1 body an option that meets the target in every year is recommended.",
        "In 1 body doing nothing meets the target: nothing is recommended.",
    ]
