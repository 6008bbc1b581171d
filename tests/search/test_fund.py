"""A fund that bodies share: the split is as cheap as brute force, never worse by hand, and its next pound is right."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.body.limits import Limits
from model.projection.compare import compare
from model.projection.project import project
from model.search import awards
from model.search.awards import Award, Ladder, ladder, search_of
from model.search.mix import Search
from model.search.split import by_hand, split_of, within
from tests.search.brute import BODIES, YEARS
from tests.support.bodies import body

pytestmark = pytest.mark.agree
THREE = ("even", "dear volunteers", "few leave")
FUNDS = (0.0, 60_000.0, 150_000.0, 400_000.0, 2_000_000.0)
STEPS = 40  # of a fund, in which it is shared out on a grid


@cache
def laddered(name: str) -> Ladder:
    """The ladder of a small body."""
    return ladder(compare(project(BODIES[name])), Limits())


def ladders() -> dict[str, Ladder]:
    """The ladders of the three small bodies."""
    return {name: laddered(name) for name in THREE}


def cost_of(each: Mapping[str, Ladder], chosen: Mapping[str, int | None]) -> float:
    """What a choice of awards comes to in all."""
    return sum(each[code].awards[place].cost for code, place in chosen.items() if place is not None)


@cache
def tried(name: str) -> tuple[np.ndarray, np.ndarray]:
    """What very many mixes of a small body draw and cost: each route open or closed, hold and hours on a grid."""
    inputs = BODIES[name]
    search = search_of(inputs, inputs.options[-1], Limits())
    set_ = np.array(list(product((0.0, 0.5, 1.0), repeat=YEARS)))
    hours = np.array(list(product((0.0, 1.0), repeat=YEARS)))
    routes = np.array(list(product((0.0, 1.0), repeat=3 * YEARS)))
    found = []
    for hold, worked in product(set_, hours):
        points = np.repeat(search.high[None, :], len(routes), axis=0)
        points[:, :YEARS] *= hold
        points[:, YEARS : 2 * YEARS] *= worked
        points[:, 4 * YEARS :] *= routes
        found.append(_drawn_and_cost(search, points))
    drawn, cost = (np.concatenate(part) for part in zip(*found, strict=True))
    return drawn, cost


def _drawn_and_cost(search: Search, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What mixes draw, and the present cost of meeting the target with what is missed beyond it."""
    lines = search.cases.lines(search.levers(points, True))
    over = np.maximum(0, lines["tested"] - lines["allowed_spend"]) - lines["non_recurrent_gap"]
    cost = lines["cost_ranked"] + np.maximum(0, over) @ search.cases.weights + points @ search.prices
    return lines["from_fund"].sum(axis=1), cost


def shared_on_a_grid(fund: float) -> float:
    """The least that the three small bodies cost, of all ways to share out a fund in steps and of very many mixes."""
    shares = fund * np.arange(STEPS + 1) / STEPS
    best = []
    for name in THREE:
        drawn, cost = tried(name)
        best.append([np.where(drawn <= share + 0.01, cost, np.inf).min() for share in shares])
    ways = [(one, two) for one in range(STEPS + 1) for two in range(STEPS + 1 - one)]
    return float(min(best[0][one] + best[1][two] + best[2][STEPS - one - two] for one, two in ways))


@pytest.mark.parametrize("fund", FUNDS)
def test_the_split_costs_what_the_best_of_very_many_mixes_and_splits_does(fund: float) -> None:
    split = split_of(ladders(), fund)
    assert split.is_enough
    assert cost_of(ladders(), split.chosen) == pytest.approx(shared_on_a_grid(fund), rel=1e-3)


@pytest.mark.parametrize("fund", FUNDS)
def test_the_split_is_the_best_of_every_choice_of_awards(fund: float) -> None:
    every = product(*(each.awards for each in ladders().values()))
    paid = [sum(a.cost for a in way) for way in every if sum(a.drawn for a in way) <= fund]
    assert cost_of(ladders(), split_of(ladders(), fund).chosen) == pytest.approx(min(paid), abs=0.01)


def test_each_rung_is_a_mix_that_costs_and_draws_what_it_says() -> None:
    for name in THREE:
        assert len(laddered(name).awards) >= 2
        inputs = BODIES[name]
        search = search_of(inputs, inputs.options[-1], Limits())
        for award in laddered(name).awards:
            set_ = {
                lever: np.array([award.levers.get(lever, (0.0,) * YEARS)])
                for lever in search.levers(_none(search), True)
            }
            lines = search.cases.lines(set_)
            assert lines["from_fund"].sum() == pytest.approx(award.drawn, abs=1)
            assert lines["redundancies"][0] == pytest.approx(award.redundancies, abs=1e-3)


def _none(search: Search) -> np.ndarray:
    return search.low[None, :] * 0


AMOUNTS = st.integers(0, 1_000).map(lambda number: number * 1_000.0)


@st.composite
def drawn_ladders(draw: st.DrawFn) -> dict[str, Ladder]:
    """Two to four bodies with up to four awards each, of which each draws more and costs less than the one before."""
    found = {}
    for code in "ABCD"[: draw(st.integers(2, 4))]:
        drawn = sorted(draw(st.sets(AMOUNTS, min_size=1, max_size=4)))
        costs = sorted(draw(st.sets(AMOUNTS, min_size=len(drawn), max_size=len(drawn))), reverse=True)
        pairs = zip(drawn, costs, strict=True)
        found[code] = Ladder(tuple(Award(asked, cost, cost, 0.0, asked, 0.0, (), {}) for asked, cost in pairs))
    return found


@given(drawn_ladders(), AMOUNTS, AMOUNTS)
@settings(max_examples=60, deadline=None)
def test_any_split_is_the_best_choice_and_a_bigger_fund_is_no_worse(
    given_: dict[str, Ladder], fund: float, more: float
) -> None:
    split = split_of(given_, fund)
    every = product(*(each.awards for each in given_.values()))
    paid = [sum(a.cost for a in way) for way in every if sum(a.drawn for a in way) <= fund]
    assert split.is_enough == bool(paid)
    if not paid:
        return
    cost = cost_of(given_, split.chosen)
    assert cost == pytest.approx(min(paid), abs=0.01)
    assert cost_of(given_, split_of(given_, fund + more).chosen) <= cost + 0.01
    for shares in by_hand(given_, fund, dict.fromkeys(given_, 1.0)).values():
        by_share = [within(given_[code].awards, share) for code, share in shares.items()]
        if None not in by_share:
            assert cost <= sum(award.cost for award in by_share if award) + 0.01


@given(drawn_ladders(), AMOUNTS)
@settings(max_examples=60, deadline=None)
def test_a_fund_that_grows_by_the_next_step_saves_what_is_said(given_: dict[str, Ladder], fund: float) -> None:
    split = split_of(given_, fund)
    if not split.is_enough:
        assert split.next is None
        return
    cost = cost_of(given_, split.chosen)
    if split.next is None:
        assert cost == sum(each.awards[-1].cost for each in given_.values())
        return
    grown = split_of(given_, fund + max(0.0, split.next.short))
    assert cost_of(given_, grown.chosen) <= cost - split.next.less + 0.01
    assert split.next.short > 0  # else the split would have taken the step


def test_a_body_that_keeps_its_limits_with_no_award_says_the_least_it_needs() -> None:
    name = "few leave"  # 30% of 30 people go, of whom few leave: within 0 redundancies and 1 opening no mix does
    limits = Limits({"hold_least": np.full(YEARS, 0.0)}, {"one_off": 0.0, "redundancies": 0.0})
    found = ladder(compare(project(BODIES[name])), limits)
    assert [award.drawn for award in found.awards] == [0.0]
    assert found.awards[0].missed > 0


@pytest.mark.parametrize("name", ["example-ccg-2015", "example-icb-2025"])
def test_where_routes_are_tried_in_spells_every_way_finds_nothing_better(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    comparison = compare(project(body(name)))  # five years of three routes: 32,768 ways, so that spells are tried
    in_spells = ladder(comparison, Limits())
    monkeypatch.setattr(awards, "MOST_WAYS", 2**15)
    every = ladder(comparison, Limits())
    for award in every.awards:
        found = within(in_spells.awards, award.drawn)
        assert found is not None
        assert found.cost <= award.cost * 1.001 + 1
