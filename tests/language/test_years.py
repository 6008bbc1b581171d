"""Stepping the years: last year and next, chapters that close each other's year, and only what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from model.language.line import Chapter, compute
from model.language.names import UnknownLineError
from model.language.plan import plan_of
from model.language.vocabulary import IF, MAX, MIN, SUM
from model.language.words import DeclarationError
from model.language.years import NotFiniteError, compute_years

pytestmark = pytest.mark.unit


def posts() -> tuple[Chapter, Chapter, Chapter]:
    """A plan chapter, then two that close each other's year."""
    plan = Chapter("Plan")
    plan.given("asked", "Asked", "WTE", over="year")
    plan.given("start", "Start", "WTE", over="pool")
    plan.add("cut", "Cut", "WTE", "year", {"asked": "asked"})(lambda asked: asked * 1)
    opening = Chapter("Opening", after=(plan,))
    opening.carried("close", "Close", "WTE", "pool year", opening="start")
    opening.ahead("cut")
    opening.add("most", "Most of this and next year's cut", "WTE", "year", {"now": "cut", "ahead": "cut_next_year"})(
        lambda now, ahead: IF(ahead > now, ahead, now)
    )
    opening.add("open", "Open", "WTE", "pool year", {"close": "close_last_year"})(lambda close: close * 1)
    closing = Chapter("Closing", after=(plan, opening))
    closing.add("close", "Close", "WTE", "pool year", {"open_": "open", "most": "most"})(
        lambda open_, most: open_ - most
    )
    closing.add("all_close", "All", "WTE", "year", {"close": "close"})(lambda close: SUM(close))
    return plan, opening, closing


def test_last_years_close_opens_this_year_and_next_years_plan_is_seen() -> None:
    values = {"asked": np.array([1.0, 3.0, 2.0])[:, None, None], "start": np.array([[10.0, 20.0]])}
    found = compute_years(posts(), values, years=3)
    assert found["most"].ravel().tolist() == [3, 3, 2]
    assert found["close"][:, 0].tolist() == [[7, 17], [4, 14], [2, 12]]
    assert found["all_close"].ravel().tolist() == [24, 18, 14]


def tasks(*chapters: Chapter) -> list[list[str]]:
    """The names of the lines of each task of the plan for the chapters."""
    return [[step.name for step in task.steps] for task in plan_of(chapters).tasks]


def test_only_lines_that_close_each_others_year_step_together() -> None:
    assert tasks(*posts()) == [["cut"], ["most"], ["open", "close"], ["all_close"]]


def test_a_close_that_no_line_makes_is_refused() -> None:
    plan, opening, _ = posts()
    with pytest.raises(ValueError, match="no line closes the year for close"):
        plan_of((plan, opening))


def test_only_what_is_asked_for_and_what_it_needs_is_computed() -> None:
    values = {"asked": np.ones((2, 1, 1)), "start": np.ones((1, 2))}
    assert set(compute_years(posts(), values, 2, keep=("cut",))) == {"cut"}
    whole, part = compute_years(posts(), values, 2), compute_years(posts(), values, 2, keep=("close",))
    np.testing.assert_array_equal(part["close"], whole["close"])


def test_a_value_that_is_no_number_names_its_line_and_year() -> None:
    made = Chapter("Bad")
    made.given("divisor", "Divisor", "share", over="year")
    made.add("quotient", "Quotient", "share", "year", {"divisor": "divisor"})(lambda divisor: 1 / divisor)
    with pytest.raises(ValueError, match="Quotient is not a number in year 2"):
        compute_years((made,), {"divisor": np.array([1.0, 0.0])[:, None, None]}, 2)


def test_what_is_read_ahead_is_a_line_above() -> None:
    made = Chapter("Ahead")
    made.given("asked", "Asked", "WTE", over="year")
    with pytest.raises(DeclarationError, match="asked is not a line above"):
        made.ahead("asked")


def test_a_line_of_its_own_chapter_is_read_ahead_but_not_round_a_circle() -> None:
    made = Chapter("Ahead")
    made.given("asked", "Asked", "WTE", over="year")
    made.add("twice", "Twice", "WTE", "year", {"asked": "asked"})(lambda asked: asked + asked)
    made.ahead("twice")
    made.add("later", "Later", "WTE", "year", {"twice_next_year": "twice_next_year"})(
        lambda twice_next_year: twice_next_year
    )
    asked = np.array([1.0, 2.0, 4.0])[:, None, None]
    assert compute_years((made,), {"asked": asked}, 3)["later"].ravel().tolist() == [4.0, 8.0, 0.0]
    round_ = Chapter("Round")
    round_.given("start", "Start", "WTE")
    round_.carried("level", "Level", "WTE", "year", opening="start")
    round_.add("grown", "Grown", "WTE", "year", {"level": "level_last_year"})(lambda level: level + level)
    round_.ahead("grown")
    reads = {"grown": "grown", "later": "grown_next_year"}
    round_.add("level", "Level", "WTE", "year", reads)(lambda grown, later: grown + later)
    with pytest.raises(ValueError, match="level reads grown_next_year, which is worked out a year at a time"):
        compute_years((round_,), {"start": np.ones((1, 1))}, 3)


def test_a_line_that_reads_what_no_value_is_given_for_says_which_and_where() -> None:
    asked = {"asked": np.ones((2, 1, 1))}
    with pytest.raises(UnknownLineError) as refused:  # in the first year the posts of last year are those at the start
        compute_years(posts(), asked, years=2)
    assert str(refused.value) == "open (Opening) reads start, which no value is given for"
    plan, _, _ = posts()
    with pytest.raises(UnknownLineError, match=r"^cut \(Plan\) reads asked, which no value is given for$"):
        compute_years([plan], {}, years=2)


def test_keeping_what_is_no_line_is_refused_with_the_nearest() -> None:
    plan, _, _ = posts()
    with pytest.raises(UnknownLineError, match=r"^cutt is not a line of the model; did you mean cut\?$"):
        compute_years([plan], {"asked": np.ones((2, 1, 1))}, years=2, keep=["cutt"])


def side_by_side() -> tuple[Chapter, Chapter]:
    """Each option's cost, and by how much it is above the least of all options, and of those before it."""
    costs = Chapter("Costs")
    costs.given("price", "Price", "£")
    costs.given("bought", "Bought", "£", over="year")
    costs.add("cost", "Cost", "£", "body", {"price": "price"})(lambda price: price * 1)
    against = Chapter("Against", after=costs)
    against.given("place", "Place", "code", "option")
    against.given("number", "Number", "code")
    against.across("cost")
    against.add("least", "Least", "£", "body", {"costs": "cost_of_options"})(lambda costs: MIN(costs))
    reads = {"costs": "cost_of_options", "place": "place", "number": "number"}
    against.add("before", "Of those before", "£", "option", reads)(
        lambda costs, place, number: IF(place < number, costs, 0)
    )
    return costs, against


def test_a_line_reads_a_value_of_every_option_alike_in_all() -> None:
    numbers = np.array([1.0, 2.0, 3.0])
    values = {"price": np.array([[30.0], [10.0], [20.0]]), "place": numbers[None, :], "number": numbers[:, None]}
    values["bought"] = np.zeros((1, 1, 1))
    computed = compute_years(side_by_side(), values, years=1)
    assert computed["least"].tolist() == [[10.0]]
    assert computed["before"].tolist() == [[0, 0, 0], [30, 0, 0], [30, 10, 0]]
    alike = compute_years(
        side_by_side(), {**values, "price": np.array([[7.0]]), "bought": np.zeros((1, 1, 1))}, years=1
    )
    assert alike["before"].tolist() == [[0, 0, 0], [7, 0, 0], [7, 7, 0]]  # a value stored once is every option's
    kept = compute_years(side_by_side(), values, years=1, keep=("least",))
    assert kept["least"].tolist() == [[10.0]]


@pytest.mark.parametrize("name", ["bought", "cst", "price"])
def test_only_a_line_of_the_whole_plan_is_read_side_by_side(name: str) -> None:
    _, against = side_by_side()
    with pytest.raises(DeclarationError, match=f"{name} is not a line above that has one value for the whole plan"):
        against.across(name)


def _of_two(name: str, says: Callable[..., Any]) -> Chapter:
    chapter = Chapter("Of two")
    for each in ("all_pay", "posts"):
        chapter.given(each, each, "£")
    chapter.add(name, name, "share" if name == "divided" else "£", "body", ["all_pay", "posts"])(says)
    return chapter


@pytest.mark.parametrize("says", [lambda pay, posts: MIN(pay / posts, 1), lambda pay, posts: MAX(0 - pay / posts, 0)])
def test_infinity_is_an_error_to_min_and_max(says: Callable[..., Any]) -> None:
    """A sheet shows an error where numpy would take the other, finite, number."""
    values = {"all_pay": np.array([[5.0]]), "posts": np.array([[0.0]])}
    chapter = _of_two("divided", says)
    with pytest.raises(NotFiniteError, match="divided is not a number"):
        compute_years((chapter,), values, years=1)
    with pytest.raises(ValueError, match="divided is not a number"):
        compute([chapter], values)


def test_only_a_line_that_divides_looks_for_infinity() -> None:
    divides, takes = _of_two("divided", lambda a, b: MIN(a / b, 1)), _of_two("least", lambda a, b: MIN(a, MAX(b, 0)))
    found = {line.name: line.finite for chapter in (divides, takes) for line in chapter.lines()}
    assert found == {"divided": False, "least": True}
