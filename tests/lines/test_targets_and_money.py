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
    def allowed(**settings: Any) -> np.ndarray:
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


def test_money_advanced_pays_now_and_is_found_when_it_is_given_back() -> None:
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


def ended_cost(started: date, **settings: Any) -> float:
    staff = {"ends": serial(date(2021, 9, 30)), "service_start": serial(started)}
    found = run(option("End", terms_let_end=1.0), staff=staff, **settings)
    return float(found.year_line("ended_cost", 1)[0])


def test_a_term_that_ends_costs_what_a_redundancy_agreed_for_the_day_costs() -> None:
    agreed = {"agreed_route": 1, "agreed_date": serial(date(2021, 9, 30)), "service_start": serial(date(2010, 4, 1))}
    found = run(option("End", terms_let_end=1.0), staff=agreed)
    cost = ended_cost(date(2010, 4, 1))
    assert cost > 300_000  # ten people, eleven months of £40,000 each, and National Insurance above £30,000
    assert cost == pytest.approx(found.year_line("exit_cost", 1)[0])


def test_a_term_of_under_two_years_ends_free_and_so_any_where_told() -> None:
    """ERA 1996 s155: two years of continuous service by the last day; AfC section 16: 104 weeks of it."""
    assert ended_cost(date(2019, 10, 10)) == 0
    assert ended_cost(date(2019, 9, 30)) > 0
    assert ended_cost(date(2010, 4, 1), terms_paid=0.0) == 0


# What a hostile reader found ------------------------------------------------------------------------------------------


def test_an_advance_that_is_not_spent_is_there_to_be_given_back() -> None:
    yearly = {"cut_of_baseline": -0.5, "advance": np.array([50_000.0, 0, 0]),
              "advance_repaid": np.array([0, 0, 50_000.0])}  # fmt: skip
    found = run(option("Programme", programme_cost=(1_000.0, 0.0, 0.0)), yearly=yearly)
    assert found.year_line("cash_to_find", 1).tolist() == [0, 0, 0]
    assert found.year_line("advance_left", 1).tolist() == [50_000, 50_000, 0]


def test_the_reserve_waits_while_the_years_own_budget_has_room() -> None:
    yearly = {"explicit_allowed": np.array([700_000.0, 512_000.0, 512_000.0])}  # spend is £512,000: 188,000 of room
    found = run(option("Programme", programme_cost=(100_000.0, 80_000.0, 0.0)), yearly=yearly, path_kind=3,
                reserve=90_000.0, ledger_budget=512_000.0)  # fmt: skip
    spend = found.year_line("spend", 1)
    assert found.year_line("from_reserve", 1)[0] == pytest.approx(max(0, 100_000 - (700_000 - spend[0])))
    assert found.year_line("from_reserve", 1)[1] == pytest.approx(min(90_000, 80_000 - max(0, 512_000 - spend[1])))


def test_posts_moved_with_no_allowance_meet_the_target_for_nobody() -> None:
    """£100,000 is to go; the posts that move are paid for by another body, and are not the cheapest way to save."""
    inputs = small(option("Move", transfers_on=1.0, programme_cost=(1.0, 0, 0)), REDUNDANCY,
                   yearly={"explicit_allowed": 430_000.0}, path_kind=3, transfers_restate=0.0)  # fmt: skip
    found = compare(project(changed(inputs, pool_years={"transfer_posts": np.array([[3.0], [0.0], [0.0]])})))
    moved, cut = found.outcomes[1], found.outcomes[2]
    assert moved.meets
    assert cut.meets
    assert moved.cost_of_meeting > cut.cost_of_meeting
    assert found.best is cut
    assert any("is met by moving posts to other bodies" in each for each in found.results.warnings)


def test_a_cut_of_one_year_that_is_given_back_may_be_recommended() -> None:
    yearly = {"explicit_allowed": np.array([700_000.0, 535_000.0, 700_000.0]), "local_uplift": 0.03}
    found = compare(run(option("Defer", local_withheld=(0.0, 0.03, 0.0), catch_up=(0.0, 0.0, 0.031)), yearly=yearly,
                        path_kind=3, ledger_budget=512_000.0))  # fmt: skip
    nothing, defer = found.outcomes
    assert nothing.met == (True, False, True)
    assert defer.meets
    assert found.best is defer


def test_what_a_target_in_people_asks_for_is_not_beyond_it() -> None:
    found = compare(run(REDUNDANCY, yearly={"cut_of_baseline": -0.5, "most_wte": np.array([10.0, 7.0, 5.0])}))
    assert found.outcomes[1].wte == pytest.approx((10, 7, 5))
    assert found.outcomes[1].beyond_target == pytest.approx((0, 0, 0), abs=1)


def test_a_years_work_is_counted_net_of_what_backfill_does() -> None:
    """Half the work of two posts is backfilled at 1.3 times their cost: one post's work is lost a year, for good."""
    found = run(option("Merge", merged_share=(0.2, 0, 0), backfill_share=0.5), pools={"mergeable": 1.0},
                yearly={"cut_of_baseline": 0.1, "backfill_cost": 1.3, "merged_part_year": 1.0})  # fmt: skip
    assert found.year_line("work_removed", 1).tolist() == pytest.approx([1, 1, 1])


def test_who_went_in_a_round_does_not_volunteer_again() -> None:
    from dataclasses import replace

    from model.body.inputs import Inputs

    def volunteers(inputs: Inputs) -> float:
        return float(project(inputs).year_line("voluntary_heads", 1)[0])

    plain = small(
        option("Both", voluntary_on=1.0), yearly={"cut_of_baseline": 0.9}, take_up_rate=0.2, approved_share=1.0
    )
    columns = {"round_option": 2, "round_year": 1, "round_pool": 0, "round_band": 0, "round_share": 0.1,
               "round_take_up": 1, "round_approved": 1, "round_heads": 1e5, "round_budget": 1e10,
               "round_payback": 1_200, "round_scheme": 0, "round_day": 0}  # fmt: skip
    held = replace(
        plain, round_names=("Early",), rounds={name: np.array([float(each)]) for name, each in columns.items()}
    )
    assert volunteers(plain) == pytest.approx(2)
    assert volunteers(held) == pytest.approx(1)  # two of ten volunteer, and one of them went in the round
