"""The independent reference itself, by figures worked by hand from the text of the rules."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.reference.leavers import leaver
from tests.reference.payoff import payoff
from tests.reference.payoff_pension import annuity_for_life, left_of_pension

pytestmark = pytest.mark.unit


def paid(**given: object) -> dict[str, Any]:
    return payoff(leaver(**given))


def efficiency(**given: object) -> Decimal:
    """What it costs to retire somebody early in the interests of the service, on a pension of £10,000 but as given."""
    return Decimal(paid(**{"route": "efficiency", "pension": 10_000, "pension_age": 67, **given})["capital_cost"])


# Notice in lieu and the relevant date --------------------------------------------------------------------------------


def test_a_week_in_lieu_completes_two_years_of_service() -> None:
    # From 8 October 2024: two years on 7 October 2026, a week after the last day. Two years at 46, 1.5 x £751 each.
    base = {"salary": 60_000, "band": None, "born": date(1980, 1, 15), "exit": date(2026, 9, 30)}
    found = paid(**base, service_start=date(2024, 10, 8), notice_paid_weeks=1)
    assert (found["statutory"], found["relevant_date"]) == (Decimal("2253.00"), date(2026, 10, 7))
    assert paid(**base, service_start=date(2024, 10, 9), notice_paid_weeks=1)["statutory"] == 0
    assert paid(**base, service_start=date(2024, 10, 8))["statutory"] == 0


def test_notice_that_is_served_does_not_move_the_relevant_date_twice() -> None:
    # Twelve weeks due by statute, ten by contract: of 12 in lieu all are unserved, of 4 four, of 2.5 17.5 days.
    base = {"exit": date(2024, 6, 28), "service_start": date(2010, 1, 1), "band": "7"}
    days = {
        weeks: (paid(**base, notice_paid_weeks=Decimal(weeks))["relevant_date"] - date(2024, 6, 28)).days
        for weeks in ("12", "4", "2.5", "0")
    }
    assert days == {"12": 84, "4": 28, "2.5": 18, "0": 0}
    # Thirteen weeks by contract beside three by statute: the first ten in lieu leave statutory notice served.
    long = {"exit": date(2024, 6, 28), "service_start": date(2020, 9, 1), "band": "9"}
    assert paid(**long, notice_paid_weeks=10)["relevant_date"] == date(2024, 6, 28)
    assert paid(**long, notice_paid_weeks=11)["relevant_date"] == date(2024, 7, 5)


def test_the_weekly_limit_and_the_age_are_those_of_the_relevant_date() -> None:
    # Three years, the week's pay above every limit. Aged 41 on 30 March 2026, 42 on 6 April: 2 x 1 + 1.5 weeks.
    found = paid(salary=90_000, band=None, born=date(1984, 4, 6), service_start=date(2023, 1, 9),
                 exit=date(2026, 3, 16), notice_paid_weeks=3)  # fmt: skip
    assert (found["statutory_weeks"], found["statutory"]) == (Decimal("3.5"), Decimal("2628.50"))
    # In full-time service, contractual pay stays on the last day: three months.
    assert found["complete_years"] == 3


# Early retirement ----------------------------------------------------------------------------------------------------


def test_ages_are_those_of_the_day_after_the_last_day() -> None:
    assert efficiency(born=date(1971, 6, 16), exit=date(2026, 6, 14)) == 0
    assert efficiency(born=date(1971, 6, 16), exit=date(2026, 6, 15)) > 0


@pytest.mark.parametrize(
    ("born", "last", "cost"),
    [
        # 10,000 x (1 - 0.582) x 25.287; x (1 - 0.681) x 23.066; x (1 - 0.733) x 20.654
        (date(1970, 12, 16), date(2026, 1, 15), "105699.66"),
        (date(1966, 9, 20), date(2025, 9, 19), "73580.54"),
        (date(1965, 1, 1), date(2025, 12, 31), "55146.18"),
    ],
)
def test_the_2015_scheme_costs_what_its_factors_give(born: date, last: date, cost: str) -> None:
    assert efficiency(born=born, exit=last) == Decimal(cost)


def test_each_section_has_its_own_table_and_the_1995_section_a_lump_sum() -> None:
    # Aged 55: a slope of (21.457658 - 25.287) / 71 a month from 661 months, so 25.287 + 0.0539344... at 660; the third
    # point is 0.267 x 20.654 / 0.257, the sheet's cost by the table's pension factor.
    at_55 = Decimal("25.3409344")
    assert annuity_for_life(660) == pytest.approx(at_55, abs=Decimal("1e-7"))
    born, last = date(1970, 10, 1), date(2025, 9, 30)
    lump = 60_000 * (1 - Decimal("0.919"))
    old = efficiency(born=born, exit=last, pension_age=60, lump_sum=60_000)
    assert old == pytest.approx(10_000 * (1 - Decimal("0.812")) * at_55 + lump, abs=Decimal("0.01"))
    middle = efficiency(born=born, exit=last, pension_age=65, lump_sum=60_000)
    assert middle == pytest.approx(10_000 * (1 - Decimal("0.643")) * at_55, abs=Decimal("0.01"))
    new = efficiency(born=born, exit=last, pension_age=68, lump_sum=60_000)
    assert new == pytest.approx(10_000 * (1 - Decimal("0.559")) * at_55, abs=Decimal("0.01"))


def test_the_ends_of_the_tables_hold_beyond_them() -> None:
    ends = {(age, early): left_of_pension(Decimal(age), early) for age, early in ((60, 0), (60, 120), (60, 130),
            (65, 180), (65, 190), (67, 156), (67, 200))}  # fmt: skip
    assert {key: str(value) for key, value in ends.items()} == {
        (60, 0): "1", (60, 120): "0.682", (60, 130): "0.682", (65, 180): "0.541", (65, 190): "0.541",
        (67, 156): "0.559", (67, 200): "0.559",
    }  # fmt: skip
    assert left_of_pension(Decimal(61), 12) is None


def test_retirements_before_30_june_2023_are_costed_by_the_proxy() -> None:
    born = date(1968, 6, 30)
    before, after = efficiency(born=born, exit=date(2023, 6, 28)), efficiency(born=born, exit=date(2023, 6, 29))
    # 54 and 55 years; the first is too young. 145 months early on 29 June 2023 at 1.7%, for one who may retire at 50.
    assert before == 0
    proxy = efficiency(born=born, exit=date(2023, 6, 28), minimum_pension_age=50)
    assert float(proxy) == pytest.approx(10_000 * (1 - 1.017 ** (-145 / 12)) / 0.0168571, rel=1e-5)
    assert after == pytest.approx(10_000 * (1 - Decimal("0.580")) * Decimal("25.3409344"), abs=Decimal("0.01"))


def test_the_transition_of_2006_adds_years_that_fall_day_for_day() -> None:
    # Twenty years on 30 September 2006, at 51: ten years are added, 1,096 days less on 30 September 2009. A pension of
    # £8,402 for 8,402 days: £1 a day, so £2,556.50 more; at 54 years and 8 months x (25.287 + 5 x 3.829342 / 71 + 3).
    base = {"born": date(1955, 1, 15), "exit": date(2009, 9, 30), "pension": 8_402}
    full = paid(**base, service_start=date(1986, 9, 30))["capital_cost"]
    none = paid(**base, service_start=date(2001, 10, 2))["capital_cost"]  # not five years in 2006
    assert full - none == pytest.approx(Decimal("73005.13"), abs=Decimal("0.01"))
    assert paid(**base, service_start=date(1986, 9, 30), route="efficiency")["capital_cost"] == none
    ended = {**base, "born": date(1956, 1, 15), "service_start": date(1986, 9, 30)}
    last, after = paid(**{**ended, "exit": date(2011, 9, 30)}), paid(**{**ended, "exit": date(2011, 10, 1)})
    assert last["capital_cost"] > after["capital_cost"] + 40_000


# Coming back, and tax ------------------------------------------------------------------------------------------------


def test_payoffs_over_100000_and_very_senior_managers_have_twelve_months() -> None:
    base = {"route": "voluntary", "service_start": date(2000, 1, 1), "exit": date(2025, 12, 15)}
    half_year = {**base, "returned": date(2026, 6, 15)}  # 182 days: the end of six months of 182
    assert paid(**half_year, salary=50_000)["repaid"] == 0
    more = paid(**half_year, salary=Decimal("50000.01"))
    assert more["repaid"] == (Decimal("100000.02") * (1 - Decimal(182) / 365)).quantize(Decimal("0.01"))
    senior = paid(**half_year, salary=40_000, band="VSM")
    assert senior["repaid"] == (Decimal(80_000) * (1 - Decimal(182) / 365)).quantize(Decimal("0.01"))
    assert paid(**{**half_year, "exit": date(2025, 11, 11)}, salary=60_000)["repaid"] == 0


def test_a_return_to_another_public_body_counts_until_november_2025() -> None:
    base = {"route": "voluntary", "salary": 40_000, "service_start": date(2000, 1, 1), "exit": date(2025, 11, 12)}
    elsewhere = {"back_with": "other public body"}
    early = paid(**base, **elsewhere, returned=date(2025, 11, 30))  # 18 days of 181
    assert early["repaid"] == (Decimal(80_000) * (1 - Decimal(18) / 181)).quantize(Decimal("0.01"))
    later = {**base, "exit": date(2025, 12, 1)}  # by its terms
    assert paid(**later, **elsewhere, returned=date(2025, 12, 19))["repaid"] == 0
    assert paid(**base, returned=date(2025, 11, 30))["repaid"] == 80_000  # within four weeks, in the NHS


def test_tax_in_a_payoff_is_nothing_in_25000_and_a_third_of_93700() -> None:
    small = paid(salary=25_000, service_start=date(1998, 6, 1), exit=date(2010, 6, 30))
    assert (small["redundancy"], small["tax"]) == (25_000, 0)
    # 0.4 x 63,700 of income tax and 15% of it, 9,555, of Class 1A, in 103,255.
    found = paid(salary=46_850, service_start=date(1990, 1, 1))
    assert (found["redundancy"], found["total"], found["tax"]) == (93_700, 103_255, 35_035)
    # Four weeks of £52,000 in lieu: 0.4 and 15% of £4,000 more, from the first pound.
    more = paid(salary=52_000, service_start=date(2022, 1, 1), notice_paid_weeks=4)
    assert more["tax"] == 2_200
