"""The Rules and Codes sheets: every dated value and code a workbook's formulas look up, with source and status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from model.book.style import NONE_IN_FORCE, Formats, lines_high, number_format, set_up
from model.rulebook import rulebook, serial

RULES, CODES = "Rules", "Codes"


def write_rules(
    sheet: Any, names: Iterable[str], formats: Formats, known_on: str = "", day: date | None = None
) -> dict[str, str]:
    """Write the rules and return the address of each NAME_from, NAME_values, NAME_source, NAME_status, NAME_reviewed.

    `known_on` is the cell of `day`, up to which rates are known: values that came into force later are then left out
    of what the formulas read, as a plan made on that day would.
    """
    set_up(sheet, "Rules", "Dated values, each in force until the next; change a value here and every formula follows.",
           formats, [38, 52, 14, 16, 16, 24, 12, 50, 14, 16])  # fmt: skip
    heads = ["Rule", "Law or circular", "In force from", "Value", "Unit", "Source", "Status", "Note", "Reviewed to"]
    heads += ["Value as known"] if known_on else []
    for column, head in enumerate(heads):
        sheet.write_string(3, column, head, formats("head"))
    sheet.freeze_panes(4, 1)
    places: dict[str, str] = {}
    row = 4
    for name in names:
        rule = rulebook()[name]
        last = row + len(rule.values) - 1
        for part, column in [("from", 2), ("values", 9 if known_on else 3), ("source", 5), ("status", 6)]:
            places[f"{name}_{part}"] = f"{RULES}!{xl_range_abs(row, column, last, column)}"
        places[f"{name}_reviewed"] = f"{RULES}!{xl_rowcol_to_cell(row, 8, True, True)}"
        known: float = rule.values[0].value
        for value in rule.values:
            sheet.write_string(row, 0, rule.label, formats("text"))
            sheet.write_string(row, 1, rule.law, formats("text"))
            sheet.write_number(row, 2, serial(value.start), formats("filled", number_format("date")))
            shown = NONE_IN_FORCE if value.none else number_format(rule.unit)
            sheet.write_number(row, 3, value.value, formats("input", shown))
            for column, text in [(4, rule.unit), (5, value.source), (6, value.status), (7, value.note)]:
                sheet.write_string(row, column, text, formats("text"))
            sheet.write_number(row, 8, serial(rule.reviewed_to), formats("filled", number_format("date")))
            if known_on:
                own, above = xl_rowcol_to_cell(row, 3), xl_rowcol_to_cell(row - 1, 9)
                later = f"=IF({xl_rowcol_to_cell(row, 2)}<={known_on},{own},{above})"
                known = value.value if day is None or value.start <= day else known
                first = value is rule.values[0]
                sheet.write_formula(row, 9, f"={own}" if first else later, formats("calculated", shown), known)
            sheet.set_row(
                row, 13.5 * max(lines_high(rule.law, 52), lines_high(value.note, 50), lines_high(rule.label, 38))
            )
            row += 1
    return places


def write_codes(
    sheet: Any, tables: Mapping[str, np.ndarray], named: Mapping[str, list[str]], formats: Formats
) -> dict[str, str]:
    """Write the numbered tables side by side and return the address of each column.

    `tables` are (1, rows) by name; `named` gives the words of the numbers, by heading.
    """
    set_up(sheet, "Codes", "What the numbers of routes and bands stand for, and the factors by months early.", formats,
           [30, *[18.0] * len(tables)])  # fmt: skip
    places: dict[str, str] = {}
    for column, (name, words) in enumerate(named.items()):
        sheet.write_string(3, column, name, formats("head"))
        for row, word in enumerate(words, 4):
            sheet.write_string(row, column, word, formats("text"))
        places[name] = f"{CODES}!{xl_range_abs(4, column, 3 + len(words), column)}"
    for column, (name, values) in enumerate(tables.items(), len(named)):
        sheet.write_string(3, column, name.replace("_", " "), formats("head"))
        for row, value in enumerate(values[0], 4):
            sheet.write_number(row, column, value, formats("input"))
        places[name] = f"{CODES}!{xl_range_abs(4, column, 3 + values.shape[1], column)}"
    sheet.freeze_panes(4, 0)
    return places
