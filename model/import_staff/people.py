"""Reads people and their posts from the rows of a staff list; all WTE counts once, and each fault names its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from model.body.bounds import LATEST, OLDEST, SERVICE_FROM, is_before_birthday
from model.body_workbook.columns import staff
from model.body_workbook.reader import LONGEST, WILD, Cell, Reader
from model.import_staff.grammar import band_in, date_in, number_in, spaced
from model.import_staff.headings import in_thousands, label
from model.import_staff.rows import aside, text
from model.import_staff.tables import Line, Table
from model.problems import Unreadable
from model.rules.rulebook import serial

FULL_TIME_HOURS = 37.5  # a week, Agenda for Change handbook section 10
SHORTER = f"in names of pools, - is written for each of * ? ~, and what is beyond {LONGEST} characters is left out"
DATES = ("born", "reckonable_start", "next_step", "ends")
YES = {"yes": "yes", "y": "yes", "true": "yes", "1": "yes", "no": "no", "n": "no", "false": "no", "0": "no"}


def _bounds(name: str) -> tuple[float, float]:
    """Return the least and the greatest number that a column of the Staff sheet may hold."""
    column = next(column for column in staff() if column.name == name)
    assert column.low is not None
    assert column.high is not None
    return column.low, column.high


LEAST_PAY, MOST_PAY = _bounds("base_salary")
LEAST_WTE, MOST_WTE = _bounds("wte")


@dataclass(frozen=True)
class Choices:
    """What the user has said about a list that can be read in more than one way; "" or None where nothing was said."""

    continuity: str = ""  # the field that the continuous service is counted from
    dates: str = ""  # day-first or month-first
    salary: str = ""  # full-time or actual
    splits: str = ""  # repeated or shared: what a post's WTE is on each of its cost lines
    on: date | None = None  # who left by this day is not in post
    pool_by: str = ""  # the field that names the pools


@dataclass(frozen=True)
class Post:
    """A post with somebody in it: the row of the list that gives it, and the row of the Staff sheet made of this."""

    sheet: str
    line: Line
    table: Table
    row: Mapping[str, Any]
    wte: float
    pay: float  # £ a year at this WTE


@dataclass
class Tally:
    """A count of rows, with their WTE and their pay in £ a year."""

    rows: int = 0
    wte: float = 0.0
    pay: float = 0.0

    def add(self, wte: float, pay: float) -> None:
        """Add one row's WTE and pay."""
        self.rows, self.wte, self.pay = self.rows + 1, self.wte + wte, self.pay + pay


@dataclass
class Gathered:
    """What was read from all tables of the list: the posts, and totals of the rows.

    The totals are of the rows that were used, of all rows, of those set aside for each reason, and of those refused.
    """

    reader: Reader
    posts: list[Post] = field(default_factory=list)
    used: Tally = field(default_factory=Tally)
    every: Tally = field(default_factory=Tally)
    asides: dict[str, Tally] = field(default_factory=dict)
    refused: Tally = field(default_factory=Tally)
    warnings: list[str] = field(default_factory=list)

    def cell(self, table: Table, line: Line, name: str) -> Cell:
        """Return the cell of the field `name` in a row of a table, with the cell's address."""
        return Cell(table.sheet, line.number, table.columns[name], line.values[name])


def gather(reader: Reader, tables: Iterable[Table], choices: Choices) -> Gathered:
    """Read every row of the tables, and return the posts and the totals; faults are noted in the reader.

    A row is a post with somebody in it, or is set aside for a reason, or is refused because a cell is at fault.
    """
    gathered = Gathered(reader)
    for table in tables:
        for line in table.lines:
            reason = aside(line, choices.on, choices.dates)
            if reason:
                _aside(gathered, table, line, reason, choices)
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
    """Add the WTE and the pay of a row to the total of the rows set aside for a reason.

    `why` is the reason, a key of `rows.WHY`.
    """
    gathered.asides.setdefault(why, Tally()).add(wte, pay)


def _aside(gathered: Gathered, table: Table, line: Line, reason: str, choices: Choices) -> None:
    """Count a row that is set aside for a reason, with its WTE and its pay.

    A row that holds totals of other rows is counted without amounts, which would otherwise count twice.
    """
    quiet = Reader(gathered.reader.file, {})
    wte = pay = 0.0
    if reason not in ("total", "marker"):
        wte = _wte(quiet, gathered, table, line)
        pay = _salary(quiet, gathered, table, line, wte, choices)[1]
        wte, pay = (0.0 if amount != amount else amount for amount in (wte, pay))
    gathered.every.add(wte, pay)
    set_aside(gathered, reason, wte, pay)


def _number(reader: Reader, gathered: Gathered, table: Table, line: Line, name: str) -> float | None:
    """Return the number in a row's field; None where it is blank, nan where it cannot be read.

    What cannot be read is noted as a fault in `reader`.
    """
    if not text(line, name) or name not in table.columns:
        return None
    try:
        return number_in(line.values[name])
    except Unreadable as fault:
        reader.fault(gathered.cell(table, line, name), f'"{label(name)}" {fault}')
        return float("nan")


def _date(gathered: Gathered, table: Table, line: Line, name: str, order: str) -> date | None:
    """Return the date in a row's field; None where it is blank, or cannot be read, which is noted as a fault.

    `order` says how dates such as 03/04/2015 are written: "day-first", "month-first" or "".
    """
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
    """Return a row's WTE; nan where it cannot be read, which is noted as a fault in `reader`.

    It is the hours a week over 37.5 where the list has a column of hours and none of WTE, and 1 where it has neither.
    """
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
    """Return a row's full-time salary and its pay at its WTE, both in £ a year; a fault is noted in `reader`.

    Where the salary is blank they are None and 0.
    """
    name = salary_column(table)
    value = _number(reader, gathered, table, line, name) if name else None
    if value is None:
        return None, 0.0
    value *= 1000 if in_thousands(table.headings[name]) else 1
    actual = name == "salary_actual" or (name == "salary" and choices.salary == "actual")
    full = value / wte if actual and wte else value
    if not LEAST_PAY <= full <= MOST_PAY and full == full:
        sentence = f"is outside {LEAST_PAY:,} to {MOST_PAY:,} (£ a year, full time); check it, and that it is in pounds"
        reader.fault(gathered.cell(table, line, name), f'"{label(name)}" {sentence}')
    return full, full * wte


def salary_column(table: Table) -> str:
    """Return the field that the salary is read from, or "" where the table has none.

    The full-time salary is preferred to a column headed just "Salary", and that to the actual salary.
    """
    return next((name for name in ("salary_full_time", "salary", "salary_actual") if name in table.columns), "")


def _read(gathered: Gathered, table: Table, line: Line, choices: Choices) -> tuple[dict[str, Any], float, float]:
    """Return a row of the Staff sheet made of a row of the list, and its WTE and its pay; faults are noted.

    The pay is in £ a year at this WTE.
    """
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
    wte, pay = (0.0 if amount != amount else amount for amount in (wte, pay))
    return row, wte, pay


def _pool(gathered: Gathered, name: str) -> str:
    """Return the name of a pool with "-" in place of *, ? and ~, which a spreadsheet takes to stand for any letters.

    A name that is too long is cut. A warning says so once.
    """
    plain = name.translate(str.maketrans(WILD, "-" * len(WILD)))[:LONGEST].strip()
    if plain != name and SHORTER not in gathered.warnings:
        gathered.warnings.append(SHORTER)
    return plain


def _service(gathered: Gathered, table: Table, line: Line, choices: Choices) -> date | None:
    """Return the day from which a row's continuous service counts; None where it is blank or cannot be read.

    Faults are noted: a blank, a date that cannot be read, and a day before the birthday from which service may count.
    """
    name = choices.continuity
    day = _date(gathered, table, line, name, choices.dates)
    if name in table.columns and not text(line, name):
        gathered.reader.fault(gathered.cell(table, line, name), f'"{label(name)}" is blank; give the day it began')
    if day and line.values.get("born") is not None:
        try:
            born = date_in(line.values["born"], choices.dates)
        except Unreadable:
            return day  # the fault of the date of birth is noted where that is read
        if is_before_birthday(serial(day), serial(born), SERVICE_FROM):
            sentence = f"is before the age of {SERVICE_FROM}; check it and the date of birth"
            gathered.reader.fault(gathered.cell(table, line, name), f'"{label(name)}" {sentence}')
    return day


def _chosen(gathered: Gathered, table: Table, line: Line, name: str, words: Mapping[str, str]) -> str | None:
    """Return the model's word for a word in the list, such as "yes" for "y"; None where there is none, which is noted.

    `words` maps the list's words to the model's.
    """
    word = text(line, name).lower()
    if word not in words:
        gathered.reader.fault(gathered.cell(table, line, name), f'"{label(name)}" is neither yes nor no; give one')
    return words.get(word)
