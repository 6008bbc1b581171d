"""As what each post is offered to whom; and what is told beside the count: others of who has first refusal by law."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from model.matching.answer import Answer
from model.matching.pairs import Pairs, cost_of
from model.matching.region import NONE

SLOT, LAW, RING, RING_TRAINING, RING_LOWER, STANDS, TRAINING, LOWER = range(8)
OFFER = (
    "slots in",
    "first refusal by law",
    "ring-fence",
    "ring-fence, needs training",
    "ring-fence, a lower band or fewer hours, with consent",
    "suitable as it stands",
    "needs training",
    "a lower band or fewer hours, with consent",
)


@dataclass(frozen=True)
class Offers:
    """The pairs that are told: as what each is offered, a number of OFFER, and its cost, both (pairs,)."""

    pairs: Pairs
    kind: np.ndarray
    cost: np.ndarray


def offered(answer: Answer) -> Offers:
    """Return the pairs of the answer, and then the other posts of those for whom the law holds one.

    The law gives a person a right and no duty: in the count such a person has the post that is held and no other, yet
    need not take it, and may be offered what suits better.
    """
    pairs, choice = answer.pairs, answer.choice
    ring = np.where(choice.ring, RING - STANDS, 0)
    kind = np.where(choice.law, LAW, _fit(pairs) + ring)
    kind = np.where(answer.region.posts.slot[pairs.post] != NONE, SLOT, kind)
    more = choice.besides
    if not len(more):
        return Offers(pairs, kind, answer.cost)
    columns = (np.r_[getattr(pairs, each.name), getattr(more, each.name)] for each in fields(Pairs))
    cost = np.r_[answer.cost, cost_of(more, answer.region)]
    return Offers(Pairs(*columns), np.r_[kind, _fit(more)], cost)


def _fit(pairs: Pairs) -> np.ndarray:
    """Return how each post fits: as it stands, with training, or in a lower band or fewer hours, (pairs,)."""
    return np.where(pairs.lower, LOWER, np.where(pairs.training, TRAINING, STANDS))
