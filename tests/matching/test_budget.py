"""What is budgeted beside the payoffs avoided: those expected to be left, courses and pay protection."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

import pytest

from model.matching.answer import Answer, answer_of
from model.matching.as_json import as_json
from model.matching.budget import budget_of
from model.matching.example import region as example
from model.matching.region import NONE
from model.matching.said import budget_said, payoffs_said
from model.rules.scales import band_on
from tests.support.regions import DAY, person_rows, region

pytestmark = pytest.mark.unit

PAID = [{"payoff": 10_000}, {"payoff": 20_000}, {"payoff": 30_000}]
DOWN = {"band": "7", "lower": "yes"}
ROUTE = {"start": "Finance", "end": "Strategy", "weeks": 6, "cost": 2_600, "succeed": 1.0}


def matched(people: Any, posts: Any, routes: Any = (), **settings: float) -> Answer:
    return answer_of(region(people, posts, routes, (), DAY, **settings))


def test_with_every_offer_kept_what_is_expected_left_is_what_is_left() -> None:
    found = example(120, 200)
    sure = [{**route, "succeed": 1.0} for route in found.routes]
    answer = answer_of(region(found.people, found.posts, sure, found.travel, sticks=1.0, rounds=1))
    budget = budget_of(answer)
    left = answer.payoffs[-1]
    assert left > 100_000
    assert (budget.left[0], budget.low[0], budget.high[0]) == pytest.approx(
        (left, left, left), abs=0.05
    )  # pence, kind by kind


def test_payoffs_left_are_of_those_not_placed_and_equals_share() -> None:
    # Two posts for three equals: a third of £60,000 is left when both offers stick, and all when neither does.
    assert budget_of(matched(PAID, [{}, {}], sticks=1.0)).left == pytest.approx((20_000, 20_000))
    assert budget_of(matched(PAID, [{}, {}], sticks=0.0)).left == pytest.approx((60_000, 60_000))


def test_payoffs_expected_left_follow_the_same_draws_as_the_share_placed() -> None:
    # All are alike and paid alike, so that what is left is the share that is not placed.
    answer = matched([{"payoff": 1_000}] * 40, [{}] * 30, rounds=3)
    budget, rounds = budget_of(answer), answer.rounds
    assert budget.left == pytest.approx([40_000 * (1 - share) for share in rounds.expected])
    assert budget.low == pytest.approx([40_000 * (1 - share) for share in rounds.high])
    assert budget.high == pytest.approx([40_000 * (1 - share) for share in rounds.low])
    assert budget.left[0] > budget.left[1] > answer.payoffs[-1]


def test_courses_cost_what_the_routes_of_those_trained_cost() -> None:
    answer = matched([{}, {}, {}], [{}, {"function": "Strategy"}, {"function": "Strategy"}], [ROUTE])
    assert budget_of(answer).courses == 2 * 2_600
    assert budget_of(matched([{}], [{}], [ROUTE])).courses == 0


def test_pay_protection_is_to_the_top_of_the_lower_band_for_the_months() -> None:
    top = band_on("6", DAY)[-1].pay
    answer = matched([{**DOWN, "salary": top + 3_000, "wte": 0.8}], [{"band": "6", "wte": 0.8}], protection_months=18)
    assert budget_of(answer).protection == round(3_000 * 0.8 * 18 / 12, 2) == 3_600
    assert [row.protection for row in person_rows(answer)] == [3_600]
    assert budget_of(matched([{**DOWN, "salary": top - 1}], [{"band": "6"}])).protection == 0


def test_the_order_of_rows_moves_no_pound_between_people_who_stand_alike() -> None:
    people = [{**DOWN, "salary": 56_000, "payoff": 10_000}, {**DOWN, "salary": 54_000, "payoff": 50_000}]
    one, other = (budget_of(matched(rows, [{"band": "6"}])) for rows in (people, people[::-1]))
    assert astuple(one) == astuple(other)
    assert one.protection > 0


def test_what_is_left_is_told_as_the_least_and_as_it_is_expected() -> None:
    answer = matched(PAID, [{}, {}], sticks=0.0)
    assert payoffs_said(answer).endswith("; left at least £20k.")
    assert budget_said(answer, budget_of(answer)).startswith(
        "Expected to be left after two rounds of offers: £60k (£60k to £60k in 8 of 10 draws); budget for that, as "
        "£20k is left only if every offer sticks."
    )
    nobody = matched([{}], [{}])
    assert budget_said(nobody, budget_of(nobody)).startswith("Beside payoffs, if all are placed who could be: £0 for")
    told = as_json(answer)
    assert [each["expected"] for each in told["payoffs_expected_left"]] == [60_000, 60_000]
    assert (told["courses"], told["pay_protection"], NONE in answer.out) == (0, 0, True)
