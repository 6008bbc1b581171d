"""What the lines are handed: a body's inputs, the rulebook as it was known, and the defaults where neither speaks."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from model.body.inputs import Inputs
from model.body.options import value_in
from model.language.line import members
from model.lines.model import MODEL, givens
from model.projection.axes import member_names, member_values
from model.rules.assumptions import assumptions
from model.rules.codes import PREFIXES, codes, lump_sum_factors
from model.rules.rulebook import columns, rulebook, serial, table
from model.rules.scales import band_on

Values = dict[str, np.ndarray]
AWARDS = (
    *("national_uplift", "national_flat", "national_flat_limit", "national_flat_instead"),
    "national_increment_limit",
)


def bind(inputs: Inputs) -> tuple[Values, list[str]]:
    """Every input of the model but the people's, by name, and what the reader must know of how they were come by.

    Body: (1, 1); year: (years, 1, 1), levers (years, options, 1); pool, item and band: (1, members), years in front.
    """
    values: Values = {}
    told: list[str] = []
    for given in givens():
        if given.default is not None:
            values[given.name] = _shaped(inputs, given.over, float(given.default))
    over = {given.name: given.over for given in givens()}
    said = {name: each.central for name, each in assumptions().items()} | dict(inputs.body)
    values |= {name: _shaped(inputs, over.get(name, "body"), float(each)) for name, each in said.items()}
    for name, column in {**inputs.pools, **inputs.items}.items():
        row = column[None, :].astype(float)
        values[name] = np.broadcast_to(row, (inputs.years, *row.shape)) if "year" in over.get(name, "") else row
    if "pool_openings" in inputs.pools:
        values |= _openings(inputs)
    values |= {name: column[:, None, :].astype(float) for name, column in inputs.pool_years.items()}
    values |= _tables(inputs) | _days(inputs) | member_values(inputs)
    values |= _years(inputs, values, told)
    values |= _levers(inputs)
    return values, told


def _days(inputs: Inputs) -> Values:
    """The plan's own days and numbers."""
    first, last = date(inputs.first_year, 4, 1), date(inputs.first_year + inputs.years, 3, 31)
    days = {"base_day": date(inputs.first_year - 1, 10, 1), "plan_start": first, "plan_end": last}
    return {name: np.full((1, 1), serial(day)) for name, day in days.items()}


def _openings(inputs: Inputs) -> Values:
    """Openings that the pools' bands have, for people at risk in the band: by band where any are given."""
    found = np.zeros(len(table("bands")))
    np.add.at(found, inputs.pools["pool_band"].astype(int) - 1, inputs.pools["pool_openings"])
    by_year = np.broadcast_to(found, (inputs.years, 1, len(found)))
    return {"band_openings": by_year, "openings_by_band": np.full((1, 1), float(found.any()))}


def _shaped(inputs: Inputs, over: str, number: float) -> np.ndarray:
    """A number as a value over an axis; a pool's or a person's as one that stands for all."""
    axes = members(over)
    names = member_names(inputs)
    count = next((len(names[axis]) for axis in axes if axis in names), 1)
    return np.full((inputs.years, 1, count) if "year" in axes else (1, count), number)


def _tables(inputs: Inputs) -> Values:
    """The dated tables, cut off on the day the plan knows, and the tables of codes."""
    rates = {line.name: line.rate for chapter in MODEL for line in chapter.lines() if line.dated}
    found: dict[str, Any] = dict(columns(rates, inputs.known_on))
    found |= codes(*PREFIXES) | lump_sum_factors()
    scale = scale_rows(inputs.first_year - 1)
    found["scale_pay"] = [pay for _, _, pay, _ in scale]
    found["scale_years"] = [years for _, _, _, years in scale]
    return {name: np.array([column]) for name, column in found.items()}


def scale_rows(year: int) -> list[tuple[str, str, float, float]]:
    """The pay scale of a financial year as band, point, pay and years to the next point.

    Row 1 is the place of whoever is off the scale. A point whose pay is absent stands at its neighbour's below: the
    staff list's salary governs there.
    """
    day = date(year, 4, 1)
    found = [("", "", 0.0, 0.0)]
    for row in table("bands")[:-1]:
        points = band_on(row["name"], day)
        pay = 0.0
        for place, point in enumerate(points):
            pay = point.pay if point.pay is not None else pay
            found.append((row["name"], point.point, pay, _years_to_next(row["name"], place, len(points), day)))
    return found


def _years_to_next(band: str, place: int, points: int, day: date) -> float:
    if place == points - 1:
        return 0.0
    rules = [row for row in table("progression") if row["band"] == band and "freeze" not in row["rule"]]
    rules = [row for row in rules if row["rule"] in ("annual increment", "step points")]
    held = [row for row in rules if row["from"] <= str(day) and (not row["to"] or str(day) <= row["to"])]
    steps = held[-1]["steps_years"].split("/") if held else ["1"]
    return float(steps[min(place, len(steps) - 1)])


def _years(inputs: Inputs, values: Values, told: list[str]) -> Values:
    """The year's inputs: what the body says, or else the rulebook's as known, or else what is assumed."""
    firsts = [date(inputs.first_year + year, 4, 1) for year in range(inputs.years)]
    lasts = [date(first.year + 1, 3, 31) for first in firsts]
    found: dict[str, Any] = {
        "is_first": [float(year == 0) for year in range(inputs.years)],
        "is_last": [float(year == inputs.years - 1) for year in range(inputs.years)],
        "year_number": [year + 1.0 for year in range(inputs.years)],
        "years_from_start": [float(year) for year in range(inputs.years)],
        "year_start": [serial(first) for first in firsts],
        "year_end": [serial(last) for last in lasts],
        "rates_day": [serial(date(first.year, 10, 1)) for first in firsts],
        "consultation_start": [serial(date(first.year, 7, 1)) for first in firsts],
        "consultation_planned_days": [
            rulebook().in_force("consultation_large_days", _as_known(inputs, date(first.year, 7, 1))).value
            for first in firsts
        ],
        "voluntary_last_day": [serial(date(first.year, 9, 30)) for first in firsts],
        "redeployed_last_day": [serial(date(first.year, 9, 30)) for first in firsts],
        "transfer_day": [serial(date(first.year, 3, 31)) for first in firsts],
    }
    found |= ruled(inputs, values, told)
    for name, typed in inputs.yearly.items():
        base = np.array(found[name]) if name in found else values[name].reshape(-1)
        found[name] = np.where(np.isnan(typed), np.broadcast_to(base, typed.shape), typed)
    return {name: np.array(column, dtype=float)[:, None, None] for name, column in found.items()}


def ruled(inputs: Inputs, values: Values, told: list[str]) -> dict[str, list[float]]:
    """The awards and prices of each year by the rulebook as it was known, or else as assumed."""
    firsts = [date(inputs.first_year + year, 4, 1) for year in range(inputs.years)]
    found = _awards(inputs, firsts, float(values["award_assumed"][0, 0]), told)
    return found | _prices(inputs, firsts, float(values["prices_assumed"][0, 0]), told)


def is_known(inputs: Inputs, name: str) -> list[bool]:
    """Whether the plan may know a rule's value, by year."""
    firsts = [date(inputs.first_year + year, 4, 1) for year in range(inputs.years)]
    return [_known(inputs, name, first) is not None for first in firsts]


def _as_known(inputs: Inputs, day: date) -> date:
    """The day on which the plan may look a rule up: no later than the rates it knows."""
    return day if inputs.known_on is None else min(day, inputs.known_on)


def _known(inputs: Inputs, name: str, day: date) -> float | None:
    """The rulebook's value for the year that starts on `day`, if the plan may know it."""
    rule = rulebook()[name]
    if day > rule.reviewed_to or (inputs.known_on is not None and day > inputs.known_on):
        return None
    return rule.on(day).value


def _awards(inputs: Inputs, firsts: list[date], assumed: float, told: list[str]) -> dict[str, list[float]]:
    nothing = {"national_uplift": assumed, "national_increment_limit": 1e9}
    found: dict[str, list[float]] = {name: [] for name in AWARDS}
    for first in firsts:
        for name in AWARDS:
            known = _known(inputs, name, first)
            found[name].append(nothing.get(name, 0.0) if known is None else known)
        if _known(inputs, "national_uplift", first) is None:
            told.append(f"the award of {first.year}-{(first.year + 1) % 100:02d} is assumed: {assumed:.1%}")
    return found | {"local_uplift": found["national_uplift"]}


def _prices(inputs: Inputs, firsts: list[date], assumed: float, told: list[str]) -> dict[str, list[float]]:
    deflator, consumer = [], []
    for first in firsts:
        now = _known(inputs, "gdp_deflator", first)
        before = _known(inputs, "gdp_deflator", date(first.year - 1, 4, 1))
        deflator.append(assumed if now is None or before is None else now / before - 1)
        known = _known(inputs, "cpi_growth", first)
        consumer.append(assumed if known is None else known)
        if now is None:
            told.append(f"prices of {first.year}-{(first.year + 1) % 100:02d} are assumed to rise by {assumed:.1%}")
    return {"deflator_growth": deflator, "cpi_growth": consumer}


def _levers(inputs: Inputs) -> Values:
    """Each lever as (years, options, 1); what an option does not set is the declared default."""
    found: Values = {}
    for given in givens():
        if given.lever:
            default = (float(given.default or 0),)
            by_option = [
                [value_in(option.levers.get(given.name, default), year + 1) for option in inputs.options]
                for year in range(inputs.years)
            ]
            found[given.name] = np.array(by_option)[:, :, None]
    return found
