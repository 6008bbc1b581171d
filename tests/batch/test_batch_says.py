"""What a batch says of its bodies: how many have an option that is recommended, and the cash that is still to find."""

from __future__ import annotations

from typing import Any

import pytest

from model.batch.body import Task
from model.batch.run import Batch, Body
from model.batch.standing import SHOWN
from model.commands.batch import recommended_said

pytestmark = pytest.mark.unit
RULE = "Of the options that meet the target in every year, the cheapest."


def body(code: str, best: str | None, find: float, nothing_meets: bool = False, missed: float = 0.0) -> Body:
    option = {"met": [True, not missed], "cash_to_find": [find, 0.0], "gap": [0.0, missed]}
    options = {"Do nothing": {**option, "met": [nothing_meets, True]}, "Act": option}
    figures: dict[str, Any] = {"recommended": best, "options": options, "rule": RULE, "clearing": {"option": "Act"}}
    figures |= {"body": f"Body {code}", "years": ["2025-26", "2026-27"]}
    return Body(Task(f"{code}.xlsx", code, "out", code), "", figures)


def said(*bodies: Body) -> list[str]:
    return recommended_said(Batch(bodies, (), 0, ()))


def test_who_can_pay_who_cannot_and_who_misses_are_told_worst_first() -> None:
    # £1.5m of one body and £2.5m of another are £4m; C's option can be paid for, D misses its target by £300k.
    found = said(
        body("A", "Act", 1.5e6), body("B", "Act", 2.5e6), body("C", "Act", 0.0), body("D", None, 1.0, missed=3e5)
    )
    assert found == [
        "Of 4 bodies, 1 meets the target and can be paid for; 2 meet it if £4.00m is found; 1 does not meet it.",
        "Does not meet the target:",
        "  Body D (D): misses it by £300k over the plan in Act",
        "Cannot pay:",
        "  Body B (B): £2.50m to find, all of it in 2025-26",
        "  Body A (A): £1.50m to find, all of it in 2025-26",
        RULE,
    ]


def test_where_all_can_pay_nobody_is_named() -> None:
    assert said(body("A", "Act", 0.0)) == [
        "Of 1 body, 1 meets the target and can be paid for; 0 meet it if cash is found; 0 do not meet it.",
        RULE,
    ]


def test_of_many_who_cannot_pay_the_rest_are_counted_with_their_sum() -> None:
    found = said(*(body(f"{number:02d}", "Act", 1e6 * (number + 1)) for number in range(SHOWN + 2)))
    # The two that are not named are those of £1m and £2m.
    assert found[SHOWN + 2] == "  and 2 more, £3.00m in all; the sheet Overview has each"


def test_where_doing_nothing_meets_the_target_a_batch_recommends_nothing() -> None:
    assert said(body("A", None, 0.0, nothing_meets=True))[1:] == [
        "In 1 body doing nothing meets the target: nothing is recommended.",
        RULE,
    ]
