"""The faults of an input, each as one plain sentence; and the forms in which text may write a date or a number.

>>> date_of("29 February 2012")
datetime.date(2012, 2, 29)
>>> date_of("03/04/2015")
Traceback (most recent call last):
    ...
model.problems.Unreadable: reads two ways, 3 April 2015 or 4 March 2015; write 2015-04-03 or 2015-03-04
>>> number_of("£45,000")
45000.0
>>> number_of("45k")
Traceback (most recent call last):
    ...
model.problems.Unreadable: is not a number; write digits, such as 45000
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any, Final

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


@dataclass(frozen=True)
class Problem:
    """One fault of an input: where it is, and a sentence that says what is wrong and what to do.

    where: the place as a reader is told it: a file, a sheet with its cell, or an option of a command.
    sheet, cell: the same place in a workbook; blank where the fault is not in one sheet or one cell.
    also: further cells of the sheet that have the same fault.
    """

    where: str
    sentence: str
    sheet: str = ""
    cell: str = ""
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}"


@dataclass(frozen=True)
class AnnotatedCopy:
    """The outcome of asking for a copy of the input with each cell at fault marked: its path, or why there is none."""

    file: Path | None
    refusal: str = ""  # why the copy could not be written, in one sentence

    def __str__(self) -> str:
        return self.refusal if self.file is None else f"Each cell at fault is marked in {self.file}"


class InputError(Exception):
    """Raised where the input needs fixing; it carries every problem that one pass found, the worst first.

    done: whether the rest is done and printed, as in a batch; the problems then keep the order of the files.
    annotated: the copy of the input that shows the problems, if one was asked for and there was anything to mark.
    """

    def __init__(self, problems: Sequence[Problem], done: bool = False, annotated: AnnotatedCopy | None = None) -> None:
        self.problems: Final = tuple(problems if done else worst_first(problems))
        self.done: Final = done
        self.annotated: Final = annotated
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the error again, so that it passes from one process to another with its problems.

        An exception is passed on by its text alone unless it says more.
        """
        return type(self), (self.problems, self.done, self.annotated)


class AlreadyToldError(Exception):
    """Raised where the input needs fixing and each of its problems has been printed already."""


def worst_first(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems in the order to mend them: those of the whole file first, then sheet by sheet.

    Sheets that are at fault as a whole come before the others, and otherwise in the order in which they were read.
    Within a sheet, problems of the whole sheet come first, then those of its cells by row and column.
    """
    sheets = list(dict.fromkeys(problem.sheet for problem in problems))
    faulty_as_a_whole = {problem.sheet for problem in problems if not problem.cell}

    def key(problem: Problem) -> tuple[bool, bool, int, tuple[int, int]]:
        """Return what problems are sorted by: file or sheet, whole sheets first, the sheet, and the cell."""
        sheet = problem.sheet
        return bool(sheet), sheet not in faulty_as_a_whole, sheets.index(sheet), _place(problem.cell)

    return sorted(problems, key=key)


def _place(cell: str) -> tuple[int, int]:
    """Return the row and column of a cell's name, both from 1: (17, 6) for F17; (0, 0) where it is no cell."""
    parts = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", cell)
    if not parts:
        return 0, 0
    return int(parts[2]), reduce(lambda number, letter: 26 * number + ord(letter) - 64, parts[1], 0)


class Unreadable(ValueError):  # noqa: N818  # it completes a sentence: "7.x" is not a number
    """Raised where text is in none of the forms that are read; its message completes a sentence about that text."""


def date_of(text: str) -> date:
    """Return the date that text writes as 2015-04-03, 3 April 2015, or 13/4/2015.

    Raises Unreadable for any other form, for a day that does not exist, and where day and month could be exchanged.
    """
    if iso := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?: 00:00:00)?", text):
        return _day(*(int(part) for part in iso.groups()))
    if named := re.fullmatch(r"([0-9]{1,2}) ([A-Za-z]{3,9}) ([0-9]{4})", text):
        month = [n for n, name in enumerate(MONTHS, 1) if named[2].lower() in (name, name[:3])]
        if month:
            return _day(int(named[3]), month[0], int(named[1]))
    if slashed := re.fullmatch(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})", text):
        first, second, year = (int(part) for part in slashed.groups())
        if first <= 12 and second <= 12 and first != second:
            ways = _day(year, second, first), _day(year, first, second)
            in_words = [f"{way.day} {way:%B %Y}" for way in ways]
            raise Unreadable(f"reads two ways, {in_words[0]} or {in_words[1]}; write {ways[0]} or {ways[1]}")
        return _day(year, second, first)  # 4/25/2015 has no month 25: refused, not turned round
    raise Unreadable("is not a date; write it as 2015-04-03 or 3 April 2015")


def _day(year: int, month: int, day: int) -> date:
    """Return the date; raise Unreadable where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable("is not a day of the calendar; write it as 2015-04-03 or 3 April 2015") from None


def number_of(text: str) -> float:
    """Return the number that text writes in digits, with or without thousands commas and a leading pound sign.

    Raises Unreadable for anything else, a sign or an exponent among them.
    """
    if not re.fullmatch(r"£?([0-9]{1,12}|[0-9]{1,3}(,[0-9]{3}){1,3})(\.[0-9]{1,12})?", text):
        raise Unreadable("is not a number; write digits, such as 45000")
    return float(text.strip("£").replace(",", ""))
