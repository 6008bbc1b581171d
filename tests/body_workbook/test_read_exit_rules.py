"""What the reader says of a pension past its age, and of what older workbooks have that the rules now work out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from model.body.inputs import Inputs
from model.body_workbook.assumption_names import assumption_called
from model.body_workbook.read import read
from model.problems import InputError
from tests.support.examples import changed
from tests.support.here import read_in_this_process

pytestmark = pytest.mark.unit
OLD_SETTING = "Share of a payoff recovered on return"


def held(path: Path, edit: Any) -> Inputs:
    with read_in_this_process():
        return read(changed(path / "body.xlsx", edit, "pct-2010"))


def staff(book: Workbook, *rows: dict[str, Any]) -> None:
    """Write into the first rows of the Staff sheet, by heading."""
    sheet = book["Staff"]
    top = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "Row")
    at = {str(sheet.cell(top, column).value): column for column in range(1, sheet.max_column + 1)}
    for place, row in enumerate(rows, top + 1):
        for heading, value in row.items():
            sheet.cell(place, at[heading]).value = value


def said(inputs: Inputs) -> list[str]:
    return [each for each in inputs.warnings if "normal pension age" in each]


def test_a_pension_past_its_age_is_said_with_the_first_cell(tmp_path: Path) -> None:
    sixty = {"Accrued pension": 9_000, "Date of birth": date(1950, 4, 1)}  # on the plan's first day

    def one(book: Workbook) -> None:
        staff(book, sixty)

    def two(book: Workbook) -> None:
        staff(book, {}, sixty, sixty)

    def younger(book: Workbook) -> None:
        staff(book, {**sixty, "Date of birth": date(1950, 4, 2)}, {**sixty, "Normal pension age": 65})

    (sentence,) = said(held(tmp_path, one))
    assert sentence.startswith("1 row with a pension is past the normal pension age on the last day (Staff!U5)")
    (sentence,) = said(held(tmp_path, two))
    assert sentence.startswith("2 rows with a pension are past the normal pension age on the last day (the first in ")
    assert said(held(tmp_path, younger)) == []


def test_a_pension_age_reached_by_the_agreed_day_is_said(tmp_path: Path) -> None:
    person = {"Accrued lump sum": 9_000, "Date of birth": date(1950, 10, 1), "Agreed route": "redundancy"}

    def leaving(last: date) -> Any:
        return lambda book: staff(book, {**person, "Agreed last day": last})

    assert said(held(tmp_path, leaving(date(2010, 9, 30))))
    assert not said(held(tmp_path, leaving(date(2010, 9, 29))))


def test_an_older_workbooks_share_recovered_is_passed_over_where_blank(tmp_path: Path) -> None:
    def older(value: float | None) -> Any:
        def edit(book: Workbook) -> None:
            sheet = book["Body"]
            row = next(row for row in range(1, 60) if "come back owe" in str(sheet.cell(row, 1).value))
            sheet.cell(row, 1).value, sheet.cell(row, 2).value = OLD_SETTING, value

        return edit

    assert "clawback_share" not in held(tmp_path, older(None)).body
    with pytest.raises(InputError, match=f'"{OLD_SETTING}" is not a setting'):
        held(tmp_path, older(0.5))


def test_an_older_workbooks_flat_tax_on_payoffs_is_passed_over(tmp_path: Path) -> None:
    def older(book: Workbook) -> None:
        sheet = book["Assumptions"]
        own = "income_tax_on_payoff"
        row = next(row for row in range(5, 60) if assumption_called(str(sheet.cell(row, 1).value)) == own)
        sheet.cell(row, 1).value = "Tax on payoff"

    assert "income_tax_on_payoff" not in held(tmp_path, older).body
