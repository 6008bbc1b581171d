"""Decides once, for all options together, which figures of the equality tables are not printed, in a paper or a sheet.

The leavers by pool are printed elsewhere, so that what a group is expected to lose in each option is an equation in its
people by pool: whoever has the tables of several options could solve them. Counts are held to the rule that
`suppress.hidden` holds a paper to. Expected numbers are printed whole, and where even so they would tell a small number
too nearly, the one that tells it most is hidden.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.body.equality import UNSAID
from model.equality.exits import CHOSEN, ROUTES, exits
from model.equality.impact import Group, affected_pools, groups, shares
from model.paper.blurred import blur, room
from model.paper.figures import SPARE
from model.paper.suppress import FACT, Figure, Parts, few, hidden
from model.projection.project import Results

BODY, AFFECTED, LEAVE, RATE = "body", "affected", "leave", "rate"
NEAREST = 2.0  # people by which a small number must stay unsure, either way
# What rounding leaves out: an expected number is printed whole, and the two ends of its range tell of it too.
WHOLE, TENTH = 0.25, 0.05
DEAR = 1e6  # how much the count of a whole body would be missed: more than that of the pools affected


@dataclass(frozen=True)
class Told:
    """A rounded figure: its key, how much of each row and pool is in it, and what its rounding leaves out."""

    key: Hashable
    parts: np.ndarray  # (rows, pools)
    near: float


def hidden_equality(results: Results) -> frozenset[Hashable]:
    """Return the keys of the figures that are not printed: (what, characteristic, label), with the option and route."""
    counts = results.inputs.equality
    by_option = [exits(results, case) for case in range(len(results.options))]
    hide: set[Hashable] = set()
    for each in counts.characteristics:
        of_it = [group for group in groups(counts) if group.characteristic == each]
        hide |= _of_characteristic(results, of_it, by_option)
    return frozenset(hide)


def _of_characteristic(
    results: Results, of_it: Sequence[Group], by_option: Sequence[Mapping[str, np.ndarray]]
) -> set[Hashable]:
    """Return the keys of a characteristic's figures that are not printed."""
    counts = results.inputs.equality
    rows = counts.rows_of(of_it[0].characteristic)
    heads = counts.heads[rows]
    whole = heads.sum(axis=0)
    masks = [affected_pools(by_route) & (whole > 0) for by_route in by_option]
    figures = dict(_exact(of_it, rows, heads, masks))
    secrets = list(_secrets(of_it, rows, heads, masks))
    hide: set[Hashable] = set(hidden({**figures, **_facts(whole, len(rows))}, [_parts(each) for each in secrets]))
    for group in of_it:  # a group of a few people is not told of in any cell
        if few((_placed(group, rows, np.ones(len(whole))) * heads).sum()[None])[0]:
            hide |= set(_keys_of(group, len(by_option)))
    told = [each for each in _rounded(of_it, rows, heads, by_option, counts.names) if each.key not in hide]
    shown = [_matrix(figure.parts, heads.shape) for key, figure in figures.items() if key not in hide]
    facts = [_matrix(figure.parts, heads.shape) for figure in _facts(whole, len(rows)).values()]
    return hide | _too_near([*shown, *facts], told, secrets)


def _keys_of(group: Group, options: int) -> Iterator[Hashable]:
    """Yield the keys of every figure of a group."""
    name = group.characteristic, group.label
    yield (BODY, *name)
    for case in range(options):
        yield (AFFECTED, *name, case)
        yield (RATE, *name, case)
        yield from ((LEAVE, *name, case, route) for route in ROUTES)


def _parts(amounts: np.ndarray) -> Parts:
    """Return an array of (rows, pools) as parts, without what is nil."""
    return {(int(row), int(pool)): float(amounts[row, pool]) for row, pool in zip(*np.nonzero(amounts), strict=True)}


def _matrix(parts: Parts, shape: tuple[int, ...]) -> np.ndarray:
    """Return parts as an array of (rows, pools)."""
    found = np.zeros(shape)
    for place, much in parts.items():
        found[place] = much
    return found


def _placed(group: Group, rows: Sequence[int], of_pools: np.ndarray) -> np.ndarray:
    """Return how much of each row and pool is in a figure of a group that takes so much of each pool, (rows, pools)."""
    return np.array([of_pools if row in group.rows else np.zeros(len(of_pools)) for row in rows], dtype=float)


def _facts(whole: np.ndarray, rows: int) -> dict[Hashable, Figure]:
    """Return what a reader knows of a characteristic without its being printed: that its groups are all of a pool."""
    return {
        ("fact", pool): Figure({(row, pool): 1.0 for row in range(rows)}, FACT) for pool in np.flatnonzero(whole > 0)
    }


def _exact(
    of_it: Sequence[Group], rows: Sequence[int], heads: np.ndarray, masks: Sequence[np.ndarray]
) -> Iterator[tuple[Hashable, Figure]]:
    """Yield the figures that are printed exactly: each group in the body, and in the pools that an option affects."""
    for group in of_it:
        name = group.characteristic, group.label
        every = _placed(group, rows, np.ones(heads.shape[1]))
        yield (BODY, *name), Figure(_parts(every * (heads >= 0)), DEAR + float((every * heads).sum()))
        for case, mask in enumerate(masks):
            inside = _placed(group, rows, mask.astype(float))
            yield (AFFECTED, *name, case), Figure(_parts(inside), float((inside * heads).sum()))


def _secrets(
    of_it: Sequence[Group], rows: Sequence[int], heads: np.ndarray, masks: Sequence[np.ndarray]
) -> Iterator[np.ndarray]:
    """Yield what may not be told, (rows, pools): a few people of a group in a pool, or in any pools set apart by it.

    Pools are set apart by being affected in an option, or in one option and not in another.
    """
    pools = heads.shape[1]
    alone = [np.arange(pools) == pool for pool in range(pools)]
    distinct = {mask.tobytes(): mask for mask in [*masks, *(~mask for mask in masks)]}
    apart = [one & ~other for one in distinct.values() for other in distinct.values()]
    seen: set[tuple[tuple[int, ...], bytes]] = set()
    for group in of_it:
        for mask in [*alone, np.ones(pools, dtype=bool), *distinct.values(), *apart]:
            parts = _placed(group, rows, mask.astype(float))
            if (group.rows, mask.tobytes()) not in seen and few((parts * heads).sum()[None])[0]:
                yield parts
            seen.add((group.rows, mask.tobytes()))


def _rounded(
    of_it: Sequence[Group],
    rows: Sequence[int],
    heads: np.ndarray,
    by_option: Sequence[Mapping[str, np.ndarray]],
    names: Sequence[tuple[str, str]],
) -> Iterator[Told]:
    """Yield the figures that are printed rounded: who leaves by each route, and the rate against others."""
    whole = heads.sum(axis=0)
    said = np.array([names[row][1] not in UNSAID for row in rows])
    for case, by_route in enumerate(by_option):
        of_route = {route: shares(np.broadcast_to(by_route[route], whole.shape), whole) for route in ROUTES}
        chosen = np.sum([of_route[route] for route in CHOSEN], axis=0)
        all_chosen = float((heads[said] * chosen).sum())
        for group in of_it:
            name = group.characteristic, group.label
            for route, a_head in of_route.items():
                if a_head.max(initial=0.0) > SPARE:
                    yield Told((LEAVE, *name, case, route), _placed(group, rows, a_head), WHOLE)
            parts = _placed(group, rows, chosen)
            expected = float((parts * heads).sum())
            if group.is_said and SPARE < expected < all_chosen - SPARE:
                # how far the expected number can move before the rate does by what its rounding leaves out
                yield Told((RATE, *name, case), parts, max(SPARE, TENTH * expected * (1 - expected / all_chosen)))


def _too_near(shown: Sequence[np.ndarray], told: Sequence[Told], secrets: Sequence[np.ndarray]) -> set[Hashable]:
    """Return the keys of the rounded figures that must be hidden for every secret to stay unsure by `NEAREST`."""
    if not secrets or not told:
        return set()
    parts = secrets[0].size
    free = room(np.array([each.ravel() for each in shown]).reshape(len(shown), parts), parts)
    left = list(told)
    hide: set[Hashable] = set()
    for secret in secrets:
        while left:
            rounded = np.array([each.parts.ravel() / each.near for each in left])
            unsure, binding = blur(free, rounded, secret.ravel())
            if unsure >= NEAREST or binding < 0:
                break
            hide.add(left.pop(binding).key)
    return hide
