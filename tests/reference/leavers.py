"""A plain leaver for tests, and the dates and figures that made-up leavers are drawn from."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

Person = dict[str, object]
DAY = timedelta(days=1)
FIRST, FINAL = date(2009, 4, 1), date(2027, 3, 31)
AROUND = (-1, 0, 1)
MARS_START = date(2010, 9, 1)
ROUTES = ("redundancy", "voluntary", "mars", "efficiency")
BANDS = ("1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9", "VSM")
SALARIES = ("22999", "23000", "23001", "79999.99", "80000", "80001", "35392", "41733.37", "160000")
WTES = ("0.05", "0.1", "0.5", "0.61", "0.8", "1.2")


def years_on(start: date, years: int) -> date:
    """The anniversary; of 29 February it is 1 March in other years."""
    if (start.month, start.day) == (2, 29):
        return date(start.year + years, 2, 28) + DAY
    return start.replace(year=start.year + years)


def leaver(**given: object) -> Person:
    """A plain leaver of 2025 with the given fields put in or changed."""
    person: Person = {
        "salary": Decimal("41733.37"),
        "wte": Decimal(1),
        "band": "7",
        "born": date(1972, 5, 17),
        "service_start": date(2003, 9, 1),
        "exit": date(2025, 9, 30),
        "route": "redundancy",
    }
    person.update(given)
    return person
