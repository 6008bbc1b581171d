"""Reads a people file (.csv or .xlsx): its headings are the names of the fields, and each row is one person."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from model.payoff.fields import fields
from model.payoff.people import Row
from model.problems import InputError, Problem

Table = tuple[list[Row], Callable[[int, str], str]]


def read_table(path: Path) -> Table:
    """Read a people file; returns its rows, and a function for messages that names the place of a person's field.

    The function takes a person's number, from 0, and a field's name. Raises InputError where the file cannot be
    read, has no people, or has headings that are not known.
    """
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise InputError([Problem(str(path), "is not a .csv or .xlsx file; save it as one of them")])
    if path.is_dir():
        raise InputError([Problem(str(path), "is a folder; give the name of a file in it")])
    if not path.is_file():
        raise InputError([Problem(str(path), "there is no such file; check the name and the folder")])
    grid, named = _csv(path) if path.suffix.lower() == ".csv" else _xlsx(path)
    filled = [(number, row) for number, row in enumerate(grid, 1) if any(cell not in (None, "") for cell in row)]
    if len(filled) < 2:
        raise InputError(
            [Problem(str(path), "holds no people; give headings in one row and a person in each row below")]
        )
    (_, heads), *people = filled
    keys = _headings(path, [str(head or "").strip().lower().replace(" ", "_") for head in heads])
    bare = [
        n
        for n, key in enumerate(keys)
        if not key and any(len(row) > n and row[n] not in (None, "") for _, row in people)
    ]
    if bare:
        raise InputError(
            [Problem(str(path), f"column {n + 1} holds values but has no heading; give it one") for n in bare]
        )
    rows: list[Row] = [dict(zip(keys, row, strict=False)) for _, row in people]
    numbers = [number for number, _ in people]

    def where(row: int, field: str) -> str:
        """Return the name that a message gives to the cell of a person's field.

        `row` is the person's number, from 0.
        """
        return named(numbers[row], keys.index(field) if field in keys else None, field)

    wide = [number for number, row in people if any(cell not in (None, "") for cell in row[len(keys) :])]
    if wide:
        raise InputError([Problem(f"{path} row {number}", "has more cells than headings") for number in wide])
    return rows, where


def _headings(path: Path, keys: list[str]) -> list[str]:
    """Return the headings unchanged; raises InputError where one is not a field of a person, or stands twice."""
    known = ["id", *fields()]
    unknown = [place for place, key in enumerate(keys) if key and key not in known]
    if len(unknown) > 1 and 2 * len(unknown) > len(keys):
        raise InputError(
            [Problem(str(path), "the first row does not hold headings; put id, salary, exit and so on there")]
        )
    problems = []
    for place in unknown:  # a heading is named only where it is nearly one: it may be a person's data
        near = get_close_matches(keys[place], known, 1)
        hint = (
            f'"{keys[place]}" is not a heading; did you mean {near[0]}?'
            if near
            else "is not a heading of mancost payoff"
        )
        problems.append(Problem(f"{path} column {place + 1}", hint))
    twice = sorted({key for key in keys if key in known and keys.count(key) > 1})
    problems += [Problem(str(path), f'"{key}" heads two columns; keep one') for key in twice]
    if problems:
        raise InputError(problems)
    return keys


def _csv(path: Path) -> tuple[list[list[Any]], Callable[[int, int | None, str], str]]:
    """Return the rows of a .csv file, and a function that gives the name of a cell for messages.

    The function takes the row's number, from 1, the column's, from 0 or None, and the name of the field.
    """
    from model.reading.door import read_book

    grid = [["" if cell is None else cell for cell in row] for row in read_book(path).sheets[0].rows]
    return grid, lambda row, _column, field: f"{path} row {row} {field}"


def _xlsx(path: Path) -> tuple[list[list[Any]], Callable[[int, int | None, str], str]]:
    """Return the rows of a workbook's first sheet, and a function that gives the name of a cell for messages.

    The function takes the row's number, from 1, the column's, from 0 or None, and the name of the field.
    """
    from openpyxl.utils import get_column_letter

    from model.reading.titles import spoken
    from model.reading.workbook import grids

    title, grid = next(iter(grids(path).items()))
    sheet = spoken(title, 1)

    def named(row: int, column: int | None, field: str) -> str:
        """Return the name of a cell for messages; `column` is None where the file has no column for the field."""
        cell = f"{get_column_letter(column + 1)}{row}" if column is not None else f"row {row}"
        return f"{path} {sheet}!{cell} {field}"

    return grid, named
