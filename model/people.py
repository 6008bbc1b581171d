"""What pools read of people: what each row costs in every year, and what it would cost if it left.

The people's lines know neither option nor draw, so they are computed once, a slice of people at a time.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np

from model.binding import Values
from model.inputs import Inputs
from model.line import Chapter
from model.lines.entitlement import ENTITLEMENT
from model.lines.on_cost import on_cost
from model.lines.pay import pay
from model.lines.pools import pools
from model.lines.rows import rows
from model.rulebook import serial
from model.staff import Staff
from model.years import compute_years

SLICE = 65_536  # fixed, so that sums come to the same bits on every machine
# Columns of the staff list that the entitlement reads under its own names.
FACTS = (
    *("wte", "pension_member", "born", "service_start", "reckonable_start", "terms_uncapped", "band"),
    *("pension", "lump_sum", "pension_age"),
)
# Inputs of the entitlement that a plan leaves blank.
BLANK = (
    *("reckonable_years", "reckonable_given", "weekly_pay", "better_of", "tariff_weeks", "tariff_months"),
    *("tariff_cap_months", "tariff_salary_floor", "tariff_salary_cap", "mars_includes_notice", "notice_paid_weeks"),
    *("protected_pension_age", "capital_cost", "pilon_in_contract", "paid_date", "returned_date", "dismissals"),
)


def _subset(chapter: Chapter, over: Sequence[str]) -> Chapter:
    """The lines of a chapter over these axes, after the rest."""
    return _named(chapter, [name for name, entry in chapter.entries.items() if entry.over in over])


def _named(chapter: Chapter, names: Sequence[str]) -> Chapter:
    """These lines of a chapter, after the rest."""
    kept = {name: entry for name, entry in chapter.entries.items() if name in names}
    rest = {name: entry for name, entry in chapter.entries.items() if name not in kept}
    return Chapter(chapter.title, (*chapter.after, Chapter(chapter.title, chapter.after, rest)), kept)


pay_years = _subset(pay, ("year",))
pay_people = _subset(pay, ("person", "person year"))
row_years = _subset(rows, ("year",))
KEPT = ("row_cost", "row_pay", "row_increment", "row_margin", "row_central")
row_people = _subset(rows, ("person year",))
# The lines of on-cost that the rows and the entitlement read.
ON_COST = tuple(
    line.name
    for line in on_cost.lines()
    if any(line.name in each.reads for chapter in (row_people, *ENTITLEMENT[1:8]) for each in chapter.lines())
)
COSTS = ("row_compulsory", "row_voluntary")
pool_averages = _named(pools, [line.name for line in pools.lines() if "pool_number" not in line.reads])
pool_sums = _named(pools, [line.name for line in pools.lines() if "pool_number" in line.reads])


def people_values(inputs: Inputs, values: Values, base: date) -> Values:
    """The pools' sums of their people, (years, 1, pools), and rows' cost and pay in the baseline year, (1, rows)."""
    staff, years = inputs.staff, inputs.years
    values = compute_years((pay_years, row_years), values, years)
    still: Values = {name: np.empty((1, len(staff))) for name in ("base_cost", "base_pay")}

    def work(start: int) -> Values:
        part = staff.rows(np.arange(start, min(start + SLICE, len(staff))))
        each, baseline = _slice(values, part, years), _baseline(values, part, base)
        for name, column in still.items():
            column[:, start : start + SLICE] = baseline[name]
        wte = part["wte"] * part["copies"]
        codes = {
            "pool": part["pool"],
            "row_wte": wte,
            "row_heads": part["copies"],
            "row_national": wte * part["national"],
        }
        each |= {name: column[None, :] for name, column in codes.items()} | {"pool_number": values["pool_number"]}
        return compute_years((pool_sums,), each, years, [line.name for line in pool_sums.lines()])

    with ThreadPoolExecutor(os.cpu_count()) as pool:  # numpy lets go of the interpreter: slices run side by side
        parts = list(pool.map(work, range(0, len(staff), SLICE)))
    sums = {name: np.sum([part[name] for part in parts], axis=0) for name in parts[0]}
    return sums | still | {"pool": staff["pool"][None, :]}


def year_salaries(values: Values, part: Staff, years: int) -> np.ndarray:
    """The full-time salary of each row in each year, (years, rows)."""
    given = {name: part[name][None, :] for name in part.columns}
    found = compute_years((pay_years, pay_people), {**values, **given}, years, ("year_salary",))["year_salary"]
    return found[:, 0, :]


def dated(column: np.ndarray, years: int) -> np.ndarray:
    """A column of people as one of every year, without copying it."""
    return np.broadcast_to(column[None, None, :], (years, 1, len(column)))


def _slice(values: Values, part: Staff, years: int) -> Values:
    given = {name: part[name][None, :] for name in part.columns}
    found = {**values, **given}
    found |= compute_years((pay_people,), found, years, ("year_salary", "increment"))
    found |= {name: dated(part[name], years) for name in FACTS}
    found |= {"salary": found["year_salary"], "rates_date": values["rates_day"]}
    found |= compute_years((on_cost,), found, years, ON_COST)
    for route, code, day in (
        ("compulsory", 1.0, values["compulsory_last_day"]),
        ("voluntary", float(values["voluntary_route"][0, 0]), values["voluntary_last_day"]),
    ):
        worked = compute_years(ENTITLEMENT[1:8], {**found, **_leaving(values, code, day)}, years, ("total",))
        found[f"{route}_total"] = worked["total"]
    return compute_years((row_people,), found, years, (*KEPT, *COSTS))


def _leaving(values: Values, route: float, day: np.ndarray) -> Values:
    """The entitlement's inputs for everybody who would leave by a route on a year's day."""
    zero = np.zeros((len(day), 1, 1))
    return {
        **dict.fromkeys(BLANK, zero),
        "route": np.full((len(day), 1, 1), route),
        "exit_date": day,
        "consultation_date": np.minimum(values["consultation_start"], day),
    }


def _baseline(values: Values, part: Staff, base: date) -> Values:
    """The cost and pay of the rows in the baseline year, by the same lines with nothing moved."""
    still = np.zeros((1, 1, 1))
    flat = {
        **dict.fromkeys(("national_uplift", "national_flat", "national_flat_limit", "local_uplift"), still),
        "national_flat_instead": still,
        "national_increment_limit": still,  # no salary is below nothing, so that no increment falls due
        "rates_day": still + serial(base),
        "year_end": still + serial(date(base.year + 1, 3, 31)),
    }
    given = {name: part[name][None, :] for name in part.columns}
    year = compute_years((pay_years,), {**values, **flat}, 1)
    found = compute_years((pay_people,), {**year, **given}, 1)
    found |= {name: dated(part[name], 1) for name in ("wte", "pension_member")}
    found |= {"salary": found["year_salary"], "rates_date": flat["rates_day"]}
    found = compute_years((on_cost,), found, 1)
    copies = part["copies"][None, :]
    return {"base_cost": found["employer_cost"][0] * copies, "base_pay": found["annual_pay"][0] * copies}
