"""What one NHS leaver in England costs: an independent reference, used only to check the model.

Written from the text of the rules, one person at a time, with `decimal.Decimal` and `datetime.date`. It
shares no code with the model and is slow and plain on purpose. The last day of employment counts as service.
Money is rounded half up to the penny once, where a sum is complete.

Statutory pay, the cost of a pension, and what comes back each have a file beside this one.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext

from .payoff_pension import capital_cost
from .payoff_return import MARS_FROM, TAX_FREE, repayment, tax
from .payoff_statutory import notice_weeks, relevant_date, statutory_redundancy
from .payoff_words import DAY, ONE, ZERO, Person, anniversaries, dated, day, last_day, number, penny, rule_day

# Employer (secondary) National Insurance by date of payment: HMRC NIM01610 and NIM15021; Health and Social
# Care Levy Act 2021 s5 (April to November 2022); NICs (Secondary Class 1 Contributions) Act 2025 s1.
NIC_RATE = "2009-04-06 0.128, 2011-04-06 0.138, 2022-04-06 0.1505, 2022-11-06 0.138, 2025-04-06 0.15"
# Agenda for Change section 16, England, consultations from this date (pay deal of 2015).
RULES_2015 = date(2015, 4, 1)
FLOOR, CAP, LIMIT = Decimal(23000), Decimal(80000), Decimal(160000)


def own_tariff(person: Person, salary: Decimal, wte: Decimal, years: int) -> Decimal | None:
    """A tariff the user wrote, in place of section 16 or MARS; None when there is none."""
    weeks, months = number(person, "tariff_weeks"), number(person, "tariff_months")
    if weeks is None and months is None:
        return None
    if weeks is not None and months is not None:
        raise ValueError("tariff_weeks and tariff_months are both given")
    counted = salary
    floor, cap = number(person, "tariff_salary_floor"), number(person, "tariff_salary_cap")
    if floor is not None and counted < floor:
        counted = floor
    if cap is not None and counted > cap:
        counted = cap
    if months is not None:
        amount = years * months * counted * wte / 12
    else:
        assert weeks is not None
        amount = years * weeks * counted * wte / 52
    most = number(person, "tariff_cap_months")
    if most is not None:
        amount = min(amount, most * counted * wte / 12)
    return amount


def section_16(person: Person, salary: Decimal, wte: Decimal, week: Decimal, years: int) -> Decimal:
    """Agenda for Change section 16, before rounding."""
    capped = rule_day(person) >= RULES_2015 and person.get("terms") != "uncapped"
    counted = min(CAP, max(FLOOR, salary)) if capped else salary
    month = counted * wte / 12
    if person.get("month_basis") == "better-of":
        other = Decimal("4.35") * week
        if capped:
            other = min(other, CAP * wte / 12)
        month = max(month, other)
    amount = month * min(24, years)
    return min(amount, LIMIT * wte) if capped else amount


def mars_tariff(salary: Decimal, wte: Decimal, years: int, last: date) -> Decimal:
    """Agenda for Change section 20: half a month a year, at least 3 months and at most 12."""
    if last < MARS_FROM:
        return ZERO
    months = min(Decimal(12), max(Decimal(3), Decimal(years) / 2))
    counted = min(CAP, salary) if last >= RULES_2015 else salary
    return counted * wte / 12 * months


def payoff(person: dict[str, object]) -> dict[str, object]:
    """Every sum due when this person leaves; a missing key or None is "not given"."""
    with localcontext() as context:
        context.prec = 60
        return worked_out(person)


def worked_out(person: Person) -> Person:
    last, route = last_day(person), person["route"]
    born, salary = day(person, "born"), number(person, "salary")
    if born is None or salary is None:
        raise ValueError("born and salary are needed")
    given = number(person, "wte")
    wte = ONE if given is None else given
    typed_week = number(person, "weekly_pay")
    week = salary * wte / 52 if typed_week is None else typed_week

    start = day(person, "service_start") or day(person, "reckonable_start")
    reckoned_from = day(person, "reckonable_start") or start
    continuous = 0 if start is None else anniversaries(start, last + DAY)
    served_days = 0 if start is None else (last - start).days + 1
    years = 0 if reckoned_from is None else anniversaries(reckoned_from, last + DAY)
    typed_years = number(person, "reckonable_years")
    if typed_years is not None:
        years = int(typed_years)

    contractual = statutory = redundancy = mars = weeks = ZERO
    own = own_tariff(person, salary, wte, years)
    if route in ("redundancy", "voluntary"):
        weeks, statutory = statutory_redundancy(person, born, start, last, week)
        if served_days >= 728:
            contractual = penny(section_16(person, salary, wte, week, years) if own is None else own)
        redundancy = max(contractual, statutory)
    elif route == "mars" and years >= 1:
        mars = penny(mars_tariff(salary, wte, years, last) if own is None else own)

    notice = penny((number(person, "notice_paid_weeks") or ZERO) * week)
    if route == "mars" and person.get("mars_includes_notice"):
        notice = min(notice, mars)
        mars -= notice

    capital = capital_cost(person, born, continuous, reckoned_from)
    pension_cost = ZERO
    if route == "efficiency":
        pension_cost = capital
    elif route in ("redundancy", "voluntary"):
        old_terms = rule_day(person) < RULES_2015 or person.get("terms") == "uncapped"
        pension_cost = max(ZERO, capital - redundancy) if old_terms else ZERO

    rate = dated(NIC_RATE, day(person, "paid") or last)
    nic = ZERO
    if last >= date(2020, 4, 6):  # Class 1A, National Insurance Contributions (Termination Awards) Act 2019
        nic += penny(rate * max(ZERO, redundancy + mars - TAX_FREE))
    earned = ZERO
    if last >= date(2018, 4, 6) or person.get("pilon_in_contract"):  # Class 1 on pay in lieu of notice
        earned = notice
        nic += penny(rate * notice)

    dismissals = number(person, "dismissals") or ZERO  # TULRCA 1992 s188; SI 2013/763 cut 90 days to 45
    consult = 0
    if dismissals >= 100:
        consult = 45 if rule_day(person) >= date(2013, 4, 6) else 90
    elif dismissals >= 20:
        consult = 30
    award = ZERO
    if dismissals >= 20 and route in ("redundancy", "voluntary"):  # 180 days: Employment Rights Act 2025 s30
        award = penny(week / 7 * (180 if last >= date(2026, 4, 6) else 90))

    sums = {"contractual": contractual, "statutory": statutory, "redundancy": redundancy, "mars": mars}
    sums |= {"notice": notice, "pension_cost": pension_cost, "employer_nic": nic}
    sums["total"] = redundancy + mars + notice + pension_cost + nic
    sums |= {"capital_cost": capital, "protective_award": award}
    sums |= {
        "repaid": repayment(person, redundancy, mars),
        "tax": tax(redundancy - min(redundancy, capital) + mars, earned, nic),
    }
    answer: Person = {name: penny(amount) for name, amount in sums.items()}
    answer |= {"statutory_weeks": weeks, "complete_years": years, "consultation_days": consult}
    answer["notice_due_weeks"] = notice_weeks(person, start, last)
    answer["relevant_date"] = relevant_date(person, start, last)
    return answer
