"""Reads the sheets of a match from one workbook or from many, and returns the region that they make together.

Every fault is a problem of its cell. What a row of people holds is never quoted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from model.body_workbook.annotated_name import marked_copies
from model.body_workbook.cell_values import plain
from model.body_workbook.reader import Reader
from model.matching.build import built
from model.matching.columns import AT_RISK, FUNCTIONS, POLICY, POSTS, TRAVEL, columns, has_match
from model.matching.read_policy import read_policy
from model.matching.region import Region
from model.matching.tables import Sheets, Table
from model.problems import InputError, Problem
from model.reading.workbook import Grid, grids
from model.spoken import spoken_path

STAFF, BODY = "Staff", "Body"
SHEETS = (AT_RISK, POSTS, FUNCTIONS, TRAVEL, POLICY, BODY, STAFF)
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
NEITHER = "has no sheet At risk and no sheet Posts; mancost new REGION.xlsx --for matching makes them"
NOBODY = "hold nobody at risk; give each person a row on a sheet At risk"
NO_POSTS = "hold no posts; give each post a row on a sheet Posts"


def listed(sources: Sequence[Path]) -> list[Path]:
    """Return the workbooks to read: each that is named, and those of each folder, but for marked copies.

    Raises InputError where there is no such file or folder.
    """
    paths: list[Path] = []
    for source in sources:
        if source.is_dir():
            inside = [
                each
                for each in sorted(source.iterdir())
                if each.suffix.lower() in WORKBOOKS and not each.name.startswith(("~$", "."))
            ]
            copies = set(marked_copies(inside))
            paths += [each for each in inside if each not in copies]
        elif source.exists():
            paths.append(source)
        else:
            raise InputError([Problem(str(source), "there is no such file or folder; check the name")])
    return list(dict.fromkeys(paths))


def read_region(
    sources: Sequence[Path],
    policy: str | None = None,
    settings: Mapping[str, float] | None = None,
    on: date | None = None,
    whole: bool = True,
) -> Region:
    """Read what is to be matched and return it; `policy` names the rules, and `settings` stand over the Policy sheet.

    `on` is the day of the match, which stands over the Policy sheet's. Where `whole` is False, nobody at risk or no
    posts are no problem, as in one body's workbook of many. Raises InputError with every problem of every workbook.
    """
    paths = listed(sources)
    books = {str(path): grids(path, SHEETS) for path in paths}
    return region_of(books, policy, settings, on, whole)


def region_of(
    books: Mapping[str, Mapping[str, Grid]],
    policy: str | None = None,
    settings: Mapping[str, float] | None = None,
    on: date | None = None,
    whole: bool = True,
) -> Region:
    """Return the region that workbooks make together, each the sheets of one by their names; see `read_region`."""
    found = Sheets()
    of_policy: Reader | None = None
    used = {file: sheets for file, sheets in books.items() if {AT_RISK, POSTS} & sheets.keys()}
    if not used:
        raise InputError([Problem(file, NEITHER) for file in books])
    for file, sheets in used.items():
        reader = Reader(file, sheets)
        found.readers.append(reader)
        found.bodies[file] = _own(sheets.get(BODY, []))
        for name, listed_ in columns().items():
            if name in sheets:
                found.tables[name].append(_table(reader, name, listed_))
        of_policy = reader if POLICY in sheets and of_policy is None else of_policy
    region = built(found, read_policy(of_policy, policy, settings or {}, on))
    problems = [problem for reader in found.readers for problem in reader.reported()]
    if whole and not problems:
        where = ", ".join(map(spoken_path, used))
        problems += [Problem(where, NOBODY)] if not len(region.people) else []
        problems += [Problem(where, NO_POSTS)] if not len(region.posts) else []
    if problems:
        raise InputError(problems)
    return replace(region, files=tuple(map(spoken_path, used)))


def holds_match(path: Path) -> bool:
    """Return whether a workbook has sheets of a match; raises InputError where it cannot be read."""
    return has_match(grids(path, (POLICY,)).keys())


def _table(reader: Reader, name: str, listed_: Sequence[Any]) -> Table:
    """Return a sheet's table; problems of its headings and cells are noted in the reader."""
    rows = reader.rows(name, listed_)
    numbers = {column.name: reader.column(rows, column) for column in listed_ if column.kind != "text"}
    texts = [column for column in listed_ if column.kind == "text" and column.default is None]
    needed = [column for column in texts if rows and column.name in rows[0]]
    for row, values in zip(rows, zip(*(rows.holds(column.name) for column in needed), strict=True), strict=False):
        for column, value in zip(needed, values, strict=True):
            if not isinstance(value, str) or not value or value.isspace():
                reader.text(row[column.name], column.heading)
    return Table(reader, rows, numbers)


def _own(grid: Sequence[Sequence[Any]]) -> str:
    """Return the name of the body whose workbook it is, by its Body sheet; "" where it has none."""
    for row in grid:
        if len(row) > 1 and plain(row[0]).lower() == "name of the body":
            return plain(row[1])
    return ""
