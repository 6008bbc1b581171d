"""The search of a least-cost mix beside a run of the same body: how many times as long each takes.

Run with `python -m tests.benchmarks.search`. All times are of the processor, the least of three; a run is without
draws, from the workbook to its results and paper, as a user runs it, in this process.
"""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Callable
from pathlib import Path

from model.body.inputs import Inputs
from model.body.limits import Limits
from model.projection.compare import compare
from model.projection.project import project
from model.search.cases import cases_of
from model.search.frontier import frontier
from model.search.mix import Aim, Search, found_by
from model.search.room import room
from model.services.run_body import run_body
from tests.support.bodies import EXAMPLES, INPUTS, body

LARGE = "published/nhs-england-group-2015"
RUNGS = 7
TIMES = 3


def of_processor(call: Callable[[], object]) -> float:
    """The least seconds of the processor, in this process and its children, that a call takes."""

    def used() -> float:
        both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return sum(each.ru_utime + each.ru_stime for each in both)

    found = []
    for _ in range(TIMES):
        before = used()
        call()
        found.append(used() - before)
    return min(found)


def searched(inputs: Inputs, rungs: int = 0) -> int:
    """Search a body's mix, and its frontier where there are rungs; returns how many variables are free."""
    comparison = compare(project(inputs))
    base = inputs.options[comparison.outcomes.index(comparison.shown)]
    search = Search(cases_of(inputs, base), room(inputs, Limits()), Limits())
    found = found_by(search, Aim())
    if rungs:
        frontier(search, found, rungs)
    return int((search.high > search.low).sum())


def main() -> None:
    """Print each body's times."""
    print("body, free variables, run without draws (s), search (multiples of a run), with a frontier of 7")
    for name in (*EXAMPLES, LARGE):
        inputs = body(name)
        with tempfile.TemporaryDirectory() as folder:
            path, out = INPUTS / f"{name}.xlsx", Path(folder)
            run = of_processor(lambda path=path, out=out: run_body(path, out))  # type: ignore[misc]
        free = searched(inputs)
        once = of_processor(lambda inputs=inputs: searched(inputs))  # type: ignore[misc]
        with_frontier = of_processor(lambda inputs=inputs: searched(inputs, RUNGS))  # type: ignore[misc]
        print(f"{name}, {free}, {run:.2f}, {once / run:.2f}, {with_frontier / run:.2f}")


if __name__ == "__main__":
    main()
