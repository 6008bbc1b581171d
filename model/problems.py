"""What is wrong with an input, in one plain sentence each, and the ways text may write a date or a number.

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
    """One fault of an input: where it is, and a sentence that says what was found and what to do.

    sheet, cell: of a workbook, where it is of one; also: the other cells of which the same is told.
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
    """A copy of the input with each cell at fault marked: where it is, or why there is none."""

    file: Path | None
    refusal: str = ""  # a sentence, where the copy could not be written

    def __str__(self) -> str:
        return self.refusal if self.file is None else f"Each cell at fault is marked in {self.file}"


class InputError(Exception):
    """The input needs fixing: every problem found in one pass, the worst first.

    done: the rest is done and printed; the problems are of many files, and stand in the order of these.
    annotated: the copy of the input that shows the problems, if one was asked for and there was anything to mark.
    """

    def __init__(self, problems: Sequence[Problem], done: bool = False, annotated: AnnotatedCopy | None = None) -> None:
        self.problems: Final = tuple(problems if done else worst_first(problems))
        self.done: Final = done
        self.annotated: Final = annotated
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[Any, ...]:
        """How it is copied, and sent from one process to another: Exception itself would send its text alone."""
        return type(self), (self.problems, self.done, self.annotated)


class AlreadyToldError(Exception):
    """The input needs fixing, and each of its problems was printed when it was found."""


def worst_first(problems: Sequence[Problem]) -> list[Problem]:
    """Problems of the file, then sheet by sheet: those of a whole sheet before those of its cells, in their order.

    A sheet at fault as a whole comes before the others; beyond that, sheets stand in the order they were read in.
    """
    sheets = list(dict.fromkeys(each.sheet for each in problems))
    whole = {each.sheet for each in problems if not each.cell}

    def key(each: Problem) -> tuple[bool, bool, int, tuple[int, int]]:
        return bool(each.sheet), each.sheet not in whole, sheets.index(each.sheet), _place(each.cell)

    return sorted(problems, key=key)


def _place(cell: str) -> tuple[int, int]:
    """The row and the column of a cell, such as F17; those of no cell come first."""
    found = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", cell)
    if not found:
        return 0, 0
    return int(found[2]), reduce(lambda number, letter: 26 * number + ord(letter) - 64, found[1], 0)


class Unreadable(ValueError):  # noqa: N818  # it completes a sentence: "7.x" is not a number
    """Text outside the closed grammar; the message completes a sentence that names it."""


def date_of(text: str) -> date:
    """A date written as 2015-04-03, 3 April 2015, or 3/4/2015 where only one reading is possible."""
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
            said = [f"{way.day} {way:%B %Y}" for way in ways]
            raise Unreadable(f"reads two ways, {said[0]} or {said[1]}; write {ways[0]} or {ways[1]}")
        return _day(year, second, first)  # 4/25/2015 has no month 25: refused, not turned round
    raise Unreadable("is not a date; write it as 2015-04-03 or 3 April 2015")


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable("is not a day of the calendar; write it as 2015-04-03 or 3 April 2015") from None


def number_of(text: str) -> float:
    """A number written in digits, with or without thousands commas and a pound sign."""
    if not re.fullmatch(r"£?([0-9]{1,12}|[0-9]{1,3}(,[0-9]{3}){1,3})(\.[0-9]{1,12})?", text):
        raise Unreadable("is not a number; write digits, such as 45000")
    return float(text.strip("£").replace(",", ""))
