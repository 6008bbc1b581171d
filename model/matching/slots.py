"""Slot-ins that are legal and hardly so: each is decided on the sheet, and nothing but its band is held against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from model.matching.pairs import feasible, hours
from model.matching.priority import first_by_law
from model.matching.region import NONE, Region, taken

# The second does not say why: who selects for the post may read it.
UNLIKE = '"Slot-in for" is of another {} than the person who slots in; check that the two belong together'
CLAIMED = '"Slot-in for" takes a post that is to be held for somebody else; see the HR lead before it is decided'


def slot_alerts(region: Region) -> Iterator[tuple[int, str]]:
    """Yield each post whose slot-in is to be looked at, by its number, with why.

    That is where body, function or hours are not the person's, and where the law gives the post to somebody else, who
    slots into none, before anyone.
    """
    people, posts = region.people, region.posts
    slots = np.flatnonzero(posts.slot != NONE)
    if not len(slots):
        return
    who = posts.slot[slots]
    _, other_hours = hours(region, who, slots)
    claimed = _claimed(region, slots)
    for post, person, unlike_hours, law in zip(slots.tolist(), who.tolist(), other_hours, claimed, strict=True):
        known = {int(people.function[person]), *people.others[person]}
        unlike = {
            "body": people.body[person] != posts.body[post],
            "function": int(posts.function[post]) not in known,
            "hours": unlike_hours,
        }
        if words := [word for word, is_unlike in unlike.items() if is_unlike]:
            yield post, UNLIKE.format(" and ".join(filter(None, (", ".join(words[:-1]), words[-1]))))
        if law:
            yield post, CLAIMED


def _claimed(region: Region, slots: np.ndarray) -> np.ndarray:
    """Return whether somebody has first refusal by law of each of the posts that are slotted into, (slots,)."""
    people, posts = region.people, region.posts
    others = np.flatnonzero(people.first & ~np.isin(np.arange(len(people)), posts.slot))
    offered = replace(taken(posts, slots), slot=np.full(len(slots), NONE))
    asked = replace(region, people=taken(people, others), posts=offered)
    pairs = feasible(asked)
    return np.isin(np.arange(len(slots)), pairs.post[first_by_law(pairs, asked)])
