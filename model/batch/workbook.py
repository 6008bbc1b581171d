"""Makes the one workbook of a batch: every body by option and year, with totals that are live formulas.

It also has what a clearing of vacancies would save, and the problems of the bodies that failed. It contains no data of
any single person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.batch.columns import AMOUNTS, BODIES, BODY, CLEARING, STEP, TEXT, YEARS, Column
from model.batch.draws import cells
from model.batch.matching_sheet import MATCHING, write_matching
from model.batch.overview import OVERVIEW, REGIONS, write_overview, write_regions
from model.batch.run import Body
from model.batch.standing import ranked
from model.lines.ways import LEAVING
from model.matching.answer import Answer
from model.problems import Problem
from model.projection.clearing import Step
from model.projection.money import PENNY
from model.rules.rulebook import rulebook
from model.version import made_by
from model.xlsx.formulas import added_where, total
from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import NO_CLOCK, WRITER, Formats, number_format, result_format, set_up

NAMES = ("Summary", OVERVIEW, REGIONS, "Bodies", "Years", "Clearing", MATCHING, "Failures")
PREFERRED = "Each body's recommended option, or the nearest"
Rows = Sequence[Sequence[Any]]


def consolidated(
    bodies: Sequence[Body],
    clearing: Mapping[str, Step],
    failures: Sequence[Problem],
    answers: Mapping[str, Answer] | None = None,
    matched_in: Mapping[str, str] | None = None,
) -> bytes:
    """Return the bytes of the batch's workbook, an .xlsx file.

    `clearing` gives, for each body's code, what posts at other bodies would save it. `answers` has the match of people
    to posts in each workbook of one, by its name, and `matched_in` that name for each body whose people are in it.
    """
    content = BytesIO()
    with xlsxwriter.Workbook(content, WRITER) as book:
        formats = Formats(book)
        sheets = {name: book.add_worksheet(name) for name in NAMES}
        rows = [row for body in bodies for row in _body_rows(body)]
        cleared = [_clearing_row(body, clearing[body.code]) for body in bodies]
        note = "A row for each option of each body. £000; WTE and heads are expected numbers."
        write_table(sheets["Bodies"], "Bodies by option", note, BODIES, rows, formats)
        years = [row for body in bodies for row in _year_rows(body)]
        write_table(sheets["Years"], "Bodies by option and year", f"{note} In cash.", YEARS, years, formats)
        note = "What each body's preferred option, which is recommended or else the nearest, would save if posts to be "
        note += "refilled were offered to people who would "
        note += "be paid to go: to its own people first, then, by band and year, to others'. Each post is offered once."
        write_table(sheets["Clearing"], "A clearing of vacancies", note, CLEARING, cleared, formats)
        write_matching(sheets[MATCHING], bodies, answers or {}, matched_in or {}, formats)
        write_failures(sheets["Failures"], failures, formats)
        standings = ranked(bodies)
        write_overview(sheets[OVERVIEW], standings, formats)
        write_regions(book, sheets[REGIONS], standings, formats)
        _summary(sheets["Summary"], bodies, rows, cleared, len(failures), formats)
        made = f"Rulebook {rulebook().version}, model {made_by()}"
        book.set_properties({"title": "Consolidated", "comments": made, "created": NO_CLOCK})
        book.set_calc_mode("auto")
    return content.getvalue()


def _who(body: Body, option: str) -> list[Any]:
    """Return the cells that begin a row of a sheet: the body, its code, kind and region, and the option."""
    return [body.figures["body"], body.code, body.figures["kind"], body.region, option]


def _body_rows(body: Body) -> Iterator[list[Any]]:
    """Yield a row of the Bodies sheet for each of a body's options, with a cell for each column in BODIES."""
    for name, option in body.figures["options"].items():
        yield [
            *(*_who(body, name), float(name == body.figures["clearing"]["option"]), 1.0),
            *(float(all(option["met"])), float(name == body.figures["recommended"])),
            *(float(max(option["cash_to_find"]) < PENNY), sum(option["cash_to_find"]), max(option["beyond_target"])),
            *(sum(option["gap"]), sum(option["one_off"])),
            *(option["recurrent_saving"][-1], option["cash_releasing"][-1], option["wte"][-1]),
            *(*(sum(option["heads_leaving"][way.key]) for way in LEAVING), option["npv"]),
            *_steps_of(option),
            *cells(body.figures, name),
        ]


def _steps_of(option: Mapping[str, Any]) -> list[Any]:
    """Return the cells of an option's exits and step, one for each column in STEPS; None for a blank cell."""
    exits, step = option["exits"], option["step"]
    alone = [exits[name] for name in ("one_off", "saving", "payback_months", "npv")]
    if step is None:
        return [*alone, "", *[None] * 7]
    named = ("one_off", "saving", "posts", "redundancies", "payback_months", "npv")
    return [*alone, step["over"], *(step[name] for name in named), float(step["dominated"])]


def _year_rows(body: Body) -> Iterator[list[Any]]:
    """Yield a row of the Years sheet for each option of a body in each year, with a cell for each column in YEARS."""
    for name, option in body.figures["options"].items():
        for year, label in enumerate(body.figures["years"]):
            yield [
                *(*_who(body, name), float(name == body.figures["clearing"]["option"]), label),
                *(float(option["met"][year]), body.figures["target"][year]),
                *(option[line][year] for line in ("gap", "spend", "run_rate", "one_off", "wte")),
                sum(option["heads_leaving"][way.key][year] for way in LEAVING),
                *(option["cash_to_find"][year], option["in_year_gap"][year], option["funding"]["fund"][year]),
                *(option["heads_leaving"][way.key][year] for way in LEAVING),
            ]


def _clearing_row(body: Body, others: Step) -> list[Any]:
    """Return a body's row of the Clearing sheet.

    It has what the body's own vacant posts save it, then what posts at other bodies save it.
    """
    alone = Step(**body.figures["clearing"]["alone"])
    return [*_who(body, body.figures["clearing"]["option"]), *_step(alone), *_step(others)]


def _step(step: Step) -> list[float]:
    """Return the figures of a clearing in the order of the headings in STEP, rounded to four decimals.

    A small negative number is rounded to 0 and not to -0, which a sheet would show with its sign.
    """
    heads = step.offered, step.compulsory_avoided, step.voluntary_avoided
    pounds = step.payoffs_saved, step.retraining_cost, step.net_saving
    return [round(figure, 4) + 0.0 for figure in (*heads, *pounds)]


def _shown(unit: str) -> str:
    """Return the Excel number format of a unit, such as "#,##0" for a plain number."""
    return "#,##0" if unit == "number" else number_format(unit) if unit == "flag" else result_format(unit)


def write_table(sheet: Any, title: str, note: str, columns: Sequence[Column], rows: Rows, formats: Formats) -> None:
    """Write a sheet that contains one table: a title, a note, the headings and the rows."""
    set_up(sheet, title, note, formats, [column.width for column in columns])
    _heads(sheet, HEAD, [column.head for column in columns], formats)
    sheet.freeze_panes(FIRST, 2)
    sheet.repeat_rows(HEAD)
    sheet.autofilter(HEAD, 0, HEAD + max(1, len(rows)), len(columns) - 1)
    for number, row in enumerate(rows, FIRST):
        for place, (column, value) in enumerate(zip(columns, row, strict=True)):
            if value is None:
                sheet.write_blank(number, place, None, formats("plain"))
            elif column.unit == TEXT:
                sheet.write_string(number, place, value, formats("plain"))
            else:
                sheet.write_number(number, place, value, formats("filled", _shown(column.unit)))


def _heads(sheet: Any, row: int, texts: Sequence[str], formats: Formats) -> None:
    """Write the headings `texts` into a row of a sheet, from its first column on."""
    sheet.set_row(row, 58)
    for place, text in enumerate(texts):
        sheet.write_string(row, place, text, formats("head"))


def write_failures(sheet: Any, failures: Sequence[Problem], formats: Formats) -> None:
    """Write the Failures sheet: one row for each problem, or a row that says that there were none."""
    note = "These bodies are in no total. Correct each and run the batch again."
    set_up(sheet, "Bodies that failed", note, formats, [60.0, 110.0])
    _heads(sheet, HEAD, ["Where", "What is wrong, and what to do"], formats)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(HEAD)
    for row, problem in enumerate(failures or [Problem("None", "Every body was run.")], FIRST):
        sheet.write_string(row, 0, problem.where, formats("text"))
        sheet.write_string(row, 1, problem.sentence, formats("text"))


# Summary: formulas of the other sheets alone ------------------------------------------------------------------


def _span(name: str, columns: Sequence[Column], head: str, rows: int) -> str:
    """Return the address of a column's cells for use in a formula, such as Bodies!$G$5:$G$40.

    `name` is the sheet, `head` the column's heading among `columns`, and `rows` the number of rows of the table.
    """
    letter = xl_col_to_name([column.head for column in columns].index(head))
    return f"{name}!${letter}${FIRST + 1}:${letter}${FIRST + max(rows, 1)}"


def _summary(sheet: Any, bodies: Sequence[Body], rows: Rows, cleared: Rows, failures: int, formats: Formats) -> None:
    """Write the Summary sheet: totals by option, totals of the clearing, and each body in its recommended option.

    `rows` are those of the Bodies sheet and `cleared` those of the Clearing sheet; `failures` is how many problems
    there were.
    """
    rules = dict.fromkeys(body.figures["rule"] for body in bodies)
    note = f"£000. Every figure is a live formula. {' Or, where a body says so: '.join(rules)}"
    set_up(sheet, f"{len(bodies)} bodies", note, formats, [44.0, *[13.0] * len(AMOUNTS)])
    failed = "See the Failures sheet: bodies that failed are in no total" if failures else "No body failed"
    sheet.write_string(2, 0, failed, formats("headline" if failures else "note"))
    _heads(sheet, HEAD, ["Option", *(column.head for column in AMOUNTS)], formats)
    sheet.freeze_panes(FIRST, 1)
    first = len(BODY) + 1
    names = list(dict.fromkeys(row[len(BODY) - 1] for row in rows))
    options = _span("Bodies", BODIES, "Option", len(rows))
    preferred = _span("Bodies", BODIES, "Preferred", len(rows))
    row = FIRST
    for name in (*names, PREFERRED):
        sheet.write_string(row, 0, name, formats("line"))
        of_it = [each for each in rows if (each[len(BODY)] if name == PREFERRED else each[len(BODY) - 1] == name)]
        which = (preferred, "1") if name == PREFERRED else (options, xl_rowcol_to_cell(row, 0, col_abs=True))
        for place, column in enumerate(AMOUNTS):
            formula = added_where(_span("Bodies", BODIES, column.head, len(rows)), *which)
            style = formats("answer" if name == PREFERRED else "calculated", _shown(column.unit))
            sheet.write_formula(row, place + 1, formula, style, sum(each[first + place] for each in of_it))
        row += 1
    row = _clearing_totals(sheet, row + 1, cleared, formats)
    _misses(sheet, row + 1, bodies, rows, formats)


def _clearing_totals(sheet: Any, row: int, cleared: Rows, formats: Formats) -> int:
    """Write the totals of the Clearing sheet on the Summary sheet, from `row` on.

    Returns the number of the row after them.
    """
    _heads(sheet, row, ["A clearing of vacancies", *(head for head, _ in STEP)], formats)
    for number, whose in enumerate(("Own posts", "Others' posts")):
        row += 1
        sheet.write_string(row, 0, f"{whose}, offered to people who would be paid to go", formats("line"))
        for place, (head, unit) in enumerate(STEP, 1):
            added = sum(each[len(BODY) + number * len(STEP) + place - 1] for each in cleared)
            formula = total(_span("Clearing", CLEARING, f"{whose}: {head}", len(cleared)))
            sheet.write_formula(row, place, formula, formats("calculated", _shown(unit)), added)
    return row + 1


def _misses(sheet: Any, row: int, bodies: Sequence[Body], rows: Rows, formats: Formats) -> None:
    """Write a row for each body in its recommended option, or in the nearest, from `row` on.

    It says whether the target is met in every year, by how much it is missed, whether the option is recommended and can
    be paid for, the cash to find, and the one-off cost.
    """
    named = (
        *("Meets the target in every year", "Missed by, all years", "Recommended", "Can be paid for"),
        *("Cash to find, all years", "One-off cost, all years"),
    )
    _heads(sheet, row, ["Body, in its recommended option or the nearest", "Code", *named], formats)
    preferred, codes = (_span("Bodies", BODIES, head, len(rows)) for head in ("Preferred", "Code"))
    heads = [column.head for column in BODIES]
    units = {column.head: column.unit for column in AMOUNTS}
    chosen = {each[1]: each for each in rows if each[len(BODY)]}
    for body in bodies:
        row += 1
        sheet.write_string(row, 0, body.figures["body"], formats("line"))
        sheet.write_string(row, 1, body.code, formats("plain"))
        for place, head in enumerate(named, 2):
            code = xl_rowcol_to_cell(row, 1, col_abs=True)
            formula = added_where(_span("Bodies", BODIES, head, len(rows)), preferred, "1", codes, code)
            shown = number_format("flag") if units[head] == "number" else _shown(units[head])
            sheet.write_formula(row, place, formula, formats("calculated", shown), chosen[body.code][heads.index(head)])
