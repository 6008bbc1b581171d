"""Writes the Assumptions sheet: the low, central and high value of each assumption, its source, and the body's reason.

Where the central value is not the one that is shipped, the source is no longer the value's: it is struck through as the
cell is changed, and is the body's own when the workbook is written again; its reason is then asked for.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from model.body.typed import Reason, Sheets
from model.body_workbook.assumption_names import assumed_label, bounds_of
from model.body_workbook.guide import Hint
from model.body_workbook.read_assumptions import CASES
from model.body_workbook.validation import listed
from model.body_workbook.writing import heads, write_cell
from model.rules.assumptions import Assumption, assumptions
from model.rules.rulebook import rulebook
from model.xlsx.formulas import changed, or_else, picked, place_of
from model.xlsx.sheet_geometry import FIRST
from model.xlsx.style import Formats, lines_high, set_up

NOTE = (
    "Central: as likely above as below. Low and high: one chance in ten beyond each, and none beyond an end that is "
    "the central value. Leave low and high blank to hold a value fixed. Case: which of the three is used; blank is "
    "central. Where you change a central value, say why on the right: its source no longer holds."
)
HEADS = (
    *("Assumption", "Low", "Central", "High", "Case", "Used", "Unit", "As shipped", "Source", "Status", "Rationale"),
    *("Your reason", "Owner", "Date"),
)
WIDTHS = (46.0, 10.0, 10.0, 10.0, 9.0, 10.0, 14.0, 11.0, 40.0, 12.0, 80.0, 40.0, 24.0, 12.0)
LOW, CENTRAL, HIGH, CASE, USED = (HEADS.index(head) for head in ("Low", "Central", "High", "Case", "Used"))
UNIT, SHIPPED, SOURCE, REASON = (HEADS.index(head) for head in ("Unit", "As shipped", "Source", "Your reason"))
OWN = ("the body's own", "own")  # the source and the status of a value that the body changed


def cell_of(name: str, column: int) -> str:
    """Return the address, sheet included, of the cell of an assumption in a column of the Assumptions sheet."""
    place = FIRST + list(assumptions()).index(name)
    return f"Assumptions!{xl_rowcol_to_cell(place, column, row_abs=True, col_abs=True)}"


def write_assumptions(sheet: Any, sheets: Sheets, formats: Formats) -> None:
    """Write the Assumptions sheet."""
    set_up(sheet, "Assumptions", NOTE, formats, list(WIDTHS))
    usual = assumptions(str(sheets.body.get("kind") or ""))
    for row, assumption in enumerate(usual.values(), FIRST):
        numbers = sheets.assumptions.get(assumption.name, assumption.three)
        sheet.write_string(row, 0, assumed_label(assumption.name), formats("text"))
        for column, number in enumerate(numbers, 1):
            sheet.write_number(row, column, number, formats("filled"))
        _write_case(sheet, row, numbers, sheets.cases.get(assumption.name, ""), formats)
        sheet.write_string(row, UNIT, bounds_of(assumption.name)[2], formats("text"))
        sheet.write_number(row, SHIPPED, assumption.central, formats("default"))
        texts = (*_source(assumption, numbers[1]), assumption.rationale)
        for column, text in enumerate(texts, SOURCE):
            sheet.write_string(row, column, text, formats("text"))
        _write_reason(sheet, row, sheets.reasons.get(("", assumption.name), Reason()), formats)
        high = max(lines_high(text, width) for text, width in zip(texts, WIDTHS[SOURCE:], strict=False))
        sheet.set_row(row, 13.5 * high)
    _mark_changed(sheet, len(usual), formats)
    heads(sheet, "Assumptions", list(HEADS), len(usual), formats)


def _write_case(sheet: Any, row: int, numbers: tuple[float, float, float], case: str, formats: Formats) -> None:
    """Write which of an assumption's three values is used, with the list to choose from, and that value, live."""
    write_cell(sheet, row, CASE, case or None, "text", "optional", formats)
    sheet.data_validation(row, CASE, row, CASE, listed(list(CASES), "Case", Hint("Which of the three values is used")))
    used = numbers[CASES.index(case or "central")]
    sheet.write_formula(row, USED, used_of(row), formats("calculated"), used)


def used_of(row: int) -> str:
    """Return the formula of the value of a row that is used: that of the case, or the central one where none is."""
    chosen, central = xl_rowcol_to_cell(row, CASE), xl_rowcol_to_cell(row, CENTRAL)
    three = f"{xl_rowcol_to_cell(row, LOW)}:{xl_rowcol_to_cell(row, HIGH)}"
    words = ",".join(f'"{case}"' for case in CASES)
    return or_else(picked(three, place_of(chosen, f"{{{words}}}")), central)


def _source(assumption: Assumption, central: float) -> tuple[str, str]:
    """Return where a central value comes from, and its status: not the shipped ones where the body has changed it."""
    if central != assumption.central:
        return OWN
    return rulebook().sources[assumption.source], assumption.status


def _write_reason(sheet: Any, row: int, reason: Reason, formats: Formats) -> None:
    """Write the body's reason for a value, who answers for it and since when."""
    for column, value in enumerate((reason.why, reason.owner, reason.day), REASON):
        write_cell(sheet, row, column, value, "date" if column == REASON + 2 else "text", "optional", formats)


def _mark_changed(sheet: Any, rows: int, formats: Formats) -> None:
    """Strike through the source, and ask for the reason, of each central value that is not the one shipped."""
    first, last = FIRST, FIRST + rows - 1
    central, shipped = (xl_rowcol_to_cell(first, column, col_abs=True) for column in (CENTRAL, SHIPPED))
    source = xl_rowcol_to_cell(first, SOURCE, col_abs=True)
    for column, rule, look in (
        (SOURCE, changed(central, shipped, source, OWN[0]), "struck"),
        (REASON, changed(central, shipped), "asked"),
    ):
        look_of = {"type": "formula", "criteria": rule, "format": formats(look)}
        sheet.conditional_format(first, column, last, column, look_of)
