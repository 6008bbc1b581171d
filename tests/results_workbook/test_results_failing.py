"""A run whose check fails says so in the cells as written, before any spreadsheet has worked them out again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from model import compare, project, write
from model.body_workbook.read_in_memory import read_sheets
from model.projection.compare import EVERY_CHECK, verdict
from model.projection.project import Results
from model.results_workbook.checks_sheet import ILL, NEAR, WELL
from model.xlsx.sheet_geometry import FIRST
from tests.support.edits import base

pytestmark = pytest.mark.documents
CASH, BRIDGE = "Cash to date is the sum of net cash", "The bridge ends at the spend"


@pytest.fixture(scope="module")
def results() -> Results:
    return project(read_sheets("failing.xlsx", base()))


def off(results: Results, check: str, at: tuple[Any, ...], by: float) -> Results:
    """The results with a check off by so much, at some of its years and options."""
    value = np.array(results.values[check])
    value[at] += by
    return replace(results, values={**results.values, check: value})


def written(results: Results, folder: Path) -> tuple[dict[str, tuple[Any, ...]], Any, set[Any]]:
    """The rows of the checks that fail, how many the sheet counts, and what every sheet says of itself."""
    book = openpyxl.load_workbook(write(compare(results), folder / "results.xlsx"), data_only=True)
    checks = book["Checks"]
    rows = {str(row[0]): row[1:] for row in checks.iter_rows(min_row=FIRST + 1, values_only=True) if row[1]}
    statuses = {sheet["A3"].value for sheet in book.worksheets if sheet["A3"].data_type == "s"}
    return rows, checks["B3"].value, statuses - {"Checks that fail"}


def test_a_check_that_fails_in_every_option_stands_in_the_cells(results: Results, tmp_path: Path) -> None:
    rows, failing, statuses = written(off(results, "check_cash", (), 7.5), tmp_path)
    assert list(rows) == [CASH]
    assert rows[CASH] == pytest.approx((1, *[7.5] * (1 + len(results.options))), abs=NEAR)
    assert failing == 1
    assert statuses == {ILL}


def test_a_check_that_fails_in_one_year_of_an_option_stands_in_its_column(results: Results, tmp_path: Path) -> None:
    both = off(off(results, "check_bridge", (1, 2), -30.0), "check_cash", (..., 1, 0), 7.5)
    rows, failing, statuses = written(both, tmp_path)
    assert rows == {
        BRIDGE: pytest.approx((1, 30, 0, 0, 30), abs=NEAR),
        CASH: pytest.approx((1, 7.5, 0, 7.5, 0), abs=NEAR),
    }
    assert failing == 2
    assert statuses == {ILL}


def test_a_difference_of_less_than_half_a_penny_fails_nothing(results: Results, tmp_path: Path) -> None:
    rows, failing, statuses = written(off(results, "check_cash", (), 0.004), tmp_path)
    assert (rows, failing, statuses) == ({}, 0, {WELL})


@pytest.mark.parametrize("check", EVERY_CHECK)
def test_the_terminal_names_the_check_that_fails(results: Results, check: str) -> None:
    assert verdict(compare(off(results, check, (), 7.5)).checks) == f"CHECKS FAIL: {check}"
