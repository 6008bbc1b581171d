"""A workbook's sheets as grids of values, and what its readers must know of it; a cell that holds no value says why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from model.problems import InputError, Problem
from model.reading.cells import NEVER, Book, Broken, Row, Sheet, letters
from model.reading.door import read_book

__all__ = ["NEVER", "Broken", "Grid", "grids", "noticed", "workbook"]

Grid = list[Row]
TABLES = ("csv", "parquet")  # files of one table, whatever their name
FEW = 5  # rows, columns or ranges that a note lists


def workbook(path: Path, only: Sequence[str] = ()) -> Book:
    """A file that must be a workbook; raises InputError where it is not one, or cannot be read.

    Sheets that are not among `only` may come back empty, where any are named.
    """
    book = read_book(path, only)
    if book.kind in TABLES:
        raise InputError([Problem(str(path), "is not a workbook that can be read; save it again as .xlsx")])
    return book


def grids(path: Path, only: Sequence[str] = ()) -> Mapping[str, Grid]:
    """The sheets of a workbook by title, or those of `only`; raises InputError where it cannot be read."""
    return {sheet.title: sheet.rows for sheet in workbook(path, only).sheets}


def noticed(book: Book, sheets: set[str] | None = None) -> Iterator[Problem]:
    """What is no fault of a book and may be an accident: hidden, merged and linked; of some sheets, or of all."""
    yield from (Problem("the file", note) for note in book.notes)
    for sheet in book.sheets:
        if sheets is not None and sheet.title not in sheets:
            continue
        if sheet.hidden and sheet.rows:
            yield Problem(sheet.title, "is a hidden sheet, and is read")
        yield from _hidden(sheet)
        if sheet.merged and any(_below_headings(each) for each in sheet.merged):
            listed = _few([each for each in sheet.merged if _below_headings(each)])
            yield Problem(sheet.title, f"merges {listed}: only the first cell of each holds a value")
        if sheet.linked:
            yield Problem(sheet.title, f"takes {_few(list(sheet.linked))} from other workbooks, as last saved")


def _hidden(sheet: Sheet) -> Iterator[Problem]:
    for what, listed in (
        ("row", [str(row) for row in sheet.hidden_rows]),
        ("column", [letters(column) for column in sheet.hidden_columns]),
    ):
        if listed:
            told = f"hides {what}{'s' if len(listed) > 1 else ''} {_few(listed)}, and what stands there is read"
            yield Problem(sheet.title, told)


def _few(listed: list[str]) -> str:
    more = len(listed) - FEW
    if more > 0:
        return f"{', '.join(listed[:FEW])} and {more} more"
    return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def _below_headings(merged: str) -> bool:
    """Whether a merged range goes down over rows: one across is mostly a title."""
    first, _, last = merged.partition(":")
    return first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
