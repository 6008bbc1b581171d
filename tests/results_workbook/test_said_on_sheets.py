"""What sheets say of themselves: how many checks of which kind, why consultation is long, the unit of a lever."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model import compare, project
from model.body_workbook.read_in_memory import read_sheets
from model.body_workbook.write import make_inputs
from model.lines.model import levers
from model.projection.compare import EVERY_CHECK
from model.results_workbook.accounts_sheets import PLANNED
from model.results_workbook.write import make_workbook
from tests.support.drawn import drawn_body
from tests.support.libreoffice import recalculated

pytestmark = pytest.mark.documents


@cache
def book() -> openpyxl.Workbook:
    """The results of a drawn body, with the values of its formulas."""
    comparison = compare(project(read_sheets("drawn.xlsx", drawn_body(1))))
    return openpyxl.load_workbook(BytesIO(make_workbook(comparison)), data_only=True)


def test_the_checks_sheet_tells_its_two_kinds_of_check_apart_and_counts_each() -> None:
    cells = [[cell.value for cell in row[:3]] for row in book()["Checks"].iter_rows(min_row=5)]
    parted = next(at for at, row in enumerate(cells) if str(row[0]).startswith("What the formulas do not reach"))
    of_figures = sum(row[1] is not None for row in cells[:parted])
    of_changes = sum(row[1] is not None for row in cells[parted + 1 :])
    assert of_changes > 0
    assert of_figures == len(EVERY_CHECK) + 1
    assert str(book()["Checks"]["A2"].value).startswith(
        f"{of_figures} checks of the figures, which are those counted where all checks are said to pass; below them "
        f"{of_changes} on changes"
    )
    assert f", {of_changes} further checks: where one fails" in str(cells[parted][0])
    assert book()["Summary"]["A3"].value == f"All {of_figures} checks pass"


def test_the_consultation_sheet_prints_no_minimum_period_in_words() -> None:
    rows = {row[0].value: row for row in book()["Consultation"].iter_rows()}
    assert rows["Earliest dismissal"][4].number_format == 'd mmm yyyy;"no minimum period";'
    assert rows["Long enough"][4].number_format == '"yes";"NO";"–"'
    assert PLANNED in rows


UNITS = {"flag": "1 yes, 0 no"}  # what is not said as the lines say it


def said_of(sheet: Any) -> list[tuple[Any, Any]]:
    """The levers of a sheet and their units, row by row, from its headings Lever and Unit."""
    heads = [cell.value for cell in sheet[4]]
    lever, unit = heads.index("Lever"), heads.index("Unit")
    return [(row[lever], row[unit]) for row in sheet.iter_rows(min_row=5, values_only=True) if row[lever]]


def test_each_lever_has_its_unit_beside_it_on_both_sheets() -> None:
    units = {given.label: UNITS.get(given.unit, given.unit) for given in levers().values()}
    typed = said_of(openpyxl.load_workbook(BytesIO(make_inputs(drawn_body(1))))["Options"])
    assert typed
    for found in (typed, said_of(book()["Levers"])):
        assert found == [(name, units[name]) for name, _ in typed]


def test_the_unit_on_levers_follows_a_lever_that_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "results.xlsx"
    path.write_bytes(make_workbook(compare(project(read_sheets("drawn.xlsx", drawn_body(1))))))
    typed = openpyxl.load_workbook(path)
    options = typed["Options"]
    column = [cell.value for cell in options[4]].index("Lever") + 1
    changed = {"share": levers()["compulsory_on"], "flag": levers()["hold_share"]}
    rows = {given.unit: row for row in range(options.max_row, 4, -1) for given in levers().values()
            if given.label == options.cell(row, column).value}  # fmt: skip
    for unit, given in changed.items():
        options.cell(rows[unit], column).value = given.label
    typed.save(path)
    levers_sheet = recalculated(path)["Levers"]
    place = [cell.value for cell in levers_sheet[4]].index("Unit") + 1
    assert [levers_sheet.cell(rows[each], place).value for each in changed] == ["1 yes, 0 no", "share"]
