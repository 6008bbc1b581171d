"""Takes in a staff list: reads the file, finds its tables, understands its headings and accounts for its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from model.body_workbook.reader import Reader
from model.import_staff.headings import CONTINUITY, PERSONAL, in_thousands, label
from model.import_staff.people import Choices, Gathered, gather, salary_column
from model.import_staff.pools import pool_of
from model.import_staff.rows import amount, aside, text
from model.import_staff.splits import settle
from model.import_staff.tables import Table, tables
from model.problems import InputError, Problem
from model.reading.cells import Book, letters
from model.reading.door import read_book
from model.reading.titles import spoken
from model.reading.workbook import noticed

OPTION = {name: name.replace("_", "-") for name in CONTINUITY}
NEEDED = {"band", "point", "wte", "hours", "born", "reckonable_start", "next_step", "ends", "pension_member"}
NEEDED |= {"employee_no", "assignment_no", "cost_split", "status", "contract_type", "last_day", "pool"}


@dataclass(frozen=True)
class Taken:
    """What was taken from a staff list: the rows for the Staff sheet, and what became of each column and row."""

    file: str
    rows: tuple[dict[str, Any], ...]
    tables: tuple[Table, ...]
    gathered: Gathered
    mapped: tuple[tuple[str, str, str], ...]  # sheet, column, field
    guessed: tuple[str, ...]
    ignored: tuple[tuple[str, str, str], ...]  # sheet, column, why
    warnings: tuple[str, ...]
    problems: tuple[Problem, ...]


def take(path: Path, choices: Choices, only: tuple[str, ...] = ()) -> Taken:
    """Read a staff list and return what was taken from it; the cells at fault are in its `problems`.

    `only` names the sheets to read; where it is empty, the one sheet with a table of staff is read. Raises InputError
    where the list as a whole cannot be understood.
    """
    original = read_book(path)
    book = discreet(original)
    staff_tables = _tables(path, book, _named(original, book, only))
    choices, guessed = _settled(path, staff_tables, choices)
    reader = Reader(str(path), {})
    gathered = gather(reader, staff_tables, choices)
    guessed += settle(gathered, choices)
    rows = []
    for number, post in enumerate(gathered.posts, 1):
        row = {**post.row, "row": str(number)}
        row.setdefault("pool", pool_of(row["band"]))
        rows.append(row)
    used = {salary_column(table) for table in staff_tables} | {choices.continuity, choices.pool_by}
    mapped, ignored = _columns(staff_tables, used)
    sheets = {table.sheet for table in staff_tables}
    warnings = [f"{problem.where} {problem.sentence}" for problem in noticed(book, sheets)]
    others = [sheet.title for sheet in book.sheets if sheet.rows and sheet.title not in sheets]
    warnings += [f"the sheet {title} holds no table of staff, and is not used" for title in others]
    return Taken(
        str(path),
        tuple(rows),
        tuple(staff_tables),
        gathered,
        tuple(mapped),
        tuple(guessed),
        tuple(ignored),
        (*warnings, *gathered.warnings, *_unlike_totals(staff_tables)),
        tuple(reader.reported()),
    )


def discreet(book: Book) -> Book:
    """Return the file's sheets, each under a name that a message may give.

    It is the sheet's own name, or its place, such as "sheet 2", where the name could be a person's.
    """
    renamed = (replace(sheet, title=spoken(sheet.title, place)) for place, sheet in enumerate(book.sheets, 1))
    return replace(book, sheets=tuple(renamed))


def _named(original: Book, book: Book, only: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sheets that the user asked for, by the names that messages use for them.

    The user may give a sheet's own name, as in `original`, or that used in messages, as in `book`.
    """
    safe_names = {sheet.title.lower(): safe.title for sheet, safe in zip(original.sheets, book.sheets, strict=True)}
    return tuple(safe_names.get(title.lower(), title) for title in only)


def _refuse(path: Path, sentence: str) -> InputError:
    """Return an InputError about the file as a whole, with one sentence that says what is wrong and what to do."""
    return InputError([Problem(str(path), sentence)])


def _tables(path: Path, book: Book, only: tuple[str, ...]) -> list[Table]:
    """Return the tables of staff on the sheets that the user asked for, or else on the one sheet that has any.

    Raises InputError where there are none, where more than one sheet has tables and the user named none, and where two
    columns give the same field.
    """
    titles = {sheet.title.lower(): sheet.title for sheet in book.sheets}
    for title in only:
        if title.lower() not in titles:
            raise _refuse(path, f'has no sheet "{title}"; its sheets are {", ".join(titles.values())}')
    chosen = {title.lower() for title in only}
    staff_tables = [
        table
        for sheet in book.sheets
        if (sheet.title.lower() in chosen if chosen else not sheet.hidden)
        for table in tables(sheet)
        if table.lines
    ]
    sheets = sorted({table.sheet for table in staff_tables})
    if not staff_tables:
        todo = "head its columns Employee Number, Band, WTE, Salary and so on"
        raise _refuse(path, f"holds no table of staff that can be recognised; {todo}")
    if len(sheets) > 1 and not only:
        raise _refuse(path, f"holds staff on {len(sheets)} sheets, {', '.join(sheets)}; say which with --sheet")
    repeated = [
        Problem(
            f"{path} {table.sheet}!{letters(column)}{table.heads}",
            f'heads another column of "{label(field)}", as {letters(table.columns[field])}{table.heads} does; keep one',
            table.sheet,
            f"{letters(column)}{table.heads}",
        )
        for table in staff_tables
        for field, column in table.twice
    ]
    if repeated:
        raise InputError(repeated)
    return staff_tables


def _settled(path: Path, staff_tables: list[Table], choices: Choices) -> tuple[Choices, list[str]]:
    """Return the user's choices, completed by what the list makes plain, and sentences that say what was assumed.

    Raises InputError, which says what option to give, where the list can be read in more than one way.
    """
    assumed: list[str] = []
    available = [name for name in CONTINUITY if any(name in table.columns for table in staff_tables)]
    if choices.continuity and choices.continuity not in available:
        listed = ", ".join(OPTION[name] for name in available) or "none"
        raise _refuse(path, f"has no column for --continuity {OPTION[choices.continuity]}; it has {listed}")
    dated = [name for name in available if name != "start_date"]
    if not choices.continuity:
        if len(dated) > 1:
            listed = " or ".join(OPTION[name] for name in dated)
            raise _refuse(path, f"has {len(dated)} dates that service may count from; say which: --continuity {listed}")
        if not dated:
            more = "; for the start date, say --continuity start-date" if available else ""
            raise _refuse(path, f"has no column of continuous service; give each person the day it began{more}")
        choices = replace(choices, continuity=dated[0])
        assumed.append(f"continuous service is counted from {label(dated[0])}, the only such column")
    unsure = any(salary_column(table) == "salary" for table in staff_tables)
    if unsure and not choices.salary:
        if any(text(line, "wte") not in ("1", "1.0", "1.00", "") for table in staff_tables for line in table.lines):
            raise _refuse(
                path, "heads its pay Salary, which may be full-time or as paid; say --salary full-time or actual"
            )
        assumed.append("the salary is the full-time salary: everybody is full time")
    left = any(text(line, "last_day") for table in staff_tables for line in table.lines)
    if left and not choices.on:
        raise _refuse(path, "gives days of leaving; say with --on DATE on what day the people must be in post")
    if not choices.pool_by:
        choices = replace(choices, pool_by="pool" if all("pool" in table.columns for table in staff_tables) else "")
    if choices.pool_by and not all(choices.pool_by in table.columns for table in staff_tables):
        raise _refuse(path, f'has no column of "{label(choices.pool_by)}" to pool by; choose another')
    if not choices.pool_by:
        assumed.append("pools are by band")
    if not all("wte" in table.columns for table in staff_tables):
        hours = all("wte" in table.columns or "hours" in table.columns for table in staff_tables)
        assumed.append("WTE is hours a week over 37.5" if hours else "everybody is full time: no column of WTE")
    for table in staff_tables:
        name = salary_column(table)
        if name and in_thousands(table.headings[name]):
            assumed.append(f"pay in {letters(table.columns[name])}{table.heads} is in thousands, as its heading says")
    return choices, assumed


def _columns(
    staff_tables: list[Table], used: set[str]
) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """Return the columns that are used, (sheet, column, field), and those that are not, (sheet, column, reason)."""
    mapped, ignored = [], []
    for table in staff_tables:
        for field, column in sorted(table.columns.items(), key=lambda entry: entry[1]):
            where = (table.sheet, letters(column))
            if field in NEEDED | used:
                mapped.append((*where, field))
            else:
                ignored.append(
                    (*where, "personal, and not needed" if field in PERSONAL else f"{label(field)}: not needed")
                )
        ignored += [(table.sheet, letters(column), "the heading is not known") for column in table.unknown]
    return mapped, ignored


def _unlike_totals(staff_tables: list[Table]) -> list[str]:
    """Return a sentence for each row of totals whose WTE does not agree with the rows above it.

    A total agrees if it is that of the rows since the total before it, or that of all rows above.
    """
    sentences = []
    for table in staff_tables:
        since = every = 0.0
        for line in table.lines:
            wte = amount(line, "wte") or 0.0
            if aside(line, None, "") != "total":
                since, every = since + wte, every + wte
                continue
            if wte and min(abs(wte - since), abs(wte - every)) > 0.05:
                sentences.append(f"{table.sheet} row {line.number}: the total of WTE is not that of the rows above it")
            since = 0.0
    return sentences
