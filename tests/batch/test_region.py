"""The workbook of a batch as a region reads it: a row a body, the worst first, totals by region, links, filters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest

from tests.support.libreoffice import recalculated
from tests.support.many import put_one, ran


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three small bodies, two of them of one region, one of none."""
    folder = tmp_path_factory.mktemp("region")
    for number, code in enumerate(("A1", "A2", "A3")):
        put_one(folder / f"{code}.xlsx", code, 100 * number)
    (folder / "list.csv").write_text("file,region\nA1.xlsx,North\nA2.xlsx,North\nA3.xlsx,\n", "utf-8")
    ran("batch", folder / "list.csv", "--out", folder / "out", "--jobs", "1")
    return folder / "out"


def rows(sheet: Any) -> list[dict[str, Any]]:
    heads, *found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    return [dict(zip(heads, row, strict=True)) for row in found if row[0] is not None]


@pytest.mark.documents
def test_the_overview_has_each_bodys_figures_as_its_own_file_has_them(out: Path) -> None:
    found = rows(openpyxl.load_workbook(out / "consolidated.xlsx", data_only=True)["Overview"])
    assert [row["Rank"] for row in found] == [1, 2, 3]
    for row in found:
        figures = json.loads((out / row["Code"] / "results.json").read_text("utf-8"))
        option = figures["options"][row["Option"]]
        assert row["Option"] == figures["clearing"]["option"]
        assert row["WTE before"] == pytest.approx(figures["wte_before"])
        assert row["WTE after"] == option["wte"][-1]
        assert row["Heads before"] > 0
        assert row["Made redundant"] == pytest.approx(sum(option["heads_leaving"]["compulsory"]))
        assert row["Volunteers"] == pytest.approx(sum(option["voluntary_heads"]))
        assert row["Cash to find, all years"] == pytest.approx(sum(option["cash_to_find"]))
        by_year = [row[f"Cash to find {year}"] for year in figures["years"]]
        assert by_year == option["cash_to_find"]
        assert row["Most cash to find in any year"] == max(by_year)
        assert row["Cut by the last year"] == pytest.approx(1 - figures["target"][-1] / figures["baseline"])
        assert 0 <= row["Assumptions left at the model's value"] <= row["Assumptions, in all"]
        assert row["Baseline that rests on assumed cells"] == figures["sources"]["money_assumed"]
    order = [(row["Standing"] != "Does not meet it", -row["Cash to find, all years"]) for row in found]
    assert [first for first, _ in order] == sorted(first for first, _ in order)


@pytest.mark.documents
def test_a_body_is_linked_to_its_own_workbook_and_paper_beside_it(out: Path) -> None:
    sheet = openpyxl.load_workbook(out / "consolidated.xlsx")["Overview"]
    links = [str(cell.hyperlink.target) for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 6
    for link in links:
        assert (out / unquote(link).replace("\\", "/")).is_file(), link  # as Excel writes paths


@pytest.mark.documents
def test_every_table_has_a_filter_and_its_head_is_frozen(out: Path) -> None:
    book = openpyxl.load_workbook(out / "consolidated.xlsx")
    for name in ("Overview", "Bodies", "Years", "Clearing"):
        assert book[name].auto_filter.ref, name
        assert book[name].freeze_panes, name
        assert book[name].print_title_rows, name
    regions: Any = book["Regions"]
    assert len(regions._charts) == 2


@pytest.mark.agree
def test_totals_by_region_are_live_and_add_up_to_all_bodies(out: Path) -> None:
    held = rows(openpyxl.load_workbook(out / "consolidated.xlsx", data_only=True)["Regions"])
    assert [row["Region"] for row in held] == ["No region given", "North", "All bodies"]
    assert [row["Bodies"] for row in held] == [1, 2, 3]
    again = rows(recalculated(out / "consolidated.xlsx")["Regions"])
    for one, other in zip(held, again, strict=True):
        numbers = {head: value for head, value in one.items() if head != "Region"}
        assert {head: other[head] for head in numbers} == pytest.approx(numbers)
    for head in held[0]:
        if head != "Region":
            assert held[0][head] + held[1][head] == pytest.approx(held[2][head])


@pytest.mark.documents
def test_where_no_body_has_a_region_the_totals_are_of_all_bodies(tmp_path: Path) -> None:
    put_one(tmp_path / "A.xlsx", "A")
    (tmp_path / "list.txt").write_text("A.xlsx\n", "utf-8")
    ran("batch", tmp_path / "list.txt", "--out", tmp_path / "out", "--no-paper", "--jobs", "1")
    found = rows(openpyxl.load_workbook(tmp_path / "out" / "consolidated.xlsx", data_only=True)["Regions"])
    assert [row["Region"] for row in found] == ["All bodies"]
