"""How a paper writes numbers: tables in £000, brackets for negatives, a dash for nil, one decimal in percentages.

>>> thousands(-1234567.0), thousands(0.0), thousands(200.0), money(-8_534_000.0), money(586_594.0), money(430.0)
('(1,235)', '–', '0', '-£8.53m', '£587k', '£430')
>>> percent(0.125), rounded(0.125), posts(41.64), months(2.418), months(None), change(-9.6)
('12.5%', '12%', '41.6', '2.4', '–', '(9.6)')
>>> expected(22.6), expected(0.48), expected(0.0), counted(22.6, hide=False), counted(3.0, hide=True)
('23', '0.5', '–', '23', '*')
>>> people(22.6), people(5.26), people(1.0), people(0.4), people(0.0), persons(3.0, hide=True)
('23 people', '5.3 people', 'one person', 'fewer than one person', 'nobody', 'fewer than five people')
>>> quoted("Voluntary exits"), listed(["A", "B", "C"])
('"Voluntary exits"', 'A, B and C')
"""

from __future__ import annotations

from model.projection.listed import listed as listed
from model.projection.money import PENNY as PENNY
from model.projection.money import money as money
from model.rules.rulebook import from_serial, say

NIL, HIDDEN = "–", "*"
STARRED = f"{HIDDEN}: fewer than five people, or what they were paid, or a figure from which it could be worked out."
LEAST = 5  # a count below this is not printed: it might identify somebody
WHOLE = 9.95  # an expected number of people from here on is written without a decimal
ROUNDED = 0.05  # what one decimal leaves out
HALF_POUND = 0.5  # an amount below it would be written as £0, and is left unsaid
SPARE = 1e-9  # heads below this are nobody: they are the rounding of a sum


def thousands(amount: float) -> str:
    """Return an amount in pounds as a table writes it in £000, such as '(1,235)' for -1,234,567.

    Nil is a dash, and less than half a thousand is '0'.
    """
    if abs(amount) < PENNY:
        return NIL
    whole = f"{round(abs(amount) / 1000):,}"
    return f"({whole})" if amount < 0 and whole != "0" else whole


def percent(share: float) -> str:
    """Return a share as a percentage with one decimal, such as '12.5%'; nil is a dash."""
    return NIL if abs(share) < 1e-12 else f"{share:.1%}"


def rounded(share: float) -> str:
    """Return a share as a whole percentage, such as '12%', where a decimal would be false precision; nil is a dash."""
    return NIL if abs(share) < 1e-12 else f"{share:.0%}"


def posts(wte: float) -> str:
    """Return a number of posts, in whole-time equivalents, with one decimal, such as '41.6'; nil is a dash."""
    return NIL if abs(wte) < SPARE else f"{wte:,.1f}"


def change(wte: float) -> str:
    """Return a difference in posts as a table writes it, such as '(9.6)' for 9.6 fewer; a dash where it is nil."""
    size = f"{abs(wte):,.1f}"
    return NIL if float(size.replace(",", "")) == 0 else f"({size})" if wte < 0 else size


def expected(heads: float) -> str:
    """Return an expected number of people as a table writes it: '23', '0.5' with a decimal below ten, or a dash."""
    return NIL if heads <= SPARE else f"{heads:,.1f}" if heads < WHOLE else f"{heads:,.0f}"


def counted(heads: float, hide: bool) -> str:
    """Return a number of real persons as a table writes it, such as '23'; a star where it is hidden."""
    return NIL if heads <= SPARE else HIDDEN if hide else f"{heads:,.0f}"


def people(heads: float) -> str:
    """Return an expected number of people as a sentence writes it, such as '23 people' or 'fewer than one person'."""
    if heads <= SPARE:
        return "nobody"
    if heads < 1 - ROUNDED:
        return "fewer than one person"
    return "one person" if heads < 1 + ROUNDED else f"{expected(heads)} people"


def persons(heads: float, hide: bool) -> str:
    """Return a number of real persons as a sentence writes it, such as '23 people'; hidden, 'some people'."""
    if heads <= SPARE:
        return "nobody"
    few = "fewer than five people" if heads < LEAST else "some people"
    return few if hide else f"{heads:,.0f} people" if round(heads) != 1 else "one person"


def quoted(name: str) -> str:
    """Return an option's name as a sentence writes it, in quotation marks."""
    return f'"{name}"'


def months(number: float | None) -> str:
    """Return a number of months with one decimal, such as '2.4'; a dash for None or nil."""
    return NIL if number is None or number < PENNY else f"{number:,.1f}"


def day(serial: float) -> str:
    """Return a date as a table writes it, such as '6 Apr 2015', from the number by which a spreadsheet stores the date.

    Where the number is 0 there is no date, and a dash is returned.
    """
    when = from_serial(serial)
    return f"{when.day} {when:%b %Y}" if serial > 0 else NIL


def date_said(serial: float) -> str:
    """Return a date as a sentence writes it, such as '6 April 2015', from the number by which a sheet stores it."""
    return say(from_serial(serial))
