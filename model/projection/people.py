"""What pools read of people: what each row costs in every year, and what it would cost if it left.

The people's lines know neither option nor draw, so they are computed once, a slice of people at a time.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from model.body.inputs import Inputs
from model.body.staff import Staff
from model.language.line import Chapter, Line
from model.language.years import compute_years
from model.lines.agreed import agreed_days, agreed_sums
from model.lines.disclosure import agreed_months, agreed_packages, packages
from model.lines.names import lines_named
from model.lines.pay import pay
from model.lines.pools import pools
from model.lines.rows import rows
from model.projection.binding import Values
from model.projection.costings import (
    AGREED,
    BASE_PAY,
    BASE_POST,
    COMPULSORY,
    POST,
    VOLUNTARY,
    Costing,
    over,
    part_of,
    work,
)

SLICE = 65_536  # fixed, so that sums come to the same bits on every machine
EACH = ("person", "person year")
# Columns of the staff list that lines over people and years read.
FACTS = lines_named(
    (
        *("wte", "pension_member", "born", "service_start", "reckonable_start", "terms_uncapped", "band"),
        *("pension", "lump_sum", "pension_age"),
    )
)


def _of_people(line: Line) -> bool:
    return "person" in line.ranges.values()


pay_years = over(pay, ("year",))
pay_people = over(pay, EACH)
row_years = over(rows, ("year",))
row_people = over(rows, EACH)
agreed_rows = over(agreed_sums, EACH)
package_rows, agreed_package_rows, agreed_month_rows = (
    over(each, EACH) for each in (packages, agreed_packages, agreed_months)
)


def _sums(*chapters: Chapter) -> tuple[Chapter, ...]:
    """The lines that add people up."""
    return tuple(part_of(each, [line.name for line in each.lines() if _of_people(line)]) for each in chapters)


pool_sums, sums_agreed = _sums(pools, packages), _sums(agreed_sums, agreed_packages, agreed_months)
sums = (*pool_sums, *sums_agreed)
averages = [
    part_of(each, [line.name for line in each.lines() if "person" not in line.over and not _of_people(line)])
    for each in (pools, agreed_sums)
]
# Everything worked for people, in reading order.
Steps = tuple[Chapter | Costing, ...]
_EVERYBODY_AFTER_PAY: Steps = (POST, BASE_PAY, BASE_POST, COMPULSORY, VOLUNTARY, row_people, package_rows)
_AGREED: Steps = (agreed_days, AGREED, agreed_rows, agreed_package_rows, agreed_month_rows)
EVERYBODY: Steps = (pay_people, *_EVERYBODY_AFTER_PAY)
COSTED: Steps = EVERYBODY[: EVERYBODY.index(row_people) + 1]  # as far as what a row costs
LEAVERS_ONLY: Steps = (pay_people, *_AGREED)  # of those who leave whatever is chosen
PEOPLE: Steps = (*EVERYBODY, *_AGREED)


def people_sums() -> list[str]:
    """What `people_values` comes to, by name."""
    return [line.name for chapter in sums for line in chapter.lines()]


def people_values(inputs: Inputs, values: Values) -> Values:
    """The pools' sums of their people: a pool's (1, pools), a pool year's (years, 1, pools), a year's (years, 1, 1)."""
    staff, years = inputs.staff, inputs.years
    some = np.flatnonzero((staff["agreed_route"] > 0) | (staff["ends"] > 0))
    some = some if len(some) else np.zeros(1, dtype=int)  # somebody who stays, so that there is a sum

    def work_on(which: np.ndarray, steps: Steps, wanted: tuple[Chapter, ...]) -> Values:
        found = {**values, **columns(staff.rows(which), years)}
        needed = {read for chapter in wanted for line in chapter.lines() for read in line.reads}
        names = [line.name for chapter in wanted for line in chapter.lines()]
        return compute_years(wanted, people_lines(steps, found, years, needed), years, names)

    def each(start: int) -> Values:
        return work_on(np.arange(start, min(start + SLICE, len(staff))), EVERYBODY, pool_sums)

    with ThreadPoolExecutor(os.cpu_count()) as pool:  # numpy lets go of the interpreter: slices run side by side
        parts = list(pool.map(each, range(0, len(staff), SLICE)))
    found = {name: np.sum([part[name] for part in parts], axis=0) for name in parts[0]}
    return found | work_on(some, LEAVERS_ONLY, sums_agreed)


def columns(part: Staff, years: int) -> Values:
    """The staff list's columns as the lines read them: (1, rows), or (years, 1, rows) where a line would look by year.

    The WTE of a row is of all it stands for.
    """
    found = {name: part[name][None, :] for name in part.columns}
    wte = part["wte"] * part["copies"]
    summed = {"row_wte": wte, "row_heads": part["copies"], "row_national": wte * part["national"]}
    found |= {name: column[None, :] for name, column in summed.items()}
    return found | {name: np.broadcast_to(part[name], (years, 1, len(part))) for name in FACTS}


def people_lines(steps: Steps, values: Values, years: int, wanted: set[str]) -> Values:
    """The people's lines that are wanted, and those that the steps between need, beside `values`."""
    found = dict(values)
    for place, step in enumerate(steps):
        if isinstance(step, Costing):
            found |= work(step, found, years)
        else:
            later = {read for each in steps[place + 1 :] for read in _reads(each)}
            keep = [line.name for line in step.lines() if line.name in wanted | later]
            found |= compute_years((step,), found, years, keep)
    return found


def _reads(step: Chapter | Costing) -> set[str]:
    """What a step reads from before it."""
    if isinstance(step, Costing):
        inside = {read for chapter in step.chapters for line in chapter.lines() for read in line.reads}
        return inside | set(step.reads.values())
    return {read for line in step.lines() for read in line.reads}


def every_line(inputs: Inputs, values: Values) -> tuple[Values, dict[str, Values]]:
    """Every line of every person, for sheets that show them: those known to all, and those of each costing.

    Shapes as of `columns`; `values` are those of a projection.
    """
    found = {**values, **columns(inputs.staff, inputs.years)}
    inner: dict[str, Values] = {}
    for step in PEOPLE:
        if isinstance(step, Costing):
            inner[step.name] = work(step, found, inputs.years, every=True)
            found |= {known_as: inner[step.name][name] for name, known_as in step.gives.items()}
        else:
            found |= compute_years((step,), found, inputs.years, [line.name for line in step.lines()])
    return found, inner
