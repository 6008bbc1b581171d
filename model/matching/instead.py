"""What either order of a match comes to: the most people first, or suitable posts first, whichever the policy has."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from model.matching.pairs import Pairs
from model.matching.priority import claimed, weights
from model.matching.region import Region
from model.matching.solve import assign
from model.problems import InputError


@dataclass(frozen=True)
class Placed:
    """How many people the best answer places: in all, in a suitable post, and in a lower band or fewer hours.

    passed: those of a lower band or fewer hours for whom some post is suitable as it stands.
    """

    people: int
    suitable: int
    lower: int
    passed: int


@dataclass(frozen=True)
class Either:
    """What the most people first come to, and what suitable posts first do; None where so many cannot be weighed."""

    most_people: Placed
    suitable_posts: Placed | None


def either(whole: Pairs, region: Region, rank: np.ndarray, out: np.ndarray) -> Either:
    """Return what both orders come to; `out` is the best answer as the policy has it, and `whole` are all pairs.

    Posts that are split in two are so as the policy's own order has it.
    """
    first = region.policy["suitable_first"] > 0
    other = replace(region, policy=region.policy.with_value("suitable_first", float(not first)))
    here = placed(whole, out)
    choice, shape = claimed(whole, other), (len(region.people), len(region.posts))
    try:
        weighed = weights(choice, other, rank)
    except InputError:  # suitable posts first, told beside the answer: that it is not known is no reason to give none
        return Either(here, None)
    there = placed(whole, assign(choice.pairs.person, choice.pairs.post, *weighed, shape))
    return Either(there, here) if first else Either(here, there)


def placed(whole: Pairs, out: np.ndarray) -> Placed:
    """Return how many people an answer places; `whole` are all pairs that the rules allow."""
    held = whole.where(out[whole.person] == whole.post)
    fits = np.isin(held.person, whole.person[whole.suitable])
    return Placed(len(held), int(held.suitable.sum()), int(held.lower.sum()), int((held.lower & fits).sum()))
