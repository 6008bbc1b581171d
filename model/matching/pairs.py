"""Which person may be offered which post: band, function, registration, place, hours and dates, each a hard rule."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields

import numpy as np

from model.matching.places import FAR
from model.matching.region import NONE, Region
from model.rules.rulebook import DAY_ONE

REASONS = ("band", "function", "registration", "travel", "hours", "dates")  # in the order in which they are looked at


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
        return (self.step > 0) | self.fewer

    @property
    def suitable(self) -> np.ndarray:
        """Whether the post is suitable as it stands: the same band and hours, and no training."""
        return ~self.lower & ~self.training


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
    by_band: dict[int, dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    for at in np.flatnonzero(posts.slot == NONE):
        by_band[int(posts.band[at])][int(posts.function[at]), int(posts.needs[at])].append(int(at))
    slotted = set(posts.slot[posts.slot != NONE].tolist())
    alike: dict[tuple[int, int, tuple[int, ...], tuple[int, ...], bool], list[int]] = defaultdict(list)
    for at in range(len(people)):
        if at not in slotted:
            who = int(people.band[at]), int(people.function[at]), people.others[at], people.holds[at]
            alike[(*who, bool(people.lower[at]))].append(at)
    found: list[tuple[np.ndarray, ...]] = [_slots(region, minutes)]
    for (band, function, others, holds, lower), rows in alike.items():
        steps = int(region.policy["bands_lower"]) if lower else 0
        for step in range(steps + 1):
            for (wanted, needs), places in by_band.get(band - step, {}).items():
                source, training = fit(region, function, others, wanted)
                if source != NONE and (needs == NONE or needs in holds):
                    found.append(_near(region, minutes, rows, places, (step, training, source)))
    columns = [np.concatenate(parts) for parts in zip(*found, strict=True)]
    order = np.lexsort((columns[1], columns[0]))
    person, post, step_, training_, fewer, source_, taken = (column[order] for column in columns)
    return Pairs(person, post, step_, training_.astype(bool), fewer.astype(bool), source_, taken)


def fit(region: Region, function: int, others: tuple[int, ...], wanted: int) -> tuple[int, bool]:
    """Return by which of a person's functions a post of the function `wanted` fits, and whether it takes training.

    Of several routes it is the one of the fewest weeks; the function is NONE where nothing fits.
    """
    own = (function, *others)
    if wanted in own:
        return wanted, False
    weeks = region.routes.weeks[list(own), wanted]
    if np.isnan(weeks).all():
        return NONE, False
    return own[int(np.nanargmin(weeks))], True


def _slots(region: Region, minutes: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return the pairs of people who slot in: decided already, whatever the journey."""
    posts, people = region.posts, region.people
    post = np.flatnonzero(posts.slot != NONE)
    person = posts.slot[post]
    taken = minutes[people.place[person], posts.place[post]]
    nothing = np.zeros(len(post), dtype=int)
    return person, post, nothing, nothing, nothing, people.function[person], np.where(taken < FAR, taken, 0.0)


def _near(
    region: Region, minutes: np.ndarray, rows: list[int], places: list[int], kind: tuple[int, bool, int]
) -> tuple[np.ndarray, ...]:
    """Return the pairs of people and posts of one kind that agree in place, hours and dates."""
    person, post = np.array(rows), np.array(places)
    taken = minutes[region.people.place[person]][:, region.posts.place[post]]
    fits, fewer = hours(region, person, post)
    keep = (taken <= region.people.minutes[person][:, None]) & fits & dates(region, person, post)
    at, to = np.nonzero(keep)
    step, training, source = kind
    one = np.ones(len(at), dtype=int)
    return person[at], post[to], step * one, training * one, fewer[at, to].astype(int), source * one, taken[at, to]


def hours(region: Region, person: np.ndarray, post: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return whether hours agree, and whether only as fewer are accepted, each (people, posts)."""
    near = region.policy["wte_tolerance"] + 1e-9
    wte, offered = region.people.wte[person][:, None], region.posts.wte[post]
    comparable = np.abs(wte - offered) <= near
    least = region.people.least_wte[person][:, None] - 1e-9
    return comparable | ((offered < wte) & (offered >= least)), ~comparable


def dates(region: Region, person: np.ndarray, post: np.ndarray) -> np.ndarray:
    """Return whether a post is open on the day or later, and begins within the gap that the law allows.

    The answer is (people, posts).
    """
    day = (region.policy.day - DAY_ONE).days
    begins = region.posts.opens[post] <= region.people.notice_ends[person][:, None] + region.policy.law.gap_days
    return np.asarray(begins & (region.posts.closes[post] >= day))


def why_none(region: Region, minutes: np.ndarray, person: int) -> str:
    """Return the first of REASONS that leaves a person without any post; `minutes` are those of the region."""
    people, posts, one = region.people, region.posts, np.array([person])
    free = np.flatnonzero(posts.slot == NONE)
    step = people.band[person] - posts.band[free]
    most = region.policy["bands_lower"] if people.lower[person] else 0
    left = free[(step >= 0) & (step <= most)]
    own, others = int(people.function[person]), people.others[person]
    for reason in REASONS:
        if not len(left):
            return REASONS[max(0, REASONS.index(reason) - 1)]
        if reason == "function":
            good = {to for to in set(posts.function[left].tolist()) if fit(region, own, others, to)[0] != NONE}
            left = left[np.isin(posts.function[left], list(good))]
        elif reason == "registration":
            left = left[(posts.needs[left] == NONE) | np.isin(posts.needs[left], people.holds[person])]
        elif reason == "travel":
            taken = minutes[people.place[person], posts.place[left]]
            left = left[taken <= people.minutes[person]]
        elif reason == "hours":
            left = left[hours(region, one, left)[0][0]]
    return REASONS[-1] if len(left) else "hours"
