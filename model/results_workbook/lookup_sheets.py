"""The sheets in which formulas look things up, Defaults, Codes and Rules, and where every value stands."""

from __future__ import annotations

from typing import Any

from model.body.inputs import Inputs
from model.body.typed import Sheets
from model.body_workbook.assumptions_sheet import CENTRAL, USED, cell_of
from model.body_workbook.sheets import lever_unit
from model.lines.model import MODEL, levers
from model.projection.binding import reviewed
from model.results_workbook.addresses import Reader
from model.results_workbook.code_lists import defaults, numbers, words
from model.results_workbook.defaults_and_levers_sheets import write_defaults
from model.results_workbook.input_formulas import Book, Sources
from model.results_workbook.layout import Layout, lay_out
from model.results_workbook.rules_sheet import RULES, write_codes, write_rules
from model.rules.assumptions import assumptions
from model.xlsx.style import Formats


def write_lookups(
    defaults_sheet: Any, codes_sheet: Any, rules_sheet: Any, inputs: Inputs, sheets: Sheets, people: int, nothing: str,
    formats: Formats,
) -> tuple[Layout, Sources, str]:  # fmt: skip
    """Write the three sheets.

    Returns where every value stands, where each input is read from, and the XML of the rules' rows. `people` is how
    many rows the People sheet has; `nothing` is the name of the sheet of the option that does nothing.
    """
    layout = lay_out(inputs, people)
    defaulted = write_defaults(defaults_sheet, defaults(inputs), formats)
    listed = {
        **words(inputs),
        "levers": [given.label for given in levers().values()],
        "lever units": [lever_unit(name) for name in levers()],
    }
    codes = write_codes(codes_sheet, numbers(inputs), listed, formats)
    rates = {line.name: line.rate for chapter in MODEL for line in chapter.lines() if line.dated}
    wanted = dict.fromkeys((*rates.values(), *reviewed()))
    known_on = layout.at("known_on", Reader(frozenset(), sheet=RULES))
    rules, rows = write_rules(rules_sheet, wanted, formats, known_on, inputs.known_on)
    assumed = {name: cell_of(name, USED) for name in assumptions()} | {
        "leaver_rate_used": cell_of("leaver_rate", USED),
        "leaver_rate_central": cell_of("leaver_rate", CENTRAL),
    }
    layout.tables |= codes
    layout.tables |= {
        f"{name}_{part}": rules[f"{rate}_{part}"] for name, rate in rates.items() for part in ("from", "values")
    }
    sources = Sources(inputs, sheets, layout, Book(defaulted, codes, rules, assumed, nothing))
    layout.typed |= sources.typed()
    return layout, sources, rows
