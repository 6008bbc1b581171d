"""Who comes first: by law at the own body, then within a ring-fence, then by wave and the month that notice ends.

Nothing else decides among people: no payoff, no score, no row.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.matching.pairs import Pairs, cost_of
from model.matching.region import NONE, Region
from model.matching.solve import assign, contested
from model.rules.rulebook import from_serial

SPARE = 3  # so that a post that is held outweighs one person left out and every journey


@dataclass(frozen=True)
class Allowed:
    """The pairs that are left when what is held for somebody is held, and who has a claim.

    law, ring: whether each pair is a claim of first refusal, or of a ring-fence, (pairs,). by_law, by_ring: whether a
    person has such a claim, (people,). first: whether a person is sure of a post by law, before anyone else, (people,).
    """

    pairs: Pairs
    law: np.ndarray
    ring: np.ndarray
    by_law: np.ndarray
    by_ring: np.ndarray
    first: np.ndarray


def first_by_law(pairs: Pairs, region: Region) -> np.ndarray:
    """Return whether each pair is one of first refusal: a suitable post of the person's own body, (pairs,)."""
    own = region.people.body[pairs.person] == region.posts.body[pairs.post]
    return np.asarray(region.people.first[pairs.person] & own & pairs.suitable)


def allowed(pairs: Pairs, region: Region) -> Allowed:
    """Return the pairs that are left when first refusal by law is kept, and then ring-fences.

    A person who is sure of a post that is held keeps those posts alone. Where more people have a claim than there are
    such posts, the posts are kept for those people, and the people keep their other posts too.
    """
    size = len(region.people)
    law = first_by_law(pairs, region)
    by_law = _among(pairs.person[law], size)
    keep, first = _held(pairs, law, region)
    ring = region.people.ring[pairs.person]
    fenced = (ring != NONE) & (ring == region.posts.ring[pairs.post]) & ~by_law[pairs.person] & keep
    keep_ring, _ = _held(pairs, fenced | (law & keep), region)
    kept = keep & keep_ring
    by_ring = _among(pairs.person[fenced], size)
    return Allowed(pairs.where(kept), law[kept], fenced[kept], by_law, by_ring, first)


def _among(person: np.ndarray, size: int) -> np.ndarray:
    """Return whether each of `size` people is one of `person`."""
    return np.bincount(person, minlength=size) > 0


def _held(pairs: Pairs, claim: np.ndarray, region: Region) -> tuple[np.ndarray, np.ndarray]:
    """Return which pairs stay when posts are held for those with a claim, (pairs,), and who is sure of one, (people,).

    `claim` says which pairs are claims, (pairs,).
    """
    size = len(region.people)
    if not claim.any():
        return np.ones(len(pairs), dtype=bool), np.zeros(size, dtype=bool)
    people, person = np.unique(pairs.person[claim], return_inverse=True)
    posts, post = np.unique(pairs.post[claim], return_inverse=True)
    shape = len(people), len(posts)
    out = assign(person, post, np.zeros(len(person)), np.ones(shape[0]), shape)
    wanting, wanted = contested(person, post, out, shape)
    sure = _among(people[~wanting], size)
    held = _among(posts[wanted], len(region.posts))
    return np.where(sure[pairs.person], claim, ~held[pairs.post] | claim), sure


def classes(region: Region) -> tuple[np.ndarray, list[str]]:
    """Return the class of each person, from 0 for who comes first, and what each class is in words.

    Within a wave those with first refusal by law come first, then those whose notice ends sooner, by months.
    """
    people = region.people
    month = [from_serial(day).replace(day=1) for day in people.notice_ends]
    keys = [
        (int(wave), not first, month[at] if not first else from_serial(0))
        for at, (wave, first) in enumerate(zip(people.wave, people.first, strict=True))
    ]
    ordered = sorted(set(keys))
    several = len({wave for wave, _, _ in ordered}) > 1
    words = [
        (f"wave {wave}, " if several else "") + ("first refusal by law" if not later else f"notice ends {day:%B %Y}")
        for wave, later, day in ordered
    ]
    number = {key: at for at, key in enumerate(ordered)}
    return np.array([number[key] for key in keys], dtype=int), words


def weights(choice: Allowed, region: Region, rank: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return what the solver weighs: the cost of each pair, and that of leaving each person out.

    The costs of leaving out fall strictly with the class, by more than all journeys together: the best answer then has
    the most people, of them the first classes, and only then the best posts. Who has a claim and is past the posts that
    are held for it costs more than anybody left out. All are whole numbers.
    """
    pairs, cost = choice.pairs, cost_of(choice.pairs, region)
    step = len(region.people) * (1.0 + float(cost.max(initial=0.0)))
    count = float(rank.max(initial=0)) + 1
    of_ring = (count + SPARE) * step
    of_law = (float(choice.by_ring.sum()) + SPARE) * of_ring
    held = of_law * choice.by_law + of_ring * choice.by_ring
    past = np.where(choice.law | choice.ring, 0.0, held[pairs.person])
    return cost + past, (count + 1 - rank) * step + held
