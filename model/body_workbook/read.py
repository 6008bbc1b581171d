"""The input workbook of a body, read into typed inputs; every problem is found in one pass."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from model.body.inputs import Inputs, year_label
from model.body_workbook.as_typed import as_typed
from model.body_workbook.cell_values import Codes, plain, shown
from model.body_workbook.columns import (
    CODED,
    SETTINGS,
    TARGET,
    TEXTS,
    YEARLY,
    Column,
    budget,
    declared,
    pools,
    transfers,
)
from model.body_workbook.consistency import contradictions
from model.body_workbook.read_options import read_options
from model.body_workbook.read_staff import read_staff
from model.body_workbook.read_target import Plan, read_path, read_yearly
from model.body_workbook.reader import Cell, Reader
from model.lines.model import givens
from model.problems import InputError
from model.reading.workbook import Broken, Grid, noticed, workbook
from model.rules.assumptions import assumptions
from model.rules.rulebook import from_serial

NEEDED = ("Body", "Budget", "Target", "Staff", "Vacancies", "Years")
SHEETS = ("Cover", *NEEDED, "Options", "Assumptions", "Guide")
FIRST, LAST = 2010, 2035
LONGEST = 20
MOST_POOLS = 100
CODE = re.compile(r"[A-Za-z0-9]{1,12}")  # files are named by it
LETTERS = 200  # characters of a text of the Body sheet: a document's properties hold no more than 255
PATHS = {"cut_of_baseline", "cut_of_last_year", "explicit_allowed", "per_head"}
NEEDED_TEXTS = ("name", "code", "kind", "scope", "first_year", "years")


def read(path: str | Path) -> Inputs:
    """The inputs of a body's workbook; raises InputError with every problem, each with its sheet and cell."""
    book = workbook(Path(path), SHEETS)
    noted = [f"{each.where} {each.sentence}" for each in noticed(book, set(SHEETS))]
    return read_grids(str(path), {sheet.title: sheet.rows for sheet in book.sheets}, noted)


def code_of(path: str | Path) -> str:
    """The organisation code of a body's workbook, or nothing; raises InputError where it is no workbook."""
    sheets = workbook(Path(path), ("Body",)).sheets
    reader = Reader(str(path), {sheet.title: sheet.rows for sheet in sheets})
    return _said(reader, _settings(reader), "code")


def read_grids(file: str, found: Mapping[str, Grid], noted: Sequence[str] = ()) -> Inputs:
    """The inputs on sheets that are held as grids of values, of the file of this name; raises as `read`."""
    reader = Reader(file, found)
    for sheet in SHEETS[1:]:
        reader.has(sheet, SHEETS, sheet in NEEDED)
    settings = _settings(reader)
    text = {label: _said(reader, settings, label) for label in NEEDED_TEXTS[:4]}
    plan = _plan(reader, settings)
    body = _body(reader, settings)
    known_on = _known_on(reader, settings)
    named, items = _items(reader)
    pool_names, pool_values, transfers = _pools(reader, plan.labels)
    people, told = read_staff(reader, pool_names, plan.first if plan.first_known else None)
    by_year = read_yearly(reader, "Target", TARGET, plan.labels)
    body |= read_path(reader, settings.get("path"), plan, body)
    by_year |= read_yearly(reader, "Years", YEARLY, plan.labels)
    named_path = settings.get("path")
    if (named_path is None or named_path.blank) and not PATHS & by_year.keys():
        reader.missing("Target", "holds no path, and the Body sheet names none; give the path by year or name one")
    chosen = read_options(reader, plan.labels)
    body |= _assumptions(reader)
    inputs = Inputs(
        file=file,
        **text,  # type: ignore[arg-type]  # four texts by name
        first_year=plan.first,
        years=plan.years,
        known_on=known_on,
        body=body,
        yearly=by_year,
        pool_names=pool_names,
        pools=pool_values,
        pool_years={"transfer_posts": transfers},
        item_names=named,
        items=items,
        staff=people,
        options=chosen,
        warnings=(*told, *noted),
    )
    for fault in contradictions(inputs, plan.sure):
        cell = reader.at(fault.sheet, fault.row, *fault.columns)
        if cell is not None:
            reader.fault(cell, fault.sentence)
        else:
            reader.missing(fault.sheet, fault.sentence)
    if reader.problems:
        raise InputError(reader.told())
    return replace(inputs, sheets=as_typed(reader, settings, inputs))


# The body: one setting a row ---------------------------------------------------------------------------------------


def _settings(reader: Reader) -> dict[str, Cell]:
    """The Body sheet's cells of values by the name of the setting."""
    more = [Column(name, name, "text", default=0) for name in ("Unit", "Note")]
    rows = reader.rows("Body", [Column("Setting", "setting", "text"), Column("Value", "value", "text"), *more])
    labels = {name: label for label, name, _ in TEXTS} | {name: declared(name).heading for name in SETTINGS}
    known = {label.lower(): name for name, label in labels.items()}
    codes = Codes.of((label, 0.0) for label in labels.values())
    found: dict[str, Cell] = {}
    near: set[str] = set()
    for row in rows:
        label = reader.text(row["setting"], "Setting")
        name = known.get(label.lower())
        if name in found:
            reader.fault(row["setting"], f'"{label}" stands on two rows; keep one')
        elif name:
            found[name] = row["value"]
            reader.mark(name, row)
        elif label:
            near.add(codes.nearest(label))
            reader.fault(row["setting"], f'"{label}" is not a setting; {codes.hint(label, "take the row out")}')
    for name in (*NEEDED_TEXTS, "ledger_budget"):
        if name in found and found[name].blank:
            reader.fault(found[name], f'"{labels[name]}" is blank; give it')
        elif name not in found and "Body" not in reader.unread and labels[name] not in near:
            reader.missing("Body", f'has no row "{labels[name]}"; put it back')
    return found


def _label(name: str) -> str:
    return next(label for label, each, _ in TEXTS if each == name)


def _said(reader: Reader, settings: Mapping[str, Cell], name: str) -> str:
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
        told = "not letters and digits alone, 12 at most; type the code, such as 5E1"
        reader.fault(cell, f'"{_label(name)}" is {shown(text)}, {told}')
    elif len(text) > LETTERS:
        reader.fault(cell, f'"{_label(name)}" is {len(text):,} characters long, more than {LETTERS}; shorten it')
    return text


def _plan(reader: Reader, settings: Mapping[str, Cell]) -> Plan:
    known = {year_label(year): year for year in range(FIRST, LAST + 1)}
    label = _said(reader, settings, "first_year")
    first = known.get(label)
    if label and first is None:
        near = year_label(int(label[:4])) if label[:4].isdecimal() else ""
        todo = f"write it as {near if near in known else '2010-11'}"
        reader.fault(
            settings["first_year"],
            f'"{_label("first_year")}" is "{label}", not a financial year from {year_label(FIRST)} to '
            f"{year_label(LAST)}; {todo}",
        )
    count = 0
    cell = settings.get("years")
    if cell is not None and not cell.blank:
        value = reader.value(cell, Column(_label("years"), "years"))
        count = int(value) if value in range(1, LONGEST + 1) else 0
        if not count and not np.isnan(value):
            said = f"is {shown(value)}, not a whole number from 1 to {LONGEST}; give one"
            reader.fault(cell, f'"{_label("years")}" {said}')
    if first is None:
        return Plan(FIRST, LAST + LONGEST - FIRST, False, bool(count))
    return Plan(first, count or LONGEST, True, bool(count))


def _known_on(reader: Reader, settings: Mapping[str, Cell]) -> date | None:
    cell = settings.get("known_on")
    if cell is None or cell.blank:
        return None
    number = reader.value(cell, Column(_label("known_on"), "known_on", "date"))
    if np.isnan(number):
        return None
    day = from_serial(number)
    if day < date(2010, 3, 1):
        told = "before 1 March 2010, and no rates are held for a plan made then; give a later day"
        reader.fault(cell, f'"{_label("known_on")}" is {day}, {told}')
    return day


def _body(reader: Reader, settings: Mapping[str, Cell]) -> dict[str, float]:
    found = {"ledger_budget": float("nan")}
    for name in SETTINGS:
        cell = settings.get(name)
        if cell is not None and not cell.blank:
            found[name] = reader.value(cell, declared(name, CODED.get(name, "number")))
    return found


# Tables ------------------------------------------------------------------------------------------------------------


def _items(reader: Reader) -> tuple[tuple[str, ...], dict[str, np.ndarray]]:
    columns = budget()
    rows = reader.rows("Budget", columns)
    if not rows and "Budget" not in reader.unread:
        reader.missing("Budget", "holds no lines; give each line of non-pay and income a row")
    names = tuple(reader.text(row["item"], columns[0].heading) for row in rows)
    return names, {column.name: reader.column(rows, column) for column in columns[1:]}


def _pools(reader: Reader, labels: list[str]) -> tuple[tuple[str, ...], dict[str, np.ndarray], np.ndarray]:
    columns = pools()
    rows = reader.rows("Vacancies", [*columns, *transfers(labels)])
    names = [reader.name(row["pool"], columns[0].heading) for row in rows]
    seen: dict[str, Cell] = {}
    for row, name in zip(rows, names, strict=True):
        reader.mark(name, row)
        first = seen.setdefault(name.lower(), row["pool"])
        if name and first != row["pool"]:
            todo = "give each pool its own name"
            reader.fault(row["pool"], f'"{name}" is the name of a pool on row {first.row} too; {todo}')
    if not rows and "Vacancies" not in reader.unread:
        reader.missing("Vacancies", "holds no pools; give each pool a row")
    if len(rows) > MOST_POOLS:
        reader.fault(rows[MOST_POOLS]["pool"], f"is pool {MOST_POOLS + 1} of {len(rows)}; put them in {MOST_POOLS}")
    moved = [reader.column(rows, column) for column in transfers(labels)]
    by_year = np.array(moved).reshape(len(labels), len(rows))
    return tuple(names), {column.name: reader.column(rows, column) for column in columns[1:]}, by_year


def _assumptions(reader: Reader) -> dict[str, float]:
    columns = [
        Column("Assumption", "assumption", "text"),
        *(Column(name.capitalize(), name, default=0) for name in ("low", "high")),
        Column("Central", "central"),
        *(Column(name, name, "text", default=0) for name in ("Unit", "Source", "Status", "Rationale")),
    ]
    bounds = {given.name: given for given in givens()}
    labels = Codes.of((name.replace("_", " ").capitalize(), 0.0) for name in assumptions())
    found: dict[str, float] = {}
    for row in reader.rows("Assumptions", columns):
        label = reader.text(row["assumption"], "Assumption")
        name = label.lower().replace(" ", "_")
        if name not in assumptions():
            if not isinstance(row["assumption"].value, Broken) and label:
                todo = labels.hint(label, "take the row out")
                reader.fault(row["assumption"], f'"{label}" is not an assumption of the model; {todo}')
            continue
        if name in found:
            reader.fault(row["assumption"], f'"{label}" stands on two rows; keep one')
        given = bounds.get(name)
        shipped = assumptions()[name]
        three = {"low": shipped.low, "high": shipped.high}
        low, high, unit = (given.low, given.high, given.unit) if given else (-0.2, 0.5, "share")
        found[name] = reader.value(row["central"], Column(label, name, low=low, high=high, unit=unit))
        for part, wrong in (("low", np.less), ("high", np.greater)):
            cell = row.get(part)
            if cell is None or not plain(cell.value):
                continue
            bound = three[part] = reader.value(cell, Column(f"{label}, {part}", part))
            if wrong(found[name], bound):
                side = "below its low" if part == "low" else "above its high"
                said = f"is {found[name]:,.10g}, {side} of {bound:,.10g}; put the three in order"
                reader.fault(row["central"], f'"{label}" {said}')
        reader.assumed[name] = three["low"], found[name], three["high"]
    return found
