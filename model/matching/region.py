"""What a match is made from: people at risk and posts as columns of numbers, routes of training, and minutes of travel.

Words are numbers by their place in the alphabet, so that the order of rows decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    slots = {int(person): place for place, person in enumerate(posts.slot) if person != NONE}
    post_key = list(
        zip(
            posts.band, posts.function, posts.needs, posts.place, posts.wte, posts.split, posts.ring, posts.opens,
            posts.closes, posts.body, posts.slot != NONE, strict=True,
        )
    )  # fmt: skip
    person_key = [
        (
            *(people.wave[at], not people.first[at], people.notice_ends[at], people.band[at], people.function[at]),
            *(people.others[at], people.holds[at], people.place[at], people.minutes[at], people.wte[at]),
            *(people.least_wte[at], people.ring[at], people.lower[at], people.body[at], at in slots),
            post_key[slots[at]] if at in slots else (),
        )
        for at in range(len(people))
    ]
    by_person = sorted(range(len(people)), key=person_key.__getitem__)
    rank = np.empty(len(people) + 1, dtype=int)
    rank[by_person], rank[-1] = np.arange(len(people)), NONE
    moved = replace(posts, slot=rank[posts.slot])
    by_post = sorted(range(len(posts)), key=lambda at: (post_key[at], moved.slot[at]))
    return replace(region, people=taken(people, by_person), posts=taken(moved, by_post))


def taken(columns: Any, rows: Any) -> Any:
    """Return People or Posts with these rows alone, in this order."""
    chosen = {
        each.name: value[np.asarray(rows, dtype=int)]
        if isinstance(value := getattr(columns, each.name), np.ndarray)
        else tuple(value[row] for row in rows)
        for each in fields(columns)
    }
    return type(columns)(**chosen)
