"""The Checks sheet: every check of every option, what the formulas do not follow, and one verdict for all sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.body.inputs import Inputs
from model.body.options import DO_NOTHING
from model.body.typed import Sheets
from model.body_workbook.body_sheet import body_rows
from model.body_workbook.columns import CODED, SETTINGS
from model.body_workbook.sheets import SPARE_ROWS, labels_of, tables
from model.language.line import Given
from model.lines.beside import beside
from model.lines.model import MODEL
from model.projection.compare import EVERY_CHECK, Comparison
from model.results_workbook.addresses import LEVERS, Place, lever_count
from model.results_workbook.beside_cells import formula, worked
from model.results_workbook.book import ResultsBook
from model.results_workbook.defaults_and_levers_sheets import lever_twice_span
from model.results_workbook.entries import Shown
from model.results_workbook.layout import BASIS, STAFF, Layout
from model.results_workbook.sheet_names import numbered
from model.results_workbook.staff_columns import SHARES, person_rows
from model.rules.assumptions import assumptions
from model.xlsx.formulas import (
    above_nil_among,
    differs,
    filled_among,
    furthest,
    greatest,
    heads_typed,
    levers_of_nothing,
    levers_unknown,
    levers_unread,
    numbers_among,
    total,
    verdict,
)
from model.xlsx.sheet_geometry import FIRST, HEAD, YEARS
from model.xlsx.style import Formats, set_up

CHECKS = "Checks"  # the sheet
DRAW_SHOWN = "Risk!$B$6"  # the number of the draw that is shown, 0 where none is
CHECK, FAILS, WORST = 0, 1, 2  # columns
MASTER = f"{CHECKS}!$B$3"  # how many checks fail
NEAR = 0.005
GRACE = 1_000  # rows under a list that are looked at for what was added
WELL, ILL = f"All {len(EVERY_CHECK) + 1} checks pass", "CHECKS FAIL: see the Checks sheet"  # 1: that of the levers
TEXT_THERE = "cells with text where a number or a date belongs"


@dataclass(frozen=True)
class Reach:
    """A change of an input sheet that the live formulas do not follow, such as an added row.

    `formula` is 0 as long as there is no such change.
    """

    label: str
    formula: str


def write_checks(book: ResultsBook, name: str) -> None:
    """Write the Checks sheet."""
    sheet, comparison, layout = book.sheets[name], book.comparison, book.layout
    options, formats = book.options, book.formats
    sheets = book.results.inputs.sheets
    assert sheets is not None
    reaches = _reaches(comparison, layout, sheets)
    note = (
        f"{len(EVERY_CHECK) + 1} checks of the figures, which are those counted where all checks are said to pass; "
        f"below them {len(reaches)} on changes that the formulas do not follow. A check passes where its "
        "difference is nil. Shown: the worst of all years and options, then of each option."
    )
    set_up(sheet, CHECKS, note, formats, [74, 10, 18, *[18.0] * len(options)])
    sheet.write_string(2, CHECK, "Checks that fail", formats("chapter"))
    for column, head in enumerate(["Check", "Fails", "Worst", *numbered(comparison.results.options)]):
        sheet.write_string(HEAD, column, head, formats("head"))
    sheet.set_row(HEAD, 30)
    sheet.freeze_panes(FIRST, 1)
    labels = {line.name: line.label for chapter in MODEL for line in chapter.lines()}
    found: list[tuple[str, list[str], list[float]]] = []
    for check in EVERY_CHECK:
        place, _ = layout.place(check)
        spans = [_span(place, layout.years, option) for option in (options if not place.sheet else [BASIS])]
        found.append((_said(labels[check]), [furthest(span) for span in spans], _apart(book, check, len(spans))))
    levers_read = _levers(layout, sheets, options)
    found.append(
        ("Levers as the option reads them less those of the Levers sheet", levers_read, [0.0] * len(levers_read))
    )
    row, failing = FIRST, 0.0
    for label, formulas, apart in found:
        sheet.write_string(row, CHECK, label, formats("text"))
        for column, (each, value) in enumerate(zip(formulas, apart, strict=True), WORST + 1):
            sheet.write_formula(row, column, each, formats("calculated", "0.000000"), value)
        ends = xl_rowcol_to_cell(row, WORST + 1), xl_rowcol_to_cell(row, WORST + len(formulas))
        sheet.write_formula(row, WORST, greatest(":".join(ends)), formats("calculated", "0.000000"), max(apart))
        failing += _fails(sheet, row, formats, max(apart))
        row += 1
    row += 1
    beyond = f"What the formulas do not reach, {len(reaches)} further checks: where one fails, save and run again"
    sheet.write_string(row, CHECK, beyond, formats("chapter"))
    drawn = [Reach("A draw is shown, and not the plan: set it to 0 on the Risk sheet", DRAW_SHOWN)] if book.risk else []
    for reach in (*reaches, *drawn):
        row += 1
        sheet.write_string(row, CHECK, reach.label, formats("text"))
        sheet.write_formula(row, WORST, reach.formula, formats("calculated", "0"), 0)
        _fails(sheet, row, formats)
    every = f"{xl_rowcol_to_cell(FIRST, FAILS)}:{xl_rowcol_to_cell(row, FAILS)}"
    sheet.write_formula(2, FAILS, total(every), formats("answer", "0"), failing)


def _apart(book: ResultsBook, check: str, cases: int) -> list[float]:
    """Return how far a check is from nil in each of its first `cases` options, at its furthest."""
    value = np.abs(book.results.values[check])
    by_case = value.max(axis=(0, 2)) if value.ndim == 3 else value.max(axis=1)
    return [float(each) for each in np.broadcast_to(by_case, cases)]


def _levers(layout: Layout, sheets: Sheets, options: Sequence[str]) -> list[str]:
    """Return, for each option, a formula of how far the levers on its sheet are, in sum, from its rows of Levers."""
    block = [each.place for each in layout.option if isinstance(each, Shown) and isinstance(each.entry, Given)
             and each.entry.lever]  # fmt: skip
    last = FIRST + lever_count(sheets, labels_of(sheets))
    end = xl_col_to_name(YEARS + layout.years - 1)
    keys, known = (f"{LEVERS}!${letter}${FIRST + 1}:${letter}${last}" for letter in "CD")
    values = f"{LEVERS}!$E${FIRST + 1}:${end}${last}"
    own, _ = layout.place("option_number")
    found = []
    for option in options:
        read = f"'{option}'!$E${block[0].row + 1}:${end}${block[-1].row + 1}"
        found.append(levers_unread(read, keys, _span(own, layout.years, option), known, values))
    return found


def _said(label: str) -> str:
    """Return the label of a check as the sheet shows it, which is without 'Check: ' at its beginning."""
    text = label.removeprefix("Check: ")
    return text[0].upper() + text[1:]


def _fails(sheet: Any, row: int, formats: Formats, apart: float = 0.0) -> float:
    """Write and return whether the check of a row fails: 1 where it is half a penny or more from nil, else 0."""
    worst = xl_rowcol_to_cell(row, WORST)
    fails, cached = worked(beside, "check_fails", check_worst=(worst, apart), check_near=(str(NEAR), NEAR))
    sheet.write_formula(row, FAILS, fails, formats("calculated", "0"), cached)
    return cached


def _span(place: Place, years: int, sheet: str) -> str:
    """Return the address of all the cells of a value on a sheet, such as "'Basis'!$E$12:$H$16".

    There is a row for each member, such as a staff pool, and a column for each year.
    """
    first = f"${xl_col_to_name(place.column)}${place.row + 1}"
    last = place.column + (years - 1 if "year" in place.dims else 0)
    return f"'{sheet}'!{first}:${xl_col_to_name(last)}${place.row + place.count}"


def _reaches(comparison: Comparison, layout: Layout, sheets: Sheets) -> list[Reach]:
    """Return everything that may be changed on the input sheets and that the formulas do not follow."""
    inputs = comparison.results.inputs
    numbers = [row for row, (_, name, _) in enumerate(body_rows(), FIRST + 1)
               if name == "known_on" or (name in SETTINGS and name not in CODED)]  # fmt: skip
    settings = [f"Body!$B${first}:$B${last}" for first, last in _runs(numbers)]
    three = f"Assumptions!$B${FIRST + 1}:$D${FIRST + len(assumptions())}"
    return [
        Reach("First plan year is the one that was run", differs(_setting("first_year"), inputs.year_labels[0])),
        Reach("Years in the plan are those that were run", _unread(_setting("years"), inputs.years)),
        Reach(f"Body: {TEXT_THERE}", _texts(settings)),
        Reach(
            "Assumptions: low, central and high that are not numbers",
            _unread(str(3 * len(assumptions())), numbers_among(three)),
        ),
        *_lists(sheets),
        *_services(layout, sheets),
        *_options(inputs, sheets),
    ]


def _lists(sheets: Sheets) -> Iterator[Reach]:
    """Yield two checks for each list: rows that were added or taken away, and text where a number or a date belongs."""
    for name, (columns, rows) in tables(sheets).items():
        key = 1 if columns[0].name == "row" else 0
        last = FIRST + len(rows)
        listed = f"{name}!${xl_col_to_name(key)}${FIRST + 1}:${xl_col_to_name(key)}${last + GRACE}"
        if name != "Options":
            yield Reach(f"{name}: rows present less rows in formulas", _unread(filled_among(listed), len(rows)))
        numbers = [place for place, column in enumerate(columns) if column.kind in ("number", "date")]
        letters = ((xl_col_to_name(first), xl_col_to_name(last_)) for first, last_ in _runs(numbers))
        cells = [f"{name}!${left}${FIRST + 1}:${right}${last + SPARE_ROWS}" for left, right in letters]
        yield Reach(f"{name}: {TEXT_THERE}", _texts(cells))


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last number of each run of successive numbers, so [1, 2, 3, 7] gives [(1, 3), (7, 7)]."""
    begins = [place for place in places if place - 1 not in places]
    ends = [place for place in places if place + 1 not in places]
    return list(zip(begins, ends, strict=True))


def _texts(cells: Sequence[str]) -> str:
    """Return a formula that counts the cells that have text, at addresses where only numbers or dates belong."""
    listed = ",".join(cells)
    return _unread(filled_among(listed), numbers_among(listed))


def _services(layout: Layout, sheets: Sheets) -> Iterator[Reach]:
    """Yield checks of what People does not take in from the Staff sheet: shares by length of service, and heads.

    People has a row for each band of service in which a Staff row has a share, so that a share typed later in a
    further band has no row.
    """
    letters = {column.name: xl_col_to_name(place) for place, column in enumerate(tables(sheets)["Staff"][0])}
    first, last = FIRST + 1, FIRST + len(sheets.staff)
    there = [row.share for row in person_rows(sheets.staff)]
    shares = f"Staff!${letters[SHARES[0]]}${first}:${letters[SHARES[-1]]}${last}"
    split = sum(share is not None for share in there)
    yield Reach("Staff: shares by service less those in formulas", _unread(above_nil_among(shares), split))
    pools, copies = (f"Staff!${letters[name]}${first}:${letters[name]}${last}" for name in ("pool", "copies"))
    place, _ = layout.place("copies")
    letter = xl_col_to_name(place.column)
    heads = f"{STAFF}!${letter}${place.row + 1}:${letter}${place.row + len(there)}"
    yield Reach("Staff: heads less those in formulas", _unread(heads_typed(copies, pools), total(heads)))


def _options(inputs: Inputs, sheets: Sheets) -> Iterator[Reach]:
    """Yield checks of the Options sheet.

    They are for rows that name no option or lever, levers that an option sets twice, levers set by the option that
    does nothing, and rows below those that are read.
    """
    count = lever_count(sheets, inputs.year_labels)
    levers = f"Options!$B${FIRST + 1}:$B${FIRST + count}"
    options, numbers = (f"{LEVERS}!${letter}${FIRST + 1}:${letter}${FIRST + count}" for letter in "CD")
    yield Reach("Options: rows that name no option or lever", levers_unknown(levers, options, numbers))
    yield Reach("Options: levers that an option sets twice", total(lever_twice_span(count, inputs.years)))
    by_year = (
        f"{LEVERS}!${xl_col_to_name(YEARS)}${FIRST + 1}:${xl_col_to_name(YEARS + inputs.years - 1)}${FIRST + count}"
    )
    yield Reach(f"Options: levers that {DO_NOTHING} sets", levers_of_nothing(options, numbers, by_year))
    beyond = f"Options!$B${FIRST + count + 1}:$B${FIRST + count + GRACE}"
    yield Reach("Options: rows below those that are read", filled_among(beyond))


def _unread(there: str, read: str | float) -> str:
    """Return a formula of how much more there is than is read, which is 0 while the two are equal.

    `there` and `read` are addresses, formulas or numbers.
    """
    return formula(beside, "rows_unread", rows_there=there, rows_read=str(read))


def _setting(name: str) -> str:
    """Return the address of the cell on the Body sheet that has the setting called `name`."""
    return f"Body!$B${FIRST + 1 + [each for _, each, _ in body_rows()].index(name)}"


def write_status(sheet: Any, comparison: Comparison, formats: Formats) -> None:
    """Write a live formula above a sheet's headings that says whether all checks pass."""
    fails = any(comparison.checks[check] >= NEAR for check in EVERY_CHECK)
    sheet.write_formula(2, 0, verdict(MASTER, WELL, ILL), formats("note"), ILL if fails else WELL)
