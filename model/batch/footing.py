"""What a body's figures rest on: whose its assumptions are, which cells were assumed, and how near the ledger it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from model.body.typed import Origin, Sheets
from model.body_workbook.read_sources import read_sources
from model.lines.names import lines_named
from model.paper.sources import assumed
from model.projection.compare import Comparison
from model.rules.assumptions import assumptions

PAY = lines_named(
    frozenset({"band", "base_point", "base_salary", "wte", "copies"})
)  # columns of Staff that decide what it costs
ASSUMED = "assumed"  # in what the Sources sheet says of a cell's status


def footing_of(path: Path, comparison: Comparison) -> dict[str, Any]:
    """Return what a body's figures rest on, for its file of figures; `path` is that of its workbook.

    Raises InputError where the workbook cannot be read again.
    """
    results = comparison.results
    inputs = results.inputs
    origins = read_sources(path, inputs.sheets) if inputs.sheets else []
    staff = float(results.values["staff_built_up"].item())
    built, ledger = (float(results.values[name].item()) for name in ("baseline_built_up", "ledger_budget"))
    return {
        "assumptions": {"of_the_model": len(assumed(inputs)), "all": len(assumptions(inputs.kind))},
        "sources": {
            "cells": len(origins),
            "assumed": sum(ASSUMED in origin.status for origin in origins),
            "money_assumed": round(money_assumed(inputs.sheets, origins, staff), 2),
        },
        "above_ledger": round(built - ledger, 2) + 0.0,
    }


def money_assumed(sheets: Sheets | None, origins: Sequence[Origin], staff: float) -> float:
    """Return how many pounds of the baseline year rest on cells whose value was assumed.

    They are Budget lines whose amount is assumed, income among them, and of what staff cost, `staff`, the share by WTE
    of the Staff rows of which a cell that decides pay is assumed.
    """
    if sheets is None:
        return 0.0
    assumed_cells = [origin for origin in origins if ASSUMED in origin.status]
    lines = {each.row for each in assumed_cells if (each.sheet, each.column) == ("Budget", "item_amount")}
    people = {each.row for each in assumed_cells if each.sheet == "Staff" and each.column in PAY}
    other = sum(abs(float(row.get("item_amount") or 0)) for at, row in enumerate(sheets.budget) if at in lines)
    wte = [_wte(row) for row in sheets.staff]
    whole = sum(wte)
    return other + (staff * sum(each for at, each in enumerate(wte) if at in people) / whole if whole else 0.0)


def _wte(row: Mapping[str, Any]) -> float:
    """Return the WTE of a row of the Staff sheet, of one person or of several alike; a blank is 1."""
    wte, copies = (1.0 if row.get(name) is None else float(row[name]) for name in ("wte", "copies"))
    return wte * copies
