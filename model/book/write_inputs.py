"""An input workbook written from plain rows, under the headings that `read` looks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from model.assumptions import assumptions
from model.book.layout import SETTINGS, TARGET, TEXTS, YEARLY, Column, budget, declared, options, pools, staff, yearly
from model.book.sources_sheet import Origin, write_sources
from model.book.style import NO_CLOCK, Formats, number_format, set_up
from model.book.values import coded
from model.inputs import levers, year_label
from model.options import SHIPPED, Option, value_in
from model.rulebook import rulebook

SPARE_ROWS = 200
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Sheets:
    """What stands on each sheet: settings by name, and rows by column name; words stand for codes."""

    note: str
    body: Mapping[str, Any]
    budget: Rows
    pools: Rows
    staff: Rows
    target: Rows = ()
    years: Rows = ()
    options: Sequence[Option] = SHIPPED
    notes: Mapping[str, str] = field(default_factory=dict)  # where a setting's value comes from
    sources: Sequence[Origin] = ()  # where every cell's does, on a sheet of its own


def write_inputs(path: Path, sheets: Sheets) -> None:
    """Write the input workbook of a body."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    formats = Formats(book)
    book.set_properties({"title": str(sheets.body["name"]), "created": NO_CLOCK})
    first, years = int(str(sheets.body["first_year"])[:4]), int(sheets.body["years"])
    labels = [year_label(first + year) for year in range(years)]
    _cover(book.add_worksheet("Cover"), sheets, formats)
    _body(book.add_worksheet("Body"), sheets, formats)
    moves = [Column(f"Transfers {label}", label, default=0) for label in labels]
    tables: dict[str, tuple[Sequence[Column], Rows]] = {
        "Budget": (budget(), sheets.budget),
        "Target": (yearly(TARGET), sheets.target or [{"year": label} for label in labels]),
        "Staff": (staff(), sheets.staff),
        "Vacancies": ([*pools(), *moves], sheets.pools),
        "Years": (yearly(YEARLY), sheets.years or [{"year": label} for label in labels]),
        "Options": (options(labels), _levers(sheets.options, labels)),
    }
    for name, (columns, rows) in tables.items():
        _table(book.add_worksheet(name), name, columns, rows, formats)
    _assumptions(book.add_worksheet("Assumptions"), formats)
    if sheets.sources:
        write_sources(book.add_worksheet("Sources"), sheets.sources, tables, formats)
    book.close()


def _cover(sheet: Any, sheets: Sheets, formats: Formats) -> None:
    set_up(sheet, str(sheets.body["name"]), sheets.note, formats, [24, 90])
    said = [
        ("Body", "What the body is, its ledger budget and its target"),
        ("Budget", "Non-pay and income, line by line"),
        ("Target", "The path by year, where no named path is given"),
        ("Staff", "One row a person, or one for several alike with a split by service"),
        ("Vacancies", "The pools: vacancies, agency, leavers, and what must stay"),
        ("Years", "Dates, awards and prices by year; blank is left to the rulebook"),
        ("Options", "The levers of each option"),
        ("Assumptions", "What is assumed where the body does not say, with sources"),
    ]
    if sheets.sources:
        said.append(("Sources", "Where each filled cell comes from, and what was never published"))
    for row, (name, text) in enumerate(said, 3):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", formats("plain"), name)
        sheet.write_string(row, 1, text, formats("text"))
    sheet.write_string(13, 0, "Yellow", formats("input"))
    sheet.write_string(13, 1, "to complete", formats("text"))
    sheet.write_string(14, 0, "Green", formats("filled"))
    sheet.write_string(14, 1, "filled in already; change it if you know better", formats("text"))


def _cell(sheet: Any, row: int, column: int, value: Any, unit: str, style: str, formats: Formats) -> None:
    if value is None:
        sheet.write_blank(row, column, None, formats(style))
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats(style, "d mmm yyyy"))
    elif isinstance(value, str):
        sheet.write_string(row, column, value, formats(style))
    else:
        shown = number_format(unit) if unit and unit not in ("flag", "date") else "General"
        sheet.write_number(row, column, value, formats(style, shown))


def _body(sheet: Any, sheets: Sheets, formats: Formats) -> None:
    set_up(sheet, "The body", "One setting a row.", formats, [48, 34, 14, 90])
    for column, head in enumerate(["Setting", "Value", "Unit", "Note"]):
        sheet.write_string(3, column, head, formats("head"))
    rows = [(label, name, "text", note) for label, name, note in TEXTS]
    rows += [(declared(name).heading, name, declared(name).unit, "") for name in SETTINGS]
    for row, (label, name, unit, note) in enumerate(rows, 4):
        sheet.write_string(row, 0, label, formats("text"))
        _cell(sheet, row, 1, sheets.body.get(name), unit, "input", formats)
        sheet.write_string(row, 2, unit, formats("text"))
        sheet.write_string(row, 3, sheets.notes.get(name, note), formats("text"))
    sheet.freeze_panes(4, 1)


def _table(sheet: Any, name: str, columns: Sequence[Column], rows: Rows, formats: Formats) -> None:
    set_up(
        sheet, name, "A blank cell is left to the default.", formats, [30.0, *[16.0] * (len(columns) - 1)], wide=True
    )
    for place, column in enumerate(columns):
        sheet.write_string(3, place, column.heading, formats("head"))
    sheet.set_row(3, 45)
    for number, row in enumerate(rows, 4):
        for place, column in enumerate(columns):
            _cell(sheet, number, place, row.get(column.name), column.unit, "input", formats)
    for place, column in enumerate(columns):
        if rule := _validation(column):
            sheet.data_validation(4, place, 4 + max(len(rows), SPARE_ROWS), place, rule)
    sheet.freeze_panes(4, 1)


def _validation(column: Column) -> dict[str, Any]:
    """What a cell of the column may hold, with a message that helps; nothing where anything may stand."""
    title = {"input_title": column.heading[:32]}
    if column.kind in ("text", "pool", "point"):
        return {}
    if column.kind == "date":
        said = {"input_message": "A date, such as 1 April 2010", "error_message": "Type a date, such as 1 April 2010"}
        return {"validate": "date", "criteria": ">=", "value": date(1920, 1, 1), **title, **said}
    if column.kind != "number":
        words = list(coded(column.kind).words.values())
        message = f"One of {', '.join(words)}"[:255]
        return {"validate": "list", "source": words, **title, "input_message": message, "error_message": message}
    if column.low is None or column.high is None:
        return {}
    message = f"A number from {column.low:,.10g} to {column.high:,.10g}" + (f" ({column.unit})" if column.unit else "")
    bounds = {"validate": "decimal", "criteria": "between", "minimum": column.low, "maximum": column.high}
    return {**bounds, **title, "input_message": message, "error_message": f"{message}; leave it blank for the default"}


def _levers(chosen: Sequence[Option], labels: list[str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for option in chosen:
        if not option.levers:
            rows.append({"option": option.name})
        for name, values in option.levers.items():
            row: dict[str, Any] = {"option": option.name, "lever": levers()[name].label}
            if len(set(values)) == 1:
                row["all years"] = values[0]
            else:
                row |= {label: value_in(values, year) for year, label in enumerate(labels, 1)}
            rows.append(row)
    return rows


def _assumptions(sheet: Any, formats: Formats) -> None:
    note = "The central value is used; low and high bound what is usual."
    set_up(sheet, "Assumptions", note, formats, [26, 10, 10, 10, 14, 40, 12, 100])
    for column, head in enumerate(["Assumption", "Low", "Central", "High", "Unit", "Source", "Status", "Rationale"]):
        sheet.write_string(3, column, head, formats("head"))
    units = {given.name: given.unit for given in _units()}
    for row, each in enumerate(assumptions().values(), 4):
        sheet.write_string(row, 0, each.name.replace("_", " ").capitalize(), formats("text"))
        for column, number in enumerate((each.low, each.central, each.high), 1):
            sheet.write_number(row, column, number, formats("filled"))
        texts = (units.get(each.name, "share"), rulebook().sources[each.source], each.status, each.rationale)
        for column, text in enumerate(texts, 4):
            sheet.write_string(row, column, text, formats("text"))
    sheet.freeze_panes(4, 1)


def _units() -> list[Any]:
    from model.inputs import givens

    return list(givens())
