"""How often it would be seen that a group is chosen twice as often as others: of small groups, seldom.

A choice that falls on nobody harder is flagged in one case of twenty at most, by `two_sided`.

>>> round(seen([(401, 60, 72)]), 2), round(seen([(401, 20, 72)]), 2), round(seen([(401, 3, 72)]), 2)
(0.76, 0.37, 0.04)
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from model.equality.chance import ALIKE, SPARE, of_pool

TIMES = 2.0  # the rate against others that is to be seen
LEVEL = 0.05  # of the exact test
STEPS = 60  # halvings by which the odds are found
MOST = 40.0  # the log of the greatest odds that are tried


def seen(pools: Iterable[tuple[int, int, float]]) -> float:
    """Return the share of cases in which the exact test flags a group that is chosen twice as often in every pool.

    Pools are as `chance.of_pools` takes them: their heads, those of the group among them, and how many leave.
    """
    blind, unequal = np.ones(1), np.ones(1)
    for heads, group, leave in pools:
        if heads > 0 and group > 0 and leave > SPARE:
            chances = of_pool(heads, group, leave)
            blind = np.convolve(blind, chances)
            share = TIMES * group / (TIMES * group + heads - group)
            unequal = np.convolve(unequal, tilted(chances, leave * share))
    return float(unequal[flagged(blind)].sum())


def tilted(chances: np.ndarray, mean: float) -> np.ndarray:
    """Return a distribution with each further person likelier by the same odds, so that it has the mean `mean`.

    Of a hypergeometric distribution it is what each person's own chance of being chosen gives, where that is greater in
    the group (Fisher's noncentral distribution). A mean that cannot be reached is that of the most who can leave.
    """
    known = np.flatnonzero(chances > 0)
    logs, numbers = np.log(chances[known]), known.astype(float)
    low, high = 0.0, MOST
    weights = chances[known]
    for _ in range(STEPS):
        odds = (low + high) / 2
        powers = logs + odds * numbers
        weights = np.exp(powers - powers.max())
        low, high = (odds, high) if weights @ numbers < mean * weights.sum() else (low, odds)
    found = np.zeros(len(chances))
    found[known] = weights / weights.sum()
    return found


def flagged(chances: np.ndarray) -> np.ndarray:
    """Return whether the exact test flags each number that may be found, True where so."""
    ordered = np.sort(chances)
    up_to = np.r_[0.0, np.cumsum(ordered)]
    likely = up_to[np.searchsorted(ordered, chances * (1 + ALIKE), side="right")]
    return np.asarray(likely <= LEVEL)


def spread(group: int, heads: np.ndarray) -> np.ndarray:
    """Return a group's heads if they were spread over pools as all heads are, whole numbers, (pools,)."""
    shares = group * heads / max(1.0, float(heads.sum()))
    whole = np.floor(shares + SPARE)
    order = np.argsort(whole - shares, kind="stable")  # the greatest remainder first
    whole[order[: max(0, group - int(whole.sum()))]] += 1
    return np.asarray(np.minimum(whole, heads))
