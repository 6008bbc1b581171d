"""Reads a date in the several ways in which staff lists write one; what reads one way is read, and no other.

A year of two digits is read where only one century is possible: nobody is born in the future, or at work as a child.

>>> date_in("19850401"), date_in("1-Sept-1985"), date_in("2005/09/01"), date_in("2005-09-01T00:00:00Z")
(datetime.date(1985, 4, 1), datetime.date(1985, 9, 1), datetime.date(2005, 9, 1), datetime.date(2005, 9, 1))
>>> date_in("03/04/1985", "day-first"), date_in("25/12/61", window=(date(1920, 1, 1), date(2012, 3, 31)))
(datetime.date(1985, 4, 3), datetime.date(1961, 12, 25))
>>> date_in("25/12/61")
Traceback (most recent call last):
    ...
model.problems.Unreadable: gives its year in two digits, and reads two ways; write it as 2015-04-03 or 3 April 2015
>>> is_no_end("31-DEC-4712"), is_no_end("Permanent"), is_no_end("31 March 2027")
(True, True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from model.body.bounds import LATEST, OLDEST, SERVICE_FROM
from model.import_staff.grammar import PLACEHOLDERS, spaced
from model.problems import MONTHS, Unreadable
from model.reading.cells import Broken

ORDERS = ("day-first", "month-first")
NO_END_FROM = 2099  # a year from which a date stands for "no end", such as 4712 in ESR and 9999 elsewhere
NO_END_WORDS = PLACEHOLDERS - {"tbc", "tba", "unknown", "?", "x", "n/d"}
NO_END_WORDS |= {"permanent", "perm", "substantive", "open", "open-ended", "open ended", "ongoing"}
NO_END_WORDS |= {"no", "no end", "no end date", "not applicable", "not fixed term"}
ENDS = frozenset({"ends", "last_day"})  # columns in which nothing, or a date beyond all plans, stands for "no end"
AHEAD = ENDS | {"next_step", "agreed_date"}  # columns whose dates may be in the future
WRITE = "write it as 2015-04-03 or 3 April 2015"
CLOCK = r"(?:[ T](?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)(?P<zone> ?Z|[+-][0-9]{2}:?[0-9]{2})?)?"
YEAR_FIRST = re.compile(
    rf"(?P<year>[0-9]{{4}})[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}}){CLOCK}", re.A | re.I
)
COMPACT = re.compile(r"(?P<year>(?:19|20|47|99)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})", re.A)
NAMED = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[-/. ](?P<month>[a-z]{{3,9}})\.?[-/., ] ?"
    rf"(?P<year>[0-9]{{4}}|[0-9]{{2}}){CLOCK}",
    re.A | re.I,
)
MONTH_NAMED_FIRST = re.compile(
    rf"(?P<month>[a-z]{{3,9}})\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}}){CLOCK}", re.A | re.I
)
SLASHED = re.compile(
    rf"(?P<first>[0-9]{{1,2}})[-/. ](?P<second>[0-9]{{1,2}})[-/. ](?P<year>[0-9]{{4}}|[0-9]{{2}}){CLOCK}", re.A | re.I
)
SEPT = "sept"
Window = tuple[date, date]


@dataclass(frozen=True)
class Days:
    """How the dates of a list are read: the order of day and month, and the day by which all births and starts lie."""

    order: str
    by: date

    def window(self, name: str, born: date | None) -> Window:
        """Return the earliest and the latest day that a date of the field `name` can be, of somebody born on `born`."""
        if name == "born":
            return OLDEST, _years_after(self.by, -SERVICE_FROM)
        return _years_after(born or OLDEST, SERVICE_FROM), date(NO_END_FROM, 12, 31) if name in AHEAD else self.by

    def read(self, value: Any, name: str, born: date | None = None) -> date:
        """Return a cell's value as a date of the field `name`; `born` is the person's date of birth, if it is known.

        Raises Unreadable, whose message is the end of a sentence that begins with the name of the column.
        """
        day = date_in(value, self.order, self.window(name, born))
        if not OLDEST <= day <= LATEST:
            raise Unreadable(f"is outside {OLDEST} to {LATEST}; check the year")
        return day


def _years_after(day: date, years: int) -> date:
    """Return the day some years after a day, or before it where `years` is negative; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def date_in(value: Any, order: str = "", window: Window | None = None) -> date:
    """Return a cell's value as a date.

    `order` is "day-first" or "month-first" where the user or the list says how a date such as 03/04/2015 is written,
    else "". `window` has the earliest and the latest day that it can be, which may tell the century of a year of two
    digits. Raises Unreadable, whose message is the end of a sentence that begins with the name of the column.
    """
    if isinstance(value, Broken):
        raise Unreadable(value.sentence)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = spaced(value) if isinstance(value, str) else f"{value:.0f}" if _eight_digits(value) else ""
    if not text and not isinstance(value, str):
        raise Unreadable("is a number and not a date; format the cell as a date")
    if found := YEAR_FIRST.fullmatch(text) or COMPACT.fullmatch(text):
        return _at(found, _day(int(found["year"]), int(found["month"]), int(found["day"])))
    if named := NAMED.fullmatch(text) or MONTH_NAMED_FIRST.fullmatch(text):
        month = _month(named["month"])
        if month:
            return _at(named, _of_century(named["year"], month, int(named["day"]), window))
    if slashed := SLASHED.fullmatch(text):
        first, second = int(slashed["first"]), int(slashed["second"])
        if not order and first <= 12 and second <= 12 and first != second:
            raise Unreadable("is text that reads two ways; say which with --dates day-first or --dates month-first")
        if order == ORDERS[0] and second > 12 >= first:
            raise Unreadable("gives its month first, and --dates or the rest of the list its day; mend it")
        if order == ORDERS[1] and first > 12 >= second:
            raise Unreadable("gives its day first, and --dates or the rest of the list its month; mend it")
        day, month = (second, first) if order == ORDERS[1] or second > 12 else (first, second)
        return _at(slashed, _of_century(slashed["year"], month, day, window))
    raise Unreadable(f"is text that is not a date; {WRITE}")


def _at(found: re.Match[str], day: date) -> date:
    """Return the day that a text gives; raise Unreadable where a time in another zone may make it another day."""
    parts = found.groupdict()
    if parts.get("zone") and re.sub(r"[0:.]", "", parts["clock"]):
        raise Unreadable(f"gives a time in a zone, which may be the next day here; {WRITE}")
    return day


def _month(name: str) -> int:
    """Return the number of a month by its name or the first letters of it; 0 where no month is named so."""
    lower = name.lower()
    named = [number for number, month in enumerate(MONTHS, 1) if lower in (month, month[:3])]
    return named[0] if named else 9 if lower == SEPT else 0


def _of_century(year: str, month: int, day: int, window: Window | None) -> date:
    """Return the day of a year, which may have only its last two digits; raise Unreadable where two centuries fit."""
    if len(year) == 4:
        return _day(int(year), month, day)
    within = []
    for century in ("19", "20"):
        try:
            found = date(int(century + year), month, day)
        except ValueError:
            continue  # 29 February of the other century
        if window is None or window[0] <= found <= window[1]:
            within.append(found)
    if len(within) == 1:
        return within[0]
    if not within:
        raise Unreadable(f"gives its year in two digits, and fits neither century; {WRITE}")
    raise Unreadable(f"gives its year in two digits, and reads two ways; {WRITE}")


def is_short(value: Any) -> bool:
    """Whether a cell is a date whose year has only two digits."""
    if not isinstance(value, str):
        return False
    found = NAMED.fullmatch(spaced(value)) or SLASHED.fullmatch(spaced(value))
    return found is not None and len(found["year"]) == 2


def is_no_end(value: Any) -> bool:
    """Whether a cell of a column of ends says that there is none: a word for it, or a date beyond all plans."""
    if isinstance(value, str) and spaced(value).lower() in NO_END_WORDS:
        return True
    try:
        return date_in(value, ORDERS[0]).year >= NO_END_FROM
    except Unreadable:
        return False


def order_of(values: Iterable[Any]) -> tuple[str, int]:
    """Return the order of day and month in which all dates of a list can only be read, and how many dates tell it.

    The order is "" where no date tells it, or where some tell one and some the other; 13/4/2015 tells that the day is
    first. Only texts count: a spreadsheet's own dates have no order.
    """
    tellings = dict.fromkeys(ORDERS, 0)
    unsure = False
    for value in values:
        found = SLASHED.fullmatch(spaced(value)) if isinstance(value, str) else None
        if found:
            first, second = int(found["first"]), int(found["second"])
            tellings[ORDERS[0]] += first > 12 >= second
            tellings[ORDERS[1]] += second > 12 >= first
            unsure = unsure or (first <= 12 and second <= 12 and first != second)
    told = [order for order, count in tellings.items() if count]
    return (told[0], tellings[told[0]]) if len(told) == 1 and unsure else ("", 0)


def _eight_digits(value: Any) -> bool:
    """Whether a value is a number whose eight digits are a date, such as 19850401."""
    return not isinstance(value, bool) and isinstance(value, (int, float)) and 19_000_101 <= value <= 99_991_231


def _day(year: int, month: int, day: int) -> date:
    """Return the date of a year, a month and a day; raise Unreadable where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(f"is not a day of the calendar; {WRITE}") from None
