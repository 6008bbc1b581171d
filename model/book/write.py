"""A plain results workbook: the options side by side, each option's lines by year, the warnings and the checks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError

from model.book.style import NO_CLOCK, Formats, lines_high, number_format, result_format, set_up
from model.comparison import Comparison, Outcome, conversions, finding, stamp
from model.inputs import BODY, MODEL
from model.line import in_words
from model.lines.calendar import calendar
from model.lines.pools import pools
from model.lines.target import target
from model.lines.value import value
from model.projection import title
from model.rulebook import rulebook


def _conversion(each: Outcome) -> float | None:
    at_risk = sum(each.at_risk)
    return each.redundancies / at_risk if at_risk > 0.5 else None


# Lines shown pool by pool as well as added up.
BY_POOL = {"close_posts", "heads", "held", "redeployed", "voluntary", "compulsory"}
SHOWN = (target, calendar, *BODY, value)
ROWS = (
    ("Target met in every year", lambda each: "yes" if each.meets else "no", ""),
    ("Missed by, all years", lambda each: sum(each.gap), "£"),
    ("One-off cost", lambda each: sum(each.one_off), "£"),
    ("Recurrent saving, last year", lambda each: each.recurrent_saving[-1], "£"),
    ("of which releases cash", lambda each: each.cash_releasing[-1], "£"),
    ("WTE at the end", lambda each: each.wte[-1], "WTE"),
    ("Compulsory redundancies", lambda each: each.redundancies, "heads"),
    ("Redundancies for each head at risk, all years", _conversion, "share"),
    ("Redundancies avoided, against the compulsory option", lambda each: each.redundancies_avoided, "heads"),
    ("Net present value to the body", lambda each: each.npv, "£"),
    ("to the NHS", lambda each: each.npv_by_view["the NHS"], "£"),
    ("to the exchequer", lambda each: each.npv_by_view["the exchequer"], "£"),
    ("to society", lambda each: each.npv_by_view["society"], "£"),
    ("Internal rate of return", lambda each: each.irr, "share"),
    ("Payback, simple (months)", lambda each: each.payback_months_simple, "months"),
    ("Payback, cash (months)", lambda each: each.payback_months_cash, "months"),
    ("One-off cost of a post removed (£)", lambda each: each.cost_of_a_post, "£ a WTE"),
    ("One-off cost of £1 saved a year (£)", lambda each: each.cost_of_a_pound, "£ a £"),
)


def write(comparison: Comparison, path: str | Path) -> Path:
    """Write the results workbook and return where it is."""
    path = Path(path)
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    formats = Formats(book)
    _summary(book.add_worksheet("Summary"), comparison, formats)
    for case, outcome in enumerate(comparison.outcomes):
        _option(book.add_worksheet(sheet_name(case, outcome.name)), comparison, case, outcome, formats)
    _baseline(book.add_worksheet("Baseline"), comparison, formats)
    _lines(book.add_worksheet("Lines"), formats)
    _checks(book.add_worksheet("Checks"), comparison, formats)
    book.set_properties({"title": comparison.results.inputs.name, "comments": stamp(comparison), "created": NO_CLOCK})
    try:
        book.close()
    except XlsxFileError as error:  # not an OSError
        raise OSError(None, "cannot be written", str(path)) from error
    return path


def sheet_name(case: int, name: str) -> str:
    """An option's sheet: its number and as much of its name as a sheet may bear."""
    clean = "".join(" " if letter in r"[]:*?/\'" else letter for letter in name)
    return f"{case} {clean}"[:31].strip()


def _summary(sheet: Any, comparison: Comparison, formats: Formats) -> None:
    results = comparison.results
    widths = [44.0, *[20.0] * len(comparison.outcomes)]
    set_up(sheet, title(results.inputs), "Values, £000; see each option's sheet for its lines.", formats, widths)
    row = 3
    for sentence in finding(comparison):
        sheet.write_string(row, 0, sentence, formats("plain"))
        row += 1
    row += 1
    sheet.write_string(row, 0, "Option", formats("head"))
    sheet.set_row(row, 30)
    for place, outcome in enumerate(comparison.outcomes, 1):
        sheet.write_string(row, place, outcome.name, formats("head"))
    for label, read, unit in ROWS:
        row += 1
        sheet.write_string(row, 0, label, formats("text"))
        for place, outcome in enumerate(comparison.outcomes, 1):
            _write(sheet, row, place, read(outcome), unit, formats)
    row += 2
    sheet.write_string(row, 0, "Published: posts at risk that ended in redundancy", formats("chapter"))
    for case, share in conversions():
        row += 1
        sheet.write_string(row, 0, case, formats("plain"))
        sheet.write_number(row, 2, share, formats("filled", number_format("share")))
    row += 2
    for sentence in results.warnings:
        sheet.write_string(row, 0, f"Note: {sentence}.", formats("plain"))
        row += 1


def _write(sheet: Any, row: int, column: int, shown: Any, unit: str, formats: Formats) -> None:
    style = formats("calculated", result_format(unit) if unit else "")
    if shown is None:
        sheet.write_string(row, column, "", style)
    elif isinstance(shown, str):
        sheet.write_string(row, column, shown, style)
    else:
        sheet.write_number(row, column, shown, style)


def _option(sheet: Any, comparison: Comparison, case: int, outcome: Outcome, formats: Formats) -> None:
    results = comparison.results
    labels = results.inputs.year_labels
    set_up(
        sheet,
        outcome.name,
        "Every line of the body's plan, by year, £000.",
        formats,
        [52.0, 14, *[16.0] * len(labels)],
    )
    for column, head in enumerate(["Line", "Unit", *labels]):
        sheet.write_string(3, column, head, formats("head"))
    sheet.freeze_panes(4, 1)
    row = 4
    for chapter in SHOWN:
        sheet.write_string(row, 0, chapter.title, formats("chapter"))
        row += 1
        for line in chapter.lines():
            found = results.values[line.name]
            if line.over not in ("year", "pool year"):
                continue
            by_year = found[:, min(case, found.shape[1] - 1), :]
            shown = by_year.sum(axis=1) if line.unit in ("WTE", "heads", "£") else by_year[:, 0]
            if line.over == "pool year" and line.unit not in ("WTE", "heads", "£"):
                continue
            sheet.write_string(row, 0, line.label, formats("text"))
            sheet.write_string(row, 1, "£000" if line.unit == "£" else line.unit, formats("text"))
            for place, number in enumerate(shown, 2):
                sheet.write_number(row, place, float(number), formats("calculated", result_format(line.unit)))
            row += 1
            if line.name in BY_POOL:
                for pool, name in enumerate(results.inputs.pool_names):
                    sheet.write_string(row, 0, f"    {name}", formats("note"))
                    for place, number in enumerate(by_year[:, min(pool, by_year.shape[1] - 1)], 2):
                        sheet.write_number(row, place, float(number), formats("calculated", result_format(line.unit)))
                    row += 1


def _baseline(sheet: Any, comparison: Comparison, formats: Formats) -> None:
    """The lines that no year and no option moves: the baseline built up, and the pools at the start."""
    results = comparison.results
    names = results.inputs.pool_names
    set_up(
        sheet, "Baseline", "Before the plan, £000: the body, then each pool.", formats, [52.0, 14, *[18.0] * len(names)]
    )
    for column, head in enumerate(["Line", "Unit", "The body", *names]):
        sheet.write_string(3, column, head, formats("head"))
    sheet.set_row(3, 30)
    row = 4
    for chapter in (pools, *BODY):
        for line in chapter.lines():
            if line.over in ("body", "pool"):
                place = 2 if line.over == "body" else 3
                sheet.write_string(row, 0, line.label, formats("text"))
                sheet.write_string(row, 1, line.unit, formats("text"))
                for column, number in enumerate(results.values[line.name][0], place):
                    sheet.write_number(row, column, float(number), formats("calculated", result_format(line.unit)))
                row += 1
    sheet.freeze_panes(4, 1)


def _lines(sheet: Any, formats: Formats) -> None:
    """The model in words."""
    set_up(sheet, "Lines", "Every line in reading order, as a person would say it.", formats, [30, 46, 14, 90, 60])
    for column, head in enumerate(["Chapter", "Line", "Unit", "How it is worked out", "Rule"]):
        sheet.write_string(3, column, head, formats("head"))
    sheet.freeze_panes(4, 0)
    listed = [(chapter, line) for chapter in MODEL for line in chapter.lines()]
    for row, (chapter, line) in enumerate(listed, 4):
        words = in_words(line, (*chapter.after, chapter))
        law = rulebook()[line.rate].law if line.dated else line.rule
        sheet.set_row(row, 13.5 * max(lines_high(words, 90), lines_high(law, 60)))
        for column, text in enumerate([chapter.title, line.label, line.unit, words, law]):
            sheet.write_string(row, column, text, formats("text"))


def _checks(sheet: Any, comparison: Comparison, formats: Formats) -> None:
    set_up(sheet, "Checks", "All are nothing where the model is right.", formats, [40, 20, 10])
    for column, head in enumerate(["Check", "Difference", "Passes"]):
        sheet.write_string(3, column, head, formats("head"))
    for row, (name, difference) in enumerate(comparison.checks.items(), 4):
        sheet.write_string(row, 0, name.removeprefix("check_").replace("_", " "), formats("text"))
        sheet.write_number(row, 1, difference, formats("calculated", "0.000000"))
        sheet.write_string(row, 2, "yes" if abs(difference) < 0.005 else "NO", formats("calculated"))
