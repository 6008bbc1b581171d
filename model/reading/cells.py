"""What a file holds once it is read: a book of sheets, each a grid of values; a cell that holds no value says why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Row = list[Any]


@dataclass(frozen=True)
class Broken:
    """What stands in a cell that holds no value: an error of the spreadsheet, or a formula never calculated."""

    sentence: str


NEVER = Broken(
    "is a formula whose value was never calculated; open the file in Excel or LibreOffice, recalculate and save it"
)
ERRORS = {
    *("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!"),
    *("#GETTING_DATA", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#PYTHON!", "#EXTERNAL!"),
}


def error(code: str) -> Broken:
    """An error of the spreadsheet, such as #N/A."""
    return Broken(f"is {code}, an error of the spreadsheet; mend the cell")


def text_of(text: str) -> str | Broken | None:
    """A cell's text: an error that was pasted as text is an error still, and no text is a blank."""
    return error(text) if text[:1] == "#" and text in ERRORS else text or None


class Refused(Exception):  # noqa: N818  # it is an answer, not a fault of ours
    """A file that cannot be read; the message completes a sentence that its name begins."""

    def __init__(self, sentence: str, where: str = "") -> None:
        super().__init__(sentence)
        self.where = where


@dataclass(frozen=True)
class Sheet:
    """A sheet: rows of values, all of one width, and what a reader of them must know.

    Rows and columns are counted from 1. Only those hidden rows and columns are listed that hold something.
    """

    title: str
    rows: list[Row]
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    merged: tuple[str, ...] = ()  # such as A1:C1
    linked: tuple[str, ...] = ()  # the cells whose formulas read another workbook


@dataclass(frozen=True)
class Book:
    """The sheets in their order, and what was noticed of the file as a whole, a sentence each."""

    kind: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = field(default=())


def letters(column: int) -> str:
    """A column's letters, counted from 1.

    >>> letters(1), letters(27), letters(16384)
    ('A', 'AA', 'XFD')
    """
    found = ""
    while column:
        column, place = divmod(column - 1, 26)
        found = chr(65 + place) + found
    return found


def number_of_column(said: str) -> int:
    """The number of a column, counted from 1, by its letters.

    >>> number_of_column("XFD")
    16384
    """
    number = 0
    for letter in said:
        number = 26 * number + ord(letter) - 64
    return number
