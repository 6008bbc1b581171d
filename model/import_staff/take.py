"""A foreign staff list taken in: read, its tables found, its headings understood, its rows accounted for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from model.body_workbook.reader import Reader
from model.import_staff.headings import CONTINUITY, PERSONAL, in_thousands, label
from model.import_staff.people import Choices, Gathered, gather, salary_column
from model.import_staff.pools import pool_of
from model.import_staff.rows import text
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
    """The Staff sheet's rows, and what became of every column and row."""

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
    """The list; raises InputError where it cannot be understood. Cells at fault are in `problems`."""
    held = read_book(path)
    book = discreet(held)
    found = _tables(path, book, _named(held, book, only))
    choices, guessed = _settled(path, found, choices)
    reader = Reader(str(path), {})
    gathered = gather(reader, found, choices)
    guessed += settle(gathered, choices)
    rows = []
    for number, post in enumerate(gathered.posts, 1):
        row = {**post.row, "row": str(number)}
        row.setdefault("pool", pool_of(row["band"]))
        rows.append(row)
    used = {salary_column(table) for table in found} | {choices.continuity, choices.pool_by}
    mapped, ignored = _columns(found, used)
    sheets = {table.sheet for table in found}
    noted = [f"{each.where} {each.sentence}" for each in noticed(book, sheets)]
    others = [sheet.title for sheet in book.sheets if sheet.rows and sheet.title not in sheets]
    noted += [f"the sheet {title} holds no table of staff that is read" for title in others]
    return Taken(
        str(path),
        tuple(rows),
        tuple(found),
        gathered,
        tuple(mapped),
        tuple(guessed),
        tuple(ignored),
        (*noted, *gathered.warnings, *_unlike_totals(found)),
        tuple(reader.told()),
    )


def discreet(book: Book) -> Book:
    """The book, its sheets under names that may be told."""
    told = (replace(sheet, title=spoken(sheet.title, place)) for place, sheet in enumerate(book.sheets, 1))
    return replace(book, sheets=tuple(told))


def _named(held: Book, book: Book, only: tuple[str, ...]) -> tuple[str, ...]:
    """The sheets asked for, by their own names or by those that are told, under the latter."""
    said = {sheet.title.lower(): told.title for sheet, told in zip(held.sheets, book.sheets, strict=True)}
    return tuple(said.get(each.lower(), each) for each in only)


def _refuse(path: Path, sentence: str) -> InputError:
    return InputError([Problem(str(path), sentence)])


def _tables(path: Path, book: Book, only: tuple[str, ...]) -> list[Table]:
    """The tables of the one sheet that has any, or of the sheets that were named."""
    titles = {sheet.title.lower(): sheet.title for sheet in book.sheets}
    for title in only:
        if title.lower() not in titles:
            raise _refuse(path, f'has no sheet "{title}"; its sheets are {", ".join(titles.values())}')
    chosen = {title.lower() for title in only}
    found = [
        table
        for sheet in book.sheets
        if (sheet.title.lower() in chosen if chosen else not sheet.hidden)
        for table in tables(sheet)
        if table.lines
    ]
    sheets = sorted({table.sheet for table in found})
    if not found:
        told = "holds no table of staff that can be told; head its columns Employee Number, Band, WTE, Salary and so on"
        raise _refuse(path, told)
    if len(sheets) > 1 and not only:
        raise _refuse(path, f"holds staff on {len(sheets)} sheets, {', '.join(sheets)}; say which with --sheet")
    twice = [
        Problem(
            f"{path} {table.sheet}!{letters(column)}{table.heads}",
            f'heads another column of "{label(field)}", as {letters(table.columns[field])}{table.heads} does; keep one',
            table.sheet,
            f"{letters(column)}{table.heads}",
        )
        for table in found
        for field, column in table.twice
    ]
    if twice:
        raise InputError(twice)
    return found


def _settled(path: Path, found: list[Table], choices: Choices) -> tuple[Choices, list[str]]:
    """The choices with what the list leaves no doubt of; raises InputError where it leaves some."""
    guessed: list[str] = []
    there = [name for name in CONTINUITY if any(name in table.columns for table in found)]
    if choices.continuity and choices.continuity not in there:
        listed = ", ".join(OPTION[name] for name in there) or "none"
        raise _refuse(path, f"has no column for --continuity {OPTION[choices.continuity]}; it has {listed}")
    dated = [name for name in there if name != "start_date"]
    if not choices.continuity:
        if len(dated) > 1:
            listed = " or ".join(OPTION[name] for name in dated)
            raise _refuse(path, f"has {len(dated)} dates that service may count from; say which: --continuity {listed}")
        if not dated:
            more = "; for the start date, say --continuity start-date" if there else ""
            raise _refuse(path, f"has no column of continuous service; give each person the day it began{more}")
        choices = replace(choices, continuity=dated[0])
        guessed.append(f"continuous service is counted from {label(dated[0])}, the only such column")
    unsure = any(salary_column(table) == "salary" for table in found)
    if unsure and not choices.salary:
        if any(text(line, "wte") not in ("1", "1.0", "1.00", "") for table in found for line in table.lines):
            raise _refuse(
                path, "heads its pay Salary, which may be full-time or as paid; say --salary full-time or actual"
            )
        guessed.append("the salary is the full-time salary: everybody is full time")
    left = any(text(line, "last_day") for table in found for line in table.lines)
    if left and not choices.on:
        raise _refuse(path, "gives days of leaving; say with --on DATE on what day the people must be in post")
    if not choices.pool_by:
        choices = replace(choices, pool_by="pool" if all("pool" in table.columns for table in found) else "")
    if choices.pool_by and not all(choices.pool_by in table.columns for table in found):
        raise _refuse(path, f'has no column of "{label(choices.pool_by)}" to pool by; choose another')
    if not choices.pool_by:
        guessed.append("pools are by band")
    if not all("wte" in table.columns for table in found):
        hours = all("wte" in table.columns or "hours" in table.columns for table in found)
        guessed.append("WTE is hours a week over 37.5" if hours else "everybody is full time: no column of WTE")
    for table in found:
        name = salary_column(table)
        if name and in_thousands(table.headings[name]):
            guessed.append(f"pay in {letters(table.columns[name])}{table.heads} is in thousands, as its heading says")
    return choices, guessed


def _columns(found: list[Table], used: set[str]) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    mapped, ignored = [], []
    for table in found:
        for field, column in sorted(table.columns.items(), key=lambda each: each[1]):
            where = (table.sheet, letters(column))
            if field in NEEDED | used:
                mapped.append((*where, field))
            else:
                ignored.append(
                    (*where, "personal, and not needed" if field in PERSONAL else f"{label(field)}: not needed")
                )
        ignored += [(table.sheet, letters(column), "the heading is not known") for column in table.unknown]
    return mapped, ignored


def _unlike_totals(found: list[Table]) -> list[str]:
    """The totals rows whose WTE is neither the sum of the rows since the last total nor of all above."""
    from model.import_staff.rows import amount, aside

    told = []
    for table in found:
        since = every = 0.0
        for line in table.lines:
            wte = amount(line, "wte") or 0.0
            if aside(line, None, "") != "total":
                since, every = since + wte, every + wte
                continue
            if wte and min(abs(wte - since), abs(wte - every)) > 0.05:
                told.append(f"{table.sheet} row {line.number}: the total of WTE is not that of the rows above it")
            since = 0.0
    return told
