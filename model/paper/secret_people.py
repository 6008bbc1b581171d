"""The people of a paper who are real persons, and every figure of people that tells of them, for `secrets`."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

import numpy as np

from model.lines.names import lines_named
from model.lines.ways import LEAVING, WAYS, Way
from model.paper.case import Case
from model.paper.figures import SPARE
from model.paper.suppress import FACT, Figure, Parts, added, less

# The ways by which real persons leave, and the line that counts those who are paid. A fixed term that ends is paid what
# the law gives for its length, which nobody has agreed: it is worked out like every planned exit, and prints.
REAL = lines_named({"agreed": "agreed_heads"})
REAL_WAYS = tuple(way for way in WAYS if way.name in REAL)
ALL = "all"
DEAR, DEARER = 1e10, 1e12  # how much a year's total, and the total of all years, would be missed: more than any cell


def by_pool(plan: Case, way: Way) -> np.ndarray:
    """Return the people who leave by a way over the plan, by pool, (pools,)."""
    return np.asarray((plan.by_pool(way.name) * plan.by_pool(way.heads_a_wte)).sum(axis=0))


def people_figures(plan: Case) -> Iterator[tuple[Hashable, Figure]]:
    """Yield the people who leave: by way and year, and by way and pool with the pools' totals."""
    pools = range(len(plan.results.inputs.pool_names))
    of_pool: list[list[Parts]] = [[] for _ in pools]
    for way in LEAVING:
        counts, of_way = plan.line(way.heads), by_pool(plan, way)
        if counts.max() <= SPARE:
            continue
        real = way.name in REAL
        cells = [
            {("heads", way.name, year): 1.0} if real and count > SPARE else {} for year, count in enumerate(counts)
        ]
        for year, count in enumerate(counts):
            yield ("leave", way.name, year), Figure(cells[year], float(count))
        whole = added(cells)
        yield ("leave", way.name, ALL), Figure(whole, DEAR)
        for pool in pools:
            part: dict[Any, float] = {("heads of", way.name, pool): 1.0} if real and of_way[pool] > SPARE else {}
            of_pool[pool].append(part)
            yield ("route", way.name, pool), Figure(part, float(of_way[pool]))
        parts = added([{("heads of", way.name, pool): 1.0} for pool in pools if of_way[pool] > SPARE])
        told = less(parts, whole)
        yield ("route", way.name, "sum"), Figure(told if real else {}, FACT)  # the pools add up to the years
    for pool in pools:
        yield ("route", ALL, pool), Figure(added(of_pool[pool]), DEAR)


def staff_heads(plan: Case) -> np.ndarray:
    """Return the people in post before the plan, by pool, (pools,)."""
    values = plan.results.values["pool_heads"][0]
    return np.asarray(np.broadcast_to(values, (len(plan.results.inputs.pool_names),)))


def staff_figures(plan: Case) -> Iterator[tuple[Hashable, Figure]]:
    """Yield the people in post by pool, and all of them."""
    heads = staff_heads(plan)
    cells: list[Parts] = [{("staff", pool): 1.0} if count > SPARE else {} for pool, count in enumerate(heads)]
    for pool, count in enumerate(heads):
        yield ("staff", pool), Figure(cells[pool], float(count))
    yield ("staff", ALL), Figure(added(cells), DEARER)
