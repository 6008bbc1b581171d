"""The establishment lists that arm's length bodies publish are read: grade, range of pay, number of posts in FTE.

The lists here are made up, under the headings of the published ones.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from model.__main__ import main
from tests.support.imports import INPUTS, Run, accepted, imported, report

pytestmark = pytest.mark.cli
JUNIOR = "Parent Department;Organisation;Unit;Reporting Senior Post;Grade;Payscale Minimum (£);Payscale Maximum (£);"
JUNIOR += "Generic Job Title;Number of Posts in FTE;Professional/Occupational Group"
SENIOR = (
    "Post Unique Reference;Name;Grade (or equivalent);Job Title;Job/Team Function;Parent Department;Organisation;Unit;"
)
SENIOR += "Contact Phone;Contact E-mail;Reports to Senior Post;Salary Cost of Reports (£);FTE;Actual Pay Floor (£);"
SENIOR += "Actual Pay Ceiling (£);Total Pay (£);Professional/Occupational Group;Notes;Valid?"
SHARES = ("--service-shares", "5,10,18,32,35")


def posts(unit: str, grade: str, low: str, high: str, fte: str) -> list[str]:
    return ["Health", "A Board", unit, "Exec 1", grade, low, high, "Officer", fte, "Operational Delivery"]


def senior(name: str, grade: str, fte: str, low: str, high: str) -> list[str]:
    row = dict.fromkeys(SENIOR.split(";"), "x")
    row |= {"Name": name, "Grade (or equivalent)": grade, "FTE": fte, "Actual Pay Floor (£)": low}
    return [*(row | {"Actual Pay Ceiling (£)": high, "Total Pay (£)": ""}).values()]


def written(path: Path, heads: str, rows: list[list[str]]) -> Path:
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file).writerows([heads.split(";"), *rows])
    return path


JUNIORS = [
    posts("Payments", "Band 5", "21,176", "27,625", "12.6"),
    posts("Payments", "MEDICAL", "60000", "80000", "0.5"),
    posts("Audit", "8a (NHS Agenda for Change arrangements apply)", "£38,851", "£46,621", "1"),
    posts("Audit", "4", "18402", "21798", "0"),
]


def test_posts_in_fte_are_whole_heads_at_the_middle_of_the_range(run: Run, tmp_path: Path) -> None:
    found = report(run, written(tmp_path / "a.csv", JUNIOR, JUNIORS), *SHARES, "--pool-by", "Unit")
    rows = imported(tmp_path / "out.xlsx")
    assert [(row["pool"], row["band"], row["copies"]) for row in rows] == [
        ("Payments", "5", 13),
        ("Payments", "not given", 1),
        ("Audit", "8a", 1),
    ]
    assert [row["wte"] * row["copies"] for row in rows] == [pytest.approx(fte) for fte in (12.6, 0.5, 1.0)]
    assert [row["base_salary"] for row in rows] == [24_400.5, 70_000, 42_736]  # (21,176 + 27,625) / 2 and so on
    used = found["totals"]["used"]
    assert (used["heads"], used["wte"]) == (15, pytest.approx(14.1))
    assert "the salary is the middle of the range of pay: --pay-range takes another part of it" in found["guessed"]


@pytest.mark.parametrize(("part", "salary"), [("low", 21_176), ("high", 27_625)])
def test_another_part_of_the_range_is_taken_if_asked(run: Run, tmp_path: Path, part: str, salary: float) -> None:
    report(run, written(tmp_path / "a.csv", JUNIOR, JUNIORS[:1]), *SHARES, "--pay-range", part)
    assert [row["base_salary"] for row in imported(tmp_path / "out.xlsx")] == [salary]


def test_a_range_in_one_column_is_read(run: Run, tmp_path: Path) -> None:
    heads = "Department;Grade;Pay Range;Number of Posts"
    path = written(
        tmp_path / "a.csv", heads, [["Audit", "Band 5", "£21,176 - £27,625", "2"], ["IT", "6", "25528 to 34189", "1"]]
    )
    report(run, path, *SHARES)
    assert [row["base_salary"] for row in imported(tmp_path / "out.xlsx")] == [24_400.5, 29_858.5]


def test_a_list_of_senior_posts_is_read(run: Run, tmp_path: Path) -> None:
    rows = [
        senior("A Person", "VSM", "1.00", "150000", "154999"),
        senior("Vacant", "Board", "1.00", "100000", "104999"),
        senior("N/D", "ESM 2", "0.80", "95000", "99999"),
        senior("Eliminated", "Band 9", "0.00", "0", "0"),
    ]
    found = report(run, written(tmp_path / "a.csv", SENIOR, rows), *SHARES)
    asides = {name: each["rows"] for name, each in found["totals"]["set aside"].items()}
    assert asides == {"vacant posts": 1, "no contracted WTE": 1}
    taken = [(row["band"], row["wte"], row["base_salary"]) for row in imported(tmp_path / "out.xlsx")]
    assert taken == [("VSM", 1, 152_499.5), ("not given", 0.8, 97_499.5)]


def test_a_published_list_ends_in_a_body_that_is_read(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "a.csv", JUNIOR, JUNIORS)
    report(run, path, *SHARES, "--into", str(INPUTS / "example-pct-2010.xlsx"))
    assert main(["check", str(accepted(tmp_path / "out.xlsx"))]) == 0
    assert "no problems" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            posts("Audit", "AFC 8A - AFC 8C", "38851", "67134", "3"),
            'E2: "Band" names more than one band; write one',
        ),
        (
            posts("Audit", "5", "27625", "21176", "3"),
            'F2: "Least pay of the grade" is more than the most of the range; mend one',
        ),
    ],
)
def test_what_a_published_list_leaves_open_is_told(run: Run, tmp_path: Path, row: list[Any], told: str) -> None:
    path = written(tmp_path / "a.csv", JUNIOR, [row])
    code, _, err = run(path, *SHARES)
    assert (code, err) == (2, f"{path} CSV!{told}\n")


def test_a_number_of_posts_beside_a_wte_is_not_needed(run: Run, tmp_path: Path) -> None:
    heads = "Department;Grade;FT Salary;WTE;Number of Posts;Continuous Service Date"
    path = written(tmp_path / "a.csv", heads, [["Audit", "Band 5", "30000", "0.6", "4", "2010-04-01"]])
    found = report(run, path)
    assert (found["totals"]["used"]["heads"], found["totals"]["used"]["wte"]) == (1, 0.6)


def test_posts_in_fte_of_a_known_headcount_are_of_its_people(run: Run, tmp_path: Path) -> None:
    heads = "Department;Grade;FT Salary;Headcount;Number of Posts in FTE;Continuous Service Date"
    path = written(tmp_path / "a.csv", heads, [["Audit", "Band 5", "30000", "6", "4.5", "2010-04-01"]])
    report(run, path)
    (row,) = imported(tmp_path / "out.xlsx")
    assert (row["copies"], row["wte"]) == (6, 0.75)
