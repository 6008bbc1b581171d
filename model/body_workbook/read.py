"""Reads the input workbook of a body and returns its inputs; every problem in it is found in one reading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from model.body.inputs import Inputs, kind_of, year_label
from model.body_workbook.as_typed import as_typed
from model.body_workbook.cell_values import Codes, shown
from model.body_workbook.columns import (
    BODY_HEADS,
    CODED,
    SETTINGS,
    TARGET,
    TEXTS,
    YEARLY,
    Column,
    budget,
    declared,
    more_openings,
    pools,
    transfers,
)
from model.body_workbook.consistency import contradictions
from model.body_workbook.read_assumptions import read_assumptions
from model.body_workbook.read_equality import read_equality
from model.body_workbook.read_limits import read_limits
from model.body_workbook.read_log import read_log
from model.body_workbook.read_options import read_options
from model.body_workbook.read_rounds import read_rounds
from model.body_workbook.read_staff import read_staff
from model.body_workbook.read_target import Plan, read_path, read_yearly
from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import Cell
from model.body_workbook.titles import LOOKED_FOR, NEEDED, SHEETS
from model.body_workbook.unlikely_budget import unlikely_budget
from model.lines.names import lines_named
from model.problems import InputError, Problem
from model.reading.workbook import Book, Grid, noticed, workbook
from model.rules.rulebook import from_serial
from model.uncollected import uncollected

FEWEST = 2  # of the sheets that a body needs: with fewer it is a workbook of something else
FIRST, LAST = 2010, 2035
LONGEST = 20
MOST_POOLS = 100
NOBODY = {"yes", "no", "y", "n", "true", "false", "none", "nobody", "n/a", "na", "-", "x", "tbc", "accepted"}
CODE = re.compile(r"[A-Za-z0-9]{1,12}")  # files are named by it
LETTERS = 200  # characters of a text of the Body sheet: a document's properties hold no more than 255
PATHS = lines_named({"cut_of_baseline", "cut_of_last_year", "explicit_allowed", "per_head", "growth_given_back"})
NO_BODY = (
    f"is not a body's workbook, which has the sheets {', '.join(NEEDED)}; for a staff list use mancost import-staff; "
    "mancost new makes a body's workbook to fill in"
)
ABOUT = ("name", "code", "region", "scope", "ledger_accepted_by")
NEEDED_TEXTS = ("name", "code", "scope", "first_year", "years")
# Settings that older workbooks have: their rows are passed over where they are blank.
GONE = {"share of a payoff recovered on return"}


def read(path: str | Path, opened: Book | None = None) -> Inputs:
    """Read a body's workbook and return its inputs; `opened` is the workbook where its `SHEETS` have been read already.

    Raises InputError with every problem of the workbook, each with its sheet and cell.
    """
    book = opened or workbook(Path(path), SHEETS)
    warnings = [f"{problem.where} {problem.sentence}" for problem in noticed(book, set(SHEETS))]
    return read_grids(str(path), {sheet.title: sheet.rows for sheet in book.sheets}, warnings)


def code_of(path: str | Path) -> str:
    """Return the organisation code in a body's workbook, or "" where there is none.

    Raises InputError where the file is not a workbook.
    """
    sheets = workbook(Path(path), ("Body",)).sheets
    reader = Reader(str(path), {sheet.title: sheet.rows for sheet in sheets})
    return _said(reader, _settings(reader), "code")


@uncollected()
def read_grids(file: str, grids: Mapping[str, Grid], noted: Sequence[str] = ()) -> Inputs:
    """Return a body's inputs from its sheets, each a list of rows of cell values, by the sheet's name.

    `file` is what messages call the file, and `noted` are warnings about it. Raises InputError with every problem, as
    `read` does.
    """
    reader = Reader(file, grids)
    if len(set(NEEDED) & grids.keys()) < FEWEST:
        raise InputError([Problem(file, NO_BODY)])
    for sheet in LOOKED_FOR:
        reader.has(sheet, SHEETS, sheet in NEEDED)
    settings = _settings(reader)
    text = {label: _said(reader, settings, label) for label in ABOUT}
    plan = _plan(reader, settings)
    body = _body(reader, settings)
    item_names, items = _items(reader)
    pool_names, pool_values, pool_years = _pools(reader, plan.labels)
    people, staff_notes = read_staff(reader, pool_names, plan.first if plan.first_known else None)
    by_year = read_yearly(reader, "Target", TARGET, plan.labels)
    body |= read_path(reader, settings.get("path"), plan, body)
    by_year |= read_yearly(reader, "Years", YEARLY, plan.labels)
    named_path = settings.get("path")
    if (named_path is None or named_path.blank) and not PATHS & by_year.keys():
        reader.missing("Target", "holds no path, and the Body sheet names none; give the path by year or name one")
    chosen_options = read_options(reader, plan.labels)
    round_names, round_columns = read_rounds(reader, chosen_options, pool_names, plan.labels)
    counts, counts_notes = read_equality(reader, pool_names, people)
    assumed = read_assumptions(reader, kind_of(body))
    body |= assumed.used
    read_log(reader)
    inputs = Inputs(
        file=file,
        **text,  # type: ignore[arg-type]  # three texts by name
        first_year=plan.first,
        years=plan.years,
        known_on=_known_on(reader, settings),
        body=body,
        yearly=by_year,
        pool_names=pool_names,
        pools=pool_values,
        pool_years=pool_years,
        item_names=item_names,
        items=items,
        staff=people,
        options=chosen_options,
        round_names=round_names,
        rounds=round_columns,
        equality=counts,
        limits=read_limits(reader, plan.labels, pool_names),
        assumed=assumed.three,
        cases=assumed.cases,
        warnings=(*staff_notes, *counts_notes, *noted),
    )
    for fault in contradictions(inputs, plan.sure):
        if (cell := reader.at(fault.sheet, fault.row, *fault.columns)) is not None:
            reader.fault(cell, fault.sentence)
        else:
            reader.missing(fault.sheet, fault.sentence)
    if reader.problems:
        raise InputError(reader.reported())
    remarks = (*inputs.warnings, *unlikely_budget(inputs, reader))
    return replace(inputs, warnings=remarks, sheets=as_typed(reader, settings, inputs))


# The body: one setting a row ---------------------------------------------------------------------------------------


def _settings(reader: Reader) -> dict[str, Cell]:
    """Return the cells that hold the values of the Body sheet, by the name of the setting.

    Problems in the rows of the sheet are noted in the reader.
    """
    more = [Column(name, name, "text", default=0) for name in BODY_HEADS[2:]]
    rows = reader.rows("Body", [Column("Setting", "setting", "text"), Column("Value", "value", "text"), *more])
    labels = {name: label for label, name in TEXTS} | {name: declared(name).heading for name in SETTINGS}
    known = {label.lower(): name for name, label in labels.items()}
    codes = Codes.of((label, 0.0) for label in labels.values())
    cells: dict[str, Cell] = {}
    near: set[str] = set()
    for row in rows:
        label = reader.text(row["setting"], "Setting")
        name = known.get(label.lower())
        if name in cells:
            reader.fault(row["setting"], f'"{label}" stands on two rows; keep one')
        elif name:
            cells[name] = row["value"]
            reader.mark(name, row)
        elif label and not (label.lower() in GONE and row["value"].blank):
            near.add(codes.nearest(label))
            reader.fault(row["setting"], f'"{label}" is not a setting; {codes.hint(label, "take the row out")}')
    for name in (*NEEDED_TEXTS, "ledger_budget"):
        if name in cells and cells[name].blank:
            reader.fault(cells[name], f'"{labels[name]}" is blank; give it')
        elif name not in cells and "Body" not in reader.unread and labels[name] not in near:
            reader.missing("Body", f'has no row "{labels[name]}"; put it back')
    return cells


def _label(name: str) -> str:
    """Return the label that a setting of text has on the Body sheet, such as "Name of the body" for "name"."""
    return next(label for label, each in TEXTS if each == name)


def _said(reader: Reader, settings: Mapping[str, Cell], name: str) -> str:
    """Return the text of a setting, or "" where it is blank; a problem of the text is noted in the reader."""
    cell = settings.get(name)
    if cell is None or cell.blank:
        return ""
    text = reader.text(cell, _label(name))
    if name == "code" and isinstance(cell.value, (int, float)):
        reader.fault(
            cell,
            f'"{_label(name)}" is {shown(cell.value)}, a number, which a spreadsheet makes of codes such as 5E1; '
            "format the cell as text and type the code again",
        )
    elif name == "code" and text and not CODE.fullmatch(text):
        sentence = "not letters and digits alone, 12 at most; type the code, such as 5E1"
        reader.fault(cell, f'"{_label(name)}" is {shown(text)}, {sentence}')
    elif name == "ledger_accepted_by" and (not isinstance(cell.value, str) or text.lower() in NOBODY):
        reader.fault(cell, f'"{_label(name)}" is {shown(cell.value)}, which is nobody; give a name or a post')
    elif len(text) > LETTERS:
        reader.fault(cell, f'"{_label(name)}" is {len(text):,} characters long, more than {LETTERS}; shorten it')
    return text


def _plan(reader: Reader, settings: Mapping[str, Cell]) -> Plan:
    """Return the years of the plan, from the Body sheet.

    Where they cannot be read, every year that the plan might have is returned, so that no later check is misled.
    """
    known = {year_label(year): year for year in range(FIRST, LAST + 1)}
    label = _said(reader, settings, "first_year")
    first = known.get(label)
    if label and first is None:
        near = year_label(int(label[:4])) if label[:4].isdecimal() else ""
        todo = f"write it as {near if near in known else '2010-11'}"
        known_years = f"from {year_label(FIRST)} to {year_label(LAST)}"
        sentence = f'"{_label("first_year")}" is "{label}", not a financial year {known_years}; {todo}'
        reader.fault(settings["first_year"], sentence)
    count = 0
    cell = settings.get("years")
    if cell is not None and not cell.blank:
        value = reader.value(cell, Column(_label("years"), "years"))
        count = int(value) if value in range(1, LONGEST + 1) else 0
        if not count and not np.isnan(value):
            sentence = f"is {shown(value)}, not a whole number from 1 to {LONGEST}; give one"
            reader.fault(cell, f'"{_label("years")}" {sentence}')
    if first is None:
        return Plan(FIRST, LAST + LONGEST - FIRST, False, bool(count))
    return Plan(first, count or LONGEST, True, bool(count))


def _known_on(reader: Reader, settings: Mapping[str, Cell]) -> date | None:
    """Return the day after which the plan knows no rates, or None where the cell is blank or at fault."""
    cell = settings.get("known_on")
    if cell is None or cell.blank:
        return None
    number = reader.value(cell, Column(_label("known_on"), "known_on", "date"))
    if np.isnan(number):
        return None
    day = from_serial(number)
    if day < date(2010, 3, 1):
        sentence = "before 1 March 2010, and no rates are held for a plan made then; give a later day"
        reader.fault(cell, f'"{_label("known_on")}" is {day}, {sentence}')
    return day


def _body(reader: Reader, settings: Mapping[str, Cell]) -> dict[str, float]:
    """Return the numbers on the Body sheet by name; nan where a cell is at fault. Blank settings are left out."""
    numbers = {"ledger_budget": float("nan")}
    for name in SETTINGS:
        if (cell := settings.get(name)) is not None and not cell.blank:
            numbers[name] = reader.value(cell, declared(name, CODED.get(name, "number")))
    return numbers


# Tables ------------------------------------------------------------------------------------------------------------


def _items(reader: Reader) -> tuple[tuple[str, ...], dict[str, np.ndarray]]:
    """Return the names of the items on the Budget sheet, and the sheet's other columns by name, each (items,)."""
    item, *numbers = columns = budget()
    rows = reader.rows("Budget", columns)
    if not rows and "Budget" not in reader.unread:
        reader.missing("Budget", "holds no lines; give each line of non-pay and income a row")
    names = tuple(reader.text(row["item"], item.heading) for row in rows)
    return names, {column.name: reader.column(rows, column) for column in numbers}


def _pools(reader: Reader, labels: list[str]) -> tuple[tuple[str, ...], dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Return the names of the pools, the columns of the Vacancies sheet, and those that it has for each year.

    A column is (pools,); one for each year is (years, pools).
    """
    pool, *numbers = columns = pools()
    rows = reader.rows("Vacancies", [*columns, *transfers(labels), *more_openings(labels)])
    names = [reader.name(row["pool"], pool.heading) for row in rows]
    first_cells: dict[str, Cell] = {}
    for row, name in zip(rows, names, strict=True):
        reader.mark(name, row)
        first = first_cells.setdefault(name.lower(), row["pool"])
        if name and first != row["pool"]:
            todo = "give each pool its own name"
            reader.fault(row["pool"], f'"{name}" is the name of a pool on row {first.row} too; {todo}')
    if not rows and "Vacancies" not in reader.unread:
        reader.missing("Vacancies", "holds no pools; give each pool a row")
    if len(rows) > MOST_POOLS:
        reader.fault(rows[MOST_POOLS]["pool"], f"is pool {MOST_POOLS + 1} of {len(rows)}; put them in {MOST_POOLS}")
    listed = {"transfer_posts": transfers(labels), "more_openings": more_openings(labels)}
    each_year = {name: np.array([reader.column(rows, each) for each in columns]) for name, columns in listed.items()}
    by_year = {name: found.reshape(len(labels), len(rows)) for name, found in each_year.items()}
    return tuple(names), {column.name: reader.column(rows, column) for column in numbers}, by_year
