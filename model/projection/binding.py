"""Brings together, by name, everything that the lines read and do not compute: what a body types, tables and defaults.

A blank that the rulebook, an assumption or custom fills is filled by lines (`model.lines.reading`), which are computed
here. Any other input has what was typed or, where it is blank, its declared default.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

import numpy as np

from model.body.inputs import Inputs
from model.body.options import value_in
from model.language.axes import members
from model.language.vocabulary import TYPED
from model.language.words import TYPED as PREFIX
from model.language.years import compute_years
from model.lines.model import MODEL, givens
from model.lines.reading import READING
from model.projection.axes import member_names, member_values
from model.rules.assumptions import assumptions
from model.rules.codes import PREFIXES, codes, named_paths, pension_factors
from model.rules.rulebook import columns, rulebook, serial, table
from model.rules.scales import band_on

Values = dict[str, np.ndarray]
REVIEWED = "_reviewed"  # how the name ends of the day up to which a rule was reviewed


def bind(inputs: Inputs, drawn: Mapping[str, np.ndarray] | None = None) -> Values:
    """Return every input of the model by name, except those of people, with the lines that fill what is left blank.

    `drawn` has values of inputs that take the place of a body's own, a case each: {name: (cases,)}.

    Shapes: a body's value is (1, 1); a year's (years, 1, 1); a lever's (years, options, 1); one by staff pool,
    budget item or pay band (1, members), or (years, 1, members) where it is by year too.
    """
    values = {**_tables(inputs.known_on), **_scale(inputs.first_year - 1), **member_values(inputs)}
    values |= _plan(inputs) | _inputs(inputs)
    for name, column in (drawn or {}).items():
        by_year = values[name].ndim == 3
        values[name] = np.broadcast_to(column[:, None], (inputs.years, len(column), 1)) if by_year else column[:, None]
    values = compute_years(READING, values, inputs.years)
    values["option_number"] = np.arange(1.0, len(inputs.options) + 1)[:, None]
    return values | _in_place_of_lines(inputs) | _levers(inputs)


def _plan(inputs: Inputs) -> Values:
    """Return the days and numbers of the plan itself, by name, such as when each of its years begins and ends."""
    first, last = date(inputs.first_year, 4, 1), date(inputs.first_year + inputs.years, 3, 31)
    body = {
        "base_start": serial(date(inputs.first_year - 1, 4, 1)),
        "plan_start": serial(first),
        "plan_end": serial(last),
        "first_year": float(inputs.first_year),
        "plan_length": float(inputs.years),
    }
    number = np.arange(1.0, inputs.years + 1)
    starts = [serial(date(inputs.first_year + year, 4, 1)) for year in range(inputs.years + 1)]
    by_year = {
        "is_first": number == 1,
        "is_last": number == inputs.years,
        "year_number": number,
        "years_from_start": number - 1,
        "target_row": number,
        "years_row": number,
        "year_start": np.array(starts[:-1]),
        "year_end": np.array(starts[1:]) - 1,
    }
    found = {name: np.full((1, 1), number) for name, number in body.items()}
    found |= {name: column.astype(float)[:, None, None] for name, column in by_year.items()}
    return found


def _inputs(inputs: Inputs) -> Values:
    """Return what the body types, by the name of the input.

    A blank is nan (numpy's mark for no number) where a line says what fills it, and otherwise the input's default.
    """
    body = {name: each.central for name, each in assumptions(inputs.kind).items()} | dict(inputs.body)
    body["leaver_rate_used"] = body["leaver_rate"]
    body["leaver_rate_central"] = inputs.assumed.get("leaver_rate", (0.0, body["leaver_rate"], 1.0))[1]
    if inputs.known_on is not None:
        body["known_on"] = serial(inputs.known_on)
    lists = {**inputs.pools, **inputs.items, **(inputs.rounds if inputs.round_names else {})}
    sizes = {axis: len(names) for axis, names in member_names(inputs).items()}
    found: Values = {}
    for asked, name, blank, by_year, axis in _asked():
        listed = name in lists
        usual = blank if listed and asked != name else body.get(name, blank)
        if usual is None and name not in inputs.yearly and not listed:
            continue  # bound elsewhere
        shape = (inputs.years, 1, sizes.get(axis, 1)) if by_year else (1, sizes.get(axis, 1))
        value = np.full(shape, usual, dtype=float)
        if listed:
            value = TYPED(np.broadcast_to(lists[name].astype(float), shape), value)
        if by_year and name in inputs.yearly:
            value = TYPED(np.asarray(inputs.yearly[name], dtype=float)[:, None, None], value)
        if name in inputs.pool_years:
            value = inputs.pool_years[name][:, None, :].astype(float)
        found[asked] = value
    return found


@cache
def _asked() -> tuple[tuple[str, str, float | None, bool, str], ...]:
    """Return each input of the model: its name, and that under which it is typed, which differs where it may be blank.

    After them what stands for a blank, None where there is nothing; whether it is by year, and its other axis.
    """
    found = []
    for given in givens():
        name, axes = given.name.removeprefix(PREFIX), members(given.over)
        blank = np.nan if given.name.startswith(PREFIX) else given.default
        found.append((given.name, name, blank, "year" in axes, next(iter(axes - {"year"}), "")))
    return tuple(found)


def _in_place_of_lines(inputs: Inputs) -> Values:
    """Return values, by name, that inputs made in code may give and a workbook does not.

    They are values by pool or band and year, and values that take the place of a line that fills a blank.
    """
    read = _filled_by_lines()
    found = {name: np.full((1, 1), number) for name, number in inputs.body.items() if name in read}
    found |= {name: column[:, None, None] for name, column in inputs.yearly.items() if name in read}
    return found | {name: column[:, None, :].astype(float) for name, column in inputs.pool_years.items()}


@cache
def _filled_by_lines() -> frozenset[str]:
    """Return the names of the lines that fill a blank, and that nothing is typed for."""
    filled = frozenset(line.name for chapter in READING for line in chapter.lines())
    return filled - {given.name.removeprefix(PREFIX) for given in givens()}


@cache
def _tables(known_on: date | None) -> Mapping[str, np.ndarray]:
    """Return the columns of every table that lines look numbers up in, by name, each (1, rows).

    They are the dated rates, the days up to which rules were reviewed, the codes and the named paths of the cut.
    Rates that came into force after `known_on` are left out.
    """
    rates = {line.name: line.rate for chapter in MODEL for line in chapter.lines() if line.dated}
    found = {**columns(rates, known_on), **codes(*PREFIXES), **pension_factors(), **named_paths()}
    found |= {f"{name}{REVIEWED}": [serial(rulebook()[name].reviewed_to)] for name in reviewed()}
    return {name: _kept(column) for name, column in found.items()}


@cache
def reviewed() -> tuple[str, ...]:
    """Return the names of the rules for which some line reads the day up to which the rule was reviewed."""
    names = (given.name for given in givens())
    return tuple(name.removesuffix(REVIEWED) for name in names if name.endswith(REVIEWED))


@cache
def _scale(year: int) -> Mapping[str, np.ndarray]:
    """Return the pay and the years to the next point, by name, of each point of a year's pay scale.

    Each is (1, points).
    """
    rows = scale_rows(year)
    return {
        "scale_pay": _kept([pay for _, _, pay, _ in rows]),
        "scale_years": _kept([years for _, _, _, years in rows]),
        "scale_top": _kept(scale_tops(year)),
    }


def _kept(column: Sequence[float]) -> np.ndarray:
    """Return a table's column as an array, (1, rows), that cannot be changed, since all plans share it."""
    found = np.array([column], dtype=float)
    found.setflags(write=False)
    return found


def scale_rows(year: int) -> list[tuple[str, str, float, float]]:
    """Return the pay scale of the financial year that begins in `year`, a row for each point of each band.

    A row is (band, point, pay, years to the next point); the first is for people who are not on the scale.
    """
    day = date(year, 4, 1)
    found = [("", "", 0.0, 0.0)]
    for row in table("bands")[:-1]:
        points = band_on(row["name"], day)
        for place, point in enumerate(points):
            found.append((row["name"], point.point, point.pay, _years_to_next(row["name"], place, len(points), day)))
    return found


def scale_tops(year: int) -> list[float]:
    """Return the pay at the top of the band of each row of `scale_rows`, £ a year; 0 off the scale."""
    rows = scale_rows(year)
    tops = {band: pay for band, _, pay, _ in rows}  # the last of a band's points
    return [tops[band] for band, _, _, _ in rows]


def _years_to_next(band: str, place: int, points: int, day: date) -> float:
    if place == points - 1:
        return 0.0
    rules = [row for row in table("progression") if row["band"] == band and "freeze" not in row["rule"]]
    rules = [row for row in rules if row["rule"] in ("annual increment", "step points")]
    held = [row for row in rules if row["from"] <= str(day) and (not row["to"] or str(day) <= row["to"])]
    steps = held[-1]["steps_years"].split("/") if held else ["1"]
    return float(steps[min(place, len(steps) - 1)])


def _levers(inputs: Inputs) -> Values:
    """Return the value of each lever by name, (years, options, 1), and the number of each option, (options, 1).

    Where an option does not set a lever, the lever has its declared default.
    """
    found: Values = {"option_number": np.arange(1.0, len(inputs.options) + 1)[:, None]}
    for given in givens():
        if given.lever:
            value = np.full((inputs.years, len(inputs.options), 1), float(given.default or 0))
            for number, option in enumerate(inputs.options):
                if given.name in option.levers:
                    levels = option.levers[given.name]
                    value[:, number, 0] = [value_in(levels, year + 1) for year in range(inputs.years)]
            found[given.name] = value
    return found
