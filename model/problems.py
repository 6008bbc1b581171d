"""Faults of an input, each told as one plain sentence; and the forms in which text may write a date or a number.

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

from model.spoken import spoken, spoken_path

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


@dataclass(frozen=True)
class Problem:
    """One fault of an input: the place of the fault, and a sentence that says what is wrong and what to do.

    where: the place as a reader is told of it: a file, a sheet with its cell, or an option of a command.
    sheet, cell: the same place in a workbook; blank where the fault is not in one sheet or in one cell.
    also: further cells of the sheet that have the same fault.
    """

    where: str
    sentence: str
    sheet: str = ""
    cell: str = ""
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Write what does not print, in a file's name say, as codes: no name may begin a line or hide one."""
        for name in ("where", "sentence"):
            object.__setattr__(self, name, spoken(getattr(self, name)))

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}"


@dataclass(frozen=True)
class AnnotatedCopy:
    """What came of writing a copy of the input with each cell at fault marked: its path, or why there is no copy."""

    file: Path | None
    refusal: str = ""  # why the copy could not be written, in one sentence

    def __str__(self) -> str:
        return self.refusal if self.file is None else f"Each cell at fault is marked in {spoken_path(self.file)}"


class InputError(Exception):
    """Raised where the input needs fixing; it carries every problem that one reading of the input found, worst first.

    done: True where all other work is done and printed, as in a batch; the problems then keep the order of the files.
    annotated: what came of the marked copy of the input; None where none was asked for or there was nothing to mark.
    """

    def __init__(self, problems: Sequence[Problem], done: bool = False, annotated: AnnotatedCopy | None = None) -> None:
        self.problems: Final = tuple(problems if done else worst_first(problems))
        self.done: Final = done
        self.annotated: Final = annotated
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[Any, ...]:
        """Return the error's class and arguments, by which Python makes the error again in another process.

        Without this an exception would arrive in the other process with only its text, and its problems would be lost.
        """
        return type(self), (self.problems, self.done, self.annotated)


class AlreadyToldError(Exception):
    """Raised where the input needs fixing and every problem of it has been printed already."""


def worst_first(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems in the order to mend them: those of the whole file first, then those of each sheet in turn.

    A sheet that has a problem of the whole sheet comes before the others; apart from that, the sheets keep their order.
    Within a sheet, problems of the whole sheet come first, then those of its cells by row and column.
    """
    sheets = list(dict.fromkeys(problem.sheet for problem in problems))
    faulty_as_a_whole = {problem.sheet for problem in problems if not problem.cell}

    def key(problem: Problem) -> tuple[bool, bool, int, tuple[int, int]]:
        """Return what a problem is sorted by, in this order.

        Whether it is of a sheet or of the file, whether its sheet has a problem of the whole sheet, the sheet, and the
        cell.
        """
        sheet = problem.sheet
        return bool(sheet), sheet not in faulty_as_a_whole, sheets.index(sheet), _place(problem.cell)

    return sorted(problems, key=key)


def _place(cell: str) -> tuple[int, int]:
    """Return the row and the column of a cell, both counted from 1, such as (17, 6) for F17.

    Where the text is not the name of a cell, (0, 0) is returned.
    """
    parts = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", cell)
    if not parts:
        return 0, 0
    return int(parts[2]), reduce(lambda number, letter: 26 * number + ord(letter) - 64, parts[1], 0)


class Unreadable(ValueError):  # noqa: N818  # it completes a sentence: "7.x" is not a number
    """Raised where a text is in none of the forms that are read.

    Its message is the end of a sentence that begins with the text, such as 'is not a date; write it as 2015-04-03'.
    """


def date_of(text: str) -> date:
    """Return the date of a text such as "2015-04-03", "3 April 2015" or "13/4/2015".

    Raises Unreadable for any other form, for a day that does not exist, and for a date such as 03/04/2015, in which
    either number could be the month.
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
    """Return the number of a text of digits, such as "45000" or "£45,000.50".

    Commas between thousands and a pound sign in front are allowed. Raises Unreadable for anything else, also for a
    number with a sign or an exponent.
    """
    if not re.fullmatch(r"£?([0-9]{1,12}|[0-9]{1,3}(,[0-9]{3}){1,3})(\.[0-9]{1,12})?", text):
        raise Unreadable("is not a number; write digits, such as 45000")
    return float(text.strip("£").replace(",", ""))
