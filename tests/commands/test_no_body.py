"""A file that is no body's workbook is told of in one sentence, which says what to do with it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from model.__main__ import main
from tests.support.many import put_one
from tests.support.uncoded import uncoded

pytestmark = pytest.mark.cli
NO_BODY = (
    "is not a body's workbook, which has the sheets Body, Budget, Target, Staff, Vacancies, Years; for a staff list "
    "use mancost import-staff; mancost new makes a body's workbook to fill in"
)


def book(path: Path, *sheets: str) -> Path:
    """A workbook with these sheets and a few words on each."""
    made = openpyxl.Workbook()
    assert made.active is not None
    made.remove(made.active)
    for title in sheets:
        made.create_sheet(title).append(["Employee Number", "Salary"])
    made.save(path)
    return path


@pytest.mark.parametrize("sheets", [("Sheet1",), ("Staff",), ("Assignments", "Notes"), ("Budget", "2024-25")])
@pytest.mark.parametrize("command", ["check", "run", "paper"])
def test_a_workbook_of_something_else_is_one_sentence(
    command: str, sheets: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(tmp_path / "list.xlsx", *sheets)
    assert main([command, str(path)]) == 2
    assert uncoded(capsys.readouterr().err) == f"{path}: {NO_BODY}\n"
    assert [each.name for each in tmp_path.iterdir()] == ["list.xlsx"]


def test_a_bodys_workbook_that_lost_sheets_names_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put_one(tmp_path / "body.xlsx", "B001")
    made = openpyxl.load_workbook(path)
    for title in ("Body", "Budget", "Target"):
        del made[title]
    made.save(path)
    assert main(["check", str(path)]) == 2
    told = capsys.readouterr().err
    assert all(f'has no sheet "{title}"; put it back' in told for title in ("Body", "Budget", "Target"))


@pytest.mark.parametrize("name", ["list.csv", "list.txt", "list.xlsx"])
def test_a_text_file_given_to_check_is_sent_to_import_staff(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text("Employee Number,Salary\n1,30000\n", "utf-8")
    assert main(["check", str(tmp_path / name)]) == 2
    (told,) = capsys.readouterr().err.splitlines()
    assert "is not a workbook" in told
    assert "mancost import-staff" in told


def test_a_batch_of_which_all_fail_says_nothing_of_targets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    path = book(tmp_path / "in" / "list.xlsx", "Sheet1")
    assert main(["batch", str(path.parent), "--out", str(tmp_path / "out"), "--jobs", "1"]) == 2
    out, err = capsys.readouterr()
    assert out == f"0 bodies done; 1 failed.\nLook next at {tmp_path / 'out' / 'consolidated.xlsx'}\n"
    assert err == (tmp_path / "out" / "failures.txt").read_text("utf-8") == f"{path}: {NO_BODY} (E106)\n"
