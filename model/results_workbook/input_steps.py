"""What only the workbook needs: how the inputs are read, step by step, and numpy's value of each step."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.body.inputs import Inputs
from model.body.typed import Sheets
from model.body_workbook.sheets import SPARE_ROWS, lever_rows
from model.language.line import Given
from model.projection.binding import Values, is_known, ruled
from model.results_workbook.code_lists import FAR, declared
from model.rules.assumptions import paths
from model.rules.rulebook import serial, table

LEVERS = "Levers"  # the sheet
AWARDS = (
    "national_uplift",
    "national_flat",
    "national_flat_limit",
    "national_flat_instead",
    "national_increment_limit",
)
KNOWN = (*AWARDS, "gdp_deflator", "cpi_growth")
PATHS = {1: "cut_of_baseline", 2: "cut_of_last_year", 3: "explicit_allowed", 4: "per_head"}
KINDS = ("path_is_cumulative", "path_is_stepwise", "path_is_explicit", "path_is_per_head")


def extras() -> list[Given]:
    """What only the workbook needs: how the inputs are read, step by step."""
    found = [
        Given("known_on", "Rates known on", "date", "body"),
        Given("target_row", "Row of the year on the Target sheet", "index", "year"),
        Given("years_row", "Row of the year on the Years sheet", "index", "year"),
        Given("named_path", "Named path (number, 0 is none)", "index", "body"),
        Given("named_place", "Year of the named path", "index", "year"),
        Given("named_value", "Value of the named path", "index", "year"),
        Given("typed_path_kind", "Path kind, as typed", "code", "body"),
        Given("typed_real_terms", "Real terms, as typed", "flag", "body"),
        *(Given(f"named_{kind}", f"Named path: {kind[8:].replace('_', ' ')}", "flag", "body") for kind in KINDS),
        Given("pool_openings", "Openings a year for people of the band", "WTE", "pool"),
    ]
    for name in KNOWN:
        label = name.replace("_", " ").replace("gdp", "GDP").replace("cpi", "CPI")
        found.append(Given(f"known_{name}", f"Rulebook knows: {label}", "flag", "year"))
    for name in (*AWARDS, "deflator_growth", "cpi_growth"):
        unit = declared()[name].unit
        found.append(Given(f"ruled_{name}", f"{declared()[name].label}, by the rulebook or assumed", unit, "year"))
    return found


def extra_values(inputs: Inputs, sheets: Sheets, values: Values) -> Values:
    """What numpy has for what only the workbook needs, in the shapes of the projection's values."""
    years = np.arange(1.0, inputs.years + 1)
    name = str(sheets.body.get("path") or "").lower()
    named = list(paths()).index(name) + 1 if name else 0
    path = list(paths().values())[max(1, named) - 1]
    places = np.clip(inputs.first_year - path.first_year + years, 1, len(path.values))
    words = {row["name"]: float(row["number"]) for row in table("paths")}
    typed_kind, typed_real = sheets.body.get("path_kind"), sheets.body.get("real_terms")
    kind = words[path.kind] if named else 0
    first = next(iter(paths().values()))
    shown = path if named else first
    by_year = {
        "target_row": years,
        "years_row": years,
        "named_place": places,
        "named_value": np.array([shown.values[int(place) - 1] for place in places]),
        **{f"known_{rule}": np.array(is_known(inputs, rule), dtype=float) for rule in KNOWN},
        **{f"ruled_{each}": np.array(column) for each, column in ruled(inputs, values, []).items()},
    }
    body = {
        "known_on": serial(inputs.known_on or FAR),
        "named_path": float(named),
        "typed_path_kind": words[typed_kind] if typed_kind else 1.0,
        "typed_real_terms": float(typed_real or 0),
        **{f"named_{flag}": float(kind == number) for number, flag in enumerate(KINDS, 1)},
    }
    found: Values = {each: np.asarray(column, dtype=float)[:, None, None] for each, column in by_year.items()}
    found |= {each: np.array([[number]]) for each, number in body.items()}
    openings = inputs.pools.get("pool_openings", np.zeros(len(inputs.pool_names)))
    return found | {"pool_openings": openings[None, :].astype(float)}


def lever_count(sheets: Sheets, labels: Sequence[str]) -> int:
    """The rows of the Levers sheet: those of Options, and spare ones."""
    return len(lever_rows(sheets.options, list(labels))) + SPARE_ROWS
