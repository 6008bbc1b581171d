"""The Rules and Codes sheets: every dated value and code a workbook's formulas look up, with source and status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from xlsxwriter.utility import xl_range_abs

from model.book.style import NONE_IN_FORCE, Formats, lines_high, number_format, set_up
from model.rulebook import rulebook, serial

RULES, CODES = "Rules", "Codes"


def write_rules(sheet: Any, names: Iterable[str], formats: Formats) -> dict[str, str]:
    """Write the rules and return the address of each NAME_from, NAME_values, NAME_source and NAME_status."""
    set_up(sheet, "Rules", "Dated values, each in force until the next; change a value here and every formula follows.",
           formats, [38, 52, 14, 16, 16, 24, 12, 50])  # fmt: skip
    heads = ["Rule", "Law or circular", "In force from", "Value", "Unit", "Source", "Status", "Note"]
    for column, head in enumerate(heads):
        sheet.write_string(3, column, head, formats("head"))
    sheet.freeze_panes(4, 1)
    places: dict[str, str] = {}
    row = 4
    for name in names:
        rule = rulebook()[name]
        last = row + len(rule.values) - 1
        for part, column in [("from", 2), ("values", 3), ("source", 5), ("status", 6)]:
            places[f"{name}_{part}"] = f"{RULES}!{xl_range_abs(row, column, last, column)}"
        for value in rule.values:
            sheet.write_string(row, 0, rule.label, formats("text"))
            sheet.write_string(row, 1, rule.law, formats("text"))
            sheet.write_number(row, 2, serial(value.start), formats("filled", number_format("date")))
            shown = NONE_IN_FORCE if value.none else number_format(rule.unit)
            sheet.write_number(row, 3, value.value, formats("input", shown))
            for column, text in [(4, rule.unit), (5, value.source), (6, value.status), (7, value.note)]:
                sheet.write_string(row, column, text, formats("text"))
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
