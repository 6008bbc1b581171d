"""What a package holds, and in which year it is counted: that of the agreement, not of the last day."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from model import project
from model.lines.disclosure import DISCLOSURE_CHECKS
from model.projection.project import Results
from model.rules.rulebook import serial
from tests.support.bodies import option, small

pytestmark = pytest.mark.unit


def balanced(results: Results) -> None:
    """Every check of what is disclosed is nil."""
    assert max(float(np.abs(results.values[name]).max()) for name in DISCLOSURE_CHECKS) < 0.005


# £48,500 for twelve complete years, twelve months' pay; Class 1A NIC of 13.8% on £18,500 above £30,000 is £2,553.
@pytest.mark.parametrize(("included", "band", "cost"), [(None, 3, 48_500), (0, 3, 48_500), (1, 4, 51_053)])
def test_a_package_leaves_employer_nic_out_unless_the_body_includes_it(
    included: float | None, band: int, cost: float
) -> None:
    went = {"agreed_route": 1, "agreed_date": serial(date(2021, 9, 30)), "service_start": serial(date(2009, 9, 1))}
    settings: dict[str, Any] = {} if included is None else {"packages_with_nic": included}
    results = project(small(people=1, salary=48_500.0, staff=went, **settings))
    assert results.pool_line("table_compulsory_heads", 0)[0].tolist() == [float(each == band) for each in range(8)]
    assert results.year_line("all_packages_cost", 0)[0] == pytest.approx(cost)
    assert results.year_line("payoffs", 0)[0] == pytest.approx(51_053)  # what is paid is the same
    balanced(results)


def dates(*days: date) -> np.ndarray:
    return np.array([serial(day) for day in days])


def test_redundancies_count_when_notice_is_given_and_owe_from_consultation() -> None:
    # Consultation from 10 January 2022 for 30 days, notice on 9 February, in 2021-22, for 84 days to 4 May, in 2022-23.
    days = dates(date(2021, 7, 1), date(2022, 1, 10), date(2023, 7, 1))
    yearly: dict[str, Any] = {"cut_of_baseline": np.array([0.0, 0.4, 0.4]), "consultation_start": days}
    yearly |= {"consultation_planned_days": 30.0}
    results = project(small(option("Acts", compulsory_on=1), yearly=yearly))
    gone = results.year_line("compulsory_heads", 1)
    assert gone[1] > 0
    assert gone[0] == gone[2] == 0
    assert results.year_line("compulsory_packages", 1).tolist() == pytest.approx([gone[1], 0, 0])
    balanced(results)


def test_notice_in_the_year_of_the_last_day_counts_in_that_year() -> None:
    # Consultation from 3 March 2022 for 30 days: notice on 2 April, in 2022-23.
    days = dates(date(2021, 7, 1), date(2022, 3, 3), date(2023, 7, 1))
    yearly: dict[str, Any] = {"cut_of_baseline": np.array([0.0, 0.4, 0.4]), "consultation_start": days}
    results = project(small(option("Acts", compulsory_on=1), yearly={**yearly, "consultation_planned_days": 30.0}))
    gone = results.year_line("compulsory_heads", 1)
    assert results.year_line("compulsory_packages", 1).tolist() == pytest.approx(gone.tolist())
    assert results.year_line("provision_close", 1)[0] > 0  # owed from consultation on
    balanced(results)


# 84 days before 31 May 2022 is 8 March; before 30 September, 8 July. Consultation that begins on 4 April is before the
# last day of May: nobody accepts before it.
@pytest.mark.parametrize(
    ("last_day", "consultation", "year"),
    [
        (date(2022, 5, 31), date(2022, 1, 10), 0),
        (date(2022, 5, 31), date(2022, 4, 4), 1),
        (date(2022, 5, 31), date(2022, 7, 1), 0),  # a consultation after they have gone is not theirs
        (date(2022, 9, 30), date(2022, 1, 10), 1),
    ],
)
def test_volunteers_count_and_are_owed_to_from_acceptance(last_day: date, consultation: date, year: int) -> None:
    others = date(2021, 7, 1), date(2023, 7, 1)
    yearly = {
        "cut_of_baseline": np.array([0.0, 0.2, 0.2]),
        "consultation_start": dates(others[0], consultation, others[1]),
        "voluntary_last_day": dates(date(2021, 9, 30), last_day, date(2023, 9, 30)),
    }
    acts = option("Acts", voluntary_on=1)
    results = project(small(acts, yearly=yearly, take_up_rate=0.3, approved_share=1.0))
    gone, cost = results.year_line("voluntary_heads", 1), results.year_line("voluntary_cost", 1)
    assert gone[1] > 0
    packages = [0.0, 0.0, 0.0]
    packages[year] = gone[1]
    assert results.year_line("other_packages", 1).tolist() == pytest.approx(packages)
    assert results.year_line("provision_close", 1)[0] == pytest.approx(cost[1] * (year == 0))
    balanced(results)
