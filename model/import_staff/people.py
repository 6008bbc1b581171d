"""Reads people and their posts from the rows of a staff list; all WTE counts once, and each fault names its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from model.body.bounds import SERVICE_FROM, is_before_birthday
from model.body.staff import SERVICE_BANDS
from model.body_workbook.reader import LONGEST, WILD, Reader
from model.import_staff.amounts import amounts_in, salary_column
from model.import_staff.areas import TERMS, YES, further_columns, further_in, zone_in
from model.import_staff.choices import Choices
from model.import_staff.dates import AHEAD, ENDS, Days, is_no_end, is_short
from model.import_staff.grades import NOT_GIVEN, grade_in
from model.import_staff.grammar import spaced
from model.import_staff.points import point_in, scale_of
from model.import_staff.pools import pool_of
from model.import_staff.rows import amount, aside, text
from model.import_staff.tables import Line, Table
from model.import_staff.tallies import Gathered, Post
from model.problems import Unreadable
from model.rules.rulebook import serial

SHORTER = f"in names of pools, - is written for each of * ? ~, and what is beyond {LONGEST} characters is left out"
DATES = ("reckonable_start", "next_step", "ends")
NO_POOL = "Not given"
UNCOUNTED = ("total", "marker")  # rows that hold amounts of other rows, or none


@dataclass(frozen=True)
class Reading:
    """How a list is read: what the user chose, how dates are read, and a day of its pay scale, where that is known.

    `into` is a day of the pay scale of the body that the people go to, None where they go to a new one.
    """

    choices: Choices
    days: Days
    scale: date | None = None
    into: date | None = None


def gather(reader: Reader, tables: Iterable[Table], reading: Reading) -> Gathered:
    """Read every row of the tables, and return the posts and the totals; faults are noted in the reader.

    A row is a post with somebody in it, or is set aside for a reason, or is refused because a cell is at fault.
    """
    gathered = Gathered(reader)
    for table in tables:
        for line in table.lines:
            reason = aside(line, reading.choices.on, reading.days)
            if reason:
                _aside(gathered, table, line, reason, reading)
                continue
            before = len(reader.problems)
            post = _post(gathered, table, line, reading)
            gathered.every.add(post.wte, post.pay, post.heads)
            if len(reader.problems) > before:
                gathered.refused.add(post.wte, post.pay, post.heads)
            else:
                gathered.posts.append(post)
                gathered.used.add(post.wte, post.pay, post.heads)
                _count_grade(gathered, table, line)
    return gathered


def pay_scale(tables: Iterable[Table], choices: Choices, days: Days) -> date | None:
    """Return a day on which the list's pay scale is in force: that of --on, or what its salaries tell, else None."""
    if choices.on:
        return choices.on
    salaries = []
    quiet = Reader("", {})
    for table in tables:
        for line in table.lines:
            if "band" not in table.columns or aside(line, None, days):
                continue
            salary = amounts_in(quiet, table, line, choices).salary
            try:
                band = grade_in(line.values["band"]).band
            except Unreadable:
                continue
            if salary is not None and salary == salary:
                salaries.append((band, salary))
    return scale_of(salaries)


def _aside(gathered: Gathered, table: Table, line: Line, reason: str, reading: Reading) -> None:
    """Count a row that is set aside for a reason, with its WTE and its pay.

    A row that holds totals of other rows is counted without amounts, which would otherwise count twice.
    """
    wte = pay = 0.0
    if reason not in UNCOUNTED:
        read = amounts_in(Reader(gathered.reader.file, {}), table, line, reading.choices)
        wte, pay = read.all_wte, read.pay
    if reason == "vacant":
        try:
            band = grade_in(line.values.get("band")).band
        except Unreadable:
            band = NOT_GIVEN
        posts = wte or amount(line, "wte_budget") or 0.0
        by = reading.choices.pool_by
        name = _pool(gathered, spaced(text(line, by)) or NO_POOL) if by else pool_of(band)
        gathered.vacant.append({"pool": name, "band": band, "wte": posts})
    gathered.every.add(wte, pay, 0.0)
    gathered.set_aside(reason, wte, pay)


def _date(gathered: Gathered, table: Table, line: Line, name: str, days: Days, born: date | None) -> date | None:
    """Return the date in a row's field; None where it is blank, or cannot be read, which is noted as a fault.

    It is None, too, where a column of ends says that there is none. `born` is the person's date of birth.
    """
    if name not in table.columns or not text(line, name):
        return None
    value = line.values[name]
    if name in ENDS and is_no_end(value):
        gathered.tell("no end", table, line, name)
        return None
    try:
        day = days.read(value, name, born)
    except Unreadable as fault:
        gathered.fault(table, line, name, str(fault))
        return None
    if is_short(value):
        gathered.tell("century", table, line, name)
    return day


def _post(gathered: Gathered, table: Table, line: Line, reading: Reading) -> Post:
    """Return the post on a row of the list, with the row of the Staff sheet made of it; faults are noted."""
    choices, days = reading.choices, reading.days
    read = amounts_in(gathered.reader, table, line, choices)
    row: dict[str, Any] = {"wte": read.wte, "base_salary": read.salary, "copies": read.heads}
    row["band"] = _band(gathered, table, line, read.salary)
    row["base_point"] = _point(gathered, table, line, row["band"], read.salary, reading)
    born = row["born"] = _date(gathered, table, line, "born", days, None)
    for name in DATES:
        row[name] = _date(gathered, table, line, name, days, born)
    if row["ends"] and choices.on and row["ends"] <= choices.on:
        gathered.tell("ended", table, line, "ends")
    row |= _service(gathered, table, line, reading, born)
    if "last_day" in table.columns and choices.on:
        _date(gathered, table, line, "last_day", days, born)  # a day that cannot be read may be that of a leaver
    row |= _further(gathered, table, line, days, born)
    if read.salary is None and not row["base_point"]:
        name = salary_column(table) or next(iter(table.columns))
        gathered.reader.fault(
            gathered.cell(table, line, name), "the row gives neither a salary nor a point; give one of them"
        )
    if choices.pool_by:
        row["pool"] = _pool(gathered, spaced(text(line, choices.pool_by)) or NO_POOL)
    row = {name: value for name, value in row.items() if value is not None or name in ("base_salary", "born")}
    heads = read.heads if read.heads == read.heads else 0.0
    return Post(table.sheet, line, table, row, read.all_wte, read.pay, heads)


def _band(gathered: Gathered, table: Table, line: Line, salary: float | None) -> str:
    """Return a row's pay band; "not given" where it gives none, or a grade that is none, which needs a salary."""
    if "band" not in table.columns:
        return NOT_GIVEN
    try:
        grade = grade_in(line.values["band"])
    except Unreadable as fault:
        gathered.fault(table, line, "band", str(fault))
        return NOT_GIVEN
    if grade.local and salary is None:
        gathered.fault(table, line, "band", "is no pay band, and the row gives no salary; give one of them")
    return grade.band


def _count_grade(gathered: Gathered, table: Table, line: Line) -> None:
    """Count a used row by what its grade is, where that is no band's name alone."""
    if "band" not in table.columns:
        return
    grade = grade_in(line.values["band"])
    if grade.local:
        gathered.local[grade.local] += 1
    elif grade.goes_on:
        gathered.tell("goes on", table, line, "band")
    elif grade.band == NOT_GIVEN:
        gathered.tell("no band", table, line, "band")


def _point(
    gathered: Gathered, table: Table, line: Line, band: str, salary: float | None, reading: Reading
) -> str | None:
    """Return the name of a row's pay point; None where it gives none, or one that cannot be told, which is counted.

    The point is one of the list's scale, and of that of the body that the people go to.
    """
    written = text(line, "point")
    if not written:
        return None
    try:
        point = point_in(written, band, salary, reading.scale)
        if point and reading.into:
            point = point_in(point, band, salary, reading.into)
    except Unreadable as fault:
        gathered.fault(table, line, "point", str(fault))
        return None
    if point is None:
        gathered.tell("no point", table, line, "point")
    elif point.lower() != written.lower().removesuffix(".0"):
        gathered.tell("by salary", table, line, "point")
    return point


def _pool(gathered: Gathered, name: str) -> str:
    """Return the name of a pool with "-" in place of *, ? and ~, which a spreadsheet takes to stand for any letters.

    A name that is too long is cut. A warning says so once.
    """
    plain = name.translate(str.maketrans(WILD, "-" * len(WILD)))[:LONGEST].strip()
    if plain != name and SHORTER not in gathered.warnings:
        gathered.warnings.append(SHORTER)
    return plain


def _service(gathered: Gathered, table: Table, line: Line, reading: Reading, born: date | None) -> dict[str, Any]:
    """Return what the Staff sheet says of a row's service: the day it counts from, or the shares of all by its length.

    Faults are noted: a blank, a date that cannot be read, and a day before the birthday from which service may count.
    """
    name = reading.choices.continuity
    shares = {f"service {band}": line.values.get(f"service {band}") for band in SERVICE_BANDS}
    if name not in table.columns:
        return dict(zip(shares, reading.choices.service, strict=False))
    day = _date(gathered, table, line, name, reading.days, born)
    if not text(line, name):
        if reading.choices.service:
            gathered.tell("shared service", table, line, name)
            return dict(zip(shares, reading.choices.service, strict=True))
        if not any(shares.values()):
            gathered.fault(table, line, name, "is blank; give the day it began")
    if day and born and is_before_birthday(serial(day), serial(born), SERVICE_FROM):
        gathered.fault(table, line, name, f"is before the age of {SERVICE_FROM}; check it and the date of birth")
    return {"service_start": day}


def _further(gathered: Gathered, table: Table, line: Line, days: Days, born: date | None) -> Mapping[str, Any]:
    """Return what a row gives of the Staff sheet's further columns, such as the high cost area; faults are noted."""
    found: dict[str, Any] = {}
    if text(line, "pension_member"):
        found["pension_member"] = YES.get(text(line, "pension_member").lower())
        if not found["pension_member"]:
            gathered.fault(table, line, "pension_member", "is neither yes nor no; give one")
    if text(line, "terms"):
        found["terms"] = TERMS.get(text(line, "terms").lower())
        if not found["terms"]:
            gathered.tell("terms", table, line, "terms")
    for column in further_columns():
        if column.name in AHEAD:
            found[column.name] = _date(gathered, table, line, column.name, days, born)
        elif text(line, column.name):
            try:
                found[column.name] = further_in(line.values[column.name], column)
            except Unreadable as fault:
                gathered.fault(table, line, column.name, str(fault))
    if "zone" in table.columns and line.values["zone"] is not None:
        try:
            found["zone"] = zone_in(line.values["zone"])
        except Unreadable as fault:
            gathered.fault(table, line, "zone", str(fault))
    return found
