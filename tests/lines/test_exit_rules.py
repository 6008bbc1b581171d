"""Notice in lieu, early retirement, the transition of 2006, recovery and tax, by figures worked from the rule text."""

from __future__ import annotations

from datetime import date

import pytest

from model.payoff.people import read_people
from model.payoff.work import warnings, work
from tests.support.exit_cases import CAPITAL, NOTICE, TAXED, TRANSITION, Case
from tests.support.one_leaver import one

pytestmark = pytest.mark.unit


def holds(case: Case) -> None:
    said, figures = case
    found = one(**said)
    assert {name: found[name] for name in figures} == pytest.approx(figures, abs=0.004)


@pytest.mark.parametrize("case", NOTICE)
def test_statutory_pay_counts_notice_that_was_not_served(case: Case) -> None:
    holds(case)


@pytest.mark.parametrize("case", CAPITAL)
def test_the_capital_cost_is_by_factors_on_the_day_of_retirement(case: Case) -> None:
    holds(case)


@pytest.mark.parametrize("case", TRANSITION)
def test_the_transition_of_2006_adds_what_is_left_of_ten_years(case: Case) -> None:
    holds(case)


@pytest.mark.parametrize("case", TAXED)
def test_the_tax_of_a_payoff_is_on_what_is_above_the_exemption(case: Case) -> None:
    holds(case)


# Recovery ---------------------------------------------------------------------------------------------------------

VOLUNTARY = {"route": "voluntary", "exit": date(2025, 12, 31)}


def test_a_larger_payoff_is_repaid_within_twelve_months() -> None:
    whole = {**VOLUNTARY, "salary": 50_000, "service_start": date(2002, 1, 1)}  # 24 months of 4,166.67: £100,000
    assert one(**whole)["award"] == 100_000
    assert one(**whole)["window_months"] == 6
    assert one(**{**whole, "salary": 50_001})["window_months"] == 12
    assert one(**{**whole, "salary": 30_000, "band": "VSM"})["window_months"] == 12
    assert one(**{**whole, "salary": 80_000, "exit": date(2025, 11, 11)})["window_months"] == 0
    assert one(**{**whole, "salary": 80_000, "route": "redundancy"})["window_months"] == 0


def test_a_return_outside_health_counts_only_by_terms_before_december() -> None:
    back = {"route": "voluntary", "returned": date(2026, 1, 30)}
    for last, repaid in ((date(2025, 11, 30), True), (date(2025, 12, 1), False)):
        assert (one(**back, exit=last, back_with="other public body")["repaid"] > 0) is repaid
        assert one(**back, exit=last)["repaid"] > 0
        assert one(**back, exit=last, back_with="health body") == one(**back, exit=last)


def test_the_four_week_bar_is_of_nhs_employers() -> None:
    assert one(returned=date(2025, 10, 28))["repaid"] == one()["redundancy"]
    assert one(returned=date(2025, 10, 28), back_with="other public body")["repaid"] == 0


# What a reader is told --------------------------------------------------------------------------------------------


def told(**said: object) -> str:
    plain = {"salary": 40_000, "service_start": date(2000, 1, 1), "exit": date(2025, 9, 30), "pension": 9_000}
    people = read_people([{**plain, **said}], lambda _row, field: field)
    return " ".join(warnings(people, work(people))[0])


def test_a_pension_past_its_age_is_said_to_cost_nothing() -> None:
    assert "pension age (pension_age) is reached by the day of retirement" in told(born=date(1965, 10, 1))
    assert "is reached by" not in told(born=date(1965, 10, 2))
    assert "is reached by" not in told(born=date(1965, 10, 1), capital_cost=5_000)


def test_an_estimate_says_whether_it_is_by_factors_or_a_proxy() -> None:
    assert "by published factors" in told(born=date(1968, 1, 1), terms="uncapped")
    assert "by a proxy" in told(born=date(1968, 1, 1), terms="uncapped", pension_age=61)


def test_notice_that_moves_the_relevant_date_is_said() -> None:
    assert "as if it had been served" in told(born=date(1968, 1, 1), notice_paid_weeks=1)
    assert "as if it had been served" not in told(born=date(1968, 1, 1))
