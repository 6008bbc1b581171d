"""Units of measure, so that people are never added to WTE, nor £ to £ a year.

>>> salary, months = unit("£ a year"), TWELVE
>>> name(divide(salary, months))
'£ a month'
>>> same(unit("£"), unit("£ a year"))
Traceback (most recent call last):
    ...
model.language.units.UnitError: £ and £ a year cannot be mixed

A unit is a frozen set of pairs (base, power): £ a year is £ to the power 1 and year to the power -1. A share, an index
and a flag are pure numbers, whose set is empty. `ANY` is the unit of the numbers 0 and 1 written into a line, which
take the unit of whatever they are added to or compared with.
"""

from __future__ import annotations

import re
from functools import cache

Unit = frozenset[tuple[str, int]]

ANY: Unit = frozenset({("any", 0)})
SHARE: Unit = frozenset()
DATE: Unit = frozenset({("date", 1)})
DAY: Unit = frozenset({("day", 1)})
MONTH: Unit = frozenset({("month", 1)})
YEAR: Unit = frozenset({("year", 1)})
A_YEAR: Unit = frozenset({("year", -1)})
TWELVE: Unit = frozenset({("month", 1), ("year", -1)})
PURE = {"share", "index", "flag"}
PLURAL = {"years": "year", "months": "month", "weeks": "week", "days": "day", "heads": "head", "rows": "row"}


class UnitError(TypeError):
    """Raised where two amounts cannot be added or compared, such as pounds and pounds a year."""


@cache
def unit(text: str) -> Unit:
    """Return the unit that a text names, such as "£ a WTE a year"."""
    top, *below = (PLURAL.get(part, part) for part in re.split(r" an? ", text))
    powers: dict[str, int] = {}
    for base, power in [(top, 1), *((each, -1) for each in below)]:
        if base not in PURE:
            powers[base] = powers.get(base, 0) + power
    return frozenset((base, power) for base, power in powers.items() if power)


def name(it: Unit) -> str:
    """Return the name of a unit as messages show it, such as "£ a year"."""
    if it == ANY:
        return "a number"
    top = [base for base, power in sorted(it) for _ in range(power)]
    below = [base for base, power in sorted(it) for _ in range(-power)]
    return " a ".join([" × ".join(top) or ("share" if not below else "1"), *below])


def same(left: Unit, right: Unit) -> Unit:
    """Return the unit of two amounts that are added, compared or chosen between; raise UnitError if they differ."""
    if left in (ANY, right) or right == ANY:
        return right if left == ANY else left
    raise UnitError(f"{name(left)} and {name(right)} cannot be mixed")


def plus(left: Unit, right: Unit, minus: bool = False) -> Unit:
    """Return the unit of a sum, or of a difference where `minus` is True; raise UnitError where there is none.

    A date plus days is a date, and the difference of two dates is in days.
    """
    if left == DATE and right == DATE and minus:
        return DAY
    if left == DATE and right in (DAY, ANY):
        return DATE
    if DATE in (left, right):
        raise UnitError(f"{name(left)} and {name(right)} cannot be {'subtracted' if minus else 'added'}")
    return same(left, right)


def times(left: Unit, right: Unit, sign: int = 1) -> Unit:
    """Return the unit of a product, or, where `sign` is -1, of a quotient; raise UnitError for a date."""
    if DATE in (left, right):
        raise UnitError("a date cannot be multiplied or divided")
    if left == ANY and right == ANY:
        return ANY
    powers = dict(left - ANY)
    for base, power in right - ANY:
        powers[base] = powers.get(base, 0) + sign * power
    return frozenset((base, power) for base, power in powers.items() if power)


def divide(left: Unit, right: Unit) -> Unit:
    """Return the unit of `left` divided by `right`; raise UnitError for a date."""
    return times(left, right, -1)


def power(base: Unit, exponent: Unit) -> Unit:
    """Return the unit of a power, which is a pure number; raise UnitError where the units allow no power.

    The base must be a pure number, or 1 plus a rate a year that is raised to a number of years.
    """
    if (base not in (SHARE, ANY) or exponent not in (SHARE, ANY, YEAR)) and (base, exponent) != (A_YEAR, YEAR):
        raise UnitError(f"{name(base)} cannot be raised to {name(exponent)}")
    return SHARE


def pure(it: Unit, word: str) -> Unit:
    """Return the unit of what a function such as EXP returns; raise UnitError where it is not given a pure number.

    A rate a year is also allowed. `word` is the function's name.
    """
    if it not in (SHARE, ANY, A_YEAR):
        raise UnitError(f"{word} takes a pure number, not {name(it)}")
    return SHARE if it == ANY else it
