"""The key lines on top of the sheets say what the lines below them do, and the Summary counts everybody who leaves."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from openpyxl import Workbook

from model import compare, project, write
from model.body_workbook.read_in_memory import read_sheets
from model.lines.ways import LEAVING
from model.projection.compare import Comparison
from model.results_workbook.key_lines import OF_OPTION, SUM
from model.results_workbook.sheet_names import option_sheets
from model.results_workbook.summary_rows import ROUTES, ROWS
from model.xlsx.sheet_geometry import FIRST
from tests.support.edits import base
from tests.support.results import by_formualizer, formulas, texts_kept

TOP = FIRST + 2  # the row of the first key line, from 1


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(project(read_sheets("keys.xlsx", base())))


@pytest.fixture(scope="module")
def path(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(comparison, tmp_path_factory.mktemp("keys") / "results.xlsx")


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    """The workbook's values."""
    return openpyxl.load_workbook(path, data_only=True)


@pytest.mark.unit
def test_everybody_who_leaves_is_in_one_route_of_the_summary() -> None:
    counted = Counter(way for ways in ROUTES.values() for way in ways)
    assert counted == Counter(way.name for way in LEAVING)
    told = [line for row in ROWS for line in row.lines]
    assert all(way.heads in told or way.name == "compulsory" for way in LEAVING)


@pytest.mark.documents
def test_a_key_line_has_each_year_of_its_lines_and_their_sum(comparison: Comparison, book: Workbook) -> None:
    results = comparison.results
    for case, name in enumerate(option_sheets(comparison)):
        for row, key in enumerate(OF_OPTION, TOP):
            *years, last = [cell.value for cell in book[name][row][4 : 5 + results.inputs.years]]
            if key.lines:
                by_year = sum(results.year_line(line, case) for line in key.lines)
                assert years == pytest.approx(list(by_year)), key.label  # type: ignore[arg-type]
                if key.all_years == SUM:
                    assert last == pytest.approx(float(np.sum(by_year))), key.label


@pytest.mark.documents
def test_who_is_there_at_the_start_less_who_leaves_is_there_at_the_end(comparison: Comparison, book: Workbook) -> None:
    rows = {key.label: row for row, key in enumerate(OF_OPTION, TOP)}
    for name in option_sheets(comparison):
        start, end = (book[name].cell(rows[label], 5).value for label in ("Heads at the start", "Heads at the end"))
        routes = [row for label, row in rows.items() if label.startswith("Leaving by")]
        gone = sum(float(str(book[name].cell(row, 5).value)) for row in routes)
        assert float(str(start)) - gone == pytest.approx(float(str(end)))


@pytest.mark.agree
def test_the_runs_sentences_say_so_once_a_result_has_moved(path: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(path)
    row = next(cell.row for cell in book["Summary"]["A"] if "What the run found" in str(cell.value))
    said = []
    for change in (None, 0.02):
        if change is not None:
            book["Years"]["H5"].value = change  # the award of the first year
        book.save(tmp_path / "saved.xlsx")
        kept = texts_kept(tmp_path / "saved.xlsx", tmp_path / "kept.xlsx")
        cells = formulas(by_formualizer(kept, tmp_path / "worked.xlsx"))
        said.append(str(cells["Summary"][f"A{row}"].value))
    assert said[0].startswith("What the run found, on input ")
    assert said[1].startswith("AS RUN on input ")
    assert "before any change" in said[1]
