"""A match beside scipy's dense assignment and OR-tools, from sheets to workbook, and of 10,000 people at risk.

Run with `python -m tests.benchmarks.matching [PEOPLE POSTS]`; the last part is of that size. Figures of the first part
are of 3,500 people and 6,000 posts. Seconds are of the processor, as other work on the machine does not count in them.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from model.matching.answer import answer_of
from model.matching.example import region as example
from model.matching.pairs import cost_of, feasible
from model.matching.priority import allowed, classes, weights
from model.matching.read import read_region
from model.matching.region import NONE, Region, in_order
from model.matching.solve import assign
from model.matching.template import make_region
from model.matching.workbook import make_matches
from tests.benchmarks.recorded import recorded
from tests.support.second_solver import dense, down_the_list, min_cost_flow

PEOPLE, POSTS = 3_500, 6_000


def timed(call: Callable[[], Any], times: int = 1) -> tuple[float, Any]:
    """The least processor seconds of several calls, and what the last returned."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        found = call()
        taken.append(time.process_time() - start)
    return min(taken), found


def of_size(people: int, posts: int, folder: Path) -> Path:
    path = folder / f"{people}.xlsx"
    path.write_bytes(make_region(example(people, posts)))
    return path


def whole(path: Path) -> bytes:
    return make_matches(answer_of(read_region([path])))


def against_others(say: Callable[[str], None], region: Region) -> float:
    """Say how the solve stands beside others; returns the seconds of the solve and of the pairs together."""
    made, pairs = timed(lambda: feasible(region), 3)
    choice = allowed(pairs, region)
    rank, _ = classes(region, choice.by_law)
    cost, left_out = weights(choice, region, rank)
    shape = len(region.people), len(region.posts)
    person, post = choice.pairs.person, choice.pairs.post
    solved, out = timed(lambda: assign(person, post, cost, left_out, shape), 3)
    flow, (placed, _) = timed(lambda: min_cost_flow(person, post, cost, left_out, shape), 3)
    filled, by_dense = timed(lambda: dense(person, post, cost, left_out, shape))
    order = sorted(range(shape[0]), key=region.people.reference.__getitem__)
    listed = down_the_list(person, post, cost_of(choice.pairs, region), order)
    ours = int((out != NONE).sum())
    say(f"{shape[0]:,} people, {shape[1]:,} posts, {len(pairs):,} pairs in {made:.2f} s; solved in {solved:.2f} s")
    say(
        f"placed: {ours:,} here, {placed:,} by OR-tools, {by_dense:,} by the dense assignment, {listed:,} down the list"
    )
    say(f"OR-tools' minimum cost flow: {flow:.2f} s, ratio {flow / solved:.1f}")
    say(f"scipy's dense assignment: {filled:.2f} s, ratio {filled / solved:.1f}")
    return made + solved


def main() -> None:
    people, posts = (int(each) for each in (sys.argv[1:3] or ("10000", "12000")))
    with tempfile.TemporaryDirectory() as folder, recorded("matching") as say:
        path = of_size(PEOPLE, POSTS, Path(folder))
        region = in_order(read_region([path]))
        together = against_others(say, region)
        start = time.perf_counter()
        took, _ = timed(lambda: whole(path))
        clock = time.perf_counter() - start
        say(f"sheets to workbook: {took:.1f} s, {clock:.1f} s by the clock; over pairs and solve {took / together:.1f}")
        large = of_size(people, posts, Path(folder))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        ordered = in_order(read_region([large]))
        made, pairs = timed(lambda: feasible(ordered))
        took, _ = timed(lambda: whole(large))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        say(
            f"{people:,} people, {posts:,} posts, {len(pairs):,} pairs in {made:.1f} s; sheets to workbook {took:.1f} s"
        )
        say(f"peak memory: {peak:,.0f} MiB, of which {before:,.0f} MiB before the large region")


if __name__ == "__main__":
    main()
