"""The People sheet: a row for each row of the staff list, and a column for each line, or one for each of its years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, repeat
from typing import Any

import numpy as np

from model.language.line import Line
from model.projection.people import OF_ROWS, pay_people, row_people
from model.projection.people import columns as staff_values
from model.projection.project import Results
from model.results_workbook.addresses import Reader
from model.results_workbook.entries import Section, Shown
from model.results_workbook.layout import FIRST_PERSON, STAFF, Layout
from model.results_workbook.staff_columns import GIVENS, PersonRow, formulas
from model.results_workbook.year_cells import Values, openings
from model.xlsx.append_rows import shared_cell, value_cell
from model.xlsx.cell_templates import VALUE, Texts, each_column, filled_rows, letters, row_gap
from model.xlsx.sheet_geometry import FIRST
from model.xlsx.style import Formats, number_format, set_up

STAFF_ROW = "\3"  # the gap, in a formula, for the number of the row of the Staff sheet
AT_ONCE = 500  # people whose rows are made together
MOST_TEXTS = 50_000  # numbers whose texts are kept: of all people they may take more room than the file
TITLES, LABELS, UNITS = 3, 4, 5  # rows of the headings, from 0
OPENINGS = openings([pay_people])


@dataclass(frozen=True)
class Field:
    """One column of the sheet: its number from 0, its headings, its values, and the formula that its rows share."""

    column: int
    label: str
    unit: str
    year: str
    values: np.ndarray  # (rows,)
    formula: str | None = ""  # None where the column holds values alone
    given: str = ""  # the name of the input, where it is one


def fields(
    layout: Layout, labels: Sequence[str], values: Values, inner: Mapping[str, Values], count: int
) -> list[Field]:
    """Return the columns of the sheet, in order, where people are live formulas.

    `count` is the number of rows of people. `labels` has the names of the years, `values` the lines' values by
    name, and `inner` those of each costing by its name.
    """
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
            formula = layout.at(opening, Reader(frozenset({"person"}), 0, None, STAFF))
            before = _row(values[opening], 0, count)
            found.append(Field(place.column - 1, entry.label, entry.unit, "before", before, formula))
        by_year = "year" in place.dims
        formula = layout.formula(entry, Reader(place.dims, None if by_year else 0, None, STAFF), shown.costing)
        for year, text in enumerate(each_column(formula, layout.years if by_year else 1)):
            label = labels[year] if by_year else ""
            found.append(Field(place.column + year, entry.label, entry.unit, label, _row(held, year, count), text))
    return found


def _row(found: np.ndarray, year: int, count: int) -> np.ndarray:
    """Return a line's values for people in one year, (count,), from an array (years, 1, people) or (1, people)."""
    one = found[min(year, len(found) - 1), 0] if found.ndim == 3 else found[0]
    return np.broadcast_to(one, (count,)) + 0.0  # and never -0


def write_heads(sheet: Any, note: str, sections: Sequence[Section], listed: Sequence[Field], formats: Formats) -> None:
    """Write the headings of the sheet: the sections, the labels of the columns, and their units with the year."""
    set_up(sheet, STAFF, note, formats, [10], wide=True)
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


def brief(results: Results) -> list[Field]:
    """Return the columns of the sheet where the list is too long for live formulas.

    They are those of the staff list and the lines OF_ROWS, as values.
    """
    inputs = results.inputs
    count = len(inputs.staff)
    typed = staff_values(inputs.staff)
    listed: list[Field] = []
    for given in GIVENS:
        column = _row(typed[given.name], 0, count)
        listed.append(Field(1 + len(listed), given.label, given.unit, "", column, None, given.name))
    for line in (each for each in row_people.lines() if each.name in OF_ROWS):
        for year, label in enumerate(inputs.year_labels):
            column = _row(results.row_lines[line.name], year, count)
            listed.append(Field(1 + len(listed), line.label, line.unit, label, column, None))
    return listed


def _formulas(listed: Sequence[Field], places: Mapping[str, str], row: PersonRow) -> list[str | None]:
    """Return the formula of each column, with gaps for the row's number; None where a column has only values.

    `row` says how a row is split by length of service, on which the formulas of the staff list's columns depend;
    `places` has the addresses that those formulas look up.
    """
    own = {field.given: letters(field.column) for field in listed if field.given}
    typed = formulas(places, lambda name: f"${own[name]}{row_gap(FIRST_PERSON + 1)}", row, STAFF_ROW)
    return [typed[field.given] if field.given and field.formula is not None else field.formula for field in listed]


def text_of_rows(
    listed: Sequence[Field], places: Mapping[str, str], rows: Sequence[PersonRow], formats: Formats
) -> Iterator[str]:
    """Yield the XML text of every row, for a workbook whose formats are `formats`.

    The first row has each line's formula, and the rows below refer to it: written out in every row, the formulas
    would be most of the file.
    """
    styles = [
        formats.index("filled" if field.formula is None else "calculated", number_format(field.unit))
        for field in listed
    ]
    return _rows(listed, places, rows, [formats.index("plain"), *styles])


def _rows(
    listed: Sequence[Field], places: Mapping[str, str], rows: Sequence[PersonRow], styles: Sequence[int]
) -> Iterator[str]:
    """Yield the XML text of every row, many rows at a time.

    `styles` has the numbers of the formats: first of the row's number, then of each column.
    """
    texts = Texts()
    start = 0
    for (is_first, share), run in groupby(range(len(rows)), key=lambda place: (place == 0, rows[place].share)):
        made = _formulas(listed, places, PersonRow(0, share))
        text = _row_text(listed, made, styles, FIRST_PERSON + len(rows) if is_first else 0)
        end = start + sum(1 for _ in run)
        for at in range(start, end, AT_ONCE):
            few = slice(at, min(at + AT_ONCE, end))
            values = [[*map(texts.__getitem__, field.values[few].tolist())] for field in listed]
            staff_rows = [str(row.staff_row + FIRST + 1) for row in rows[few]]
            yield filled_rows(text, len(staff_rows), at, {VALUE: values, STAFF_ROW: repeat(staff_rows)})
            if len(texts) > MOST_TEXTS:
                texts.clear()
        start = end


def _row_text(listed: Sequence[Field], made: Sequence[str | None], styles: Sequence[int], last: int) -> str:
    """Return the XML text of a row, with gaps for its number and its values.

    It has the lines' formulas for itself and for the rows down to `last`; where `last` is 0, it refers to the first
    row's formulas.
    """
    at = row_gap(FIRST_PERSON + 1)
    cells = [f'<c r="A{at}" s="{styles[0]}"><v>{row_gap(1)}</v></c>']
    for field, formula, style in zip(listed, made, styles[1:], strict=True):
        column = letters(field.column)
        if formula is None or field.given or last == FIRST_PERSON + 1:  # or nobody to share it with
            cells.append(value_cell(f"{column}{at}", style, formula))
        else:
            over = f"{column}{at}:{column}{last}" if last else ""
            cells.append(shared_cell(f"{column}{at}", style, field.column, formula, over))
    return f'<row r="{at}">{"".join(cells)}</row>'
