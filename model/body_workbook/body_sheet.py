"""Writes the Body sheet: a row for each setting, with what it is and what a blank takes."""

from __future__ import annotations

from typing import Any

from model.body.typed import Sheets
from model.body_workbook.columns import BODY_HEADS, CODED, LAST_TEXTS, SETTINGS, TEXTS, Column, declared
from model.body_workbook.guide import hint, shown_example
from model.body_workbook.validation import listed, validation
from model.body_workbook.writing import heads, write_cell
from model.rules.assumptions import paths
from model.xlsx.sheet_geometry import FIRST
from model.xlsx.style import Formats, lines_high, set_up

NOTE = "Yellow: needed. White: may be blank; the grey beside it is what a blank takes."
WIDTHS = (44.0, 40.0, 10.0, 28.0, 62.0, 24.0, 40.0)


def body_rows() -> list[tuple[str, str, str]]:
    """Return the rows of the Body sheet in order: the label of each setting, its name and its unit."""
    said = [(declared(name).heading, name, declared(name).unit) for name in SETTINGS]
    rows: list[tuple[str, str, str]] = []
    for label, name in TEXTS:
        rows.append((label, name, "text"))
        if name == "code":  # the kind of body stands where older workbooks have it
            rows += [row for row in said if row[1] == "kind"]
    rows += [row for row in said if row[1] != "kind"]
    return sorted(rows, key=lambda row: row[1] in LAST_TEXTS)


def write_body(sheet: Any, sheets: Sheets, formats: Formats) -> None:
    """Write the Body sheet. What a published body says of a setting stands in the last column."""
    set_up(sheet, "The body", NOTE, formats, [*WIDTHS[:-1], WIDTHS[-1] if sheets.notes else 8.0])
    for row, (label, name, unit) in enumerate(body_rows(), FIRST):
        said = hint("Body", name)
        sheet.write_string(row, 0, label, formats("text"))
        write_cell(sheet, row, 1, sheets.body.get(name), unit, "input" if said.need else "optional", formats)
        sheet.write_string(row, 2, unit, formats("text"))
        texts = ("needed" if said.need else said.blank, said.what, shown_example(said, unit))
        styles = ("text" if said.need else "default", "text", "text")
        for column, (text, style) in enumerate(zip(texts, styles, strict=True), 3):
            sheet.write_string(row, column, text, formats(style))
        note = sheets.notes.get(name, "")
        sheet.write_string(row, 6, note, formats("text"))
        sides = zip((*texts, note), WIDTHS[3:], strict=True)
        sheet.set_row(row, 13.5 * max(lines_high(text, width) for text, width in sides))
        rule = _rule(name)
        if rule:
            sheet.data_validation(row, 1, row, 1, rule)
    heads(sheet, "Body", list(BODY_HEADS), len(body_rows()), formats)


def _rule(name: str) -> dict[str, Any]:
    """Return what a spreadsheet lets a user type into the cell of a setting; empty where that is any text."""
    label, said = next((label, hint("Body", name)) for label, each, _ in body_rows() if each == name)
    if name == "path":
        return listed(list(paths()), "Named path", said, " or nothing")
    if name == "known_on":
        return validation(Column(label, name, "date"), said)
    return validation(
        declared(name, CODED.get(name, "number")) if name in SETTINGS else Column(label, name, "text"), said
    )
