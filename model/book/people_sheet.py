"""The People sheet: a row for each row of the staff list, a column for each line, or one a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from model.book.grid import Values, openings
from model.book.input_sheets import FIRST
from model.book.places import Reader
from model.book.plan import FIRST_PERSON, STAFF, Layout, Section, Shown
from model.book.staff_columns import GIVENS, PersonRow, formulas
from model.book.stream import ROW, Column
from model.book.style import Formats, number_format
from model.inputs import Inputs
from model.line import Line
from model.people import PEOPLE, pay_people, people_lines, row_people
from model.people import columns as staff_values

STAFF_ROW = "\1"  # stands for the number of the Staff sheet's row in a formula
TITLES, LABELS, UNITS = 3, 4, 5  # rows of the headings, from 0
OPENINGS = openings([pay_people])
BRIEF = ("row_cost", "row_pay", "row_compulsory", "row_voluntary")  # what a list too long to be live shows


@dataclass(frozen=True)
class Field:
    """One column: its place, its label, unit and year, its values, and the formula of every row if it is a line."""

    column: int
    label: str
    unit: str
    year: str
    values: np.ndarray  # (rows,)
    formula: str | None = ""  # None where it stands as a value
    given: str = ""  # the name of an input


def fields(
    layout: Layout, labels: Sequence[str], values: Values, inner: Mapping[str, Values], count: int
) -> list[Field]:
    """The columns in order."""
    found: list[Field] = []
    for shown in (each for each in layout.people if isinstance(each, Shown)):
        place, entry = shown.place, shown.entry
        if not isinstance(entry, Line):
            column = _row(values[entry.name], 0, count)
            found.append(Field(place.column, entry.label, entry.unit, "", column, given=entry.name))
            continue
        held = inner[shown.costing][entry.name] if shown.costing else values[entry.name]
        if entry.name in OPENINGS and not shown.costing:
            opening = OPENINGS[entry.name]
            formula = "=" + layout.at(opening, Reader(frozenset({"person"}), 0, ROW, STAFF))
            before = _row(values[opening], 0, count)
            found.append(Field(place.column - 1, entry.label, entry.unit, "before", before, formula))
        for year in range(layout.years if "year" in place.dims else 1):
            formula = layout.formula(entry, Reader(place.dims, year, ROW, STAFF), shown.costing)
            label = labels[year] if "year" in place.dims else ""
            found.append(Field(place.column + year, entry.label, entry.unit, label, _row(held, year, count), formula))
    return found


def _row(found: np.ndarray, year: int, count: int) -> np.ndarray:
    one = found[min(year, len(found) - 1), 0] if found.ndim == 3 else found[0]
    return np.broadcast_to(one, (count,)) + 0.0  # and never -0


def write_heads(sheet: Any, sections: Sequence[Section], listed: Sequence[Field], formats: Formats) -> None:
    """Write the headings: sections, labels, and units with their years."""
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, max(field.column for field in listed), 13)
    sheet.write_string(LABELS, 0, "Row", formats("head"))
    sheet.set_row(LABELS, 58)
    for section in sections:
        sheet.write_string(TITLES, section.at, section.title, formats("chapter"))
    for field in listed:
        sheet.write_string(LABELS, field.column, field.label, formats("head"))
        sheet.write_string(UNITS, field.column, f"{field.year} {field.unit}".strip(), formats("note"))
    sheet.freeze_panes(FIRST_PERSON, 1)
    sheet.repeat_rows(TITLES, UNITS)
    sheet.repeat_columns(0)


def write_first(
    sheet: Any, listed: Sequence[Field], places: Mapping[str, str], row: PersonRow, formats: Formats
) -> None:
    """Write the first person's row, in the formats that every other row takes over."""
    made = _typed(places, listed, row)
    sheet.write_number(FIRST_PERSON, 0, 1, formats("plain"))
    for field in listed:
        style = formats("calculated" if field.formula is not None else "filled", number_format(field.unit))
        value = float(field.values[0])
        formula = made[field.given] if field.given and field.formula is not None else field.formula
        if formula is None:
            sheet.write_number(FIRST_PERSON, field.column, value, style)
        else:
            text = formula.replace(ROW, str(FIRST_PERSON + 1)).replace(STAFF_ROW, _staff_row(row))
            sheet.write_formula(FIRST_PERSON, field.column, text, style, value)


def brief(inputs: Inputs, values: Values) -> list[Field]:
    """Of a list too long to be live: its columns, and what each row comes to, as values."""
    found = {**values, **staff_values(inputs.staff, inputs.years)}
    worked = people_lines(PEOPLE[:7], found, inputs.years, set(BRIEF))
    listed: list[Field] = []
    for given in GIVENS:
        column = _row(found[given.name], 0, len(inputs.staff))
        listed.append(Field(1 + len(listed), given.label, given.unit, "", column, None, given.name))
    for line in (each for each in row_people.lines() if each.name in BRIEF):
        for year, label in enumerate(inputs.year_labels):
            column = _row(worked[line.name], year, len(inputs.staff))
            listed.append(Field(1 + len(listed), line.label, line.unit, label, column, None))
    return listed


def _staff_row(row: PersonRow) -> str:
    return str(row.staff_row + FIRST + 1)


def _typed(places: Mapping[str, str], listed: Sequence[Field], row: PersonRow) -> dict[str, str]:
    """The formulas of the columns that come from the Staff sheet, for a row split as this one is."""
    letters = {field.given: xl_col_to_name(field.column) for field in listed if field.given}
    return formulas(places, lambda name: f"${letters[name]}{ROW}", row, STAFF_ROW)


def rest(
    listed: Sequence[Field], places: Mapping[str, str], rows: Sequence[PersonRow], styles: Mapping[str, str]
) -> Iterator[str]:
    """The text of every row but the first."""
    letters = [xl_col_to_name(field.column) for field in listed]
    lines = [(field, letter) for field, letter in zip(listed, letters, strict=True) if not field.given]
    givens = [(field, letter) for field, letter in zip(listed, letters, strict=True) if field.given]
    columns = [Column(letter, styles[letter], field.formula or "") for field, letter in lines]
    of_share = {
        share: {name: Column(letter, styles[letter], made[name]) for field, letter in givens if (name := field.given)}
        for share in {row.share for row in rows}
        for made in [_typed(places, listed, PersonRow(0, share))]
    }
    typed = [field.values.tolist() for field, _ in givens]
    worked = [field.values.tolist() for field, _ in lines]
    names = [field.given for field, _ in givens]
    for place in range(1, len(rows)):
        number, staff_row = str(FIRST_PERSON + place + 1), _staff_row(rows[place])
        cells = [f'<c r="A{number}" s="{styles["A"]}"><v>{place + 1}</v></c>']
        kinds = of_share[rows[place].share]
        cells += [
            kinds[name].cell(number, values[place]).replace(STAFF_ROW, staff_row)
            for name, values in zip(names, typed, strict=True)
        ]
        cells += [column.cell(number, values[place]) for column, values in zip(columns, worked, strict=True)]
        yield f'<row r="{number}">{"".join(cells)}</row>'


def plain_rows(listed: Sequence[Field], count: int, styles: Mapping[str, str]) -> Iterator[str]:
    """The text of every row but the first, values alone."""
    columns = [Column(xl_col_to_name(field.column), styles[xl_col_to_name(field.column)]) for field in listed]
    held = [field.values.tolist() for field in listed]
    for place in range(1, count):
        number = str(FIRST_PERSON + place + 1)
        cells = [column.cell(number, values[place]) for column, values in zip(columns, held, strict=True)]
        yield f'<row r="{number}"><c r="A{number}" s="{styles["A"]}"><v>{place + 1}</v></c>{"".join(cells)}</row>'
