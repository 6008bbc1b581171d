"""Edits to a results workbook, recalculated by two foreign engines, come to what a run of the file comes to.

Several edits that touch unlike cells stand in one workbook, as LibreOffice takes its time over each. That every one of
them is followed shows all the same: each moves the run's results where the others of its workbook stand already, so
that a workbook whose formulas did not follow one could not come to what the run comes to.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from openpyxl import Workbook

from model import compare, project, read, write
from model.body_workbook.read import read_grids
from model.body_workbook.write import write_inputs
from model.language.line import Line
from model.lines.ranking import ranking
from model.problems import InputError
from model.results_workbook.checks_sheet import WELL
from model.results_workbook.entries import Shown
from model.results_workbook.layout import lay_out
from model.results_workbook.summary_sheet import AS_RUN
from tests.support.edits import EDITS, LATER, LATER_YEAR, SILENT, STALE, Edit, base
from tests.support.engine import failing, opened, statuses, type_over
from tests.support.libreoffice import convert
from tests.support.results import NEAR, Formula, by_formualizer, formulas, plant, same

pytestmark = pytest.mark.agree
TOGETHER, GROUPS_AT_ONCE = 13, 3  # edits in a workbook, and workbooks that LibreOffice opens one after another
UNEDITED, ALL_TAKEN_BACK = "no edit", "all edits taken back"
CHOSEN = "MATCH(SUBSTITUTE("  # the number of the option that is shown: a run shows the best one's

TYPED = ("Body", "Budget", "Target", "Staff", "Vacancies", "Years", "Options", "Rounds", "Assumptions")
EVERY: Mapping[str, Edit] = {UNEDITED: (), ALL_TAKEN_BACK: (), **EDITS, **LATER, **SILENT, **STALE}
Results = Mapping[str, Mapping[str, Formula]]
Cells = dict[tuple[str, Any, Any], Any]  # what is typed, by sheet, row and column


@dataclass(frozen=True)
class Together:
    """A workbook with several edits: the cells in which each engine differs from a run of it, and what it says of it.

    `idle` are the edits without which the run's results are the same.
    """

    names: tuple[str, ...]
    libreoffice: tuple[str, ...]
    formualizer: tuple[str, ...]
    failing: object
    status: object
    idle: frozenset[str]


@dataclass(frozen=True)
class Edited:
    """An edited workbook as recalculated: how many checks fail, and its status."""

    failing: object
    status: object


def _original(folder: Path, first: int) -> Path:
    folder.mkdir()
    write_inputs(folder / "inputs.xlsx", base(first))
    return write(compare(project(read(folder / "inputs.xlsx"))), folder / "results.xlsx")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _original(tmp_path_factory.mktemp("original") / "first", 2014)


@pytest.fixture(scope="module")
def edited(original: Path) -> dict[str, Together]:
    later = _original(original.parent.parent / "later", LATER_YEAR)
    bodies = [(original, _groups(list(EDITS))), (later, [*_groups([*LATER]), tuple(SILENT)])]
    parts = [
        (path, groups[start : start + GROUPS_AT_ONCE], f"{start}")
        for path, groups in bodies
        for start in range(0, len(groups), GROUPS_AT_ONCE)
    ]
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        return {name: each for some in pool.map(_together, parts) for each in some for name in each.names}


def _groups(names: Sequence[str]) -> list[tuple[str, ...]]:
    """The edits in groups of those far from one another in the list, where neighbours are edits of one sheet."""
    count = -(-len(names) // TOGETHER)
    return [tuple(names[place::count]) for place in range(count)]


def _together(part: tuple[Path, Sequence[tuple[str, ...]], str]) -> list[Together]:
    original, groups, place = part
    folder = original.parent / place
    folder.mkdir()
    book = openpyxl.load_workbook(original)
    before = _typed(book)
    idle = {names: still for group in groups for names, still in _apart(book, before, group).items()}
    paths = [folder / f"{number}.xlsx" for number, _ in enumerate(idle)]
    for names, path in zip(idle, paths, strict=True):
        with _as_edited(book, before, names):
            book.save(path)
    saved = convert(paths, folder / "saved")
    for path, office in zip(paths, saved, strict=True):
        plant(office, path)  # else the one engine could hand on what the other came to
    quick = [by_formualizer(path, path.with_suffix(".quick.xlsx")) for path in paths]
    found = zip(idle.items(), saved, quick, strict=True)
    return [Together(names, *_against_a_run(office, other), still) for (names, still), office, other in found]


def _apart(book: Workbook, before: Cells, group: tuple[str, ...]) -> dict[tuple[str, ...], frozenset[str]]:
    """The group without the edits that touch a cell of another or are idle beside them, each of which stands alone.

    Each has the edits that are idle in it: an edit that stands alone and is idle moves no result at all.
    """
    touched = dict[tuple[str, Any, Any], str]()
    for name in group:
        for cell in _touched(book, before, name):
            touched.setdefault(cell, name)
    free = tuple(name for name in group if all(touched[cell] == name for cell in _touched(book, before, name)))
    idle = _idle(book, before, free)
    kept = tuple(name for name in free if name not in idle)
    alone = {(name,): _idle(book, before, (name,)) for name in group if name not in kept}
    return ({kept: _idle(book, before, kept) if idle else idle} if kept else {}) | alone


def _against_a_run(office: Path, quick: Path) -> tuple[tuple[str, ...], tuple[str, ...], object, object]:
    """Where either engine differs from a run of the file as LibreOffice saved it, and its checks and status."""
    cells = formulas(office)
    said = cells["Checks"]["B3"].value, cells["Summary"]["A3"].value
    try:
        again = _results(formulas(write(compare(project(read(office))), office.with_suffix(".again.xlsx"))))
    except InputError as refused:
        told = tuple(map(str, refused.problems))
        return told, told, *said
    return _wrong(_results(cells), again), _wrong(_results(formulas(quick)), again), *said


def _wrong(after: Mapping[str, float | str], again: Mapping[str, float | str]) -> tuple[str, ...]:
    wrong = [f"{at}: {after.get(at)} for {value}" for at, value in again.items() if not same(after.get(at), value)]
    return tuple(wrong[:5])


def _typed(book: Workbook) -> Cells:
    return {
        (sheet, cell.row, cell.column): cell.value for sheet in TYPED for row in book[sheet].iter_rows() for cell in row
    }


def _restore(book: Workbook, before: Cells) -> None:
    for (sheet, row, column), value in _typed(book).items():
        kept = before.get((sheet, row, column))
        if value != kept:
            book[sheet].cell(row, column).value = kept


@contextmanager
def _as_edited(book: Workbook, before: Cells, names: Sequence[str]) -> Iterator[None]:
    """The workbook with these edits, and without them again when it ends."""
    for name in names:
        for change in EVERY[name]:
            change(book)
    yield
    _restore(book, before)


def _touched(book: Workbook, before: Cells, name: str) -> list[tuple[str, Any, Any]]:
    """The cells that an edit changes."""
    with _as_edited(book, before, [name]):
        return [at for at, value in _typed(book).items() if value != before.get(at)]


def _idle(book: Workbook, before: Cells, names: Sequence[str]) -> frozenset[str]:
    """The edits without which a run of the rest comes to the same on every option's sheet, and to the same answer."""
    whole = _figures(book, before, names)
    found = set()
    for name in names:
        rest = _figures(book, before, [each for each in names if each != name])
        if all(np.abs(whole[line] - rest[line]).max() < NEAR for line in whole):
            found.add(name)
    return frozenset(found)


def _figures(book: Workbook, before: Cells, names: Sequence[str]) -> dict[str, np.ndarray]:
    """Every line of the options' sheets and of the ranking, as a run of the edited workbook comes to it."""
    with _as_edited(book, before, names):
        grids = {sheet: [list(row) for row in book[sheet].iter_rows(values_only=True)] for sheet in TYPED}
    inputs = read_grids("edited.xlsx", grids)
    values = project(inputs).values
    shown = [each.entry for each in lay_out(inputs, len(inputs.staff)).option if isinstance(each, Shown)]
    lines = [*(each for each in shown if isinstance(each, Line)), *ranking.lines()]
    return {line.name: values[line.name] for line in lines if line.name in values}


@pytest.fixture(scope="module")
def stale(original: Path) -> dict[str, Edited]:
    """Each edit alone, typed in the engine that keeps the workbook open, and taken back before the next."""
    book = openpyxl.load_workbook(original)
    before = _typed(book)
    engine = opened(original, original.with_name("false.xlsx"))
    found = {}
    for name in (UNEDITED, *STALE, ALL_TAKEN_BACK):
        with _as_edited(book, before, [name]):
            edits = {at: value for at, value in _typed(book).items() if value != before.get(at)}
        type_over(engine, edits)
        (status,) = statuses(engine)
        found[name] = Edited(failing(engine), status)
        type_over(engine, {at: before.get(at) for at in edits})
    return found


def _results(book: Results) -> dict[str, float | str]:
    """What stands on the Summary and the options' sheets, but for which option is shown and what is as of the run."""
    return {
        f"{sheet}!{address}": formula.value
        for sheet, cells in book.items()
        if sheet == "Summary" or sheet[0].isdigit()
        for address, formula in cells.items()
        if not formula.text.startswith(CHOSEN) and AS_RUN not in formula.text
    }


@pytest.mark.parametrize("name", [*EDITS, *LATER, *SILENT])
def test_an_edited_workbook_comes_to_what_a_run_of_it_comes_to(edited: dict[str, Together], name: str) -> None:
    found = edited[name]
    assert found.libreoffice == ()
    assert found.formualizer == ()
    assert (found.failing, found.status) == (0, WELL)


@pytest.mark.parametrize("name", [*EDITS, *LATER])
def test_an_edit_moves_a_result_whatever_else_is_edited(edited: dict[str, Together], name: str) -> None:
    assert name not in edited[name].idle


@pytest.mark.parametrize("name", SILENT)
def test_an_edit_of_what_no_line_reads_moves_nothing(edited: dict[str, Together], name: str) -> None:
    assert name in edited[name].idle


def test_hardly_an_edit_stands_alone(edited: dict[str, Together]) -> None:
    """Else each takes LibreOffice a workbook again, and this file three times as long."""
    assert sum(len(each.names) == 1 for each in edited.values()) < len(EDITS) / 8


def test_without_an_edit_no_check_fails(stale: dict[str, Edited]) -> None:
    """Else the engine would find every edit stale, whatever the Checks sheet looks at; nor once all are taken back."""
    assert stale[UNEDITED] == stale[ALL_TAKEN_BACK] == Edited(0, WELL)


@pytest.mark.parametrize("name", STALE)
def test_an_edit_that_the_formulas_do_not_reach_says_so_on_every_sheet(stale: dict[str, Edited], name: str) -> None:
    assert stale[name].failing != 0
    assert stale[name].status == "CHECKS FAIL: see the Checks sheet"


def test_there_are_more_than_thirty_edits() -> None:
    assert len(EDITS) > 30
