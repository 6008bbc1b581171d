"""Made-up leavers for tests: boundary cases first, then random ones; the same seed gives the same people."""

from __future__ import annotations

import random
from decimal import Decimal

from .leavers import BANDS, DAY, FINAL, FIRST, MARS_START, ROUTES, SALARIES, WTES, Person, leaver, years_on
from .people_cases import age_cases, other_cases, pay_cases, service_cases
from .people_edges import relevant_date_cases, retirement_cases, return_cases, transition_cases


def random_leaver(rng: random.Random) -> Person:
    """Anyone: every field drawn, most of the optional ones only sometimes."""

    def chance(share: float) -> bool:
        return rng.random() < share

    def amount(low: int, high: int) -> Decimal:
        return Decimal(rng.randint(low * 100, high * 100)) / 100

    last = FIRST + rng.randint(0, (FINAL - FIRST).days) * DAY
    served = rng.randint(0, 800) if chance(0.15) else rng.randint(500, 16000)
    start = last - served * DAY
    born = start - rng.randint(16 * 366, max(16 * 366 + 1, min(60 * 365, 75 * 365 - served))) * DAY
    route = rng.choice(ROUTES + ROUTES[:2])
    person = leaver(exit=last, service_start=start, born=born, route=route, band=rng.choice(BANDS))
    person["salary"] = amount(10000, 300000) if chance(0.2) else amount(16000, 95000)
    if chance(0.15):
        person["salary"] = Decimal(rng.choice(SALARIES))
    if chance(0.4):
        person["wte"] = Decimal(rng.choice(WTES)) if chance(0.4) else Decimal(rng.randint(5, 120)) / 100
    if chance(0.2):
        other = start + rng.randint(-2000, served) * DAY
        person["reckonable_start"] = max(other, years_on(born, 16))
    if chance(0.15):
        adult = (last - years_on(born, 16)).days // 366
        person["reckonable_years"] = Decimal(rng.randint(0, 100 * min(40, adult))) / 100
    if chance(0.4):
        person["consultation"] = max(FIRST, last - rng.randint(0, 400) * DAY)
    if chance(0.5):
        person["paid"] = min(FINAL, last + rng.randint(0, 120) * DAY)
    if chance(0.15):
        person["terms"] = "uncapped"
    if chance(0.2):
        person["weekly_pay"] = amount(60, 3000)
    if chance(0.3):
        person["month_basis"] = rng.choice(("twelfth", "better-of"))
    if chance(0.35):
        person["pension"] = amount(500, 60000)
        person["lump_sum"] = amount(0, 180000) if chance(0.7) else None
        person["pension_age"] = rng.choice((55, 60, 61, 65, 65, 66, 67, 67, 68)) if chance(0.7) else None
    if chance(0.25):
        person["minimum_pension_age"] = rng.choice((50, 50, 55, 57))
    if chance(0.15):
        person["capital_cost"] = amount(0, 400000)
    if chance(0.4):
        person["notice_paid_weeks"] = Decimal(rng.randint(0, rng.choice((30, 120, 260)))) / 10
        person["pilon_in_contract"] = chance(0.5)
    if chance(0.4):
        person["mars_includes_notice"] = chance(0.7)
    own = chance(0.12) or (route == "mars" and last < MARS_START)
    if own:
        unit = rng.choice(("tariff_weeks", "tariff_months"))
        person[unit] = Decimal(rng.randint(25, 400)) / 100
        person["tariff_cap_months"] = Decimal(rng.randint(6, 24)) if chance(0.5) else None
        person["tariff_salary_floor"] = Decimal(rng.randint(15000, 25000)) if chance(0.3) else None
        person["tariff_salary_cap"] = Decimal(rng.randint(40000, 100000)) if chance(0.5) else None
    if chance(0.4):
        person["dismissals"] = rng.choice((0, 1, 19, 20, 50, 99, 100, 400))
    back = last + rng.randint(1, 420) * DAY
    if chance(0.3) and back <= FINAL:
        person["returned"] = back
        person["back_with"] = rng.choice((None, "health body", "other public body"))
    return person


def generated_people(count: int, seed: int) -> list[Person]:
    """So many leavers, each with its own "id": all the boundary cases that fit, then random ones."""
    rng = random.Random(seed)
    people = [*relevant_date_cases(), *retirement_cases(), *transition_cases(), *return_cases()]
    people = [*people, *service_cases(), *age_cases(), *pay_cases(), *other_cases()][:count]
    fixed = len(people)
    people += [random_leaver(rng) for _ in range(count - fixed)]
    for place, person in enumerate(people, start=1):
        person["id"] = f"{'case' if place <= fixed else 'random'}-{place:05d}"
    return people
