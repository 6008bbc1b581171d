"""The Summary sheet: the answer in a sentence, and the options side by side, in live formulas."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from xlsxwriter.utility import quote_sheetname, xl_col_to_name, xl_range_abs, xl_rowcol_to_cell

from model.lines.beside import beside
from model.projection.compare import COMPULSORY, Comparison, conversions, input_print
from model.projection.finding import finding, headline, ranking_rule
from model.projection.project import title
from model.results_workbook.addresses import Reader, address
from model.results_workbook.beside_cells import formula
from model.results_workbook.book import ResultsBook
from model.results_workbook.charts import add_charts
from model.results_workbook.checks_sheet import NEAR
from model.results_workbook.sheet_names import numbered
from model.results_workbook.summary_rows import AVOIDED, LAST, OVER, ROWS, STEP, SUM, WHEN_MOST, Row
from model.xlsx.formulas import (
    added_where,
    answer,
    apart,
    differs,
    greatest,
    or_else,
    picked,
    place_of,
    to_the_letter,
    total,
    verdict,
    where,
    year_of_most,
)
from model.xlsx.sheet_geometry import FIRST, HEAD, YEARS
from model.xlsx.style import result_format, set_up

SUMMARY, AS_RUN = "Summary", "As run"  # the sheets
MOVED = f"'{AS_RUN}'!$B${FIRST + 1}"  # how far the Summary's numbers are from those of the run
ANSWER, RULE, HEADS, FIRST_ROW = 3, 4, 5, 6  # rows, from 0
CHOICE = FIRST_ROW + len(ROWS) + 1  # the row in which the option that is shown is chosen
CHOSEN = f"{SUMMARY}!{xl_rowcol_to_cell(CHOICE, 2, True, True)}"  # its number
TWO_LINES = 27  # points: names of options are cut in one
A_TEXT = "1"  # how far a row is from the run's where a cell has a text for its number, which no engine subtracts
LIVE = "Each row has its unit. Live formulas, but for the sentences at the end, which are of the run."


def shown_first(comparison: Comparison) -> int:
    """Return the number, from 0, of the option that the workbook shows until its user chooses another.

    It is the paper's: the one that is recommended or, where none is, the nearest.
    """
    return comparison.results.options.index(comparison.shown.name)


def write_summary(book: ResultsBook, name: str) -> None:
    """Write the Summary sheet: the answer, the options side by side, the choice of one, the charts and the findings."""
    sheet = book.sheets[name]
    _write_options(book, sheet)
    _write_choice(book, sheet)
    _write_below(book, sheet, add_charts(book, sheet, CHOICE))
    sheet.activate()


def _write_options(book: ResultsBook, sheet: Any) -> None:
    """Write the table of the options side by side, and the answer above it."""
    results, formats = book.results, book.formats
    set_up(sheet, title(results.inputs), LIVE, formats, [58.0, *[15.0] * len(results.options)])
    sheet.set_h_pagebreaks([CHOICE])
    sheet.repeat_columns(0)
    sheet.write_string(HEADS, 0, "Option", formats("head"))
    sheet.set_row(HEADS, 45)
    for case, name in enumerate(numbered(results.options), 1):
        sheet.write_string(HEADS, case, name, formats("head"))
    for place, row in enumerate(ROWS, FIRST_ROW):
        sheet.write_string(place, 0, row.heading, formats("line"))
        if row.lines == (OVER,):
            sheet.set_row(place, TWO_LINES)
        for case, _ in enumerate(results.options):
            if case == 0 and row.label.startswith(STEP):
                continue  # doing nothing is a step over no option
            if row.lines == (AVOIDED,):
                _write_avoided(book, sheet, place, case)
            else:
                said, value = shown(book, row, case)
                style = formats("said") if row.is_text else formats("calculated", row.format)
                sheet.write_formula(place, case + 1, said, style, value)
    _write_answer(book, sheet)


def shown(book: ResultsBook, row: Row, case: int) -> tuple[str, float | str]:
    """Return what a row shows of an option, given as a number from 0: (formula, value)."""
    results, name, years = book.results, row.lines[0], book.layout.years
    place, _ = book.layout.place(name)
    if name == OVER:
        number, step = _address(book, name, case), book.comparison.outcomes[case].step
        return where(number, picked(book.layout.tables["options"], number)), step.over if step else ""
    if "pool" in place.dims:
        values = np.broadcast_to(results.values[name][0], len(results.inputs.pool_names))
        return total(address(place, Reader(frozenset()), "pool", years)), float(values.sum())
    if "year" not in place.dims:
        return _address(book, name, case), results.body_line(name, case)
    spans = [_span(book, each, case) for each in row.lines]
    values = np.sum([results.year_line(each, case) for each in row.lines], axis=0)
    if row.takes == SUM:
        return total(",".join(spans)), float(values.sum())
    if row.takes == LAST:
        return _of_year(book, name, case, years - 1), float(values[-1])
    if row.takes == WHEN_MOST:  # a heading more than there are years: in one alone Gnumeric finds nothing
        labels = f"{quote_sheetname(book.options[case])}!{xl_range_abs(HEAD, YEARS, HEAD, YEARS + years)}"
        most = results.inputs.year_labels[int(values.argmax())] if round(float(values.max())) > 0 else ""
        return year_of_most(spans[0], labels), most
    return greatest(spans[0]), float(values.max())


def _of_year(book: ResultsBook, name: str, case: int, year: int) -> str:
    """Return the address of a line by year for an option, in one year; both are numbers from 0."""
    place, _ = book.layout.place(name)
    own = replace(place, sheet=place.sheet or book.options[case])
    return address(own, Reader(frozenset({"year"}), year), None, book.layout.years)


def _span(book: ResultsBook, name: str, case: int) -> str:
    """Return the address of all years of a line for an option, given as a number from 0."""
    first, last = (_of_year(book, name, case, year) for year in (0, book.layout.years - 1))
    return f"{first}:{last.split('!')[-1]}"


def _write_avoided(book: ResultsBook, sheet: Any, row: int, case: int) -> None:
    """Write how many redundancies an option avoids, against the compulsory one or the option with most."""
    names, outcome = book.results.options, book.comparison.outcomes[case]
    at = FIRST_ROW + [row.lines for row in ROWS].index(("redundancies",))
    most = greatest(f"$B${at + 1}:${xl_col_to_name(len(book.options))}${at + 1}")
    if COMPULSORY in names:
        most = xl_rowcol_to_cell(at, names.index(COMPULSORY) + 1, True, True)
    if not case:
        sheet.write_number(row, 1, outcome.redundancies_avoided, book.formats("plain", result_format("heads")))
        return
    own = xl_rowcol_to_cell(at, case + 1)
    avoided = formula(beside, AVOIDED, redundancies_of_most=most, redundancies_of_option=own)
    sheet.write_formula(
        row, case + 1, avoided, book.formats("calculated", result_format("heads")), outcome.redundancies_avoided
    )


def _write_answer(book: ResultsBook, sheet: Any) -> None:
    """Write the answer and the rule above the table."""
    comparison, formats, tables = book.comparison, book.formats, book.layout.tables
    number, place, ranked = (_address(book, name, 0) for name in ("advised", "answer_place", "ranked_by"))
    said = answer(number, tables["options"], tables["answers"], place)
    sheet.write_formula(ANSWER, 0, said, formats("headline"), headline(comparison))
    rule = picked(tables["ranking rules"], ranked)
    sheet.write_formula(RULE, 0, rule, formats("calculated"), ranking_rule(comparison.results))


def _address(book: ResultsBook, name: str, case: int) -> str:
    """Return the address of a line that has one value for the plan, for the option number `case`, from 0."""
    place, _ = book.layout.place(name)
    return address(
        replace(place, sheet=place.sheet or book.options[case]), Reader(frozenset()), None, book.layout.years
    )


def _write_choice(book: ResultsBook, sheet: Any) -> None:
    """Write the cell in which the user chooses the option that the bridge and the accounts show, and its number."""
    names, formats, row = numbered(book.results.options), book.formats, CHOICE
    listed = xl_range_abs(HEADS, 1, HEADS, len(names))
    sheet.write_string(row, 0, "Option shown in the bridge and the accounts: choose it from the list", formats("line"))
    sheet.write_string(row, 1, names[book.shown], formats("chosen"))
    sheet.set_row(row, TWO_LINES)
    offered = {"validate": "list", "source": f"={listed}", "input_title": "Option", "error_title": "Option"}
    said = "Choose an option by its name"
    sheet.data_validation(row, 1, row, 1, {**offered, "input_message": said, "error_message": said})
    number = place_of(to_the_letter(xl_rowcol_to_cell(row, 1, True, True)), listed)
    sheet.write_formula(row, 2, number, formats("calculated", "0"), book.shown + 1)
    sheet.write_string(row, 3, "its number", formats("note"))


def _write_below(book: ResultsBook, sheet: Any, row: int) -> None:
    """Write what the run found in sentences, and the published shares of posts at risk that ended in redundancy."""
    formats, content = book.formats, input_print(book.comparison)
    run = f"What the run found, on input {content}"
    since = f"AS RUN on input {content}, before any change: what stands above has moved since, and these sentences not"
    sheet.write_formula(row, 0, verdict(MOVED, run, since), formats("answer"), run)
    first = row + 1
    for sentence in finding(book.comparison):
        row += 1
        sheet.write_string(row, 0, sentence, formats("plain"))
    out_of_date = {"type": "formula", "criteria": differs(f"$A${first}", run), "format": formats("changed")}
    sheet.conditional_format(first, 0, row, 0, out_of_date)
    row += 2
    sheet.write_string(row, 0, "Published: posts at risk that ended in redundancy (%)", formats("chapter"))
    for case, share, alike in conversions(book.comparison.results):
        row += 1
        sheet.write_string(row, 0, f"{case}{'' if alike else ' (of another kind)'}", formats("plain"))
        sheet.write_number(row, 1, share, formats("filled", result_format("share")))


def write_as_run(book: ResultsBook, name: str) -> None:
    """Write the sheet that keeps the Summary's numbers as they were run, and how far the Summary has moved since."""
    sheet, formats, names = book.sheets[name], book.formats, numbered(book.results.options)
    set_up(sheet, name, "Values of the run, by which the Summary tells whether its sentences are of what it shows.",
           formats, [58.0, 18.0, *[15.0] * len(names)])  # fmt: skip
    heads = ["As the Summary was run", "Moved since, in sum", *names]
    for column, head in enumerate(heads):
        sheet.write_string(HEAD, column, head, formats("head"))
    sheet.set_row(HEAD, 45)
    sheet.freeze_panes(FIRST, 2)
    kept = [(place, row) for place, row in enumerate(ROWS, FIRST_ROW) if not row.is_text and row.lines != (AVOIDED,)]
    for at, (place, row) in enumerate(kept, FIRST + 1):
        sheet.write_string(at, 0, row.heading, formats("line"))
        for case, _ in enumerate(names):
            if case or not row.label.startswith(STEP):
                value = shown(book, row, case)[1]
                sheet.write_number(at, case + 2, value, formats("filled", row.format))
        now = f"{SUMMARY}!{xl_range_abs(place, 1, place, len(names))}"
        then = xl_range_abs(at, 2, at, len(names) + 1)
        sheet.write_formula(at, 1, or_else(apart(now, then), A_TEXT), formats("calculated", "0.00"), 0)
    sheet.write_string(FIRST, 0, "All rows", formats("line"))
    every = f"{xl_rowcol_to_cell(FIRST + 1, 1)}:{xl_rowcol_to_cell(FIRST + len(kept), 1)}"
    moved = added_where(every, every, f'">{NEAR}"')  # what is less is only the rounding of another engine
    sheet.write_formula(FIRST, 1, moved, formats("answer", "0.00"), 0)
