"""Small bodies whose best mix is found by trying very many: a grid of settings, refined round the best of it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import numpy as np

from model.body.inputs import Inputs
from model.body.limits import Limits
from model.search.cases import cases_of
from model.search.mix import Aim, Search
from model.search.programme import Programme
from model.search.room import room
from tests.support.bodies import option, small

YEARS = 3
EVERYTHING = option(
    "Everything", hold_up_to=0.6, hours_share=0.02, retraining_on=1.0, voluntary_on=1.0, compulsory_on=1.0
)
CUT = np.array([0.10, 0.22, 0.30])
BODIES: Mapping[str, Inputs] = {
    "even": small(EVERYTHING, people=40, pools={"leaver_rate": 0.08}, yearly={"cut_of_baseline": CUT, "openings": 2.0},
                  accepts=0.8, fits_skill=0.8, fits_place=0.9),
    "dear volunteers": small(
        EVERYTHING, people=60, pools={"leaver_rate": 0.10, "voluntary_selection": 1.6},
        yearly={"cut_of_baseline": CUT}, legal_cost=500.0,
    ),
    "few leave": small(EVERYTHING, people=30, pools={"leaver_rate": 0.02}, yearly={"cut_of_baseline": CUT}),
    "a fund": small(
        EVERYTHING, people=50, pools={"leaver_rate": 0.06},
        yearly={"cut_of_baseline": CUT, "fund": 90_000.0}, fund_pays=1.0,
    ),
    "steep at first": small(
        EVERYTHING, people=45, pools={"leaver_rate": 0.07, "floor_posts": 20.0},
        yearly={"cut_of_baseline": np.array([0.2, 0.24, 0.25]), "openings": 1.0}, newcomer_cost=0.9,
    ),
}  # fmt: skip


def search_of(inputs: Inputs, limits: Limits | None = None) -> Search:
    """A search of a body within limits, which sets out from its last option."""
    limits = limits or Limits()
    return Search(cases_of(inputs, inputs.options[-1]), room(inputs, limits), limits)


def tried(search: Search, aim: Aim, refinements: int = 6) -> float:
    """The least cost, with no limit broken, of a grid of settings and of finer grids round the best of it.

    The first grid has every route open or closed in every year; each finer one has the best routes, and each of them
    the other way.
    """
    programme = search.programme(aim)
    set_, routes = slice(0, 2 * YEARS), slice(4 * YEARS, 7 * YEARS)
    open_ = np.array(list(product((0.0, 1.0), repeat=3 * YEARS)))
    open_ = np.unique(np.minimum(open_, programme.high[routes]), axis=0)
    centre, width, best = (programme.low + programme.high) / 2, (programme.high - programme.low) / 2, np.inf
    for number in range(refinements + 1):
        grid = np.array(list(product((-1.0, 0.0, 1.0), repeat=2 * YEARS)))
        if not number:  # every route is tried beside fewer settings
            grid = grid[(grid != 0).all(axis=1) | (grid == 0).all(axis=1)]
        points = np.zeros((len(grid) * len(open_), len(centre)))
        points[:, set_] = np.repeat(centre[set_] + grid * width[set_], len(open_), axis=0)
        points[:, routes] = np.tile(open_, (len(grid), 1))
        points = np.unique(np.clip(points, programme.low, programme.high), axis=0)
        costs = np.concatenate([_costs(programme, part) for part in np.array_split(points, 1 + len(points) // 8000)])
        place = int(costs.argmin())
        if costs[place] <= best:
            best, centre = float(costs[place]), points[place]
        flips = np.repeat(centre[routes][None, :], 3 * YEARS + 1, axis=0)
        flips[1 + np.arange(3 * YEARS), np.arange(3 * YEARS)] = 1 - centre[routes]
        open_ = np.unique(np.minimum(flips, programme.high[routes]), axis=0)
        width = width * 0.6
    return best


def _costs(programme: Programme, points: np.ndarray) -> np.ndarray:
    measured = programme.judge(points).measured
    return np.where(programme.broken(measured) == 0, programme.cost(measured), np.inf)
