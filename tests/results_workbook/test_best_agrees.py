"""The workbook with the least-cost mix, false values planted in it, comes to numpy's figures in two foreign engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.body.limits import Limits
from model.paper.write import RESULTS
from model.services.best_mix import best_mix
from tests.support.bodies import body
from tests.support.libreoffice import convert
from tests.support.results import agreement, by_formualizer, formulas, plant

pytestmark = pytest.mark.agree


def test_the_mix_agrees_in_libreoffice_and_formualizer(tmp_path: Path) -> None:
    made = best_mix(body("example-pct-2010"), Limits({}, {"redundancies": 20.0}), "money", 3, 0, tmp_path)
    assert made.told.option is not None
    path, false = tmp_path / RESULTS, tmp_path / "false.xlsx"
    ours = formulas(path)
    assert ours["Checks"]["B3"].value == 0
    plant(path, false)
    quick = agreement(ours, by_formualizer(false, tmp_path / "quick.xlsx"))
    (saved,) = convert([false], tmp_path / "saved")
    slow = agreement(ours, saved)
    assert (quick.first, slow.first) == ((), ())
    assert slow.formulas == quick.formulas > 100_000
