"""One step of the search: the programme of slopes at a point, with 0/1 variables, and its answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.search.programme import KEPT, Measured, Programme, Rows
from model.search.solver import least

SMALL = 1e-5  # of a variable's range, over which a slope is taken


@dataclass(frozen=True)
class Slopes:
    """What a point comes to, and how that moves with each variable, (variables, ...)."""

    point: np.ndarray
    at: Measured
    by: Measured

    def drawn(self, point: np.ndarray) -> Measured:
        """Return what another point comes to by the slopes."""
        step = point - self.point
        smooth = self.at.smooth + step @ self.by.smooth
        return Measured(smooth, self.at.parts + step @ self.by.parts, self.at.over + step @ self.by.over)

    def put_right(self, point: np.ndarray, found: Measured) -> Slopes:
        """Return the slopes with what they are wrong by at another point, whose measure is `found`, put right."""
        drawn = self.drawn(point)
        smooth = self.at.smooth + (found.smooth - drawn.smooth)
        parts, over = self.at.parts + (found.parts - drawn.parts), self.at.over + (found.over - drawn.over)
        return Slopes(self.point, Measured(smooth, parts, over), self.by)


def only(found: Measured, place: int) -> Measured:
    """Return what one candidate comes to."""
    return Measured(found.smooth[place], found.parts[place], found.over[place])


def slopes(programme: Programme, point: np.ndarray) -> Slopes:
    """Return the slopes at a point: a case for each variable that may move, all in one call."""
    span = programme.high - programme.low
    moves = np.flatnonzero(span > 0)
    step = SMALL * span[moves] * np.where(point[moves] + SMALL * span[moves] > programme.high[moves], -1, 1)
    points = np.repeat(point[None, :], len(moves) + 1, axis=0)
    points[1 + np.arange(len(moves)), moves] += step
    found = programme.measure(points)

    def by(values: np.ndarray) -> np.ndarray:
        slope = np.zeros((len(point), *values.shape[1:]))
        slope[moves] = ((values[1:] - values[0]).T / step).T
        return slope

    return Slopes(point, only(found, 0), Measured(by(found.smooth), by(found.parts), by(found.over)))


def answer(programme: Programme, slope: Slopes, low: np.ndarray, high: np.ndarray) -> np.ndarray | None:
    """Return the point between `low` and `high` of least cost by the slopes, or that breaks limits least if none keeps.

    Returns None where the rules of the variables keep every point out.
    """
    table = _Table(programme, slope, low, high)
    found = table.solve(table.price, 0.0)
    if found is not None:
        return found[: table.variables]
    nearest = table.solve(table.of_slack, np.inf)
    if nearest is None:
        return None
    total = float(table.of_slack @ nearest)
    found = table.solve(table.price, total * (1 + KEPT) + KEPT)
    return (nearest if found is None else found)[: table.variables]


class _Table:
    """A programme's rows. Its columns: variables, parts above nil, how far limits are broken, and a 0/1 for each share.

    Cost and parts are counted in `unit` pounds, limits in their sizes, so that no number is far from the others.
    """

    def __init__(self, programme: Programme, slope: Slopes, low: np.ndarray, high: np.ndarray) -> None:
        self.variables, parts, limits = len(low), len(programme.weights), len(programme.size)
        switches = len(programme.shares)
        self.low, self.high, self._sizes = low, high, (self.variables, parts, limits, switches)
        moved = np.abs(slope.by.smooth * (programme.high - programme.low)).max(initial=0)
        self.unit = max(1.0, float(moved))
        self.price = self._columns(slope.by.smooth / self.unit, programme.weights)
        self.of_slack = self._columns(limits=np.ones(limits))
        self._rows: list[np.ndarray] = []
        self._low: list[float] = []
        self._high: list[float] = []
        for row, least_, most in zip(programme.rows.matrix, programme.rows.low, programme.rows.high, strict=True):
            self._rule(self._columns(row), least_, most)
        for part in range(parts):
            by = slope.by.parts[:, part] / self.unit
            at = slope.at.parts[part] / self.unit - by @ slope.point
            self._rule(self._columns(by, -_one(parts, part)), -np.inf, -at)
        for limit in range(limits):
            by, at = self._limit(programme, slope, limit)
            self._rule(self._columns(by, limits=-_one(limits, limit)), -np.inf, -at)
        switch = 0
        for hit in programme.hits:
            on = [_one(switches, switch + place) for place in range(len(hit.variables))]
            switch += len(on)
            for place, used in enumerate(hit.variables):
                share = _one(self.variables, used)
                if hit.limit is not None:  # on: met exactly
                    by, at = self._limit(programme, slope, hit.limit)
                    far = abs(at + by @ slope.point) + np.abs(by) @ (high - low) + 1
                    self._rule(self._columns(by, switches=-far * on[place]), -far - at, np.inf)
                self._rule(self._columns(share, switches=-on[place]), -np.inf, 0.0)  # used: on
                for later in on[place + 1 :]:  # on, and a later one too: used in full
                    self._rule(self._columns(share, switches=-on[place] - later), -1.0, np.inf)

    @staticmethod
    def _limit(programme: Programme, slope: Slopes, limit: int) -> tuple[np.ndarray, float]:
        """Return how a limit moves with each variable, and what it is where all are nil, both by its size."""
        by = slope.by.over[:, limit] / programme.size[limit]
        return by, float(slope.at.over[limit] / programme.size[limit] - by @ slope.point)

    def _columns(
        self, variables: np.ndarray | None = None, parts: np.ndarray | None = None, limits: np.ndarray | None = None,
        switches: np.ndarray | None = None,
    ) -> np.ndarray:  # fmt: skip
        """Return a row of the programme, in which what is not given is nil."""
        given = zip((variables, parts, limits, switches), self._sizes, strict=True)
        return np.concatenate([np.zeros(size) if each is None else each for each, size in given])

    def _rule(self, row: np.ndarray, low: float, high: float) -> None:
        self._rows.append(row)
        self._low.append(low)
        self._high.append(high)

    def solve(self, cost: np.ndarray, broken: float) -> np.ndarray | None:
        """Return the columns at which a cost is least where limits are broken by `broken` in all; None if none are."""
        _, parts, limits, switches = self._sizes
        slack = np.full(limits, np.inf if broken > 0 else 0.0)
        matrix = np.vstack([*self._rows, self.of_slack])
        rows = Rows(matrix, np.r_[self._low, -np.inf], np.r_[self._high, broken])
        bottom = np.r_[self.low, np.zeros(parts + limits + switches)]
        top = np.r_[self.high, np.full(parts, np.inf), slack, np.ones(switches)]
        whole = np.r_[np.zeros(len(bottom) - switches), np.ones(switches)]
        return least(cost, rows, bottom, top, whole)


def _one(size: int, place: int) -> np.ndarray:
    """Return nils with a one at a place."""
    found = np.zeros(size)
    found[place] = 1
    return found
