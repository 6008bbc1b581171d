"""What comes back when somebody returns to the public service, and the tax in what was paid.

Section 16 of Agenda for Change pays nothing to whoever starts with an NHS employer within four weeks; work for another
body does not touch it. Schemes claw back within a window, by the day. By the terms of a last day before December 2025 a
return to any public body counts, and by later terms one to a health body alone.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .payoff_words import ONE, ZERO, Person, band_of, day, last_day, months_later, penny

SCHEME_2025 = date(2025, 11, 12)  # the national voluntary redundancy scheme opens
HEALTH_BODIES_ONLY = date(2025, 12, 1)
MARS_FROM = date(2010, 9, 1)
LARGER = Decimal(100_000)  # payoffs above it have the longer window
TAX_FREE = Decimal(30_000)  # ITEPA 2003 s403
INCOME_TAX = Decimal("0.40")  # an assumption: the rate on what lies above the tax-free part


def window_months(person: Person, paid: Decimal) -> int:
    """The months within which a voluntary payoff is clawed back; none under schemes before November 2025."""
    if last_day(person) < SCHEME_2025:
        return 0
    return 12 if band_of(person) in ("vsm", "esm") or paid > LARGER else 6


def repayment(person: Person, redundancy: Decimal, mars: Decimal) -> Decimal:
    """What comes back of what was paid."""
    returned, route, last = day(person, "returned"), person["route"], last_day(person)
    if returned is None:
        return ZERO
    days, elsewhere = (returned - last).days, person.get("back_with") == "other public body"
    if route in ("redundancy", "voluntary") and days <= 28 and not elsewhere:
        return redundancy
    if elsewhere and last >= HEALTH_BODIES_ONLY:
        return ZERO
    if route == "voluntary":
        paid, months = redundancy, window_months(person, redundancy)
    elif route == "mars" and last >= MARS_FROM:
        paid, months = mars, 6
    else:
        return ZERO
    if not months:
        return ZERO
    window = (months_later(last, months) - last).days
    return penny(paid * max(ZERO, ONE - Decimal(days) / window))


def tax(award: Decimal, notice_as_earnings: Decimal, employer_nic: Decimal) -> Decimal:
    """Income tax on an award above the tax-free part and on notice that is earnings, and the employer's NIC on both."""
    return penny(INCOME_TAX * (max(ZERO, award - TAX_FREE) + notice_as_earnings)) + employer_nic
