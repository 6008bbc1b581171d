"""An edit to the results workbook, recalculated by a foreign engine, comes to what a run of the file comes to."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import openpyxl
import pytest

from model import compare, project, read, write
from model.body_workbook.write import write_inputs
from model.problems import InputError
from model.results_workbook.checks_sheet import WELL
from tests.support.edits import EDITS, STALE, Edit, base
from tests.support.libreoffice import convert
from tests.support.results import Formula, by_formualizer, formulas, same, texts_kept

pytestmark = pytest.mark.agree
AT_ONCE = 12
UNEDITED = "no edit"
CHOSEN = "INDEX($B$6:"
Results = Mapping[str, Mapping[str, Formula]]


@dataclass(frozen=True)
class Edited:
    """An edited workbook as recalculated: cells that a run differs in, how many moved, its checks and its status."""

    differ: tuple[str, ...] = ()
    moved: int = 0
    failing: object = None
    status: object = None


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("original")
    write_inputs(folder / "inputs.xlsx", base())
    return write(compare(project(read(folder / "inputs.xlsx"))), folder / "results.xlsx")


@pytest.fixture(scope="module")
def edited(original: Path) -> dict[str, Edited]:
    return _in_parallel(original, list(EDITS), True)


@pytest.fixture(scope="module")
def stale(original: Path) -> dict[str, Edited]:
    return _in_parallel(original, [UNEDITED, *STALE], False)


def _in_parallel(original: Path, names: Sequence[str], run_again: bool) -> dict[str, Edited]:
    parts = [(original, names[start : start + AT_ONCE], run_again) for start in range(0, len(names), AT_ONCE)]
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        return {name: each for some in pool.map(_edited, parts) for name, each in some.items()}


def _edited(part: tuple[Path, Sequence[str], bool]) -> dict[str, Edited]:
    original, names, run_again = part
    folder = original.parent / names[0]
    folder.mkdir()
    paths = [folder / f"{place}.xlsx" for place, _ in enumerate(names)]
    _apply(original, names, paths)
    if run_again:
        saved = convert(paths, folder / "saved")
    else:
        kept = [texts_kept(path, path.with_suffix(".kept.xlsx")) for path in paths]
        saved = [by_formualizer(path, path.with_suffix(".saved.xlsx")) for path in kept]
    before = _results(formulas(original))
    return {name: _found(path, before, run_again) for name, path in zip(names, saved, strict=True)}


def _apply(original: Path, names: Sequence[str], paths: Sequence[Path]) -> None:
    """Save the workbook with each edit in turn, and no other."""
    every: Mapping[str, Edit] = {UNEDITED: (), **EDITS, **STALE}
    book = openpyxl.load_workbook(original)
    held = {
        sheet: [[cell.value for cell in row] for row in book[sheet].iter_rows()]
        for sheet in ("Body", "Budget", "Target", "Staff", "Vacancies", "Years", "Options", "Rounds", "Assumptions")
    }
    for name, path in zip(names, paths, strict=True):
        for change in every[name]:
            change(book)
        book.save(path)
        for sheet, rows in held.items():
            for place, row in enumerate(book[sheet].iter_rows()):
                for at, cell in enumerate(row):
                    value = rows[place][at] if place < len(rows) else None
                    if cell.value != value:
                        cell.value = value


def _found(path: Path, before: Mapping[str, float | str], run_again: bool) -> Edited:
    cells = formulas(path)
    after = _results(cells)
    moved = sum(not same(after[at], value) for at, value in before.items())
    wrong: tuple[str, ...] = ()
    if run_again:
        try:
            again = _results(formulas(write(compare(project(read(path))), path.with_suffix(".again.xlsx"))))
            wrong = tuple(f"{at}: {after[at]} for {value}" for at, value in again.items() if not same(after[at], value))
        except InputError as refused:
            wrong = tuple(map(str, refused.problems))
    return Edited(wrong[:5], moved, cells["Checks"]["B3"].value, cells["Summary"]["A3"].value)


def _results(book: Results) -> dict[str, float | str]:
    """What stands on the Summary and on the options' sheets.

    All but the name of the option that the bridge shows: a run shows the best one's, whatever was chosen.
    """
    return {
        f"{sheet}!{address}": formula.value
        for sheet, cells in book.items()
        if sheet == "Summary" or sheet[0].isdigit()
        for address, formula in cells.items()
        if not formula.text.startswith(CHOSEN)
    }


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_workbook_comes_to_what_a_run_of_it_comes_to(edited: dict[str, Edited], name: str) -> None:
    found = edited[name]
    assert found.differ == ()
    assert (found.failing, found.status) == (0, WELL)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_moves_a_result(edited: dict[str, Edited], name: str) -> None:
    assert edited[name].moved > 0


def test_without_an_edit_no_check_fails(stale: dict[str, Edited]) -> None:
    """Else the engine would find every edit stale, whatever the Checks sheet looks at."""
    assert (stale[UNEDITED].failing, stale[UNEDITED].status) == (0, WELL)


@pytest.mark.parametrize("name", STALE)
def test_an_edit_that_the_formulas_do_not_reach_says_so_on_every_sheet(stale: dict[str, Edited], name: str) -> None:
    assert stale[name].failing != 0
    assert stale[name].status == "CHECKS FAIL: see the Checks sheet"


def test_there_are_more_than_thirty_edits() -> None:
    assert len(EDITS) > 30
