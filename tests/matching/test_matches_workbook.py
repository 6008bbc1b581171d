"""matches.xlsx: its formulas agree in LibreOffice, each sheet says whose data it is, and canaries reach nothing."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.__main__ import main
from model.matching.answer import ALWAYS, STATUS
from model.matching.columns import AT_RISK, POSTS
from model.matching.example import region as example
from model.matching.template import make_region
from model.matching.workbook import PROTECT, SHEETS
from tests.support.libreoffice import recalculated

NAME, NI, UNREAD, SHEET = "Zorblax", "QQ123456C", "Vexing unread", "Wobbly Sheetname"
BORN = date(1971, 3, 7)
PRIVATE = (NAME, NI, UNREAD, SHEET, "1971-03-07", str((BORN - date(1899, 12, 30)).days))


@pytest.fixture(scope="module")
def matches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """matches.xlsx of a small region."""
    folder = tmp_path_factory.mktemp("match")
    (folder / "region.xlsx").write_bytes(make_region(example(120, 200)))
    assert main(["match", str(folder / "region.xlsx"), "--out", str(folder), "-q"]) == 0
    return folder / "matches.xlsx"


def opened(path: Path, values: bool) -> Any:
    return openpyxl.load_workbook(path, data_only=values)


@pytest.mark.agree
def test_every_live_formula_agrees_in_libreoffice(matches: Path) -> None:
    ours, live = (opened(matches, values) for values in (True, False))
    theirs: Any = recalculated(matches)
    count = 0
    for sheet in live:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                mine, other = (book[sheet.title][cell.coordinate].value for book in (ours, theirs))
                assert mine == pytest.approx(other, abs=1e-6), f"{sheet.title}!{cell.coordinate} {cell.value}"
    assert count > 180  # a share for each of 120 people, and the figures of Summary, Contests, Unlock and Checks


@pytest.mark.agree
def test_the_summary_follows_a_list_that_is_changed(matches: Path, tmp_path: Path) -> None:
    book: Any = openpyxl.load_workbook(matches)
    labels = {cell.value: cell.row for cell in book["Summary"]["A"] if cell.value}
    people = book["By person"]
    row = next(row for row in range(5, 125) if people.cell(row, 5).value == STATUS[ALWAYS])
    payoff = people.cell(row, 13).value
    people.cell(row, 13).value = payoff + 1000
    people.cell(row, 5).value = "no post"
    book.save(tmp_path / "changed.xlsx")
    before = opened(matches, True)["Summary"]
    after: Any = recalculated(tmp_path / "changed.xlsx")

    def moved(label: str) -> Any:
        return after["Summary"].cell(labels[label], 2).value - before.cell(labels[label], 2).value

    assert moved("All") == pytest.approx(1000)
    assert (moved(STATUS[ALWAYS].capitalize()), moved("No post")) == (-1, 1)
    assert moved("At risk") == 0


@pytest.mark.documents
def test_each_sheet_says_whose_data_it_is_and_all_checks_pass(matches: Path) -> None:
    book: Any = openpyxl.load_workbook(matches, data_only=True)
    assert tuple(book.sheetnames) == SHEETS
    for sheet in book:
        assert sheet["A3"].value == PROTECT
    checks = book["Checks"]
    assert [checks.cell(row, 4).value for row in range(5, 11)] == [*[1] * 5, "yes"]
    assert checks["A10"].value == "All checks pass"


@pytest.mark.documents
def test_the_lists_have_a_row_for_each_person_and_each_post(matches: Path) -> None:
    book: Any = openpyxl.load_workbook(matches, data_only=True)
    people = [row[0] for row in book["By person"].iter_rows(min_row=5, values_only=True)]
    assert people == sorted(people)
    assert len(people) == len(set(people)) == 120
    first = [row[0] for row in book["By post"].iter_rows(min_row=5, values_only=True) if row[5] == 1]
    whole = {name.partition(" half ")[0] for name in first}
    assert len(whole) == 200
    none = [row for row in book["No post"].iter_rows(min_row=5, values_only=True) if row[0]]
    assert len(none) == sum(row[4] == "no post" for row in book["By person"].iter_rows(min_row=5, values_only=True))
    for row in book["Contests"].iter_rows(min_row=5, values_only=True):
        people_said, posts_said = re.search(r"^(\d+) .* compete for (\d+) post", row[4]).groups()  # type: ignore[union-attr]
        assert (int(people_said), int(posts_said), row[1] - row[2]) == (row[1], row[2], row[3])
        assert row[3] > 0


def texts(path: Path) -> str:
    """Everything that a workbook holds."""
    with zipfile.ZipFile(path) as parts:
        return "\n".join(f"{name} {parts.read(name).decode('utf-8', 'replace')}" for name in parts.namelist())


@pytest.mark.cli
def test_no_canary_of_a_person_reaches_an_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (tmp_path / "clean.xlsx").write_bytes(make_region(example(20, 35)))
    book: Any = openpyxl.load_workbook(tmp_path / "clean.xlsx")
    book.properties.creator = NAME
    other = book.create_sheet(SHEET)
    other.append([NAME, NI, UNREAD])
    staff = book.create_sheet("Staff")
    staff.append(["Row", "Name", "Date of birth"])
    staff.append([f"{NAME} {NI}", UNREAD, datetime(BORN.year, BORN.month, BORN.day)])
    book.save(place / "region.xlsx")
    assert main(["match", str(place / "region.xlsx"), "--out", str(tmp_path / "out")]) == 0
    out, err = capsys.readouterr()
    held = texts(tmp_path / "out" / "matches.xlsx")
    assert [each for each in PRIVATE if each.lower() in (out + err + held).lower()] == []
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"matches.xlsx", ".mancost.json"}
    assert {path.name for path in place.iterdir()} == {"region.xlsx"}


@pytest.mark.cli
def test_twenty_odd_columns_of_people_are_refused_and_not_quoted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "region.xlsx"
    path.write_bytes(make_region(example(20, 35)))
    book: Any = openpyxl.load_workbook(path)
    sheet = book[AT_RISK]
    for odd in range(20):
        column = sheet.max_column + 1
        sheet.cell(4, column).value = f"{NAME} {odd}"
        for row in range(5, 25):
            sheet.cell(row, column).value = (NAME, NI, UNREAD, datetime(BORN.year, BORN.month, BORN.day))[odd % 4]
    sheet["H5"], sheet["K6"], sheet["M7"], sheet["S8"] = f"{NAME} Street", f"{NI}", f"{UNREAD}", NAME
    book[POSTS]["L5"] = NAME
    book.save(path)
    for command in (["match", str(path), "--out", str(tmp_path / "out")], ["check", str(path), "--no-annotate"]):
        assert main(command) == 2
        out, err = capsys.readouterr()
        assert [each for each in PRIVATE if each.lower() in (out + err).lower()] == []
        assert err.count("is not a heading of this sheet") == 20
    assert not (tmp_path / "out").exists()
