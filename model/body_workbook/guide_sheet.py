"""Writes the Guide sheet: every lever, every named path of the cut, and every cell of the input sheets, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from model.body.inputs import year_label
from model.body_workbook.body_sheet import body_rows
from model.body_workbook.columns import Column
from model.body_workbook.guide import LEVERS, above, hint, shown_example
from model.lines.model import levers
from model.rules.assumptions import paths
from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import Formats, lines_high, set_up

GUIDE = "Guide"
WIDTHS = (48.0, 14.0, 12.0, 30.0, 80.0, 30.0)


def write_guide(sheet: Any, columns: Mapping[str, Sequence[Column]], formats: Formats) -> None:
    """Write the Guide sheet; `columns` are those of each sheet that is a list, by the sheet's name."""
    note = "The levers an option may set, the paths that have a name, and every cell that may be filled in."
    set_up(sheet, GUIDE, note, formats, list(WIDTHS))
    row = _section(sheet, HEAD, ("Lever", "Unit", "Least", "Most", "What it is", "Such as"), formats)
    for given in levers().values():
        said = hint(LEVERS, given.name)
        meaning = said.what or given.note
        meaning = f"{meaning}. 1 is yes, 0 is no." if given.unit == "flag" and not said.what else f"{meaning}."
        example = shown_example(said, given.unit)
        row = _row(sheet, row, (given.label, given.unit, given.low or 0, given.high or 0, meaning, example), formats)
    heads_ = ("Named path", "First year", "Status", "", "What it is, and its source", "")
    row = _section(sheet, row + 1, heads_, formats)
    for path in paths().values():
        texts = (path.name, year_label(path.first_year), path.status, "", f"{path.label}. {path.note}", "")
        row = _row(sheet, row, texts, formats)
    row = _section(sheet, row + 1, ("Cell", "Sheet", "Unit", "Blank takes", "What it is", "Such as"), formats)
    for label, name, unit in body_rows():
        row = _cell(sheet, row, "Body", label, name, unit, formats)
    for title, listed in columns.items():
        for column in listed:
            unit = column.unit or {"date": "date", "text": "text", "number": ""}.get(column.kind, "one of a list")
            row = _cell(sheet, row, title, column.heading, column.name, unit, formats)
    sheet.freeze_panes(FIRST, 1)


def _cell(sheet: Any, row: int, title: str, label: str, name: str, unit: str, formats: Formats) -> int:
    """Write what is said of a cell of an input sheet, if anything is; returns the number of the next free row."""
    said = hint(title, name)
    if not said.what:
        return row
    blank = above(said).removeprefix("blank: ") or "may be blank"
    return _row(sheet, row, (label, title, unit, blank, f"{said.what}.", shown_example(said, unit)), formats)


def _section(sheet: Any, row: int, titles: Sequence[str], formats: Formats) -> int:
    """Write the headings of a part of the sheet; returns the number of the row below them."""
    for column, title in enumerate(titles):
        sheet.write_string(row, column, title, formats("head"))
    return row + 1


def _row(sheet: Any, row: int, cells: Sequence[str | float], formats: Formats) -> int:
    """Write a row of texts and numbers, as high as its longest text needs; returns the number of the next row."""
    high = 1
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(row, column, cell, formats("text"))
            high = max(high, lines_high(cell, WIDTHS[column]))
        else:
            sheet.write_number(row, column, cell, formats("plain"))
    sheet.set_row(row, 13.5 * high)
    return row + 1
