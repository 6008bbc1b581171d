"""Turns the text of a cell, as a workbook file stores it, into a value. Text that is no such value becomes Broken."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from typing import Any

from model.reading.cells import Broken, Refused

NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?")
PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
LONGEST = 25  # characters
KEPT = 100_000  # numbers, and no more: a list of a million salaries needs no memory of them
LARGEST = 10**308  # a spreadsheet's largest number is a little below it
LONGEST_CODE = 255  # characters of a number format: Microsoft, "Excel specifications and limits"
EXACT = 1e15  # below it a double holds every whole number that Excel shows
NO_TEXT = "holds characters that are no text; open it in Excel and save it again as .xlsx"
NOT_A_NUMBER = Broken("holds no number, though it is kept as one: the file is damaged there; type it again")
TOO_LARGE = Broken("holds a number larger than a spreadsheet can; mend the cell")
NO_DAY = Broken("is formatted as a date and holds a number that is no day; type the date again")
UNICODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # characters that no XML has: XML 1.0, 2.2
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.I)
LAST_SERIAL = 2_958_466  # the day after 31 December 9999
LEAP_1900 = 60  # 29 February 1900, which Excel counts and no calendar has
BUILT_IN = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}  # ECMA-376 part 1, 18.8.30
ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?Z?)?")


def number(text: str) -> Any:
    """Return a number written in the usual way, as an int if it has no decimal point, else as a float.

    Empty text gives None. Anything else raises ValueError; `careful_number` then looks at it.
    """
    if len(text) <= LONGEST:
        if text.isdigit():
            return int(text)
        if PLAIN.fullmatch(text):
            return float(text)
        if not text:
            return None
    raise ValueError


class Numbers(dict[str, Any]):
    """The numbers of a sheet by their texts, as `number` returns them; each is worked out once and kept.

    Raises ValueError where a text is no number in the usual form.
    """

    def __missing__(self, text: str) -> Any:
        if len(self) > KEPT:
            self.clear()
        value = self[text] = number(text)
        return value


def careful_number(text: str) -> Any:
    """Return a number written in any way that a workbook may use.

    Empty text gives None, and text that is not a number gives Broken.
    """
    digits = text.strip(" \t\r\n")
    if not digits:
        return None
    if not NUMBER.fullmatch(digits):
        return NOT_A_NUMBER
    value = int(digits) if digits.isdigit() and len(digits) <= LONGEST else float(digits)
    return TOO_LARGE if abs(value) >= LARGEST else value


def finite(value: float) -> Any:
    """Return a number that is kept in bytes, as an int where it is whole; Broken where it is infinite or no number.

    >>> finite(3.0), finite(2.5), finite(float("nan")) is NOT_A_NUMBER
    (3, 2.5, True)
    """
    if not math.isfinite(value):
        return NOT_A_NUMBER
    if abs(value) >= LARGEST:
        return TOO_LARGE
    return int(value) if value.is_integer() and abs(value) < EXACT else value


def is_date(code: str) -> bool:
    """Return True where a number format, such as "dd/mm/yyyy", shows a date or a time.

    Raises Refused where it is longer than Excel's may be, since the time to look through it grows with its square.

    >>> is_date("dd/mm/yyyy"), is_date('0.0 "days"'), is_date("[Red]#,##0"), is_date("[h]:mm")
    (True, False, False, True)
    """
    if len(code) > LONGEST_CODE:
        raise Refused(f"holds a number format of {len(code):,} characters, more than Excel's {LONGEST_CODE}")
    return any(letter in "dmyhs" for letter in QUOTED.sub("", code.split(";")[0].lower()).replace("general", ""))


class Days(dict[str, Any]):
    """The dates that a sheet stores as numbers, by the text of the number; each is worked out once and kept.

    `from_1904` is True where the workbook counts its days from 1 January 1904, as some made on a Mac do.
    """

    def __init__(self, from_1904: bool) -> None:
        super().__init__({"": None})
        self.from_1904 = from_1904

    def __missing__(self, text: str) -> Any:
        """Work out the date, a datetime, that a number stands for, or the time of day where it is less than one.

        Gives Broken where the number is not a day of Excel's calendar; raises ValueError where the text is not
        a number.
        """
        if not NUMBER.fullmatch(text):
            raise ValueError
        value = self[text] = self.day(float(text))
        return value

    def day(self, serial: float) -> Any:
        """Return the datetime, or the time of day, that a number stands for.

        Where there is no such day, the answer is NO_DAY, a Broken cell.
        """
        if not 0 <= serial < LAST_SERIAL or (int(serial) == LEAP_1900 and not self.from_1904):
            return NO_DAY
        seconds = round((serial % 1) * 86_400)
        if serial < 1 and not self.from_1904:
            return (datetime.min + timedelta(seconds=seconds)).time() if seconds < 86_400 else time.max
        start = datetime(1904, 1, 1) if self.from_1904 else datetime(1899, 12, 31 if serial < LEAP_1900 else 30)
        try:
            return start + timedelta(days=int(serial), seconds=seconds)
        except OverflowError:
            return NO_DAY


def iso(text: str) -> Any:
    """Return the datetime of a date stored as text, such as 2015-04-03 or 2015-04-03T09:30:00.

    For any other text the answer is NO_DAY, a Broken cell.
    """
    parts = ISO.fullmatch(text.strip())
    try:
        if not parts:
            return NO_DAY
        day = date.fromisoformat(parts[1])
        return datetime.combine(day, time.fromisoformat(parts[2]) if parts[2] else time())
    except ValueError:
        return NO_DAY


def _character(match: re.Match[str]) -> str:
    """Return the character whose hexadecimal code the regular expression matched."""
    return chr(int(match[1], 16))


def decoded(text: str) -> str:
    """Return text as it was typed: codes such as _x000D_ become characters, and control characters become spaces.

    >>> decoded("a_x0041_b")
    'aAb'
    """
    if "_x" in text:
        text = UNICODE.sub(_character, text)
    return without_controls(text)


def without_controls(text: str) -> str:
    """Return the text with each control character replaced by a space."""
    return text if text.isprintable() else CONTROL.sub(" ", text)


def without_nulls(text: str) -> str:
    """Return a text out of bytes, without the NULs that fill it up at its end; raises Refused where one is left.

    A NUL inside a text says that it was taken for what it is not, such as two bytes a character for one.
    """
    if "\0" not in text:
        return text
    text = text.rstrip("\0")
    if "\0" in text:
        raise Refused(NO_TEXT)
    return text
