"""The engine of the search: a sequence of small programmes with 0/1 variables on lines that are computed as they are.

Each step takes slopes at a point, solves the programme that they make, and tries its answer, and parts of the way to
it, on the lines. What is better by the lines is the next point. Where several limits say how far a share goes, no slope
tells, and points around are tried too. It finds the point of least cost that keeps every limit or, where none does, the
point that breaks them least.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from model.search.programme import KEPT, Measured, Programme
from model.search.step import answer, only, slopes

STEPS = (1.0, 0.5, 0.2)  # parts of the way to a programme's answer that are tried
WIDER = 0.05  # by which shares, which may stand higher than they are used, are raised in a further try
ROUNDS = 60  # programmes at most from one start
NEAR = 1e-6  # of the cost: what is no less by this is not better
LESS = 1e-3  # of what is broken, by which less must be promised
NARROWER, SHORTEST = 0.25, 1e-3  # of their ranges, how far variables may move: at rest where it is the shortest


@dataclass(frozen=True)
class Found:
    """The best point that was found: its variables, its cost, and by how much it breaks its limits."""

    point: np.ndarray
    cost: float
    broken: float

    @property
    def rank(self) -> tuple[float, float]:
        """Return what the better of two points has less of: broken limits first, then cost."""
        return self.broken, self.cost


def best(programme: Programme, starts: np.ndarray) -> Found:
    """Return the best point that is reached from any of the starts, (starts, variables)."""
    return min((reached(programme, start) for start in starts), key=lambda found: found.rank)


def reached(programme: Programme, start: np.ndarray) -> Found:
    """Return the best point that is reached from one start."""
    here = best_of(programme, np.clip(start, programme.low, programme.high)[None, :])
    span, reach = programme.high - programme.low, 1.0
    for _ in range(ROUNDS):
        low = np.maximum(programme.low, here.point - reach * span)
        high = np.minimum(programme.high, here.point + reach * span)
        tried = _tries(programme, here, low, high)
        if any(hit.limit is None for hit in programme.hits):
            tried = np.concatenate([tried, _around(programme, here.point, reach)])
        found = best_of(programme, tried) if len(tried) else here
        if _better(found, here):
            here = found
        else:
            reach *= NARROWER
        if not len(tried) or reach < SHORTEST:
            break
    return here


def _around(programme: Programme, point: np.ndarray, reach: float) -> np.ndarray:
    """Return points that differ in one variable by a part of its range, or in one or two of the shares, turned.

    Those that break a rule of the variables are left out. Where several limits say how far shares go, no slope tells
    what comes of leaving one out.
    """
    step = np.diag(reach * (programme.high - programme.low))
    shares = programme.shares
    turns = [*((one,) for one in shares), *combinations(shares, 2)]
    turned = np.repeat(point[None, :], len(turns), axis=0)
    for row, places in zip(turned, turns, strict=True):
        row[list(places)] = np.where(point[list(places)] > 0, 0.0, 1.0)
    points = np.clip(np.concatenate([point + step, point - step, turned]), programme.low, programme.high)
    ruled = points @ programme.rows.matrix.T
    kept = (ruled >= programme.rows.low - KEPT) & (ruled <= programme.rows.high + KEPT)
    return np.asarray(points[kept.all(axis=1)])


def _better(one: Found, other: Found) -> bool:
    """Whether a point is better than another by more than chance."""
    if one.broken != other.broken:
        return one.broken < other.broken
    return one.cost < other.cost - _near(other)


def _near(found: Found) -> float:
    """Return by how much less a cost must be than that of a point to be better."""
    return NEAR * max(1.0, abs(found.cost))


def best_of(programme: Programme, points: np.ndarray) -> Found:
    """Return the best of some points, as it is used."""
    judged = programme.judge(np.clip(points, programme.low, programme.high))
    broken, cost = programme.broken(judged.measured), programme.cost(judged.measured)
    place = int(np.lexsort((cost, broken))[0])
    return Found(judged.points[place], float(cost[place]), float(broken[place]))


def _promised(programme: Programme, far: Measured, at: Measured, here: Found) -> bool:
    """Whether the slopes promise a better point: one that breaks limits less or, where none is broken, costs less."""
    if here.broken:
        return float(programme.broken(far)) < here.broken * (1 - LESS)
    return float(programme.cost(far)) < float(programme.cost(at)) - _near(here)


def _tries(programme: Programme, here: Found, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return points to try, none where the slopes promise nothing.

    They are the answer of the programme at a point, parts of the way to it, the same with the programme put right once
    for what it was wrong by at its answer, and the point with one of its shares left out or opened.
    """
    slope = slopes(programme, here.point)
    far = answer(programme, slope, low, high)
    if far is None or not _promised(programme, slope.drawn(far), slope.at, here):
        return np.empty((0, len(here.point)))
    tried = [here.point + step * (far - here.point) for step in STEPS]
    right = answer(programme, slope.put_right(far, only(programme.measure(far[None, :]), 0)), low, high)
    if right is not None:
        tried += [here.point + step * (right - here.point) for step in STEPS]
    points, shares = np.array(tried), programme.shares
    raised = np.zeros(len(here.point))
    raised[shares] = WIDER
    turned = np.repeat(here.point[None, :], len(shares), axis=0)
    turned[np.arange(len(shares)), shares] = np.where(here.point[shares] > 0, 0.0, 1.0)
    return np.concatenate([points, points + raised, turned] if shares else [points])
