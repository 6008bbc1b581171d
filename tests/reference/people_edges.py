"""Leavers at the boundaries of the relevant date, of early retirement, of the transition of 2006 and of returning."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .leavers import AROUND, DAY, FINAL, Person, leaver, years_on

PENSION: Person = {"pension": Decimal("18765.43"), "lump_sum": Decimal("56296.29")}


def relevant_date_cases() -> list[Person]:
    """Notice in lieu that carries the relevant date over two years' service, an age, or a rise of the weekly limit."""
    people = []
    base: Person = {"salary": Decimal(60_000), "band": None, "born": date(1980, 1, 15)}
    for start in (date(2024, 10, 6), date(2024, 10, 7), date(2024, 10, 8), date(2024, 10, 9)):
        for weeks in ("0", "0.1", "0.9", "1", "2"):
            more: Person = {"service_start": start, "exit": date(2026, 9, 30), "notice_paid_weeks": Decimal(weeks)}
            people.append(leaver(**base, **more))
    # Statutory notice of 2, 8 or 12 weeks beside contracts of none, 52/12, 10, 13 and 26: served in full, in part, not.
    for years, last in ((2, date(2016, 9, 30)), (8, date(2012, 9, 30)), (12, date(2024, 2, 29))):
        start = years_on(last + DAY, -years) - 330 * DAY
        for band in (None, "5", "7", "9", "VSM"):
            for weeks in ("0.5", "2.5", "9", "12.3"):
                more = {"exit": last, "service_start": start, "band": band, "notice_paid_weeks": Decimal(weeks)}
                people.append(leaver(route="voluntary", wte=Decimal("0.2"), **more))
    # One week in lieu reaches, or not, an age of 22, 23, 41 or 42; four weeks a third complete year of service.
    for age in (22, 23, 41, 42):
        for off in AROUND:
            last = date(2019, 6, 14)
            born = years_on(last + 7 * DAY, -age) - off * DAY
            more = {"exit": last, "born": born, "service_start": date(2017, 6, 1), "notice_paid_weeks": Decimal(1)}
            people.append(leaver(band=None, reckonable_years=Decimal(0), **more))
    for turn in (date(2009, 10, 1), date(2011, 2, 1), date(2014, 4, 6), date(2023, 4, 6), date(2026, 4, 6)):
        for off in AROUND:
            more = {"exit": turn - (7 + off) * DAY, "service_start": turn - 1000 * DAY, "salary": Decimal(70_000)}
            routes = ("redundancy", "mars") if off == 0 and turn.year > 2010 else ("redundancy",)
            people += [leaver(band=None, route=route, notice_paid_weeks=Decimal(1), **more) for route in routes]
    return people


def retirement_cases() -> list[Person]:
    """Birthdays, whole months early, the ends of the factor tables, and the day from which they hold."""
    people = []
    for route in ("efficiency", "redundancy"):
        for born in (date(1971, 6, 16), date(1968, 2, 29)):
            for off in AROUND:  # retires the day before the 55th birthday, on it, or the day after
                last = years_on(born, 55) - DAY + off * DAY
                people.append(leaver(born=born, exit=last, route=route, terms="uncapped", **PENSION))
    sums: Person = {**PENSION, "route": "efficiency"}
    # 72, 96, 143 and 0 months before 67; 1 month before 60; and a day on either side of each.
    for born, age, last in (
        (date(1965, 1, 1), 67, date(2025, 12, 31)), (date(1966, 9, 20), 67, date(2025, 9, 19)),
        (date(1970, 12, 16), 67, date(2026, 1, 15)), (date(1958, 5, 31), 67, date(2025, 5, 30)),
        (date(1965, 8, 31), 60, date(2025, 7, 30)),
    ):  # fmt: skip
        lasts = [last + off * DAY for off in AROUND]
        people += [leaver(born=born, exit=each, pension_age=Decimal(age), **sums) for each in lasts]
    for last in (date(2023, 6, 28), date(2023, 6, 29), date(2023, 6, 30)):
        plain = leaver(born=date(1966, 1, 20), exit=last, **sums)
        people += [{**plain, "pension_age": pension_age} for pension_age in (None, 60, 65, 67)]
    for pension_age in (55, 60, 61, 64, 65, 66, 67, 68):
        for born in (date(1969, 7, 1), date(1966, 11, 11), date(1964, 9, 29)):
            more: Person = {"born": born, "exit": date(2026, 8, 31), "pension_age": Decimal(pension_age)}
            people.append(leaver(**more, **sums))
    last = date(2024, 12, 31)
    for months in (599, 600, 601, 635, 636, 637, 719, 720, 780, 803, 804, 830):  # of age on the day after
        past = (last + DAY).year * 12 - months
        born = date(past // 12, past % 12 + 1, 1)
        for pension_age in (60, 65, 66, 68):
            more = {"born": born, "exit": last, "pension_age": Decimal(pension_age)}
            people.append(leaver(minimum_pension_age=Decimal(50), service_start=date(1999, 1, 1), **more, **sums))
    return people


def transition_cases() -> list[Person]:
    """Early retirement until 30 September 2011: ages 49 and 50, five years' membership, 40 years, the last days."""
    people = []
    lasts = (date(2009, 4, 30), date(2010, 4, 5), date(2010, 4, 6), date(2011, 9, 30), date(2011, 10, 1))
    for last in lasts:
        for off in AROUND:  # 49, or 50 on the retirement date: who joined before April 2006 may keep 50
            born = years_on(last + DAY, -50) - off * DAY
            kept = {"minimum_pension_age": Decimal(50)} if off != -1 or last.year == 2011 else {}
            people.append(leaver(born=born, exit=last, service_start=date(1991, 4, 1), **kept, **PENSION))
        people.append(leaver(born=date(1952, 2, 29), exit=last, service_start=date(1978, 8, 7), **PENSION))
    # Five complete years on 30 September 2006, or a day short of it.
    joined = (date(2001, 9, 29), date(2001, 9, 30), date(2001, 10, 1), date(2001, 10, 2))
    plain = leaver(born=date(1953, 3, 3), exit=date(2010, 3, 31), **PENSION)
    people += [{**plain, "service_start": start} for start in joined]
    # Forty years of service and 65 years of age, at and around the ten years that are the most.
    for start in (date(1965, 1, 1), date(1966, 9, 30), date(1972, 5, 1), date(1976, 9, 29), date(1990, 1, 1)):
        for born in (date(1941, 9, 30), date(1946, 1, 1), date(1951, 10, 1)):
            first = max(start, years_on(born, 16))
            more: Person = {"born": born, "exit": date(2010, 12, 31), "service_start": first, "route": "voluntary"}
            people.append(leaver(**more, **PENSION))
    for years in ("3", "8.49", "9.5", "10", "20.25", "33"):
        more = {"born": date(1955, 5, 5), "exit": date(2011, 3, 31), "reckonable_years": Decimal(years)}
        people.append(leaver(**more, service_start=date(1980, 1, 1), **PENSION))
    other: Person = {"born": date(1953, 3, 3), "exit": date(2011, 3, 31), "service_start": date(1985, 6, 15)}
    for route in ("redundancy", "efficiency"):
        plain = leaver(**other, route=route, **PENSION)
        people += [{**plain, "pension_age": pension_age} for pension_age in (None, 65)]
    people.append(leaver(**other, capital_cost=Decimal("200000.01"), **PENSION))
    return people


def return_cases() -> list[Person]:
    """Returns within each window and after it, payoffs of £100,000 exactly, and other public bodies."""
    people = []
    elsewhere = {"back_with": "other public body"}
    for last in (date(2025, 11, 11), date(2025, 11, 12), date(2025, 12, 15)):
        for salary in ("49999.99", "50000", "50000.01"):  # 24 months of each: £100,000 and a penny or two beside it
            for days in (30, 180, 182, 183, 364, 365):
                more: Person = {"exit": last, "salary": Decimal(salary), "returned": last + days * DAY}
                people.append(leaver(route="voluntary", service_start=date(2000, 1, 1), **more))
    for route in ("redundancy", "voluntary", "mars"):
        for last in (date(2025, 10, 15), date(2025, 11, 12), date(2025, 11, 20)):
            for back in (date(2025, 11, 30), date(2025, 12, 1), date(2026, 1, 31)):
                for band in ("6", "VSM"):
                    more = {"route": route, "exit": last, "returned": back, "band": band}
                    people.append(leaver(**more, **elsewhere))
    for days in (28, 29, 200):
        more = {"exit": date(2026, 2, 28), "returned": date(2026, 2, 28) + days * DAY, "route": "voluntary"}
        people.append(leaver(**more, back_with="health body"))
    assert all(person["returned"] <= FINAL for person in people if isinstance(person["returned"], date))
    return people
