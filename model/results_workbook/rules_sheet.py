"""The Rules and Codes sheets: every dated rate with its source and status, and every code that formulas look up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from model.lines.beside import beside
from model.results_workbook.beside_cells import worked
from model.rules.rulebook import Rule, rulebook, serial
from model.xlsx.append_rows import number_cell, tall_row, word_cell
from model.xlsx.style import NONE_IN_FORCE, Formats, lines_high, number_format, set_up

RULES, CODES = "Rules", "Codes"


def write_rules(
    sheet: Any, names: Iterable[str], formats: Formats, known_on: str = "", day: date | None = None
) -> tuple[dict[str, str], str]:
    """Write the headings of the Rules sheet.

    Returns addresses by name, and the XML text of the rows under the headings. A rule NAME has the addresses
    NAME_from, NAME_values, NAME_source, NAME_status and NAME_reviewed. `known_on` is the address of the cell that
    has `day`, the last day on which rates are known: formulas then read no value that came into force later, as in
    a plan made on that day.
    """
    set_up(sheet, "Rules", "Dated values, each in force until the next; change a value here and every formula follows.",
           formats, [38, 52, 14, 16, 16, 24, 12, 50, 14, 16])  # fmt: skip
    heads = ["Rule", "Law or circular", "In force from", "Value", "Unit", "Source", "Status", "Note", "Reviewed to"]
    heads += ["Value as known"] if known_on else []
    for column, head in enumerate(heads):
        sheet.write_string(3, column, head, formats("head"))
    sheet.freeze_panes(4, 1)
    places: dict[str, str] = {}
    rows: list[str] = []
    for name in names:
        rule = rulebook()[name]
        first, last = 4 + len(rows), 3 + len(rows) + len(rule.values)
        for part, column in [("from", 2), ("values", 9 if known_on else 3), ("source", 5), ("status", 6)]:
            places[f"{name}_{part}"] = f"{RULES}!{xl_range_abs(first, column, last, column)}"
        places[f"{name}_reviewed"] = f"{RULES}!{xl_rowcol_to_cell(first, 8, True, True)}"
        rows += _rows(rule, first + 1, formats, known_on, day)
    return places, "".join(rows)


def _rows(rule: Rule, first: int, formats: Formats, known_on: str, day: date | None) -> Iterator[str]:
    """Yield the XML text of a row for each value of a rule; `first` is the number of the first row, from 1."""
    text, dated = formats.index("text"), formats.index("filled", number_format("date"))
    known = rule.values[0].value
    for row, value in enumerate(rule.values, first):
        shown = NONE_IN_FORCE if value.none else number_format(rule.unit)
        cells = [
            word_cell(f"A{row}", text, rule.label),
            word_cell(f"B{row}", text, rule.law),
            number_cell(f"C{row}", dated, serial(value.start)),
            number_cell(f"D{row}", formats.index("input", shown), value.value),
        ]
        told = (rule.unit, value.source, value.status, value.note)
        cells += [word_cell(f"{letter}{row}", text, said) for letter, said in zip("EFGH", told, strict=True)]
        cells.append(number_cell(f"I{row}", dated, serial(rule.reviewed_to)))
        if known_on:
            formula, known = (
                (f"D{row}", value.value)
                if row == first
                else worked(
                    beside,
                    "rule_as_known",
                    rule_from=(f"C{row}", serial(value.start)),
                    rule_known_on=(known_on, serial(day or date.max)),
                    rule_value=(f"D{row}", value.value),
                    rule_value_before=(f"J{row - 1}", known),
                )
            )
            cells.append(number_cell(f"J{row}", formats.index("calculated", shown), known, formula))
        high = max(lines_high(rule.law, 52), lines_high(value.note, 50), lines_high(rule.label, 38))
        yield tall_row(row, high, "".join(cells))


def write_codes(
    sheet: Any, tables: Mapping[str, np.ndarray], named: Mapping[str, list[str]], formats: Formats
) -> dict[str, str]:
    """Write the Codes sheet, a column for each list of words and each table; returns the columns' addresses by name.

    `tables` has columns of numbers by name, each (1, rows). `named` is {heading: words}, in which the place of a
    word, from 1, is the number that it stands for.
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
