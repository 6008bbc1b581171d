"""The live proof: set to any of its draws, the results workbook computes that draw again, in two foreign engines."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.body_workbook.assumptions_sheet import HEADS
from model.results_workbook.checks_sheet import CHECKS
from model.results_workbook.draws_sheet import DRAWS, SHOWN, STORED
from model.results_workbook.risk_sheet import RISK
from model.results_workbook.write import make_workbook
from model.xlsx.sheet_geometry import FIRST
from tests.risk.made import CCG, PCT, assessed, compared
from tests.support.libreoffice import convert
from tests.support.results import by_formualizer, parts

NEAR = {
    "One-off cost (£000)": 0.005,
    "Redundancies": 1e-6,
    "NPV (£000)": 0.005,
    "Years in which the target is met": 0.0,
}


@pytest.fixture(scope="module")
def ccg() -> bytes:
    return make_workbook(compared(CCG), risk=assessed(CCG, 64))


def at(content: bytes, number: int, path: Path, planted: bool = False) -> Path:
    """A copy of a workbook that shows a draw, of which one value was changed if `planted`."""
    path.write_bytes(content)
    where = parts(path)
    cells: dict[str, tuple[str, float]] = {where[RISK]: ("B6", number)}
    if planted:
        cells[where[DRAWS]] = (f"B{FIRST + number}", 0.01)
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            text = old.read(each.filename)
            if each.filename in cells:
                cell, value = cells[each.filename]
                text, changed = re.subn(
                    rf'(<c r="{cell}"[^>]*>)<v>[^<]*</v>'.encode(), rf"\g<1><v>{value}</v>".encode(), text
                )
                assert changed == 1
            new.writestr(each, text)
    return path


def block(path: Path) -> tuple[list[float], list[float]]:
    """What the draw that is shown was stored with, and what the workbook comes to live."""
    book: Any = openpyxl.load_workbook(path, data_only=True)
    sheet = book[RISK]
    row = next(row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 1).value).startswith("D. Recompute"))
    assert book[CHECKS]["B3"].value == 1  # it says that a draw is shown
    columns = range(2, 2 + len(STORED))
    return [[float(sheet.cell(row + below, column).value) for column in columns] for below in (2, 3)]  # type: ignore[return-value]


def assert_alike(path: Path) -> None:
    stored, live = block(path)
    for (head, *_), one, other in zip(STORED, stored, live, strict=True):
        assert other == pytest.approx(one, abs=NEAR[head]), head


@pytest.mark.agree
def test_two_engines_compute_a_draw_that_is_shown_again(ccg: bytes, tmp_path: Path) -> None:
    paths = [at(ccg, number, tmp_path / f"{number}.xlsx") for number in (1, 20)]
    for path in paths:
        assert_alike(by_formualizer(path, tmp_path / f"quick-{path.name}"))
    for saved in convert(paths, tmp_path / "saved"):
        assert_alike(saved)


@pytest.mark.agree
def test_a_fault_planted_in_one_drawn_value_is_caught(ccg: bytes, tmp_path: Path) -> None:
    path = at(ccg, 3, tmp_path / "planted.xlsx", planted=True)
    stored, live = block(by_formualizer(path, tmp_path / "quick.xlsx"))
    assert any(abs(one - other) > 1 for one, other in zip(stored, live, strict=True))


@pytest.mark.slow
def test_twenty_draws_of_the_pct_are_computed_again_by_two_engines(tmp_path: Path) -> None:
    content = make_workbook(compared(PCT), risk=assessed(PCT))
    paths = [at(content, number, tmp_path / f"{number}.xlsx") for number in range(1, 21)]
    for path in paths:
        assert_alike(by_formualizer(path, tmp_path / f"quick-{path.name}"))
    for start in range(0, len(paths), 4):
        for saved in convert(paths[start : start + 4], tmp_path / "saved"):
            assert_alike(saved)


@pytest.mark.unit
def test_the_workbook_says_beside_each_assumption_whether_it_moves_anything(ccg: bytes) -> None:
    risk = assessed(CCG, 64)
    book: Any = openpyxl.load_workbook(BytesIO(ccg))
    sheet = book["Assumptions"]
    said = {row[0].value: row[len(HEADS)].value for row in sheet.iter_rows(min_row=FIRST + 1) if row[0].value}
    for each in risk.moves_nothing:
        assert said[each.label] == "moves nothing in this body"
    assert {said[each.label] for each in risk.varied} == {"drawn"}
    assert book[DRAWS].cell(SHOWN + 1, 2).value.startswith("=IF(Risk!")


@pytest.mark.unit
def test_two_runs_of_the_same_draws_write_the_same_bytes(ccg: bytes) -> None:
    assert make_workbook(compared(CCG), risk=assessed.__wrapped__(CCG, 64)) == ccg


@pytest.mark.unit
def test_without_draws_there_is_no_risk_sheet() -> None:
    names = openpyxl.load_workbook(BytesIO(make_workbook(compared(CCG))), read_only=True).sheetnames
    assert not {RISK, DRAWS} & set(names)
