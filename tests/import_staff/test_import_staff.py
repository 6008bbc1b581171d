"""`mancost import-staff`: headings understood, every row accounted for, and nothing of a person told."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.__main__ import main
from model.body_workbook.read import read
from model.import_staff.choices import OPTION
from model.import_staff.headings import meaning
from model.projection.project import project
from tests.support.imports import BEGAN, BORN, INPUTS, Run, accepted, change, imported, person, report
from tests.support.lists import HEADS, as_csv, as_xlsx, people


@pytest.mark.cli
def test_every_row_of_the_shipped_list_is_accounted_for(run: Run, tmp_path: Path) -> None:
    found = report(run, INPUTS / "example-staff-list.csv", "--continuity", "csd-3-months")
    totals = found["totals"]
    asides = totals["set aside"].values()
    assert sum(each["rows"] for each in asides) == 6  # bank, leaver, vacant post, factor, total, second cost line
    assert totals["in"]["rows"] == totals["used"]["rows"] + 6
    assert totals["used"]["rows"] == totals["used"]["heads"] == found["staff rows"]
    assert totals["used"]["wte"] == pytest.approx(sum(row["wte"] for row in imported(tmp_path / "out.xlsx")))
    offer = "1 vacant post is set aside, 1.00 WTE: --vacancies puts them on the Vacancies sheet, where a plan ends them first"
    assert found["warnings"] == [offer]


@pytest.mark.cli
def test_the_shipped_list_fits_the_ledger_of_the_shipped_body(run: Run, tmp_path: Path) -> None:
    into = ("--into", str(INPUTS / "example-icb-2025.xlsx"))
    report(run, INPUTS / "example-staff-list.csv", "--continuity", "csd-3-months", *into)
    inputs = read(tmp_path / "out.xlsx")
    built = project(inputs).values["baseline_built_up"][0, 0]
    assert built == pytest.approx(inputs.body["ledger_budget"], rel=0.01)


@pytest.mark.cli
def test_a_person_stands_on_the_staff_sheet_as_the_list_says(run: Run, tmp_path: Path) -> None:
    assert run(as_xlsx(tmp_path / "a.xlsx", [person(1)]))[0] == 0
    (row,) = imported(tmp_path / "out.xlsx")
    said = {"row": "1", "pool": "Managers, band 7", "band": "7", "base_point": "30", "base_salary": 45_000, "wte": 1}
    assert row == said | {"copies": 1, "born": BORN, "service_start": BEGAN}


@pytest.mark.cli
def test_rows_that_are_nobody_in_post_are_set_aside_by_what_they_are(run: Run, tmp_path: Path) -> None:
    blank = [None] * len(HEADS)
    rows = [
        ["Corporate services", *blank[1:]],
        person(1),
        change(2, kind="Bank", wte=0.0),
        change(3, kind="Agency"),
        change(4, status="Terminate Assignment"),
        change(5, status="Inactive Not Worked"),
        change(6, kind="Honorary"),
        change(7, number=None, post=None, who="VACANT", born=None, began=None),
        ["", "", "", "Vacancy factor", None, None, None, -1.5, None, None, None, None],
        change(8, wte=0),
        ["Total", *blank[1:7], 4.5, *blank[8:]],
        ["Source: payroll, printed on 1 April", *blank[1:]],
    ]
    asides = report(run, as_xlsx(tmp_path / "a.xlsx", rows))["totals"]["set aside"]
    assert {name: each["rows"] for name, each in asides.items()} == {
        "section markers and notes": 2,
        "bank and zero hours": 1,
        "agency and contractors": 1,
        "leavers": 1,
        "inactive assignments": 1,
        "honorary, volunteers and non-executives": 1,
        "vacant posts": 1,
        "vacancy factors and other negative lines": 1,
        "no contracted WTE": 1,
        "totals": 1,
    }


@pytest.mark.cli
def test_a_total_unlike_its_rows_is_said(run: Run, tmp_path: Path) -> None:
    total = ["Total", *[None] * 6, 9.0, *[None] * 4]
    found = report(run, as_xlsx(tmp_path / "a.xlsx", [person(1), person(2), total]))
    assert found["warnings"] == ["List row 6: the total of WTE is not that of the rows above it"]


REFUSED = [
    ([change(1, wte=0.5), [*change(1, wte=0.5)]], "List!A5: the row says what row 4 does; take one out"),
    ([change(1, wte="0,8")], 'List!H4: "WTE" has a comma that does not mark thousands, and reads two ways; type digits alone'),
    ([change(1, wte=37.5)], 'List!H4: "WTE" is outside 0.01 to 1.5 of full time; check it'),
    ([change(1, pay="n/a")], 'List!G4: "Full-time salary" is a placeholder and no number; give it or clear the cell'),
    ([change(1, pay=45.0)], 'List!G4: "Full-time salary" is outside 8,000 to 500,000 (£ a year, full time); check it, and that it is in pounds'),
    ([change(1, pay=None, point=None)], "List!G4: the row gives neither a salary nor a point; give one of them"),
    ([change(1, band="Band 8")], 'List!E4: "Band" does not say which range of band 8; write 8a, 8b, 8c or 8d'),
    ([change(1, band=datetime(2026, 9, 8))], 'List!E4: "Band" is a date, which a spreadsheet makes of text such as 8-9; format the cell as text, type it again'),
    ([change(1, born="03/04/1970")], 'List!K4: "Date of birth" is text that reads two ways; say which with --dates day-first or --dates month-first'),
    ([change(1, born="3-Apr-15")], 'List!K4: "Date of birth" gives its year in two digits, and fits neither century; write it as 2015-04-03 or 3 April 2015'),
    ([change(1, began=None)], 'List!L4: "Continuous service date, 3 months" is blank; give the day it began'),
    ([change(1, began=datetime(1980, 1, 1))], 'List!L4: "Continuous service date, 3 months" is before the age of 14; check it and the date of birth'),
    ([change(1, born=datetime(1982, 3, 1), began=datetime(1996, 2, 29))], 'List!L4: "Continuous service date, 3 months" is before the age of 14; check it and the date of birth'),
    ([change(1, wte="#REF!")], 'List!H4: "WTE" is #REF!, an error of the spreadsheet; mend the cell'),
]  # fmt: skip


@pytest.mark.cli
@pytest.mark.parametrize(("rows", "sentence"), [pytest.param(*case, id=case[1][:50]) for case in REFUSED])
def test_what_cannot_be_read_is_refused_with_its_cell(run: Run, tmp_path: Path, rows: Any, sentence: str) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", rows)
    assert run(path) == (2, "", f"{path} {sentence}\n")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.cli
def test_refused_rows_are_left_out_where_that_is_asked(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [person(1), change(2, wte="tbc"), person(3)])
    found = report(run, path, "--leave-out")
    assert (found["totals"]["in"]["rows"], found["totals"]["used"]["rows"], found["totals"]["refused"]["rows"]) == (
        3,
        2,
        1,
    )
    assert found["warnings"] == ["1 refused rows are left out"]
    assert len(imported(tmp_path / "out.xlsx")) == 2


@pytest.mark.cli
def test_days_that_read_two_ways_are_read_as_the_user_says(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [change(1, born="03/04/1970")])
    for order, born in (("day-first", datetime(1970, 4, 3)), ("month-first", datetime(1970, 3, 4))):
        assert run(path, "--dates", order, "--out", str(tmp_path / f"{order}.xlsx"))[0] == 0
        assert imported(tmp_path / f"{order}.xlsx")[0]["born"] == born


ASKED = [
    (["CSD (12 Months)"], [datetime(2002, 1, 1)], {}, "has 2 dates that service may count from; say which: --continuity csd-3-months or csd-12-months"),
    (["Leaving Date"], [datetime(2026, 1, 1)], {}, "gives days of leaving; say with --on DATE on what day the people must be in post"),
    ([], [], {"FT Salary": "Basic Salary"}, "heads its pay Salary, which may be full-time or as paid; say --salary full-time or actual"),
]  # fmt: skip


@pytest.mark.cli
@pytest.mark.parametrize(("heads", "cells", "renamed", "sentence"), ASKED)
def test_what_the_list_leaves_open_is_asked_in_one_sentence(
    run: Run, tmp_path: Path, heads: Any, cells: Any, renamed: Any, sentence: str
) -> None:
    named = [renamed.get(head, head) for head in HEADS]
    path = as_xlsx(tmp_path / "a.xlsx", [[*change(1, wte=0.8), *cells]], [*named, *heads])
    assert run(path) == (2, "", f"{path}: {sentence}\n")


@pytest.mark.cli
def test_an_answer_is_taken(run: Run, tmp_path: Path) -> None:
    heads = ["Basic Salary" if head == "FT Salary" else head for head in HEADS] + ["CSD (12 Months)", "Leaving Date"]
    rows = [
        [*change(1, wte=0.8, pay=36_000.0), datetime(1999, 1, 1), None],
        [*person(2), datetime(1999, 1, 1), datetime(2026, 3, 1)],
    ]
    path = as_xlsx(tmp_path / "a.xlsx", rows, heads)
    report(run, path, "--continuity", "csd-12-months", "--salary", "actual", "--on", "2026-03-31")
    (row,) = imported(tmp_path / "out.xlsx")
    assert (row["base_salary"], row["service_start"]) == (45_000, datetime(1999, 1, 1))


@pytest.mark.cli
def test_headings_of_two_rows_and_two_tables_on_a_sheet_are_read(run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    upper = ["Employee", "", "Pay", "", "Contracted", "", "CSD"]
    lower = ["Number", "Surname", "Band", "FT Salary", "WTE", "DOB", "3 Months"]
    for start, number in ((3, 1), (12, 2)):
        for place, (over, under) in enumerate(zip(upper, lower, strict=True), 2):
            sheet.cell(start, place, over or None)
            sheet.cell(start + 1, place, under)
        values: list[Any] = [number, "Canary", "7", 45_000, 1, BORN, BEGAN]
        for place, value in enumerate(values, 2):
            sheet.cell(start + 2, place, value)
    book.save(tmp_path / "a.xlsx")
    found = report(run, tmp_path / "a.xlsx")
    assert [each["column"] for each in found["mapped"]] == 2 * ["B", "D", "E", "F", "G", "H"]
    assert [row["service_start"] for row in imported(tmp_path / "out.xlsx")] == [BEGAN, BEGAN]


@pytest.mark.cli
def test_staff_on_two_sheets_is_asked_about(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [person(1)])
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book["List"]).title = "Old"
    book.save(path)
    code, _, err = run(path)
    assert (code, err) == (2, f"{path}: holds staff on 2 sheets, List, Old; say which with --sheet\n")
    assert run(path, "--sheet", "Old")[0] == 0


@pytest.mark.cli
def test_the_same_list_in_csv_is_the_same_people(run: Run, tmp_path: Path) -> None:
    rows = people(40, 3)
    report(run, as_xlsx(tmp_path / "a.xlsx", rows), "--out", str(tmp_path / "one.xlsx"))
    report(run, as_csv(tmp_path / "a.csv", rows), "--out", str(tmp_path / "two.xlsx"))
    assert imported(tmp_path / "one.xlsx") == imported(tmp_path / "two.xlsx")


@pytest.mark.cli
def test_people_go_into_a_copy_of_a_body_and_the_body_stays_as_it_was(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (INPUTS / "example-icb-2025.xlsx").read_bytes()
    out = tmp_path / "copy.xlsx"
    path = as_xlsx(tmp_path / "a.xlsx", people(30, 1))
    report(run, path, "--into", str(INPUTS / "example-icb-2025.xlsx"), "--out", str(out))
    assert (INPUTS / "example-icb-2025.xlsx").read_bytes() == before
    assert len(imported(out)) == 30
    assert main(["check", str(accepted(out))]) == 0
    assert "30 staff rows" in capsys.readouterr().out


@pytest.mark.cli
def test_nothing_is_written_over_what_was_read(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [person(1)])
    before = path.read_bytes()
    code, out, _ = run(path, "--out", str(path))
    assert code == 0
    assert "a (2).xlsx" in out
    assert path.read_bytes() == before


@pytest.mark.cli
def test_nothing_of_a_person_is_told_or_kept_but_what_the_model_needs(run: Run, tmp_path: Path) -> None:
    heads = [*HEADS, "NI Number", "Jo Bloggs"]
    rows = [[*change(31415926, who="Canary", pay=48_123.45), "QQ123456C", "Canary"] for _ in range(1)]
    rows.append([*change(27182818, who="Canary", wte="Canary", pay=51_234.56), "QQ123456C", "Canary"])
    path = as_xlsx(tmp_path / "a.xlsx", rows, heads)
    said = (
        "".join(run(path)[1:]) + "".join(run(path, "--leave-out")[1:]) + "".join(run(path, "--leave-out", "--json")[1:])
    )
    canaries = ("Canary", "31415926", "27182818", "QQ123456C", "48,123", "48123", "51234", "1970", "Bloggs")
    assert [canary for canary in canaries if canary in said] == []
    with zipfile.ZipFile(tmp_path / "out.xlsx") as parts:
        held = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    assert [canary for canary in ("Canary", "31415926", "QQ123456C", "Bloggs") if canary in held] == []


@pytest.mark.cli
def test_text_that_begins_like_a_formula_stays_text(run: Run, tmp_path: Path) -> None:
    orgs = ['=HYPERLINK("http://x")', "+1", "-1x", "@SUM(A1)"]
    rows = [change(number, org=org) for number, org in enumerate(orgs, 1)]
    path = as_csv(tmp_path / "a.csv", rows)
    for more in ((), ("--into", str(INPUTS / "example-icb-2025.xlsx"))):
        out = tmp_path / f"out{len(more)}.xlsx"
        assert run(path, "--pool-by", "org-path", "--out", str(out), *more)[0] == 0
        book = openpyxl.load_workbook(out)
        cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        cells = [cell for cell in cells if (cell.parent.title, cell.column) != ("Assumptions", 6)]  # the column Used
        assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
        assert {row["pool"] for row in imported(out)} == set(orgs)


@pytest.mark.cli
def test_hidden_rows_are_read_and_said(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [person(1), person(2)])
    book = openpyxl.load_workbook(path)
    book["List"].row_dimensions[5].hidden = True
    book.save(path)
    assert report(run, path)["warnings"] == ["List hides row 5; hidden cells are read too"]


@pytest.mark.unit
def test_every_date_of_continuity_is_a_field_of_some_heading() -> None:
    headings = ("CSD 3 Months", "CSD 12 Months", "NHS Entry Date", "Continuous Service Date", "Hire Date")
    assert [meaning(heading) for heading in headings] == list(OPTION)
