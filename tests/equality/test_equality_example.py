"""The shipped example of equality: as it is made, its options differ, and its live sums agree in LibreOffice."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

import rebuild
from model.body_workbook.read import read
from model.equality.exits import exits
from model.equality.impact import impacts
from model.projection.compare import Comparison, compare
from model.projection.project import project
from model.results_workbook.equality_sheet import ALL, EQUALITY
from model.results_workbook.write import write
from tests.support.libreoffice import recalculated

SHIPPED = Path(__file__).parents[2] / "inputs" / "equality" / "example-equality.xlsx"


@cache
def shipped() -> Comparison:
    return compare(project(read(SHIPPED)))


@pytest.mark.documents
def test_the_shipped_example_is_what_rebuild_writes(tmp_path: Path) -> None:
    rebuild.equality(tmp_path)
    assert (tmp_path / SHIPPED.name).read_bytes() == SHIPPED.read_bytes()


@pytest.mark.agree
def test_options_of_the_example_differ_in_whom_they_fall_on() -> None:
    results = shipped().results
    leaving = np.array([np.concatenate([*exits(results, case).values()]) for case in range(len(results.options))])
    assert np.linalg.matrix_rank(leaving, tol=1e-6) >= 3  # two kinds of leaving and no more would look alike
    rates = {
        name: {each.group.label: each.rate for each in impacts(results, case)}
        for case, name in enumerate(results.options)
    }
    dismissed, bought = rates["Compulsory redundancy"]["Female"], rates["Voluntary then compulsory"]["Female"]
    assert dismissed is not None
    assert bought is not None
    assert dismissed > 1.2  # the pools with most women are cut most
    assert dismissed - bought > 0.05


@pytest.mark.agree
def test_the_live_sums_of_the_sheet_agree_in_libreoffice(tmp_path: Path) -> None:
    path = write(shipped(), tmp_path / "results.xlsx")
    held: Any = openpyxl.load_workbook(path, data_only=True)[EQUALITY]
    again: Any = recalculated(path)[EQUALITY]
    compared = 0
    for row in range(5, held.max_row + 1):
        if held.cell(row, 3).value != ALL:
            continue
        for column in (6, 9, 12):
            there = again.cell(row, column).value
            assert there == pytest.approx(held.cell(row, column).value, abs=1e-6), (row, column)
            compared += 1
    assert compared == 3 * len(shipped().results.options)
    assert any(
        (again.cell(row, 6).value or 0) > 1 for row in range(5, again.max_row + 1) if again.cell(row, 3).value == ALL
    )
