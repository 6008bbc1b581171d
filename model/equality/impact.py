"""What each option would do to each protected group, if within a pool nobody is likelier to go than another.

Each pool's leavers are shared among its groups by their share of its people. This is what any choice that is blind to
the group gives: not a forecast of who goes, but what the plan does by which pools it cuts, before anybody is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.body.equality import UNSAID, Counts
from model.equality.chance import SPARE, nine_in_ten, of_pools
from model.equality.exits import CHOSEN, ROUTES, exits
from model.equality.power import seen, spread
from model.projection.project import Results

RACE, MAJORITY, MINORITY = "Race", "White", "Ethnic minority"
ROUNDS_TO_ONE = 0.05  # a rate this near to 1 is printed as 1.0
NAMED = 2  # pools that are named as the reason
LEAST_POOL, LEAST_HEADS = 10, 5  # people of a pool that is named, and of the group in it


@dataclass(frozen=True)
class Band:
    """How many of a group are expected to leave, and between which numbers chance would bring it nine times in ten."""

    expected: float
    low: int
    high: int


@dataclass(frozen=True)
class Group:
    """A group as it is shown: a characteristic, a label, and the rows of the counts that it adds up."""

    characteristic: str
    label: str
    rows: tuple[int, ...]
    part: bool = False  # whether it is a part of the group shown before it

    @property
    def is_said(self) -> bool:
        """Whether the people of the group have said what they are."""
        return self.label not in UNSAID


@dataclass(frozen=True)
class Impact:
    """What an option does to a group: its heads, who of it leaves by each route, and why.

    rate: how many times as likely the group is to go by redundancy or by choice as others who have said what they
    are; None where nobody goes, or nobody else. pools: the pools that bring the rate about, if it is not 1. seen: how
    often the exact test would flag a group of this size that is chosen twice as often; None where nobody is chosen.
    """

    group: Group
    in_body: float
    affected: float  # heads in the pools from which anybody goes by redundancy or by choice
    routes: Mapping[str, Band]
    rate: float | None
    pools: tuple[str, ...]
    seen: float | None


def groups(counts: Counts) -> tuple[Group, ...]:
    """Return the groups to be shown, in order; the ethnic minorities are shown together, and then each."""
    found: list[Group] = []
    for each in counts.characteristics:
        rows = counts.rows_of(each)
        single = [Group(each, counts.names[row][1], (row,)) for row in rows]
        minor = [group for group in single if group.is_said and group.label.lower() != MAJORITY.lower()]
        if each == RACE and len(minor) > 1 and len(minor) < sum(group.is_said for group in single):
            together = Group(each, MINORITY, tuple(row for group in minor for row in group.rows))
            parts = [Group(each, group.label, group.rows, part=True) for group in minor]
            others = [group for group in single if group not in minor]
            single = [*(one for one in others if one.is_said), together, *parts]
            single += [one for one in others if not one.is_said]
        found += single
    return tuple(found)


def affected_pools(by_route: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return the pools from which anybody goes by redundancy or by choice, True where so, (pools,)."""
    return np.asarray(sum(by_route[route] for route in CHOSEN) > SPARE)


def impacts(results: Results, case: int) -> tuple[Impact, ...]:
    """Return what an option does to each group; an empty tuple where the body holds no counts."""
    counts = results.inputs.equality
    if not counts:
        return ()
    by_route = exits(results, case)
    return tuple(_impact(results, counts, group, by_route) for group in groups(counts))


def _impact(results: Results, counts: Counts, group: Group, by_route: Mapping[str, np.ndarray]) -> Impact:
    """Return what an option, of which `by_route` has the leavers, does to a group."""
    rows = counts.rows_of(group.characteristic)
    heads = counts.heads[list(group.rows)].sum(axis=0)
    whole = counts.heads[rows].sum(axis=0)
    said = counts.heads[[row for row in rows if counts.names[row][1] not in UNSAID]].sum(axis=0)
    share = shares(heads, whole)
    bands = {}
    for route in ROUTES:
        leave = np.broadcast_to(by_route[route], whole.shape)
        chances = of_pools(zip(whole.astype(int), heads.astype(int), leave, strict=True))
        bands[route] = Band(float((leave * share).sum()), *nine_in_ten(chances))
    chosen = np.broadcast_to(sum(by_route[route] for route in CHOSEN), whole.shape)
    per_head = shares(chosen, whole)
    rate = _rate(heads, said - heads, per_head) if group.is_said else None
    why = () if rate is None else _why(results.inputs.pool_names, heads, said, per_head, whole, rate)
    hit = np.broadcast_to(affected_pools(by_route), whole.shape)
    affected = float(heads[hit].sum())
    power = _power(round(affected), whole * hit, chosen) if group.is_said else None
    return Impact(group, float(heads.sum()), affected, bands, rate, why, power)


def _power(group: int, whole: np.ndarray, chosen: np.ndarray) -> float | None:
    """Return how often a group of so many, in pools of `whole` people, would be seen to be chosen twice as often.

    It is taken to be spread over the pools as all people are, so that it tells nothing of where the group's people are.
    """
    if group < 1 or chosen.sum() <= SPARE:
        return None
    return seen(zip(whole.astype(int), spread(group, whole).astype(int), chosen, strict=True))


def shares(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Return each part as a share of its whole; 0 where the whole is nil."""
    return np.asarray(np.divide(part, whole, out=np.zeros(whole.shape), where=whole > 0))


def _rate(heads: np.ndarray, others: np.ndarray, per_head: np.ndarray) -> float | None:
    """Return how many times as likely a group is to go as others; None where there is nothing to hold it against."""
    if heads.sum() <= 0 or others.sum() <= 0 or (others * per_head).sum() <= SPARE:
        return None
    return float((heads * per_head).sum() / heads.sum() / ((others * per_head).sum() / others.sum()))


def _why(
    names: tuple[str, ...],
    heads: np.ndarray,
    said: np.ndarray,
    per_head: np.ndarray,
    whole: np.ndarray,
    rate: float,
) -> tuple[str, ...]:
    """Return the pools that do most to bring a rate above or below 1: where much of the group is, and more or fewer go.

    A pool of few people, or with few of the group, is not named.
    """
    if abs(rate - 1) < ROUNDS_TO_ONE:
        return ()
    average = float((said * per_head).sum() / said.sum())
    moved = (heads - said * heads.sum() / said.sum()) * (per_head - average) * (1 if rate > 1 else -1)
    order = np.argsort(-moved, kind="stable")
    may = (whole >= LEAST_POOL) & (heads >= LEAST_HEADS) & (whole - heads >= LEAST_HEADS) & (moved > SPARE)
    return tuple(names[int(place)] for place in order if may[place])[:NAMED]
