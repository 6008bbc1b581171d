"""Who leaves of their own accord, and who volunteers: the priors, and what they come to by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from model.body.inputs import Inputs
from model.body_workbook.read_in_memory import read_sheets
from model.projection.project import Results, project
from tests.support.bodies import body, option, small

pytestmark = pytest.mark.unit
HOLD = option("Hold", hold_share=1.0)
OPEN = option("Open", voluntary_on=1.0)


def leavers(cut: float, response: float = 1.0) -> np.ndarray:
    """Leavers of 1,000 posts by year, where 10.4% leave in a usual year and a cut of the baseline is announced."""
    inputs = small(HOLD, pools={"leaver_rate": 0.104}, staff={"copies": 100}, yearly={"cut_of_baseline": cut},
                   announcement_response=response)  # fmt: skip
    found: np.ndarray = project(inputs).pool_line("leavers", 1)[:, 0]
    return found


@pytest.mark.parametrize(
    ("cut", "rate"),
    [(0.0, 0.104), (0.0025, 0.117), (0.005, 0.130), (0.01, 0.13624), (0.30, 0.13624), (1.0, 0.13624)],
)
def test_an_announced_cut_raises_leavers_steeply_and_then_no_more(cut: float, rate: float) -> None:
    """10.4% becomes 13.0% at a cut of 0.5% and 13.6% at 1% (Trevor and Nyberg), and never more."""
    assert leavers(cut)[0] == pytest.approx(1_000 * rate)


def test_leavers_rise_in_the_year_of_the_cut_alone() -> None:
    by_year = leavers(0.10)
    left = 1_000 - by_year[0]
    assert by_year[1] == pytest.approx(0.104 * left)


def test_the_response_can_be_taken_out() -> None:
    assert leavers(0.10, response=0.0)[0] == pytest.approx(104)


def uneven(scheme: float, **more: Any) -> Inputs:
    """Two pools in one: five people of two years' service and five of twenty, on £48,000; volunteers are asked for."""
    inputs = small(OPEN, salary=48_000.0, voluntary_route=scheme, take_up_rate=0.5, approved_share=1.0,
                   mars_take_up_rate=0.5, mars_approved_share=1.0, yearly={"cut_of_baseline": 0.9}, **more)  # fmt: skip
    start = inputs.staff.columns["service_start"].copy()
    start[:5] = start[:5] + 365 * 14 + 3  # from early 2005 to early 2019
    return replace(inputs, staff=replace(inputs.staff, columns={**inputs.staff.columns, "service_start": start}))


def costs(results: Results) -> tuple[float, float]:
    """The average cost of an exit in the first year, and that of a volunteer over it."""
    each = results.pool_line("voluntary_per_head", 1)[0, 0]
    return float(each), float(results.pool_line("volunteer_selection", 1)[0, 0])


@pytest.mark.parametrize(("scheme", "payoffs"), [(2.0, (2, 16)), (3.0, (3, 8))])
def test_volunteers_come_in_proportion_to_what_the_scheme_pays_them(scheme: float, payoffs: tuple[int, int]) -> None:
    """Redundancy pays 2 and 16 months of £4,000 for 2 and 16 complete years, MARS 3 and 8: squares over the sum.

    That is what the first cost; half of all volunteer, so that half of what the first are dearer is left.
    """
    results = project(uneven(scheme, legal_cost=0.0))
    each, selection = costs(results)
    few, many = (4_000.0 * months for months in payoffs)
    with_tax = [pay + 0.138 * max(0, pay - 30_000) for pay in (few, many)]  # Class 1A in 2021-22
    few, many = with_tax
    assert each == pytest.approx((few + many) / 2)
    first = (few * few + many * many) / (few + many) / each
    assert selection == pytest.approx(1 + (first - 1) / 2)


def test_a_body_that_knows_what_a_volunteer_costs_says_so() -> None:
    inputs = uneven(2.0)
    results = project(replace(inputs, pools={**inputs.pools, "voluntary_selection": np.array([1.2])}))
    assert costs(results)[1] == 1.2
    assert costs(project(uneven(2.0, pull_of_payoff=0.0)))[1] == 1.0


def test_exit_packages_of_volunteers_add_up_and_lean_to_the_dearer_bands() -> None:
    results = project(uneven(2.0))
    gone = results.values["voluntary_heads_gone"][0, 1]
    heads = results.year_line("voluntary_heads", 1)[0]
    assert gone.sum() == pytest.approx(heads)
    paid = results.values["voluntary_cost_paid"][0, 1]
    assert paid.sum() == pytest.approx(results.year_line("voluntary_package_cost", 1)[0])
    shares = gone[gone > 0] / heads
    assert shares.max() > 0.65  # sixteen months against two, and half of all have gone
    for name in ("check_packages_people", "check_packages_cost", "check_packages_kinds", "check_packages_kinds_cost"):
        assert results.year_line(name, 1) == pytest.approx(0, abs=1e-6)


def test_a_board_whose_pools_give_no_leavers_has_those_of_boards() -> None:
    shipped = body("published/nhs-sussex-icb-2025").sheets
    assert shipped is not None
    for kind, rate in (("ICB", 0.148), ("PCT", 0.11), (None, 0.11)):
        pools = [{key: value for key, value in pool.items() if key != "leaver_rate"} for pool in shipped.pools]
        made = replace(shipped, body={**shipped.body, "kind": kind}, pools=pools, assumptions={})
        found = project(read_sheets("board.xlsx", made)).values["leaver_rate"]
        assert (found == rate).all()


def test_each_scheme_has_its_own_take_up() -> None:
    for scheme, taken in ((2.0, 0.15 * 0.56), (3.0, 0.02 * 0.17)):
        inputs = small(OPEN, voluntary_route=scheme, yearly={"cut_of_baseline": 0.9})
        assert project(inputs).pool_line("take_up", 1)[0, 0] == pytest.approx(taken)


def all_of(take_up: float, *levers: Any, years: int = 3) -> tuple[Results, float]:
    """A pool of unlike people of whom so many volunteer, and what it would cost if all of it left, £."""
    inputs = uneven(2.0)
    made = replace(
        inputs,
        body={**inputs.body, "take_up_rate": take_up, "legal_cost": 0.0},
        options=(inputs.options[0], *levers),
        yearly={**inputs.yearly, "cut_of_baseline": np.full(years, 1.0)},
    )
    results = project(made)
    return results, float(results.pool_line("pool_voluntary", 1)[0, 0])


def test_all_who_volunteer_cost_no_more_than_all_of_the_pool() -> None:
    results, whole = all_of(1.0, OPEN)
    assert results.year_line("voluntary_heads", 1)[0] == pytest.approx(10)
    assert results.year_line("voluntary_cost", 1)[0] == pytest.approx(whole)


@pytest.mark.parametrize("take_up", [0.05, 0.2, 0.5, 0.9])
def test_those_who_are_left_by_volunteers_cost_less_and_both_are_the_pool(take_up: float) -> None:
    both = option("Both", voluntary_on=1.0, compulsory_on=1.0)
    results, whole = all_of(take_up, both)
    gone, left = (results.year_line(f"{way}_cost", 1)[0] for way in ("voluntary", "compulsory"))
    assert results.year_line("compulsory_heads", 1)[0] == pytest.approx(10 * (1 - take_up))
    assert gone / take_up > whole > left / (1 - take_up)
    assert gone + left == pytest.approx(whole)


def test_a_scheme_of_years_draws_the_dearest_first_and_never_the_pool() -> None:
    results, whole = all_of(0.4, OPEN, years=3)
    cost, heads = results.year_line("voluntary_cost", 1), results.year_line("voluntary_heads", 1)
    each = cost / heads
    assert each[0] > each[1] > each[2]
    assert cost.sum() < whole


def test_doing_nothing_tells_no_cut() -> None:
    inputs = small(HOLD, pools={"leaver_rate": 0.104}, staff={"copies": 100}, yearly={"cut_of_baseline": 0.1},
                   announcement_response=1.0)  # fmt: skip
    by_option = [project(inputs).pool_line("leavers", case)[0, 0] for case in (0, 1)]
    assert by_option == pytest.approx([104, 136.24])
