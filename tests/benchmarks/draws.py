"""Draws of a body's plan, beside two engines that compute its workbook again for one draw each.

Run with `python -m tests.benchmarks.draws [DRAWS]`. All times are of the processor. The workbook has people's sums as
values, as those are worked out once for our draws too. LibreOffice's time for a draw is what it needs longer for
workbooks that it recalculates than for the same that it only opens and saves; formualizer stays open.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import formualizer

from model import compare, project
from model.body.inputs import Inputs
from model.results_workbook.write import make_workbook
from model.risk.assess import assess
from model.risk.draws import draw
from model.risk.passes import Body
from model.risk.ranges import ranges_of
from model.risk.sensitivity import moved_one_by_one
from tests.benchmarks.projection import of_size
from tests.benchmarks.recorded import ROOT, recorded
from tests.risk.test_draw_shown import at
from tests.support.libreoffice import convert

SMALL, LARGE = 151, 30_200  # rows of people
COPIES = 4  # workbooks that LibreOffice is given
PEAK = """
import resource, sys
from tests.benchmarks.draws import drawn, of_size
drawn(of_size(151), int(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def of_processor(call: Callable[[], object], children: bool = False) -> float:
    """The seconds of the processor that a call takes, in this process or in its children."""
    who = resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF
    before = resource.getrusage(who)
    call()
    after = resource.getrusage(who)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@cache
def moving() -> list[str]:
    """The names of the assumptions that move what is told of the example, of which alone a run draws."""
    inputs = of_size(SMALL)
    moved = moved_one_by_one(Body(inputs, {}), ranges_of(inputs))
    return [each.range.name for each in moved if each.moves_shown]


def drawn(inputs: Inputs, count: int) -> None:
    """Draw the assumptions that move anything, and compute all options in each draw."""
    names = moving()
    draw(inputs, names, count, chance=False, body=Body(inputs, {}))


def of_libreoffice(content: bytes, folder: Path) -> float:
    """The seconds that LibreOffice takes to compute one draw of a workbook."""
    paths = [at(content, number, folder / f"{number}.xlsx") for number in range(1, COPIES + 1)]
    taken = [of_processor(lambda always=always: convert(paths, folder / str(always), always), children=True)  # type: ignore[misc]
             for always in (True, False)]  # fmt: skip
    return (taken[0] - taken[1]) / COPIES


def of_formualizer(content: bytes, folder: Path) -> float:
    """The seconds that formualizer takes to compute one draw of an open workbook."""
    path = folder / "book.xlsx"
    path.write_bytes(content)
    book = formualizer.load_workbook(str(path))
    book.evaluate_all()

    def show(number: int) -> None:
        book.set_value("Risk", 6, 2, float(number))
        book.evaluate_all()

    show(1)
    return of_processor(lambda: show(2))


def run_ratio() -> float:
    """The time of a run of the first example with draws over one without: the least of three each."""

    def once(*more: str) -> float:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "model", "run", "inputs/example-pct-2010.xlsx", "--out", folder, *more]
            return of_processor(
                lambda: subprocess.run(command, check=True, capture_output=True, cwd=ROOT), children=True
            )

    return min(once() for _ in range(3)) / min(once("--draws", "0") for _ in range(3))


def peak(count: int) -> float:
    """The most memory that a process of its own needs for so many draws, MiB."""
    command = [sys.executable, "-c", PEAK, str(count)]
    return float(subprocess.run(command, check=True, capture_output=True, cwd=ROOT, text=True).stdout)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    small, large = of_size(SMALL), of_size(LARGE)
    comparison = compare(project(small))
    with recorded("draws") as say, tempfile.TemporaryDirectory() as folder:
        drawn(small, 256)  # plans are made once
        ours, larger = (of_processor(lambda it=it: drawn(it, count)) for it in (small, large))  # type: ignore[misc]
        options = len(small.options)
        size = f"{count:,} draws x {options} options x {small.years} years"
        say(f"{size}: {ours:.2f} s, {1e6 * ours / count:.0f} us a draw")
        say(f"the same of {LARGE:,} rows of people: {larger:.2f} s, {larger / ours:.2f} times as long")
        content = make_workbook(comparison, 0, assess(comparison, 256))
        theirs = of_libreoffice(content, Path(folder))
        say(f"LibreOffice, a draw: {theirs:.2f} s, {theirs * count / ours:.0f} times as long")
        theirs = of_formualizer(content, Path(folder))
        say(f"formualizer, a draw: {theirs:.2f} s, {theirs * count / ours:.0f} times as long")
        few, many = peak(1_000), peak(10_000)
        say(f"peak of 1,000 draws {few:,.0f} MiB, of 10,000 draws {many:,.0f} MiB: {many - few:,.0f} MiB more")
        say(f"mancost run with its draws, over one without: {run_ratio():.2f}")


if __name__ == "__main__":
    main()
