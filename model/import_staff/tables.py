"""Finds the tables of staff in a book: wherever they start, under one or two rows of headings, several to a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from model.import_staff.headings import CONTINUITY, meaning
from model.reading.cells import Broken, Row, Sheet
from model.reading.grid import holding

LEAST = 3  # headings that are known, in a row of headings
PEOPLE = {"employee_no", "assignment_no", "band", "born", *CONTINUITY}  # one of these makes a table one of people
AMOUNTS = {"wte", "hours", "salary", "salary_full_time", "salary_actual"}
REPEATABLE = {"other", "name", "org_path", "location", "staff_group", "position_title"}  # two columns may be of it


@dataclass(frozen=True)
class Line:
    """A row of a table: its number in the sheet, its values by field, and all its values that are not blank."""

    number: int
    values: Mapping[str, Any]
    filled: tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """A table of staff, with the columns of its fields. Columns are counted from 1.

    `heads` is the row of the headings, the lower where there are two.
    """

    sheet: str
    heads: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]  # as the list has them, by field
    twice: tuple[tuple[str, int], ...]  # a field again, and its column
    unknown: tuple[int, ...]  # columns that hold something under a heading not known
    lines: tuple[Line, ...]


def tables(sheet: Sheet) -> list[Table]:
    """Return the tables of staff on a sheet, from the top."""
    filled = list(holding(sheet.rows))
    heads = list(_heads(sheet.rows, filled))
    staff_tables = []
    for place, (_, below, named) in enumerate(heads):
        end = heads[place + 1][0] if place + 1 < len(heads) else len(sheet.rows)
        columns: dict[str, int] = {}
        twice = []
        for column, heading in enumerate(named):
            field = meaning(heading)
            if field in columns and field not in REPEATABLE:
                twice.append((field, column + 1))
            elif field:
                columns.setdefault(field, column + 1)
        if not (PEOPLE & columns.keys() and AMOUNTS & columns.keys()):
            continue
        under = [(place, row) for place, row in filled if below < place < end]
        lines = tuple(line for place, row in under if (line := _line(place + 1, row, columns)).filled)
        unknown = tuple(
            column + 1
            for column, heading in enumerate(named)
            if not meaning(heading) and any(_filled(sheet.rows[line.number - 1][column]) for line in lines)
        )
        headings = {field: str(named[column - 1]) for field, column in columns.items()}
        staff_tables.append(Table(sheet.title, below + 1, columns, headings, tuple(twice), unknown, lines))
    return staff_tables


def _filled(value: Any) -> bool:
    """Whether a cell has a value other than spaces."""
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def _line(number: int, row: Row, columns: Mapping[str, int]) -> Line:
    """Return a row of a table from the cells of the sheet's row."""
    return Line(
        number,
        {field: row[column - 1] for field, column in columns.items()},
        tuple(value for value in row if _filled(value)),
    )


def _heads(rows: list[Row], filled: list[tuple[int, Row]]) -> Iterator[tuple[int, int, list[Any]]]:
    """Yield each row, or pair of rows, of headings: its first and last row, counted from 0, and the headings."""
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
    """Return how many different fields the headings in a row name."""
    return len({meaning(value) for value in row} - {""})


def _joined(upper: Row, lower: Row) -> list[Any]:
    """Return two rows of headings as one; a heading that spans several columns counts for each of them."""
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
