"""1,300,000 people through every entitlement line in one call, beside copying one column.

Run with `python -m tests.benchmarks.people [PEOPLE]`. Prints the time of all lines over (lines x the time to copy one
column), and peak memory over the size of the columns kept.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable

import numpy as np

from model.payoff.people import People
from model.payoff.work import lines, work
from tests.benchmarks.recorded import recorded
from tests.support.people import leavers


def best(call: Callable[[], object], times: int) -> float:
    """The least seconds of several calls."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return min(taken)


def many(count: int) -> People:
    """`count` people: the generated leavers, over and over."""
    made, _ = leavers(2_000, seed=1)
    places = np.arange(count) % len(made.ids)
    return People((), {name: column[:, places].astype(float) for name, column in made.columns.items()}, {})


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_300_000
    people = many(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    column = people.columns["salary"]
    copied = best(lambda: column.copy(), 20)
    start = time.perf_counter()
    worked = work(people)
    taken = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    kept = sum(worked[name].nbytes for name in lines())
    number = len(lines())
    with recorded("people") as say:
        say(f"{count:,} people through {number} lines: {taken:.2f} s; one column copied: {1000 * copied:.2f} ms")
        say(f"time of all lines / (lines x one copy): {taken / (number * copied):.1f}")
        say(f"columns kept: {kept / 2**20:,.0f} MiB; peak above the start: {(peak - before) / 2**20:,.0f} MiB")
        say(f"peak memory / columns' own size: {(peak - before) / kept:.2f}")


if __name__ == "__main__":
    main()
