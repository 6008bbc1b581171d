"""Columns that give a field a second time: a fault only where the field is used and the two differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from model.import_staff.dates import Days
from model.import_staff.grades import grade_in
from model.import_staff.grammar import number_in, spaced
from model.import_staff.headings import CONTINUITY, label
from model.import_staff.rows import aside
from model.import_staff.tables import AMOUNTS, JOINED, Table
from model.problems import Problem, Unreadable
from model.reading.cells import Broken, letters

DATED = {"born", "reckonable_start", "next_step", "ends", "last_day", "agreed_date", *CONTINUITY}
NUMBERED = AMOUNTS | {"headcount", "cost_split"}
PLAIN = {"other", "name"}  # fields of which a list has many columns, and nobody needs one


def contradictions(
    file: str, tables: Sequence[Table], used: Collection[str], pool_by: str, days: Days
) -> list[Problem]:
    """Return a problem for each second column of a used field whose cells say something else than the first's.

    Where the field names the pools, which column does is asked once.
    """
    problems = []
    for table in tables:
        alike = [column for field, column in table.twice if field == pool_by and _differs(table, field, column, days)]
        if alike and pool_by != "pool":
            headings = ", ".join(table.all_headings[column] for column in (table.columns[pool_by], *alike))
            sentence = (
                f"has {len(alike) + 1} columns of {label(pool_by)}: say --pool-by with the heading of one, {headings}"
            )
            problems.append(Problem(file, sentence))
        for field, column in table.twice:
            checked = field in used and field not in JOINED and (field != pool_by or field == "pool")
            row = _differs(table, field, column, days) if checked else 0
            if row:
                at, first = f"{letters(column)}{table.heads}", f"{letters(table.columns[field])}{table.heads}"
                sentence = f'heads another column of "{label(field)}", as {first} does, and row {row} differs; keep one'
                problems.append(Problem(f"{file} {table.sheet}!{at}", sentence, table.sheet, at))
    return problems


def passed_over(tables: Sequence[Table]) -> list[tuple[str, str, str]]:
    """Return the second columns that are not used, each (sheet, column, reason)."""
    return [
        (table.sheet, letters(column), f"{label(field)} again: {letters(table.columns[field])} is taken")
        for table in tables
        for field, column in table.twice
        if field not in PLAIN and field not in JOINED
    ]


def _differs(table: Table, field: str, column: int, days: Days) -> int:
    """Return the number of the first row whose two cells of a field differ in meaning; 0 where none does.

    Two columns of names agree where each name of the one goes with one of the other, as a code does with its title.
    """
    pairs = [
        (line.number, line.values.get(field), line.others.get(column))
        for line in table.lines
        if aside(line, None, days) not in ("total", "marker")
    ]
    read = [(number, _meant(field, first, days), _meant(field, second, days)) for number, first, second in pairs]
    unlike = [number for number, first, second in read if first != second]
    if not unlike:
        return 0
    if field not in DATED | NUMBERED | {"band", "point"}:
        matched = {(first, second) for _, first, second in read if first or second}
        if len(matched) == len({first for first, _ in matched}) == len({second for _, second in matched}):
            return 0
    return unlike[0]


def _meant(field: str, value: Any, days: Days) -> str | float | date:
    """Return what a cell of a field means, in a form in which two cells can be compared; "" where it is blank."""
    if value is None or isinstance(value, Broken) or (isinstance(value, str) and not value.strip()):
        return ""
    try:
        if field == "band":
            grade = grade_in(value)
            return grade.local.lower() or grade.band
        if field in DATED:
            return days.read(value, field)
        if field in NUMBERED:
            return round(number_in(value), 4)
    except Unreadable:
        pass  # the words are compared
    return (spaced(value) if isinstance(value, str) else str(value)).lower().removesuffix(".0")
