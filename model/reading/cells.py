"""What reading a file gives: a Book of sheets, each of them rows of values. A cell that cannot be read says why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Row = list[Any]


@dataclass(frozen=True)
class Broken:
    """A cell without a value: an error, or a formula that was never calculated.

    `sentence` says which, and what to do.
    """

    sentence: str


NEVER = Broken(
    "is a formula whose value was never calculated; open the file in Excel or LibreOffice, recalculate and save it"
)
ERROR_CODES = """
    #N/A #REF! #NAME? #VALUE! #DIV/0! #NUM! #NULL! #SPILL! #CALC! #FIELD!
    #GETTING_DATA #BLOCKED! #CONNECT! #UNKNOWN! #BUSY! #PYTHON! #EXTERNAL!
"""
ERRORS = frozenset(ERROR_CODES.split())
IN_BYTES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#N/A", 42: "#N/A"}


def error(code: str) -> Broken:
    """Return the cell, without a value, that stands for an error code of a spreadsheet such as #N/A."""
    return Broken(f"is {code}, an error of the spreadsheet; mend the cell")


def text_of(text: str) -> str | Broken | None:
    """Return the value of a cell of text: None where it is empty, Broken where it is an error code pasted as text."""
    return error(text) if text[:1] == "#" and text in ERRORS else text or None


class Refused(Exception):  # noqa: N818  # it is an answer, not a fault of ours
    """Raised for a file that cannot be read. Its message completes a sentence that begins with the file's name.

    `where` names the sheet or the cell at fault, such as Staff!F17; it is empty where the whole file is at fault.
    """

    def __init__(self, sentence: str, where: str = "") -> None:
        super().__init__(sentence)
        self.where = where


@dataclass(frozen=True)
class Sheet:
    """A sheet: its title, its rows of values (all equally long, with None for blanks), and what to warn a reader of.

    Rows and columns are counted from 1. Hidden rows and columns are listed only if they contain a value.
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
    """The sheets of a file in order. `kind` is the file's format; `notes` are sentences about the file as a whole."""

    kind: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = field(default=())


def letters(column: int) -> str:
    """Return the letters of a column, given its number, from 1.

    >>> letters(1), letters(27), letters(16384)
    ('A', 'AA', 'XFD')
    """
    name = ""
    while column:
        column, place = divmod(column - 1, 26)
        name = chr(65 + place) + name
    return name


def number_of_column(column_letters: str) -> int:
    """Return the number of a column, from 1, given its letters.

    >>> number_of_column("XFD")
    16384
    """
    number = 0
    for letter in column_letters:
        number = 26 * number + ord(letter) - 64
    return number
