"""Which person may be offered which post: band, function, registration, place, hours and dates, each a hard rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from model.matching.places import FAR
from model.matching.region import NONE, Region
from model.rules.rulebook import serial

NEAR = 1e-9


@dataclass(frozen=True)
class Pairs:
    """Pairs of a person and a post, ordered by person and post; each column is (pairs,)."""

    person: np.ndarray
    post: np.ndarray
    step: np.ndarray  # bands lower, 0 or 1
    training: np.ndarray  # True: by a route of training
    fewer: np.ndarray  # True: fewer hours than the person works
    source: np.ndarray  # the person's function that fits, or from which the route leads
    minutes: np.ndarray

    def __len__(self) -> int:
        return len(self.person)

    def where(self, keep: np.ndarray) -> Pairs:
        """Return the pairs that `keep` chooses, (pairs,) of True or False or places in an order."""
        return Pairs(*(getattr(self, each.name)[keep] for each in fields(self)))

    @property
    def lower(self) -> np.ndarray:
        """Whether the person must accept a lower band or fewer hours: never suitable in law, only by consent."""
        return np.asarray((self.step > 0) | self.fewer)

    @property
    def suitable(self) -> np.ndarray:
        """Whether the post is suitable as it stands: the same band and hours, and no training."""
        return np.asarray(~self.lower & ~self.training)


def cost_of(pairs: Pairs, region: Region) -> np.ndarray:
    """Return what each pair costs, in minutes by the policy's exchange rate, whole and from 0."""
    policy = region.policy
    counted = (
        policy["lower_counts_as"] * pairs.step
        + policy["fewer_hours_count_as"] * pairs.fewer
        + policy["training_counts_as"] * pairs.training
        + pairs.minutes
    )
    return np.asarray(np.round(counted))


def feasible(region: Region) -> Pairs:
    """Return every pair that the rules allow; a post that somebody slots into is offered to that person alone."""
    people, posts, minutes = region.people, region.posts, region.minutes()
    free = posts.slot == NONE
    by_band = {int(band): np.flatnonzero(free & (posts.band == band)) for band in np.unique(posts.band)}
    held = {holds: held_by(region, holds) for holds in set(people.holds)}
    slotted = set(posts.slot[~free].tolist())
    alike: dict[tuple[int, int, tuple[int, ...], tuple[int, ...], bool], list[int]] = defaultdict(list)
    for at in range(len(people)):
        if at not in slotted:
            who = int(people.band[at]), int(people.function[at]), people.others[at], people.holds[at]
            alike[(*who, bool(people.lower[at]))].append(at)
    found: list[tuple[np.ndarray, ...]] = []
    by_function = {own: fits(region, own) for own in {(function, *others) for _, function, others, _, _ in alike}}
    for (band, function, others, holds, lower), rows in alike.items():
        source, training = by_function[function, *others]
        for step in range(1 + (int(region.policy["bands_lower"]) if lower else 0)):
            if band - step not in by_band:
                continue
            post = by_band[band - step]
            post = post[(source[posts.function[post]] != NONE) & held[holds][posts.needs[post]]]
            if not len(post):
                continue
            person = np.array(rows)
            taken = minutes[np.ix_(people.place[person], posts.place[post])]
            near, to = np.nonzero(taken <= people.minutes[person][:, None])
            wanted, steps = posts.function[post[to]], np.full(len(to), step)
            found.append((person[near], post[to], steps, training[wanted], source[wanted], taken[near, to]))
    slots = _slots(region, minutes)
    return in_turn([slots, _in_hours(region, *map(np.concatenate, zip(*found, strict=True)))] if found else [slots])


def in_turn(parts: Sequence[Pairs]) -> Pairs:
    """Return the pairs of all parts, ordered by person and post."""
    columns = [np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(Pairs)]
    order = np.argsort(columns[0] * (1 + columns[1].max(initial=0)) + columns[1])  # a person and a post are one pair
    return Pairs(*(column[order] for column in columns))


def fits(region: Region, own: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Return by which of the functions `own` a post of each function fits, and whether it takes training.

    Both are (functions,). Of several routes it is the one of the fewest weeks; the function is NONE where nothing fits.
    """
    weeks = region.routes.weeks[list(own)]
    known = np.where(np.isnan(weeks), np.inf, weeks)
    source = np.where(np.isinf(known).all(0), NONE, np.array(own)[known.argmin(0)])
    training = source != NONE
    source[list(own)], training[list(own)] = own, False
    return source, training


def held_by(region: Region, holds: tuple[int, ...]) -> np.ndarray:
    """Return whether who holds these registrations has each one that a post may need, the last for none that it needs.

    It is (registrations + 1,), so that NONE is the last.
    """
    held = np.zeros(len(region.words.registrations) + 1, dtype=bool)
    held[[*holds, NONE]] = True
    return held


def _slots(region: Region, minutes: np.ndarray) -> Pairs:
    """Return the pairs of people who slot in: decided already, whatever the journey."""
    posts, people = region.posts, region.people
    post = np.flatnonzero(posts.slot != NONE)
    person = posts.slot[post]
    taken = minutes[people.place[person], posts.place[post]]
    no, none = np.zeros(len(post), dtype=bool), np.zeros(len(post), dtype=int)
    return Pairs(person, post, none, no, no, people.function[person], np.where(taken < FAR, taken, 0.0))


def _in_hours(
    region: Region,
    person: np.ndarray,
    post: np.ndarray,
    step: np.ndarray,
    training: np.ndarray,
    source: np.ndarray,
    minutes: np.ndarray,
) -> Pairs:
    """Return those pairs of people and posts near each other that agree in hours and dates."""
    agree, fewer = hours(region, person, post)
    return Pairs(person, post, step, training, fewer, source, minutes).where(agree & dates(region, person, post))


def within(pairs: Pairs, region: Region) -> Pairs:
    """Return those of the pairs that are within everybody's minutes in a region where travel takes longer."""
    taken = region.minutes()[region.people.place[pairs.person], region.posts.place[pairs.post]]
    slots = region.posts.slot[pairs.post] != NONE
    near = replace(pairs, minutes=np.where(slots & (taken >= FAR), 0.0, taken))
    return near.where((taken <= region.people.minutes[pairs.person]) | slots)


def hours(region: Region, person: np.ndarray, post: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return whether the hours of each pair agree, and whether only as fewer are accepted, each (pairs,)."""
    wte, offered = region.people.wte[person], region.posts.wte[post]
    near = region.policy["hours_tolerance"] * wte + NEAR
    comparable = np.abs(wte - offered) <= near
    accepted = (offered < wte) & (offered >= region.people.least_wte[person] - NEAR)
    return comparable | accepted, ~comparable


def dates(region: Region, person: np.ndarray, post: np.ndarray) -> np.ndarray:
    """Return whether the post of each pair is still open on the day, and begins within the law's gap, (pairs,)."""
    begins = region.posts.opens[post] <= region.people.notice_ends[person] + region.policy.law.gap_days
    return np.asarray(begins & (region.posts.closes[post] >= serial(region.policy.day)))
