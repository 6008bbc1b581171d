"""The search finds the best mix of five small bodies, as trying very many mixes of each does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.body.limits import Limits
from model.projection.compare import compare
from model.projection.project import project
from model.search.engine import reached
from model.search.mix import Aim, found_by
from model.search.option import option_of
from tests.search.brute import BODIES, search_of, tried

pytestmark = pytest.mark.agree
# What is put on a point of each lever, so that not every lever is used in full; and a limit on redundancies.
SETTINGS: tuple[dict[str, float], ...] = (
    {},
    {"hold_price": 300.0, "hours_price": 4_000.0},
    {"hold_price": 3_000.0, "hours_price": 20_000.0},
    {"price_of_redundancy": 100_000.0},
    {"redundancies": 2.5, "hold_price": 300.0},
)


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("number", range(len(SETTINGS)))
def test_no_mix_of_very_many_costs_less_than_the_one_found(name: str, number: int) -> None:
    search = search_of(BODIES[name], Limits({}, SETTINGS[number]))
    found = found_by(search, Aim())
    least = tried(search, Aim())
    if found.broken:
        assert least == np.inf
    else:
        assert found.cost <= least * 1.001


def test_the_grids_own_best_is_reached_and_is_not_the_start() -> None:
    search = search_of(BODIES["dear volunteers"], Limits({}, SETTINGS[4]))
    found = found_by(search, Aim())
    assert found.cost == pytest.approx(tried(search, Aim(), 9), rel=1e-5)
    judged = search.programme(Aim()).judge(search.starts(Aim()))
    programme = search.programme(Aim())
    kept = programme.broken(judged.measured) == 0
    assert (programme.cost(judged.measured)[kept] > found.cost * 1.001).all()


@pytest.mark.parametrize("name", BODIES)
def test_the_option_that_is_written_projects_to_what_was_found(name: str) -> None:
    search = search_of(BODIES[name], Limits({}, SETTINGS[1]))
    found = found_by(search, Aim())
    option = option_of(search, Aim(), found)
    inputs = BODIES[name]
    outcome = compare(project(replace(inputs, options=(*inputs.options, option)))).outcomes[-1]
    prices = float(found.point @ search.prices)
    assert outcome.meets
    assert outcome.cost_of_meeting == pytest.approx(found.cost - prices, rel=2e-3)  # levers have three decimals


def test_eight_starts_drawn_at_random_agree_within_a_thousandth() -> None:
    search = search_of(BODIES["even"], Limits({}, SETTINGS[2]))
    drawn = np.random.default_rng(3).uniform(0, 1, (8, len(search.high)))
    costs = [reached(search.programme(Aim()), start).cost for start in search.low + drawn * (search.high - search.low)]
    assert max(costs) <= min(costs) * 1.001
