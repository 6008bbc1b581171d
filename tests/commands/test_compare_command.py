"""`mancost compare`: what changed, and which change moved which result."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from model import compare, project, read, write
from model.__main__ import main
from model.body_workbook.read_in_memory import read_sheets
from model.tracing.differences import MEASURES, changes, moved
from tests.support.bodies import BODIES, INPUTS, body, projected

pytestmark = pytest.mark.cli
FIRST = INPUTS / "example-ccg-2015.xlsx"
EDITS = {
    "Body!B14": 4_500_000,
    "Budget!B5": 500_000,
    "Years!H6": 0.02,
    "Vacancies!C6": 0.2,
    "Staff!E7": 39_000,
    "Assumptions!C9": 0.85,
    "Options!C6": 0.7,
}


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    book = openpyxl.load_workbook(FIRST)
    for address, value in EDITS.items():
        sheet, cell = address.split("!")
        book[sheet][cell] = value
    path = tmp_path / "edited.xlsx"
    book.save(path)
    return path


def ran(capsys: pytest.CaptureFixture[str], *given: object) -> str:
    assert main(["compare", *map(str, given)]) == 0
    return capsys.readouterr().out


def test_every_edit_is_told_and_what_each_moves_adds_up_to_all_that_moved(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(ran(capsys, FIRST, edited, "--json"))
    assert [change["sheet"] for change in found["inputs"]] == [
        *("Body", "Budget", "Staff", "Vacancies", "Years", "Options", "Assumptions"),
    ]
    assert found["rates"] == []
    a, b = compare(projected("example-ccg-2015")), compare(project(read(edited)))
    for option, measures in moved(a, b).items():
        assert found["results"][option] == pytest.approx(measures)
        assert set(measures) == set(MEASURES)
    assert all(any(any(each.values()) for each in change["moves"].values()) for change in found["inputs"])


def test_a_change_made_alone_moves_what_a_run_of_it_alone_moves(edited: Path, tmp_path: Path) -> None:
    one, two = body("example-ccg-2015").sheets, read(edited).sheets
    assert one is not None
    assert two is not None
    for change in changes(one, two):
        again = read_sheets("", change.made).sheets
        assert again is not None
        assert [left.what for left in changes(one, again)] == [change.what]


def test_no_message_says_what_a_persons_row_holds(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = ran(capsys, FIRST, edited)
    assert "Staff, Full-time salary: one value to another" in out
    assert "39,000" not in out


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_no_different_from_its_own_results_workbook(name: str, tmp_path: Path) -> None:
    path = write(compare(projected(name)), tmp_path / "results.xlsx")
    one, two = body(name).sheets, read(path).sheets
    assert one is not None
    assert two is not None
    assert list(changes(one, two)) == []


def test_a_rate_changed_in_one_results_workbook_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(compare(projected("example-ccg-2015")), tmp_path / "results.xlsx")
    book = openpyxl.load_workbook(path, data_only=True)
    row = next(row for row in book["Rules"].iter_rows(min_row=5) if row[0].value == "Apprenticeship levy rate")
    assert isinstance(row[2].value, date)
    row[3].value = 0.007
    changed = tmp_path / "changed.xlsx"
    book.save(changed)
    out = ran(capsys, path, changed)
    assert f"Apprenticeship levy rate from {row[2].value:%Y-%m-%d}: 0 to 0.007" in out


def test_an_option_that_only_one_has_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(FIRST), str(FIRST), "--option", "Nothing like it"]) == 2
    assert '"Nothing like it" is not an option of both; choose from Do nothing' in capsys.readouterr().err
