"""What an unreduced pension costs, taken early on leaving: a GAD-shaped estimate, a proxy, and the transition of 2006.

The retirement date is the day after the last day. Ages and months early are complete ones on that date.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

from .payoff_factors import CER1, LUMP_1995, PENSION_1995, PENSION_2008, PENSION_2015
from .payoff_words import (
    DAY,
    ONE,
    ZERO,
    Person,
    anniversaries,
    complete_months,
    dated,
    last_day,
    number,
    penny,
    years_of_days,
)

# Normal minimum pension age: Finance Act 2004 s279 (55 from 2010), Finance Act 2022 s10 (57 from 2028).
PENSION_AGE = "2006-04-06 50, 2010-04-06 55, 2028-04-06 57"
# Real discount rate for unfunded public service pensions (SCAPE), by last day; used only in the proxy cost.
REAL_RATE = "2000-01-01 0.035, 2011-04-01 0.030, 2016-04-01 0.028, 2019-04-01 0.024, 2023-03-30 0.017"
# The factors that were issued on this day hold for retirements from it.
FACTORS_FROM = date(2023, 6, 30)
# Section 16 as agreed in 2006: no worse than on 30 September 2006, until 30 September 2011 (letter of NHS Employers).
TRANSITION, TRANSITION_END = date(2006, 9, 30), date(2011, 9, 30)


def annuity_for_life(months: int) -> Decimal:
    """CER1 at an age in months: straight lines between its three points, and beyond them their overall slope."""
    (first, at_first), (_, _), (end, at_end) = CER1
    overall = (at_end - at_first) / (end - first)
    if months <= first:
        return at_first + overall * (months - first)
    if months >= end:
        return at_end + overall * (months - end)
    for (start, low), (stop, high) in pairwise(CER1):
        if months <= stop:
            return low + (high - low) * (months - start) / (stop - start)
    raise AssertionError("an age between the first point and the last lies between two of them")


def left_of_pension(pension_age: Decimal, early: int) -> Decimal | None:
    """ERF1: what is left of a pension drawn so many months early; None for a pension age that has no table."""
    if pension_age == 60:
        table = PENSION_1995
    elif pension_age == 65:
        table = PENSION_2008
    elif 66 <= pension_age <= 68:
        table = PENSION_2015
    else:
        return None
    return table[min(early, len(table) - 1)]


def lump_sum_left(early: int) -> Decimal:
    """ERF7: what is left of a lump sum of the 1995 Section that is drawn so many months early."""
    return LUMP_1995[min(early, len(LUMP_1995) - 1)]


def proxy(pension: Decimal, lump: Decimal, early: Decimal, last: date) -> Decimal:
    """The pension for the years until pension age at the real rate of the last day, and the lump sum paid early."""
    growth = 1 + dated(REAL_RATE, last)
    annuity = (1 - (-early / 12 * growth.ln()).exp()) / growth.ln()
    return pension * annuity + lump * (1 - lump_sum_left(int(early)))


def enhancement_years(
    born: date, reckoned_from: date | None, typed_years: Decimal | None, last: date
) -> tuple[Decimal, Decimal]:
    """The years added by the transition of 2006, and the years of service that they are added to, on leaving."""
    since = years_of_days(TRANSITION, last)
    if typed_years is not None:
        then, complete, now = max(ZERO, typed_years - since), int(max(ZERO, typed_years - since)), typed_years
    elif reckoned_from is not None:
        then, now = years_of_days(reckoned_from, TRANSITION), years_of_days(reckoned_from, last + DAY)
        complete = anniversaries(reckoned_from, TRANSITION)
    else:
        return ZERO, ONE
    if complete < 5:
        return ZERO, ONE
    most = min(Decimal(10), then, 40 - then, 65 - years_of_days(born, TRANSITION))
    return max(ZERO, max(ZERO, most) - since), now


def transition_cost(
    person: Person, born: date, reckoned_from: date | None, pension: Decimal, pension_age: Decimal
) -> Decimal:
    """What the years added cost: a pension for life, and in the 1995 Section three times it as a lump sum."""
    last = last_day(person)
    retires = last + DAY
    if person["route"] not in ("redundancy", "voluntary") or not TRANSITION < last <= TRANSITION_END:
        return ZERO
    if anniversaries(born, retires) < 50:
        return ZERO
    added, service = enhancement_years(born, reckoned_from, number(person, "reckonable_years"), last)
    extra = pension * added / service
    return extra * annuity_for_life(complete_months(born, retires)) + (3 * extra if pension_age == 60 else ZERO)


def capital_cost(person: Person, born: date, continuous: int, reckoned_from: date | None) -> Decimal:
    """Capital cost of an unreduced pension: as typed, or an estimate."""
    last = last_day(person)
    retires = last + DAY
    least = number(person, "minimum_pension_age")
    payable = person["route"] in ("redundancy", "voluntary", "efficiency")
    if person["route"] != "efficiency" and continuous < 2:  # section 4: two years' continuous service
        return ZERO
    if not payable or anniversaries(born, retires) < (dated(PENSION_AGE, last) if least is None else least):
        return ZERO
    typed = number(person, "capital_cost")
    if typed is not None:
        return penny(typed)
    pension, lump = number(person, "pension") or ZERO, number(person, "lump_sum") or ZERO
    pension_age = number(person, "pension_age") or Decimal(60)
    months = complete_months(born, retires)
    early = max(ZERO, pension_age * 12 - months)
    left = left_of_pension(pension_age, int(early))
    if left is not None and retires >= FACTORS_FROM:
        cost = pension * (1 - left) * annuity_for_life(months)
        return penny(cost + (lump * (1 - lump_sum_left(int(early))) if pension_age == 60 else ZERO))
    return penny(proxy(pension, lump, early, last) + transition_cost(person, born, reckoned_from, pension, pension_age))
