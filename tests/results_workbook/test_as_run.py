"""The sheet As run tells how far the Summary has moved from the run: in any engine the same, to the penny."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model import compare, project, write
from model.body_workbook.read_in_memory import read_sheets
from model.results_workbook.summary_sheet import AS_RUN, SUMMARY
from model.xlsx.sheet_geometry import FIRST
from tests.support.edits import base
from tests.support.gnumeric import by_gnumeric
from tests.support.libreoffice import convert
from tests.support.results import NEAR, Formula, by_formualizer, formulas, texts_kept

VALUE, PAYBACK, STEP = "Net present value to society (£000)", "Exits alone: payback (months)", "Step: payback (months)"
WTE, HEADS = "WTE at the end (WTE)", "Heads at the end (heads)"
# By row, what the options' cells come to: over the second option's and the third's of the run, of those that move.
MOVED = {
    VALUE: 3_970_221.56,  # 2,970,221.31 more in one, 1,000,000.25 less in the other: neither makes up for the other
    PAYBACK: 1.0,  # a text, from which nothing can be taken
    STEP: 12.5,  # a blank, where the run had 12.5
    WTE: 0.285,  # which engines do not round alike
    HEADS: 0.004,  # under half a penny
}
FURTHEST = 3_970_235.345  # the first four: 3,970,221.56 + 1 + 12.5 + 0.285


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    results = project(read_sheets("moved.xlsx", base()))
    return write(compare(results), tmp_path_factory.mktemp("moved") / "results.xlsx")


@pytest.fixture(scope="module")
def moved(path: Path) -> Path:
    """The workbook with other values on the Summary; openpyxl saves no value of a formula, so none is handed on."""
    book: Any = openpyxl.load_workbook(path)
    now = {row[0].value: row for row in book[SUMMARY].iter_rows()}
    then = {row[0].value: row[1:] for row in book[AS_RUN].iter_rows(min_row=FIRST)}
    now[VALUE][2].value = then[VALUE][2].value + 2_970_221.31
    now[VALUE][3].value = then[VALUE][3].value - 1_000_000.25
    now[PAYBACK][2].value = "never"
    then[STEP][2].value, now[STEP][2].value = 12.5, None
    now[WTE][3].value = then[WTE][3].value + 0.285
    now[HEADS][3].value = then[HEADS][3].value - 0.004
    book.save(path.with_name("moved.xlsx"))
    return path.with_name("moved.xlsx")


def by_libreoffice(moved: Path, folder: Path) -> Path:
    return convert([moved], folder)[0]


def by_quick(moved: Path, folder: Path) -> Path:
    return by_formualizer(texts_kept(moved, folder / "kept.xlsx"), folder / "saved.xlsx")


def by_third(moved: Path, folder: Path) -> Path:
    return by_gnumeric(moved, folder / "saved.xlsx")


@pytest.mark.parametrize(
    "engine",
    [
        pytest.param(by_libreoffice, marks=pytest.mark.agree),
        pytest.param(by_quick, marks=pytest.mark.agree),
        pytest.param(by_third, marks=pytest.mark.slow),
    ],
)
def test_how_far_the_summary_has_moved_is_the_same_in_each_engine(
    engine: Callable[[Path, Path], Path], moved: Path, tmp_path: Path
) -> None:
    told = apart(moved, formulas(engine(moved, tmp_path))[AS_RUN])
    assert told.pop("All rows") == pytest.approx(FURTHEST, abs=NEAR)
    assert {row for row, by in told.items() if abs(by) > 1e-6} == set(MOVED)
    assert {row: told[row] for row in MOVED} == pytest.approx(MOVED, abs=1e-6)


def apart(path: Path, cells: dict[str, Formula]) -> dict[str, float]:
    """What each row of the sheet says that it has moved by, by the row's label."""
    labels = {cell.row: str(cell.value) for cell in openpyxl.load_workbook(path)[AS_RUN]["A"]}
    told = {labels[int(at[1:])]: formula.value for at, formula in cells.items() if at[0] == "B" and int(at[1:]) > FIRST}
    assert all(isinstance(by, float) for by in told.values()), told
    return {row: float(by) for row, by in told.items()}
