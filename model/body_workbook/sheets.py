"""Writes the input sheets: into the workbook that a body fills in, and, as it filled them in, into its results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_range_abs

from model.body.inputs import year_label
from model.body.options import DO_NOTHING, Option, value_in
from model.body.typed import Reason, Rows, Sheets
from model.body_workbook.assumptions_sheet import write_assumptions
from model.body_workbook.body_sheet import write_body
from model.body_workbook.columns import (
    TARGET,
    YEARLY,
    Column,
    budget,
    equality,
    inputs,
    limits,
    log,
    more_openings,
    options,
    pools,
    rounds,
    staff,
    transfers,
    yearly,
)
from model.body_workbook.guide import above, hint
from model.body_workbook.guide_sheet import GUIDE, write_guide
from model.body_workbook.log_sheet import write_log
from model.body_workbook.titles import EQUALITY, LIMITS, LOG
from model.body_workbook.validation import listed, validation
from model.body_workbook.writing import heads, write_cell
from model.lines.model import levers
from model.lines.names import lines_named
from model.rules.assumptions import NO_PATH, paths
from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import Formats, set_up

SPARE_ROWS = 200
ON_ONE_PAGE = 14  # columns that can still be read on the width of one page
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
    LOG: "What was changed, by whom and why; who prepared, reviewed and approved the plan",
    GUIDE: "Every lever, every named path and every cell that may be filled in, in words",
}
LIMITED = {LIMITS: "What a search for the least-cost mix must keep, and the prices that it puts on what is free"}
COUNTED = {EQUALITY: "Heads by pool and protected group, of nobody by name: sensitive, for the equality assessment"}
WIDTHS = {
    "equality_pool": 34.0,
    "characteristic": 32.0,
    "group": 34.0,
    "item": 30.0,
    "year": 12.0,
    "row": 10.0,
    "pool": 34.0,
    "option": 34.0,
    "lever": 46.0,
    "limit": 56.0,
    "round": 24.0,
    "round_option": 34.0,
    "round_pool": 34.0,
    "why": 40.0,
    "owner": 24.0,
}
# The columns of the Target sheet that a kind of path reads.
READ_BY_PATH = {
    "cut of the baseline": ("cut_of_baseline",),
    "cut of the year before": ("cut_of_last_year",),
    "pounds": ("explicit_allowed",),
    "pounds a head": ("per_head", "population"),
    "growth given back": ("growth_given_back",),
}
lines_named([name for names in READ_BY_PATH.values() for name in names])
NOTE = "Yellow: needed. White: may be blank; what it then takes stands above the heading. Add rows under the last."


COUNTS_NOTE = (
    "Sensitive: special category data, as counts and of no named person. Do a data protection impact assessment first, "
    "keep it to those who need it. Not stated is no answer, and never a no."
)


def said_of(sheets: Sheets) -> dict[str, str]:
    """Return what each input sheet that is written holds, by its name."""
    return {**SAID, **(LIMITED if sheets.limits else {}), **(COUNTED if sheets.equality else {})}


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
        "Vacancies": ([*pools(), *transfers(labels), *more_openings(labels)], sheets.pools),
        "Years": (yearly(YEARLY), sheets.years or every),
        "Options": (options(labels), lever_rows(sheets.options, labels, sheets.reasons)),
        "Rounds": (rounds(), sheets.rounds),
        **({LIMITS: (limits(labels), sheets.limits)} if sheets.limits else {}),
        **({EQUALITY: (equality(), sheets.equality)} if sheets.equality else {}),
    }


def add_sheets(book: Any, names: Sequence[str]) -> dict[str, Any]:
    """Add empty sheets to a workbook, and return them by name."""
    return {name: book.add_worksheet(name) for name in names}


def write_sheets(made: Mapping[str, Any], sheets: Sheets, formats: Formats) -> None:
    """Write every input sheet except the cover; `made` holds the workbook's empty sheets by name."""
    write_body(made["Body"], sheets, formats)
    listed_ = tables(sheets)
    for name, (columns, rows) in listed_.items():
        _table(made[name], name, columns, rows, needed(name, columns, sheets), formats)
    write_assumptions(made["Assumptions"], sheets, formats)
    write_log(made[LOG], sheets.log, formats)
    write_guide(made[GUIDE], {name: columns for name, (columns, _) in listed_.items()} | {LOG: log()}, formats)


def needed(name: str, columns: Sequence[Column], sheets: Sheets) -> set[str]:
    """Return the names of the columns of a sheet that must be filled in.

    Of the Target sheet these are the ones that the body's kind of path reads; none of them where a path is named.
    """
    found = {column.name for column in columns if hint(name, column.name).need == "yes"}
    if name == "Target" and str(sheets.body.get("path") or NO_PATH.name) not in paths().keys() - {NO_PATH.name}:
        found |= set(READ_BY_PATH.get(str(sheets.body.get("path_kind") or NO_PATH.kind), ()))
    return found


def _table(sheet: Any, name: str, columns: Sequence[Column], rows: Rows, must: set[str], formats: Formats) -> None:
    """Write a list's headings and first row, and what Excel lets a user type into each column.

    `must` has the names of the columns that have to be filled in.

    The other rows are added later, by `list_rows.add_lists`.
    """
    wide = len(columns) > ON_ONE_PAGE
    note = COUNTS_NOTE if name == EQUALITY else NOTE
    set_up(sheet, name, note, formats, [WIDTHS.get(column.name, 16.0) for column in columns], wide=wide)
    sheet.write_string(HEAD - 1, 0, "", formats("default"))
    for place, column in enumerate(columns[1:], 1):
        sheet.write_string(HEAD - 1, place, _above(name, column), formats("default"))
    sheet.set_row(HEAD - 1, 54)
    for row in rows[:1]:  # the rest are added to the finished workbook
        for place, column in enumerate(columns):
            unit = "date" if column.kind == "date" else _unit(column)
            style = "input" if column.name in must else "optional"
            write_cell(sheet, FIRST, place, row.get(column.name), unit, style, formats)
    last = FIRST + max(len(rows), SPARE_ROWS)
    for place, column in enumerate(columns):
        said = hint(name, column.name)
        if column.kind == "pool":
            rule = listed(f"=Vacancies!{xl_range_abs(FIRST, 0, FIRST + 99, 0)}", column.heading, said)
        elif column.name == "lever":
            rule = listed(f"={GUIDE}!{xl_range_abs(FIRST, 0, FIRST + len(levers()) - 1, 0)}", column.heading, said)
        else:
            rule = validation(column, said)
        if rule:
            sheet.data_validation(FIRST, place, last, place, rule)
    heads(sheet, name, [column.heading for column in columns], len(rows), formats)
    sheet.repeat_rows(HEAD)
    sheet.repeat_columns(0)


def _above(name: str, column: Column) -> str:
    """Return what stands above a heading: the unit, and whether it is needed or what a blank takes."""
    return "; ".join(part for part in (_unit(column), above(hint(name, column.name))) if part)


def _unit(column: Column) -> str:
    """Return the unit of a column of amounts; "" where it has words, dates, or numbers that count nothing."""
    known = inputs().get(column.name)
    unit = column.unit or (known.unit if known and column.kind == "number" else "")
    return "" if unit in ("flag", "code", "index", "date") else unit


def lever_unit(name: str) -> str:
    """Return what a lever is counted in, as it stands beside the lever: a share, pounds, years, or 1 for yes."""
    unit = levers()[name].unit
    return "1 yes, 0 no" if unit == "flag" else unit


def lever_rows(
    chosen: Sequence[Option], labels: list[str], reasons: Mapping[tuple[str, str], Reason] | None = None
) -> list[dict[str, Any]]:
    """Return the rows of the Options sheet: one for each lever that an option sets, as {column: value}.

    `labels` are the plan's years, such as "2010-11", and `reasons` why levers were set, by option and lever. An option
    that sets none, and is not "Do nothing", says so by its first lever, since a row needs one.
    """
    rows: list[dict[str, Any]] = []
    known = levers()
    for option in chosen:
        if option.name == DO_NOTHING and not option.levers:
            rows.append({"option": option.name})
            continue
        for name, values in (option.levers or {next(iter(known)): (0.0,)}).items():
            row: dict[str, Any] = {"option": option.name, "lever": known[name].label, "lever unit": lever_unit(name)}
            if len(set(values)) == 1:
                row["all years"] = values[0]
            else:
                row |= {label: value_in(values, year) for year, label in enumerate(labels, 1)}
            reason = (reasons or {}).get((option.name, name), Reason())
            row |= {"why": reason.why or None, "owner": reason.owner or None, "day": reason.day}
            rows.append(row)
    return rows
