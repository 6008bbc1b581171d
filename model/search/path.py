"""A path of the cut that asks for less in one year, whatever its kind: the same path in pounds by year."""

from __future__ import annotations

from dataclasses import replace

from model.body.inputs import Inputs
from model.projection.project import project
from model.rules.rulebook import table

POUNDS = "pounds"


def with_less_asked(inputs: Inputs, share: float, year: int = 0) -> Inputs:
    """Return a body's inputs with a share of the baseline less asked in one year; the years after ask the same."""
    results = project(inputs)
    allowed = results.year_line("allowed_by_path", 0).copy()
    allowed[year] += share * results.body_line("baseline_amount", 0)
    kind = next(float(row["number"]) for row in table("paths") if row["name"] == POUNDS)
    kept = {name: results.body_line(name, 0) for name in ("transfers_restate", "real_terms")}
    return replace(
        inputs,
        body={**inputs.body, **kept, "path_kind": kind},
        yearly={**inputs.yearly, "explicit_allowed": allowed},
    )
