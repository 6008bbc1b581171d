"""What a match is made from: people at risk and posts as columns of numbers, routes of training, and minutes of travel.

Words are numbers by their place in the alphabet, so that the order of rows decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from model.matching.places import between
from model.matching.policy import Policy

NONE = -1  # stands for a word that is not given


@dataclass(frozen=True)
class People:
    """People at risk, each column (people,): codes are numbers of Region's words, dates days of a sheet, money £."""

    reference: tuple[str, ...]
    body: np.ndarray
    band: np.ndarray
    function: np.ndarray
    others: tuple[tuple[int, ...], ...]  # further functions
    holds: tuple[tuple[int, ...], ...]  # registrations
    place: np.ndarray  # where the person travels from
    minutes: np.ndarray  # the most each way
    wte: np.ndarray
    least_wte: np.ndarray
    salary: np.ndarray  # nan where not given
    notice_ends: np.ndarray
    notice_begins: np.ndarray  # nan where notice is not given yet
    first: np.ndarray  # True: first refusal by law on the day
    ring: np.ndarray
    lower: np.ndarray  # True: would take a lower band
    wave: np.ndarray
    payoff: np.ndarray  # nan where not given

    def __len__(self) -> int:
        return len(self.reference)


@dataclass(frozen=True)
class Posts:
    """Posts, each column (posts,); see People."""

    name: tuple[str, ...]
    body: np.ndarray
    band: np.ndarray
    function: np.ndarray
    needs: np.ndarray  # a registration
    place: np.ndarray
    wte: np.ndarray
    split: np.ndarray
    ring: np.ndarray
    opens: np.ndarray  # -inf where not given
    closes: np.ndarray  # inf where not given
    slot: np.ndarray  # the person that slots in, by number; NONE where nobody does

    def __len__(self) -> int:
        return len(self.name)


@dataclass(frozen=True)
class Routes:
    """Routes of training from function to function: each a matrix (functions, functions), nan where there is none."""

    weeks: np.ndarray
    cost: np.ndarray
    succeed: np.ndarray


@dataclass(frozen=True)
class Words:
    """What the codes stand for, each in the order of the alphabet."""

    bodies: tuple[str, ...]
    functions: tuple[str, ...]
    registrations: tuple[str, ...]
    places: tuple[str, ...]
    rings: tuple[str, ...]


@dataclass(frozen=True)
class Region:
    """All that is matched, and the rules it is matched by."""

    people: People
    posts: Posts
    routes: Routes
    words: Words
    travel: Mapping[tuple[str, str], float]
    policy: Policy
    warnings: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def minutes(self) -> np.ndarray:
        """Return the minutes from each place to each; see `between`."""
        return between(self.words.places, self.travel, self.policy["road_factor"], self.policy["mph"])


def in_order(region: Region) -> Region:
    """Return the region with people and posts in an order that only what decides a match makes.

    Neither row, nor reference, nor payoff, nor the name of a post is looked at: who stand alike stand together, and the
    solver sees the same whatever the order of the lists.
    """
    people, posts = region.people, region.posts
    held = np.flatnonzero(posts.slot != NONE)
    post_key = [
        *(posts.band, posts.function, posts.needs, posts.place, posts.wte, posts.split, posts.ring, posts.opens),
        *(posts.closes, posts.body, posts.slot != NONE),
    ]
    slot = np.full(len(people), NONE)  # the rank of the post that each person slots into
    slot[posts.slot[held]] = _ranks(post_key)[held]
    person_key = [
        *(people.wave, ~people.first, people.notice_ends, people.band, people.function, _numbered(people.others)),
        *(_numbered(people.holds), people.place, people.minutes, people.wte, people.least_wte, people.ring),
        *(people.lower, people.body, slot),
    ]
    by_person = np.lexsort(person_key[::-1])
    rank = np.empty(len(people) + 1, dtype=int)
    rank[by_person], rank[-1] = np.arange(len(people)), NONE
    moved = replace(posts, slot=rank[posts.slot])
    by_post = np.lexsort([moved.slot, *post_key[::-1]])
    return replace(region, people=taken(people, by_person), posts=taken(moved, by_post))


def _ranks(columns: Sequence[np.ndarray]) -> np.ndarray:
    """Return the rank of each row by its columns, the first column first; equal rows have the same, (rows,)."""
    order = np.lexsort(columns[::-1])
    other = np.zeros(len(order), dtype=bool)
    for column in columns:
        other[1:] |= column[order[1:]] != column[order[:-1]]
    rank = np.empty(len(order), dtype=int)
    rank[order] = np.cumsum(other)
    return rank


def _numbered(lists: Sequence[tuple[int, ...]]) -> np.ndarray:
    """Return the place of each list among all different ones in order, (lists,)."""
    place = {each: at for at, each in enumerate(sorted(set(lists)))}
    return np.array([*map(place.__getitem__, lists)], dtype=int)


def taken(columns: Any, rows: Any) -> Any:
    """Return People or Posts with these rows alone, in this order."""
    places = np.asarray(rows, dtype=int).tolist()
    chosen = {
        each.name: value[np.asarray(rows, dtype=int)]
        if isinstance(value := getattr(columns, each.name), np.ndarray)
        else tuple(map(value.__getitem__, places))
        for each in fields(columns)
    }
    return type(columns)(**chosen)
