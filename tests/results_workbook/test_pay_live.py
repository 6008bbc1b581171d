"""The live workbook pays people as the table worked by hand does, once LibreOffice has recalculated every cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import compare, project, read, write
from model.body_workbook.write import write_inputs
from model.results_workbook.layout import lay_out
from tests.support.libreoffice import recalculated
from tests.support.pay_table import TABLE, of_table
from tests.support.results import plant

pytestmark = pytest.mark.agree


def test_the_recalculated_workbook_pays_people_to_the_pound(tmp_path: Path) -> None:
    source, false = tmp_path / "in.xlsx", tmp_path / "false.xlsx"
    write_inputs(source, of_table())
    inputs = read(source)
    plant(write(compare(project(inputs)), tmp_path / "results.xlsx"), false)
    place, _ = lay_out(inputs, len(TABLE)).place("salary_paid")
    sheet = recalculated(false)[place.sheet]
    for member, (_, expected) in enumerate(TABLE):
        row = [sheet.cell(place.row + 1 + member, place.column + 1 + year).value for year in range(inputs.years)]
        assert row == pytest.approx(expected, abs=0.51)  # 63,808.50 is 63,809
