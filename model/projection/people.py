"""The lines over people, and their sums by staff pool: what each person costs every year, and what an exit would cost.

No option changes these lines, so they are computed once for all options, for one slice of the staff list at a time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

import numpy as np

from model.body.inputs import Inputs
from model.body.staff import Staff
from model.language.line import Chapter, Line
from model.language.years import compute_years
from model.lines.agreed import agreed_days, agreed_sums
from model.lines.disclosure import agreed_months, agreed_packages, drawn_packages, packages
from model.lines.names import lines_named
from model.lines.pay import pay
from model.lines.pools import pools
from model.lines.rows import rows
from model.lines.volunteers import volunteers
from model.projection.binding import Values
from model.projection.costings import (
    AGREED,
    BASE_PAY,
    BASE_POST,
    COMPULSORY,
    OTHER,
    POST,
    VOLUNTARY,
    Costing,
    over,
    part_of,
    work,
)

SLICE = 8_192  # rows, whose values stay in the processor's cache; fixed, for the same bits on every machine
V = TypeVar("V")  # what is worked out of a slice
EACH = ("person", "person year")  # axes of a value that each person has one of
# Columns of the staff list that lines over people and years read.
FACTS = lines_named(
    (
        *("wte", "pension_member", "born", "service_start", "reckonable_start", "terms_uncapped", "band"),
        *("pension", "lump_sum", "pension_age", "protected_pension_age"),
    )
)


def _of_people(line: Line) -> bool:
    """Return True where a line of the model adds people up, or otherwise reads all people at once."""
    return "person" in line.ranges.values()


pay_years = over(pay, ("year",))
pay_people = over(pay, EACH)
row_years = over(rows, ("year",))
row_people = over(rows, EACH)
agreed_rows = over(agreed_sums, EACH)
package_rows, drawn_rows, agreed_package_rows, agreed_month_rows = (
    over(each, EACH) for each in (packages, drawn_packages, agreed_packages, agreed_months)
)


def _sums(*chapters: Chapter) -> tuple[Chapter, ...]:
    """Return, for each chapter, a chapter of only those of its lines that add people up."""
    return tuple(part_of(each, [line.name for line in each.lines() if _of_people(line)]) for each in chapters)


pool_sums, sums_agreed = _sums(pools, packages, drawn_packages), _sums(agreed_sums, agreed_packages, agreed_months)
sums = (*pool_sums, *sums_agreed)
averages = [
    part_of(each, [line.name for line in each.lines() if "person" not in line.over and not _of_people(line)])
    for each in (pools, volunteers, agreed_sums)
]
Steps = tuple[Chapter | Costing, ...]  # worked for people, in this order
_AFTER_PAY: Steps = (
    *(POST, BASE_PAY, BASE_POST, COMPULSORY, VOLUNTARY, OTHER),
    *(row_people, package_rows, drawn_rows),
)
# Of those who leave in every option.
_LEAVERS: Steps = (agreed_days, AGREED, agreed_rows, agreed_package_rows, agreed_month_rows)
EVERYBODY: Steps = (pay_people, *_AFTER_PAY)
COSTED: Steps = EVERYBODY[: EVERYBODY.index(row_people) + 1]  # up to what a row costs
PEOPLE: Steps = (*EVERYBODY, *_LEAVERS)
# What is kept of each row of the staff list, where a workbook of the results may show it.
OF_ROWS = lines_named(("row_cost", "row_pay", "row_compulsory", "row_voluntary"))


def _reads(step: Chapter | Costing) -> set[str]:
    """Return the names of what a step reads, which may be inputs or lines, its own lines among them."""
    if isinstance(step, Costing):
        inside = {read for chapter in step.chapters for line in chapter.lines() for read in line.reads}
        return inside | set(step.reads.values())
    return {read for line in step.lines() for read in line.reads}


_PAID = tuple(
    line.name for line in pay_people.lines() if any(line.name in _reads(step) for step in (*_AFTER_PAY, *_LEAVERS))
)
_FOR_POOLS, _FOR_AGREED = (frozenset().union(*map(_reads, chapters)) for chapters in (pool_sums, sums_agreed))


def people_sums() -> list[str]:
    """Return the names of the lines of the model that `people_values` returns."""
    return [line.name for chapter in sums for line in chapter.lines()]


def people_values(inputs: Inputs, values: Values, keep: Sequence[str] = ()) -> Values:
    """Return every line of the model that adds people up, by name, and with them the lines of people named in `keep`.

    One by staff pool is (1, pools), one by pool and year (years, 1, pools), one by year (years, 1, 1), and one of
    people (years, 1, rows). `values` are those computed so far in the projection.
    """
    staff, years = inputs.staff, inputs.years
    leaves = (staff["agreed_route"] > 0) | (staff["ends"] > 0)
    leaves[0] |= not leaves.any()  # where nobody leaves, one who stays: the sums are then nil

    def worked(start: int, part: Staff) -> Values:
        """Return the sums over a slice of the staff list, which begins at row `start`, and what is kept of its rows."""
        some = np.flatnonzero(leaves[start : start + SLICE])
        read = values | columns(part)
        paid = compute_years((pay_people,), read, years, _PAID)
        lines = people_lines(_AFTER_PAY, read | paid, years, _FOR_POOLS.union(keep))
        found = _summed(pool_sums, lines, years)
        if len(some):
            theirs = {name: pay if pay.shape[-1] == 1 else pay[..., some] for name, pay in paid.items()}
            read = values | columns(part.rows(some)) | theirs
            found |= _summed(sums_agreed, people_lines(_LEAVERS, read, years, _FOR_AGREED), years)
        return found | {name: np.broadcast_to(lines[name], (years, 1, len(part))) for name in keep}

    parts = by_slice(staff, worked)
    if len(parts) == 1:
        return {name: np.asarray(value) for name, value in parts[0].items()}
    found = {name: np.sum([part[name] for part in parts if name in part], axis=0) for name in people_sums()}
    return found | {name: np.concatenate([part[name] for part in parts], axis=-1) for name in keep}


def by_slice(staff: Staff, work_out: Callable[[int, Staff], V]) -> list[V]:
    """Return what `work_out` makes of each slice of a staff list, in order.

    It is given the number of the slice's first row, and the slice.
    """
    starts = range(0, len(staff), SLICE)
    slices = [staff.rows(np.arange(start, min(start + SLICE, len(staff)))) for start in starts]
    if len(slices) == 1:
        return [work_out(0, slices[0])]
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # numpy frees the interpreter, so that slices run side by side
        return list(threads.map(work_out, starts, slices))


def _summed(sums_of: tuple[Chapter, ...], values: Values, years: int) -> Values:
    """Compute the lines of the chapters `sums_of`, which add people up, from the lines of people; returns them."""
    return compute_years(sums_of, values, years, [line.name for chapter in sums_of for line in chapter.lines()])


def columns(part: Staff) -> Values:
    """Return the columns of the staff list in the shapes in which lines read them, by name.

    A column is (1, rows), or (1, 1, rows) where lines read it by year, as it is the same in all. award_band is the pay
    band. row_wte is the WTE of all the people whom a row stands for, row_heads their number, and row_national their WTE
    if they are on national pay scales.
    """
    read = {name: part[name][None, :] for name in part.columns}
    wte = part["wte"] * part["copies"]
    of_all = {"row_wte": wte, "row_heads": part["copies"], "row_national": wte * part["national"]}
    read |= {name: column[None, :] for name, column in {**of_all, "award_band": part["band"]}.items()}
    return read | {name: part[name][None, None, :] for name in FACTS}


def people_lines(steps: Steps, values: Values, years: int, wanted: frozenset[str]) -> Values:
    """Compute the steps in order; returns `values` with the lines that are wanted or that later steps read added."""
    worked = dict(values)
    for together, keep in _kept(steps, wanted):
        if isinstance(together, Chapter):
            worked |= compute_years((together,), worked, years, keep)
        else:
            for gives in work(together, worked, years):
                worked |= gives
    return worked


@cache
def _kept(steps: Steps, wanted: frozenset[str]) -> list[tuple[Chapter | Sequence[Costing], list[str]]]:
    """Return each step that is needed, with the names of its lines that are wanted or that later steps read.

    Costings of the same chapters that follow one another are one step.
    """
    needed = set(wanted)
    found: list[tuple[Chapter | list[Costing], list[str]]] = []
    for step in reversed(steps):
        if isinstance(step, Chapter):
            lines = [line.name for line in step.lines() if line.name in needed]
            needed |= _read_for(step, lines)
            found.append((step, lines))
        elif not needed.isdisjoint(step.gives.values()):
            needed |= _reads(step)
            after = found[-1][0] if found else None
            if isinstance(after, list) and after[0].chapters == step.chapters:
                after.insert(0, step)
            else:
                found.append(([step], []))
    return [(step, lines) for step, lines in reversed(found) if lines or isinstance(step, list)]


def _read_for(chapter: Chapter, names: Iterable[str]) -> set[str]:
    """Return the names of all that is read to work out those lines of a chapter, other lines of it among them."""
    lines = {line.name: line for line in chapter.lines()}
    read: set[str] = set()
    ahead = [*names]
    while ahead:
        new = set(lines[ahead.pop()].reads) - read
        read |= new
        ahead += new & lines.keys()
    return read


def every_line(inputs: Inputs, values: Values) -> tuple[Values, dict[str, Values]]:
    """Return every line of every person by name, and {name of a costing: its lines by name}, for sheets that show them.

    `values` are the results of a projection, and are all in the first too. A costing is a group of lines for one
    purpose, such as a compulsory exit. Shapes are (1, people), or (years, 1, people) for what is read by year.
    """
    worked = {**values, **columns(inputs.staff)}
    inner: dict[str, Values] = {}
    for step in PEOPLE:
        if isinstance(step, Costing):
            (inner[step.name],) = work([step], worked, inputs.years, every=True)
            worked |= {known_as: inner[step.name][name] for name, known_as in step.gives.items()}
        else:
            worked |= compute_years((step,), worked, inputs.years, [line.name for line in step.lines()])
    return worked, inner
