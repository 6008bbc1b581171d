"""Why somebody has no post: the first rule, in the order in which they are looked at, that leaves none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from model.matching.pairs import fits, held_by, hours
from model.matching.region import NONE, Region

BAND, FUNCTION, REGISTRATION, TRAVEL, HOURS, DATES = "band", "function", "registration", "travel", "hours", "dates"
REASONS = (BAND, FUNCTION, REGISTRATION, TRAVEL, HOURS, DATES)


class _Kind(NamedTuple):
    """What of a person decides which posts are of the right kind, wherever and whenever they are."""

    band: int
    lower: bool
    functions: tuple[int, ...]
    holds: tuple[int, ...]


def why_none(region: Region, who: Sequence[int]) -> list[str]:
    """Return the first of REASONS that leaves each of some people without any post."""
    people, minutes = region.people, region.minutes()
    known: dict[_Kind, tuple[str, np.ndarray]] = {}
    found = []
    for at in who:
        own = int(people.function[at]), *people.others[at]
        kind = _Kind(int(people.band[at]), bool(people.lower[at]), own, people.holds[at])
        if kind not in known:
            known[kind] = _of_kind(region, kind)
        reason, post = known[kind]
        found.append(reason or _where_and_when(region, minutes, at, post))
    return found


def _of_kind(region: Region, kind: _Kind) -> tuple[str, np.ndarray]:
    """Return the posts of the right band, function and registration, and the reason where there are none, or ""."""
    posts = region.posts
    steps = kind.band - posts.band
    most = region.policy["bands_lower"] if kind.lower else 0
    post = np.flatnonzero((posts.slot == NONE) & (steps >= 0) & (steps <= most))
    if not len(post):
        return BAND, post
    post = post[fits(region, kind.functions)[0][posts.function[post]] != NONE]
    if not len(post):
        return FUNCTION, post
    post = post[held_by(region, kind.holds)[posts.needs[post]]]
    return "" if len(post) else REGISTRATION, post


def _where_and_when(region: Region, minutes: np.ndarray, person: int, post: np.ndarray) -> str:
    """Return what leaves a person without any of the posts of the right kind: travel, hours or dates."""
    near = post[minutes[region.people.place[person], region.posts.place[post]] <= region.people.minutes[person]]
    if not len(near):
        return TRAVEL
    return DATES if hours(region, np.full(len(near), person), near)[0].any() else HOURS
