"""What a search is given: variables, how candidates are measured, and what they must keep.

It knows nothing of bodies or levers. What breaks a limit is never traded against cost: a price that is too low for a
limit would have it broken in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

KEPT = 1e-6  # of a limit's own size, by which it may be broken
PLACES = 7  # to which what is broken is rounded, before two points are held against each other


@dataclass(frozen=True)
class Measured:
    """What candidates come to, a row each.

    smooth: the cost without its parts. parts: what is added to the cost as far as it is above nil, (candidates, parts).
    over: by how much each limit is broken, less than nil where it is kept, (candidates, limits).
    """

    smooth: np.ndarray
    parts: np.ndarray
    over: np.ndarray


@dataclass(frozen=True)
class Rows:
    """Rules `low <= matrix x <= high`, a row each."""

    matrix: np.ndarray
    low: np.ndarray
    high: np.ndarray


@dataclass(frozen=True)
class Hit:
    """A limit that is met exactly where any of some variables is used: they go no further than it asks.

    `limit` is None where several limits say how far they go, of which none need be met exactly. The variables are
    shares, from 0 to 1, and go in order: where a later one is used, an earlier one is used in full or not at all.
    """

    limit: int | None
    variables: tuple[int, ...]


@dataclass(frozen=True)
class Judged:
    """Candidates as they are used, without what is left unused of them, and what they come to."""

    points: np.ndarray
    measured: Measured


@dataclass(frozen=True)
class Programme:
    """What is searched: variables between `low` and `high`.

    measure: what candidates, (candidates, variables), come to where they are used as far as they go: nothing in it but
    its parts bends much. judge: what they come to as they are, which is the same where nothing bends. size: of each
    limit, by which breaking one is held against breaking another. weights: of each part of the cost. rows: rules of the
    variables themselves.
    """

    low: np.ndarray
    high: np.ndarray
    measure: Callable[[np.ndarray], Measured]
    judge: Callable[[np.ndarray], Judged]
    size: np.ndarray
    weights: np.ndarray
    rows: Rows
    hits: Sequence[Hit] = ()

    @property
    def shares(self) -> list[int]:
        """Return the variables that are used as far as a limit asks, and may stand higher at no cost."""
        return [variable for hit in self.hits for variable in hit.variables]

    def cost(self, found: Measured) -> np.ndarray:
        """Return the whole cost of candidates, (candidates,), or of one."""
        return np.asarray(found.smooth + np.maximum(0, found.parts) @ self.weights)

    def broken(self, found: Measured) -> np.ndarray:
        """Return by how much candidates, or one, break their limits, each by its size, (candidates,)."""
        over = np.maximum(0, found.over / self.size)
        return np.asarray(np.round(np.where(over > KEPT, over, 0).sum(axis=-1), PLACES))
