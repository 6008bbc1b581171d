"""Finds the tables of staff in a file, wherever on a sheet they begin; a sheet may have several.

The headings of a table may be in one row or in two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from model.import_staff.headings import CONTINUITY, meaning
from model.reading.cells import Broken, Row, Sheet
from model.reading.grid import holding

LEAST = 3  # headings that are known, in a row of headings
PEOPLE = {"employee_no", "assignment_no", "band", "born", *CONTINUITY}  # one of these makes a table one of people
AMOUNTS = {"wte", "hours", "salary", "salary_full_time", "salary_actual", "pay_low", "pay_range", "posts_fte"}
JOINED = ("status", "contract_type")  # fields of words, of which a list may have two columns: both are read


@dataclass(frozen=True)
class Line:
    """A row of a table: its number in the sheet, its values by the names of their fields, and all its filled cells.

    `others` has the values of the columns that give a field a second time or none, by the number of the column.
    """

    number: int
    values: Mapping[str, Any]
    filled: tuple[Any, ...]
    others: Mapping[int, Any]


@dataclass(frozen=True)
class Table:
    """A table of staff on a sheet: where each field's column is, counted from 1, and the rows below the headings.

    `heads` is the number of the row of the headings, the lower one where there are two.
    """

    sheet: str
    heads: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]  # as the list has them, by field
    twice: tuple[tuple[str, int], ...]  # a field again, and its column
    unknown: tuple[int, ...]  # columns that hold something under a heading not known
    all_headings: Mapping[int, str]  # by column
    lines: tuple[Line, ...]


def tables(sheet: Sheet) -> list[Table]:
    """Return the tables of staff on a sheet, from the top down; a table that is not of people is left out."""
    filled = list(holding(sheet.rows))
    heads = list(_heads(sheet.rows, filled))
    staff_tables = []
    for place, (_, below, named) in enumerate(heads):
        end = heads[place + 1][0] if place + 1 < len(heads) else len(sheet.rows)
        columns: dict[str, int] = {}
        twice = []
        for column, heading in enumerate(named):
            field = meaning(heading)
            if field in columns:
                twice.append((field, column + 1))
            elif field:
                columns.setdefault(field, column + 1)
        if not (PEOPLE & columns.keys() and AMOUNTS & columns.keys()):
            continue
        under = [(place, row) for place, row in filled if below < place < end]
        lines = tuple(line for place, row in under if (line := _line(place + 1, row, columns, twice)).filled)
        unknown = tuple(
            column + 1
            for column, heading in enumerate(named)
            if not meaning(heading) and any(_filled(sheet.rows[line.number - 1][column]) for line in lines)
        )
        headings = {field: str(named[column - 1]) for field, column in columns.items()}
        every = {column: heading for column, heading in enumerate(named, 1) if isinstance(heading, str)}
        staff_tables.append(Table(sheet.title, below + 1, columns, headings, tuple(twice), unknown, every, lines))
    return staff_tables


def _filled(value: Any) -> bool:
    """Whether a cell has a value other than spaces."""
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def _line(number: int, row: Row, columns: Mapping[str, int], twice: Sequence[tuple[str, int]]) -> Line:
    """Return a row of the sheet with its values under the names of the fields that the table's columns give.

    `columns` gives the column of each field, counted from 1, and `twice` the columns that give a field again.
    """
    values = {field: row[column - 1] for field, column in columns.items()}
    taken = set(columns.values())
    for field in {field for field, _ in twice} & set(JOINED):
        words = [values[field], *(row[column - 1] for again, column in twice if again == field)]
        values[field] = "; ".join(str(word) for word in words if _filled(word) and not isinstance(word, Broken)) or None
    others = {column: value for column, value in enumerate(row, 1) if column not in taken}
    return Line(number, values, tuple(value for value in row if _filled(value)), others)


def _heads(rows: list[Row], filled: list[tuple[int, Row]]) -> Iterator[tuple[int, int, list[Any]]]:
    """Yield, for each row or pair of rows of headings, the first row, the last row and the headings.

    The rows are counted from 0. `filled` are the rows that are not empty, with their numbers.
    """
    skip = -1
    for place, row in filled:
        if place <= skip or row.count(None) > len(row) - LEAST:
            continue
        alone = _score(row)
        if alone < LEAST and not any(isinstance(value, str) for value in row):
            continue
        both: list[Any] = []
        if place + 1 < len(rows) and all(value is None or isinstance(value, str) for value in rows[place + 1]):
            both = _joined(row, rows[place + 1])
        if both and _score(both) > max(alone, LEAST - 1):
            skip = place + 1
            yield place, place + 1, both
        elif alone >= LEAST:
            skip = place
            yield place, place, list(row)


def _score(row: list[Any]) -> int:
    """Return how many different fields are named by the cells of a row, if they are headings."""
    return len({meaning(value) for value in row} - {""})


def _joined(upper: Row, lower: Row) -> list[Any]:
    """Return two rows of headings as one row.

    A heading in the upper row may span several columns: it goes with the lower heading of each.
    """
    headings: list[Any] = []
    over = ""
    for above, below in zip(upper, lower, strict=True):
        over = above if isinstance(above, str) else over
        if isinstance(above, Broken) or isinstance(below, Broken):
            headings.append(None)
        elif below is None:
            headings.append(above)
        else:
            together = f"{over} {below}"
            headings.append(together if meaning(together) else below)
    return headings
