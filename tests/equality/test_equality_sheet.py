"""The Equality sheet of a results workbook: what the paper hides it hides, its sums are live, no counts go along."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO

import numpy as np
import openpyxl
import pytest

from model.equality.exits import ROUTES, exits
from model.projection.compare import compare
from model.results_workbook.equality_sheet import ALL, EQUALITY
from model.results_workbook.write import make_workbook
from tests.support.protected import unlike

pytestmark = pytest.mark.documents
CANARY = "Zoroastrian canary"


def made_row() -> tuple[str, str, str, float]:
    return unlike().inputs.pool_names[0], "Sex", CANARY, 3.0


@cache
def made(with_counts: bool = False) -> bytes:
    results = unlike()
    counts = results.inputs.equality
    sheets = results.inputs.sheets
    assert sheets is not None
    rows = [dict(zip(("equality_pool", "characteristic", "group", "group_heads"), made_row(), strict=True))]
    inputs = replace(results.inputs, equality=counts, sheets=replace(sheets, equality=rows))
    return make_workbook(compare(replace(results, inputs=inputs)), live_rows=0, with_counts=with_counts)


def test_the_counts_sheet_stays_out_of_the_results() -> None:
    with zipfile.ZipFile(BytesIO(made())) as parts:
        assert CANARY.encode() not in b"".join(parts.read(name) for name in parts.namelist())
    assert "Equality counts" not in openpyxl.load_workbook(BytesIO(made())).sheetnames


def test_the_counts_sheet_goes_along_where_it_is_asked_for() -> None:
    book = openpyxl.load_workbook(BytesIO(made(with_counts=True)))
    assert [cell.value for cell in book["Equality counts"][5]][:4] == [*made_row()]
    assert "Sensitive" in str(book["Equality counts"]["A2"].value)
    assert "Equality counts" in [row[0].value for row in book["Cover"].iter_rows()]


def test_a_body_without_counts_has_no_such_sheet() -> None:
    from model.results_workbook.output_sheets import Has, contents, sheet_names

    assert EQUALITY not in sheet_names(["1 A"], Has())
    assert EQUALITY in sheet_names(["1 A"], Has(counts=True))
    assert EQUALITY not in contents({"1 A": "A"}, Has())
    assert EQUALITY in contents({"1 A": "A"}, Has(counts=True))


def test_who_leaves_by_each_route_is_live_and_is_the_plans() -> None:
    values = openpyxl.load_workbook(BytesIO(made()), data_only=True)[EQUALITY]
    formulas = openpyxl.load_workbook(BytesIO(made()))[EQUALITY]
    wholes = [row for row in range(5, values.max_row + 1) if values.cell(row, 3).value == ALL]
    assert len(wholes) == len(unlike().options)
    for case, row in enumerate(wholes):
        for place, (_, heads) in enumerate(exits(unlike(), case).items()):
            assert values.cell(row, 6 + 3 * place).value == pytest.approx(float(np.sum(heads)), abs=1e-9)
            assert str(formulas.cell(row, 6 + 3 * place).value).startswith("=SUM(")


def test_no_number_of_people_under_five_stands_on_the_sheet() -> None:
    values = openpyxl.load_workbook(BytesIO(made()), data_only=True)[EQUALITY]
    last = 5 + 3 * len(ROUTES)
    seen = 0
    for row in values.iter_rows(min_row=5, max_col=last, values_only=True):
        if row[2] and row[2] != ALL:
            numbers = [cell for cell in row[3:] if isinstance(cell, (int, float))]
            seen += len(numbers)
            assert all(number == 0 or number >= 5 for number in numbers), row
    assert seen > 100
