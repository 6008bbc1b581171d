"""The least-cost mix of the shipped examples: within limits, read back as found, and never worse for an eased limit."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from model.body.limits import ROUTES, Limits
from model.projection.compare import compare
from model.projection.project import project
from model.search.cases import cases_of
from model.search.engine import Found, reached
from model.search.frontier import at_most, frontier, outturn
from model.search.mix import Aim, Search, found_by
from model.search.option import option_of
from model.search.room import room
from model.search.search import searched
from tests.risk.made import compared
from tests.support.bodies import EXAMPLES, body

pytestmark = pytest.mark.agree


def half(years: int) -> Limits:
    """The board of the design: half of vacated posts, and 1% of hours in three years."""
    hours = np.array([0.01, 0.01, 0.01, *[0.0] * (years - 3)])
    return Limits({"hold": np.full(years, 0.5), "hours": hours})


def search_of(name: str, limits: Limits) -> Search:
    """A search of an example, which sets out from the option that it shows."""
    inputs, comparison = body(name), compared(name)
    base = inputs.options[comparison.outcomes.index(comparison.shown)]
    return Search(cases_of(inputs, base), room(inputs, limits), limits)


@cache
def found(name: str) -> tuple[Search, Found]:
    """An example's search within the limits of `half`, and what it finds."""
    search = search_of(name, half(body(name).years))
    return search, found_by(search, Aim())


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_option_read_back_is_what_was_found_and_flags_are_0_or_1(name: str) -> None:
    search, best = found(name)
    option = option_of(search, Aim(), best)
    inputs = body(name)
    outcome = compare(project(replace(inputs, options=(*inputs.options, option)))).outcomes[-1]
    points = search.programme(Aim()).judge(best.point[None, :]).points
    assert outcome.meets
    assert outcome.cost_of_meeting == pytest.approx(outturn(search, points[0]).money, rel=1e-3)  # three decimals
    assert {value for route in ROUTES.values() for value in option.levers.get(route, ())} <= {0.0, 1.0}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_mix_costs_less_than_any_option_within_the_same_limits(name: str) -> None:
    search, best = found(name)
    judged = search.programme(Aim()).judge(search.starts(Aim(), 20))
    kept = search.programme(Aim()).broken(judged.measured) == 0
    assert kept.any()
    assert best.cost <= search.programme(Aim()).cost(judged.measured)[kept].min() + 1e-6


@pytest.mark.parametrize("name", EXAMPLES)
def test_eight_starts_agree_within_a_thousandth(name: str) -> None:
    search, best = found(name)
    drawn = np.random.default_rng(8).uniform(0, 1, (8, len(search.high)))
    costs = [reached(search.programme(Aim()), search.low + each * (search.high - search.low)).cost for each in drawn]
    assert max(costs) <= best.cost * 1.001
    assert min(costs) >= best.cost * 0.999


def test_the_trust_has_fewer_redundancies_for_less_than_its_best_option() -> None:
    search, best = found(EXAMPLES[0])
    comes = outturn(search, best.point)
    shipped = {outcome.name: outcome for outcome in compared(EXAMPLES[0]).outcomes}["Voluntary then compulsory"]
    assert comes.redundancies < shipped.redundancies - 5
    assert comes.one_off < sum(shipped.one_off) - 100_000
    assert comes.money < shipped.cost_of_meeting - 200_000


def test_fewer_redundancies_never_cost_less_and_are_kept_to() -> None:
    search, best = found("example-icb-2025")
    rungs = frontier(search, best, 4)
    money = [rung.outturn.money for rung in rungs]
    assert len(rungs) == 2  # volunteers of the first year are asked or are not: nothing lies between
    assert money == sorted(money, reverse=True)
    assert all(rung.outturn.redundancies <= rung.most + 1e-3 for rung in rungs)
    assert all(rung.price is not None and rung.price > 0 for rung in rungs[:-1])


def test_a_higher_price_of_a_redundancy_never_brings_more() -> None:
    name = "example-icb-2025"
    heads = []
    for price in (0.0, 20_000.0, 200_000.0):
        limits = replace(half(body(name).years), in_all={"price_of_redundancy": price})
        search = search_of(name, limits)
        heads.append(outturn(search, found_by(search, Aim()).point).redundancies)
    assert heads == sorted(heads, reverse=True)
    assert heads[2] < heads[0] - 5


@pytest.mark.parametrize("name", EXAMPLES)
def test_easing_a_limit_never_makes_the_mix_dearer(name: str) -> None:
    search, best = found(name)
    told = searched(compared(name), search.limits, rungs=1)
    assert told.eased
    limits = [each for each in told.eased if not each.what.startswith("One point less asked")]  # no limit of a board's
    assert all(each.outturn.money <= told.outturn.money + 100 for each in limits)
    assert best.broken == 0


def test_nothing_is_saved_beyond_what_the_target_asks_in_the_last_year() -> None:
    search, best = found(EXAMPLES[0])
    lines = search.cases.lines(search.levers(best.point[None, :], True))
    assert lines["tested"][0, -1] == pytest.approx(lines["allowed_spend"][0, -1], rel=1e-3)


def test_where_limits_cannot_be_kept_the_least_that_each_must_give_is_told() -> None:
    limits = half(6)
    told = searched(compared(EXAMPLES[0]), replace(limits, in_all={"redundancies": 5.0}))
    assert told.option is None
    needs = outturn(*_point(found(EXAMPLES[0]))).redundancies
    assert f"at least {needs:,.1f} redundancies are needed, not 5.0" in " ".join(told.cannot)


def _point(pair: tuple[Search, Found]) -> tuple[Search, np.ndarray]:
    return pair[0], pair[1].point


def test_the_same_search_twice_finds_the_same_mix_to_the_bit() -> None:
    limits = half(6)
    one, two = (found_by(search_of(EXAMPLES[0], limits), Aim()).point for _ in range(2))
    np.testing.assert_array_equal(one, two)


def test_a_limit_on_redundancies_in_all_is_the_lower_of_two() -> None:
    search, _ = found(EXAMPLES[0])
    assert at_most(at_most(search, 5), 9).limits.in_all["redundancies"] == 5
