"""People and their posts from the rows of a staff list: every WTE once, and every fault with its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from model.body_workbook.reader import LONGEST, WILD, Cell, Reader
from model.import_staff.grammar import band_in, date_in, number_in, spaced
from model.import_staff.headings import in_thousands, label
from model.import_staff.rows import aside, text
from model.import_staff.tables import Line, Table
from model.problems import Unreadable

FULL_TIME_HOURS = 37.5  # a week, Agenda for Change handbook section 10
LEAST_PAY, MOST_PAY = 8_000, 500_000
LEAST_WTE, MOST_WTE = 0.01, 1.5
OLDEST, LATEST = date(1920, 1, 1), date(2060, 12, 31)
SHORTER = f"names of pools hold - for each of * ? ~, and no more than {LONGEST} characters"
DATES = ("born", "reckonable_start", "next_step", "ends")
YES = {"yes": "yes", "y": "yes", "true": "yes", "1": "yes", "no": "no", "n": "no", "false": "no", "0": "no"}


@dataclass(frozen=True)
class Choices:
    """What the user said of the list, where it reads more ways than one; blank where nothing was said."""

    continuity: str = ""  # the field that the continuous service is counted from
    dates: str = ""  # day-first or month-first
    salary: str = ""  # full-time or actual
    splits: str = ""  # repeated or shared: what a post's WTE is on each of its cost lines
    on: date | None = None  # who left by this day is not in post
    pool_by: str = ""  # the field that names the pools


@dataclass(frozen=True)
class Post:
    """A row that is somebody in post: as the Staff sheet wants it, and what the row is known by."""

    sheet: str
    line: Line
    table: Table
    row: Mapping[str, Any]
    wte: float
    pay: float  # £ a year at this WTE


@dataclass
class Tally:
    """Rows, WTE and £ a year."""

    rows: int = 0
    wte: float = 0.0
    pay: float = 0.0

    def add(self, wte: float, pay: float) -> None:
        """Count a row."""
        self.rows, self.wte, self.pay = self.rows + 1, self.wte + wte, self.pay + pay


@dataclass
class Gathered:
    """What the rows of all tables came to."""

    reader: Reader
    posts: list[Post] = field(default_factory=list)
    used: Tally = field(default_factory=Tally)
    every: Tally = field(default_factory=Tally)
    asides: dict[str, Tally] = field(default_factory=dict)
    refused: Tally = field(default_factory=Tally)
    warnings: list[str] = field(default_factory=list)

    def cell(self, table: Table, line: Line, name: str) -> Cell:
        """A field's cell in a row."""
        return Cell(table.sheet, line.number, table.columns[name], line.values[name])


def gather(reader: Reader, found: Iterable[Table], choices: Choices) -> Gathered:
    """Every row of the tables: a post, set aside for a reason, or refused with its cell."""
    gathered = Gathered(reader)
    for table in found:
        for line in table.lines:
            why = aside(line, choices.on, choices.dates)
            if why:
                _aside(gathered, table, line, why, choices)
                continue
            before = len(reader.problems)
            row, wte, pay = _read(gathered, table, line, choices)
            gathered.every.add(wte, pay)
            if len(reader.problems) > before:
                gathered.refused.add(wte, pay)
            else:
                gathered.posts.append(Post(table.sheet, line, table, row, wte, pay))
                gathered.used.add(wte, pay)
    return gathered


def set_aside(gathered: Gathered, why: str, wte: float, pay: float) -> None:
    """Count a row among those of a reason."""
    gathered.asides.setdefault(why, Tally()).add(wte, pay)


def _aside(gathered: Gathered, table: Table, line: Line, why: str, choices: Choices) -> None:
    """Count a row that is not used; a total counts for nothing, or all would stand twice."""
    quiet = Reader(gathered.reader.file, {})
    wte = pay = 0.0
    if why not in ("total", "marker"):
        wte = _wte(quiet, gathered, table, line)
        pay = _salary(quiet, gathered, table, line, wte, choices)[1]
        wte, pay = (0.0 if each != each else each for each in (wte, pay))
    gathered.every.add(wte, pay)
    set_aside(gathered, why, wte, pay)


def _number(reader: Reader, gathered: Gathered, table: Table, line: Line, name: str) -> float | None:
    """A field's number; None where it is blank, nan where it is at fault, which is noted."""
    if not text(line, name) or name not in table.columns:
        return None
    try:
        return number_in(line.values[name])
    except Unreadable as fault:
        reader.fault(gathered.cell(table, line, name), f'"{label(name)}" {fault}')
        return float("nan")


def _date(gathered: Gathered, table: Table, line: Line, name: str, order: str) -> date | None:
    if name not in table.columns or not text(line, name):
        return None
    cell = gathered.cell(table, line, name)
    try:
        day = date_in(cell.value, order)
    except Unreadable as fault:
        gathered.reader.fault(cell, f'"{label(name)}" {fault}')
        return None
    if not OLDEST <= day <= LATEST:
        gathered.reader.fault(cell, f'"{label(name)}" is outside {OLDEST} to {LATEST}; check the year')
        return None
    return day


def _wte(reader: Reader, gathered: Gathered, table: Table, line: Line) -> float:
    """The WTE that a row gives; 1 where the list has no column of it, nan where it is at fault."""
    name = "wte" if "wte" in table.columns else "hours"
    if name not in table.columns:
        return 1.0
    value = _number(reader, gathered, table, line, name)
    cell = gathered.cell(table, line, name)
    if value is None:
        reader.fault(cell, f'"{label(name)}" is blank; give it, or take the row out')
        return float("nan")
    wte = value / (1 if name == "wte" else FULL_TIME_HOURS)
    if not LEAST_WTE <= wte <= MOST_WTE and wte == wte:
        reader.fault(cell, f'"{label(name)}" is outside {LEAST_WTE} to {MOST_WTE} of full time; check it')
    return wte


def _salary(
    reader: Reader, gathered: Gathered, table: Table, line: Line, wte: float, choices: Choices
) -> tuple[float | None, float]:
    """The full-time salary, None where it is blank, and the pay of the row."""
    name = salary_column(table)
    value = _number(reader, gathered, table, line, name) if name else None
    if value is None:
        return None, 0.0
    value *= 1000 if in_thousands(table.headings[name]) else 1
    actual = name == "salary_actual" or (name == "salary" and choices.salary == "actual")
    full = value / wte if actual and wte else value
    if not LEAST_PAY <= full <= MOST_PAY and full == full:
        told = f"is outside {LEAST_PAY:,} to {MOST_PAY:,} (£ a year, full time); check it, and that it is in pounds"
        reader.fault(gathered.cell(table, line, name), f'"{label(name)}" {told}')
    return full, full * wte


def salary_column(table: Table) -> str:
    """The column that the salary is read from, the plainest first."""
    return next((name for name in ("salary_full_time", "salary", "salary_actual") if name in table.columns), "")


def _read(gathered: Gathered, table: Table, line: Line, choices: Choices) -> tuple[dict[str, Any], float, float]:
    """A row as the Staff sheet wants it, with its WTE and pay; its faults are noted."""
    reader = gathered.reader
    wte = _wte(reader, gathered, table, line)
    salary, pay = _salary(reader, gathered, table, line, wte, choices)
    row: dict[str, Any] = {"wte": wte, "base_salary": salary, "copies": 1}
    row["band"] = "not given"
    if "band" in table.columns and line.values["band"] is not None:
        try:
            row["band"] = band_in(line.values["band"])
        except Unreadable as fault:
            reader.fault(gathered.cell(table, line, "band"), f'"{label("band")}" {fault}')
    if text(line, "point"):
        row["base_point"] = text(line, "point").removesuffix(".0")
    for name in DATES:
        row[name] = _date(gathered, table, line, name, choices.dates)
    row["service_start"] = _service(gathered, table, line, choices)
    if "last_day" in table.columns and choices.on:
        _date(gathered, table, line, "last_day", choices.dates)  # a day that cannot be read may be that of a leaver
    if text(line, "pension_member"):
        row["pension_member"] = _chosen(gathered, table, line, "pension_member", YES)
    if salary is None and not text(line, "point"):
        name = salary_column(table) or next(iter(table.columns))
        reader.fault(gathered.cell(table, line, name), "the row gives neither a salary nor a point; give one of them")
    if choices.pool_by:
        row["pool"] = _pool(gathered, spaced(text(line, choices.pool_by)) or "Not given")
    wte, pay = (0.0 if each != each else each for each in (wte, pay))
    return row, wte, pay


def _pool(gathered: Gathered, name: str) -> str:
    """A pool's name without what a spreadsheet takes for any letters when it looks a name up."""
    plain = name.translate(str.maketrans(WILD, "-" * len(WILD)))[:LONGEST].strip()
    if plain != name and SHORTER not in gathered.warnings:
        gathered.warnings.append(SHORTER)
    return plain


def _service(gathered: Gathered, table: Table, line: Line, choices: Choices) -> date | None:
    name = choices.continuity
    day = _date(gathered, table, line, name, choices.dates)
    if name in table.columns and not text(line, name):
        gathered.reader.fault(gathered.cell(table, line, name), f'"{label(name)}" is blank; give the day it began')
    born = line.values.get("born")
    if day and born is not None:
        try:
            if (day - date_in(born, choices.dates)).days < 14 * 365:
                told = "is before the age of 14; check it and the date of birth"
                gathered.reader.fault(gathered.cell(table, line, name), f'"{label(name)}" {told}')
        except Unreadable:
            return day  # told of the date of birth
    return day


def _chosen(gathered: Gathered, table: Table, line: Line, name: str, words: Mapping[str, str]) -> str | None:
    said = text(line, name).lower()
    if said not in words:
        gathered.reader.fault(gathered.cell(table, line, name), f'"{label(name)}" is neither yes nor no; give one')
    return words.get(said)
