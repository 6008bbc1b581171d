"""The Summary sheet: the answer in a sentence, and the options side by side, in live formulas."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.lines.beside import beside
from model.lines.names import lines_named
from model.projection.compare import COMPULSORY, Comparison, conversions
from model.projection.finding import finding, headline, ranking_rule, wte_at_start
from model.projection.project import title
from model.results_workbook.addresses import Reader, address
from model.results_workbook.beside_cells import formula
from model.results_workbook.book import ResultsBook
from model.results_workbook.charts import add_charts
from model.xlsx.formulas import answer, greatest, picked, total, where
from model.xlsx.style import number_format, result_format, set_up

MONTHS = '#,##0.0;"none";0.0'
POUNDS, WTE, HEADS_, FLAG = (result_format("£"), result_format("WTE"), result_format("heads"), number_format("flag"))
A_POST = number_format("£ a WTE").replace(".00", "")
AVOIDED, OVER = "redundancies_saved", "step_over"  # worked across options: each has its own formula
# What is shown of each option: its label, the line, and how it is shown. Of a line by year it is the most of any year.
ROWS = (
    ("Recommended", "recommended", FLAG),
    ("Target met in every year", "meets", FLAG),
    ("Years in which it is met", "years_met", "0"),
    ("Missed by, all years", "all_missed", POUNDS),
    ("Missed by, most of any year (WTE)", "missed_posts", WTE),
    ("Missed by, most of any year (heads)", "missed_heads", HEADS_),
    ("Can be paid for", "payable", FLAG),
    ("Cash to find, all years", "cash_to_find_all", POUNDS),
    ("Present cost of meeting the target, as ranked", "cost_ranked", POUNDS),
    ("Saved beyond the target, most of any year", "most_beyond", POUNDS),
    ("Posts that pay for it (WTE)", "most_beyond_posts", WTE),
    ("One-off cost over doing nothing, all years", "all_one_off", POUNDS),
    ("Recurrent saving, last year", "last_saving", POUNDS),
    ("of which releases cash", "last_releasing", POUNDS),
    ("WTE in post before the plan", "pool_wte", WTE),
    ("WTE at the end", "last_wte", WTE),
    ("Compulsory redundancies (heads)", "redundancies", HEADS_),
    ("Redundancies avoided, against the compulsory option", AVOIDED, HEADS_),
    ("Redundancies for each head at risk, all years", "converted", result_format("share")),
    ("Exits alone: one-off cost", "exits_all_one_off", POUNDS),
    ("Exits alone: saving a year", "exits_saving", POUNDS),
    ("Exits alone: payback (months)", "exits_payback", MONTHS),
    ("Exits alone: present value", "exits_npv", POUNDS),
    ("Step: over the next cheaper option", OVER, ""),
    ("Step: extra one-off cost", "step_one_off", POUNDS),
    ("Step: nearer to the target by, all years", "step_missed", POUNDS),
    ("Step: extra saving a year", "step_saving", POUNDS),
    ("Step: posts removed (WTE)", "step_posts", WTE),
    ("Step: people made redundant (heads)", "step_redundancies", HEADS_),
    ("Step: payback (months)", "step_payback", MONTHS),
    ("Step: present value to the body", "step_npv", POUNDS),
    ("Step: dominated", "dominated", FLAG),
    ("Step: beyond the payback that boards look for", "step_beyond_norm", FLAG),
    ("Net present value to the body, over doing nothing", "body_npv", POUNDS),
    ("to the NHS", "nhs_npv", POUNDS),
    ("to the exchequer", "exchequer_npv", POUNDS),
    ("to society", "social_npv", POUNDS),
    ("A year's work must be worth, for society's value to be nil (£)", "break_even_work", A_POST),
    ("Payback over doing nothing, simple (months)", "payback_simple", MONTHS),
    ("Payback over doing nothing, cash (months)", "payback_cash", MONTHS),
    ("One-off cost of a post removed (£)", "cost_of_a_post", A_POST),
    ("One-off cost of £1 saved a year (£)", "cost_of_a_pound", '0.00;-0.00;"–"'),
    ("Ledger of the baseline year, less what the inputs build up to", "reconciliation", POUNDS),
    ("as a share of the ledger", "ledger_apart", result_format("share")),
)
lines_named([name for _, name, _ in ROWS if name != AVOIDED])
SUMMARY, STEP = "Summary", "Step: "  # the sheet, and how the labels of the steps begin
ANSWER, RULE, HEADS, FIRST_ROW = 3, 4, 5, 6  # rows, from 0
CHOICE = FIRST_ROW + len(ROWS) + 1  # the row in which the option that is shown is chosen
CHOSEN = f"{SUMMARY}!{xl_rowcol_to_cell(CHOICE, 1, True, True)}"


def shown_first(comparison: Comparison) -> int:
    """Return the number, from 0, of the option that the workbook shows until its user chooses another.

    It is the option that is recommended or, where none is, the last one.
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
    sheet.fit_to_pages(1, 0)
    sheet.set_h_pagebreaks([CHOICE])
    sheet.write_string(HEADS, 0, "Option", formats("head"))
    sheet.set_row(HEADS, 45)
    for case, name in enumerate(results.options, 1):
        sheet.write_string(HEADS, case, name, formats("head"))
    for row, (label, name, shown) in enumerate(ROWS, FIRST_ROW):
        sheet.write_string(row, 0, label, formats("line"))
        for case, outcome in enumerate(outcomes):
            if case == 0 and label.startswith(STEP):
                continue  # doing nothing is a step over no option
            if name == AVOIDED:
                _write_avoided(book, sheet, row, case)
            elif name == OVER:
                over = where(_address(book, name, case), picked(_listed(book), _address(book, name, case)))
                cached = outcome.step.over if outcome.step else ""
                sheet.write_formula(row, case + 1, over, formats("calculated"), cached)
            else:
                said, value = _shown(book, name, case)
                sheet.write_formula(row, case + 1, said, formats("calculated", shown), value)
    _write_answer(book, sheet)


def _shown(book: ResultsBook, name: str, case: int) -> tuple[str, float]:
    """Return the formula of a line for an option, and its value: of a line by year the most, of one by pool the sum."""
    place, _ = book.layout.place(name)
    if "pool" in place.dims:
        return total(address(place, Reader(frozenset()), "pool", book.layout.years)), wte_at_start(book.results)
    if "year" not in place.dims:
        return _address(book, name, case), book.results.body_line(name, case)
    sheet = replace(place, sheet=place.sheet or book.options[case])
    first, last = (
        address(sheet, Reader(frozenset({"year"}), year), None, book.layout.years)
        for year in (0, book.layout.years - 1)
    )
    return greatest(f"{first}:{last.split('!')[-1]}"), float(book.results.year_line(name, case).max())


def _listed(book: ResultsBook) -> str:
    """Return the address of the options' names above the table."""
    return f"$B${HEADS + 1}:${xl_col_to_name(len(book.options))}${HEADS + 1}"


def _write_avoided(book: ResultsBook, sheet: Any, row: int, case: int) -> None:
    """Write how many redundancies an option avoids, against the compulsory one or the option with most."""
    names, outcome = book.results.options, book.comparison.outcomes[case]
    at = FIRST_ROW + [name for _, name, _ in ROWS].index("redundancies")
    most = greatest(f"$B${at + 1}:${xl_col_to_name(len(book.options))}${at + 1}")
    if COMPULSORY in names:
        most = xl_rowcol_to_cell(at, names.index(COMPULSORY) + 1, True, True)
    if not case:
        sheet.write_number(row, 1, outcome.redundancies_avoided, book.formats("plain", HEADS_))
        return
    own = xl_rowcol_to_cell(at, case + 1)
    avoided = formula(beside, AVOIDED, redundancies_of_most=most, redundancies_of_option=own)
    sheet.write_formula(row, case + 1, avoided, book.formats("calculated", HEADS_), outcome.redundancies_avoided)


def _write_answer(book: ResultsBook, sheet: Any) -> None:
    """Write the answer and the rule above the table."""
    comparison, formats, tables = book.comparison, book.formats, book.layout.tables
    number, place, ranked = (_address(book, name, 0) for name in ("advised", "answer_place", "ranked_by"))
    said = answer(number, _listed(book), tables["answers"], place)
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
    for case, share, alike in conversions(book.comparison.results):
        row += 1
        sheet.write_string(row, 0, f"{case}{'' if alike else ' (of another kind)'}", formats("plain"))
        sheet.write_number(row, 3, share, formats("filled", result_format("share")))
