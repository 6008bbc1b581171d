"""Reads how many people a row stands for, what WTE each of them has, and what the post is paid."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from model.body_workbook.columns import staff
from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import Cell
from model.import_staff.choices import UNSURE, Choices
from model.import_staff.grammar import number_in
from model.import_staff.headings import label, printed_unit
from model.import_staff.rows import text
from model.import_staff.tables import Line, Table
from model.problems import Unreadable

FULL_TIME_HOURS = 37.5  # a week, Agenda for Change handbook section 10
PARTS = {"low": 0.0, "middle": 0.5, "high": 1.0}  # what part of a range of pay is added to its least
RANGED = ("pay_low", "pay_range", "pay_high")  # fields of a range of pay
BETWEEN = (" - ", " to ", "-", "\N{EN DASH}")


def _bounds(name: str) -> tuple[float, float]:
    """Return the least and the greatest number that a column of the Staff sheet may hold."""
    column = next(column for column in staff() if column.name == name)
    assert column.low is not None
    assert column.high is not None
    return column.low, column.high


LEAST_PAY, MOST_PAY = _bounds("base_salary")
LEAST_WTE, MOST_WTE = _bounds("wte")
NAN = float("nan")


@dataclass(frozen=True)
class Amounts:
    """What a row says of its people: how many they are, the WTE of each, and their full-time salary in £ a year.

    The salary is None where the row gives none, and any of them is nan where it cannot be read.
    """

    heads: float
    wte: float
    salary: float | None

    @property
    def all_wte(self) -> float:
        """Return the WTE of all the row's people; 0 where it cannot be read."""
        wte = self.wte * self.heads
        return wte if math.isfinite(wte) else 0.0

    @property
    def pay(self) -> float:
        """Return the pay of all the row's people in £ a year at their WTE; 0 where it cannot be read."""
        pay = self.all_wte * (self.salary or 0.0)
        return pay if math.isfinite(pay) else 0.0


@dataclass(frozen=True)
class _Row:
    """A row whose amounts are read, and where faults of its cells are noted."""

    reader: Reader
    table: Table
    line: Line

    def has(self, name: str) -> bool:
        """Whether the list has a column of this field, and the row something in it."""
        return name in self.table.columns and bool(text(self.line, name))

    def fault(self, name: str, sentence: str) -> float:
        """Note a fault of a field's cell, and return nan."""
        cell = Cell(self.table.sheet, self.line.number, self.table.columns[name], self.line.values[name])
        self.reader.fault(cell, f'"{label(name)}" {sentence}')
        return NAN

    def number(self, name: str) -> float | None:
        """Return the number in a field; None where it is blank, nan where it cannot be read, which is a fault."""
        if not self.has(name):
            return None
        try:
            return number_in(self.line.values[name])
        except Unreadable as fault:
            return self.fault(name, str(fault))


def amounts_in(reader: Reader, table: Table, line: Line, choices: Choices) -> Amounts:
    """Return what a row says of its people; faults are noted in `reader`."""
    row = _Row(reader, table, line)
    heads, wte = _people(row, choices)
    return Amounts(heads, wte, _salary(row, heads, wte, choices))


def salary_column(table: Table) -> str:
    """Return the field that the salary is read from, or "" where the table has none.

    The full-time salary is preferred to a column headed just "Salary", that to the actual salary, and all to a range.
    """
    order = ("salary_full_time", "salary", "salary_actual", *RANGED)
    return next((name for name in order if name in table.columns), "")


def wte_column(table: Table) -> str:
    """Return the field that the WTE is read from, or "" where the table has none."""
    return next((name for name in ("wte", "posts_fte", "hours") if name in table.columns), "")


def _people(row: _Row, choices: Choices) -> tuple[float, float]:
    """Return how many people a row stands for and the WTE of each; what cannot be read is nan, and a fault."""
    heads = _heads(row)
    name = wte_column(row.table)
    value = row.number(name) if name else 1.0
    if value is None:
        return heads, row.fault(name, "is blank; give it, or take the row out")
    if name == "posts_fte" and not row.has("headcount"):
        heads = whole_heads(value)
    if name == "hours":
        value /= row.number("grade_hours") or FULL_TIME_HOURS
    shared = name == "posts_fte" or (choices.headcount == "together" and name)
    wte = value / heads if shared and heads else value
    doubtful = choices.headcount == UNSURE and heads != 1  # whether the WTE is of each is still asked
    if wte == wte and heads == heads and not doubtful and not LEAST_WTE <= wte <= MOST_WTE:
        row.fault(name or next(iter(row.table.columns)), f"is outside {LEAST_WTE} to {MOST_WTE} of full time; check it")
    return heads, wte


def whole_heads(posts: float) -> float:
    """Return the people that so many posts in FTE are at least: whole heads, and one where the number is no count."""
    return float(max(math.ceil(round(posts, 6)), 1)) if math.isfinite(posts) else 1.0


def _heads(row: _Row) -> float:
    """Return the number of people that a row's headcount gives; 1 where it gives none."""
    heads = row.number("headcount")
    if heads is not None and heads == heads and heads < 1:
        return row.fault("headcount", "is less than 1; give the number of people, or take the row out")
    return 1.0 if heads is None else heads


def _salary(row: _Row, heads: float, wte: float, choices: Choices) -> float | None:
    """Return a row's full-time salary in £ a year; None where the row gives none, nan where it cannot be read."""
    name = salary_column(row.table)
    value = row.number(name) if name and name not in RANGED else None
    if value is None:
        name, value = _of_range(row, choices)
    if value is None:
        return None
    value *= 1000 if printed_unit(row.table.headings[name]) else 1
    if name == "salary_actual" or (name == "salary" and choices.salary == "actual"):
        of_all = wte * heads if choices.headcount == "together" else wte
        value = value / of_all if of_all else value
    doubtful = UNSURE in (choices.salary, choices.headcount) and name in ("salary", "salary_actual")
    if value == value and wte == wte and not doubtful and not LEAST_PAY <= value <= MOST_PAY:
        sentence = f"is outside {LEAST_PAY:,} to {MOST_PAY:,} (£ a year, full time); check it, and that it is in pounds"
        row.fault(name, sentence)
    return value


def _of_range(row: _Row, choices: Choices) -> tuple[str, float | None]:
    """Return the field of a row's range of pay, and the salary taken from it, in the list's unit; None if blank.

    It is the middle of the range, unless the user wants its foot or its top.
    """
    if row.has("pay_range"):
        ends = _ends_of(text(row.line, "pay_range"))
        if ends is None:
            return "pay_range", row.fault("pay_range", "is not two amounts, such as 25,000 - 30,000; write it so")
        low, high = ends
        name = "pay_range"
    else:
        lowest, highest = row.number("pay_low"), row.number("pay_high")
        name = "pay_low" if lowest is not None else "pay_high"
        if lowest is None and highest is None:
            return name, None
        low = highest if lowest is None else lowest  # type: ignore[assignment]
        high = low if highest is None else highest
    if high < low:
        return name, row.fault(name, "is more than the most of the range; mend one")
    return name, low + PARTS[choices.pay_range or "middle"] * (high - low)


def _ends_of(range_text: str) -> tuple[float, float] | None:
    """Return the two amounts of a range of pay such as "£25,000 - £30,000"; None where the text is none."""
    for between in BETWEEN:
        parts: list[Any] = range_text.split(between)
        if len(parts) == 2:
            try:
                return number_in(parts[0]), number_in(parts[1])
            except Unreadable:
                return None
    try:
        return number_in(range_text), number_in(range_text)
    except Unreadable:
        return None
