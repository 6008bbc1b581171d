"""Targets as they are really set, and what pays for meeting them: worked by hand on ten people alike."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import numpy_financial
import pytest

from model import compare, project
from model.projection.project import Results
from model.rules.rulebook import serial
from tests.support.bodies import changed, option, small

pytestmark = pytest.mark.unit
REDUNDANCY = option("Redundancy", compulsory_on=1.0)


def days(*each: date) -> np.ndarray:
    return np.array([serial(day) for day in each], dtype=float)


def run(*options: Any, **more: Any) -> Results:
    return project(small(*options, **more))


# The day on which the target is tested -------------------------------------------------------------------------------


@pytest.mark.parametrize(("begins", "counted"), [(date(2021, 6, 1), True), (date(2021, 8, 1), False)])
def test_redundancies_count_on_31_december_where_the_last_day_is_by_then(begins: date, counted: bool) -> None:
    """Begun on 1 June, 45 days of consultation and 84 of notice end on 8 October; begun on 1 August, on 8 December.

    Tested on 30 November, the first are gone, and the second count for nothing in the year: nobody goes.
    """
    tested = days(date(2021, 11, 30), date(2023, 3, 31), date(2024, 3, 31))
    begin = days(begins, date(2022, 6, 1), date(2023, 6, 1))
    yearly = {
        "cut_of_baseline": 0.2,
        "tested_on": tested,
        "consultation_start": begin,
        "consultation_planned_days": 45.0,
    }
    found = run(REDUNDANCY, yearly=yearly)
    assert bool(found.year_line("compulsory_heads", 1)[0] > 0) is counted
    assert bool(found.year_line("met", 1)[0]) is counted
    assert found.year_line("tested", 1)[0] == pytest.approx(found.year_line("day_rate", 1)[0])


def test_wastage_counts_as_far_as_the_year_has_gone() -> None:
    """Of two posts a year that are held, 275 of 365 days' worth are gone by 31 December: 1.5068 of them."""
    tested = days(date(2021, 12, 31), date(2023, 3, 31), date(2024, 3, 31))
    found = run(option("Hold", hold_share=1.0), pools={"leaver_rate": 0.2},
                yearly={"cut_of_baseline": 0.2, "tested_on": tested})  # fmt: skip
    cost = found.pool_line("cost_now", 1)[0, 0]
    later = found.year_line("day_rate", 1)[0] - found.year_line("run_rate", 1)[0]
    assert later == pytest.approx(2 * cost * (1 - 275 / 365))


# Targets in people, and pounds a head -------------------------------------------------------------------------------


def test_a_target_in_heads_is_met_though_the_pounds_ask_for_nothing() -> None:
    found = run(REDUNDANCY, yearly={"cut_of_baseline": -0.5, "most_heads": np.array([10.0, 7.0, 5.0])})
    assert found.year_line("all_heads", 1).tolist() == pytest.approx([10, 7, 5])
    assert found.year_line("met", 1).tolist() == [1, 1, 1]
    assert found.year_line("met", 0).tolist() == [1, 0, 0]
    assert found.year_line("missed_heads", 0).tolist() == [0, 3, 5]
    assert found.year_line("gap", 0).tolist() == [0, 0, 0]


def test_an_allowance_a_head_is_not_moved_by_transfers_unless_the_body_says_so() -> None:
    def allowed(**settings: float) -> np.ndarray:
        inputs = small(option("Move", transfers_on=1.0), yearly={"per_head": 20.0, "population": 25_000.0},
                       path_kind=4, **settings)  # fmt: skip
        moved = changed(inputs, pool_years={"transfer_posts": np.array([[2.0], [0.0], [0.0]])})
        return project(moved).year_line("allowed_spend", 1)

    assert allowed().tolist() == [500_000.0] * 3
    assert allowed(transfers_restate=1.0)[0] < 500_000


# Money ------------------------------------------------------------------------------------------------------------


def test_a_fund_pays_its_own_share_of_each_way() -> None:
    shares = {"fund": 1e6, "fund_pays_voluntary": 0.5, "fund_pays_compulsory": 0.25, "cut_of_baseline": 0.4}
    found = run(
        option("Both", voluntary_on=1.0, compulsory_on=1.0), yearly=shares, take_up_rate=0.2, approved_share=1.0
    )
    voluntary, compulsory = (found.year_line(f"{way}_cost", 1)[0] for way in ("voluntary", "compulsory"))
    assert voluntary > 0
    assert compulsory > 0
    assert found.year_line("from_fund", 1)[0] == pytest.approx(0.5 * voluntary + 0.25 * compulsory)


def test_money_advanced_pays_in_its_year_and_is_found_again_when_it_is_given_back() -> None:
    path = {"explicit_allowed": np.array([412_000.0, 412_000.0, 412_000.0])}
    plain = run(REDUNDANCY, yearly=path, path_kind=3)
    lent = run(REDUNDANCY, yearly={**path, "advance": np.array([50_000.0, 0, 0]),
                                   "advance_repaid": np.array([0, 0, 50_000.0])}, path_kind=3)  # fmt: skip
    need, less = (found.year_line("cash_to_find", 1) for found in (plain, lent))
    assert need[0] > 50_000
    assert less[0] == pytest.approx(need[0] - 50_000)
    assert less[2] == pytest.approx(need[2] + 50_000 - (412_000 - lent.year_line("spend", 1)[2]), abs=50_000)
    assert lent.year_line("from_advance", 1)[0] == pytest.approx(50_000)
    assert lent.body_line("body_npv", 1) == pytest.approx(plain.body_line("body_npv", 1))  # doing nothing has it too


def test_beyond_the_plan_the_run_rate_of_its_end_goes_on() -> None:
    def npv(horizon: float) -> float:
        found = run(REDUNDANCY, yearly={"cut_of_baseline": 0.2}, horizon=horizon)
        assert compare(found).checks["npv_two_ways"] < 0.005
        return found.body_line("body_npv", 1)

    found = run(REDUNDANCY, yearly={"cut_of_baseline": 0.2})
    rate, saved = found.values["discount_rate"][0, 0], found.year_line("cash_releasing", 1)[-1]
    # Years four and five of the saving of the end of year three, in the prices of year one, which do not rise.
    more = numpy_financial.npv(rate, [0, 0, 0, saved, saved])
    assert npv(5) - npv(3) == pytest.approx(more, abs=0.01)


# Fixed terms that end -----------------------------------------------------------------------------------------------


def ended_cost(started: date, **settings: float) -> float:
    staff = {"ends": serial(date(2021, 9, 30)), "service_start": serial(started)}
    found = run(option("End", terms_let_end=1.0), staff=staff, **settings)
    return float(found.year_line("ended_cost", 1)[0])


def test_a_term_that_ends_costs_what_a_redundancy_agreed_for_the_day_costs() -> None:
    agreed = {"agreed_route": 1, "agreed_date": serial(date(2021, 9, 30)), "service_start": serial(date(2010, 4, 1))}
    found = run(option("End", terms_let_end=1.0), staff=agreed)
    cost = ended_cost(date(2010, 4, 1))
    assert cost > 300_000  # ten people, eleven months of £40,000 each, and National Insurance above £30,000
    assert cost == pytest.approx(found.year_line("exit_cost", 1)[0])


def test_a_term_of_less_than_two_years_ends_free_and_so_does_any_where_the_body_says_so() -> None:
    """ERA 1996 s155: two years of continuous service by the last day; AfC section 16: 104 weeks of it."""
    assert ended_cost(date(2019, 10, 10)) == 0
    assert ended_cost(date(2019, 9, 30)) > 0
    assert ended_cost(date(2010, 4, 1), terms_paid=0.0) == 0
