"""The search of a least-cost mix beside a run of the same body, and of a large body beside a small one.

Run with `python -m tests.benchmarks.search`. All times are of the processor, the least of three; a run is without
draws, from the workbook to its results and paper, as a user runs it, in this process.
"""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Callable
from pathlib import Path

from model import read
from model.body.inputs import Inputs
from model.body.limits import Limits
from model.projection.compare import Comparison, compare
from model.projection.project import project
from model.search.cases import cases_of
from model.search.frontier import frontier
from model.search.mix import Aim, Search, found_by
from model.search.room import room
from model.services.run_body import run_body
from tests.benchmarks.recorded import recorded
from tests.benchmarks.results import of_size
from tests.support.bodies import EXAMPLES, INPUTS, body

LARGE = "published/nhs-england-group-2015"
RUNGS = 7
TIMES = 3
ROWS = 30_200


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


def search_of(inputs: Inputs, compared: Comparison) -> Search:
    """A body's search without limits, which sets out from the option that is shown."""
    base = inputs.options[compared.outcomes.index(compared.shown)]
    return Search(cases_of(inputs, base), room(inputs, Limits()), Limits())


def searched(inputs: Inputs, rungs: int = 0) -> int:
    """Search a body's mix, and its frontier where there are rungs; returns how many variables are free."""
    search = search_of(inputs, compare(project(inputs)))
    found = found_by(search, Aim())
    if rungs:
        frontier(search, found, rungs)
    return int((search.high > search.low).sum())


def by_size(rows: int) -> str:
    """How many times as long the search of the first example takes with its people repeated to a number of rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "large.xlsx")
        of_size(path, rows)
        both = [(given, compare(project(given))) for given in (body(EXAMPLES[0]), read(path))]
    searches = [search_of(given, compared) for given, compared in both]
    small, large = (of_processor(lambda search=search: found_by(search, Aim())) for search in searches)  # type: ignore[misc]
    return f"{EXAMPLES[0]} with {rows:,} rows: the search alone takes {large / small:.2f} times as long"


def main() -> None:
    """Print and record each body's times."""
    with recorded("search") as say:
        for name in (*EXAMPLES, LARGE):
            inputs = body(name)
            with tempfile.TemporaryDirectory() as folder:
                path, out = INPUTS / f"{name}.xlsx", Path(folder)
                run = of_processor(lambda path=path, out=out: run_body(path, out))  # type: ignore[misc]
            free = searched(inputs)
            once = of_processor(lambda inputs=inputs: searched(inputs))  # type: ignore[misc]
            rungs = of_processor(lambda inputs=inputs: searched(inputs, RUNGS))  # type: ignore[misc]
            say(
                f"{name}, {free} free variables: a run without draws {run:.2f} s; search {once / run:.2f} times it, "
                f"with a frontier of {RUNGS} {rungs / run:.2f} times"
            )
        say(by_size(ROWS))


if __name__ == "__main__":
    main()
