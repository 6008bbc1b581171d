"""The Draws sheet and the live proof of it: any of the first draws can be shown, and the formulas compute it again.

The number of the draw that is shown stands on the Risk sheet. Where it is above nil, what the Assumptions sheet uses is
that draw's value; results then come to those that the draw was stored with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from model.body_workbook.assumption_names import assumed_label
from model.body_workbook.assumptions_sheet import HEADS, USED, used_of
from model.lines.names import lines_named
from model.results_workbook.addresses import Reader, address
from model.results_workbook.book import ResultsBook
from model.results_workbook.checks_sheet import DRAW_SHOWN
from model.results_workbook.typed_or_default import typed_or_default
from model.risk.assess import Risk
from model.rules.assumptions import assumptions
from model.xlsx.formulas import apart, or_else, picked, total, where
from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import number_format, result_format, set_up

DRAWS = "Draws"
MOVES = len(HEADS)  # the column of Assumptions beside those of the body
SHOWN = HEAD - 1  # the row of the values of the draw that is shown
NOTE = "Values, as drawn. Row 3 has those of the draw that the Risk sheet shows; blank where it shows none."
# What is stored of a draw: its heading, the result's name in the draws, its line, its unit, and whether it is by year.
STORED = (
    ("One-off cost (£000)", "one_off", "one_off", "£", True),
    ("Redundancies", "redundancies", "redundancies", "heads", False),
    ("NPV (£000)", "npv", "body_npv", "£", False),
    ("Years in which the target is met", "met", "years_met", "index", False),
)
lines_named([line for _, _, line, _, _ in STORED])


def write_draws(book: ResultsBook, name: str) -> None:
    """Write the sheet, and let the Assumptions sheet use the values of the draw that is shown."""
    risk = book.risk
    assert risk is not None
    sheet, formats = book.sheets[name], book.formats
    units = {each.name: each.unit for each in risk.draws.ranges}
    drawn = list(risk.draws.values)
    set_up(sheet, name, NOTE, formats, [20.0, *[16.0] * len(drawn)], wide=True)
    sheet.write_string(SHOWN, 0, "Shown", formats("line"))
    sheet.write_string(HEAD, 0, "Draw", formats("head"))
    sheet.set_row(HEAD, 60)
    sheet.freeze_panes(FIRST, 1)
    count = min(stored_draws(risk), risk.draws.count)
    for row in range(count):
        sheet.write_number(FIRST + row, 0, row + 1, formats("line"))
    rows = {each: FIRST + place for place, each in enumerate(assumptions())}
    _write_moves(book, risk, rows)
    for column, each in enumerate(drawn, 1):
        style = number_format(units[each])
        sheet.write_string(HEAD, column, assumed_label(each), formats("head"))
        for row in range(count):
            sheet.write_number(FIRST + row, column, float(risk.draws.values[each][row]), formats("filled", style))
        column_of = xl_range_abs(FIRST, column, FIRST + count - 1, column)
        sheet.write_formula(
            SHOWN, column, where(DRAW_SHOWN, picked(column_of, DRAW_SHOWN)), formats("calculated", style), ""
        )
        used = risk.comparison.results.inputs.body[each]
        here = f"{quote_sheetname(name)}!{xl_rowcol_to_cell(SHOWN, column, True, True)}"
        book.sheets["Assumptions"].write_formula(
            rows[each], USED, typed_or_default(here, used_of(rows[each])), formats("calculated"), used
        )


def _write_moves(book: ResultsBook, risk: Risk, rows: Mapping[str, int]) -> None:
    """Write beside each assumption, in its row, whether it moves anything in this body."""
    sheet, formats = book.sheets["Assumptions"], book.formats
    sheet.set_column(MOVES, MOVES, 34.0)
    sheet.write_string(HEAD, MOVES, "Moves", formats("head"))
    said = dict.fromkeys((each.name for each in risk.moves_nothing), "moves nothing in this body")
    said |= dict.fromkeys((each.name for each in risk.moves_others), "moves only the present value to others")
    said |= {each.name: f"held: {each.held}" for each in risk.held}
    for name, row in rows.items():
        sheet.write_string(row, MOVES, said.get(name, "drawn"), formats("text"))


def stored_draws(risk: Risk) -> int:
    """Return how many draws can be shown."""
    return int(next(iter(risk.draws.plain.values())).shape[1])


def write_recompute(book: ResultsBook, sheet: Any, row: int) -> int:
    """Write the block of the Risk sheet in which a draw is shown, from `row` on; returns the first row after it.

    The number of the draw that is shown stands elsewhere, at its fixed place.
    """
    risk, formats = book.risk, book.formats
    assert risk is not None
    count, first = stored_draws(risk), row + 6
    name = book.results.options[risk.shown]
    aside = ", without the chance of single people" if risk.draws.by_chance else ""
    sheet.write_string(row, 0, f"D. Recompute a draw: {name}{aside}", formats("chapter"))
    sheet.set_row(row + 1, 45)
    for column, head in enumerate(["", *(head for head, *_ in STORED)]):
        sheet.write_string(row + 1, column, head, formats("head"))
    for place, label in enumerate(("As drawn", "Live, as the workbook now computes it", "Difference")):
        sheet.write_string(row + 2 + place, 0, label, formats("line"))
    sheet.write_string(row + 5, 0, "Draw", formats("head"))
    for column, (_, result, line, unit, by_year) in enumerate(STORED, 1):
        values = _stored(risk, result)
        style = "0" if unit == "index" else result_format(unit)
        for at in range(count):
            sheet.write_number(first + at, column, float(values[at]), formats("filled", style))
        sheet.write_string(row + 5, column, "", formats("head"))
        kept = xl_range_abs(first, column, first + count - 1, column)
        sheet.write_formula(
            row + 2, column, where(DRAW_SHOWN, picked(kept, DRAW_SHOWN)), formats("calculated", style), ""
        )
        at_line, _ = book.layout.place(line)
        own = replace(at_line, sheet=at_line.sheet or book.options[risk.shown])
        along = "year" if by_year else None
        cell = address(own, Reader(frozenset({"year"}), 0, sheet=sheet.get_name()), along, book.layout.years)
        now = _now(book, line)
        sheet.write_formula(row + 3, column, total(cell), formats("calculated", style), now)
        drawn, live = (xl_rowcol_to_cell(row + 2 + which, column) for which in range(2))
        away = or_else(apart(drawn, live), "0")
        sheet.write_formula(row + 4, column, away, formats("calculated", "0.00"), 0)
    for at in range(count):
        sheet.write_number(first + at, 0, at + 1, formats("line"))
    return first + count + 1


def _stored(risk: Risk, result: str) -> np.ndarray:
    """Return a result of the option shown in the draws that can be shown, all years together."""
    value = risk.draws.plain[result][risk.shown]
    return np.asarray(value.sum(axis=1) if value.ndim == 2 else value)


def _now(book: ResultsBook, line: str) -> float:
    """Return what a line of the option shown comes to in the plan, all years together."""
    assert book.risk is not None
    value = book.results.values[line]
    case = book.risk.shown
    if value.ndim == 3:
        return float(book.results.year_line(line, case).sum())
    return book.results.body_line(line, case)
