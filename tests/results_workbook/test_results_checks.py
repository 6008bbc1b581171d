"""Every check of the results workbook is turned red by a planted fault, and hardly a plausible fault turns none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import formualizer
import openpyxl
import pytest

from model import compare, project, read, write
from model.body_workbook.write import write_inputs
from model.lines.model import MODEL
from model.projection.compare import EVERY_CHECK
from model.results_workbook.checks_sheet import NEAR, WELL
from tests.support.edits import base
from tests.support.engine import FAILING, failing, opened, red, statuses, type_over
from tests.support.faults import FAULTS
from tests.support.libreoffice import convert
from tests.support.results import agreement, by_formualizer, formulas, plant

pytestmark = pytest.mark.agree
BEFORE, AFTER = "before any fault", "after all"
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
    """Each fault alone, planted in the engine that keeps the workbook open, and taken back before the next."""
    book = openpyxl.load_workbook(original)
    rows = [int(at[1:]) for at in formulas(original)["Checks"] if at[0] == "B"]
    labels = {row: str(book["Checks"].cell(row, 1).value) for row in rows if row > FAILING[0]}
    engine = opened(original, original.with_name("false.xlsx"))
    found = {BEFORE: _seen(engine, labels)}
    for name, fault in FAULTS.items():
        cell, formula = fault.plant(book)
        at = cell.parent.title, cell.row, cell.column
        type_over(engine, {at: cell.value})
        found[name] = _seen(engine, labels)
        cell.value = formula
        type_over(engine, {at: formula})
    return found | {AFTER: _seen(engine, labels)}


def _seen(engine: formualizer.Workbook, labels: Mapping[int, str]) -> Seen:
    return Seen(red(engine, labels), failing(engine), statuses(engine))


def label(check: str) -> str:
    said = next(line.label for chapter in MODEL for line in chapter.lines() if line.name == check)
    text = said.removeprefix("Check: ")
    return text[0].upper() + text[1:]


def test_without_a_fault_no_check_fails(seen: dict[str, Seen]) -> None:
    """Nor once all have been taken back: none was left behind for the next."""
    assert seen[BEFORE] == seen[AFTER] == Seen(frozenset(), 0.0, frozenset({WELL}))
    assert NEAR == 0.005


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_turns_a_check_red_and_every_sheet_says_so(seen: dict[str, Seen], fault: str) -> None:
    found = seen[fault]
    assert found.red
    assert found.failing == len(found.red)
    assert found.statuses == {"CHECKS FAIL: see the Checks sheet"}


@pytest.mark.parametrize("check", EVERY_CHECK)
def test_each_check_is_turned_red_by_a_fault(seen: dict[str, Seen], check: str) -> None:
    assert label(check) in {name for found in seen.values() for name in found.red}


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
