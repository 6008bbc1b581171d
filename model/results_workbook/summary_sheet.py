"""The Summary sheet: the answer in a sentence, and the options side by side, in live formulas."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.lines.beside import beside
from model.lines.names import lines_named
from model.projection.compare import COMPULSORY, Comparison, conversions, finding
from model.projection.project import title
from model.results_workbook.addresses import Reader, address
from model.results_workbook.beside_cells import formula
from model.results_workbook.book import ResultsBook
from model.results_workbook.charts import add_charts
from model.xlsx.formulas import answer, greatest, if_met, picked, place_of, rate_of_return
from model.xlsx.sheet_geometry import YEARS
from model.xlsx.style import number_format, result_format, set_up

MONTHS = '#,##0.0;"never";0.0'
# What is shown of each option: its label, the line, and how it is shown.
ROWS = (
    ("Target met in every year", "meets", number_format("flag")),
    ("Years in which it is met", "years_met", "0"),
    ("Missed by, all years", "all_missed", result_format("£")),
    ("One-off cost, all years", "all_one_off", result_format("£")),
    ("Recurrent saving, last year", "last_saving", result_format("£")),
    ("of which releases cash", "last_releasing", result_format("£")),
    ("WTE at the end", "last_wte", result_format("WTE")),
    ("Compulsory redundancies (heads)", "redundancies", result_format("heads")),
    ("Redundancies for each head at risk, all years", "converted", result_format("share")),
    ("Net present value to the body", "body_npv", result_format("£")),
    ("to the NHS", "nhs_npv", result_format("£")),
    ("to the exchequer", "exchequer_npv", result_format("£")),
    ("to society", "social_npv", result_format("£")),
    ("Payback, simple (months)", "payback_simple", MONTHS),
    ("Payback, cash (months)", "payback_cash", MONTHS),
    ("One-off cost of a post removed (£)", "cost_of_a_post", number_format("£ a WTE").replace(".00", "")),
    ("One-off cost of £1 saved a year (£)", "cost_of_a_pound", '0.00;-0.00;"–"'),
)
lines_named([name for _, name, _ in ROWS])
NONE_MEETS = "No option meets the target in every year."
IS_BEST = " meets the target in every year and is worth most to the body."
SUMMARY = "Summary"  # the sheet
ANSWER, HEADS, FIRST_ROW = 3, 5, 6  # rows, from 0
ACROSS = FIRST_ROW + len(ROWS)  # the first row of what is worked across options
CHOICE = ACROSS + 4  # the row in which the option that is shown is chosen
CHOSEN = f"{SUMMARY}!{xl_rowcol_to_cell(CHOICE, 1, True, True)}"


def shown_first(comparison: Comparison) -> int:
    """Return the number, from 0, of the option that the workbook shows until its user chooses another.

    It is the preferred option or, where none meets the target, the last one.
    """
    names = comparison.results.options
    return names.index(comparison.best.name) if comparison.best else len(names) - 1


def write_summary(book: ResultsBook, name: str) -> None:
    """Write the Summary sheet: the answer, the options side by side, the choice of one, the charts and the findings."""
    sheet = book.sheets[name]
    _write_options(book, sheet)
    _write_choice(book, sheet)
    _write_below(book, sheet, add_charts(book, sheet, CHOICE))
    sheet.activate()


def _write_options(book: ResultsBook, sheet: Any) -> None:
    """Write the table of the options side by side, and the answer above it."""
    results, outcomes, formats = book.results, book.comparison.outcomes, book.formats
    set_up(sheet, title(results.inputs), "£000 unless a unit is shown. Live formulas.", formats,
           [46.0, *[15.0] * len(outcomes)])  # fmt: skip
    sheet.fit_to_pages(1, 1)
    sheet.write_string(HEADS, 0, "Option", formats("head"))
    sheet.set_row(HEADS, 45)
    for case, name in enumerate(results.options, 1):
        sheet.write_string(HEADS, case, name, formats("head"))
    at = {}
    row = FIRST_ROW
    for label, name, shown in ROWS:
        at[name] = row
        sheet.write_string(row, 0, label, formats("line"))
        place, _ = book.layout.place(name)
        for case, option in enumerate(book.options):
            cell = address(replace(place, sheet=option), Reader(frozenset()), None, book.layout.years)
            value = results.body_line(name, case)
            sheet.write_formula(row, case + 1, cell, formats("calculated", shown), value)
        row += 1
    _write_across(book, sheet, at)


def _write_across(book: ResultsBook, sheet: Any, at: dict[str, int]) -> None:
    """Write the rows that compare options with one another, and the answer above the table.

    `at` has the row, from 0, of each line of the model in the table.
    """
    comparison, layout, formats, row = book.comparison, book.layout, book.formats, ACROSS
    outcomes, last = comparison.outcomes, xl_col_to_name(len(book.options))
    redundant = f"$B${at['redundancies'] + 1}:${last}${at['redundancies'] + 1}"
    names = comparison.results.options
    most = greatest(redundant)
    if COMPULSORY in names:
        most = xl_rowcol_to_cell(at["redundancies"], names.index(COMPULSORY) + 1, True, True)
    net, _ = layout.place("net_cash")
    span = f"${xl_col_to_name(YEARS)}${net.row + 1}:${xl_col_to_name(YEARS + layout.years - 1)}${net.row + 1}"
    sheet.write_string(row, 0, "Redundancies avoided, against the compulsory option", formats("line"))
    sheet.write_string(row + 1, 0, "Internal rate of return", formats("line"))
    sheet.write_string(row + 2, 0, "Present value to the body, where the target is met", formats("line"))
    for case, option in enumerate(book.options):
        column, letter = case + 1, xl_col_to_name(case + 1)
        own = f"{letter}{at['redundancies'] + 1}"
        avoided = formula(beside, "redundancies_saved", redundancies_of_most=most, redundancies_of_option=own)
        heads = formats("calculated", result_format("heads"))
        saved = outcomes[case].redundancies_avoided
        if case:
            sheet.write_formula(row, column, avoided, heads, saved)
        else:
            sheet.write_number(row, column, saved, formats("plain", result_format("heads")))
        flows = f"'{option}'!{span}"
        irr = outcomes[case].irr
        sheet.write_formula(
            row + 1, column, rate_of_return(flows), formats("calculated", "0.0%"), "" if irr is None else irr
        )
        value = if_met(f"{letter}{at['meets'] + 1}", f"{letter}{at['body_npv'] + 1}")
        cached = outcomes[case].npv if outcomes[case].meets else ""
        sheet.write_formula(row + 2, column, value, formats("calculated", result_format("£")), cached)
    worth = f"$B${row + 3}:${last}${row + 3}"
    named = picked(f"$B${HEADS + 1}:${last}${HEADS + 1}", place_of(greatest(worth), worth))
    best = comparison.best
    cached = NONE_MEETS if best is None else f"{best.name}{IS_BEST}"
    sheet.write_formula(ANSWER, 0, answer(worth, named, NONE_MEETS, IS_BEST), formats("headline"), cached)


def _write_choice(book: ResultsBook, sheet: Any) -> None:
    """Write the cell in which the user chooses the option that the bridge and the accounts show."""
    names, formats, row = book.results.options, book.formats, CHOICE
    sheet.write_string(row, 0, "Option shown in the bridge and the accounts (type its number)", formats("line"))
    sheet.write_number(row, 1, book.shown + 1, formats("input", "0"))
    listed = ", ".join(f"{number} {name}" for number, name in enumerate(names, 1))
    sheet.data_validation(row, 1, row, 1, {"validate": "integer", "criteria": "between", "minimum": 1,
                                           "maximum": len(names), "input_title": "Option",
                                           "input_message": listed[:255]})  # fmt: skip
    span = f"$B$6:${xl_col_to_name(len(names))}$6"
    name = picked(span, xl_rowcol_to_cell(row, 1, True, True))
    sheet.write_formula(row, 2, name, formats("calculated"), names[book.shown])


def _write_below(book: ResultsBook, sheet: Any, row: int) -> None:
    """Write what the run found in sentences, and the published shares of posts at risk that ended in redundancy."""
    formats = book.formats
    sheet.write_string(row, 0, "What the run found", formats("chapter"))
    for sentence in finding(book.comparison):
        row += 1
        sheet.write_string(row, 0, sentence, formats("plain"))
    row += 2
    sheet.write_string(row, 0, "Published: posts at risk that ended in redundancy", formats("chapter"))
    for case, share in conversions():
        row += 1
        sheet.write_string(row, 0, case, formats("plain"))
        sheet.write_number(row, 3, share, formats("filled", result_format("share")))
