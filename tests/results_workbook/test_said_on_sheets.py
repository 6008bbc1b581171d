"""What sheets say of themselves: how many checks of which kind, why consultation is long, the unit of a lever."""

from __future__ import annotations

from functools import cache
from io import BytesIO

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


def test_each_lever_of_the_options_sheet_has_its_unit_beside_it() -> None:
    sheet = openpyxl.load_workbook(BytesIO(make_inputs(drawn_body(1))))["Options"]
    heads = [cell.value for cell in sheet[4]]
    lever, unit = heads.index("Lever"), heads.index("Unit")
    units = {given.label: given.unit for given in levers().values()}
    found = [(row[lever], row[unit]) for row in sheet.iter_rows(min_row=5, values_only=True) if row[lever]]
    assert found
    assert all(units[str(name)] == said for name, said in found)
