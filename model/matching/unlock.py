"""What training and a lower band unlock: how many can be placed with them, and by which routes and bands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.matching.pairs import Pairs
from model.matching.region import NONE, Region
from model.matching.solve import assign, most


@dataclass(frozen=True)
class Route:
    """A route of training: from one function to another, how many it places, and how many fewer without it.

    longer: whether it lasts longer than the trial that the law gives, so that it must be agreed in writing first.
    """

    start: int
    end: int
    people: int
    fewer_without: int
    longer: bool


@dataclass(frozen=True)
class Unlock:
    """The most that can be placed: as it stands, with training, with a lower band, and with both.

    routes: those by which people are placed when training is offered, the most people first. bands: how many take a
    post a band lower, or fewer hours, when those are offered, {(band, band of the post): people}.
    """

    as_it_stands: int
    with_training: int
    with_lower: int
    with_both: int
    routes: tuple[Route, ...]
    bands: dict[tuple[int, int], int]

    @property
    def trained(self) -> int:
        """Return how many people all routes of training place."""
        return sum(route.people for route in self.routes)

    @property
    def trained_longer(self) -> int:
        """Return how many people are placed by routes that last longer than the trial."""
        return sum(route.people for route in self.routes if route.longer)


def unlocked(pairs: Pairs, region: Region) -> Unlock:
    """Return what training and a lower band unlock. Of the answers with most people those with least training count."""
    shape = len(region.people), len(region.posts)
    stands, trained, lowered = pairs.suitable, ~pairs.lower, ~pairs.training
    by_training = _least(pairs.where(trained), pairs.training[trained], shape)
    by_lower = _least(pairs.where(lowered), pairs.lower[lowered], shape)
    whole = pairs.where(trained)
    best = int((by_training[0] != NONE).sum())
    routes = []
    chosen = whole.where(by_training[1])
    ends = region.posts.function[chosen.post]
    for start, end in sorted(set(zip(chosen.source.tolist(), ends.tolist(), strict=True))):
        people = int(((chosen.source == start) & (ends == end)).sum())
        of_route = whole.training & (whole.source == start) & (region.posts.function[whole.post] == end)
        without = most(whole.person[~of_route], whole.post[~of_route], shape, by_training[0])
        longer = bool(region.routes.weeks[start, end] > region.policy.law.trial_weeks)
        routes.append(Route(start, end, people, best - without, longer))
    bands: dict[tuple[int, int], int] = {}
    down = pairs.where(lowered).where(by_lower[1])
    steps = zip(region.people.band[down.person].tolist(), region.posts.band[down.post].tolist(), strict=True)
    for step in sorted(steps):
        bands[step] = bands.get(step, 0) + 1
    return Unlock(
        as_it_stands=most(pairs.person[stands], pairs.post[stands], shape, by_training[0]),
        with_training=best,
        with_lower=int((by_lower[0] != NONE).sum()),
        with_both=most(pairs.person, pairs.post, shape, by_training[0]),
        routes=tuple(sorted(routes, key=lambda route: (-route.people, route.start, route.end))),
        bands=bands,
    )


def _least(pairs: Pairs, counted: np.ndarray, shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return an answer of the most people with the fewest pairs that are `counted`, and which such pairs it takes."""
    out_cost = np.full(shape[0], shape[0] + 1.0)
    out = assign(pairs.person, pairs.post, counted.astype(float), out_cost, shape)
    return out, np.flatnonzero((out[pairs.person] == pairs.post) & counted)
