"""The Codes and Defaults sheets' contents: what words stand for, and what stands where a body says nothing."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import numpy as np

from model.body.inputs import Inputs
from model.body.staff import SERVICE_BANDS, assumed_birth, middle_start
from model.body_workbook.cell_values import FIXED
from model.language.line import Given
from model.lines.model import MODEL
from model.projection.binding import scale_rows
from model.rules.assumptions import assumptions, paths
from model.rules.codes import PREFIXES, codes, lump_sum_factors
from model.rules.rulebook import serial, table

FAR = date(2099, 12, 31)  # the day up to which rates are known where no day is given
Default = tuple[str, str, float]  # label, unit and value


def words(inputs: Inputs) -> dict[str, list[str]]:
    """Lists of words whose places are numbers, from 1."""
    scale = scale_rows(inputs.first_year - 1)
    numbers = {row["name"]: row["number"] for row in table("bands")}
    return {
        **{name: [row.get("name") or row["label"] for row in table(name)] for name in PREFIXES},
        **{name: list(known) for name, known in FIXED.items()},
        "path names": list(paths()),
        "options": [option.name for option in inputs.options],
        "scale_key": [f"{numbers[band]}|{point}" if band else "off the scale" for band, point, _, _ in scale],
    }


def numbers(inputs: Inputs) -> dict[str, np.ndarray]:
    """The columns of numbers that stand beside the lists of words, (1, rows) by name."""
    scale = scale_rows(inputs.first_year - 1)
    longest = max(len(path.values) for path in paths().values())
    kinds = {row["name"]: float(row["number"]) for row in table("paths")}
    found: dict[str, list[float]] = {
        **codes(*PREFIXES),
        **lump_sum_factors(),
        "scale_pay": [pay for _, _, pay, _ in scale],
        "scale_years": [years for _, _, _, years in scale],
        "sign value": list(FIXED["sign"].values()),
        "yes or no value": list(FIXED["yes or no"].values()),
        "terms national": [float(code == 0) for code in FIXED["terms"].values()],
        "terms uncapped": [float(code == 2) for code in FIXED["terms"].values()],
        "path first year": [float(path.first_year) for path in paths().values()],
        "path years": [float(len(path.values)) for path in paths().values()],
        "path kind": [kinds[path.kind] for path in paths().values()],
        "path real terms": [float(path.real_terms) for path in paths().values()],
    }
    for place in range(longest):
        found[f"path value {place + 1}"] = [
            path.values[place] if place < len(path.values) else 0.0 for path in paths().values()
        ]
    return {name: np.array([column], dtype=float) for name, column in found.items()}


@cache
def declared() -> dict[str, Given]:
    """Every declared input by its name."""
    return {given.name: given for chapter in MODEL for given in chapter.givens()}


def defaults(inputs: Inputs) -> dict[str, Default]:
    """What stands where the body says nothing, by the name of the input; and the plan's own days."""
    start = date(inputs.first_year, 4, 1)
    found = {
        name: (given.label, given.unit, float(given.default))
        for name, given in declared().items()
        if given.default is not None and not given.fixed and name not in assumptions()
    }
    found |= {
        "item_growth": ("Own growth a year", "share", 0.0),
        "band": ("Band where none is given", "code", 14.0),
        "pool_band": ("Band of a pool where none is given", "code", 14.0),
        "horizon": ("Years counted in present values", "index", float(inputs.years)),
        "born": ("Date of birth where none is given", "date", assumed_birth(serial(start))),
        "known_on": ("Rates known on, where it is not given", "date", serial(FAR)),
        "no_limit_on_increments": ("No increment from a salary of, where no rule is known", "£ a year", 1e9),
        "first_year": ("First plan year", "index", float(inputs.first_year)),
        "after_rates": ("Days from a year's first day to the day whose rates stand for it", "days", _days(10, 1)),
        "after_consultation": ("Days to the beginning of consultation", "days", _days(7, 1)),
        "after_leaving": ("Days to the last day of volunteers, and to redeployment", "days", _days(9, 30)),
    }
    for place, band in enumerate(SERVICE_BANDS):
        started = middle_start(band, serial(start))
        found[f"service start {place}"] = (f"Service of the middle of a band began: {band}", "date", started)
    return found


def _days(month: int, day: int) -> float:
    """Days from 1 April to a day of the same calendar year."""
    return float((date(2001, month, day) - date(2001, 4, 1)) / timedelta(days=1))
