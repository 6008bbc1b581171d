"""`mancost import-staff --equality`: counts by pool and group, of nobody by name, read back cell by cell."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from model.__main__ import main
from model.body.equality import Counts
from model.body_workbook.read import read
from model.body_workbook.titles import EQUALITY
from model.equality.groups import group_of
from model.import_staff.equality import age_on
from model.problems import InputError
from tests.support.bodies import INPUTS
from tests.support.imports import person
from tests.support.lists import HEADS, as_csv

MORE = ["Gender", "EthnicOrigin", "DisabilityFlag", "ReligiousBelief"]
INTO = INPUTS / "example-icb-2025.xlsx"


def listed(path: Path, answers: list[list[Any]]) -> Path:
    """A list of people of band 7 in one pool, by their answers."""
    return as_csv(path, [[*person(number), *said] for number, said in enumerate(answers, 1)], [*HEADS, *MORE])


def imported(path: Path, answers: list[list[Any]], *options: str) -> Path:
    out = path / "out.xlsx"
    held = str(listed(path / "list.csv", answers))
    assert main(["import-staff", held, "--equality", "--on", "2025-04-01", "--out", str(out), *options]) == 0
    return out


def rows(path: Path) -> dict[tuple[str, str, str], float]:
    """The rows of the counts sheet: heads by pool, characteristic and group."""
    sheet = openpyxl.load_workbook(path)[EQUALITY]
    found = [row for row in sheet.iter_rows(min_row=5, max_col=4, values_only=True) if row[0]]
    return {(str(pool), str(kind), str(group)): float(str(heads)) for pool, kind, group, heads in found}


ANSWERS: list[list[Any]] = [
    ["Female", "A White - British", "No", "Christian"],
    ["Female", "H Asian or Asian British - Indian", "Yes", "Islam"],
    ["F", "Z Not Stated", "Not Declared", None],
    ["Male", "Mixed - White & Asian", None, "Canarycreed"],
]


@pytest.mark.cli
@pytest.mark.parametrize("into", [(), ("--into", str(INTO))], ids=["a new body", "a body"])
def test_a_list_is_counted_by_pool_and_group(tmp_path: Path, into: tuple[str, ...]) -> None:
    pool = "Managers, band 7"
    assert rows(imported(tmp_path, ANSWERS, *into)) == {
        (pool, "Sex", "Female"): 3,
        (pool, "Sex", "Male"): 1,
        (pool, "Race", "White"): 1,
        (pool, "Race", "Asian"): 1,
        (pool, "Race", "Mixed"): 1,
        (pool, "Race", "not stated"): 1,
        (pool, "Disability", "Disabled"): 1,
        (pool, "Disability", "Not disabled"): 1,
        (pool, "Disability", "not stated"): 2,  # declined, and blank: neither is a no
        (pool, "Religion or belief", "Christian"): 1,
        (pool, "Religion or belief", "Muslim"): 1,
        (pool, "Religion or belief", "not stated"): 1,
        (pool, "Religion or belief", "not recognised"): 1,
        (pool, "Age", "45 to 54"): 4,  # born 1 May 1970: 54 on 1 April 2025
        (pool, "Working pattern", "Full time"): 4,
    }


@pytest.mark.cli
def test_what_a_named_row_holds_reaches_no_file_and_no_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = imported(tmp_path, ANSWERS, "--into", str(INTO))
    said = capsys.readouterr()
    with zipfile.ZipFile(out) as parts:
        held = b"".join(parts.read(name) for name in parts.namelist())
    assert b"Working pattern" in held  # the counts are there to be looked through
    for canary in ("Canary", "Canarycreed", "Asian British", "Not Declared", "Islam"):
        assert canary.encode() not in held
        assert canary not in said.out + said.err
    assert "1 answer not recognised" in said.out


@pytest.mark.cli
def test_nothing_is_counted_unless_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.xlsx"
    assert main(["import-staff", str(listed(tmp_path / "list.csv", ANSWERS)), "--out", str(out)]) == 0
    assert EQUALITY not in openpyxl.load_workbook(out).sheetnames
    assert capsys.readouterr().out.count("personal, and not needed") >= len(MORE)


@pytest.mark.cli
def test_a_list_without_characteristics_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = as_csv(tmp_path / "list.csv", [person(1)])
    assert main(["import-staff", str(path), "--equality", "--out", str(tmp_path / "out.xlsx")]) == 2
    assert "holds no protected characteristic" in capsys.readouterr().err
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.cli
def test_the_body_reads_the_counts_back(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(INTO)
    _counts(book, [(pool, "Sex", group, heads) for pool, *each in _halves(book) for group, heads in each])
    book.save(tmp_path / "a.xlsx")
    inputs = read(tmp_path / "a.xlsx")
    assert inputs.equality.names == (("Sex", "Female"), ("Sex", "not stated"))
    staff = np.bincount(inputs.staff["pool"].astype(int) - 1, inputs.staff["copies"])
    assert inputs.equality.heads.sum(axis=0).tolist() == staff.tolist()
    assert not [each for each in inputs.warnings if EQUALITY in each]


@pytest.mark.cli
def test_counts_at_fault_are_told_at_their_cells_and_not_quoted(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(INTO)
    pools = [pool for pool, *_ in _halves(book)]
    good = [(pool, "Sex", "Female", 4) for pool in pools]
    wrong = [
        ("No such pool", "Sex", "Male", 1),
        (pools[0], "Shoe size", "Large", 1),
        (pools[0], "Sex", "Male", 1.5),
        (pools[0], "Sex", "Other", -1),
        (pools[0], "Sex", None, 1),
        (pools[0], "sex", "female", 1),
        (pools[0], "Race", "White", 9),
    ]
    _counts(book, [*good, *wrong])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputError) as refused:
        read(tmp_path / "a.xlsx")
    first = 5 + len(good)
    cells = {problem.cell for problem in refused.value.problems if problem.cell}
    wanted = {f"A{first}", f"B{first + 1}", f"D{first + 2}", f"D{first + 3}", f"C{first + 4}", f"C{first + 5}"}
    assert cells == wanted
    told = " ".join(str(problem) for problem in refused.value.problems)
    assert "No such pool" not in told
    assert "Shoe size" not in told
    assert f"has no Race of {pools[1]}, which has people" in told


def _halves(book: Any) -> list[Any]:
    """Each pool of the shipped body, with its people as half female and the rest not stated."""
    heads: dict[str, float] = {}
    staff = book["Staff"]
    named = {str(cell.value): cell.column for cell in staff[4]}
    for row in staff.iter_rows(min_row=5):
        pool = row[named["Pool"] - 1].value
        if pool:
            heads[str(pool)] = heads.get(str(pool), 0) + (row[named["Headcount"] - 1].value or 1)
    return [[pool, ("Female", many // 2), ("not stated", many - many // 2)] for pool, many in heads.items()]


def _counts(book: Any, counted: list[tuple[Any, ...]]) -> None:
    """Put a counts sheet into a workbook."""
    sheet = book.create_sheet(EQUALITY)
    for number, row in enumerate([("Pool", "Characteristic", "Group", "Heads"), *counted], 4):
        for place, value in enumerate(row, 1):
            sheet.cell(number, place).value = value


@pytest.mark.unit
@pytest.mark.parametrize("blank", [None, "", " ", "Not Stated", "Prefer not to say", "Unknown", "-", "Z"])
def test_no_answer_is_its_own_group_and_never_a_no(blank: Any) -> None:
    for characteristic in ("Disability", "Sex", "Religion or belief", "Sexual orientation", "Nationality"):
        assert blank == "Z" or group_of(characteristic, blank) == "not stated"
    assert group_of("Race", blank) == "not stated"


@pytest.mark.unit
def test_ages_change_group_on_the_birthday() -> None:
    on = date(2025, 4, 1)
    assert [age_on(date(1970, 4, day), on) for day in (1, 2)] == [55, 54]
    assert [group_of("Age", age) for age in (24, 25, 34, 35, 64, 65)] == [
        *("Under 25", "25 to 34", "25 to 34", "35 to 44", "55 to 64", "65 and over"),
    ]  # fmt: skip


@pytest.mark.unit
def test_no_counts_are_none() -> None:
    assert not Counts()
    assert Counts().characteristics == ()
