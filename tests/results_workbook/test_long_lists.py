"""Long lists of staff, and lists too long to be live."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from model import compare, project, read, write
from model.body.inputs import Inputs
from model.body.typed import Sheets
from model.body_workbook.write import write_inputs
from tests.support.bodies import body
from tests.support.libreoffice import recalculated


def grown(count: int) -> Sheets:
    """The example of 2015 with its people repeated to `count`."""
    sheets = body("example-ccg-2015").sheets
    assert sheets is not None
    staff = [{**sheets.staff[place % len(sheets.staff)], "row": str(place + 1)} for place in range(count)]
    body_ = {**sheets.body, "ledger_accepted_by": "a test"}
    return replace(sheets, staff=staff, body=body_)


def alike(one: Inputs, two: Inputs) -> bool:
    return all(np.array_equal(column, two.staff[name]) for name, column in one.staff.columns.items())


def columns_of(people: Any) -> dict[tuple[Any, Any], list[Any]]:
    """What stands under each heading of a People sheet, by its label and its year with the unit."""
    heads = zip(*people.iter_rows(min_row=5, max_row=6, values_only=True), strict=True)
    columns = zip(*people.iter_rows(min_row=7, values_only=True), strict=True)
    return {head: [*column] for head, column in zip(heads, columns, strict=True)}


@pytest.mark.cli
def test_a_long_list_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    sheets = grown(550)
    write_inputs(tmp_path / "long.xlsx", sheets)
    found = read(tmp_path / "long.xlsx")
    assert found.sheets is not None
    assert len(found.staff) == 550
    assert list(found.sheets.staff) == list(sheets.staff)


@pytest.mark.agree
def test_of_a_list_too_long_people_are_values_and_all_else_is_live_and_agrees(tmp_path: Path) -> None:
    write_inputs(tmp_path / "long.xlsx", grown(120))
    inputs = read(tmp_path / "long.xlsx")
    path = write(compare(project(inputs)), tmp_path / "results.xlsx", live_rows=100)
    formulas, cached = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    people = [cell for row in formulas["People"].iter_rows(min_row=7) for cell in row]
    assert "f" not in {cell.data_type for cell in people}
    assert "more than the 100 rows" in str(formulas["People"]["A2"].value)
    assert any("more rows than are kept" in str(row[1].value) for row in formulas["Cover"].iter_rows())
    live = write(compare(project(inputs)), tmp_path / "live.xlsx")
    shown, of_lines = (columns_of(openpyxl.load_workbook(each, data_only=True)["People"]) for each in (path, live))
    assert set(shown) <= set(of_lines)
    assert len(shown) > 40
    for heading, column in shown.items():
        assert column == of_lines[heading], heading
    again = recalculated(path)
    count = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    count += 1
                    held, found = (book[sheet.title][cell.coordinate].value for book in (cached, again))
                    if isinstance(held, (int, float)):
                        assert found == pytest.approx(held, abs=0.005), (sheet.title, cell.coordinate)
    assert count > 20_000
    assert alike(read(path), inputs)
