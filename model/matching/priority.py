"""Who comes first: by law at the own body, then within a ring-fence, then by wave and the month that notice ends.

Nothing else decides among people: no payoff, no score, no row. Where the policy has suitable posts first, those whom a
post suits as it stands come before all others for it, after law and ring-fence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from model.matching.pairs import Pairs, cost_of
from model.matching.region import NONE, Region
from model.matching.solve import assign, cheapest, contested, moves
from model.problems import InputError, Problem
from model.rules.rulebook import from_serial

SPARE = 3  # so that a post that is held outweighs one person left out and every journey
EXACT = 2.0**50  # sums of a few whole numbers up to this are exact
TOO_MANY = '"Suitable posts first" cannot be solved exactly for so many people; set it to no, or match part of them'


@dataclass(frozen=True)
class Allowed:
    """The pairs that are left when what is held for somebody is held, and who has a claim.

    law, ring, fit: whether each pair is a claim of first refusal, of a ring-fence, or of a suitable post where those
    come first, (pairs,). by_law, by_ring, by_fit: whether a person has such a claim, (people,). first: whether a person
    is sure of a post by law, before anyone else, (people,). besides: the other posts of those who are, which count for
    nothing and may be offered all the same.
    """

    pairs: Pairs
    law: np.ndarray
    ring: np.ndarray
    fit: np.ndarray
    by_law: np.ndarray
    by_ring: np.ndarray
    by_fit: np.ndarray
    first: np.ndarray
    besides: Pairs

    def where(self, keep: np.ndarray) -> Allowed:
        """Return what is left with the pairs that `keep` chooses, (pairs,)."""
        return replace(self, pairs=self.pairs.where(keep), law=self.law[keep], ring=self.ring[keep], fit=self.fit[keep])

    def passed(self, law: float, ring: float, fit: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return what each pair costs for the claims that it passes by, and leaving each person out, for all of them.

        They are (pairs,) and (people,); a claim of law or of a ring-fence that is passed costs what is given, and of a
        suitable post what `fit` has for the person.
        """
        held, fits = law * self.by_law + ring * self.by_ring, fit * self.by_fit
        of_pair = np.where(self.law | self.ring, 0.0, held[self.pairs.person])
        return of_pair + np.where(self.fit, 0.0, fits[self.pairs.person]), held + fits


def first_by_law(pairs: Pairs, region: Region) -> np.ndarray:
    """Return whether each pair is one of first refusal: a suitable post of the person's own body, (pairs,)."""
    own = region.people.body[pairs.person] == region.posts.body[pairs.post]
    return np.asarray(region.people.first[pairs.person] & own & pairs.suitable)


def allowed(pairs: Pairs, region: Region) -> Allowed:
    """Return the pairs that `claimed` leaves and, where suitable posts come first, of those only what keeps them so."""
    choice = claimed(pairs, region)
    return choice.where(_in_balance(choice, region)) if choice.fit.any() else choice


def claimed(pairs: Pairs, region: Region) -> Allowed:
    """Return the pairs that are left when first refusal by law is kept, and then ring-fences.

    A person who is sure of a post that is held keeps those posts alone. Where more people have a claim than there are
    such posts, the posts are kept for those people, and the people keep their other posts too.
    """
    size = len(region.people)
    law = first_by_law(pairs, region)
    by_law = _among(pairs.person[law], size)
    keep, first, held = _held(pairs, law, region)
    ring = region.people.ring[pairs.person]
    fenced = (ring != NONE) & (ring == region.posts.ring[pairs.post]) & ~by_law[pairs.person] & keep
    keep_ring, _, held_too = _held(pairs, fenced | (law & keep), region)
    kept = keep & keep_ring
    by_ring = _among(pairs.person[fenced], size)
    fit_first = region.policy["suitable_first"] > 0
    fit = pairs.suitable & kept & fit_first
    by_fit = _among(pairs.person[fit], size)
    besides = first[pairs.person] & ~law & ~(held | held_too)[pairs.post] & (pairs.suitable | (not fit_first))
    return Allowed(
        pairs=pairs.where(kept),
        law=law[kept],
        ring=fenced[kept],
        fit=fit[kept],
        by_law=by_law,
        by_ring=by_ring,
        by_fit=by_fit,
        first=first,
        besides=pairs.where(besides),
    )


def _among(person: np.ndarray, size: int) -> np.ndarray:
    """Return whether each of `size` people is one of `person`."""
    return np.bincount(person, minlength=size) > 0


def _held(pairs: Pairs, claim: np.ndarray, region: Region) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return which pairs stay when posts are held for those with a claim, (pairs,), and who is sure of one, (people,).

    The third is which posts are held for more people than they are, (posts,). `claim` says which pairs are claims.
    """
    size = len(region.people)
    if not claim.any():
        return np.ones(len(pairs), dtype=bool), np.zeros(size, dtype=bool), np.zeros(len(region.posts), dtype=bool)
    people, person = np.unique(pairs.person[claim], return_inverse=True)
    posts, post = np.unique(pairs.post[claim], return_inverse=True)
    shape = len(people), len(posts)
    out = assign(person, post, np.zeros(len(person)), np.ones(shape[0]), shape)
    wanting, wanted = contested(person, post, out, shape)
    sure = _among(people[~wanting], size)
    held = _among(posts[wanted], len(region.posts))
    return np.where(sure[pairs.person], claim, ~held[pairs.post] | claim), sure, held


def _in_balance(choice: Allowed, region: Region) -> np.ndarray:
    """Return which pairs are of answers with the most claims: of law, of ring-fence, then of suitable posts by class.

    Each post has a price: what a second one like it would be worth in claims. A pair is of such an answer only where
    nothing is lost at these prices. What is left holds all those answers, and no answer of more people than the one of
    them with the most, so that who competes can be found as ever. It is (pairs,) of True or False.
    """
    pairs, posts = choice.pairs, len(region.posts)
    rank, words = classes(region, choice.by_law)
    fit = len(words) - rank.astype(float)
    of_ring = float(fit[choice.by_fit].sum()) + 1
    cost, left_out = choice.passed((float(choice.by_ring.sum()) + 1) * of_ring, of_ring, fit)
    out = assign(pairs.person, pairs.post, cost, left_out, (len(region.people), posts))
    worth, mine = left_out.copy(), out[pairs.person] == pairs.post
    worth[pairs.person[mine]] = cost[mine]
    arrows, goes = moves(pairs.person, pairs.post, out, posts)
    value = -cheapest(pairs.person[arrows], goes, cost[arrows] - worth[goes], -worth)
    price = np.zeros(posts)
    placed = out != NONE
    price[out[placed]] = (value - worth)[placed]
    return np.asarray(cost + price[pairs.post] == value[pairs.person])


def classes(region: Region, by_law: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """Return the class of each person, from 0 for who comes first, and what each class is in words.

    Within a wave those with a claim of first refusal come first, then those whose notice ends sooner, by months.
    `by_law` says who has such a claim, (people,): the law gives a suitable post of the own body and no other, so that
    whoever is marked and has none stands with all others of the month.
    """
    people = region.people
    month = {day: from_serial(day).replace(day=1) for day in set(people.notice_ends.tolist())}
    rows = zip(people.wave.tolist(), by_law.tolist(), people.notice_ends.tolist(), strict=True)
    keys = [(wave, not first, month[day] if not first else from_serial(0)) for wave, first, day in rows]
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
    cost = cost_of(choice.pairs, region)
    step = len(region.people) * (1.0 + float(cost.max(initial=0.0)))
    count = float(rank.max(initial=0)) + 1
    falling = (count + 1 - rank) * step
    fit = (count + SPARE) * falling
    of_ring = (count + SPARE) * step + float(fit[choice.by_fit].sum())
    of_law = (float(choice.by_ring.sum()) + SPARE) * of_ring
    past, held = choice.passed(of_law, of_ring, fit)
    left_out = falling + held
    if float(left_out.max(initial=0.0)) > EXACT:
        raise InputError([Problem("Policy", TOO_MANY)])
    return cost + past, left_out
