"""Leavers at the boundaries of the rules on service, age, pay, notice, tax and return."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .leavers import AROUND, BANDS, DAY, FINAL, FIRST, MARS_START, ROUTES, SALARIES, Person, leaver, years_on


def service_cases() -> list[Person]:
    """Length of service, to the day: 728 days, whole years, months, 29 February, reckonable service."""
    people = []
    for last in (date(2012, 6, 30), date(2016, 2, 29), date(2024, 11, 15)):
        for route in ("redundancy", "voluntary"):
            for off in AROUND:  # 728 days, with a reckonable year or three in hand
                start = last - (727 + off) * DAY
                earlier = start - 400 * DAY
                people.append(leaver(route=route, exit=last, service_start=start, reckonable_start=earlier))
    leap = (date(2000, 2, 29), date(2012, 2, 29))
    for start in (*leap, date(2002, 8, 31), date(2010, 7, 1), date(2014, 3, 1)):
        for years in (1, 2, 3, 12, 20, 24, 25):
            for off in AROUND:  # off = 0 is the day on which the last of the years is complete
                last = years_on(start, years) - DAY + off * DAY
                if FIRST <= last <= FINAL:
                    low = {"salary": Decimal("23456.79"), "wte": Decimal("0.5")} if off else {}
                    people.append(leaver(exit=last, service_start=start, born=date(1960, 2, 29), **low))
    for start in (date(2012, 1, 31), date(2013, 1, 30), date(2020, 3, 31), date(2021, 12, 15)):
        following = date(start.year + start.month // 12, start.month % 12 + 1, 1) + (start.day - 1) * DAY
        ends = [following + off * DAY for off in (-2, -1, 0)]  # one month of service, for notice
        people += [leaver(exit=last, service_start=start, band=None) for last in ends]
    for typed in ("0", "0.99", "1", "7.5", "23.999", "24", "31"):
        person = leaver(reckonable_years=Decimal(typed), born=date(1960, 12, 31))
        people += [person, {**person, "exit": date(2013, 3, 31), "route": "voluntary"}]
    for reckonable in (date(1995, 2, 28), date(2015, 10, 1), date(2015, 10, 2)):
        people.append(leaver(reckonable_start=reckonable))
        people.append(leaver(reckonable_start=reckonable, service_start=None))
    people.append(leaver(service_start=None))
    return people


def age_cases() -> list[Person]:
    """Birthdays: the statutory weeks, and the minimum pension age."""
    people = []
    for born in (date(1994, 6, 15), date(1992, 2, 29)):
        for age in (22, 23):
            for off in AROUND:
                last, start = years_on(born, age) + off * DAY, years_on(born, 17)
                people.append(leaver(born=born, service_start=start, exit=last, wte=Decimal("0.1"), band="2"))
    for born in (date(1976, 10, 9), date(1980, 2, 29)):
        for age in (41, 42):
            for off in AROUND:
                last, start = years_on(born, age) + off * DAY, years_on(born, 18)
                people.append(leaver(born=born, service_start=start, exit=last, wte=Decimal("0.61")))
    for age, last in ((50, date(2010, 4, 5)), (50, date(2010, 4, 6)), (50, date(2009, 7, 31))):
        for off in AROUND:
            born = years_on(last, -age) - off * DAY
            money = {"pension": Decimal("14321.55"), "lump_sum": Decimal("42964.65")}
            people.append(leaver(born=born, service_start=date(1999, 4, 1), exit=last, **money))
    for last, born in ((date(2014, 3, 31), date(1959, 3, 31)), (date(2023, 3, 1), date(1968, 2, 29))):
        for off in AROUND:
            for route in ("redundancy", "efficiency"):
                day = last + off * DAY
                people.append(leaver(born=born, exit=day, route=route, capital_cost=Decimal("61234.56")))
    return people


def pay_cases() -> list[Person]:
    """Floor, cap, part time, consultation date, the basis of a month, uncapped contracts, own tariffs."""
    people = []
    for salary in SALARIES[:6]:
        person = leaver(salary=Decimal(salary), exit=date(2019, 8, 31))
        people += [{**person, "wte": Decimal(wte)} for wte in ("1", "0.1", "0.5", "0.61")]
    for consulted in (date(2015, 3, 31), date(2015, 4, 1)):
        for last in (date(2015, 4, 1), date(2015, 9, 30), date(2017, 1, 31)):
            for salary in ("19876.54", "97478.01"):
                more: Person = {"consultation": consulted, "exit": last, "route": "voluntary"}
                people.append(leaver(salary=Decimal(salary), **more))
    for last in (date(2015, 3, 31), date(2015, 4, 1), date(2026, 4, 5), date(2026, 4, 6)):
        for terms in ("afc", "uncapped"):
            person = leaver(exit=last, terms=terms, band="VSM")
            people += [{**person, "salary": Decimal(salary)} for salary in ("18000.05", "123456.78")]
    for salary in ("21000.40", "33000.40", "79800", "95000.15"):
        for week in (None, Decimal("300.01"), Decimal("812.37"), Decimal(2100)):
            for last in (date(2011, 5, 31), date(2022, 5, 31)):
                more = {"weekly_pay": week, "exit": last, "service_start": date(1998, 9, 1)}
                more |= {"wte": Decimal("0.8"), "month_basis": "better-of"}
                people.append(leaver(salary=Decimal(salary), **more))
    weeks, months = {"tariff_weeks": Decimal(3)}, {"tariff_months": Decimal("0.75")}
    for tariff in (weeks, months, {"tariff_months": Decimal(2)}):
        limits: tuple[Person, ...] = (
            {},
            {"tariff_cap_months": Decimal(15)},
            {"tariff_salary_floor": Decimal(25000), "tariff_salary_cap": Decimal(80000)},
        )
        for limit in limits:
            for route in ("redundancy", "voluntary", "mars"):
                for salary in ("20111.11", "99999.99"):
                    last = date(2010, 6, 30) if salary == "99999.99" else date(2018, 6, 30)
                    start = date(1985, 7, 1) if route == "voluntary" else date(2002, 7, 1)
                    person = leaver(born=date(1965, 1, 31), service_start=start, exit=last, **tariff)
                    people.append({**person, **limit, "route": route, "salary": Decimal(salary)})
    return people


def other_cases() -> list[Person]:
    """MARS, pension cost, National Insurance, notice, consultation, repayment."""
    people = []
    for last in (MARS_START, date(2015, 3, 31), date(2015, 4, 1), date(2024, 12, 31)):
        for years in (1, 6, 7, 24, 25):
            for off in AROUND:
                start = years_on(last + DAY, -years) - off * DAY
                more: Person = {"exit": last, "service_start": start, "route": "mars"}
                more["born"] = date(1964, 2, 29)
                salary = Decimal("80001.00") if years == 7 else Decimal("137500.01")
                people.append(leaver(salary=salary, terms="uncapped" if off else "afc", **more))
    for weeks in ("0", "4.3", "12", "26"):
        for inclusive in (True, False):
            for last in (date(2012, 10, 31), date(2018, 4, 5), date(2018, 4, 6), date(2023, 1, 31)):
                more = {"notice_paid_weeks": Decimal(weeks), "exit": last, "pilon_in_contract": last.day == 5}
                more |= {"route": "mars" if inclusive else "redundancy", "mars_includes_notice": inclusive}
                people.append(leaver(salary=Decimal("67123.45"), **more))
    rates = (date(2011, 4, 5), date(2018, 4, 5), date(2020, 4, 5), date(2022, 4, 5), date(2022, 11, 5))
    for turn in (*rates, date(2025, 4, 5)):
        for last in (turn, turn + DAY, turn - 40 * DAY):
            for paid in (None, turn, turn + DAY):
                if paid is None or paid >= last:
                    more = {"exit": last, "paid": paid, "notice_paid_weeks": Decimal(6)}
                    more |= {"salary": Decimal("80000.55"), "pilon_in_contract": last == turn}
                    people.append(leaver(**more))
    for last in (date(2011, 3, 31), date(2011, 4, 1), date(2016, 4, 1), date(2019, 4, 1), date(2023, 3, 30)):
        for months in (600, 637, 660, 719, 720, 780):  # complete months of age, reached today or tomorrow
            past = last.year * 12 + last.month - 1 - months
            born = date(past // 12, past % 12 + 1, min(last.day, 28))
            more = {"exit": last, "minimum_pension_age": Decimal(50), "terms": "uncapped"}
            more |= {"pension": Decimal(20000), "lump_sum": Decimal(60000)}
            more["pension_age"] = Decimal(67) if months == 780 else None
            people.append(leaver(born=born, route="redundancy", **more))
            people.append(leaver(born=born + 4 * DAY, route="efficiency", **more))
    for route in ROUTES:
        for consulted in (date(2015, 3, 31), date(2015, 4, 1)):
            more = {"consultation": consulted, "exit": date(2016, 1, 29), "born": date(1958, 8, 8)}
            people.append(leaver(route=route, capital_cost=Decimal("99999.99"), **more))
    for dismissals in (0, 19, 20, 99, 100):
        for last in (date(2013, 4, 5), date(2013, 4, 6), date(2026, 4, 5), date(2026, 4, 6)):
            chosen = "mars" if dismissals == 99 and last.day == 6 else "redundancy"
            people.append(leaver(dismissals=dismissals, exit=last, route=chosen))
        more = {"consultation": date(2013, 4, 5), "exit": date(2013, 8, 31), "weekly_pay": Decimal("655.57")}
        people.append(leaver(dismissals=dismissals, route="voluntary", **more))
    for route in ROUTES:
        for last in (date(2014, 8, 31), date(2025, 11, 11), date(2025, 11, 12), date(2026, 8, 30)):
            for days in (1, 28, 29, 90, 180, 181, 182, 183, 184, 185, 364, 365):
                if last + days * DAY <= FINAL:
                    grade = "VSM" if days % 2 else "8b"
                    people.append(leaver(route=route, exit=last, returned=last + days * DAY, band=grade))
    for band in (*BANDS, None):
        people.append(leaver(band=band, route="efficiency", service_start=date(2014, 10, 1)))
        people.append(leaver(band=band, route="redundancy", service_start=date(2024, 1, 2)))
    return people
