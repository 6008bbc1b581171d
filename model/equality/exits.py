"""The people who leave each pool over the plan, by route: by redundancy, by choice, and of their own accord."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from model.lines.names import lines_named
from model.lines.ways import BY_CHOICE, LEAVING
from model.projection.project import Results

REDUNDANCY, VOLUNTARY, WASTAGE = "Redundancy", "Voluntary exits", "Natural wastage"
# The ways of each route. Fixed terms that end, exits already agreed, transfers and redeployment choose nobody here.
ROUTES: Mapping[str, tuple[str, ...]] = {
    REDUNDANCY: ("compulsory",),
    VOLUNTARY: tuple(way.name for way in BY_CHOICE),
    WASTAGE: ("held", "held_further"),
}
CHOSEN = (REDUNDANCY, VOLUNTARY)  # the routes by which the plan, and not the person alone, decides who goes
lines_named([name for ways in ROUTES.values() for name in ways])
HEADS_A_WTE = {way.name: way.heads_a_wte for way in LEAVING}


def exits(results: Results, case: int) -> dict[str, np.ndarray]:
    """Return the heads that are expected to leave each pool over the plan in an option, (pools,), by route."""
    return {route: sum((_heads(results, case, way) for way in ways), np.zeros(1)) for route, ways in ROUTES.items()}


def _heads(results: Results, case: int, way: str) -> np.ndarray:
    """Return the heads that leave each pool by a way over all years, (pools,)."""
    posts, heads = results.pool_line(way, case), results.pool_line(HEADS_A_WTE[way], case)
    return np.asarray((posts * heads).sum(axis=0))
