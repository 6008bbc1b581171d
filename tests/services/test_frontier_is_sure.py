"""Each mix of the frontier is told with its own chance: that of the option alone, in the same draws."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from model.body.inputs import Inputs
from model.body.limits import Limits
from model.body.options import DO_NOTHING, Option
from model.projection.compare import compare
from model.projection.project import project
from model.risk.assess import chances
from model.services.best_mix import best_mix
from tests.support.bodies import body

pytestmark = pytest.mark.cli
DRAWS = 64


def draws_of(inputs: Inputs, count: int) -> list[tuple[bool, float]]:
    """Whether the second option meets every year in each draw, and its redundancies: each a run of its own."""
    drawn = chances(compare(project(inputs)), count).draws
    found = []
    for number in range(count):
        moved = {name: float(values[number]) for name, values in drawn.values.items()}
        outcome = compare(project(replace(inputs, body={**inputs.body, **moved}))).outcomes[1]
        found.append((outcome.meets, outcome.redundancies))
    return found


def test_each_mix_of_the_frontier_has_the_chance_of_the_option_alone(tmp_path: Path) -> None:
    inputs = body("example-icb-2025")
    limits = Limits({"hold": np.full(inputs.years, 0.3), "hours": np.zeros(inputs.years)}, {})
    made = best_mix(inputs, limits, "money", 4, DRAWS, tmp_path)
    rungs = made.told.frontier
    assert len(rungs) == 2
    for rung in rungs:
        alone = replace(inputs, options=(Option(DO_NOTHING, {}), rung.option), rounds={}, round_names=())
        drawn = draws_of(alone, DRAWS)
        kept = [met and went <= rung.most + 0.001 for met, went in drawn]
        assert rung.meets is not None
        assert rung.meets == pytest.approx(np.mean(kept), abs=0.5 / DRAWS)
        assert rung.meets < np.mean([met for met, _ in drawn])  # in some draws it meets them by more redundancies
    sheet = openpyxl.load_workbook(tmp_path / "results.xlsx")["Frontier"]
    row = next(n for n, cells in enumerate(sheet.iter_rows(values_only=True)) if cells[0] == "Redundancies at most")
    written = [cells[8] for cells in list(sheet.iter_rows(values_only=True))[row + 1 : row + 3]]
    assert written == [pytest.approx(rung.meets) for rung in rungs]
