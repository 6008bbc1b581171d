"""The results workbook in a third engine: Gnumeric comes to numpy's figure for every formula, to the penny."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.agreeing import make
from tests.support.gnumeric import by_gnumeric
from tests.support.results import agreement, formulas, plant

pytestmark = pytest.mark.slow
A_PENNY = 0.0101  # a half that binary arithmetic holds as a little less, Gnumeric rounds down in a few cells


@pytest.mark.parametrize("name", ["example-ccg-2015", "every lever", "one person, one pool, one year"])
def test_every_formula_recalculates_to_numpys_value_in_gnumeric(name: str, tmp_path: Path) -> None:
    written, false = make(name, tmp_path), tmp_path / "false.xlsx"
    plant(written, false)
    ours = formulas(written)
    found = agreement(ours, by_gnumeric(false, tmp_path / "saved.xlsx"), A_PENNY)
    assert found.first == ()
    assert found.formulas > 3_000
