"""Which of an assumption's three values is used: read from its sheet, written again, and followed by every formula."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.body_workbook.assumption_names import assumed_label
from model.body_workbook.assumptions_sheet import CASE, CENTRAL, HIGH, LOW, USED
from model.body_workbook.read import read
from model.body_workbook.read_in_memory import read_sheets
from model.body_workbook.write import write_inputs
from model.problems import InputError
from model.projection.project import project
from model.rules.assumptions import assumptions
from model.xlsx.sheet_geometry import FIRST
from tests.risk.made import PCT
from tests.support.bodies import body
from tests.support.here import read_in_this_process

pytestmark = pytest.mark.unit


def row_of(name: str) -> int:
    return FIRST + 1 + list(assumptions()).index(name)


def edited(path: Path, change: Callable[[Any], None]) -> Path:
    sheets = body(PCT).sheets
    assert sheets is not None
    write_inputs(path, sheets)
    book = openpyxl.load_workbook(path)
    change(book["Assumptions"])
    book.save(path)
    return path


def test_the_case_of_an_assumption_is_used_and_written_again(tmp_path: Path) -> None:
    def high(sheet: Any) -> None:
        sheet.cell(row_of("refill_gap"), CASE + 1).value = "High"

    with read_in_this_process():
        inputs = read(edited(tmp_path / "a.xlsx", high))
    assert inputs.cases == {"refill_gap": "high"}
    assert inputs.body["refill_gap"] == 0.4
    assert inputs.assumed["refill_gap"] == (0.15, 0.25, 0.4)
    assert inputs.sheets is not None
    write_inputs(tmp_path / "b.xlsx", inputs.sheets)
    with read_in_this_process():
        again = read(tmp_path / "b.xlsx")
    assert again.cases == inputs.cases
    assert again.body == inputs.body
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["Assumptions"]
    assert sheet.cell(row_of("refill_gap"), CASE + 1).value == "high"
    assert str(sheet.cell(row_of("refill_gap"), USED + 1).value).startswith("=IFERROR(INDEX(")


def test_a_pools_own_leavers_are_scaled_as_the_assumption_is() -> None:
    sheets = body(PCT).sheets
    assert sheets is not None
    plain, low = project(body(PCT)), project(read_sheets("low.xlsx", replace(sheets, cases={"leaver_rate": "low"})))
    assert plain.values["leaving_rate"].tolist() == [[0.1] * 5]
    assert low.values["leaving_rate"][0].tolist() == pytest.approx([0.1 * 0.085 / 0.11] * 5)
    assert low.values["leaver_rate"].tolist() == [[0.1] * 5]  # as typed


def test_a_blank_bound_holds_the_value_fixed(tmp_path: Path) -> None:
    def blank(sheet: Any) -> None:
        sheet.cell(row_of("accepts"), LOW + 1).value = sheet.cell(row_of("accepts"), HIGH + 1).value = None

    with read_in_this_process():
        inputs = read(edited(tmp_path / "a.xlsx", blank))
    assert inputs.assumed["accepts"] == (0.8, 0.8, 0.8)


@pytest.mark.parametrize(
    ("name", "column", "value", "sentence"),
    [
        ("accepts", CASE, "hgih", r'the case of "Offers accepted" is "hgih", which is none; did you mean high\?'),
        ("accepts", CASE, "best", "choose low, central or high, or leave it blank"),
        ("accepts", LOW, 0.9, '"Offers accepted" is 0.8, below its low of 0.9; put the three in order'),
        ("accepts", CENTRAL, 1.2, '"Offers accepted"'),
        ("accepts", HIGH, 1.5, '"Offers accepted, high"'),
    ],
)
def test_what_the_three_values_may_not_be_is_told_with_its_cell(
    tmp_path: Path, name: str, column: int, value: Any, sentence: str
) -> None:
    def wrong(sheet: Any) -> None:
        sheet.cell(row_of(name), column + 1).value = value

    with read_in_this_process(), pytest.raises(InputError, match=sentence) as found:
        read(edited(tmp_path / "a.xlsx", wrong))
    cells = {f"{letter}{row_of(name)}" for letter in ("ABCDEFG"[column], "C")}  # the three are told at the central one
    assert {problem.cell for problem in found.value.problems} <= cells


def test_a_shipped_range_is_in_order_and_within_its_bounds() -> None:
    for kind in ("", "ICB"):
        for each in assumptions(kind).values():
            assert each.low <= each.central <= each.high
            assert each.kind in ("range", "choice")
            assert 0 <= each.shared <= 1
            assert assumed_label(each.name)
