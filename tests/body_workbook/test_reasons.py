"""A body's reasons, their owners and dates, and its log: kept by a run, asked for where a value was changed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from model.__main__ import main
from model.body.typed import Reason
from model.body_workbook.read import read
from model.paper.plan import Plan
from model.paper.sources import own_table
from model.projection.compare import compare
from model.projection.project import project
from model.results_workbook.write import write
from tests.support.examples import INPUTS

pytestmark = pytest.mark.cli


@pytest.fixture(scope="module")
def body(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reasons") / "body.xlsx"
    assert main(["new", str(path)]) == 0
    return path


def heading(sheet: Worksheet, name: str) -> int:
    return [cell.value for cell in sheet[4]].index(name) + 1


def edited(body: Path, path: Path) -> Path:
    book = openpyxl.load_workbook(body)
    assumed, options, log = book["Assumptions"], book["Options"], book["Log"]
    assumed.cell(5, heading(assumed, "Central"), 0.12)
    for sheet, row in ((assumed, 5), (options, 6)):
        sheet.cell(row, heading(sheet, "Your reason"), "Twelve months to March")
        sheet.cell(row, heading(sheet, "Owner"), "Head of HR")
        sheet.cell(row, heading(sheet, "Date"), date(2025, 5, 14))
    log.cell(5, heading(log, "Who"), "Finance manager")
    log.cell(8, heading(log, "Step"), "changed")
    log.cell(8, heading(log, "What"), "Leavers from 14.8% to 12%")
    book.save(path)
    return path


def test_reasons_and_log_come_through_a_run_as_they_were_typed(body: Path, tmp_path: Path) -> None:
    first = read(edited(body, tmp_path / "edited.xlsx"))
    assert first.sheets is not None
    said = Reason("Twelve months to March", "Head of HR", datetime(2025, 5, 14))
    assert first.sheets.reasons == {("", "leaver_rate"): said, ("Base measures", "vacancies_deleted"): said}
    again = read(write(compare(project(first)), tmp_path / "results.xlsx"))
    assert again.sheets is not None
    assert again.sheets.reasons == first.sheets.reasons
    assert list(again.sheets.log) == list(first.sheets.log)
    assert again.sheets.log[0] == {"log_step": "prepared", "log_who": "Finance manager"}


def test_a_value_that_was_changed_has_its_source_no_more(body: Path, tmp_path: Path) -> None:
    path = write(compare(project(read(edited(body, tmp_path / "edited.xlsx")))), tmp_path / "results.xlsx")
    sheet = openpyxl.load_workbook(path)["Assumptions"]
    of = {name: heading(sheet, name) for name in ("Central", "As shipped", "Source", "Status")}
    changed, kept = sheet[5], sheet[6]
    assert changed[of["Central"] - 1].value == 0.12
    assert changed[of["As shipped"] - 1].value == 0.148
    assert [changed[of[name] - 1].value for name in ("Source", "Status")] == ["the body's own", "own"]
    assert kept[of["Status"] - 1].value != "own"
    rules = {str(each.sqref): [rule.formula[0] for rule in each.rules] for each in sheet.conditional_formatting}
    assert any("<>" in formula for formulas in rules.values() for formula in formulas)  # and at once, as it is changed


def test_a_date_that_is_none_is_told_by_its_cell(
    body: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(body)
    cells = []
    for name in ("Assumptions", "Options", "Log"):
        cell = book[name].cell(6, heading(book[name], "Date"), "soon")
        cells.append(f"{name}!{cell.coordinate}")
    book.save(tmp_path / "bad.xlsx")
    assert main(["check", str(tmp_path / "bad.xlsx"), "--no-annotate"]) == 2
    told = capsys.readouterr().err
    assert all(cell in told for cell in cells)


def test_a_workbook_of_an_earlier_version_has_neither_and_is_read(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(INPUTS / "example-ccg-2015.xlsx")
    if "Log" in book.sheetnames:
        del book["Log"]
    for name in ("Assumptions", "Options"):
        sheet = book[name]
        for cell in list(sheet[4]):
            if cell.value in ("Your reason", "Owner", "Date", "As shipped"):
                for row in sheet.iter_rows(min_row=4, min_col=cell.column, max_col=cell.column):
                    row[0].value = None
    book.save(tmp_path / "old.xlsx")
    inputs = read(tmp_path / "old.xlsx")
    assert inputs.sheets is not None
    assert not inputs.sheets.reasons
    assert not inputs.sheets.log


def test_a_business_case_lists_what_the_body_set_with_its_reason(body: Path, tmp_path: Path) -> None:
    plan = Plan(compare(project(read(edited(body, tmp_path / "edited.xlsx")))), 1)
    table = own_table(plan)
    assert table is not None
    said = ("Twelve months to March", "Head of HR", "14 May 2025")
    assert table.rows == (
        ("Leavers a year", "12%", "14.8%", *said),
        ("Vacancies deleted, to date", "100%", "–", *said),
    )
