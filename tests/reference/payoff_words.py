"""What every part of the payoff reference reads with: a person's fields, dates, dated values and the penny."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

Person = dict[str, object]
ZERO = Decimal(0)
ONE = Decimal(1)
DAY = timedelta(days=1)
YEAR_OF_DAYS = Decimal("365.25")


def penny(amount: Decimal) -> Decimal:
    """Half up to the penny; the first step removes the 60th-digit error that can hide an exact half-penny."""
    return amount.quantize(Decimal("1e-30")).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def number(person: Person, key: str) -> Decimal | None:
    value = person.get(key)
    return None if value is None else Decimal(str(value))


def day(person: Person, key: str) -> date | None:
    value = person.get(key)
    if value is not None and not isinstance(value, date):
        raise TypeError(f"{key} is not a date")
    return value


def band_of(person: Person) -> str:
    """The band in small letters; blank where none is given."""
    return str(person.get("band") or "").lower()


def last_day(person: Person) -> date:
    last = day(person, "exit")
    assert last is not None, "exit is needed"
    return last


def rule_day(person: Person) -> date:
    """The day whose rules apply: consultation's first, or the last day of employment."""
    return day(person, "consultation") or last_day(person)


def dated(table: str, when: date) -> Decimal:
    """The value on that day, of "from-date value" each holding until the next; the first one for any earlier day."""
    found = None
    for entry in table.split(","):
        start, value = entry.split()
        if found is None or date.fromisoformat(start) <= when:
            found = Decimal(value)
    assert found is not None
    return found


def anniversary(start: date, years: int) -> date:
    if (start.month, start.day) == (2, 29):
        return date(start.year + years, 2, 28) + DAY  # 29 February, or 1 March where there is none
    return date(start.year + years, start.month, start.day)


def anniversaries(start: date, until: date) -> int:
    """Complete years from a day to another; 0 where the second comes first."""
    years = 0
    while anniversary(start, years + 1) <= until:
        years += 1
    return years


def months_later(start: date, months: int) -> date:
    """The same day so many months on; a day that month does not have runs over into the next month."""
    month = start.month - 1 + months
    return date(start.year + month // 12, month % 12 + 1, 1) + timedelta(days=start.day - 1)


def complete_months(start: date, until: date) -> int:
    """Complete months from a day to another, by the day of the month."""
    return (until.year - start.year) * 12 + until.month - start.month - (1 if until.day < start.day else 0)


def years_of_days(start: date, until: date) -> Decimal:
    """The years from a day to another, as days over 365.25."""
    return Decimal((until - start).days) / YEAR_OF_DAYS
