"""How many of a group leave by chance alone: exact, a hypergeometric distribution for each pool, convolved.

>>> one = of_pool(heads=10, group=4, leave=5)
>>> [round(float(p), 4) for p in one]  # 4 choose k, 6 choose 5 - k, of 252
[0.0238, 0.2381, 0.4762, 0.2381, 0.0238]
>>> nine_in_ten(one), round(two_sided(one, 0), 4)
((1, 3), 0.0476)
"""

from __future__ import annotations

from collections.abc import Iterable
from math import comb, floor

import numpy as np

TAIL = 0.05  # what is left out at each end of a range of nine times in ten
ALIKE = 1e-7  # by which one chance may be above another and still count as no likelier
SPARE = 1e-9  # of a head: the rounding of a sum


def of_pool(heads: int, group: int, leave: float) -> np.ndarray:
    """Return the chances that 0, 1, 2 and so on of a group leave a pool of `heads`, if each is as likely to go.

    `leave` is how many leave in all, at most everybody. It may be between two whole numbers, as an expected number is:
    then each of the two has its share of the chance, so that the mean stays what is expected.
    """
    leave = min(max(leave, 0.0), float(heads))
    below = floor(leave + SPARE)
    share = max(0.0, leave - below)
    lower = _whole(heads, group, below)
    if share <= SPARE:
        return lower
    upper = _whole(heads, group, below + 1)
    chances = share * upper
    chances[: len(lower)] += (1 - share) * lower
    return chances


def _whole(heads: int, group: int, leave: int) -> np.ndarray:
    """Return the hypergeometric distribution, (0 to the most of the group that can leave).

    It is worked from the likeliest number outwards by the ratio of neighbours, which overflows at no size.
    """
    least, most = max(0, leave - (heads - group)), min(group, leave)
    chances = np.zeros(most + 1)
    middle = min(max((group + 1) * (leave + 1) // (heads + 2), least), most)
    chances[middle] = comb(group, middle) * comb(heads - group, leave - middle) / comb(heads, leave)
    for one in range(middle, most):
        ratio = (group - one) * (leave - one) / ((one + 1) * (heads - group - leave + one + 1))
        chances[one + 1] = chances[one] * ratio
    for one in range(middle, least, -1):
        ratio = one * (heads - group - leave + one) / ((group - one + 1) * (leave - one + 1))
        chances[one - 1] = chances[one] * ratio
    return chances


def of_pools(pools: Iterable[tuple[int, int, float]]) -> np.ndarray:
    """Return the chances that 0, 1, 2 and so on of a group leave all pools, each given as `of_pool` takes it."""
    chances = np.ones(1)
    for heads, group, leave in pools:
        if heads > 0 and group > 0 and leave > SPARE:
            chances = np.convolve(chances, of_pool(heads, group, leave))
    return chances


def nine_in_ten(chances: np.ndarray) -> tuple[int, int]:
    """Return the numbers between which a distribution falls nine times in ten: its 5% and 95% points."""
    up_to = np.cumsum(chances)
    low, high = (int(np.searchsorted(up_to, point - SPARE)) for point in (TAIL, 1 - TAIL))
    return low, min(high, len(chances) - 1)


def two_sided(chances: np.ndarray, found: int) -> float:
    """Return how likely it is that chance alone gives a number no likelier than the one `found`.

    It is Fisher's exact test, with the pools kept apart.
    """
    here = chances[found] if 0 <= found < len(chances) else 0.0
    return float(min(1.0, chances[chances <= here * (1 + ALIKE)].sum()))
