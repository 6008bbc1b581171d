"""`mancost compare`: what changed, and which change moved which result."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from model import compare, project, read, write
from model.__main__ import main
from model.body.typed import Sheets
from model.body_workbook.read_in_memory import read_sheets
from model.body_workbook.sheets import tables
from model.tracing.differences import MEASURES, changes, effects, moved
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
    "Options!D6": 0.7,
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


def told(made: Sheets) -> list[tuple[str, str, str, str]]:
    """What is told of the change from the example to other inputs: sheet, what, before and after."""
    one = body("example-ccg-2015").sheets
    assert one is not None
    return [(each.sheet, each.what, each.before, each.after) for each in changes(one, made)]


def rows_of(part: str) -> list[dict[str, object]]:
    """A copy of the rows of one list of the example."""
    return [dict(row) for row in getattr(body("example-ccg-2015").sheets, part)]


def made(**parts: list[dict[str, object]]) -> Sheets:
    """The example's inputs with other lists."""
    one = body("example-ccg-2015").sheets
    assert one is not None
    return replace(one, **parts)  # type: ignore[arg-type]


def test_an_edit_is_told_though_a_row_was_added_above_it() -> None:
    budget = [{"item": "Legal fees", "item_amount": 90_000}, *rows_of("budget")]
    budget[2]["item_amount"] = 280_000
    assert told(made(budget=budget)) == [
        ("Budget", f"Amount in the baseline year of {budget[2]['item']}", "270,000", "280,000"),
        ("Budget", "rows added: Legal fees", f"{len(budget) - 1} rows", f"{len(budget)} rows"),
    ]


def test_an_edit_is_told_though_a_row_was_taken_out_and_others_moved() -> None:
    budget = rows_of("budget")
    gone, first = budget.pop(1), budget[0]
    budget = [*budget[1:], first]
    budget[-1]["item_potential"] = 0.25
    assert told(made(budget=budget)) == [
        ("Budget", f"Share that could be saved of {first['item']}", "0.15", "0.25"),
        ("Budget", f"rows taken out: {gone['item']}", f"{len(budget) + 1} rows", f"{len(budget)} rows"),
        ("Budget", "order of the rows", "", ""),
    ]


def test_an_edit_of_a_person_is_told_though_people_were_added_and_left() -> None:
    staff, count = rows_of("staff"), len(rows_of("staff"))
    staff[40]["base_salary"] = 39_000
    staff[30]["wte"], staff[31]["wte"] = 0.55, 0.45
    staff = [*staff[:5], {**staff[2], "base_salary": 52_345}, *staff[5:20], *staff[21:], dict(staff[7])]
    found = told(made(staff=[{**row, "row": str(number)} for number, row in enumerate(staff, 1)]))
    assert found == [
        ("Staff", "Full-time salary", "one value", "another"),
        ("Staff", "WTE, 2 rows", "one value", "another"),
        ("Staff", "rows taken out", f"{count} rows", f"{count - 1} rows"),
        ("Staff", "rows added", f"{count} rows", f"{count + 2} rows"),
    ]


def test_an_edit_of_a_round_is_told_and_so_is_a_round_that_is_new() -> None:
    first = {"round": "Spring", "round_option": "Voluntary exits", "round_year": "2016-17", "round_share": 0.1}
    one = made(rounds=[first])
    later = {**first, "round": "Autumn", "round_year": "2017-18"}
    other = made(rounds=[later, {**first, "round_share": 0.2}])
    assert [(each.what, each.before, each.after) for each in changes(one, other)] == [
        ("Share of staff who may go of Spring", "0.1", "0.2"),
        ("rows added: Autumn", "1 row", "2 rows"),
    ]


def test_a_year_typed_for_the_first_time_is_told_by_its_cell() -> None:
    target = rows_of("target")
    assert target[1] == {"year": "2016-17"}
    target[1]["cut_of_baseline"] = 0.3
    label = f"{heading('Target', 'cut_of_baseline')} of 2016-17"
    assert told(made(target=target)) == [("Target", label, "blank", "0.3")]


def heading(sheet: str, name: str) -> str:
    """The heading of a column of the example's workbook."""
    one = body("example-ccg-2015").sheets
    assert one is not None
    return next(column.heading for column in tables(one)[sheet][0] if column.name == name)


HELD = "Vacated posts held, at most"


def test_a_limit_that_is_set_or_changed_is_told_and_moves_no_result() -> None:
    limited = made(limits=[{"limit": HELD, "all years": 0.5}])
    assert told(limited) == [("Limits", f"rows added: {HELD}", "0 rows", "1 row")]
    other = made(limits=[{"limit": HELD, "all years": 0.4}])
    (change,) = changes(limited, other)
    assert (change.sheet, change.what, change.before, change.after) == ("Limits", f"All years of {HELD}", "0.5", "0.4")
    assert not any(any(each.values()) for each in effects(change, compare(projected("example-ccg-2015"))).values())
    assert list(changes(other, other)) == []
