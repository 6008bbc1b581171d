"""The sheets that have the model: Basis, one for each option, People, Levers, and those for looking things up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from model.body.staff import SERVICE_BANDS
from model.body.typed import Sheets
from model.lines.model import MODEL
from model.projection.people import every_line
from model.projection.project import Results
from model.results_workbook.addresses import LEVERS
from model.results_workbook.defaults_and_levers_sheets import DEFAULTS, write_levers
from model.results_workbook.entries import Section
from model.results_workbook.input_formulas import Book
from model.results_workbook.layout import BASIS, BEFORE, BY_OPTION, STAFF, SUMS, Layout
from model.results_workbook.lines_sheet import write_lines
from model.results_workbook.lookup_sheets import write_lookups
from model.results_workbook.people_sheet import brief, fields, text_of_rows, write_heads
from model.results_workbook.rules_sheet import CODES, RULES
from model.results_workbook.sheet_names import numbered
from model.results_workbook.staff_columns import PersonRow
from model.results_workbook.year_cells import Grid, heads, openings
from model.results_workbook.year_rows import YearRows
from model.xlsx.sheet_geometry import FIRST
from model.xlsx.style import Formats, set_up

LINES = "Lines"
UNFOLD = "Chapters are folded: the 2 in the left margin opens all, a + one."
LIVE = "A row for each row of the Staff sheet, by number alone. Blue: a live formula."
LONGER = "Values: the staff list has more than the {:,} rows that are kept as live formulas."


@dataclass(frozen=True)
class Model:
    """What is left to write of the model's sheets.

    layout: where every value stands. live: whether people are live formulas. rows: the XML text of rows that are
    added to the finished file, by the name of the sheet.
    """

    layout: Layout
    live: bool
    rows: Mapping[str, Iterable[str]]


def write_model(
    made: Mapping[str, Any], results: Results, sheets: Sheets, people: Sequence[PersonRow], live_rows: int,
    options: list[str], formats: Formats,
) -> Model:  # fmt: skip
    """Write the headings of the model's sheets.

    Returns where every value stands, and the rows that go under the headings. Where there are more people than
    `live_rows`, the People sheet and the sums over people are values and not formulas. `made` has the worksheets by
    name, and `options` the names of the options' sheets.
    """
    inputs, live = results.inputs, len(people) <= live_rows
    layout, sources, rules = write_lookups(
        made[DEFAULTS], made[CODES], made[RULES], inputs, sheets, len(people), options[0], formats
    )
    shown = inputs.staff if live else inputs.staff.rows(np.arange(1))
    values, inner = every_line(replace(inputs, staff=shown), dict(results.values))
    summed = [line.name for chapter in SUMS for line in chapter.lines() if "person" in line.ranges.values()]
    grid = Grid(
        *(layout, sources, inputs, values, inner),
        *(openings((*BEFORE, *BY_OPTION)), frozenset() if live else frozenset(summed)),
    )
    if live:
        listed = fields(layout, inputs.year_labels, values, inner, len(people))
        sections = [each for each in layout.people if isinstance(each, Section)]
        write_heads(made[STAFF], LIVE, sections, listed, formats)
    else:
        listed = brief(results)
        write_heads(made[STAFF], LONGER.format(live_rows), [], listed, formats)
    rows = {
        **_years(made, grid, options, results.options, formats),
        STAFF: text_of_rows(listed, _looked_up(sheets, sources.book), people, formats),
        LEVERS: [write_levers(made[LEVERS], inputs, sheets, sources.book.codes, formats)],
        RULES: [rules],
        LINES: [write_lines(made[LINES], MODEL, formats)],
    }
    return Model(layout, live, rows)


def _years(
    made: Mapping[str, Any], grid: Grid, options: list[str], names: list[str], formats: Formats
) -> dict[str, Iterable[str]]:
    """Write the headings of Basis and of every option's sheet; returns the XML text of the rows under them, by sheet.

    `options` has the names of the options' sheets, and `names` those of the options.
    """
    labels = grid.inputs.year_labels
    widths = [52.0, 24, 10, 15, *[14.0] * (len(labels) + 1)]
    note = f"Every line that no option moves, below the key lines. Blue: a live formula. Green: fixed. {UNFOLD}"
    set_up(made[BASIS], "Basis", note, formats, widths)
    heads(made[BASIS], labels, formats)
    found: dict[str, Iterable[str]] = {BASIS: YearRows(grid, BASIS, grid.layout.basis, formats).texts(grid, 1)}
    note = f"Every line of this option, below the key lines; its number picks its levers. {UNFOLD}"
    for name, option in zip(options, numbered(names), strict=True):
        set_up(made[name], option, note, formats, widths)
        heads(made[name], labels, formats)
    texts = YearRows(grid, "", grid.layout.option, formats).texts(grid, len(options))
    return found | {name: [text] for name, text in zip(options, texts, strict=True)}


def _looked_up(sheets: Sheets, book: Book) -> dict[str, str]:
    """Return the addresses, by name, that the formulas of the columns taken from the Staff sheet look up."""
    named = ("wte", "copies", "born", "zone", "pension_member", "pension_age", "band")
    found = dict(book.codes) | {f"default {name}": book.defaults[name] for name in named}
    found |= {f"service start {place}": book.defaults[f"service start {place}"] for place in range(len(SERVICE_BANDS))}
    return found | {"pool": f"Vacancies!$A${FIRST + 1}:$A${FIRST + len(sheets.pools)}"}
