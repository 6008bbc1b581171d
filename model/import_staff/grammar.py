"""The ways in which a foreign list may write a number, a date and a band. What reads two ways is refused, not guessed.

No message says what a cell holds: it may be what a person earns, or when they were born.

>>> number_in("£45,707.50"), number_in("(1,234)"), number_in("1,234.5-"), number_in("80%")
(45707.5, -1234.0, -1234.5, 0.8)
>>> number_in("1,23")
Traceback (most recent call last):
    ...
model.problems.Unreadable: has a comma where no thousands end, and reads two ways; type digits alone
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
    """Text with its spaces of every kind made one, and none at its ends; and no apostrophe before it."""
    return " ".join(
        text.replace("\N{ZERO WIDTH SPACE}", "").replace("\N{ZERO WIDTH NO-BREAK SPACE}", "").split()
    ).removeprefix("'")


def number_in(value: Any) -> float:
    """A number; raises Unreadable with a sentence that the field begins."""
    if isinstance(value, Broken):
        raise Unreadable(value.sentence)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise Unreadable("is a date or a mark, not a number; type the number again and format the cell as one")
    if not isinstance(value, str):
        return float(value)
    text = spaced(value)
    if text.lower() in PLACEHOLDERS:
        raise Unreadable("is a placeholder and no number; give it or clear the cell")
    found = NUMBER.fullmatch(text.replace(" ", ""))
    if not found or bool(found["open"]) != bool(found["close"]) or (" " in text and not _grouped(text)):
        if re.fullmatch(r"[£0-9.,]+", text, re.A) and "," in text:
            raise Unreadable("has a comma where no thousands end, and reads two ways; type digits alone")
        raise Unreadable("is text, not a number; type digits alone")
    signs = [bool(found["open"]), bool(found["sign"]) and found["sign"] != "+", bool(found["sign2"])]
    signs.append((found["after"] or "").upper() in ("-", "CR"))
    if sum(signs) > 1:
        raise Unreadable("has two minus signs; type digits alone")
    amount = float(found["digits"].replace(",", "") + (found["pence"] or ""))
    return (-amount if any(signs) else amount) / (100 if found["share"] else 1)


def _grouped(text: str) -> bool:
    """Whether the spaces stand beside signs, or where thousands end."""
    bare = re.sub(r" ?(£|CR|DR|%|-|\(|\)) ?", "", text, flags=re.I)
    return " " not in bare or re.fullmatch(r"[0-9]{1,3}( [0-9]{3})+(\.[0-9]+)?", bare, re.A) is not None


def date_in(value: Any, order: str = "") -> date:
    """A day; `order` is one of ORDERS where the list is said to write its dates so. Raises Unreadable."""
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
    return not isinstance(value, bool) and isinstance(value, (int, float)) and 19_000_101 <= value <= 20_991_231


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(f"is not a day of the calendar; {WRITE}") from None


def band_in(value: Any) -> str:
    """A band by the name that the model gives it; raises Unreadable."""
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
    found = GRADE.fullmatch(text) or RANGE.search(text) or BAND.fullmatch(text.replace("  ", " "))
    if not found:
        if re.fullmatch(r"(.*\D)?8", text) or re.fullmatch(r"(nhs\|)?x[rn]0?8.*", text):
            raise Unreadable("does not say which range of band 8; write 8a, 8b, 8c or 8d")
        raise Unreadable("is not a band; write 1 to 7, 8a to 8d, 9 or VSM, or leave it blank")
    return f"8{found[1]}" if RANGE.search(text) else found[1]
