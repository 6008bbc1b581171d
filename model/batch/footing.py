"""What a body's figures rest on: whose its assumptions are, which cells were assumed, and how near the ledger it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from model.body_workbook.read_sources import read_sources
from model.paper.sources import assumed
from model.projection.compare import Comparison
from model.rules.assumptions import assumptions

ASSUMED = "assumed"  # in what the Sources sheet says of a cell's status


def footing_of(path: Path, comparison: Comparison) -> dict[str, Any]:
    """Return what a body's figures rest on, for its file of figures; `path` is that of its workbook.

    Raises InputError where the workbook cannot be read again.
    """
    results = comparison.results
    inputs = results.inputs
    origins = read_sources(path, inputs.sheets) if inputs.sheets else []
    built, ledger = (float(results.values[name].item()) for name in ("baseline_built_up", "ledger_budget"))
    return {
        "assumptions": {"of_the_model": len(assumed(inputs)), "all": len(assumptions(inputs.kind))},
        "sources": {"cells": len(origins), "assumed": sum(ASSUMED in origin.status for origin in origins)},
        "above_ledger": round(built - ledger, 2) + 0.0,
    }
