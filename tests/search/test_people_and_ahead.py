"""Targets in WTE or heads, and a plan that looks years ahead: the mix meets every year, or the finding says why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from model.body.inputs import Inputs
from model.body.limits import Limits
from model.lines.names import lines_named
from model.projection.compare import compare
from model.projection.project import project
from model.search.mix import Aim, found_by
from model.search.option import option_of
from model.search.unkept import cannot
from tests.search.brute import CUT, EVERYTHING, search_of, tried
from tests.search.test_unkept import eased
from tests.support.bodies import small

pytestmark = pytest.mark.agree
MOST = np.array([36.0, 31.0, 27.0])
AHEAD = {years: replace(EVERYTHING, levers={**EVERYTHING.levers, "years_ahead": (years,)}) for years in (1.0, 2.0)}
LEAVERS = {"leaver_rate": 0.08}
BODIES: Mapping[str, Inputs] = {
    "WTE": small(EVERYTHING, people=40, pools=LEAVERS, yearly={"cut_of_baseline": CUT, "most_wte": MOST}),
    "WTE alone": small(EVERYTHING, people=40, pools=LEAVERS, yearly={"cut_of_baseline": CUT / 10, "most_wte": MOST}),
    "heads": small(EVERYTHING, people=40, pools=LEAVERS, yearly={"cut_of_baseline": CUT, "most_heads": MOST}),
    "heads in a year": small(
        EVERYTHING, people=40, pools={"leaver_rate": 0.02},
        yearly={"cut_of_baseline": CUT, "most_heads": np.array([1e6, 30.0, 1e6])},
    ),
    "a year ahead": small(AHEAD[1.0], people=40, pools=LEAVERS, yearly={"cut_of_baseline": CUT, "openings": 2.0}),
    "two years ahead": small(AHEAD[2.0], people=40, pools={"leaver_rate": 0.04}, yearly={"cut_of_baseline": CUT}),
    "WTE a year ahead": small(
        AHEAD[1.0], people=40, pools=LEAVERS, yearly={"cut_of_baseline": CUT / 2, "most_wte": MOST}
    ),
}  # fmt: skip
BOARDS = {
    "prices": Limits({}, {"hold_price": 300.0, "hours_price": 4_000.0}),
    "limits": Limits({"hold": np.full(3, 0.5), "hours": np.array([0.02, 0.01, 0.0])}, {"redundancies": 6.0}),
}
HEADS = lines_named("all_heads")
LIMITED = lines_named({"wte": "most_wte", "heads": "most_heads"})


@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize("name", BODIES)
def test_every_year_is_met_within_the_limits(name: str, board: str) -> None:
    inputs, limits = BODIES[name], BOARDS[board]
    search = search_of(inputs, limits)
    found = found_by(search, Aim())
    assert found.broken == 0
    option = option_of(search, Aim(), found)
    mixed = compare(project(replace(inputs, options=(*inputs.options, option))))
    outcome = mixed.outcomes[-1]
    unlimited = np.full(3, np.inf)
    assert outcome.meets
    assert (np.array(outcome.wte) <= inputs.yearly.get(LIMITED["wte"], unlimited) + 1e-6).all()
    heads = mixed.results.year_line(HEADS, len(mixed.outcomes) - 1)
    assert (heads <= inputs.yearly.get(LIMITED["heads"], unlimited) + 1e-6).all()
    assert outcome.redundancies <= limits.in_all.get("redundancies", np.inf) + 1e-6
    assert outcome.cost_of_meeting == pytest.approx(found.cost - float(found.point @ search.prices), rel=2e-3)


@pytest.mark.parametrize("name", ["WTE", "heads in a year", "a year ahead", "two years ahead"])
def test_no_mix_of_very_many_costs_less(name: str) -> None:
    search = search_of(BODIES[name], BOARDS["prices"])
    assert found_by(search, Aim()).cost <= tried(search, Aim(), 3) * 1.001


@pytest.mark.parametrize(("yearly", "unit"), [("most_wte", "WTE"), ("most_heads", "heads")])
def test_people_that_are_too_many_within_the_limits_are_told(yearly: str, unit: str) -> None:
    most = np.array([40.0, 30.0, 5.0])
    inputs = small(EVERYTHING, people=40, pools=LEAVERS, yearly={"cut_of_baseline": CUT / 10, yearly: most})
    search = search_of(inputs, Limits({}, {"redundancies": 4.0}))
    told = cannot(search, found_by(search, Aim()))
    (missed,) = [each for each in told if f" {unit} in 2023-24" in each]
    assert missed.startswith("Within the limits the target is missed by at least ")
    (needs,) = [
        limits for limits in (eased(search, each) for each in told[1:]) if limits and limits.in_all["redundancies"] > 4
    ]
    assert found_by(search_of(inputs, needs), Aim()).broken == 0
