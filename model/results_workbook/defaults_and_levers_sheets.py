"""The Defaults sheet, which has what fills a blank, and the Levers sheet.

The Levers sheet repeats the Options sheet with numbers in place of the names of options and levers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from model.body.inputs import Inputs
from model.body.options import value_in
from model.body.typed import Sheets
from model.body_workbook.columns import options as option_columns
from model.body_workbook.sheets import lever_rows, lever_unit
from model.lines.model import levers
from model.results_workbook.addresses import LEVERS, lever_count
from model.results_workbook.code_lists import Default
from model.results_workbook.typed_or_default import typed_or_default
from model.results_workbook.year_cells import LEVER_NUMBERS
from model.xlsx.append_rows import as_xml, value_cell
from model.xlsx.cell_templates import each_row, letters, row_gap, with_values
from model.xlsx.formulas import lever_twice, or_else, picked, place_of, to_the_letter, total, trimmed, where
from model.xlsx.sheet_geometry import FIRST, HEAD, YEARS
from model.xlsx.style import Formats, number_format, set_up

DEFAULTS = "Defaults"


def write_defaults(sheet: Any, defaults: Mapping[str, Default], formats: Formats) -> dict[str, str]:
    """Write the Defaults sheet; returns the address of each default, by the name of the input that it is for."""
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


def write_levers(sheet: Any, inputs: Inputs, sheets: Sheets, codes: Mapping[str, str], formats: Formats) -> str:
    """Write the headings of the Levers sheet.

    Returns the XML text of the rows under them, which are added to the file later. `codes` has the addresses of the
    lists of words on the Codes sheet, by name.
    """
    labels = inputs.year_labels
    note = "The rows of the Options sheet, in their order, by number; 0 is a row that names no option or lever."
    set_up(sheet, LEVERS, note, formats, [30, 44, 10, 10, *[14.0] * len(labels), 10, 14])
    for column, head in enumerate(["Option", "Lever", "Option no.", "Lever no.", *labels, "Set twice", "Unit"]):
        sheet.write_string(HEAD, column, head, formats("head"))
    sheet.freeze_panes(FIRST, YEARS)
    rows = lever_rows(inputs.options, labels)
    numbers = {option.name: place for place, option in enumerate(inputs.options, 1)}
    named = {given.label: name for name, given in levers().items()}
    sets = {option.name: option.levers for option in inputs.options}
    found = []
    count = lever_count(sheets, labels)
    for place, text in enumerate(each_row(_lever_row(count, labels, codes, formats), count)):
        line = rows[place] if place < len(rows) else {}
        option, lever = line.get("option", ""), line.get("lever", "")
        by_number = (numbers.get(option, 0), LEVER_NUMBERS[named[lever]] if lever else 0)
        values = sets.get(option, {}).get(named.get(lever, ""), (0.0,))
        by_year = (value_in(values, year) if lever else 0 for year, _ in enumerate(labels, 1))
        said = (repr(float(each)) for each in (*by_number, *by_year, 0.0))
        unit = lever_unit(named[lever]) if lever else ""
        found.append(with_values(text, [as_xml(option), as_xml(lever), *said, as_xml(unit)]))
    return "".join(found)


def lever_twice_span(count: int, years: int) -> str:
    """Return the address of the column of Levers that says which of its `count` rows set a lever a second time."""
    column = letters(YEARS + years)
    return f"{LEVERS}!${column}${FIRST + 1}:${column}${FIRST + count}"


def _lever_row(count: int, labels: list[str], codes: Mapping[str, str], formats: Formats) -> str:
    """Return the XML text of a row of the Levers sheet: option, lever, the number of each, a value for each year.

    After them stand whether the row sets a lever a second time, and the lever's unit; `count` is how many rows the
    sheet has. It has gaps for the row's number and for the values, so that one text serves every row.
    """
    columns = {column.name: letters(place) for place, column in enumerate(option_columns(labels))}
    row = row_gap(FIRST + 1)
    plain, number, shown = (formats.index("calculated", each) for each in ("", "0", "General"))
    cells = [value_cell(f"{name}{row}", plain, trimmed(f"Options!${name}{row}"), of_text=True) for name in "AB"]
    for at, name, key in (("C", "A", "options"), ("D", "B", "levers")):
        formula = or_else(place_of(to_the_letter(f"${name}{row}"), codes[key]), "0")
        cells.append(value_cell(f"{at}{row}", number, formula))
    for column, label in enumerate(labels, YEARS):
        cell, stands = f"Options!{columns[label]}{row}", f"Options!${columns['all years']}{row}"
        cells.append(
            value_cell(
                f"{letters(column)}{row}",
                shown,
                typed_or_default(cell, total(stands)),
            )
        )
    keys, known = (f"${name}${FIRST + 1}:${name}${FIRST + count}" for name in "CD")
    twice = lever_twice(f"$C{row}", f"$D{row}", keys, known)
    unit = where(f"$D{row}", picked(codes["lever units"], f"$D{row}"))
    cells.append(value_cell(f"{letters(YEARS + len(labels))}{row}", number, twice))
    cells.append(value_cell(f"{letters(YEARS + len(labels) + 1)}{row}", plain, unit, of_text=True))
    return f'<row r="{row}">{"".join(cells)}</row>'
