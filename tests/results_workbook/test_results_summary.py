"""The Summary and the accounts' sheets: they follow the option that is chosen, and the charts say what they show."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import openpyxl
import pytest
from openpyxl import Workbook

from model import compare, project, write
from model.body_workbook.read_in_memory import read_sheets
from model.language.axes import members
from model.lines.model import lines
from model.projection.axes import member_names
from model.projection.compare import Comparison, verdict
from model.results_workbook.accounts_sheets import SHEETS, Parts
from model.xlsx.sheet_geometry import FIRST
from tests.support.bodies import projected
from tests.support.edits import base
from tests.support.libreoffice import recalculated

NAME = "example-pct-2010"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}cNvPr"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(projected(NAME))


@pytest.fixture(scope="module")
def results(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(comparison, tmp_path_factory.mktemp("summary") / "results.xlsx")


@pytest.fixture(scope="module")
def book(results: Path) -> Workbook:
    """The workbook's values."""
    return openpyxl.load_workbook(results, data_only=True)


@pytest.mark.documents
def test_the_sheets_count_the_checks_that_the_terminal_counts(comparison: Comparison, book: Workbook) -> None:
    assert book["Summary"]["A3"].value == verdict(comparison.checks)
    listed = [row[0].value for row in book["Checks"].iter_rows(min_row=FIRST + 1)]
    assert verdict(comparison.checks) == f"All {listed.index(None)} checks pass"


def choice(sheet: Any) -> Any:
    """The cell that chooses the option."""
    return next(row[1] for row in sheet.iter_rows() if str(row[0].value).startswith("Option shown in the bridge"))


def account_rows(parts: Parts, comparison: Comparison, case: int) -> Iterator[tuple[str, np.ndarray]]:
    """Every row of a sheet of the accounts: its label and its values by year; a line with members has a row of each."""
    results = comparison.results
    for label, name in ((label, name) for rows in parts.values() for label, name in rows.items()):
        if label and results.values[name].ndim == 2:  # one value for the plan, which stands in each year
            yield label, np.full(results.inputs.years, results.body_line(name, case))
            continue
        if label:
            yield label, results.year_line(name, case)
            continue
        (axis,) = members(lines()[name].over) - {"year"}
        for place, member in enumerate(member_names(results.inputs)[axis]):
            if axis != "cost band" or results.values["cost_band_pays"][0, place] > 0:  # no payment is no package
                yield member, results.pool_line(name, case)[:, place]


@pytest.mark.documents
def test_the_preferred_option_is_shown_first(comparison: Comparison, book: Workbook) -> None:
    assert comparison.best is not None
    number = comparison.results.options.index(comparison.best.name) + 1
    assert choice(book["Summary"]).value == f"{number} {comparison.best.name}"
    assert str(book["Summary"]["A4"].value).startswith(comparison.best.name)


@pytest.mark.agree
@pytest.mark.parametrize("case", [0, 2])
def test_the_accounts_follow_the_option_that_is_chosen(case: int, tmp_path: Path) -> None:
    """On the body whose exits fill more rows of the accounts than the example's, and which is the sooner worked."""
    comparison = compare(project(read_sheets("chosen.xlsx", base())))
    book = openpyxl.load_workbook(write(comparison, tmp_path / "results.xlsx"))
    chosen = f"{case + 1} {comparison.results.options[case]}"
    assert choice(book["Summary"]).value != chosen
    choice(book["Summary"]).value = chosen
    book.save(tmp_path / "chosen.xlsx")
    again = recalculated(tmp_path / "chosen.xlsx")
    for name, (_, parts) in SHEETS.items():
        rows = list(again[name].iter_rows(min_row=5, values_only=True))
        assert rows[0][1] == comparison.results.options[case]
        wanted = list(account_rows(parts, comparison, case))
        found = [row for row in rows[1:] if row[2]]
        assert [str(row[0]).lower() for row in found] == [label.lower() for label, _ in wanted]
        for row, (label, by_year) in zip(found, wanted, strict=True):
            for value, expected in zip(row[4:], by_year, strict=False):
                if isinstance(value, (int, float)):
                    assert value == pytest.approx(expected, abs=0.005), label


@pytest.mark.documents
def test_every_chart_is_native_titled_and_tells_its_figures_in_words(results: Path) -> None:
    with zipfile.ZipFile(results) as parts:
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        drawn = ElementTree.fromstring(parts.read("xl/drawings/drawing1.xml"))
        titled = [b"<c:title>" in parts.read(name) for name in charts]
    told = [str(each.get("descr")) for each in drawn.iter(DRAWN)]
    assert len(charts) == len(told) == 4
    assert all(titled)
    assert all(any(letter.isdigit() for letter in text) for text in told)


@pytest.mark.documents
def test_the_chart_data_holds_each_figure_that_the_lines_have(comparison: Comparison, book: Workbook) -> None:
    rows = list(book["Chart data"].iter_rows(values_only=True))
    first = next(place for place, row in enumerate(rows) if row[0] == "Allowed spend")
    years = len(comparison.results.inputs.year_labels)
    for case, outcome in enumerate(comparison.outcomes):
        row = rows[first + 1 + case]
        assert row[0] == outcome.name
        assert row[1 : years + 1] == pytest.approx(tuple(comparison.results.year_line("tested", case)))
    spend = next(row for row in reversed(rows) if row[0] == "Spend")
    assert comparison.best is not None
    assert spend[2] == pytest.approx(comparison.best.spend[-1], abs=0.005)


@pytest.mark.documents
def test_the_summary_has_the_step_together_and_none_for_doing_nothing(comparison: Comparison, book: Workbook) -> None:
    sheet: Any = book["Summary"]
    rows = {str(row[0].value): [cell.value for cell in row[1:]] for row in sheet.iter_rows() if row[0].value}
    labels = list(rows)
    steps = [label for label in labels if label.startswith("Step: ")]
    first = labels.index(steps[0])
    assert labels[first : first + len(steps)] == steps
    assert steps[0] == "Step: over the next cheaper option"
    for label in steps:
        assert rows[label][0] is None, label
    for case, outcome in enumerate(comparison.outcomes):
        assert rows["WTE in post before the plan (WTE)"][case] == pytest.approx(132.7)
        over = comparison.results.year_line("missed_posts", case).max()
        assert rows["Posts above the target, most of any year (WTE)"][case] == pytest.approx(over)
        if case:
            assert rows[steps[0]][case] == outcome.step.over  # type: ignore[union-attr]
