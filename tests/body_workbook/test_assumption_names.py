"""An assumption has one name everywhere, that of the input it stands for; older workbooks' names are still read."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from model.body_workbook.assumption_names import assumed_label, assumption_called
from model.body_workbook.columns import inputs
from model.body_workbook.read import read
from model.body_workbook.write import write_inputs
from model.problems import InputError
from model.rules.assumptions import assumptions
from tests.support.bodies import body
from tests.support.examples import changed
from tests.support.here import read_in_this_process

pytestmark = pytest.mark.unit
FIRST = 5  # row of the sheet


def older(book: Workbook) -> None:
    """Name every assumption as workbooks of version 0.5 and earlier did, and give each its low for central value."""
    sheet = book["Assumptions"]
    for row, name in enumerate(assumptions(), FIRST):
        sheet.cell(row, 1).value = name.replace("_", " ").capitalize()
        sheet.cell(row, 2).value = sheet.cell(row, 3).value = assumptions()[name].low


def test_the_sheet_names_each_assumption_as_the_input_is_declared(tmp_path: Path) -> None:
    sheets = body("example-pct-2010").sheets
    assert sheets is not None
    write_inputs(tmp_path / "written.xlsx", sheets)
    sheet = openpyxl.load_workbook(tmp_path / "written.xlsx")["Assumptions"]
    declared = {name: given.label for name, given in inputs().items()}
    assert declared["take_up_rate"] == "Staff who volunteer on redundancy terms"
    assert [sheet.cell(row, 1).value for row, _ in enumerate(assumptions(), FIRST)] == [
        declared[name] for name in assumptions()
    ]


def test_every_name_of_an_older_workbook_is_read_and_nothing_said(tmp_path: Path) -> None:
    with read_in_this_process():
        found = read(changed(tmp_path / "body.xlsx", older, "pct-2010"))
    lows = {name: low for name, (low, *_) in found.sheets.assumptions.items()}  # type: ignore[union-attr]
    assert lows == {name: found.sheets.assumptions[name][1] for name in assumptions()}  # type: ignore[union-attr]


def test_no_assumption_is_taken_for_another() -> None:
    labels = [assumed_label(name) for name in assumptions()]
    assert len({label.lower() for label in labels}) == len(labels)
    for name in assumptions():
        assert assumption_called(assumed_label(name).upper()) == name
        assert assumption_called(name.replace("_", " ")) == name


def test_the_two_names_of_one_assumption_on_two_rows_are_a_fault(tmp_path: Path) -> None:
    def twice(book: Workbook) -> None:
        sheet = book["Assumptions"]
        sheet.cell(FIRST, 1).value, sheet.cell(FIRST + 1, 1).value = "Accepts", "Offers accepted"

    with read_in_this_process(), pytest.raises(InputError, match='"Offers accepted" stands on two rows; keep one'):
        read(changed(tmp_path / "body.xlsx", twice, "pct-2010"))
