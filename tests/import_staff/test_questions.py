"""What a list leaves open is asked in one pass, with all faults, and each question names what would answer it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from model.import_staff.headings import accepted, meaning
from tests.support.imports import Run, change, imported, report
from tests.support.lists import HEADS, as_csv, as_xlsx

pytestmark = pytest.mark.cli
RENAMED = {"FT Salary": "Salary", "CSD (3 Months)": "Start Date"}


def test_every_question_and_every_fault_comes_in_one_run(run: Run, tmp_path: Path) -> None:
    heads = [*(RENAMED.get(head, head) for head in HEADS), "Headcount", "Leaving Date", "Actual WTE"]
    rows = [[*change(1, wte=0.8, band="6 and 7"), 2, None, 0.8], [*change(2, org=None), 1, datetime(2026, 3, 1), 0.5]]
    path = as_xlsx(tmp_path / "a.xlsx", rows, heads)
    code, out, err = run(path, "--pool-by", "org-path", "--leave-out")
    lines = err.splitlines()
    begun = [
        ": has no column of continuous service; for the start date, say --continuity start-date",
        ": heads its pay Salary, which may be full-time or as paid",
        ": gives days of leaving; say with --on DATE",
        ": has 1 row of more than one person: say --headcount each",
        ": 1 of 2 rows give no Org path, the first in List!D5: say --blank-repeats org-path",
        ' List!O3: heads another column of "WTE", as H3 does, and row 5 differs; keep one',
        ' List!E4: "Band" names more than one band; write one',
    ]
    assert (code, out, len(lines)) == (2, "", len(begun))
    for line, beginning in zip(lines, begun, strict=True):
        assert line.startswith(f"{path}{beginning}")
    assert list(tmp_path.iterdir()) == [path]


def test_a_list_without_service_names_the_headings_that_are_taken(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [change(1)], ["Gender" if "CSD" in head else head for head in HEADS])
    code, _, err = run(path)
    assert code == 2
    for heading in ("Continuous Service Date", "NHS CSD", "CSD 3 Mths", "NHS Entry Date", "Date of Hire"):
        assert f" {heading}," in err


@pytest.mark.parametrize("heading", ["DateofHire", "Date Of Hire", "Hire Date", "Joining Date"])
def test_a_start_date_is_offered_by_any_usual_heading(run: Run, tmp_path: Path, heading: str) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [change(1)], [heading if "CSD" in head else head for head in HEADS])
    code, _, err = run(path)
    assert (code, "say --continuity start-date" in err) == (2, True)
    assert report(run, path, "--continuity", "start-date")["totals"]["used"]["rows"] == 1


def test_headings_that_are_named_are_taken() -> None:
    for field in ("service_date", "wte", "employee_no", "salary_full_time"):
        assert {meaning(heading) for heading in accepted(field).split(", ")} == {field}


def test_a_list_without_wte_is_asked_about(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [change(1)], ["Gender" if "WTE" in head else head for head in HEADS])
    code, _, err = run(path)
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith(f"{path}: has no column of WTE or hours: head one ")
    assert err.endswith("; or say --all-full-time if everybody is\n")
    found = report(run, path, "--all-full-time")
    assert "everybody is full time, as --all-full-time says" in found["guessed"]


def test_people_without_dates_have_the_shares_that_the_user_gives(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [change(1)], ["Gender" if "CSD" in head else head for head in HEADS])
    report(run, path, "--service-shares", "5,10,18,32,35")
    (row,) = imported(tmp_path / "out.xlsx")
    assert [share for name, share in row.items() if name.startswith("service ")] == [0.05, 0.1, 0.18, 0.32, 0.35]
    assert "service_start" not in row


def test_only_who_has_no_date_has_the_shares(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [change(1), change(2, began=None)])
    found = report(run, path, "--service-shares", "1,1,1,1,1")
    dated, undated = imported(tmp_path / "out.xlsx")
    assert ("service_start" in dated, "service_start" in undated) == (True, False)
    assert undated["service 20 years on"] == 0.2
    told = "1 row gives no date of service, and has the shares of --service-shares (List!L5)"
    assert found["warnings"] == [told]


@pytest.mark.parametrize("shares", ["5,10,18", "a,b,c,d,e", "0,0,0,0,0", "-1,1,1,1,1"])
def test_shares_of_service_are_five_numbers(run: Run, tmp_path: Path, shares: str) -> None:
    path = as_csv(tmp_path / "a.csv", [change(1)])
    with pytest.raises(SystemExit) as ended:
        run(path, "--service-shares", shares)
    assert ended.value.code == 2


def test_a_sheet_of_no_staff_names_the_headings_that_are_taken(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [["North", 1, 2]], ["Region", "Beds", "Wards"])
    code, _, err = run(path)
    assert code == 2
    assert f"{path}: holds no table of staff that can be recognised; head one column that tells people apart" in err
    for heading in ("Employee ID", "AfC Band", "FTE", "WTE Salary"):
        assert heading in err
