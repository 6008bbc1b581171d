"""Takes in a staff list: reads the file, finds its tables, understands its headings and accounts for its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from model.body_workbook.reader import Reader
from model.import_staff.amounts import RANGED, salary_column, wte_column
from model.import_staff.areas import further_columns
from model.import_staff.choices import Choices
from model.import_staff.dates import Days, order_of
from model.import_staff.doubles import DATED, contradictions, passed_over
from model.import_staff.grammar import counted
from model.import_staff.headings import CHARACTERISTICS, CONTINUITY, PERSONAL, accepted, label
from model.import_staff.labels import pooled, repeated, unmerged
from model.import_staff.notes import notes_of
from model.import_staff.people import Reading, gather, pay_scale
from model.import_staff.pools import pool_of
from model.import_staff.questions import Settled, blanks_asked, settled
from model.import_staff.splits import settle
from model.import_staff.tables import Table, tables
from model.import_staff.tallies import Gathered
from model.import_staff.totals import unlike_totals
from model.problems import InputError, Problem
from model.reading.cells import Book, letters
from model.reading.door import read_book
from model.reading.titles import spoken
from model.reading.workbook import noticed

NEEDED = {"band", "point", "born", "reckonable_start", "next_step", "ends", "pension_member", "zone", "terms"}
NEEDED |= {"employee_no", "assignment_no", "cost_split", "status", "contract_type", "last_day", "pool", "headcount"}


@dataclass(frozen=True)
class Taken:
    """What was taken from a staff list: the rows for the Staff sheet, and what became of each column and row."""

    file: str
    rows: tuple[dict[str, Any], ...]
    vacant: tuple[dict[str, Any], ...]  # the pool, band and WTE of each vacant post
    tables: tuple[Table, ...]
    gathered: Gathered
    mapped: tuple[tuple[str, str, str], ...]  # sheet, column, field
    guessed: tuple[str, ...]
    ignored: tuple[tuple[str, str, str], ...]  # sheet, column, why
    warnings: tuple[str, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Problem, ...]  # what the list leaves open: no row is sure before it is answered


def take(path: Path, choices: Choices, only: tuple[str, ...] = (), into: date | None = None) -> Taken:
    """Read a staff list and return what was taken from it; the cells at fault are in its `problems`.

    `only` names the sheets to read; where it is empty, the one sheet with a table of staff is read. `into` is a day of
    the pay scale of the body that the people go to. Raises InputError where the list as a whole cannot be understood.
    """
    original = read_book(path)
    book = discreet(original)
    staff_tables, told = _tables(path, book, _named(original, book, only), choices.pool_heading)
    order, tellings = order_of(_dates(staff_tables))
    days = Days(choices.dates or order, choices.on or date.today())
    staff_tables = [repeated(table, choices.blank_repeats, days) for table in staff_tables]
    so_far = settled(str(path), staff_tables, choices)
    if order and not choices.dates:
        telling = f"{counted(tellings, 'date')} of the list can only be"
        so_far.assumed.append(f"dates such as 03/04/2015 are {order}, as {telling}")
    blanks_asked(so_far, days)
    choices = so_far.choices
    used = _used(staff_tables, choices)
    so_far.questions += contradictions(str(path), staff_tables, used, choices.pool_by, days)
    _ask_sheets(so_far, only)
    if {problem.where for problem in so_far.questions if "--sheet" in problem.sentence}:
        raise InputError(so_far.questions)  # of which sheet a fault is told, is still asked
    reader = Reader(str(path), {})
    reading = Reading(choices, days, pay_scale(staff_tables, choices, days), into)
    gathered = gather(reader, staff_tables, reading)
    guessed = [*so_far.assumed, *settle(gathered, choices)]
    rows = []
    for number, post in enumerate(gathered.posts, 1):
        row = {**post.row, "row": str(number)}
        row.setdefault("pool", pool_of(row["band"]))
        rows.append(row)
    mapped, ignored = _columns(staff_tables, used, choices.equality)
    sheets = {table.sheet for table in staff_tables}
    plain = replace(book, sheets=tuple(replace(sheet, merged=()) for sheet in book.sheets))
    warnings = [f"{problem.where} {problem.sentence}" for problem in noticed(plain, sheets)] + told
    others = [sheet.title for sheet in book.sheets if sheet.rows and sheet.title not in sheets]
    warnings += [f"the sheet {title} holds no table of staff, and is not used" for title in others]
    return Taken(
        str(path),
        tuple(rows),
        tuple(gathered.vacant),
        tuple(staff_tables),
        gathered,
        tuple(mapped),
        tuple(guessed),
        tuple(ignored),
        (*warnings, *gathered.warnings, *notes_of(gathered, choices), *unlike_totals(staff_tables, days)),
        tuple(reader.reported()),
        tuple(so_far.questions),
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


def _tables(path: Path, book: Book, only: tuple[str, ...], pool_heading: str) -> tuple[list[Table], list[str]]:
    """Return the tables of staff on the sheets that the user asked for, or else on all, and what is told of them.

    `pool_heading` heads the column that names the pools, "" where the user gave no heading. Raises InputError where
    there are no tables.
    """
    titles = {sheet.title.lower(): sheet.title for sheet in book.sheets}
    for title in only:
        if title.lower() not in titles:
            raise _refuse(path, f'has no sheet "{title}"; its sheets are {", ".join(titles.values())}')
    chosen = {title.lower() for title in only}
    staff_tables, told = [], []
    for sheet in book.sheets:
        if sheet.title.lower() in chosen if chosen else not sheet.hidden:
            for table in tables(sheet):
                whole, sentences = unmerged(pooled(table, pool_heading), sheet)
                staff_tables += [whole] if whole.lines else []
                told += sentences
    if not staff_tables:
        people, amounts = accepted("employee_no", "band"), accepted("wte", "salary_full_time")
        todo = f"head one column that tells people apart, such as {people}, and one of WTE or pay, such as {amounts}"
        raise _refuse(path, f"holds no table of staff that can be recognised; {todo}")
    return staff_tables, told


def _ask_sheets(so_far: Settled, only: tuple[str, ...]) -> None:
    """Ask which sheet is meant, where several hold staff and the user named none."""
    sheets = sorted({table.sheet for table in so_far.tables})
    if len(sheets) > 1 and not only:
        so_far.ask(f"holds staff on {len(sheets)} sheets, {', '.join(sheets)}; say which with --sheet")


def _dates(staff_tables: Sequence[Table]) -> Iterable[Any]:
    """Yield every cell of the list's columns of dates."""
    for table in staff_tables:
        for name in DATED & table.columns.keys():
            yield from (line.values[name] for line in table.lines)


def _used(staff_tables: Sequence[Table], choices: Choices) -> set[str]:
    """Return the fields that something is made of: what the Staff sheet holds, and what tells how to read it."""
    used = NEEDED | {choices.continuity, choices.pool_by} | {column.name for column in further_columns()}
    for table in staff_tables:
        used |= {salary_column(table), wte_column(table)}
        used |= set(RANGED) if salary_column(table) in RANGED else set()
        used |= {"grade_hours"} if wte_column(table) == "hours" else set()
    return used


def _columns(
    staff_tables: list[Table], used: set[str], equality: bool
) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """Return the columns that are used, (sheet, column, field), and those that are not, (sheet, column, reason).

    `equality` says that the protected characteristics are counted.
    """
    mapped, ignored = [], []
    for table in staff_tables:
        for field, column in sorted(table.columns.items(), key=lambda entry: entry[1]):
            where = (table.sheet, letters(column))
            if field in used:
                mapped.append((*where, field))
            elif field in CONTINUITY:
                ignored.append((*where, f"{label(field)}: service is counted from another date"))
            else:
                counted_alone = equality and field in CHARACTERISTICS
                personal = "counted by pool, and kept of no person" if counted_alone else "personal, and not needed"
                ignored.append((*where, personal if field in PERSONAL else f"{label(field)}: not needed"))
        ignored += [(table.sheet, letters(column), "the heading is not known") for column in table.unknown]
    return mapped, ignored + passed_over(staff_tables)
