"""Every check of the results workbook is turned red by a planted fault, and hardly a plausible fault turns none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import openpyxl
import pytest

from model import compare, project, read, write
from model.body_workbook.write import write_inputs
from model.lines.model import MODEL
from model.projection.compare import EVERY_CHECK
from model.results_workbook.checks_sheet import NEAR, WELL
from tests.support.edits import base
from tests.support.faults import FAULTS
from tests.support.libreoffice import convert
from tests.support.results import agreement, by_formualizer, formulas, plant, texts_kept, typed_over

pytestmark = pytest.mark.agree
AT_ONCE = 12
LEVERS = "Levers as the option reads them less those of the Levers sheet"


@dataclass(frozen=True)
class Seen:
    """What a workbook with a fault says of itself: the checks that fail, by label, how many, and the other sheets."""

    red: frozenset[str]
    failing: object
    statuses: frozenset[object]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faults")
    write_inputs(folder / "inputs.xlsx", base())
    return write(compare(project(read(folder / "inputs.xlsx"))), folder / "results.xlsx")


@pytest.fixture(scope="module")
def seen(original: Path) -> dict[str, Seen]:
    names = ["no fault", *FAULTS]
    parts = [(original, names[start : start + AT_ONCE]) for start in range(0, len(names), AT_ONCE)]
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        return {name: each for some in pool.map(_seen, parts) for name, each in some.items()}


def _seen(part: tuple[Path, Sequence[str]]) -> dict[str, Seen]:
    original, names = part
    folder = original.parent / names[0]
    folder.mkdir()
    book = openpyxl.load_workbook(original)
    labels = {cell.row: str(cell.value) for cell in book["Checks"]["A"]}
    book.save(folder / "saved.xlsx")
    whole = texts_kept(folder / "saved.xlsx", folder / "whole.xlsx")
    found = {}
    for name in names:
        path = whole
        if name in FAULTS:
            cell, formula = FAULTS[name].plant(book)
            assert isinstance(cell.value, str | float)
            path = typed_over(whole, folder / "faulty.xlsx", cell.parent.title, cell.coordinate, cell.value)
            cell.value = formula
        cells = formulas(by_formualizer(path, folder / "quick.xlsx"))
        fails = {int(at[1:]): each.value for at, each in cells["Checks"].items() if at[0] == "B"}
        red = {labels[row] for row, value in fails.items() if value != 0 and row > 4}
        statuses = {cells[sheet]["A3"].value for sheet in cells if sheet != "Checks"}
        found[name] = Seen(frozenset(red), cells["Checks"]["B3"].value, frozenset(statuses))
    return found


def label(check: str) -> str:
    said = next(line.label for chapter in MODEL for line in chapter.lines() if line.name == check)
    text = said.removeprefix("Check: ")
    return text[0].upper() + text[1:]


def test_without_a_fault_no_check_fails(seen: dict[str, Seen]) -> None:
    assert seen["no fault"] == Seen(frozenset(), 0.0, frozenset({WELL}))
    assert NEAR == 0.005


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_turns_a_check_red_and_every_sheet_says_so(seen: dict[str, Seen], fault: str) -> None:
    found = seen[fault]
    assert found.red
    assert found.failing == len(found.red)
    assert found.statuses == {"CHECKS FAIL: see the Checks sheet"}


@pytest.mark.parametrize("check", EVERY_CHECK)
def test_each_check_is_turned_red_by_a_fault(seen: dict[str, Seen], check: str) -> None:
    assert label(check) in {red for found in seen.values() for red in found.red}


def test_a_lever_typed_over_is_seen_though_every_line_agrees_with_it(seen: dict[str, Seen]) -> None:
    assert seen["a lever typed over"].red == {LEVERS}


def test_faults_planted_together_come_to_the_same_in_both_engines(original: Path, tmp_path: Path) -> None:
    """Each fault alone is worked by the faster engine; the other works all of them, as many at once as have room."""
    paths: list[Path] = []
    left = list(FAULTS.values())
    while left:
        book = openpyxl.load_workbook(original)
        first = {id(fault.cell(book)): fault for fault in reversed(left)}  # one fault a cell: the first of the list
        for fault in first.values():
            fault.plant(book)
        left = [fault for fault in left if fault not in first.values()]
        paths.append(tmp_path / f"{len(paths)}.xlsx")
        book.save(paths[-1])
    for office in convert(paths, tmp_path / "saved"):
        plant(office, tmp_path / "false.xlsx")
        ours = formulas(office)
        assert agreement(ours, by_formualizer(tmp_path / "false.xlsx", tmp_path / "quick.xlsx")).first == ()
        assert ours["Checks"]["B3"].value != 0
