"""The contents of the Codes sheet, which says what number a word stands for, and of the Defaults sheet.

The Defaults sheet has what is used where an input is blank.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from model.body.inputs import Inputs
from model.body.staff import SERVICE_BANDS, assumed_birth, middle_start
from model.body_workbook.cell_values import FIXED
from model.lines.model import givens
from model.projection.binding import scale_rows, scale_tops
from model.projection.finding import ANSWERS, ranking_rules
from model.rules.assumptions import assumptions
from model.rules.codes import PREFIXES, codes, named_paths, path_names, pension_factors
from model.rules.rulebook import serial, table

Default = tuple[str, str, float]  # label, unit and value


def words(inputs: Inputs) -> dict[str, list[str]]:
    """Return lists of words, by name, in which a word stands for its place in the list, counted from 1."""
    scale = scale_rows(inputs.first_year - 1)
    numbers = {row["name"]: row["number"] for row in table("bands")}
    alike = next(given for given in givens() if given.name == "alike_share")
    return {
        **{name: [row.get("name") or row["label"] for row in table(name)] for name in PREFIXES},
        **{name: list(known) for name, known in FIXED.items()},
        "path names": path_names(),
        "answers": list(ANSWERS),
        "ranking rules": ranking_rules(float(alike.default or 0)),
        "options": [option.name for option in inputs.options],
        "years": inputs.year_labels,
        "scale_key": [f"{numbers[band]}|{point}" if band else "off the scale" for band, point, _, _ in scale],
    }


def numbers(inputs: Inputs) -> dict[str, np.ndarray]:
    """Return columns of numbers, by name, that go with the words of the lists, such as the pay of each point.

    Each is (1, rows).
    """
    scale = scale_rows(inputs.first_year - 1)
    found: dict[str, list[float]] = {
        **codes(*PREFIXES),
        **pension_factors(),
        **named_paths(),
        "scale_pay": [pay for _, _, pay, _ in scale],
        "scale_years": [years for _, _, _, years in scale],
        "scale_top": scale_tops(inputs.first_year - 1),
        "sign value": list(FIXED["sign"].values()),
        "yes or no value": list(FIXED["yes or no"].values()),
        "endings value": list(FIXED["endings"].values()),
        "terms national": [float(code == 0) for code in FIXED["terms"].values()],
        "terms spot": [float(code == 1) for code in FIXED["terms"].values()],
        "terms uncapped": [float(code == 2) for code in FIXED["terms"].values()],
    }
    return {name: np.array([column], dtype=float) for name, column in found.items()}


def defaults(inputs: Inputs) -> dict[str, Default]:
    """Return what is used where an input is blank, by the input's name, as (label, unit, value)."""
    start = date(inputs.first_year, 4, 1)
    found = {
        given.name: (given.label, given.unit, float(given.default))
        for given in givens()
        if given.default is not None and not given.fixed and given.name not in assumptions()
    }
    found |= {
        "item_growth": ("Own growth a year", "share", 0.0),
        "band": ("Band where none is given", "code", 14.0),
        "pool_band": ("Band of a pool where none is given", "code", 14.0),
        "born": ("Date of birth where none is given", "date", assumed_birth(serial(start))),
        "first_year": ("First plan year", "index", float(inputs.first_year)),
        "plan_length": ("Years in the plan", "index", float(inputs.years)),
    }
    for place, band in enumerate(SERVICE_BANDS):
        started = middle_start(band, serial(start))
        found[f"service start {place}"] = (f"Service of the middle of a band began: {band}", "date", started)
    return found
