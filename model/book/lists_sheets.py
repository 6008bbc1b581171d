"""The Defaults and Levers sheets: what stands where a body says nothing, and the Options sheet read lever by lever."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.book.as_read import lever_count
from model.book.code_lists import Default
from model.book.grid import LEVER_NUMBERS
from model.book.input_sheets import FIRST, HEAD, lever_rows
from model.book.layout import options as option_columns
from model.book.places import YEARS, sought
from model.book.style import Formats, number_format, set_up
from model.inputs import Inputs, levers
from model.options import value_in
from model.sheets import Sheets

DEFAULTS = "Defaults"


def write_defaults(sheet: Any, defaults: Mapping[str, Default], formats: Formats) -> dict[str, str]:
    """Write what stands where the body says nothing, and return each one's address."""
    note = "What stands where an input sheet is blank, and what no input sheet asks for."
    set_up(sheet, DEFAULTS, note, formats, [64, 16, 18])
    for column, head in enumerate(["Input", "Unit", "Value"]):
        sheet.write_string(HEAD, column, head, formats("head"))
    sheet.freeze_panes(FIRST, 1)
    found = {}
    for row, (name, (label, unit, value)) in enumerate(defaults.items(), FIRST):
        sheet.write_string(row, 0, label, formats("text"))
        sheet.write_string(row, 1, unit, formats("text"))
        shown = number_format("date") if unit == "date" else "General"
        sheet.write_number(row, 2, value, formats("filled", shown))
        found[name] = f"{DEFAULTS}!{xl_rowcol_to_cell(row, 2, True, True)}"
    return found


def write_levers(sheet: Any, inputs: Inputs, sheets: Sheets, codes: Mapping[str, str], formats: Formats) -> None:
    """Write the Options sheet as the options' sheets read it: rows by number, and values by year."""
    labels = inputs.year_labels
    note = "The rows of the Options sheet, in their order, by number; 0 is a row that names no option or lever."
    set_up(sheet, "Levers", note, formats, [30, 44, 10, 10, *[14.0] * len(labels)])
    for column, head in enumerate(["Option", "Lever", "Option no.", "Lever no.", *labels]):
        sheet.write_string(HEAD, column, head, formats("head"))
    sheet.freeze_panes(FIRST, YEARS)
    made = _lever_formulas(inputs, sheets, codes)
    rows = lever_rows(inputs.options, labels)
    numbers = {option.name: place for place, option in enumerate(inputs.options, 1)}
    named = {given.label: name for name, given in levers().items()}
    sets = {option.name: option.levers for option in inputs.options}
    for place in range(len(made["option"])):
        row, line = FIRST + place, rows[place] if place < len(rows) else {}
        option, lever = line.get("option", ""), line.get("lever", "")
        for column, (name, text) in enumerate((("A", option), ("B", lever))):
            sheet.write_formula(row, column, f"=TRIM(Options!${name}{row + 1})", formats("calculated"), text)
        found = (numbers.get(option, 0), LEVER_NUMBERS[named[lever]] if lever else 0)
        for column, (key, number) in enumerate(zip(("option", "lever"), found, strict=True), 2):
            sheet.write_formula(row, column, made[key][place], formats("calculated", "0"), number)
        values = sets.get(option, {}).get(named.get(lever, ""), (0.0,))
        for year, label in enumerate(labels, 1):
            value = value_in(values, year) if lever else 0
            sheet.write_formula(row, YEARS + year - 1, made[label][place], formats("calculated", "General"), value)


def block(places: Mapping[str, str], names: Sequence[str]) -> str:
    """The address of columns that stand side by side."""
    return f"{places[names[0]].split(':')[0]}:{places[names[-1]].split(':')[1]}"


def _lever_formulas(inputs: Inputs, sheets: Sheets, codes: Mapping[str, str]) -> dict[str, list[str]]:
    """The Levers sheet, a row for each row of Options and spare ones: its option and lever by number, its values."""
    columns = [column.name for column in option_columns(inputs.year_labels)]
    letters = {name: xl_col_to_name(place) for place, name in enumerate(columns)}
    rows = lever_count(sheets, inputs.year_labels)
    found: dict[str, list[str]] = {"option": [], "lever": [], **{label: [] for label in inputs.year_labels}}
    for row in range(FIRST + 1, FIRST + rows + 1):
        for name, own in (("option", "A"), ("lever", "B")):
            found[name].append(f"=IFERROR(MATCH({sought(f'${own}{row}')},{codes[name + 's']},0),0)")
        for label in inputs.year_labels:
            cell, stands = f"Options!{letters[label]}{row}", f"Options!${letters['all years']}{row}"
            found[label].append(f'=IF({cell}="",N({stands}),{cell})')
    return found
