"""Writes the input sheets: into the workbook that a body fills in, and, as it filled them in, into its results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_range_abs

from model.body.bounds import OLDEST
from model.body.inputs import year_label
from model.body.options import Option, value_in
from model.body.typed import Rows, Sheets
from model.body_workbook.assumption_names import assumed_label
from model.body_workbook.cell_values import coded
from model.body_workbook.columns import (
    CODED,
    LAST_TEXTS,
    SETTINGS,
    TARGET,
    TEXTS,
    YEARLY,
    Column,
    budget,
    declared,
    options,
    pools,
    rounds,
    staff,
    transfers,
    yearly,
)
from model.lines.model import givens, levers
from model.rules.assumptions import NO_PATH, assumptions, paths
from model.rules.rulebook import rulebook
from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import Formats, lines_high, number_format, set_up

SPARE_ROWS = 200
GUIDE = "Guide"
SAID = {
    "Body": "What the body is, its ledger budget and its target",
    "Budget": "Non-pay and income, line by line",
    "Target": "The path by year, where no named path is given",
    "Staff": "One row a person, or one for several alike with a split by service",
    "Vacancies": "The pools: vacancies, agency, leavers, and what must stay",
    "Years": "Dates, awards and prices by year; blank is left to the rulebook",
    "Options": "The levers of each option",
    "Rounds": "Voluntary rounds as set: who is offered an exit, when, on which terms, and how many are approved",
    "Assumptions": "What is assumed where the body does not say: low, central, high, with sources",
    GUIDE: "Every lever and every named path, in words",
}


def labels_of(sheets: Sheets) -> list[str]:
    """Return the labels of the plan's years, such as "2010-11"."""
    first, years = int(str(sheets.body["first_year"])[:4]), int(sheets.body["years"])
    return [year_label(first + year) for year in range(years)]


def tables(sheets: Sheets) -> dict[str, tuple[list[Column], Rows]]:
    """Return the columns and the rows of each sheet that is a list, by the sheet's name."""
    labels = labels_of(sheets)
    every = [{"year": label} for label in labels]
    return {
        "Budget": (budget(), sheets.budget),
        "Target": (yearly(TARGET), sheets.target or every),
        "Staff": (staff(), sheets.staff),
        "Vacancies": ([*pools(), *transfers(labels)], sheets.pools),
        "Years": (yearly(YEARLY), sheets.years or every),
        "Options": (options(labels), lever_rows(sheets.options, labels)),
        "Rounds": (rounds(), sheets.rounds),
    }


def add_sheets(book: Any, names: Sequence[str]) -> dict[str, Any]:
    """Add empty sheets to a workbook, and return them by name."""
    return {name: book.add_worksheet(name) for name in names}


def write_sheets(made: Mapping[str, Any], sheets: Sheets, formats: Formats) -> None:
    """Write every input sheet except the cover; `made` holds the workbook's empty sheets by name."""
    _body(made["Body"], sheets, formats)
    for name, (columns, rows) in tables(sheets).items():
        _table(made[name], name, columns, rows, formats)
    _assumptions(made["Assumptions"], sheets, formats)
    _guide(made[GUIDE], formats)


def write_cell(sheet: Any, row: int, column: int, value: Any, unit: str, style: str, formats: Formats) -> None:
    """Write a value into a cell as a blank, a date, a text or a number, in the number format of its unit.

    `style` names the look of the cell, such as "input".
    """
    shown = "d mmm yyyy" if unit == "date" else "General" if unit in ("", "flag", "text") else number_format(unit)
    if value is None or value == "":
        sheet.write_blank(row, column, None, formats(style, shown))
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats(style, "d mmm yyyy"))
    elif isinstance(value, str):
        sheet.write_string(row, column, value, formats(style, shown))
    else:
        sheet.write_number(row, column, value, formats(style, shown))


def body_rows() -> list[tuple[str, str, str, str]]:
    """Return the rows of the Body sheet in order: the label of each setting, its name, its unit and a note."""
    said = [(declared(name).heading, name, declared(name).unit, _left_blank(name)) for name in SETTINGS]
    rows = []
    for label, name, note in TEXTS:
        rows.append((label, name, "text", note))
        if name == "code":  # the kind of body stands where older workbooks have it
            rows += [row for row in said if row[1] == "kind"]
    rows += [row for row in said if row[1] != "kind"]
    return sorted(rows, key=lambda row: row[1] in LAST_TEXTS)


def _left_blank(name: str) -> str:
    """Return the note on what a blank setting means, such as "blank: the ledger budget"."""
    special = {"baseline_amount": "the ledger budget", "horizon": "all years of the plan", "ledger_budget": "",
               "path_kind": NO_PATH.kind, "transfers_restate": "1, or 0 on a path of pounds a head"}  # fmt: skip
    if name in special:
        return f"blank: {special[name]}" if special[name] else "the budget of the year before the plan; needed"
    if name in CODED:
        words = {number: word for word, number in coded(CODED[name]).numbers.items()}
        return f"blank: {words[declared(name).default or 0]}"
    default, unit = declared(name).default or 0.0, declared(name).unit
    if unit == "flag":
        return f"1 is yes, 0 is no; blank: {default:.0f}"
    return f"blank: {default:,.10g}"


def _body(sheet: Any, sheets: Sheets, formats: Formats) -> None:
    """Write the Body sheet: a row for each setting."""
    set_up(sheet, "The body", "One setting a row. Yellow: to complete.", formats, [48, 56, 14, 64])
    for row, (label, name, unit, note) in enumerate(body_rows(), FIRST):
        sheet.write_string(row, 0, label, formats("text"))
        write_cell(sheet, row, 1, sheets.body.get(name), unit, "input", formats)
        sheet.write_string(row, 2, unit, formats("text"))
        sheet.write_string(row, 3, sheets.notes.get(name, note), formats("text"))
        if name == "path":
            rule: dict[str, Any] = _list(list(paths()), "Named path", " or nothing")
        elif name == "known_on":
            rule = _validation(Column("Rates known on", "known_on", "date"))
        else:
            rule = _validation(declared(name, CODED.get(name, "number"))) if name in SETTINGS else {}
        if rule:
            sheet.data_validation(row, 1, row, 1, rule)
    _heads(sheet, "Body", ["Setting", "Value", "Unit", "Note"], len(body_rows()), formats)


def _heads(sheet: Any, name: str, heads: list[str], rows: int, formats: Formats) -> None:
    """Write the headings of a sheet, make an Excel table of them and the `rows` rows below, and keep them in view."""
    style = {"autofilter": False, "style": None, "name": f"{name}Table"}
    columns = [{"header": head, "header_format": formats("head")} for head in heads]
    sheet.add_table(HEAD, 0, FIRST + max(rows, 1) - 1, len(heads) - 1, {**style, "columns": columns})
    sheet.set_row(HEAD, 45)
    sheet.freeze_panes(FIRST, 1)


def _table(sheet: Any, name: str, columns: Sequence[Column], rows: Rows, formats: Formats) -> None:
    """Write a list's headings and first row, and what Excel lets a user type into each column.

    The other rows are added later, by `list_rows.add_lists`.
    """
    note = "A blank cell is left to the default. Yellow: to complete. Add rows straight under the last."
    set_up(sheet, name, note, formats, [30.0, *[16.0] * (len(columns) - 1)], wide=True)
    for row in rows[:1]:  # the rest are added to the finished workbook
        for place, column in enumerate(columns):
            unit = "date" if column.kind == "date" else column.unit
            write_cell(sheet, FIRST, place, row.get(column.name), unit, "input", formats)
    last = FIRST + max(len(rows), SPARE_ROWS)
    for place, column in enumerate(columns):
        if column.kind == "pool":
            rule = _list(f"=Vacancies!{xl_range_abs(FIRST, 0, FIRST + 99, 0)}", column.heading)
        elif column.name == "lever":
            rule = _list(f"={GUIDE}!{xl_range_abs(FIRST, 0, FIRST + len(levers()) - 1, 0)}", column.heading)
        else:
            rule = _validation(column)
        if rule:
            sheet.data_validation(FIRST, place, last, place, rule)
    _heads(sheet, name, [column.heading for column in columns], len(rows), formats)
    sheet.repeat_rows(HEAD)


def _list(source: Any, title: str, more: str = "") -> dict[str, Any]:
    """Return the rule by which Excel offers a list for a cell: of words, or of the words in a range of cells.

    It is a dict, as the library XlsxWriter takes it. `more` is added to the words in the cell's message.
    """
    listed = f"One of {', '.join(source)}{more}" if isinstance(source, list) else "Choose one from the list"
    message = listed if len(listed) <= 255 else "Choose one from the list"
    return {"validate": "list", "source": source, "input_title": title[:32], "input_message": message,
            "error_title": "Not in the list", "error_message": message}  # fmt: skip


def _validation(column: Column) -> dict[str, Any]:
    """Return the rule on what Excel lets a user type into a column's cells, with a message that helps.

    It is a dict, as the library XlsxWriter takes it, and is empty where any value may be typed.
    """
    title = {"input_title": column.heading[:32]}
    if column.kind in ("text", "point"):
        return {}
    if column.kind == "date":
        example = "date, such as 1 April 2010"
        messages = {"input_message": f"A {example}", "error_message": f"Type a {example}"}
        return {"validate": "date", "criteria": ">=", "value": OLDEST, **title, **messages}
    if column.kind != "number":
        codes = coded(column.kind)
        low, high = column.low, column.high
        fit = [word for key, word in codes.words.items() if low is None or high is None
               or low <= codes.numbers[key] <= high]  # fmt: skip
        return _list(fit, column.heading)
    if column.low is None or column.high is None:
        return {}
    message = f"A number from {column.low:,.10g} to {column.high:,.10g}" + (f" ({column.unit})" if column.unit else "")
    bounds = {"validate": "decimal", "criteria": "between", "minimum": column.low, "maximum": column.high}
    return {**bounds, **title, "input_message": message, "error_message": f"{message}; leave it blank for the default"}


def lever_rows(chosen: Sequence[Option], labels: list[str]) -> list[dict[str, Any]]:
    """Return the rows of the Options sheet: one for each lever that an option sets, as {column: value}.

    `labels` are the plan's years, such as "2010-11".
    """
    rows: list[dict[str, Any]] = []
    known = levers()
    for option in chosen:
        if not option.levers:
            rows.append({"option": option.name})
        for name, values in option.levers.items():
            row: dict[str, Any] = {"option": option.name, "lever": known[name].label}
            if len(set(values)) == 1:
                row["all years"] = values[0]
            else:
                row |= {label: value_in(values, year) for year, label in enumerate(labels, 1)}
            rows.append(row)
    return rows


def _assumptions(sheet: Any, sheets: Sheets, formats: Formats) -> None:
    """Write the Assumptions sheet: the low, central and high value of each assumption, with its source."""
    note = "The central value is used; low and high bound what is usual. Green: filled in already."
    set_up(sheet, "Assumptions", note, formats, [46, 10, 10, 10, 14, 40, 12, 100])
    units = {given.name: given.unit for given in givens()}
    for row, assumption in enumerate(assumptions(str(sheets.body.get("kind") or "")).values(), FIRST):
        sheet.write_string(row, 0, assumed_label(assumption.name), formats("text"))
        numbers = sheets.assumptions.get(assumption.name, (assumption.low, assumption.central, assumption.high))
        for column, number in enumerate(numbers, 1):
            sheet.write_number(row, column, number, formats("filled"))
        source, unit = rulebook().sources[assumption.source], units.get(assumption.name, "share")
        texts = (unit, source, assumption.status, assumption.rationale)
        for column, text in enumerate(texts, 4):
            sheet.write_string(row, column, text, formats("text"))
        sheet.set_row(row, 13.5 * max(lines_high(texts[1], 40), lines_high(assumption.rationale, 100)))
    heads = ["Assumption", "Low", "Central", "High", "Unit", "Source", "Status", "Rationale"]
    _heads(sheet, "Assumptions", heads, len(assumptions()), formats)


def _guide(sheet: Any, formats: Formats) -> None:
    """Write the Guide sheet, which explains every lever and every named path of the cut."""
    set_up(sheet, GUIDE, "The levers an option may set, and the paths that have a name.", formats, [48, 14, 12, 12, 90])
    for column, head in enumerate(["Lever", "Unit", "Least", "Most", "What it is"]):
        sheet.write_string(HEAD, column, head, formats("head"))
    row = FIRST
    for given in levers().values():
        sheet.write_string(row, 0, given.label, formats("text"))
        sheet.write_string(row, 1, given.unit, formats("text"))
        sheet.write_number(row, 2, given.low or 0, formats("plain"))
        sheet.write_number(row, 3, given.high or 0, formats("plain"))
        meaning = "1 is yes, 0 is no" if given.unit == "flag" else given.note
        sheet.write_string(row, 4, meaning, formats("text"))
        row += 1
    row += 1
    for column, head in enumerate(["Named path", "First year", "Status", "", "What it is, and its source"]):
        sheet.write_string(row, column, head, formats("head"))
    for path in paths().values():
        row += 1
        texts = (path.name, year_label(path.first_year), path.status, "", f"{path.label}. {path.note}")
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, formats("text"))
        sheet.set_row(row, 13.5 * lines_high(texts[4], 90))
    sheet.freeze_panes(FIRST, 1)
