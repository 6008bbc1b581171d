"""The answer: nothing but the rules decides, its counts foot, and payoffs are only added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random
from typing import Any

import numpy as np
import pytest

from model.matching.answer import (
    ALWAYS,
    COMPETES,
    IN_EVERY,
    IN_NONE,
    IN_SOME,
    NOTHING,
    ORDER,
    STATUS,
    Answer,
    answer_of,
)
from model.matching.as_json import as_json
from model.matching.example import Example, region
from model.matching.region import NONE
from model.matching.said import head_said, late_said, lines, order_said, payoffs_said
from tests.support.regions import of_example, person_rows, post_rows
from tests.support.regions import region as of_rows

pytestmark = pytest.mark.unit

EXAMPLE = region(120, 200)


@pytest.fixture(scope="module")
def answer() -> Answer:
    return answer_of(of_example(EXAMPLE))


def shuffled(example: Example, seed: int) -> tuple[Example, dict[str, str]]:
    """The example with its rows in another order and its people under other references; and the old ones by the new."""
    draw = Random(seed)
    names = [row["reference"] for row in example.people]
    new = [f"X{number:04d}" for number in draw.sample(range(5000), len(names))]
    renamed = dict(zip(names, new, strict=True))
    people = [{**row, "reference": renamed[row["reference"]]} for row in example.people]
    posts = [{**row, "slot_in": renamed.get(str(row.get("slot_in")))} for row in example.posts]
    for rows in (people, posts, routes := [*example.routes]):
        draw.shuffle(rows)
    return replace(example, people=people, posts=posts, routes=routes), {after: old for old, after in renamed.items()}


def told(answer: Answer, names: dict[str, str]) -> list[str]:
    """The rows of By person, and of By post with its people one by one, under the names that they had, sorted."""
    rows = [repr(row._replace(reference=names.get(row.reference, row.reference))) for row in person_rows(answer)]
    for row in post_rows(answer):
        who = sorted(names.get(each, each) for each in row.who.removesuffix(" together").split(", "))
        rows.append(repr(row._replace(who=", ".join(who))))
    return sorted(rows)


def test_no_row_order_and_no_reference_decides_anything(answer: Answer) -> None:
    before = told(answer, {})
    for seed in (1, 2):
        example, names = shuffled(EXAMPLE, seed)
        after = answer_of(of_example(example))
        assert told(after, names) == before
        assert as_json(after) == as_json(answer)
        assert lines(after) == lines(answer)


def test_doubling_every_payoff_changes_no_row_but_its_pounds(answer: Answer) -> None:
    people = [{**row, "payoff": 2 * row["payoff"]} for row in EXAMPLE.people]
    doubled = answer_of(of_example(replace(EXAMPLE, people=people)))

    def bare(rows: Sequence[Any]) -> list[Any]:
        return [row._replace(payoff=0.0) for row in rows]

    assert bare(person_rows(doubled)) == bare(person_rows(answer))
    assert post_rows(doubled) == post_rows(answer)
    assert doubled.payoffs == pytest.approx(2 * answer.payoffs)


def test_one_payoff_more_or_less_moves_nobody(answer: Answer) -> None:
    first = EXAMPLE.people[0]
    moved = [{**first, "payoff": 4_000_000.0}, *EXAMPLE.people[1:]]
    after = answer_of(of_example(replace(EXAMPLE, people=moved)))
    assert after.out.tolist() == answer.out.tolist()
    assert after.shares.tolist() == answer.shares.tolist()


def test_people_are_always_placed_compete_or_have_none(answer: Answer) -> None:
    counts = np.bincount(answer.status, minlength=len(STATUS))
    assert counts.sum() == len(answer.region.people) == 120
    assert all(counts > 0)
    competing = answer.status == COMPETES
    posts = sum(len(contest.posts) for contest in answer.contests)
    left = int((competing & (answer.out == NONE)).sum())
    assert int(competing.sum()) - posts == left > 0
    assert answer.shares[competing, -1].sum() == pytest.approx(left)
    assert answer.shares[answer.status == ALWAYS, -1].sum() == 0
    assert answer.shares[answer.status == NOTHING, -1].min() == 1


def test_how_many_are_left_and_why_is_said() -> None:
    # Three of band 7 for one post, one of band 9 for none, and one whose post somebody has first refusal of.
    held = {"function": "Estates", "notice_ends": date(2027, 6, 30)}
    people = [{}, {}, {}, {"band": "9"}, {**held, "first": "yes"}, {**held, "first": "yes"}, held]
    said = head_said(answer_of(of_rows(people, [{}, {"function": "Estates"}])))
    assert said == (
        "At risk 7, posts 2. At most 2 could be placed at once (29%), and 5 are left: 1 whom no post fits, 1 whose "
        "posts are held for others and 3 who compete. 5 compete for 2 posts."
    )


def test_each_post_and_each_person_is_held_once(answer: Answer) -> None:
    held = answer.out[answer.out != NONE].tolist()
    assert len(held) == len(set(held)) == answer.placed == answer.unlock.with_both


def test_payoffs_avoided_and_left_are_all_to_the_penny(answer: Answer) -> None:
    assert round(sum(answer.payoffs), 2) == round(sum(row["payoff"] for row in EXAMPLE.people), 2)
    assert np.all(answer.payoffs > 0)


def test_those_who_compete_as_equals_have_equal_shares(answer: Answer) -> None:
    left: dict[tuple[int, ...], float] = {}
    shares: dict[tuple[Any, ...], list[float]] = {}
    for at in np.flatnonzero(answer.order == IN_SOME).tolist():
        key = int(answer.contest_of_person[at]), int(answer.rank[at])
        assert left.setdefault(key, answer.shares[at, -1]) == answer.shares[at, -1]
        kinds = key, *open_kinds(answer)[at]
        assert shares.setdefault(kinds, answer.shares[at].tolist()) == answer.shares[at].tolist()
    assert len(shares) > len(left)  # else kinds made no difference


def open_kinds(answer: Answer) -> list[tuple[bool, ...]]:
    """Whether each person has a pair of each of KINDS but the last."""
    pairs = answer.pairs
    of_kind = (pairs.suitable, pairs.training & ~pairs.lower, pairs.lower)
    has = [np.isin(np.arange(len(answer.region.people)), pairs.person[each]) for each in of_kind]
    return list(zip(*(each.tolist() for each in has), strict=True))


@pytest.mark.parametrize("suitable_first", [0, 1])
def test_nobody_has_a_share_of_a_kind_that_is_not_open_to_them(suitable_first: int) -> None:
    rows = EXAMPLE.people, EXAMPLE.posts, EXAMPLE.routes, EXAMPLE.travel
    found = answer_of(of_rows(*rows, rounds=1, suitable_first=suitable_first))
    assert np.all(found.shares.sum(axis=1) == pytest.approx(1))
    for shares, has in zip(found.shares.tolist(), open_kinds(found), strict=True):
        assert all(kind or share == 0 for share, kind in zip(shares, has, strict=False))
    assert found.shares[found.order == IN_EVERY, -1].max() == 0
    assert found.shares[found.order == IN_NONE, -1].min() == 1


def test_payoffs_in_a_lower_band_of_people_who_fit_a_post_are_told() -> None:
    # R1 fits V1 and, a band lower, V2; R2 fits V1 after training: most are placed with R1 lower. R3 fits V3 alone.
    people = [{"lower": "yes", "payoff": 50_000}, {"function": "Strategy", "payoff": 20_000}]
    lower = {"lower": "yes", "function": "Estates", "payoff": 7_000}
    posts = [{}, {"band": "6"}, {"band": "6", "function": "Estates"}]
    route = {"start": "Strategy", "end": "Finance", "weeks": 4}
    assert payoffs_said(answer_of(of_rows([*people, lower], posts, [route]))) == (
        "Payoffs £77k: avoided £0 (suitable as it stands), £20k (needs training), £57k (in a lower band or fewer "
        "hours, by consent, £50k of it of people who also fit a suitable post); left at least £0."
    )


def test_who_is_in_every_best_answer_is_by_month_alone() -> None:
    soon, late = date(2027, 1, 31), date(2027, 2, 28)
    people = [{"notice_ends": soon}, {"notice_ends": late}, {"notice_ends": late}, {"notice_ends": date(2027, 3, 31)}]
    rows = {row.reference: row.order for row in person_rows(answer_of(of_rows(people, [{}, {}])))}
    every, some, none = ORDER[:3]
    assert rows == {"R1": every, "R2": some, "R3": some, "R4": none}


def test_who_is_first_for_a_post_and_in_no_best_answer_is_counted() -> None:
    # V1 suits R1 as it stands, and R2 after training; R2's notice ends sooner, and there is one post.
    people = [{"notice_ends": date(2027, 3, 31)}, {"function": "Strategy", "notice_ends": date(2027, 1, 31)}]
    route = {"start": "Strategy", "end": "Finance", "weeks": 4}
    answer = answer_of(of_rows(people, [{}], [route]))
    assert [row.who for row in post_rows(answer)] == ["R1", "R2"]
    assert {row.reference: row.order for row in person_rows(answer)} == {"R1": ORDER[IN_NONE], "R2": ORDER[IN_EVERY]}
    assert order_said(answer).endswith("1 person who is first for a post is in no best answer.")
    assert "0 people who are first for a post are in no" in order_said(answer_of(of_rows([{}, {}], [{}])))


def test_a_match_and_the_clearing_agree_where_the_match_is_exact() -> None:
    # All of one place and function, so that only bands and numbers matter, as in a clearing by counts.
    from model.projection.clearing import share_out

    rng = np.random.default_rng(4)
    for _ in range(20):
        wanted, spare = rng.integers(0, 8, (2, 3)), rng.integers(0, 8, (2, 3))
        people = [
            {"body": f"B{body}", "band": str(5 + band)}
            for body in range(2)
            for band in range(3)
            for _ in range(wanted[body, band])
        ]
        posts = [
            {"body": f"B{body}", "band": str(5 + band)}
            for body in range(2)
            for band in range(3)
            for _ in range(spare[body, band])
        ]
        if not people or not posts:
            continue
        answer = answer_of(of_rows(people, posts, rounds=1))
        given = share_out(spare.astype(float), wanted.astype(float))
        assert answer.placed == pytest.approx(given.sum())
        by_band = [int((answer.region.people.band[answer.out != NONE] == 5 + band).sum()) for band in range(3)]
        assert by_band == pytest.approx(given.sum(0).tolist())


def test_a_travel_row_beats_the_estimate_and_its_absence_restores_it() -> None:
    people, posts = [{"works_at": "HU1"}], [{"place": "DN15"}]  # 15.9 miles over the Humber: 41 minutes by the estimate
    estimate = answer_of(of_rows(people, posts))
    assert estimate.pairs.minutes.tolist() == [41]
    beaten = answer_of(of_rows(people, posts, travel=[{"from": "DN15", "to": "HU1", "minutes": 70}]))
    assert beaten.placed == 0
    ways = [{"from": "HU1", "to": "DN15", "minutes": 30}, {"from": "DN15", "to": "HU1", "minutes": 70}]
    assert answer_of(of_rows(people, posts, travel=ways)).pairs.minutes.tolist() == [30]


def test_a_place_that_is_not_known_is_near_nothing() -> None:
    answer = answer_of(of_rows([{"works_at": None}, {}], [{}]))
    assert answer.status.tolist().count(NOTHING) == 1
    assert answer.why == {answer.status.tolist().index(NOTHING): "travel"}
    assert any("are near no post" in sentence for sentence in answer.region.warnings)


def test_slower_and_faster_travel_bound_what_is_assumed(answer: Answer) -> None:
    slow, fast = answer.most_by_case
    assert slow < answer.placed <= fast


def test_expected_rounds_rise_and_stay_below_what_can_be_placed(answer: Answer) -> None:
    rounds = answer_of(of_example_rounds(4)).rounds
    shares = [0.0, *rounds.expected]
    going = [bool((answer.region.people.notice_ends >= begins).any()) for begins in rounds.begins]
    assert going == [True, True, True, False]  # all notices end before the fourth round begins
    assert [before < after for before, after in pairwise(shares)] == going
    assert max(rounds.high) <= answer.placed / 120
    first = answer.placed / 120 * 0.6  # some who stick must pass training too
    assert 0.85 * first < rounds.expected[0] < first
    assert all(low < mean < high for low, mean, high in zip(rounds.low, rounds.expected, rounds.high, strict=True))


def of_example_rounds(rounds: int) -> Any:
    return of_rows(EXAMPLE.people, EXAMPLE.posts, EXAMPLE.routes, EXAMPLE.travel, rounds=rounds)


def test_where_every_offer_sticks_one_round_places_all() -> None:
    answer = answer_of(of_rows([{}, {}, {}], [{}, {}], sticks=1.0, rounds=2))
    assert answer.rounds.expected == pytest.approx((2 / 3, 2 / 3))
    none = answer_of(of_rows([{}], [{}], sticks=0.0, rounds=2))
    assert none.rounds.expected == (0.0, 0.0)


def test_who_has_left_and_what_has_closed_is_in_no_later_round() -> None:
    # Rounds begin on 1 December 2026 and, twelve weeks on, on 23 February 2027.
    before, on = date(2027, 2, 22), date(2027, 2, 23)
    for people, posts, gains, said in (
        ([{"notice_ends": before}], [{}, {}], [False], "1 person whose notice has ended"),
        ([{"notice_ends": on}], [{}, {}], [True], ""),
        ([{}], [{"closes": before}] * 2, [False], "2 posts that have closed"),
        ([{}], [{"closes": on}] * 2, [True], ""),
        ([{"notice_ends": before}, {}], [{}, {}, {"closes": before}], [False, True],
         "1 person whose notice has ended and 1 post that has closed"),
    ):  # fmt: skip
        answer = answer_of(of_rows(people, posts, rounds=2))
        placed = answer.rounds.placed
        assert placed[:, 0].any(0).all()
        assert (placed[:, 1] & ~placed[:, 0]).any(0).tolist() == gains
        assert late_said(answer) == (f"Round two begins on 23 February 2027 without {said}." if said else "")


def test_nobody_whose_notice_ended_before_the_match_is_in_a_round() -> None:
    answer = answer_of(of_rows([{"notice_ends": date(2026, 11, 20)}], [{}], sticks=1.0, rounds=2))
    assert (answer.placed, answer.rounds.expected) == (1, (0.0, 0.0))
    assert late_said(answer).startswith("Round one begins on 1 December 2026 without 1 person whose notice has ended;")
