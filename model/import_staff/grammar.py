"""Reads a number, a date or a pay band in the several ways in which staff lists write them.

What can be read in two ways is refused, not guessed. No message quotes a cell, since a cell may say what a person
earns, or when they were born.

>>> number_in("£45,707.50"), number_in("(1,234)"), number_in("1,234.5-"), number_in("80%")
(45707.5, -1234.0, -1234.5, 0.8)
>>> number_in("1,23")
Traceback (most recent call last):
    ...
model.problems.Unreadable: has a comma that does not mark thousands, and reads two ways; type digits alone
>>> date_in("19850401"), date_in("1-Apr-1985"), date_in("03/04/1985", "day-first")
(datetime.date(1985, 4, 1), datetime.date(1985, 4, 1), datetime.date(1985, 4, 3))
>>> band_in("XR07"), band_in("Band 8 - Range A"), band_in("NHS|XR06|Review Body Band 6"), band_in("VSM")
('7', '8a', '6', 'VSM')
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from model.problems import Unreadable, date_of
from model.reading.cells import Broken

NUMBER = re.compile(
    r"(?P<open>\()?(?P<sign>[-+\N{MINUS SIGN}])?£?(?P<sign2>[-\N{MINUS SIGN}])?"
    r"(?P<digits>[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3})+)(?P<pence>\.[0-9]{1,12})?(?P<after>-|CR|DR)?(?P<close>\))?(?P<share>%)?",
    re.I | re.A,
)
PLACEHOLDERS = {"-", "--", "n/a", "na", "tbc", "tba", "nil", "none", "unknown", "?", ".", "x"}
DAY = re.compile(r"([0-9]{1,2})[- /.]([A-Za-z]{3,9})[- /.]([0-9]{4})", re.A)
SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/ .]([0-9]{1,2}|[A-Za-z]{3,9})[-/ .][0-9]{2}", re.A)
SLASHED = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?: 0?0:00(?::00)?)?", re.A)
COMPACT = re.compile(r"(19|20)[0-9]{6}", re.A)
ORDERS = ("day-first", "month-first")
WRITE = "write it as 2015-04-03 or 3 April 2015"
GRADE = re.compile(r"(?:nhs\|)?[xn]r?n?0([1-7])(?:\|.*)?", re.A)
RANGE = re.compile(r"band 8 ?-? ?range ([a-d])", re.A)
BAND = re.compile(
    r"(?:(?:afc|agenda for change|review body|non review body|nhs)\W*)*(?:pay )?(?:band )?([1-79]|8[a-d])", re.A
)
NONE_GIVEN = {"ad hoc", "adhoc", "non afc", "non-afc", "local", "spot", "spot salary", "not given"}
SENIOR = {"vsm", "very senior manager", "very senior managers"}


def spaced(text: str) -> str:
    """Return a text with single spaces between its words and none at its ends.

    The apostrophe with which a spreadsheet marks a cell as text is removed.
    """
    return " ".join(
        text.replace("\N{ZERO WIDTH SPACE}", "").replace("\N{ZERO WIDTH NO-BREAK SPACE}", "").split()
    ).removeprefix("'")


def number_in(value: Any) -> float:
    """Return a cell's value as a number; brackets, a minus sign or CR (credit) make it negative, and 80% is 0.8.

    Raises Unreadable, whose message is the end of a sentence that begins with the name of the column.
    """
    if isinstance(value, Broken):
        raise Unreadable(value.sentence)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise Unreadable("is a date or TRUE or FALSE, not a number; type the number again and format the cell as one")
    if not isinstance(value, str):
        return float(value)
    text = spaced(value)
    if text.lower() in PLACEHOLDERS:
        raise Unreadable("is a placeholder and no number; give it or clear the cell")
    parts = NUMBER.fullmatch(text.replace(" ", ""))
    if not parts or bool(parts["open"]) != bool(parts["close"]) or (" " in text and not _grouped(text)):
        if re.fullmatch(r"[£0-9.,]+", text, re.A) and "," in text:
            raise Unreadable("has a comma that does not mark thousands, and reads two ways; type digits alone")
        raise Unreadable("is text, not a number; type digits alone")
    signs = [bool(parts["open"]), bool(parts["sign"]) and parts["sign"] != "+", bool(parts["sign2"])]
    signs.append((parts["after"] or "").upper() in ("-", "CR"))
    if sum(signs) > 1:
        raise Unreadable("has two minus signs; type digits alone")
    amount = float(parts["digits"].replace(",", "") + (parts["pence"] or ""))
    return (-amount if any(signs) else amount) / (100 if parts["share"] else 1)


def _grouped(text: str) -> bool:
    """Whether each space in a number's text is beside a sign, as in "£ 45", or between thousands, as in "45 000"."""
    bare = re.sub(r" ?(£|CR|DR|%|-|\(|\)) ?", "", text, flags=re.I)
    return " " not in bare or re.fullmatch(r"[0-9]{1,3}( [0-9]{3})+(\.[0-9]+)?", bare, re.A) is not None


def date_in(value: Any, order: str = "") -> date:
    """Return a cell's value as a date.

    `order` is "day-first" or "month-first" where the user has said how the list writes a date such as 03/04/2015, else
    "". Raises Unreadable, whose message is the end of a sentence that begins with the name of the column.
    """
    if isinstance(value, Broken):
        raise Unreadable(value.sentence)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = spaced(value) if isinstance(value, str) else f"{value:.0f}" if _eight_digits(value) else ""
    if COMPACT.fullmatch(text):
        return _day(int(text[:4]), int(text[4:6]), int(text[6:]))
    if not isinstance(value, str):
        raise Unreadable("is a number and not a date; format the cell as a date")
    if SHORT_YEAR.fullmatch(text):
        raise Unreadable(f"gives its year in two digits, and reads two ways; {WRITE}")
    if named := DAY.fullmatch(text):
        text = f"{named[1]} {named[2]} {named[3]}"
    elif slashed := SLASHED.fullmatch(text):
        first, second, year = (int(part) for part in slashed.groups()[:3])
        if order:
            return _day(year, second, first) if order == ORDERS[0] else _day(year, first, second)
        if first <= 12 and second <= 12 and first != second:
            raise Unreadable("is text that reads two ways; say which with --dates day-first or --dates month-first")
        return _day(year, second, first)
    try:
        return date_of(text)
    except Unreadable:
        raise Unreadable(f"is text that is not a date; {WRITE}") from None


def _eight_digits(value: Any) -> bool:
    """Whether a value is a number whose eight digits are a date, such as 19850401."""
    return not isinstance(value, bool) and isinstance(value, (int, float)) and 19_000_101 <= value <= 20_991_231


def _day(year: int, month: int, day: int) -> date:
    """Return the date of a year, a month and a day; raise Unreadable where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(f"is not a day of the calendar; {WRITE}") from None


def band_in(value: Any) -> str:
    """Return a cell's pay band by the name that the model has for it, such as "7", "8a", "VSM" or "not given".

    Raises Unreadable where the cell does not name a band.
    """
    if isinstance(value, Broken):
        raise Unreadable(value.sentence)
    if isinstance(value, (date, datetime)):
        raise Unreadable(
            "is a date, which a spreadsheet makes of text such as 8-9; format the cell as text, type it again"
        )
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = spaced(str(value)).lower()
    if not text or text in NONE_GIVEN:
        return "not given"
    if text in SENIOR:
        return "VSM"
    match = GRADE.fullmatch(text) or RANGE.search(text) or BAND.fullmatch(text.replace("  ", " "))
    if not match:
        if re.fullmatch(r"(.*\D)?8", text) or re.fullmatch(r"(nhs\|)?x[rn]0?8.*", text):
            raise Unreadable("does not say which range of band 8; write 8a, 8b, 8c or 8d")
        raise Unreadable("is not a band; write 1 to 7, 8a to 8d, 9 or VSM, or leave it blank")
    return f"8{match[1]}" if RANGE.search(text) else match[1]
