"""Suitable posts first: whom a post suits has it before all others, and what either order costs is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import numpy as np
import pytest
from openpyxl import load_workbook

from model.matching import priority
from model.matching.answer import COMPETES, HELD_FOR_FIT, IN_EVERY, IN_NONE, NOTHING, ORDER, Answer, answer_of
from model.matching.as_json import as_json
from model.matching.example import region as example
from model.matching.instead import Placed, placed
from model.matching.pairs import feasible
from model.matching.region import NONE
from model.matching.said import either_said, head_said
from model.matching.solve import most
from model.matching.workbook import make_matches
from model.problems import InputError
from tests.support.regions import held_by, person_rows, region, standing

pytestmark = pytest.mark.unit

EXAMPLE = example(160, 260)
# R1 fits V1 as it stands, and V2 a band lower; R2 fits V1 alone, after training.
TWO = [{"lower": "yes"}, {"function": "Strategy"}]
POSTS = [{}, {"band": "6"}]
ROUTE = {"start": "Strategy", "end": "Finance", "weeks": 6}


def fit_first() -> Answer:
    """The answer of the example with suitable posts first."""
    rows = EXAMPLE.people, EXAMPLE.posts, EXAMPLE.routes, EXAMPLE.travel
    return answer_of(region(*rows, rounds=1, suitable_first=1))


def test_whom_a_post_suits_is_sent_lower_only_where_most_people_come_first() -> None:
    most_people = answer_of(region(TWO, POSTS, [ROUTE]))
    assert held_by(most_people) == {"R1": "V2", "R2": "V1"}
    fit = answer_of(region(TWO, POSTS, [ROUTE], suitable_first=1))
    assert held_by(fit) == {"R1": "V1"}
    assert {row.reference: row.order for row in person_rows(fit)} == {"R1": ORDER[IN_EVERY], "R2": ORDER[IN_NONE]}
    assert most_people.either == fit.either
    assert fit.either.most_people == Placed(people=2, suitable=0, lower=1, passed=1)
    assert fit.either.suitable_posts == Placed(people=1, suitable=1, lower=0, passed=0)


def test_a_post_that_suits_several_is_held_for_them_alone() -> None:
    answer = answer_of(region([{}, {}, {"function": "Strategy"}], [{}], [ROUTE], suitable_first=1))
    assert standing(answer) == {"R1": COMPETES, "R2": COMPETES, "R3": NOTHING}
    assert list(answer.why.values()) == [HELD_FOR_FIT]


def test_both_figures_are_told_whichever_order_is_set() -> None:
    assert either_said(answer_of(region(TWO, POSTS, [ROUTE]))) == (
        "The most people come first: 0 people are placed in a suitable post, and 1 in a lower band or fewer hours, of "
        "whom 1 fits a suitable post. With suitable posts first 1 fewer would be placed, and 1 fewer would go to a "
        "lower band or fewer hours."
    )
    fit = answer_of(region(TWO, POSTS, [ROUTE], suitable_first=1))
    assert either_said(fit) == (
        "Suitable posts come first: 1 person is placed in a suitable post, and 0 in a lower band or fewer hours. With "
        "the most people first 1 more would be placed, and 1 more would go to a lower band or fewer hours."
    )
    assert "With suitable posts first 1 could be placed at once (50%), and 1 is left: 1 who competes." in head_said(fit)
    assert as_json(fit)["suitable_posts_first"] is True


def test_law_and_ring_fence_come_before_whom_a_post_suits() -> None:
    people = [{}, {"function": "Strategy", "ring": "New team"}]
    answer = answer_of(region(people, [{"ring": "New team"}], [ROUTE], suitable_first=1))
    assert held_by(answer) == {"R2": "V1"}
    own = [{"notice_ends": date(2027, 1, 31)}, {"notice_ends": date(2027, 6, 30), "first": "yes"}]
    assert held_by(answer_of(region(own, [{}], suitable_first=1))) == {"R2": "V1"}


def test_nobody_holds_a_post_that_suits_somebody_without_a_suitable_post() -> None:
    people = [{**row, "first": None, "ring": None} for row in EXAMPLE.people]
    posts = [{**row, "ring": None, "slot_in": None} for row in EXAMPLE.posts]
    found = region(people, posts, EXAMPLE.routes, EXAMPLE.travel, rounds=1, suitable_first=1)

    def passed_over(answer: Answer) -> int:
        pairs = feasible(answer.region)
        mine = answer.out[pairs.person] == pairs.post
        suited = np.isin(pairs.person, pairs.person[mine & pairs.suitable])
        taken_by_fit = np.isin(pairs.post, pairs.post[mine & pairs.suitable])
        return int((pairs.suitable & ~suited & ~taken_by_fit).sum())

    assert passed_over(answer_of(found)) == 0
    off = replace(found, policy=found.policy.with_value("suitable_first", 0.0))
    assert passed_over(answer_of(off)) > 0  # else the test could not fail


def test_the_most_suitable_posts_are_taken_and_either_order_has_its_price() -> None:
    answer = fit_first()
    shape = len(answer.region.people), len(answer.region.posts)
    fit, people = answer.either.suitable_posts, answer.either.most_people
    assert fit is not None
    assert answer.placed == answer.unlock.with_both == fit.people
    assert fit == placed(feasible(answer.region), answer.out)
    choice = priority.claimed(feasible(answer.region), answer.region)
    fits = choice.pairs.suitable
    assert fit.suitable == most(choice.pairs.person[fits], choice.pairs.post[fits], shape)
    assert fit.suitable > people.suitable
    assert fit.people < people.people
    assert fit.lower < people.lower


def test_counts_foot_with_suitable_posts_first_too() -> None:
    answer = fit_first()
    competing = answer.contest_of_person > 0
    posts = sum(len(contest.posts) for contest in answer.contests)
    assert int(competing.sum()) - posts == int((competing & (answer.out == NONE)).sum()) > 0
    assert round(sum(answer.payoffs), 2) == round(sum(row["payoff"] for row in EXAMPLE.people), 2)


def test_what_is_too_great_to_be_exact_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(priority, "EXACT", 1e6)
    with pytest.raises(InputError) as refused:
        fit_first()
    assert [str(problem) for problem in refused.value.problems] == [f"Policy: {priority.TOO_MANY}"]


def test_too_many_for_suitable_posts_first_have_the_other_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    before = answer_of(region(TWO, POSTS, [ROUTE]))
    monkeypatch.setattr(priority, "EXACT", 2_000.0)
    after = answer_of(region(TWO, POSTS, [ROUTE]))
    assert (after.placed, after.either.most_people) == (before.placed, before.either.most_people)
    assert after.either.suitable_posts is None
    assert either_said(after).endswith("first would come to cannot be solved exactly for so many people.")
    assert as_json(after)["either"]["suitable_posts"] is None
    summaries = (load_workbook(BytesIO(make_matches(each)))["Summary"] for each in (before, after))
    heads = [{cell.value for row in sheet.iter_rows() for cell in row} for sheet in summaries]
    assert ["Most people first" in each for each in heads] == [True, True]
    assert ["Suitable posts first" in each for each in heads] == [True, False]
