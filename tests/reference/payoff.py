"""What one NHS leaver in England costs: an independent reference, used only to check the model.

Written from the text of the rules, one person at a time, with `decimal.Decimal` and `datetime.date`. It
shares no code with the model and is slow and plain on purpose. The last day of employment counts as service.
Money is rounded half up to the penny once, where a sum is complete.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

Person = dict[str, object]
ZERO = Decimal(0)
ONE = Decimal(1)
DAY = timedelta(days=1)

# Dated values: "from-date value", each holding until the next.
# Limit on a week's pay, Employment Rights Act 1996 s227 (Employment Rights (Increase of Limits) Orders).
WEEK_LIMIT = """
2009-02-01 350, 2009-10-01 380, 2011-02-01 400, 2012-02-01 430, 2013-02-01 450, 2014-04-06 464,
2015-04-06 475, 2016-04-06 479, 2017-04-06 489, 2018-04-06 508, 2019-04-06 525, 2020-04-06 538,
2021-04-06 544, 2022-04-06 571, 2023-04-06 643, 2024-04-06 700, 2025-04-06 719, 2026-04-06 751"""
# Employer (secondary) National Insurance by date of payment: HMRC NIM01610 and NIM15021; Health and Social
# Care Levy Act 2021 s5 (April to November 2022); NICs (Secondary Class 1 Contributions) Act 2025 s1.
NIC_RATE = "2009-04-06 0.128, 2011-04-06 0.138, 2022-04-06 0.1505, 2022-11-06 0.138, 2025-04-06 0.15"
# Normal minimum pension age: Finance Act 2004 s279 (55 from 2010), Finance Act 2022 s10 (57 from 2028).
PENSION_AGE = "2006-04-06 50, 2010-04-06 55, 2028-04-06 57"
# Real discount rate for unfunded public service pensions (SCAPE), by last day; used only in the proxy cost.
REAL_RATE = "2000-01-01 0.035, 2011-04-01 0.030, 2016-04-01 0.028, 2019-04-01 0.024, 2023-03-30 0.017"
# GAD table 1-407, 1995 Section lump sum ERF7 (NPA 60), issued 30 June 2023: thousandths, one for each month
# of age from 50 years 0 months to 59 years 11 months; a row is a year of age.
ERF7 = (
    (845, 846, 847, 849, 850, 851, 852, 853, 854, 856, 857, 858),
    (859, 860, 862, 863, 864, 865, 867, 868, 869, 870, 872, 873),
    (874, 875, 877, 878, 879, 880, 882, 883, 884, 885, 887, 888),
    (889, 890, 892, 893, 894, 895, 897, 898, 899, 900, 902, 903),
    (904, 905, 907, 908, 909, 910, 912, 913, 914, 915, 917, 918),
    (919, 920, 922, 923, 924, 926, 927, 928, 930, 931, 932, 934),
    (935, 936, 938, 939, 940, 942, 943, 944, 946, 947, 948, 950),
    (951, 952, 954, 955, 956, 958, 959, 960, 962, 963, 964, 966),
    (967, 968, 970, 971, 972, 974, 975, 976, 978, 979, 980, 982),
    (983, 984, 986, 987, 989, 990, 992, 993, 994, 996, 997, 999),
)
# Agenda for Change section 16, England, consultations from this date (pay deal of 2015).
RULES_2015 = date(2015, 4, 1)
FLOOR, CAP, LIMIT = Decimal(23000), Decimal(80000), Decimal(160000)
# Local notice by band, in months (ten weeks for bands 6 and 7): no national scale exists, these are defaults.
NOTICE_MONTHS = {"1": 1, "2": 1, "3": 1, "4": 1, "5": 1, "8a": 3, "8b": 3, "8c": 3, "8d": 3, "9": 3, "vsm": 6}


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


def dated(table: str, when: date) -> Decimal:
    """The value on that day; the first one for any earlier day."""
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
    years = 0
    while anniversary(start, years + 1) <= until:
        years += 1
    return years


def months_later(start: date, months: int) -> date:
    """The same day so many months on; a day that month does not have runs over into the next month."""
    month = start.month - 1 + months
    return date(start.year + month // 12, month % 12 + 1, 1) + timedelta(days=start.day - 1)


def statutory_weeks(age: int, years: int) -> Decimal:
    """ERA 1996 s162: whole years counted back from the last day, at most 20; two needed (s155)."""
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
    if last < date(2010, 9, 1):
        return ZERO
    months = min(Decimal(12), max(Decimal(3), Decimal(years) / 2))
    counted = min(CAP, salary) if last >= RULES_2015 else salary
    return counted * wte / 12 * months


def rule_day(person: Person) -> date:
    return day(person, "consultation") or last_day(person)


def last_day(person: Person) -> date:
    last = day(person, "exit")
    assert last is not None, "exit is needed"
    return last


def capital_cost(person: Person, born: date, age: int, last: date, continuous: int) -> Decimal:
    """Capital cost of an unreduced pension: as typed, or a proxy."""
    least = number(person, "minimum_pension_age")
    payable = person["route"] in ("redundancy", "voluntary", "efficiency")
    if person["route"] != "efficiency" and continuous < 2:  # section 4: two years' continuous service
        return ZERO
    if not payable or age < (dated(PENSION_AGE, last) if least is None else least):
        return ZERO
    typed = number(person, "capital_cost")
    if typed is not None:
        return penny(typed)
    pension, lump = number(person, "pension") or ZERO, number(person, "lump_sum") or ZERO
    months = (last.year - born.year) * 12 + last.month - born.month - (1 if last.day < born.day else 0)
    normal = number(person, "pension_age")
    early = max(ZERO, (Decimal(60) if normal is None else normal) * 12 - months)
    growth = 1 + dated(REAL_RATE, last)
    annuity = (1 - (-early / 12 * growth.ln()).exp()) / growth.ln()
    factor = ONE
    if early >= 1:
        row = max(0, 120 - int(early))
        factor = Decimal(ERF7[row // 12][row % 12]) / 1000
    return penny(pension * annuity + lump * (1 - factor))


def notice_weeks(person: Person, start: date | None, years: int, last: date) -> Decimal:
    """ERA 1996 s86, or the local default for the band if longer."""
    statutory = ZERO
    if start is not None and last + DAY >= months_later(start, 1):
        statutory = Decimal(min(12, years)) if years >= 2 else ONE
    band = str(person.get("band") or "").lower()
    contract = Decimal(10) if band in ("6", "7") else Decimal(52 * NOTICE_MONTHS.get(band, 0)) / 12
    return max(statutory, contract)


def repayment(person: Person, last: date, redundancy: Decimal, mars: Decimal) -> Decimal:
    """What comes back when the person returns to the NHS."""
    returned = day(person, "returned")
    if returned is None:
        return ZERO
    route, days = person["route"], (returned - last).days
    if route in ("redundancy", "voluntary") and days <= 28:
        return redundancy
    if route == "voluntary" and last >= date(2025, 11, 12):
        sum_paid, months = redundancy, 12 if str(person.get("band") or "").lower() == "vsm" else 6
    elif route == "mars" and last >= date(2010, 9, 1):
        sum_paid, months = mars, 6
    else:
        return ZERO
    window = (months_later(last, months) - last).days
    return penny(sum_paid * max(ZERO, 1 - Decimal(days) / window))


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
    age = anniversaries(born, last)

    contractual = statutory = redundancy = mars = weeks = ZERO
    own = own_tariff(person, salary, wte, years)
    if route in ("redundancy", "voluntary"):
        weeks = statutory_weeks(age, continuous)
        statutory = penny(penny(min(week, dated(WEEK_LIMIT, last))) * weeks)
        if served_days >= 728:
            contractual = penny(section_16(person, salary, wte, week, years) if own is None else own)
        redundancy = max(contractual, statutory)
    elif route == "mars" and years >= 1:
        mars = penny(mars_tariff(salary, wte, years, last) if own is None else own)

    notice = penny((number(person, "notice_paid_weeks") or ZERO) * week)
    if route == "mars" and person.get("mars_includes_notice"):
        notice = min(notice, mars)
        mars -= notice

    capital = capital_cost(person, born, age, last, continuous)
    pension_cost = ZERO
    if route == "efficiency":
        pension_cost = capital
    elif route in ("redundancy", "voluntary"):
        old_terms = rule_day(person) < RULES_2015 or person.get("terms") == "uncapped"
        pension_cost = max(ZERO, capital - redundancy) if old_terms else ZERO

    rate = dated(NIC_RATE, day(person, "paid") or last)
    nic = ZERO
    if last >= date(2020, 4, 6):  # Class 1A, National Insurance Contributions (Termination Awards) Act 2019
        nic += penny(rate * max(ZERO, redundancy + mars - 30000))
    if last >= date(2018, 4, 6) or person.get("pilon_in_contract"):  # Class 1 on pay in lieu of notice
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
    sums["repaid"] = repayment(person, last, redundancy, mars)
    answer: Person = {name: penny(amount) for name, amount in sums.items()}
    answer |= {"statutory_weeks": weeks, "complete_years": years, "consultation_days": consult}
    answer["notice_due_weeks"] = notice_weeks(person, start, continuous, last)
    return answer
