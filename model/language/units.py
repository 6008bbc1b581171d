"""Units of measure, so that people are never added to WTE, nor £ to £ a year.

>>> salary, months = unit("£ a year"), TWELVE
>>> name(divide(salary, months))
'£ a month'
>>> same(unit("£"), unit("£ a year"))
Traceback (most recent call last):
    ...
model.language.units.UnitError: £ and £ a year cannot be mixed

A unit is a frozen set of (base, power) pairs; a share, an index and a flag are the empty set. `ANY` is the
unit of the bare numbers 0 and 1, which take the unit of whatever they meet.
"""

from __future__ import annotations

import re

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
    """Raised where two quantities do not belong together, such as pounds and pounds a year."""


def unit(text: str) -> Unit:
    """Return the unit that words such as "£ a WTE a year" name."""
    top, *below = (PLURAL.get(part, part) for part in re.split(r" an? ", text))
    powers: dict[str, int] = {}
    for base, power in [(top, 1), *((each, -1) for each in below)]:
        if base not in PURE:
            powers[base] = powers.get(base, 0) + power
    return frozenset((base, power) for base, power in powers.items() if power)


def name(it: Unit) -> str:
    """Return the unit in words, for messages."""
    if it == ANY:
        return "a number"
    top = [base for base, power in sorted(it) for _ in range(power)]
    below = [base for base, power in sorted(it) for _ in range(-power)]
    return " a ".join([" × ".join(top) or ("share" if not below else "1"), *below])


def same(left: Unit, right: Unit) -> Unit:
    """Return the common unit of two quantities that are added, compared or chosen between; raise UnitError if none."""
    if left in (ANY, right) or right == ANY:
        return right if left == ANY else left
    raise UnitError(f"{name(left)} and {name(right)} cannot be mixed")


def plus(left: Unit, right: Unit, minus: bool = False) -> Unit:
    """Return the unit of a sum or a difference: a date moves by days, and two dates differ by days."""
    if left == DATE and right == DATE and minus:
        return DAY
    if left == DATE and right in (DAY, ANY):
        return DATE
    if DATE in (left, right):
        raise UnitError(f"{name(left)} and {name(right)} cannot be {'subtracted' if minus else 'added'}")
    return same(left, right)


def times(left: Unit, right: Unit, sign: int = 1) -> Unit:
    """Return the unit of a product, or of a quotient where `sign` is -1."""
    if DATE in (left, right):
        raise UnitError("a date cannot be multiplied or divided")
    if left == ANY and right == ANY:
        return ANY
    powers = dict(left - ANY)
    for base, power in right - ANY:
        powers[base] = powers.get(base, 0) + sign * power
    return frozenset((base, power) for base, power in powers.items() if power)


def divide(left: Unit, right: Unit) -> Unit:
    """Return the unit of a quotient."""
    return times(left, right, -1)


def power(base: Unit, exponent: Unit) -> Unit:
    """Return the unit of a power: a pure number, or 1 plus a rate a year, raised to a number of years."""
    if (base not in (SHARE, ANY) or exponent not in (SHARE, ANY, YEAR)) and (base, exponent) != (A_YEAR, YEAR):
        raise UnitError(f"{name(base)} cannot be raised to {name(exponent)}")
    return SHARE


def pure(it: Unit, word: str) -> Unit:
    """Return the unit of the function `word`, which takes only a pure number, or 1 plus a rate a year."""
    if it not in (SHARE, ANY, A_YEAR):
        raise UnitError(f"{word} takes a pure number, not {name(it)}")
    return SHARE if it == ANY else it
