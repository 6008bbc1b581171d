"""What is said of each input where it is typed: of every one, truly, and in what Excel has room for."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from model.body_workbook import columns
from model.body_workbook.body_sheet import body_rows
from model.body_workbook.cell_values import coded
from model.body_workbook.columns import CODED, SETTINGS, Column, declared
from model.body_workbook.guide import LEVERS, hint, hints
from model.lines.model import levers
from model.problems import date_of

pytestmark = pytest.mark.unit

LISTS: dict[str, list[Column]] = {
    "Budget": columns.budget(),
    "Target": columns.yearly(columns.TARGET),
    "Staff": columns.staff(),
    "Vacancies": columns.pools(),
    "Years": columns.yearly(columns.YEARLY),
    "Options": [column for column in columns.options([]) if column.name not in ("why", "owner", "day")],
    "Rounds": columns.rounds(),
    "Limits": columns.limits([]),
    "Log": columns.log(),
    "Equality counts": columns.equality(),
}
CELLS = {(sheet, column.name): column for sheet, listed in LISTS.items() for column in listed}
CELLS |= {
    ("Body", name): declared(name, CODED.get(name, "number")) if name in SETTINGS else Column(label, name, "text")
    for label, name, _ in body_rows()
}
NUMBER = re.compile(r"£?([0-9][0-9,.]*)( months)?(?:$|:)")


def test_every_setting_column_and_lever_has_its_row_and_no_row_has_none() -> None:
    assert hints().keys() == CELLS.keys() | {(LEVERS, name) for name in levers()}


@pytest.mark.parametrize("cell", sorted(CELLS))
def test_what_a_blank_takes_is_what_the_reader_takes(cell: tuple[str, str]) -> None:
    column, said = CELLS[cell], hint(*cell)
    if column.kind == "number" and (number := NUMBER.match(said.blank)):
        assert float(number[1].replace(",", "")) == column.default
    elif column.kind not in ("number", "text", "date", "point", "pool") and column.default is not None:
        words = {number: word for word, number in coded(column.kind).numbers.items()}
        word = words.get(column.default)
        assert word is None or word == "none" or said.blank.startswith((word, "off the national scales"))


@pytest.mark.parametrize("cell", sorted(hints()))
def test_an_example_can_be_typed_into_its_cell(cell: tuple[str, str]) -> None:
    name = cell[1]
    column = CELLS.get(cell)
    if column is None:
        given = levers()[name]
        column = Column(given.label, name, low=given.low, high=given.high)
    example = hint(*cell).example
    if column.kind == "date":
        assert date_of(example)
    elif column.kind == "number" and name not in ("known_on", "years", "all years"):
        number = float(example.replace("£", "").replace(",", ""))
        assert (column.low or 0) <= number <= (column.high or 1e12)
    elif column.kind not in ("number", "text", "point", "pool"):
        assert example in coded(column.kind).words.values()


def test_what_excel_shows_beside_a_cell_fits_and_is_no_code(tmp_path: Path) -> None:
    from model.__main__ import main

    assert main(["new", str(tmp_path / "body.xlsx")]) == 0
    book = openpyxl.load_workbook(tmp_path / "body.xlsx")
    shown = [rule for sheet in book for rule in sheet.data_validations.dataValidation]
    assert len(shown) > 100
    for rule in shown:
        title, message = rule.promptTitle or "", rule.prompt or ""
        assert 0 < len(title) <= 32
        assert 0 < len(message) <= 255
        assert "e+" not in message
        assert "_" not in message
