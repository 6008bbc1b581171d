"""The payoff workbook: LibreOffice, made to recalculate over false cached values, gives numpy's figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.payoff.people import People
from model.payoff.work import lines, work
from model.payoff.workbook import FIRST, write_payoff
from tests.support.libreoffice import recalculated
from tests.support.people import leavers

pytestmark = pytest.mark.agree
FALSE = 987_654.25


@pytest.fixture(scope="module")
def people() -> People:
    """Every boundary case that is systematic, then random leavers."""
    return leavers(1_200, seed=7)[0]


@pytest.fixture(scope="module")
def worked(people: People) -> dict[str, np.ndarray]:
    return work(people)


@pytest.fixture(scope="module")
def false_book(people: People, worked: dict[str, np.ndarray], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook with a false value cached in every formula cell of every line."""
    planted = {name: column + FALSE if name in lines() else column for name, column in worked.items()}
    for line in lines().values():
        if line.unit == "date":
            planted[line.name] = worked[line.name] + 12_345
    path = tmp_path_factory.mktemp("book") / "payoff.xlsx"
    write_payoff(path, people, planted)
    return path


def columns(book: Workbook, count: int) -> dict[str, list[Any]]:
    """The cells of each line on the People sheet, by the line's name."""
    sheet = book["People"]
    assert isinstance(sheet, Worksheet)
    listed = list(lines())
    rows = list(sheet.iter_rows(min_row=FIRST + 1, max_row=FIRST + count, values_only=True))
    first = len(rows[0]) - len(listed)
    return {name: [row[first + place] for row in rows] for place, name in enumerate(listed)}


def number(cell: Any) -> float:
    """A cell as the number that the sheet keeps."""
    from openpyxl.utils.datetime import to_excel

    if cell is None:
        return float("nan")
    return float(to_excel(cell)) if hasattr(cell, "year") else float(cell)  # type: ignore[no-untyped-call]  # untyped there


def differences(book: Workbook, worked: dict[str, np.ndarray], count: int) -> list[str]:
    found = columns(book, count)
    return [
        f"{name} of person {place + 1}: {cell} for {worked[name][0, place]}"
        for name, cells in found.items()
        for place, cell in enumerate(cells)
        if not abs(number(cell) - worked[name][0, place]) <= 0.004
    ]


def test_every_formula_of_every_person_recalculates_to_numpys_value(
    people: People, worked: dict[str, np.ndarray], false_book: Path
) -> None:
    count = len(people.ids)
    assert count >= 1_100
    book = recalculated(false_book)
    formulas = sum(
        1
        for sheet in openpyxl.load_workbook(false_book)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    )
    assert formulas > count * len(lines())
    assert differences(book, worked, count) == []
    shown = {row[0]: row[1] for row in book["Working"].iter_rows(min_row=5, values_only=True) if row[0]}
    for line in lines().values():
        assert number(shown[line.label]) == pytest.approx(worked[line.name][0, 0], abs=0.004), line.label


def test_without_recalculation_the_false_values_come_back(
    people: People, worked: dict[str, np.ndarray], false_book: Path
) -> None:
    count = len(people.ids)
    assert len(differences(recalculated(false_book, always=False), worked, count)) > 0.9 * count * len(lines())


def test_the_cached_values_are_numpys_and_the_working_follows_the_chosen_person(tmp_path: Path) -> None:
    some, _ = leavers(50, seed=3)
    worked = work(some)
    path = tmp_path / "payoff.xlsx"
    write_payoff(path, some, worked)
    assert differences(openpyxl.load_workbook(path, data_only=True), worked, len(some.ids)) == []
    cached = list(openpyxl.load_workbook(path, data_only=True)["Working"].values)
    again = list(recalculated(path)["Working"].values)
    assert [row[4:8] for row in cached] == [row[4:8] for row in again]
    book = openpyxl.load_workbook(path)
    book["Working"]["B3"] = 21
    book.save(path)
    shown = {row[0]: row[1] for row in recalculated(path)["Working"].iter_rows(min_row=5, values_only=True) if row[0]}
    assert shown["Total cost of the exit"] == pytest.approx(worked["total"][0, 20], abs=0.004)


def test_a_formula_is_the_same_for_every_person_and_nothing_is_hidden(false_book: Path) -> None:
    import re

    book = openpyxl.load_workbook(false_book)
    sheet = book["People"]
    assert isinstance(sheet, Worksheet)
    for column in sheet.iter_cols(min_row=FIRST + 1):
        formulas = {re.sub(r"(\$[A-Z]+)\d+", r"\1#", str(cell.value)) for cell in column if cell.data_type == "f"}
        assert len(formulas) <= 1
    for each in book.worksheets:
        assert each.sheet_state == "visible"
        assert not any(row.hidden for row in each.row_dimensions.values())
        assert not any(width.hidden for width in each.column_dimensions.values())
