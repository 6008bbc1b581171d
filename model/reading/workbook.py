"""Reads the sheets of a workbook as rows of values, and says what its user should be warned of."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from model.problems import InputError, Problem
from model.reading.cells import NEVER, Book, Broken, Row, Sheet, letters
from model.reading.door import book_of
from model.spoken import spoken_path

__all__ = ["NEVER", "Book", "Broken", "Grid", "grids", "noticed", "workbook"]

LOG = logging.getLogger("mancost")  # what --verbose prints
Grid = list[Row]
TABLES = ("csv", "parquet")  # files of one table, whatever their name
NO_WORKBOOK = "is not a workbook; save it again as .xlsx, or, if it is a staff list, use mancost import-staff"
FEW = 5  # rows, columns or ranges that a note lists


def workbook(path: Path, only: Sequence[str] = ()) -> Book:
    """Read a file that must be a workbook, and return its Book.

    `only` names the sheets that are wanted, or none for all; other sheets may come back empty. Raises InputError
    where the file is not a workbook, or cannot be read.
    """
    with workbook_of(path, only) as book:
        return book()


@contextmanager
def workbook_of(path: Path, only: Sequence[str] = ()) -> Iterator[Callable[[], Book]]:
    """Begin to read a workbook; yields the function, for use in a `with` block, that waits for its Book and returns it.

    `only` and InputError are as for `workbook`.
    """
    begun = time.monotonic()

    def book() -> Book:
        """Return the Book once it is read."""
        found = come()
        LOG.info("read %s in %.1f seconds", spoken_path(path), time.monotonic() - begun)
        if found.kind in TABLES:
            raise InputError([Problem(str(path), NO_WORKBOOK)])
        return found

    with book_of(path, only) as come:
        yield book


def grids(path: Path, only: Sequence[str] = ()) -> Mapping[str, Grid]:
    """Return the sheets of a workbook as rows of values, by title; raises InputError where it cannot be read.

    `only` names the sheets that are wanted, or none for all; other sheets may come back empty.
    """
    return {sheet.title: sheet.rows for sheet in workbook(path, only).sheets}


def noticed(book: Book, sheets: set[str] | None = None) -> Iterator[Problem]:
    """Yield a Problem for whatever may be an accident, such as hidden rows, merged cells and links to other files.

    `sheets` has the titles of the sheets to look at, or None for all.
    """
    yield from (Problem("the file", note) for note in book.notes)
    for sheet in book.sheets:
        if sheets is not None and sheet.title not in sheets:
            continue
        if sheet.hidden and sheet.rows:
            yield Problem(sheet.title, "is a hidden sheet, and is read")
        yield from _hidden(sheet)
        if sheet.merged and any(_below_headings(merged) for merged in sheet.merged):
            ranges = _few([merged for merged in sheet.merged if _below_headings(merged)])
            yield Problem(sheet.title, f"merges {ranges}: only the first cell of each holds a value")
        if sheet.linked:
            yield Problem(sheet.title, f"takes {_few(list(sheet.linked))} from other workbooks, as last saved")


def _hidden(sheet: Sheet) -> Iterator[Problem]:
    """Yield a Problem on the sheet's hidden rows and one on its hidden columns, if it has any with values."""
    for what, listed in (
        ("row", [str(row) for row in sheet.hidden_rows]),
        ("column", [letters(column) for column in sheet.hidden_columns]),
    ):
        if listed:
            sentence = f"hides {what}{'s' if len(listed) > 1 else ''} {_few(listed)}; hidden cells are read too"
            yield Problem(sheet.title, sentence)


def _few(listed: list[str]) -> str:
    """Return a list in words, such as 'A1, A2 and A3'; after the first five comes 'and 7 more'."""
    more = len(listed) - FEW
    if more > 0:
        return f"{', '.join(listed[:FEW])} and {more} more"
    return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def _below_headings(merged: str) -> bool:
    """Return True where a merged range, such as 'A1:C2', spans several rows.

    One within a single row is usually a title.
    """
    first, _, last = merged.partition(":")
    return first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
