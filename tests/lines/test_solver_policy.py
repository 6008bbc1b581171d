"""Who goes: what always holds of voluntary rounds, posts held as needed, hours, looking ahead and targets in posts."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from tests.reference.bodies import MODES
from tests.reference.solver import Body, PoolYear, Round, identity_gap
from tests.reference.solver_as_set import is_in
from tests.support.solver import solved
from tests.support.solver_cases import CLOSE, ROUTES, Case, always, drawn, each_pool, first_year, small


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return drawn()


@pytest.mark.agree
def test_a_round_never_passes_its_people_budget_take_up_payback_or_floor(cases: tuple[Case, ...]) -> None:
    held = 0
    for case in cases:
        got = case.got
        for index, year in enumerate(case.body.years):
            exits, heads, cost = (got[name][index, 0] for name in ("round_exits", "heads_after_hours", "round_one_off"))
            left, saving = got["left_for_round"][index, 0], got["lasting_saving"][index, 0]
            offered = np.zeros(len(exits), dtype=bool)
            for each in year.rounds:
                members = np.array([is_in(case.body, number, each) for number in range(len(exits))])
                offered |= members
                going = exits * members
                held += int(going.sum() > CLOSE)
                assert each.most_people is None or (going * heads).sum() <= each.most_people + CLOSE, case.name
                assert each.budget is None or (going * cost).sum() <= each.budget + CLOSE, case.name
                assert (going <= min(each.share, each.take_up * each.approved) * left + 1e-9).all(), case.name
                if each.longest_payback is not None:
                    months = 12 * cost[going > 0] / saving[going > 0]
                    assert (months <= each.longest_payback + 1e-9).all(), case.name
            assert (exits[~offered] == 0).all(), case.name
            floors = np.array([pool.floor for pool in year.pools])
            assert (exits <= np.maximum(0, left - floors) + 1e-9).all(), case.name
    assert held > 300


@pytest.mark.agree
def test_a_round_that_its_people_or_budget_cuts_down_uses_one_of_them_up(cases: tuple[Case, ...]) -> None:
    for case in cases:
        for index, (year, found) in enumerate(zip(case.body.years, case.expected, strict=True)):
            for each, approved in zip(year.rounds, found.round_approved, strict=True):
                if approved == 1:
                    continue
                members = [is_in(case.body, number, each) for number in range(len(year.pools))]
                going = case.got["round_exits"][index, 0] * members
                people = (going * case.got["heads_after_hours"][index, 0]).sum()
                cost = (going * case.got["round_one_off"][index, 0]).sum()
                used_up = [
                    limit is not None and abs(limit - what) <= CLOSE
                    for limit, what in ((each.most_people, people), (each.budget, cost))
                ]
                assert any(used_up), case.name


@pytest.mark.agree
def test_no_route_passes_its_cap_nor_its_share_nor_what_was_vacated(cases: tuple[Case, ...]) -> None:
    for case in cases:
        got = case.got
        for route in ROUTES:
            assert (got[route] <= got[f"{route}_cap"] + 1e-9).all(), case.name
            assert got[f"{route}_used"].min() >= 0, case.name
            assert got[f"{route}_used"].max() <= 1, case.name
        further = got["leavers"] * got["hold_further"]
        assert (got["held_further"] <= np.minimum(got["vacated"], further) + 1e-9).all(), case.name


@pytest.mark.agree
def test_ways_as_needed_never_go_beyond_what_is_needed_in_pounds(cases: tuple[Case, ...]) -> None:
    """Where the target is in pounds alone: what is tested, with what is repaid, stays at or above what is looked at."""
    moved = 0
    for case in cases:
        for index, (year, found) in enumerate(zip(case.body.years, case.expected, strict=True)):
            got = {name: float(case.got[name][index, 0, 0]) for name in ("tested", "allowed_seen")}
            if year.most_wte is not None or year.most_heads is not None:
                continue
            assert abs(identity_gap(year, found)) <= CLOSE, case.name
            if sum(case.got[route][index].sum() for route in ROUTES) > 0:
                moved += 1
                repaid = found.unmet_open if year.repay else 0.0
                assert got["tested"] + repaid >= got["allowed_seen"] - CLOSE, case.name
    assert moved > 1_000


@pytest.mark.agree
def test_a_target_in_wte_or_heads_is_met_wherever_some_could_still_go(cases: tuple[Case, ...]) -> None:
    """Where a route is not used up, no posts and no people are left to go after it."""
    asked = 0
    for case in cases:
        for index, year in enumerate(case.body.years):
            if year.most_wte is None and year.most_heads is None:
                continue
            of_year = {name: float(case.got[name][index].max()) for name in ("all_wte", "all_heads", "compulsory_cap")}
            used = float(case.got["compulsory_used"][index, 0, 0])
            if of_year["compulsory_cap"] > CLOSE and used < 1:
                asked += int(used > 0)
                assert year.most_wte is None or of_year["all_wte"] <= year.most_wte + CLOSE, case.name
                assert year.most_heads is None or of_year["all_heads"] <= year.most_heads + CLOSE, case.name
    assert asked > 100


@always(*MODES, policy=True)
def test_looking_ahead_never_lowers_this_years_exits_by_any_route(rng: Random, body: Body) -> None:
    near, far = sorted(rng.randint(0, 5) for _ in range(2))
    shorter, longer = (solved(first_year(body, look_ahead=years), *ROUTES) for years in (near, far))
    assert all((longer[route][0] >= shorter[route][0] - CLOSE).all() for route in ROUTES)


@always(*MODES, policy=True)
def test_looking_further_ahead_than_the_plan_looks_at_all_of_it(rng: Random, body: Body) -> None:
    left = len(body.years) - 1
    all_of_it, further = (first_year(body, look_ahead=years) for years in (left, rng.randint(left, 5)))
    one, two = solved(all_of_it, "allowed_seen", *ROUTES), solved(further, "allowed_seen", *ROUTES)
    assert one["allowed_seen"][0, 0, 0] == min(year.allowed_spend for year in body.years)
    assert all(np.array_equal(one[name], two[name]) for name in one)


@always("run rate", policy=True)
def test_more_held_as_needed_never_raises_what_later_routes_save(rng: Random, drawn: Body) -> None:
    """In pounds, in the same year, of all later routes: held posts move openings to other pools, and so the posts."""
    more = [rng.choice((0.0, rng.random())) for _ in range(8)]
    body = each_pool(drawn, most_wte=None, most_heads=None)
    held = each_pool(body, lambda number, pool: replace(pool, hold_up_to=pool.hold_up_to + more[number]))
    names = [name for route in ROUTES for name in (route, f"{route}_saving")]
    less, further = solved(body, *names), solved(held, *names)
    later = [
        sum(float((got[route][0] * got[f"{route}_saving"][0]).sum()) for route in ROUTES[1:]) for got in (less, further)
    ]
    assert later[1] <= later[0] + CLOSE
    assert (further["held_further"][0] * further["held_further_saving"][0]).sum() >= (
        less["held_further"][0] * less["held_further_saving"][0]
    ).sum() - CLOSE


@always("run rate")
def test_in_one_pool_each_post_more_held_as_needed_spares_one_redundancy(rng: Random, drawn: Body) -> None:
    """Where the target is met either way, and redundancies alone are in question."""
    wte = 100.0
    pool = replace(drawn.years[0].pools[0], floor=0.0, scope=1.0, take_up=0.0)
    allowed = drawn.years[0].net_non_pay + rng.uniform(0.5, 1.0) * wte * pool.do_nothing_cost
    year = replace(drawn.years[0], openings_by_band=None, openings=0.0, guard=False, compulsory_allowed=True)
    year = replace(year, allowed_spend=allowed)

    def worked(up_to: float) -> dict[str, float]:
        body = Body([wte], [1], [replace(year, pools=[replace(pool, hold_up_to=up_to)])])
        return {name: float(of.sum()) for name, of in solved(body, "held_further", "compulsory", "met").items()}

    less, more = (worked(up_to) for up_to in sorted(rng.random() for _ in range(2)))
    if less["met"] and more["met"]:
        further = more["held_further"] - less["held_further"]
        assert less["compulsory"] - more["compulsory"] == pytest.approx(further, abs=CLOSE)


@always(*MODES)
def test_a_round_of_nobody_and_a_share_of_nothing_are_as_if_not_there(rng: Random, body: Body) -> None:
    nobody = [
        Round(take_up=0.0),
        Round(most_people=0.0),
        Round(share=0.0, budget=1.0),
        Round(budget=0.0),
        Round(longest_payback=0.0),
    ]
    paid = each_pool(body, lambda _, pool: replace(pool, voluntary_cost_per_head=10_000, voluntary_selection=1.0))
    with_round = each_pool(
        paid, lambda _, pool: replace(pool, hold_up_to=pool.hold_share), rounds=[rng.choice(nobody)], look_ahead=0
    )
    one, two = solved(paid, *ROUTES, "spend", "tested"), solved(with_round, *ROUTES, "spend", "tested", "round_exits")
    assert two["round_exits"].sum() == 0
    assert all(np.array_equal(one[name], two[name]) for name in one)


@pytest.mark.agree
def test_nobody_is_left_with_no_wte_after_any_years_of_hours(cases: tuple[Case, ...]) -> None:
    for case in cases:
        assert (case.got["close_posts"][case.got["heads"] > CLOSE] > 0).all(), case.name


@pytest.mark.unit
def test_hours_alone_leave_every_head_with_some_wte_however_often_given_up() -> None:
    pools = [PoolYear(50_000, hours_share=0.5, hours_part_year=1.0), PoolYear(30_000, hours_share=1.0, floor=1.0)]
    got = solved(small([100, 40], pools, [0.0] * 6, compulsory_allowed=False))
    assert got["heads"][-1, 0].tolist() == [100, 40]
    assert got["close_posts"][-1, 0] == pytest.approx([100 * 0.5**6, 1])  # halved six times; all but what must stay
