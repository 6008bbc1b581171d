"""The results workbook: the model itself in live formulas, with numpy's value cached in every cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter

from model.book.accounts_sheets import SHEETS as ACCOUNTS
from model.book.accounts_sheets import write_accounts
from model.book.as_read import LEVERS, extra_values, extras
from model.book.charts import DATA, add_charts
from model.book.checks_sheet import write_checks, write_status
from model.book.counted import check_rows
from model.book.cover_sheet import write_cover
from model.book.grid import Grid, Values, heads, openings
from model.book.input_sheets import FIRST, SAID, write_sheets
from model.book.lines_sheet import write_lines
from model.book.list_rows import add_lists
from model.book.lists_sheets import DEFAULTS, write_levers
from model.book.lookups import KNOWN_ON, write_lookups
from model.book.people_sheet import Field, brief, fields, rest, write_first, write_heads
from model.book.places import Reader
from model.book.plan import BASIS, BEFORE, BY_OPTION, FIRST_PERSON, STAFF, SUMS, Section, lay_out
from model.book.rules_sheet import CODES, RULES
from model.book.sources import Book, Sources
from model.book.staff_columns import PersonRow, person_rows
from model.book.stream import formats_of, part_of
from model.book.style import NO_CLOCK, WRITER, Formats, PlainSheet, set_up
from model.book.summary_sheet import write_below, write_choice, write_summary
from model.book.year_rows import YearRows
from model.comparison import Comparison, stamp
from model.files import write_bytes
from model.inputs import MODEL
from model.people import every_line
from model.sheets import Sheets
from model.staff import SERVICE_BANDS

LIVE_ROWS = 2_000  # people whose lines are live formulas; of a longer list the pools' sums are values


def write(
    comparison: Comparison, path: str | Path, live_rows: int = LIVE_ROWS, keep: frozenset[Path] = frozenset()
) -> Path:
    """Write the results workbook and return where it is: beside `path` where that is one of `keep`, or is in use.

    People stand as live formulas up to `live_rows`. Raises ValueError where the inputs were not read from a workbook,
    and OSError where the file cannot be written.
    """
    inputs = comparison.results.inputs
    if inputs.sheets is None:
        raise ValueError("these inputs were made in code: a results workbook holds the sheets they are read from")
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept, WRITER)
    made = _written(book, comparison, inputs.sheets, live_rows)
    book.set_properties({"title": inputs.name, "comments": stamp(comparison), "created": NO_CLOCK})
    book.set_calc_mode("auto")
    book.close()
    _stream(made, kept, inputs.sheets)
    check_rows(kept, inputs.sheets, made.names, {STAFF: (FIRST_PERSON, len(made.rows))})
    return write_bytes(Path(path), kept.getvalue(), keep)


def sheet_name(case: int, name: str) -> str:
    """An option's sheet: its number and as much of its name as a sheet may bear."""
    clean = "".join(" " if letter in r"[]:*?/\'" else letter for letter in name)
    said = f"{case} {clean}".encode("utf-16-le")[: 2 * 31].decode("utf-16-le", "ignore")  # as Excel counts letters
    return said.strip()


def option_sheets(comparison: Comparison) -> list[str]:
    """The names of the options' sheets."""
    return [sheet_name(case, name) for case, name in enumerate(comparison.results.options)]


@dataclass(frozen=True)
class _Streamed:
    """The rows that are streamed into the finished workbook: of people, and of other sheets, as text."""

    names: list[str]
    fields: list[Field]
    places: Mapping[str, str]
    rows: list[PersonRow]
    more: Mapping[str, str]


def _written(book: Any, comparison: Comparison, sheets: Sheets, live_rows: int) -> _Streamed:
    """Write every sheet but the rows of people."""
    results, inputs, formats = comparison.results, comparison.results.inputs, Formats(book)
    rows = person_rows(sheets.staff)
    live = len(rows) <= live_rows
    options = option_sheets(comparison)
    names = (
        "Summary",
        "Cover",
        "Checks",
        *ACCOUNTS,
        *options,
        BASIS,
        STAFF,
        LEVERS,
        *SAID,
        DEFAULTS,
        RULES,
        CODES,
        "Lines",
    )
    made = {name: book.add_worksheet(name, PlainSheet) for name in (*names, DATA)}
    write_sheets(made, sheets, formats)
    places, tables, rules = write_lookups(made[DEFAULTS], made[CODES], made[RULES], inputs, options[0], formats)
    layout = lay_out(inputs, len(rows), tables, extras())
    if f"{BASIS}!{layout.at('known_on', Reader(frozenset(), sheet=BASIS))}" != KNOWN_ON:
        raise AssertionError(f"{KNOWN_ON} is not where the day stands up to which rates are known")
    sources = Sources(inputs, sheets, layout, places)
    shown = inputs.staff if live else inputs.staff.rows(np.arange(1))
    values, inner = every_line(replace(inputs, staff=shown), dict(results.values))
    summed = [line.name for chapter in SUMS for line in chapter.lines() if "person" in line.ranges.values()]
    grid = Grid(
        *(layout, sources, inputs, values | extra_values(inputs, sheets, dict(results.values)), inner),
        *(openings((*BEFORE, *BY_OPTION)), frozenset() if live else frozenset(summed)),
    )
    by_year = _years(made, grid, options, results.options, formats)
    looked_up = _places(sheets, places)
    note = "A row for each row of the Staff sheet, by number alone. Blue: a live formula."
    longer = f"Values: the list is longer than the {live_rows:,} rows up to which people are live formulas."
    set_up(made[STAFF], STAFF, note if live else longer, formats, [], wide=True)
    plain = dict(results.values)
    listed = fields(layout, inputs.year_labels, values, inner, len(rows)) if live else brief(inputs, plain)
    sections = [each for each in layout.people if isinstance(each, Section)] if live else []
    write_heads(made[STAFF], sections, listed, formats)
    write_first(made[STAFF], listed, looked_up, rows[0], formats)
    levers = write_levers(made[LEVERS], inputs, sheets, places.codes, formats)
    text = {**by_year, LEVERS: levers, RULES: rules, "Lines": write_lines(made["Lines"], MODEL, formats)}
    write_checks(made["Checks"], comparison, layout, options, sheets, formats)
    below = write_summary(made["Summary"], comparison, layout, options, formats)
    shown_option = write_choice(made["Summary"], below, comparison, formats)
    write_accounts(made, results, layout, options, shown_option, formats)
    below = add_charts(book, made["Summary"], made[DATA], below, shown_option, comparison, layout, options, formats)
    write_below(made["Summary"], below, comparison, formats)
    write_cover(made["Cover"], comparison, options, live, formats)
    for name, sheet in made.items():
        if name != "Checks":
            write_status(sheet, formats)
    made["Summary"].activate()
    return _Streamed(list(made), listed, looked_up, rows, text)


def _years(
    made: Mapping[str, Any], grid: Grid, options: list[str], names: list[str], formats: Formats
) -> dict[str, str]:
    """Head Basis and every option's sheet, and return the text of the rows under the heads, by sheet."""
    labels = grid.inputs.year_labels
    widths = [58.0, 30, 12, 18, *[14.0] * len(labels)]
    note = "Every line that no option moves. Blue: a live formula. Green: fixed."
    set_up(made[BASIS], "Basis", note, formats, widths)
    heads(made[BASIS], labels, formats)
    (basis,) = YearRows(grid, BASIS, grid.layout.basis, formats).texts(grid, 1)
    note = "Every line of this option, by year. The formulas are every option's; its number sets its levers."
    for name, option in zip(options, names, strict=True):
        set_up(made[name], option, note, formats, widths)
        heads(made[name], labels, formats)
    numbered: Values = {**grid.values, "option_number": np.arange(1.0, len(options) + 1)[:, None]}
    rows = YearRows(grid, "", grid.layout.option, formats)
    texts = rows.texts(replace(grid, values=numbered), len(options))
    return {BASIS: basis, **dict(zip(options, texts, strict=True))}


def _places(sheets: Sheets, book: Book) -> dict[str, str]:
    """What the columns of the staff list look up."""
    named = ("wte", "copies", "born", "zone", "pension_member", "pension_age", "band")
    found = dict(book.codes) | {f"default {name}": book.defaults[name] for name in named}
    found |= {f"service start {place}": book.defaults[f"service start {place}"] for place in range(len(SERVICE_BANDS))}
    return found | {"pool": f"Vacancies!$A${FIRST + 1}:$A${FIRST + len(sheets.pools)}"}


def _stream(made: _Streamed, kept: BytesIO, sheets: Sheets) -> None:
    """Add the rows of years, those of people but the first, and those of long lists."""
    more: dict[str, Iterable[str]] = {part_of(made.names, sheet): [text] for sheet, text in made.more.items()}
    if len(made.rows) > 1:
        part = part_of(made.names, STAFF)
        styles = formats_of(kept, part, FIRST_PERSON + 1)
        more[part] = rest(made.fields, made.places, made.rows, styles)
    add_lists(kept, sheets, made.names, more)
