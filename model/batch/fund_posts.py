"""The share-out of posts that mixes fill among people at risk who could use them, so that no post is offered twice.

What is offered changes the mixes, and they what is filled and used. So posts are offered as they are wanted, the mixes
are searched, and what they leave unused is offered again to who could use it; then what is offered is cut to what the
mixes use and fill, until nothing need be cut. Nothing here knows how a mix is searched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

ByCode = Mapping[str, np.ndarray]  # posts in WTE by a body's code, each (years, bands) of its own plan
FEW = 0.05  # WTE: fewer print as none
NEAR = 0.005  # WTE by which posts offered in a year and band may pass those that are there
GROWS = 2  # tries in which posts that are left unused are offered to who could use them
PATIENT = 4  # tries, after which a year and band that is short has none
MOST_TRIES = 16


@dataclass(frozen=True)
class Seen:
    """What comes of an offer: posts that mixes fill, those of the offer that they use, and what people could use.

    failed: whether the search of some body failed, so that there is nothing to go on from.
    """

    filled: ByCode
    used: ByCode
    wanted: ByCode
    failed: bool


@dataclass(frozen=True)
class Offered:
    """Posts that are offered to a body's people at risk: its own, and those of others."""

    own: ByCode
    others: ByCode

    def both(self) -> dict[str, np.ndarray]:
        """Return all posts that a body's people are offered, by its code."""
        return {code: self.own[code] + self.others[code] for code in self.own}


Between = Callable[[ByCode, ByCode], ByCode]  # what bodies are given of others' spare posts, by what each wants


def offer(filled: ByCode, wanted: ByCode, between: Between) -> Offered:
    """Return the offer of posts that are filled to who wants them: a body's own people come first."""
    own = {code: np.minimum(filled[code], wanted[code]) for code in filled}
    spare = {code: filled[code] - own[code] for code in filled}
    left = {code: wanted[code] - own[code] for code in filled}
    return Offered(own, between(spare, left))


def none_between(spare: ByCode, wanted: ByCode) -> ByCode:
    """Return that bodies are given none of others' posts."""
    return {code: np.zeros_like(each) for code, each in spare.items()}


SeenT = TypeVar("SeenT", bound=Seen)


def settled(
    first: SeenT, see: Callable[[ByCode, SeenT], SeenT], between: Between
) -> tuple[Offered, SeenT] | tuple[None, SeenT]:
    """Return an offer that the mixes which come of it keep to, None where none is found, and what was seen last.

    `see` returns what comes of an offer, from what was seen before it. Each offer that is cut is within the one before,
    and where it will not do a year and band has none in the end: so there is an end.
    """
    now, seen = offer(first.filled, first.wanted, between), first
    for number in range(MOST_TRIES):
        tried = now.both()
        seen = see(tried, seen)
        if seen.failed:
            return None, seen
        grows = number < GROWS
        now = offer(seen.filled, {code: _asked(seen, code, grows) for code in tried}, between)
        there = now.both()
        if not grows and all((tried[code] - there[code]).max() <= NEAR for code in tried):
            return now, seen
        if number >= PATIENT:
            short = {code: seen.used[code] - there[code] > NEAR for code in tried}
            own, others = (
                {code: np.where(short[code], 0.0, part[code]) for code in tried} for part in (now.own, now.others)
            )
            now = Offered(own, others)
    return None, seen


def _asked(seen: Seen, code: str, grows: bool) -> np.ndarray:
    """Return the posts that a body asks for: those that its mix uses and, while offers grow, all that it could use."""
    return np.asarray(np.maximum(seen.used[code], seen.wanted[code]) if grows else seen.used[code])
