"""What leavers who come back repay, and the tax in what leavers are paid: small bodies worked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import exp
from typing import Any

import numpy as np
import pytest

from model.projection.project import Results, project
from model.rules.rulebook import serial
from tests.support.bodies import option, small

pytestmark = pytest.mark.unit
SHARE, SPEED = 0.234, 0.85  # of those who are paid to leave, and how soon they come back: the assumptions
# Two of ten volunteer. With 21 years' service at £40,000 each has £70,000, and the employer pays £6,000 on £40,000.
TWO = 2 * 70_000


def run(first: int = 2026, last: date | None = None, compulsory: float = 0.0, **more: Any) -> Results:
    """The plan of ten people of whom two volunteer in the first year, on the body's scheme."""
    acts = option("Acts", voluntary_on=(1.0 - compulsory, 0.0, 0.0), compulsory_on=compulsory)
    day = {} if last is None else {"voluntary_last_day": serial(last)}
    settings = {"take_up_rate": 0.2, "approved_share": 1.0, **more}
    return project(replace(small(acts, yearly={"cut_of_baseline": 0.5, **day}, **settings), first_year=first))


def owed(window: float, until: float) -> float:
    """Of those who come back, the share of their payment that is owed by those back by a time, added up in steps."""
    steps = 20_000
    at = (np.arange(steps) + 0.5) / steps * until
    return float((SPEED * np.exp(-SPEED * at) * (1 - at / window)).sum() * until / steps)


def recovered(found: Results) -> list[float]:
    return [float(each) for each in found.year_line("clawback", 1)]


def test_what_is_repaid_is_the_taper_over_those_who_come_back() -> None:
    window = 0.5
    closed = 1 - (1 - exp(-SPEED * window)) / (SPEED * window)
    assert owed(window, window) == pytest.approx(closed, rel=1e-6)
    first, second, third = recovered(run())
    assert first + second == pytest.approx(TWO * SHARE * closed, rel=1e-6)
    assert third == 0


def test_what_falls_after_the_years_end_is_recovered_in_the_next() -> None:
    found = run(last=date(2027, 1, 31))  # 59 of 365 days lie in the year of leaving
    paid = float(found.year_line("voluntary_may_repay", 1)[0])
    until = 59 / 365
    assert recovered(found)[:2] == pytest.approx(
        [paid * SHARE * owed(0.5, until), paid * SHARE * (owed(0.5, 0.5) - owed(0.5, until))], rel=1e-6
    )


def test_nothing_is_recovered_before_the_scheme_nor_of_redundancies() -> None:
    assert recovered(run(first=2021)) == [0, 0, 0]
    assert recovered(run(compulsory=1.0)) == [0, 0, 0]
    assert recovered(run(first=2025, last=date(2025, 11, 11)))[0] == 0
    assert recovered(run(first=2025, last=date(2025, 11, 12)))[0] > 0


def test_mars_is_repaid_within_six_months_from_its_first_day() -> None:
    found = run(first=2013, voluntary_route=3.0)
    paid = float(found.year_line("voluntary_may_repay", 1)[0])
    assert found.year_line("voluntary_window_year", 1)[0] == pytest.approx(0.5)
    assert sum(recovered(found)) == pytest.approx(paid * SHARE * owed(0.5, 0.5), rel=1e-6)


def test_larger_payoffs_have_a_year_and_the_pounds_weigh_the_two() -> None:
    # five of ten have the cap of £160,000 less three years, £140,000: a year; five have £70,000: half a year
    salary = np.array([80_000.0] * 5 + [40_000.0] * 5)
    found = run(staff={"base_salary": salary})
    assert found.year_line("voluntary_window_year", 1)[0] == pytest.approx((140 * 1 + 70 * 0.5) / 210)


def test_only_what_is_collected_is_recovered() -> None:
    whole, half = (recovered(run(clawback_share=share)) for share in (1.0, 0.5))
    assert half == pytest.approx([each / 2 for each in whole])
    assert recovered(run()) == whole


def test_recovery_that_is_counted_on_is_remarked_on_with_its_largest_year() -> None:
    def told(**more: Any) -> list[str]:
        return [each for each in run(**more).warnings if "come back" in each]

    # £140,000 x 0.234 x the taper from the usual last day, 30 September: 1 - (1 - exp(-0.425)) / 0.425 is 0.185.
    whole = TWO * SHARE * owed(0.5, 182 / 365)
    assert round(whole, -3) == 6_000
    assert told() == [
        'what leavers who come back repay is counted as income, at most £6k, by "Acts" in 2026-27: it rests on a taper '
        'that is assumed, as none is published; 0 for "Share of what leavers who come back owe that is recovered" '
        "takes it out"
    ]
    assert told(clawback_share=0.0) == []
    assert told(compulsory=1.0) == []
    assert told(first=2021) == []


def test_a_round_on_the_other_scheme_is_repaid_by_that_schemes_terms() -> None:
    columns = {"round_option": 2, "round_year": 1, "round_pool": 0, "round_band": 0, "round_share": 0.2,
               "round_take_up": 1, "round_approved": 1, "round_heads": 1e5, "round_budget": 1e10,
               "round_payback": 1_200, "round_scheme": 3, "round_day": 0}  # fmt: skip
    held = replace(
        small(option("Acts"), yearly={"cut_of_baseline": 0.5}),
        first_year=2013,
        round_names=("Round",),
        rounds={name: np.array([float(each)]) for name, each in columns.items()},
    )
    found = project(held)
    assert found.year_line("round_may_repay", 1)[0] > 0
    assert found.year_line("voluntary_may_repay", 1)[0] == 0
    assert sum(recovered(found)) == pytest.approx(
        found.year_line("round_may_repay", 1)[0] * SHARE * owed(0.5, 0.5), rel=1e-6
    )


def test_tax_is_that_of_each_payoff_and_not_a_share_of_all() -> None:
    found = run()  # of each £76,000: 0.4 x 40,000 and the £6,000
    assert found.year_line("payoffs_tax", 1)[0] / found.year_line("payoffs", 1)[0] == pytest.approx(22 / 76)
    assert found.year_line("tax_gained", 1)[0] == found.year_line("payoffs_tax", 1)[0]
    low = run(income_tax_on_payoff=0.2)
    assert low.year_line("payoffs_tax", 1)[0] / low.year_line("payoffs", 1)[0] == pytest.approx(14 / 76)
    short = run(staff={"service_start": serial(date(2019, 9, 30))})  # seven years, £23,333: below the exemption
    assert short.year_line("payoffs", 1)[0] > 0
    assert short.year_line("payoffs_tax", 1)[0] == 0


def test_tax_on_exits_agreed_in_any_case_is_no_gain() -> None:
    agreed = np.array([1.0] + [0.0] * 9)
    day = np.where(agreed > 0, serial(date(2026, 9, 30)), 0)
    found = run(staff={"agreed_route": agreed, "agreed_date": day}, take_up_rate=0.0)
    assert found.year_line("payoffs_tax", 0)[0] == pytest.approx(22_000)
    assert found.year_line("tax_gained", 1)[0] == pytest.approx(0)
