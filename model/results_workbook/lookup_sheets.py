"""What every formula looks things up in: the Defaults, Codes and Rules sheets, written first, and their addresses."""

from __future__ import annotations

from typing import Any

from model.body.inputs import Inputs
from model.lines.model import MODEL, levers
from model.results_workbook.code_lists import defaults, numbers, words
from model.results_workbook.defaults_and_levers_sheets import block, write_defaults
from model.results_workbook.input_formulas import Book
from model.results_workbook.input_steps import KNOWN
from model.results_workbook.layout import BASIS
from model.results_workbook.rules_sheet import write_codes, write_rules
from model.rules.assumptions import assumptions
from model.xlsx.sheet_geometry import FIRST
from model.xlsx.style import Formats

KNOWN_ON = f"{BASIS}!$D${FIRST + 2}"  # the first input on Basis: the day up to which rates are known


def write_lookups(
    defaults_sheet: Any, codes_sheet: Any, rules_sheet: Any, inputs: Inputs, nothing: str, formats: Formats
) -> tuple[Book, dict[str, str], str]:
    """Write the sheets; return their addresses, those of the tables that lines look up, and the text of the rules."""
    defaulted = write_defaults(defaults_sheet, defaults(inputs), formats)
    columns = numbers(inputs)
    listed = {**words(inputs), "levers": [given.label for given in levers().values()]}
    codes = write_codes(codes_sheet, columns, listed, formats)
    codes |= {"path values": block(codes, [name for name in columns if name.startswith("path value ")])}
    rates = {line.name: line.rate for chapter in MODEL for line in chapter.lines() if line.dated}
    wanted = dict.fromkeys((*rates.values(), *KNOWN, "consultation_large_days"))
    rules, rows = write_rules(rules_sheet, wanted, formats, KNOWN_ON, inputs.known_on)
    by_line = {f"{name}_{part}": rules[f"{rate}_{part}"] for name, rate in rates.items() for part in ("from", "values")}
    assumed = {name: f"Assumptions!$C${FIRST + place}" for place, name in enumerate(assumptions(), 1)}
    return Book(defaulted, codes, rules, assumed, nothing), codes | by_line, rows
