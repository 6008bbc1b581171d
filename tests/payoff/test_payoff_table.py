"""`payoff --people`: a line a person and a total, printed or as a file, that come to what each one's working does."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.__main__ import main
from model.payoff.work import AMOUNTS
from tests.support.uncoded import uncoded

pytestmark = pytest.mark.cli
Run = Callable[..., str]
PLAIN = "--salary 47810 --wte 0.8 --born 1972-05-17 --service-start 2003-09-01 --exit 2026-09-30"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Call `mancost payoff` and return what it printed."""

    def call(*given: object, code: int = 0) -> str:
        assert main(["payoff", *map(str, given)]) == code
        told = capsys.readouterr()
        return uncoded(told.err) if code else told.out

    return call


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A hundred people, no two paid alike, of whom a quarter leave by MARS; one id would be a formula."""
    rows = ["id,salary,wte,born,service_start,exit,route"]
    rows += [
        f"{'=1+1' if not number else f'P{number}'},{30_000 + 137 * number},{1 if number % 3 else 0.6},1970-01-01,"
        f"{1995 + number % 25}-04-01,2026-09-30,{'mars' if number % 4 == 0 else 'redundancy'}"
        for number in range(100)
    ]
    path = tmp_path / "people.csv"
    path.write_text("\n".join(rows), "utf-8")
    return path


def test_a_hundred_people_are_a_line_each_and_a_total(people: Path, run: Run) -> None:
    lines = run("--people", people).splitlines()
    found = json.loads(run("--people", people, "--json"))
    start = next(place for place, line in enumerate(lines) if line.startswith("Id "))
    assert lines[start].split("  ")[-1].strip() == "Total"
    table = lines[start + 1 : start + 101]
    assert [line.split()[0] for line in table] == [person["id"] for person in found["people"]]
    totals = [float(line.split()[-1].replace(",", "")) for line in table]
    assert totals == [person["amounts"]["total"] for person in found["people"]]  # what each one's working comes to
    total = lines[start + 101].split()
    assert total[0] == "Total"
    assert float(total[-1].replace(",", "")) == pytest.approx(sum(totals), abs=0.01 * len(totals))
    assert found["total"]["total"] == pytest.approx(sum(totals), abs=0.01 * len(totals))
    assert len(lines) < 115
    assert any(line.startswith("Note, of 100 people: reckonable service is not given") for line in lines)


def test_steps_print_each_persons_working_and_the_total_after_it(people: Path, run: Run) -> None:
    out = run("--people", people, "--steps")
    assert out.count("What it comes to") == 100
    assert "Person P7\n" in out
    assert out.index("Person P99") < out.index("\nTotal ")


@pytest.mark.parametrize("name", ["exits.csv", "exits.xlsx", "EXITS.CSV"])
def test_the_lines_are_written_with_every_amount(name: str, people: Path, run: Run, tmp_path: Path) -> None:
    found = json.loads(run("--people", people, "--json"))
    path = tmp_path / name
    assert f"A line a person: {path}\n" in run("--people", people, "--out", path)
    if name.lower().endswith("csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [*csv.DictReader(file)]
        ids = [row["id"] for row in rows]
        written = [{amount: float(row[amount]) for amount in AMOUNTS} for row in rows]
    else:
        sheet = openpyxl.load_workbook(path, data_only=True)["Exits"]
        cells: list[list[Any]] = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
        ids = [str(row[0]) for row in cells]
        written = [dict(zip(AMOUNTS, row[1:], strict=False)) for row in cells]
        assert openpyxl.load_workbook(path)["Exits"]["A5"].data_type == "s"
    assert ids == ["=1+1" if name.endswith("xlsx") else "'=1+1", *(f"P{number}" for number in range(1, 100)), "Total"]
    for person, row in zip([*found["people"], {"amounts": found["total"]}], written, strict=True):
        assert row == pytest.approx(person["amounts"], abs=0.005)


def test_lines_that_were_edited_since_stay_and_the_new_stand_beside(people: Path, run: Run, tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        run("--people", people, "--out", tmp_path / name)
        (tmp_path / name).write_text("edited", "utf-8")
        out = run("--people", people, "--out", tmp_path / name)
        assert f"Note: {name} is not as mancost wrote it: it stays, and the new file is a (2)." in out
        assert (tmp_path / name).read_text("utf-8") == "edited"


def test_a_file_of_lines_with_another_ending_is_refused(people: Path, run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "a", "a.xls"):
        told = run("--people", people, "--out", tmp_path / name, code=2)
        assert told == f'--out: "{tmp_path / name}" does not end in .csv or .xlsx; give it that ending\n'


def test_one_persons_options_print_the_working_as_before(run: Run, tmp_path: Path) -> None:
    given = [
        "--salary",
        "47810",
        "--wte",
        "0.8",
        "--born",
        "1972-05-17",
        "--service-start",
        "2003-09-01",
        "--exit",
        "2026-09-30",
    ]
    out = run(*given, "--out", tmp_path / "one.csv")
    assert "What this exit costs, step by step" in out
    assert "Redundancy is contractual or statutory pay" not in out
    assert (tmp_path / "one.csv").read_text("utf-8-sig").splitlines()[-1].startswith("Total,73308.67,19491.81,")
