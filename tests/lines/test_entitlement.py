"""What one person is paid who leaves: against the independent reference, the traps, and what must always hold."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.language.line import compute
from model.lines.entitlement import ENTITLEMENT
from model.lines.entitlement.tax import tax
from model.payoff.people import read_people
from model.payoff.work import AMOUNTS, tables, work
from model.rules.rulebook import serial
from tests.support.one_leaver import one
from tests.support.people import leavers

REFERENCE = (*AMOUNTS, "statutory_weeks", "complete_years", "protective_award", "repaid", "consultation_days")


@pytest.mark.agree
def test_the_lines_agree_to_the_penny_with_the_reference_from_the_rule_text() -> None:
    people, expected = leavers(6_000, seed=20261121)
    worked = work(people)
    assert len(people.ids) > 5_900
    different = [
        (people.ids[person], name, str(result[name]), worked[name][0, person])
        for person, result in enumerate(expected)
        for name in REFERENCE
        if abs(float(result[name]) - worked[name][0, person]) > 1e-7
    ]
    assert different == []
    notice = [float(result["notice_due_weeks"]) for result in expected]
    np.testing.assert_allclose(worked["notice_due_weeks"][0], notice, rtol=1e-12)
    capital = [float(result["capital_cost"]) for result in expected]
    np.testing.assert_allclose(worked["capital"][0], capital, atol=0.005)
    rate = {"income_tax_rate": np.full((1, len(people.ids)), 0.40)}  # of the assumption
    taxed = compute((tax,), {**worked, **rate})["exit_tax"][0]
    np.testing.assert_allclose(taxed, [float(result["tax"]) for result in expected], atol=1e-7)


# The traps of the rule text, each by the figure that falling into it would change ---------------------------------


@pytest.mark.unit
def test_statutory_is_inside_contractual_never_added() -> None:
    found = one()
    assert found["redundancy"] == found["contractual"] == round(40_000 / 12 * 24, 2)
    assert found["statutory"] > 0


@pytest.mark.unit
def test_the_cap_is_applied_to_the_full_time_salary_before_wte() -> None:
    assert one(salary=100_000, wte=0.5)["contractual"] == 80_000
    assert one(salary=100_000)["contractual"] == 160_000


@pytest.mark.unit
def test_the_floor_is_on_full_time_pay_not_on_part_time_pay() -> None:
    assert one(salary=40_000, wte=0.5)["contractual"] == 40_000
    assert one(salary=20_000, wte=0.5)["contractual"] == 23_000


@pytest.mark.unit
def test_part_years_are_dropped() -> None:
    found = one(service_start=date(2010, 10, 2), exit=date(2025, 9, 30))
    assert (found["complete_years"], found["section16_months"]) == (14, 14)
    assert one(service_start=date(2010, 10, 1), exit=date(2025, 9, 30))["complete_years"] == 15


@pytest.mark.unit
def test_there_is_no_cap_before_april_2015_and_consultation_sets_the_rules() -> None:
    before = {"salary": 97_478, "service_start": date(1985, 1, 1), "born": date(1960, 1, 1)}
    # £194,956 for £97,478: the largest payment the press reported in 2010.
    assert one(**before, exit=date(2010, 9, 30))["contractual"] == 194_956
    late = one(**before, exit=date(2015, 6, 30), consultation=date(2015, 3, 31))
    assert late["contractual"] == 194_956
    assert one(**before, exit=date(2015, 6, 30), consultation=date(2015, 4, 1))["contractual"] == 160_000
    assert one(**before, exit=date(2015, 6, 30))["contractual"] == 160_000


@pytest.mark.unit
def test_no_pension_strain_is_added_after_2015_and_before_it_only_the_excess() -> None:
    old = {"born": date(1955, 1, 1), "capital_cost": 100_000}
    assert one(**old, exit=date(2014, 9, 30), service_start=date(2004, 1, 1))["pension_cost"] == round(
        100_000 - 40_000 / 12 * 10, 2
    )
    assert one(**old)["pension_cost"] == 0
    assert one(**old, terms="uncapped", service_start=date(2015, 1, 1))["pension_cost"] > 0
    assert one(**old, route="efficiency")["pension_cost"] == 100_000
    # 55 on the day after the last day, 30 September, and a day younger
    assert one(capital_cost=100_000, route="efficiency", born=date(1970, 10, 1))["pension_cost"] == 100_000
    assert one(capital_cost=100_000, route="efficiency", born=date(1970, 10, 2))["pension_cost"] == 0


@pytest.mark.unit
def test_class_1a_falls_on_exits_from_april_2020_at_the_rate_when_paid() -> None:
    capped = {"salary": 80_000, "service_start": date(1995, 1, 1)}
    assert one(**capped, exit=date(2025, 4, 30), paid=date(2025, 5, 31))["employer_nic"] == 19_500
    assert one(**capped, exit=date(2020, 4, 5), paid=date(2020, 5, 31))["employer_nic"] == 0
    assert one(**capped, exit=date(2020, 4, 6))["employer_nic"] == 17_940
    # 15.05%, not the 14.53% blend of the tax year
    assert one(**capped, exit=date(2022, 6, 30))["employer_nic"] == 19_565
    assert one(**capped, exit=date(2022, 10, 31), paid=date(2022, 11, 6))["employer_nic"] == 17_940


@pytest.mark.unit
def test_notice_in_lieu_lies_outside_the_largest_payment() -> None:
    found = one(salary=104_000, notice_paid_weeks=12)
    assert (found["contractual"], found["notice"]) == (160_000, 24_000)
    assert found["total"] == 160_000 + 24_000 + (130_000 + 24_000) * 0.15


@pytest.mark.unit
def test_the_95000_exit_cap_is_not_applied() -> None:
    assert one(salary=80_000, exit=date(2020, 12, 31), service_start=date(1990, 1, 1))["redundancy"] == 160_000


@pytest.mark.unit
def test_mars_pays_half_a_month_a_year_between_three_and_twelve_months() -> None:
    months = {
        years: one(route="mars", service_start=date(2025 - years, 10, 1))["mars_months"] for years in (1, 6, 7, 24, 30)
    }
    assert months == {1: 3, 6: 3, 7: 3.5, 24: 12, 30: 12}
    assert one(route="mars", service_start=date(2024, 10, 2))["mars"] == 0
    # a year's pay, £137,500, in 2010: no cap then
    assert one(route="mars", salary=137_500, service_start=date(1985, 1, 1), exit=date(2010, 10, 31))["mars"] == 137_500
    assert one(route="mars", salary=137_500, service_start=date(1985, 1, 1))["mars"] == 80_000


@pytest.mark.unit
def test_consultation_is_45_days_for_100_proposed_from_6_april_2013() -> None:
    said = {"dismissals": 100, "exit": date(2013, 9, 30)}
    assert one(**said, consultation=date(2013, 4, 5))["consultation_days"] == 90
    assert one(**said, consultation=date(2013, 4, 6))["consultation_days"] == 45
    assert one(dismissals=99)["consultation_days"] == 30
    assert one(dismissals=19)["consultation_days"] == 0
    found = one(dismissals=100, consultation=date(2025, 5, 1), exit=date(2025, 9, 30))
    assert found["earliest_last_day"] == serial(date(2025, 5, 1) + timedelta(days=45 + 84))


@pytest.mark.unit
def test_the_protective_award_is_actual_pay_for_90_days_and_180_from_april_2026() -> None:
    said = {"dismissals": 20, "salary": 36_400}
    assert one(**said, exit=date(2026, 4, 5))["protective_award"] == 9_000
    assert one(**said, exit=date(2026, 4, 6))["protective_award"] == 18_000


@pytest.mark.unit
def test_reckonable_service_is_not_continuous_service() -> None:
    found = one(reckonable_start=date(2020, 10, 1))
    assert (found["complete_years"], found["continuous_years"]) == (5, 25)
    assert found["statutory_weeks"] == 20 + 0.5 * 14
    none = one(reckonable_years=0, salary=20_000)
    assert none["contractual"] == 0
    assert none["redundancy"] == none["statutory"] > 0


@pytest.mark.unit
def test_104_weeks_and_two_years_are_two_tests() -> None:
    start = date(2023, 1, 1)
    found = {
        days: one(service_start=start, exit=start + timedelta(days=days - 1)) for days in (727, 728, 729, 730, 731)
    }
    # 728 days open the door, but a part year pays nothing: one complete year is one month
    assert [found[days]["section16_months"] for days in (727, 728, 730, 731)] == [0, 1, 1, 2]
    assert [found[days]["statutory_years"] for days in (728, 729, 730, 731)] == [0, 0, 0, 2]


@pytest.mark.unit
@pytest.mark.parametrize(("age", "weeks"), [(21, 1), (22, 1), (23, 1.5), (24, 2), (41, 2), (42, 2.5), (43, 3)])
def test_at_exactly_22_and_41_the_last_year_earns_the_lower_rate(age: int, weeks: float) -> None:
    born = date(2025 - age, 9, 30)
    assert one(born=born, service_start=date(2023, 10, 1))["statutory_weeks"] == weeks


@pytest.mark.unit
def test_the_proxy_of_the_capital_cost_is_that_of_the_worked_example() -> None:
    # the proxy holds for who retires before 30 June 2023: 55 on the 29th
    leaves = {"born": date(1968, 6, 29), "exit": date(2023, 6, 28)}
    found = one(**leaves, pension=20_000, lump_sum=60_000, route="efficiency")
    assert found["capital"] == pytest.approx(100_800, rel=0.001)


@pytest.mark.unit
def test_a_return_within_four_weeks_forfeits_the_payment() -> None:
    assert one(returned=date(2025, 10, 28))["repaid"] == one()["redundancy"]
    assert one(returned=date(2025, 10, 29))["repaid"] == 0
    half = one(route="mars", returned=date(2025, 12, 29))
    assert half["repaid"] == round(half["mars"] * (1 - 90 / 181), 2)


@pytest.mark.unit
def test_a_statutory_week_is_rounded_and_a_contractual_month_is_not() -> None:
    assert one(salary=35_392, service_start=date(2022, 10, 1))["contractual"] == 8_848.00
    found = one(salary=30_000.40, service_start=date(2022, 10, 1))
    assert found["statutory_week"] == 576.93


@pytest.mark.unit
def test_an_own_tariff_replaces_the_national_one() -> None:
    # The Treasury's proposal of 2016: three weeks a year, at most 15 months, salary capped at £80,000.
    said = {"tariff_weeks": 3, "tariff_cap_months": 15, "tariff_salary_cap": 80_000, "salary": 104_000}
    assert one(**said, service_start=date(2015, 10, 1))["contractual"] == round(3 * 80_000 / 52 * 10, 2)
    assert one(**said, service_start=date(1985, 10, 1))["contractual"] == 100_000


# What must always hold --------------------------------------------------------------------------------------------

FIRST, LAST = date(2009, 4, 1), date(2027, 3, 31)
people = st.fixed_dictionaries(
    {
        "salary": st.decimals(10_000, 300_000, places=2),
        "wte": st.decimals("0.05", "1.2", places=2),
        "born": st.dates(date(1945, 1, 1), date(1980, 1, 1)),
        "service_start": st.dates(date(1996, 2, 1), date(2009, 3, 1)),
        "exit": st.dates(date(2010, 9, 1), LAST),
        "route": st.sampled_from(["redundancy", "voluntary", "mars"]),
        "terms": st.sampled_from(["afc", "uncapped"]),
        "month_basis": st.sampled_from(["twelfth", "better-of"]),
    }
)


@pytest.mark.agree
@settings(deadline=None)
@given(people)
def test_one_more_year_of_service_never_lowers_a_payoff(person: dict[str, Any]) -> None:
    longer = {**person, "service_start": person["service_start"] - timedelta(days=366)}
    payment = [found["redundancy"] + found["mars"] for found in (one(**person), one(**longer))]
    assert payment[0] <= payment[1]


@pytest.mark.agree
@settings(deadline=None)
@given(people)
def test_redundancy_is_never_below_statutory_and_the_cap_binds(person: dict[str, Any]) -> None:
    found = one(**person)
    assert found["redundancy"] >= found["statutory"]
    if person["terms"] == "afc" and person["exit"] >= date(2015, 4, 1):
        assert found["contractual"] <= round(160_000 * float(person["wte"]), 2) + 0.005
        assert found["mars"] <= round(80_000 * float(person["wte"]), 2) + 0.005


@pytest.mark.agree
@settings(deadline=None, max_examples=40)
@given(st.sampled_from(sorted(name for name in tables() if name.endswith("_from"))), st.data())
def test_changing_a_rate_from_a_date_changes_nothing_before_it(starts: str, data: st.DataObject) -> None:
    day = data.draw(st.dates(FIRST + timedelta(days=1), LAST))
    values = starts.removesuffix("_from") + "_values"
    table = dict(tables())
    kept = table[starts] < serial(day)
    table[starts] = np.array([[*table[starts][kept], serial(day)]])
    table[values] = np.array([[*table[values][kept], 7.0]])
    leaving = data.draw(people) | {"exit": day - timedelta(days=1), "route": "voluntary"}
    leaving["service_start"] = date(1996, 2, 1)
    made = read_people([leaving], lambda _row, field: field)
    before, after = work(made), compute(ENTITLEMENT, {**table, **made.columns})
    assert {name: before[name].tolist() for name in AMOUNTS} == {name: after[name].tolist() for name in AMOUNTS}
