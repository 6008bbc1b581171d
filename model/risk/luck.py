"""Chance in a small body: who leaves is counted head by head, and who is made redundant costs what that one would.

Each head has one uniform number a pool, year and draw, and leaves where it is below the chance to leave. The numbers
are the same for every option, so that options with as many heads lose the same people.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.body.inputs import Inputs
from model.projection.binding import Values
from model.projection.people import COSTED, columns, people_lines

BLOCK = 128  # draws that share a stream of chance: any chunk is a whole number of them
SMALL = 300  # heads below which chance is drawn: in larger bodies it moves next to nothing


def is_small(inputs: Inputs) -> bool:
    """Whether the body has so few people that chance is drawn."""
    return float(inputs.staff["copies"].sum()) < SMALL


def leavers_by_chance(
    options: Sequence[Values], heads_per_wte: np.ndarray, seed: int, first: int, draws: int, years: int
) -> list[np.ndarray]:
    """Return, for each option, leavers by chance over those expected, (years, draws, pools).

    `options` have `staying` and `leavers` as they are without chance; `first` is the number of the first draw. The
    count of heads is binomial.
    """
    pools = heads_per_wte.shape[-1]
    heads = []
    chances = []
    for each in options:
        staying = np.broadcast_to(each["staying"], (years, draws, pools))
        leavers = np.broadcast_to(each["leavers"], (years, draws, pools))
        heads.append(np.rint(staying * heads_per_wte).astype(int))
        chances.append(np.divide(leavers, staying, out=np.zeros_like(leavers, dtype=float), where=staying > 0))
    found = [np.ones((years, draws, pools)) for _ in options]
    slots = int(max(each.max(initial=0) for each in heads))
    numbers = np.arange(slots)
    for start in range(0, draws, BLOCK):
        rng = np.random.default_rng([seed, (first + start) // BLOCK])
        part = slice(start, min(start + BLOCK, draws))
        for year in range(years):
            for pool in range(pools):
                most = int(max(each[year, :, pool].max(initial=0) for each in heads))
                uniform = rng.random((BLOCK, slots))[: part.stop - start, :most]
                for here, chance, luck in zip(heads, chances, found, strict=True):
                    count, p = here[year, part, pool], chance[year, part, pool]
                    gone = ((uniform < p[:, None]) & (numbers[:most] < count[:, None])).sum(axis=1)
                    expected = count * p
                    luck[year, part, pool] = np.divide(gone, expected, out=np.ones_like(p), where=expected > 0)
    return found


def own_costs(inputs: Inputs, values: Values) -> list[np.ndarray]:
    """Return what each person's own compulsory exit would cost, for each pool (years, people of the pool).

    A row that stands for several people stands several times.
    """
    read = {**values, **columns(inputs.staff)}
    cost = people_lines(COSTED, read, inputs.years, frozenset({"row_compulsory"}))["row_compulsory"][:, 0, :]
    copies = np.maximum(1, np.rint(inputs.staff["copies"])).astype(int)
    each = np.repeat(cost / copies, copies, axis=1)
    pool = np.repeat(inputs.staff["pool"].astype(int), copies)
    return [each[:, pool == number] for number in range(1, len(inputs.pool_names) + 1)]


def by_who_goes(costs: Sequence[np.ndarray], gone: np.ndarray, seed: int, first: int) -> np.ndarray:
    """Return by how much those who are made redundant cost more than so many average people of their pools, (draws,).

    `costs` are as from `own_costs`, and `gone` is heads made redundant, (years, draws, pools). Who goes is drawn: a
    pool's people stand in an order of chance, the same for every option, and go from its front.
    """
    years, draws, pools = gone.shape
    more = np.zeros(draws)
    for start in range(0, draws, BLOCK):
        rng = np.random.default_rng([seed + 1, (first + start) // BLOCK])
        part = slice(start, min(start + BLOCK, draws))
        for pool in range(pools):
            cost = costs[pool]
            if not cost.shape[1]:
                continue
            order = rng.random((BLOCK, cost.shape[1])).argsort(axis=1)[: part.stop - start]
            before = np.zeros(len(order))
            for year in range(years):
                heads = np.minimum(gone[year, part, pool], cost.shape[1] - before)
                sums = np.concatenate([np.zeros((len(order), 1)), cost[year][order].cumsum(axis=1)], axis=1)
                dear = _at(sums, before + heads) - _at(sums, before)
                more[part] += dear - heads * cost[year].mean()
                before = before + heads
    return more


def _at(sums: np.ndarray, place: np.ndarray) -> np.ndarray:
    """Return running sums, a row a draw, at a place that may fall between two of them."""
    low = np.clip(np.floor(place).astype(int), 0, sums.shape[1] - 1)
    high = np.minimum(low + 1, sums.shape[1] - 1)
    rows = np.arange(len(sums))
    return np.asarray(sums[rows, low] + (place - low) * (sums[rows, high] - sums[rows, low]))
