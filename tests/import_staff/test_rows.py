"""Rows that are nobody in post are known by what they say: totals, vacant posts, people away unpaid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.__main__ import main
from model.reading.workbook import grids
from tests.support.imports import INPUTS, Run, accepted, change, imported, person, report
from tests.support.lists import HEADS, as_xlsx

pytestmark = pytest.mark.cli
PLAIN = ["Directorate", "Job Title", "Band", "WTE", "FT Salary", "Continuous Service Date"]  # nobody has a number


def plain(path: Path, rows: list[list[Any]]) -> Path:
    return as_xlsx(path / "a.xlsx", rows, PLAIN)


def post(org: str = "Finance", title: str = "Analyst", wte: float = 1.0) -> list[Any]:
    return [org, title, "Band 6", wte, 38_682, "2010-04-01"]


LABELS = ["Finance Total", "HR Subtotal", "Overall total", "Grand Total", "Finance Count", "Grand Average", "Sub-total"]


@pytest.mark.parametrize("label", LABELS)
def test_a_row_that_a_spreadsheet_adds_up_is_nobody(run: Run, tmp_path: Path, label: str) -> None:
    found = report(run, plain(tmp_path, [post(), [label, None, None, 1.0, 38_682, None]]))
    assert found["totals"]["set aside"]["totals"]["rows"] == 1
    assert found["totals"]["used"]["heads"] == 1


@pytest.mark.parametrize("title", ["Total Reward Manager", "Head of Total Quality", "Stock Count Clerk"])
def test_a_person_whose_title_speaks_of_totals_is_in_post(run: Run, tmp_path: Path, title: str) -> None:
    assert report(run, plain(tmp_path, [post(title=title)]))["totals"]["used"]["heads"] == 1


@pytest.mark.parametrize("cells", [[0, 0, 0], [None, 0.0, "£0.00"], ["-", 0, "-"]])
def test_a_row_of_noughts_is_nobody(run: Run, tmp_path: Path, cells: list[Any]) -> None:
    found = report(run, plain(tmp_path, [post(), [None, None, None, *cells], post(title="Clerk")]))
    assert found["totals"]["set aside"]["section markers and notes"]["rows"] == 1
    assert found["totals"]["used"]["heads"] == 2


NAMES = ["Vacant", "(Vacant)", "*VACANT*", "TBC", "To be recruited", "Region 1 Vacant", "Vacancy", "to be appointed"]


@pytest.mark.parametrize("who", NAMES)
def test_a_vacant_post_is_known_by_any_name(run: Run, tmp_path: Path, who: str) -> None:
    rows = [person(1), change(2, number=None, post=None, who=who, born=None, began=None)]
    found = report(run, as_xlsx(tmp_path / "a.xlsx", rows))
    assert found["totals"]["set aside"]["vacant posts"] == {"rows": 1, "heads": 0, "wte": 1.0, "pay": None}
    assert found["vacant posts"] == {"posts": 1, "wte": 1.0}
    offer = "--vacancies puts them on the Vacancies sheet, where a plan ends them first"
    assert found["warnings"] == [f"1 vacant post is set aside, 1.00 WTE: {offer}"]


def vacant(number: int, band: str, wte: float) -> list[Any]:
    return change(number, number=None, post=None, who="VACANT", born=None, began=None, band=band, wte=wte)


@pytest.mark.parametrize("into", [(), ("--into", str(INPUTS / "example-icb-2025.xlsx"))])
def test_vacant_posts_go_to_the_vacancies_sheet_if_asked(run: Run, tmp_path: Path, into: tuple[str, ...]) -> None:
    rows = [person(1), vacant(2, "Band 7", 1.0), vacant(3, "Band 7", 0.5), vacant(4, "Band 6", 0.8)]
    out = tmp_path / "out.xlsx"
    report(run, as_xlsx(tmp_path / "a.xlsx", rows), "--vacancies", *into)
    grid = grids(out)["Vacancies"]
    heads = grid[3]
    posts = {row[0]: row[heads.index("Vacant posts that are funded")] for row in grid[4:] if row[0]}
    assert (posts["Managers, band 7"], posts["Officers, bands 5 to 6"]) == (1.5, 0.8)
    if into:
        assert main(["check", str(accepted(out))]) == 0
        assert posts["Senior managers"] == 1  # what the body says of other pools stays


def test_a_vacant_post_without_people_has_the_wte_of_its_budget(run: Run, tmp_path: Path) -> None:
    rows = [[*person(1), 1.0], [*vacant(2, "Band 7", 0.0), 0.6]]
    found = report(run, as_xlsx(tmp_path / "a.xlsx", rows, [*HEADS, "Budget WTE"]))
    assert found["vacant posts"] == {"posts": 1, "wte": 0.6}


AWAY = ["Career Break", "Out on External Secondment - Unpaid", "Seconded Out", "External secondment", "Sabbatical"]
HERE = ["Maternity & Adoption", "Maternity Leave - Unpaid", "Out on External Secondment - Paid", "Internal Secondment"]
HERE += ["Suspend With Pay", "Secondment in", "Acting Up", "Long term sick"]


@pytest.mark.parametrize("status", AWAY)
def test_who_is_away_unpaid_is_set_aside_and_told(run: Run, tmp_path: Path, status: str) -> None:
    found = report(run, as_xlsx(tmp_path / "a.xlsx", [person(1), change(2, status=status)]))
    assert found["totals"]["set aside"]["unpaid: career breaks and secondments out"]["rows"] == 1
    told = "1 row of a career break or unpaid secondment is set aside; add whose post or exit the plan counts"
    assert found["warnings"] == [told]


@pytest.mark.parametrize("status", HERE)
def test_who_is_paid_or_on_maternity_leave_is_in_post(run: Run, tmp_path: Path, status: str) -> None:
    assert (
        report(run, as_xlsx(tmp_path / "a.xlsx", [person(1), change(2, status=status)]))["totals"]["used"]["rows"] == 2
    )


def test_rows_alike_in_every_cell_are_told(run: Run, tmp_path: Path) -> None:
    found = report(run, plain(tmp_path, [post(), post(title="Clerk"), post()]))
    told = "1 row says what another does in every cell, such as List row 6 what row 4 does: each counts"
    assert found["warnings"] == [f"{told}; take out what was pasted twice"]


def test_a_list_whose_totals_do_not_reconcile_writes_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [person(1)])
    monkeypatch.setattr("model.import_staff.report.reconciled", lambda taken: False)
    code, out, err = run(path)
    assert (code, out) == (2, "")
    assert "its control totals do not reconcile, so that nothing is written" in err
    assert list(tmp_path.iterdir()) == [path]


def test_subtotals_of_a_list_are_held_against_its_rows(run: Run, tmp_path: Path) -> None:
    rows = [post(wte=0.6), post(title="Clerk", wte=0.6), ["Finance Total", None, None, 1.2, None, None]]
    rows += [
        post("HR", "Adviser"),
        ["HR Total", None, None, 1.5, None, None],
        ["Grand Total", None, None, 2.2, None, None],
    ]
    found = report(run, plain(tmp_path, rows))
    assert found["warnings"] == ["List row 8: the total of WTE is not that of the rows above it"]
    assert found["totals"]["set aside"]["totals"]["rows"] == 3
    assert len(imported(tmp_path / "out.xlsx")) == 3


def test_a_total_merged_over_its_row_is_a_total(run: Run, tmp_path: Path) -> None:
    path = plain(tmp_path, [post(), ["Grand Total", None, None, 1.0, None, None]])
    book = openpyxl.load_workbook(path)
    book["List"].merge_cells("A5:C5")
    book.save(path)
    assert report(run, path)["totals"]["used"]["rows"] == 1
