"""Writes the workbook of a region for a match: its sheets with validation and notes, and the rows of an example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from model.body_workbook.columns import Column
from model.body_workbook.guide import above, sentence
from model.body_workbook.validation import listed, validation
from model.body_workbook.writing import write_cell
from model.matching.columns import AT_RISK, FUNCTIONS, POLICY, POSTS, TRAVEL, columns, hints
from model.matching.example import Example
from model.matching.places import licence
from model.matching.policy import DEFAULT, YES_NO, Setting, policies, policy_named
from model.matching.read_policy import DAY, NAME
from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import NO_CLOCK, WRITER, Formats, lines_high, set_up

GUIDE = "Guide"
PROTECT = (
    "Data protection: reference numbers only. No names, no dates of birth, no reasons; keep it where few may read."
)
NOTES = {
    AT_RISK: "A row a person at risk. Yellow: needed. White: may be blank; what it then takes stands above.",
    POSTS: "A row a post. Yellow: needed. White: may be blank; what it then takes stands above.",
    FUNCTIONS: "A row a route of training that leads from one function to another. Registration is never trained for.",
    TRAVEL: "A row a journey: it always beats the estimate. The sheet may be empty.",
    POLICY: "The day of the match and its rules: type over a value that is yours. Status: read, secondary, or memory.",
}
WIDE = {"function": 20.0, "others": 22.0, "ring": 20.0, "start": 24.0, "end": 24.0, "body": 16.0}
SPARE_ROWS = 2000


def make_region(example: Example, policy: str = DEFAULT) -> bytes:
    """Return the bytes of a region's workbook with the rows of an example."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, WRITER)
    formats = Formats(book)
    book.set_properties({"title": "People at risk and posts", "created": NO_CLOCK})
    sheets = {name: book.add_worksheet(name) for name in (AT_RISK, POSTS, FUNCTIONS, TRAVEL, POLICY, GUIDE)}
    rows = {AT_RISK: example.people, POSTS: example.posts, FUNCTIONS: example.routes, TRAVEL: example.travel}
    for name, listed_ in columns().items():
        _table(sheets[name], name, listed_, rows[name], formats)
    _policy(sheets[POLICY], example.policy, policy, formats)
    _guide(sheets[GUIDE], formats)
    sheets[AT_RISK].activate()
    book.close()
    return content.getvalue()


def _table(sheet: Any, name: str, listed_: Sequence[Column], rows: Any, formats: Formats) -> None:
    """Write a sheet's headings, its rows, and what Excel lets a user type into each column."""
    note = f"{NOTES[name]} {PROTECT}" if name == AT_RISK else NOTES[name]
    set_up(sheet, name, note, formats, [WIDE.get(column.name, 14.0) for column in listed_], wide=True)
    write_heads(sheet, [column.heading for column in listed_], formats)
    sheet.set_row(HEAD - 1, 40)
    for place, column in enumerate(listed_):
        said = hints()[name, column.name]
        sheet.write_string(HEAD - 1, place, above(said), formats("default"))
        if rule := validation(column, said):
            sheet.data_validation(FIRST, place, FIRST + max(len(rows), SPARE_ROWS), place, rule)
    for at, row in enumerate(rows, FIRST):
        for place, column in enumerate(listed_):
            style = "input" if hints()[name, column.name].need else "optional"
            unit = "date" if column.kind == "date" else column.unit if column.kind == "number" else "text"
            write_cell(sheet, at, place, row.get(column.name), unit, style, formats)


def write_heads(sheet: Any, titles: Sequence[str], formats: Formats) -> None:
    """Write the headings of a list, and keep them in view and on every printed page."""
    for place, title in enumerate(titles):
        sheet.write_string(HEAD, place, title, formats("head"))
    sheet.set_row(HEAD, 45)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(HEAD)
    sheet.repeat_columns(0)


def _policy(sheet: Any, given: Mapping[str, Any], policy: str, formats: Formats) -> None:
    """Write the Policy sheet: a setting a row, blank where the policy's value is taken."""
    set_up(sheet, POLICY, NOTES[POLICY], formats, [44.0, 16, 10, 16, 30, 12, 70])
    write_heads(sheet, ["Setting", "Value", "Unit", "Blank takes", "Source", "Status", "Note"], formats)
    sheet.write_string(FIRST, 0, DAY, formats("text"))
    write_cell(sheet, FIRST, 1, given.get("day"), "date", "optional", formats)
    sheet.write_string(FIRST, 3, "today", formats("default"))
    sheet.write_string(FIRST + 1, 0, NAME, formats("text"))
    sheet.write_string(FIRST + 1, 1, policy, formats("optional"))
    sheet.data_validation(FIRST + 1, 1, FIRST + 1, 1, listed(list(policies()), NAME, hints()[AT_RISK, "band"]))
    sheet.write_string(FIRST + 1, 6, "; ".join(f"{key}: {label}" for key, label in policies().items()), formats("text"))
    sheet.set_row(FIRST + 1, 28)
    for row, setting in enumerate(policy_named(policy).values(), FIRST + 2):
        _setting(sheet, row, setting, given.get(setting.name), formats)
    below = FIRST + 3 + len(policy_named(policy))
    for row, line in enumerate(licence(), below + 1):
        sheet.write_string(row, 2, line, formats("note"))


def _setting(sheet: Any, row: int, setting: Setting, value: Any, formats: Formats) -> None:
    """Write one setting of the Policy sheet."""
    sheet.write_string(row, 0, setting.label, formats("text"))
    write_cell(sheet, row, 1, value, "", "optional", formats)
    bounds: dict[str, Any] = {"validate": "list", "source": ["yes", "no"]}
    if setting.unit != YES_NO:
        bounds = {"validate": "decimal", "criteria": "between", "minimum": setting.low, "maximum": setting.high}
    sheet.data_validation(row, 1, row, 1, {**bounds, "input_title": "Your own value", "input_message": setting.note})
    sheet.write_string(row, 2, setting.unit, formats("text"))
    if setting.unit == YES_NO:
        sheet.write_string(row, 3, setting.said, formats("default"))
    else:
        sheet.write_number(row, 3, setting.value, formats("default"))
    sheet.write_string(row, 4, setting.source, formats("text"))
    sheet.write_string(row, 5, setting.status, formats("text"))
    sheet.write_string(row, 6, setting.note, formats("text"))
    sheet.set_row(row, 13.5 * lines_high(setting.note, 70))


def _guide(sheet: Any, formats: Formats) -> None:
    """Write the Guide sheet: what every column is, what a blank takes, and an example."""
    set_up(sheet, GUIDE, "What each column is, what a blank takes, and an example.", formats, [14.0, 26, 10, 30, 90])
    write_heads(sheet, ["Sheet", "Column", "Needed", "Blank takes", "What it is"], formats)
    row = FIRST
    for name, listed_ in columns().items():
        for column in listed_:
            said = hints()[name, column.name]
            text = sentence(said, column.unit)
            for place, words in enumerate((name, column.heading, said.need, said.blank, text)):
                sheet.write_string(row, place, words, formats("text"))
            sheet.set_row(row, 13.5 * lines_high(text, 90))
            row += 1
