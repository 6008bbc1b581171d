"""The results workbook: the model itself in live formulas, with numpy's value stored in every cell."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from model.body_workbook.list_rows import add_lists
from model.body_workbook.row_counts import check_rows
from model.body_workbook.sheets import SAID, write_sheets
from model.files import write_bytes
from model.projection.compare import Comparison, stamp
from model.results_workbook.accounts_sheets import SHEETS as ACCOUNTS
from model.results_workbook.accounts_sheets import write_accounts
from model.results_workbook.addresses import LEVERS
from model.results_workbook.charts import DATA, add_charts
from model.results_workbook.checks_sheet import write_checks, write_status
from model.results_workbook.cover_sheet import write_cover
from model.results_workbook.defaults_and_levers_sheets import DEFAULTS
from model.results_workbook.layout import BASIS, FIRST_PERSON, STAFF
from model.results_workbook.model_sheets import LINES, Model, write_model
from model.results_workbook.rules_sheet import CODES, RULES
from model.results_workbook.staff_columns import person_rows
from model.results_workbook.summary_sheet import write_below, write_choice, write_summary
from model.xlsx.append_rows import part_of
from model.xlsx.style import NO_CLOCK, WRITER, Formats, PlainSheet

LIVE_ROWS = 2_000  # people whose lines are live formulas; of a longer list the pools' sums are values


def write(
    comparison: Comparison, path: str | Path, live_rows: int = LIVE_ROWS, keep: frozenset[Path] = frozenset()
) -> Path:
    """Write the results workbook and return its path.

    That is `path`, or a new name beside it where `path` is one of `keep` or is open in another program. Raises as
    `make_workbook`, and OSError where the file cannot be written.
    """
    return write_bytes(Path(path), make_workbook(comparison, live_rows), keep)


def make_workbook(comparison: Comparison, live_rows: int = LIVE_ROWS) -> bytes:
    """Return the bytes of the results workbook; people are live formulas where there are no more than `live_rows`.

    Raises ValueError where the inputs were made in code, and not read from a workbook.
    """
    results, sheets = comparison.results, comparison.results.inputs.sheets
    if sheets is None:
        raise ValueError("these inputs were made in code: a results workbook holds the sheets they are read from")
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept, WRITER)
    options, people, formats = option_sheets(comparison), person_rows(sheets.staff), Formats(book)
    names = ["Summary", "Cover", "Checks", *ACCOUNTS, *options, BASIS, STAFF, LEVERS, *SAID, DEFAULTS, RULES, CODES]
    names += [LINES, DATA]
    made = {name: book.add_worksheet(name, PlainSheet) for name in names}
    write_sheets(made, sheets, formats)
    model = write_model(made, results, sheets, people, live_rows, options, formats)
    write_checks(made["Checks"], comparison, model.layout, options, sheets, formats)
    _write_front(book, made, comparison, model, options, formats)
    book.set_properties({"title": results.inputs.name, "comments": stamp(comparison), "created": NO_CLOCK})
    book.set_calc_mode("auto")
    book.close()
    add_lists(kept, sheets, names, {part_of(names, sheet): rows for sheet, rows in model.rows.items()})
    check_rows(kept, sheets, names, {STAFF: (FIRST_PERSON, len(people))})
    return kept.getvalue()


def sheet_name(case: int, name: str) -> str:
    """Return the name of an option's sheet: its number and its name, without letters that Excel refuses, cut to fit."""
    clean = "".join(" " if letter in r"[]:*?/\'" else letter for letter in name)
    said = f"{case} {clean}".encode("utf-16-le")[: 2 * 31].decode("utf-16-le", "ignore")  # as Excel counts letters
    return said.strip()


def option_sheets(comparison: Comparison) -> list[str]:
    """Return the names of the options' sheets, in order."""
    return [sheet_name(case, name) for case, name in enumerate(comparison.results.options)]


def _write_front(
    book: Any, made: dict[str, Any], comparison: Comparison, model: Model, options: list[str], formats: Formats
) -> None:
    """Write the Summary with its charts, the accounts' sheets, the Cover, and on each sheet whether all checks pass."""
    summary, layout = made["Summary"], model.layout
    below = write_summary(summary, comparison, layout, options, formats)
    shown = write_choice(summary, below, comparison, formats)
    write_accounts(made, comparison.results, layout, options, shown, formats)
    below = add_charts(book, summary, made[DATA], below, shown, comparison, layout, options, formats)
    write_below(summary, below, comparison, formats)
    write_cover(made["Cover"], comparison, options, model.live, formats)
    for name, sheet in made.items():
        if name != "Checks":
            write_status(sheet, formats)
    summary.activate()
