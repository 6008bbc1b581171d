"""Draws as standard normal numbers: even over all assumptions at once, and the same for every option.

They are the points of a scrambled Sobol sequence, so that fewer are needed than of plain chance. Every assumption keeps
its own column whichever others are held. Half of the columns are common to all bodies, and half are a body's own.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from model.risk.ranges import Range
from model.risk.sobol import scrambled

LEVELS = 10  # equally likely, so that one lies below low and one above high
FEW_LEVELS, MANY_ROWS = 4, 10_000  # of a long list of people, whose sums take long to work out again


def number_of(text: str) -> int:
    """Return a number that stands for a text, the same on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def normals(ranges: Sequence[Range], count: int, seed: int, code: str, together: float = 0.0,
            signs: Sequence[float] = (), apart: bool = False,
            worlds: int = LEVELS) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """Return standard normal numbers, (count, assumptions), and the world of each draw, (count,), from 0 to `worlds`.

    `code` tells the body's own draws apart from others'; what an assumption shares is common. With `together` above
    nil, what hurts goes together: each is so correlated with one number common to all, in the direction of its sign.
    With `apart`, a body's own numbers stand in an order of its own, so that bodies whose draws are added up share
    nothing but what is common: two scrambles of one sequence still rise and fall together.
    """
    wide = len(ranges) + 1
    both = scrambled(2 * wide, count, seed)
    own = scrambled(2 * wide, count, number_of(f"{seed} {code}"))[:, wide:]
    if apart:
        own = own[np.random.default_rng(number_of(f"{seed} {code} order")).permutation(count)]
    common = both[:, :wide]
    shared = np.array([each.shared for each in ranges])
    z = np.sqrt(shared) * _normal(common[:, :-1]) + np.sqrt(1 - shared) * _normal(own[:, :-1])
    world = np.minimum((common[:, -1] * worlds).astype(int), worlds - 1)
    if together:
        z = math.sqrt(1 - together) * z + math.sqrt(together) * _normal(own[:, -1:]) * np.asarray(signs)
    return z, world


def _normal(uniform: np.ndarray) -> np.ndarray:
    """Return the standard normal numbers below which so much of the normal distribution lies."""
    inverse = NormalDist().inv_cdf
    return np.array([inverse(each) for each in uniform.ravel().tolist()]).reshape(uniform.shape)


def levels(names: Sequence[str], code: str, seed: int, count: int = LEVELS) -> np.ndarray:
    """Return standard normal numbers by world, (count, names): each name has each level once, in an order of its own.

    Of many orders the one is taken in which the names go together least.
    """
    middle = _normal((np.arange(count) + 0.5) / count)
    rng = np.random.default_rng(number_of(f"{seed} {code} worlds"))
    tried = [np.array([rng.permutation(count) for _ in names]) for _ in range(200 if len(names) > 1 else 1)]

    def alike(orders: np.ndarray) -> float:
        """Return how closely any two of the names go together, at most 1."""
        return float(np.abs(np.corrcoef(middle[orders]) - np.eye(len(names))).max()) if len(names) > 1 else 0.0

    return np.asarray(middle[min(tried, key=alike)].T)
