"""Notice and statutory redundancy pay: Employment Rights Act 1996 ss86, 145, 155, 162 and 227, from the Act's text.

Where notice is paid in lieu, s145(5) moves the relevant date to the day on which the notice that s86 requires would
have expired. Two years' service (s155) and the years and their ages (s162(1)) are counted to that day, and the limit on
a week's pay is that of that day: each Order that raises it asks for the relevant date as s145 defines it.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from .payoff_words import DAY, ONE, ZERO, Person, anniversaries, band_of, dated, months_later, number, penny

# Limit on a week's pay, Employment Rights Act 1996 s227 (Employment Rights (Increase of Limits) Orders).
WEEK_LIMIT = """
2009-02-01 350, 2009-10-01 380, 2011-02-01 400, 2012-02-01 430, 2013-02-01 450, 2014-04-06 464,
2015-04-06 475, 2016-04-06 479, 2017-04-06 489, 2018-04-06 508, 2019-04-06 525, 2020-04-06 538,
2021-04-06 544, 2022-04-06 571, 2023-04-06 643, 2024-04-06 700, 2025-04-06 719, 2026-04-06 751"""
# Local notice by band, in months (ten weeks for bands 6 and 7): no national scale exists, these are defaults.
NOTICE_MONTHS = {"1": 1, "2": 1, "3": 1, "4": 1, "5": 1, "8a": 3, "8b": 3, "8c": 3, "8d": 3, "9": 3, "vsm": 6}


def statutory_notice(start: date | None, last: date) -> Decimal:
    """The weeks of ERA 1996 s86, from complete years on the day after the last day of employment."""
    if start is None or last + DAY < months_later(start, 1):
        return ZERO
    years = anniversaries(start, last + DAY)
    return Decimal(min(12, years)) if years >= 2 else ONE


def notice_weeks(person: Person, start: date | None, last: date) -> Decimal:
    """The statutory weeks, or the local default for the band where that is longer."""
    band = band_of(person)
    contract = Decimal(10) if band in ("6", "7") else Decimal(52 * NOTICE_MONTHS.get(band, 0)) / 12
    return max(statutory_notice(start, last), contract)


def relevant_date(person: Person, start: date | None, last: date) -> date:
    """The last day, or by s145(5) the day on which statutory notice would have expired, had it all been given."""
    in_lieu = number(person, "notice_paid_weeks") or ZERO
    if in_lieu <= 0:
        return last
    served = max(ZERO, notice_weeks(person, start, last) - in_lieu)
    unserved = max(ZERO, statutory_notice(start, last) - served)
    days = (7 * unserved).quantize(Decimal("1e-20")).quantize(ONE, rounding=ROUND_HALF_UP)
    return last + timedelta(days=int(days))


def statutory_weeks(age: int, years: int) -> Decimal:
    """ERA 1996 s162: whole years counted back from the relevant date, at most 20; two needed (s155)."""
    weeks = ZERO
    if years < 2:
        return weeks
    for back in range(1, min(20, years) + 1):
        age_then = age - back + 1
        if age_then <= 22:
            weeks += Decimal("0.5")
        elif age_then <= 41:
            weeks += 1
        else:
            weeks += Decimal("1.5")
    return weeks


def statutory_redundancy(
    person: Person, born: date, start: date | None, last: date, week: Decimal
) -> tuple[Decimal, Decimal]:
    """The weeks and the sum; the week is rounded to the penny first, as a tribunal's award has it."""
    relevant = relevant_date(person, start, last)
    years = 0 if start is None else anniversaries(start, relevant + DAY)
    weeks = statutory_weeks(anniversaries(born, relevant), years)
    return weeks, penny(penny(min(week, dated(WEEK_LIMIT, relevant))) * weeks)
