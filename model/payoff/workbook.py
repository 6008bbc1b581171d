"""Writes the payoff workbook, in live formulas: a row for each person, and one person's working laid out to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_range_abs, xl_rowcol_to_cell

from model.language.line import Given, Line, fill, in_words
from model.lines.entitlement import ENTITLEMENT
from model.lines.names import lines_named
from model.outputs import Put, write_outputs
from model.payoff.people import People
from model.payoff.work import AMOUNTS, lines, tables
from model.results_workbook.lines_sheet import write_lines
from model.results_workbook.rules_sheet import write_codes, write_rules
from model.rules.rulebook import rulebook, table
from model.version import made_by
from model.xlsx.append_rows import Strings, add_rows, part_of
from model.xlsx.formulas import in_force, picked
from model.xlsx.style import NO_CLOCK, WRITER, Formats, lines_high, number_format, set_up

FIRST = 6  # the row, from 0, of the first person
# Inputs that are numbers of something with a name: the table of codes, and the column that names them.
NAMED = {"route": ("routes", "label"), "band": ("bands", "name")}
lines_named([*NAMED], ENTITLEMENT)
HEADS = ["Line", "Value", "Unit", "How it is worked out", "Rule", "In force from", "Source", "Status"]


def write_payoff(
    path: Path,
    people: People,
    worked: Mapping[str, np.ndarray],
    notes: Sequence[Sequence[str]] = (),
    keep: frozenset[Path] = frozenset(),
) -> Put:
    """Write the payoff workbook; returns where it is.

    That is a new name beside `path` where `path` is one of `keep`, the files that must not be replaced, was changed by
    somebody, or is open in another program. `worked` has the values that are stored beside the formulas, and `notes`
    each person's warnings.
    """
    content = BytesIO()
    book = xlsxwriter.Workbook(content, WRITER)
    formats = Formats(book)
    sheets = {name: book.add_worksheet(name) for name in ("Working", "Notes", "People", "Rules", "Codes", "Lines")}
    rates = {line.name: line.rate for line in lines().values() if line.dated}
    places, rules = write_rules(sheets["Rules"], dict.fromkeys(rates.values()), formats)
    places |= {f"{name}_{part}": places[f"{rate}_{part}"] for name, rate in rates.items()
               for part in ("from", "values", "source", "status")}  # fmt: skip
    coded = {name: column for name, column in tables().items() if name not in places}
    named = {codes: [row[words] for row in table(codes)] for codes, words in NAMED.values()}
    places |= write_codes(sheets["Codes"], coded, named, formats)
    columns = _write_people(sheets["People"], people, worked, places, formats)
    _write_working(sheets["Working"], people, worked, places, columns, formats)
    words = write_lines(sheets["Lines"], ENTITLEMENT, formats)
    _write_notes(sheets["Notes"], people, notes, formats)
    sheets["Working"].activate()
    comments = f"Rulebook {rulebook().version}, model {made_by()}"
    book.set_properties({"title": "mancost payoff", "comments": comments, "created": NO_CLOCK})
    book.set_calc_mode("auto")
    book.close()
    more = {part_of(sheets, "Rules"): [rules], part_of(sheets, "Lines"): [words]}
    add_rows(content, more, Strings(content))
    return write_outputs({path: content.getvalue()}, keep)


def _asked() -> list[Given]:
    """Return the inputs that have a column on the People sheet: all except the tables of rates and codes."""
    return [given for chapter in ENTITLEMENT for given in chapter.givens() if not given.over.startswith("table ")]


def _write_people(
    sheet: Any, people: People, worked: Mapping[str, np.ndarray], places: Mapping[str, str], formats: Formats
) -> dict[str, int]:
    """Write a row for each person; returns the column, from 0, of each input and line by its name.

    `places` has the cells of the rates and codes on other sheets, by name.
    """
    set_up(sheet, "People", "Yellow: given. Blue: a live formula. A row for each person.", formats, [14.0],
           wide=True)  # fmt: skip
    entries: list[Given | Line] = [*_asked(), *lines().values()]
    columns = {entry.name: number for number, entry in enumerate(entries, 1)}
    sheet.set_column(1, len(entries), 15)
    sheet.write_string(4, 0, "Person", formats("head"))
    for entry in entries:
        sheet.write_string(4, columns[entry.name], entry.label, formats("head"))
        sheet.write_string(5, columns[entry.name], entry.unit, formats("note"))
    for chapter in ENTITLEMENT:
        first = next(chapter.lines())
        sheet.write_string(3, columns[first.name], chapter.title, formats("chapter"))
    sheet.freeze_panes(FIRST, 1)
    sheet.set_row(4, 58)
    sheet.repeat_rows(0, FIRST - 1)
    sheet.repeat_columns(0)

    def address(row: int) -> Callable[[str], str]:
        """Return a function that gives the address of the cell of a line or an input, by its name, in this row."""
        return lambda name: places.get(name) or f"{xl_col_to_name(columns[name], col_abs=True)}{row + 1}"

    for number, person in enumerate(people.ids):
        row = FIRST + number
        sheet.write_string(row, 0, person, formats("input"))
        for given in _asked():
            value = worked[given.name][0, number]
            sheet.write_number(row, columns[given.name], value, formats("input", number_format(given.unit)))
        for line in lines().values():
            style = formats("calculated", number_format(line.unit))
            formula = fill(line.sentence, address(row))
            sheet.write_formula(row, columns[line.name], formula, style, worked[line.name][0, number])
    return columns


def _write_working(
    sheet: Any,
    people: People,
    worked: Mapping[str, np.ndarray],
    places: Mapping[str, str],
    columns: Mapping[str, int],
    formats: Formats,
) -> None:
    """Write the working of one person, whose row is typed in cell B3; every value is read from the People sheet."""
    title, widths = "What it costs when one person leaves", [44.0, 18, 14, 60, 46, 14, 24, 12]
    set_up(sheet, title, "Type a person's row in B3 (1 is the first): all that is below follows.", formats, widths)
    last = FIRST + len(people.ids) - 1
    ids = f"People!{xl_range_abs(FIRST, 0, last, 0)}"
    sheet.write_string(2, 0, "Person's row", formats("chapter"))
    sheet.write_number(2, 1, 1, formats("input", "0"))
    sheet.data_validation(2, 1, 2, 1, {"validate": "integer", "criteria": "between", "minimum": 1,
                                       "maximum": len(people.ids), "input_title": "Person's row",
                                       "input_message": f"A whole number from 1 to {len(people.ids)}"})  # fmt: skip
    sheet.write_string(2, 2, "Person", formats("note"))
    sheet.write_formula(2, 3, picked(ids, "$B$3"), formats("calculated"), people.ids[0])
    sheet.freeze_panes(4, 1)
    at: dict[str, str] = {}
    row = 3

    def head(title: str) -> None:
        """Write a row of headings below what has been written so far."""
        nonlocal row
        row += 1
        for column, text in enumerate([title, *HEADS[1:]]):
            sheet.write_string(row, column, text, formats("head"))

    def show(entry: Given | Line, style: str) -> None:
        """Write a row with the label and value of a line or an input, and remember the cell of its value."""
        nonlocal row
        row += 1
        sheet.write_string(row, 0, entry.label, formats("text"))
        source = f"People!{xl_range_abs(FIRST, columns[entry.name], last, columns[entry.name])}"
        value = float(worked[entry.name][0, 0])
        sheet.write_formula(row, 1, picked(source, "$B$3"), formats(style, number_format(entry.unit)), value)
        sheet.write_string(row, 2, entry.unit, formats("text"))
        at[entry.name] = xl_rowcol_to_cell(row, 1)

    head("What it comes to")
    for name in AMOUNTS:
        show(lines()[name], "answer" if name == "total" else "calculated")
    row += 1
    head("Given")
    for given in _asked():
        show(given, "filled")
        if given.name in NAMED:
            codes, words = NAMED[given.name]
            shown = table(codes)[int(worked[given.name][0, 0]) - 1][words]
            sheet.write_formula(row, 3, picked(places[codes], at[given.name]), formats("text"), shown)
    for chapter in ENTITLEMENT:
        row += 1
        head(chapter.title)
        for line in chapter.lines():
            show(line, "answer" if line.name == "total" else "calculated")
            words = in_words(line, ENTITLEMENT)
            law = rulebook()[line.rate].law if line.dated else line.rule
            sheet.write_string(row, 3, words, formats("text"))
            sheet.write(row, 4, law or None, formats("text"))
            sheet.set_row(row, 13.5 * max(lines_high(words, 60), lines_high(law, 46)))
            if line.dated:
                _write_source(sheet, row, line, worked, places, at, formats)


def _write_source(
    sheet: Any,
    row: int,
    line: Line,
    worked: Mapping[str, np.ndarray],
    places: Mapping[str, str],
    at: Mapping[str, str],
    formats: Formats,
) -> None:
    """Write live formulas that say from when the value of a rate is in force, its source and its status.

    `places` has the cells of the Rules sheet by name, and `at` the cells of this sheet by the name of the line or
    input.
    """
    starts = places[f"{line.name}_from"]
    position = int(np.searchsorted(tables()[f"{line.name}_from"][0], worked[line.dated][0, 0], side="right")) - 1
    value = rulebook()[line.rate].values[position]
    shown = [
        (5, starts, tables()[f"{line.name}_from"][0, position], "date"),
        (6, places[f"{line.name}_source"], value.source, ""),
        (7, places[f"{line.name}_status"], value.status, ""),
    ]
    for column, values, cached, unit in shown:
        style = formats("plain", number_format(unit)) if unit else formats("text")
        sheet.write_formula(row, column, in_force(at[line.dated], starts, values), style, cached)


def _write_notes(sheet: Any, people: People, notes_by_person: Sequence[Sequence[str]], formats: Formats) -> None:
    """Write the Notes sheet: each person's warnings, one a row."""
    set_up(sheet, "Notes", "What to know beside the figures; not live: run again after a change.", formats, [20, 120])
    for column, head in enumerate(["Person", "Note"]):
        sheet.write_string(3, column, head, formats("head"))
    sheet.freeze_panes(4, 0)
    listed = [(person, note) for person, notes in zip(people.ids, notes_by_person, strict=False) for note in notes]
    for row, pair in enumerate(listed or [("", "none")], 4):
        for column, text in enumerate(pair):
            sheet.write_string(row, column, text, formats("text"))
