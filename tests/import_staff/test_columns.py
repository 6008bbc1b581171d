"""Columns that the Staff sheet uses are taken, those given twice compared, those that nobody needs passed over."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.body_workbook.write import write_inputs
from model.rules.rulebook import rulebook
from tests.support.imports import INPUTS, Run, change, imported, person, report
from tests.support.kinds import small_body
from tests.support.lists import HEADS, as_xlsx

pytestmark = pytest.mark.cli


def with_columns(path: Path, heads: list[str], *cells: list[Any]) -> Path:
    """A list of a person a row, with more columns."""
    return as_xlsx(
        path / "a.xlsx", [[*person(number), *more] for number, more in enumerate(cells, 1)], [*HEADS, *heads]
    )


@pytest.mark.parametrize(("way", "wte", "all_wte"), [("each", 0.9, 2.7), ("together", 0.3, 0.9)])
def test_a_row_of_several_people_is_all_of_them(run: Run, tmp_path: Path, way: str, wte: float, all_wte: float) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [[*change(1, wte=0.9), 3]], [*HEADS, "Headcount"])
    used = report(run, path, "--headcount", way)["totals"]["used"]
    assert (used["heads"], used["wte"]) == (3, pytest.approx(all_wte))
    (row,) = imported(tmp_path / "out.xlsx")
    assert (row["copies"], row["wte"], row["base_salary"]) == (3, pytest.approx(wte), 45_000)


def test_whose_wte_a_row_of_several_gives_is_asked_where_it_matters(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [[*change(1, wte=2.6), 3], [*person(2), 1]], [*HEADS, "No of Staff"])
    code, _, err = run(path)
    asked = "has 1 row of more than one person: say --headcount each if their WTE and pay are each person's"
    assert (code, err) == (2, f"{path}: {asked}, or --headcount together if they are all of the row's\n")
    assert report(run, path, "--headcount", "together")["totals"]["used"]["heads"] == 4


def test_a_headcount_of_one_in_every_row_is_not_asked_about(run: Run, tmp_path: Path) -> None:
    assert report(run, with_columns(tmp_path, ["Heads"], [1], [None], ["1"]))["totals"]["used"]["heads"] == 3


def test_the_staff_sheet_itself_is_taken_whole(run: Run, tmp_path: Path) -> None:
    body = small_body()
    more = {"copies": 3, "zone": "inner", "terms": "spot", "pension": 5_000.0, "secondment": "secondment"}
    rows = [{**row, **(more if number == 2 else {})} for number, row in enumerate(body.staff)]
    rows[2]["ends"] = rows[2]["born"].replace(year=2027, day=1)
    write_inputs(tmp_path / "in.xlsx", type(body)(**{**body.__dict__, "staff": rows}))
    given = imported(tmp_path / "in.xlsx")
    report(run, tmp_path / "in.xlsx", "--into", str(INPUTS / "example-icb-2025.xlsx"))
    for before, after in zip(given, imported(tmp_path / "out.xlsx"), strict=True):
        assert {**before, "row": ""} == {**after, "row": ""}


ZONES = [
    ("inner", ["Inner", "INNER LONDON", "HCAS - Inner", "20%", 0.2]),
    ("outer", ["Outer London", "15%"]),
    ("fringe", ["Fringe", "London fringe"]),
]


@pytest.mark.parametrize(("zone", "words"), ZONES)
def test_a_high_cost_area_is_taken_by_any_usual_name(run: Run, tmp_path: Path, zone: str, words: list[Any]) -> None:
    found = report(run, with_columns(tmp_path, ["High Cost Area"], *([word] for word in words), ["No"], [None]))
    assert [row.get("zone") for row in imported(tmp_path / "out.xlsx")] == [zone] * len(words) + [None] * 2
    assert "the supplement of a high cost area is added to the salary, which must not include it" in found["guessed"]


@pytest.mark.parametrize(("cell", "why"), [(8_172.0, "is an amount and no area"), ("Yes", "does not say which area")])
def test_a_supplement_that_names_no_area_is_refused(run: Run, tmp_path: Path, cell: Any, why: str) -> None:
    path = with_columns(tmp_path, ["HCAS"], [cell])
    told = f'"High cost area" {why}; write inner, outer, fringe or none'
    assert run(path) == (2, "", f"{path} List!M4: {told}\n")


def test_terms_are_taken_and_unknown_ones_counted(run: Run, tmp_path: Path) -> None:
    found = report(
        run, with_columns(tmp_path, ["Terms"], ["Agenda for Change"], ["Spot salary"], ["Uncapped"], ["TUPE"])
    )
    assert [row.get("terms") for row in imported(tmp_path / "out.xlsx")] == ["afc", "spot", "uncapped", None]
    assert found["warnings"] == ["1 cell of Terms names none that are known, and leaves them to the band (List!M7)"]


def test_hours_are_measured_against_those_of_the_grade(run: Run, tmp_path: Path) -> None:
    heads = ["Hours" if head == "Contracted WTE" else head for head in HEADS]
    rows = [[*change(1, wte=18.75), 37.5], [*change(2, wte=20), 40]]
    report(run, as_xlsx(tmp_path / "a.xlsx", rows, [*heads, "Grade Contract Hours"]))
    assert [row["wte"] for row in imported(tmp_path / "out.xlsx")] == [0.5, 0.5]


PAIRS = [
    ("Cost Centre", "Cost Centre Name"), ("Subjective Code", "Subjective Description"), ("Position Number", "Post No"),
    ("Start Date", "Latest Hire Date"), ("Organisation Code", "Entity"), ("Budget WTE", "Est WTE"),
    ("System Assignment Status", "User Assignment Status"), ("Assignment Category", "Employee Category"),
    ("Normal Hours", "Grade Contract Hours"), ("Org L4", "Organisation Name"),
]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS)
def test_a_second_column_that_nobody_needs_is_no_fault(run: Run, tmp_path: Path, pair: tuple[str, str]) -> None:
    found = report(run, with_columns(tmp_path, [*pair], ["101500", "Finance"], ["101500", "Finance team"]))
    assert found["totals"]["used"]["rows"] == 2


def test_a_second_column_of_a_status_is_read_too(run: Run, tmp_path: Path) -> None:
    path = with_columns(tmp_path, ["User Assignment Status"], ["Active Assignment"], ["Career Break"])
    assert report(run, path)["totals"]["used"]["rows"] == 1


@pytest.mark.parametrize(("second", "same"), [(1.0, True), ("1.00", True), (0.5, False)])
def test_a_second_column_of_a_used_field_may_say_the_same(run: Run, tmp_path: Path, second: Any, same: bool) -> None:
    path = with_columns(tmp_path, ["Actual WTE"], [second])
    code, _, err = run(path)
    told = f'{path} List!M3: heads another column of "WTE", as H3 does, and row 4 differs; keep one\n'
    assert (code, err) == ((0, "") if same else (2, told))


def test_which_of_several_columns_names_the_pools_is_asked(run: Run, tmp_path: Path) -> None:
    path = with_columns(tmp_path, ["Org L4", "Hall"], ["Payroll", "North"], ["Audit", "South"])
    asked = "has 2 columns of Org path: say --pool-by with the heading of one, Org L3, Org L4"
    assert run(path, "--pool-by", "org-path") == (2, "", f"{path}: {asked}\n")
    for heading, pools in (("Org L4", ["Payroll", "Audit"]), ("hall", ["North", "South"])):
        report(run, path, "--pool-by", heading)
        assert [row["pool"] for row in imported(tmp_path / "out.xlsx")] == pools


def label_list(path: Path, label: str, head: str = "Directorate") -> Path:
    """Seven people of three directorates, each named once: in merged cells, or with blanks below."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "List"
    sheet.append([head, *HEADS])
    for number, name in enumerate(["Finance", None, None, "HR", None, "IT", None], 1):
        row = person(number)
        if head == "Band":
            row[4] = None
        sheet.append([name, *row])
    if label == "merged":
        for cells in ("A2:A4", "A5:A6", "A7:A8"):
            sheet.merge_cells(cells)
    book.save(path)
    return path


def test_a_merged_label_is_that_of_all_its_rows(run: Run, tmp_path: Path) -> None:
    found = report(run, label_list(tmp_path / "a.xlsx", "merged"), "--pool-by", "Directorate")
    assert [row["pool"] for row in imported(tmp_path / "out.xlsx")] == ["Finance"] * 3 + ["HR"] * 2 + ["IT"] * 2
    merged = "List merges A2:A4, A5:A6, A7:A8: the value of a merged cell is taken for each of its rows"
    assert found["warnings"] == [merged]


def test_what_a_blank_below_a_label_means_is_asked(run: Run, tmp_path: Path) -> None:
    path = label_list(tmp_path / "a.xlsx", "once")
    asked = (
        "4 of 7 rows give no Pool, the first in List!A3: say --blank-repeats pool if a blank repeats the cell above it"
    )
    by = ("--pool-by", "Directorate")
    assert run(path, *by) == (2, "", f"{path}: {asked}, or --blank-is-none pool\n")
    report(run, path, *by, "--blank-repeats", "pool")
    assert [row["pool"] for row in imported(tmp_path / "out.xlsx")] == ["Finance"] * 3 + ["HR"] * 2 + ["IT"] * 2
    found = report(run, path, *by, "--blank-is-none", "pool")
    assert found["warnings"] == ['4 of 7 rows name no pool, and stand in "Not given"']


def test_a_band_that_stands_once_for_a_block_is_asked_about(run: Run, tmp_path: Path) -> None:
    rows = [change(number, band=band, point=None) for number, band in enumerate(["Band 7", None, None, "Band 6"], 1)]
    path = as_xlsx(tmp_path / "a.xlsx", rows)
    code, _, err = run(path)
    assert (code, err.partition(": say")[0]) == (2, f"{path}: 2 of 4 rows give no Band, the first in List!E5")
    report(run, path, "--blank-repeats", "band")
    assert [row["band"] for row in imported(tmp_path / "out.xlsx")] == ["7", "7", "7", "6"]
    found = report(run, path, "--blank-is-none", "band")
    assert found["warnings"] == ["2 rows give no band, and are taken to be on local pay (the first in List!E5)"]


def test_an_amount_in_a_merged_cell_is_not_counted_twice(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [person(1), change(2, wte=None)])
    book = openpyxl.load_workbook(path)
    book["List"].merge_cells("H4:H5")
    book.save(path)
    assert run(path) == (2, "", f'{path} List!H5: "WTE" is blank; give it, or take the row out\n')


def test_a_salary_that_holds_the_supplement_already_is_told(run: Run, tmp_path: Path) -> None:
    most = rulebook()["hcas_inner_most"].on(date(2025, 4, 1)).value  # 20% of 54,710 is 10,942, which is more
    for pay, told in ((54_710.0, False), (54_710.0 + most, True)):
        rows = [[*change(number, pay=pay, point="Top"), "Inner"] for number in range(1, 4)]
        found = report(run, as_xlsx(tmp_path / "a.xlsx", rows, [*HEADS, "HCAS"]))
        why = "are a point's pay and the supplement, which is then added again: take it out of the salaries"
        assert (f"3 of 3 salaries in high cost areas {why}" in found["warnings"]) is told


@pytest.mark.parametrize(
    "heading",
    [
        "Annual Salary (FTE)",
        "Salary (FTE)",
        "FTE Annual Salary",
        "Full-time equivalent salary",
        "WTE salary",
        "Salary per annum (full time equivalent)",
        "Basic Pay WTE",
        "Annual salary (whole-time equivalent)",
    ],
)
def test_a_salary_said_to_be_of_full_time_is_not_asked_about(run: Run, tmp_path: Path, heading: str) -> None:
    heads = [heading if head == "FT Salary" else head for head in HEADS]
    assert heads != HEADS
    path = as_xlsx(tmp_path / "a.xlsx", [change(1, wte=0.5), person(2)], heads)
    found = report(run, path)
    assert "Full-time salary" in {each["as"] for each in found["mapped"]}
    assert [row["base_salary"] for row in imported(tmp_path / "out.xlsx")] == [45_000, 45_000]


def test_why_a_total_of_pay_is_hidden_is_said_where_it_is(run: Run, tmp_path: Path) -> None:
    few = as_xlsx(tmp_path / "few.xlsx", [person(number) for number in range(1, 4)], HEADS)
    many = as_xlsx(tmp_path / "many.xlsx", [person(number) for number in range(1, 8)], HEADS)
    why = "Pay of fewer than 5 rows is hidden, since it could show what one person earns."
    assert report(run, few)["totals"]["hidden"] == why
    assert report(run, many)["totals"]["hidden"] == ""
    assert why in run(few)[1]
