"""Who goes: what always holds as turnover, last days and targets move, and where a claim stops holding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest

from model.lines.look_ahead import look_ahead
from model.lines.rounds import rounds
from tests.reference.bodies import MODES
from tests.reference.solver import AgreedLine, Body, BodyYear, PoolYear, Round
from tests.support.solver import solved
from tests.support.solver_cases import CLOSE, LAST_DAYS, ROUTES, WAYS, always, compulsory, each_pool, shaken, small

FASTER = (0.0, 0.01, 0.1, 0.3)  # added to a leaver rate
SIZES = (
    *("opening_wte", "years", "pools", "agreed", "merged", "wte", "floor", "transfers", "openings", "openings_by_band"),
    *("allowed_spend", "net_non_pay", "rounds", "most_people", "budget", "most_wte", "most_heads"),
)


def leaving_faster(body: Body, more: Sequence[float]) -> Body:
    return each_pool(body, lambda number, pool: replace(pool, leaver_rate=pool.leaver_rate + more[number]))


@always(*MODES[:3])
def test_higher_turnover_never_raises_compulsory_exits_in_year_1(rng: Random, body: Body) -> None:
    """In-year, only where no route saves more of the year than a vacancy held, half; otherwise see LIMITS."""
    if body.years[0].in_year:
        part_years: dict[str, Any] = {f"part_year_{route}": rng.uniform(0.01, 0.5) for route in LAST_DAYS}
        body = each_pool(body, **part_years)
    assert compulsory(leaving_faster(body, rng.choices(FASTER, k=8)))[0] <= compulsory(body)[0] + CLOSE


@always("run rate")
def test_nor_in_all_years_if_run_rate_no_other_route_and_newcomers_cost_alike(rng: Random, drawn: Body) -> None:
    alone = {"openings": 0.0, "openings_by_band": None, "newcomer_relative_cost": 1.0}
    body = each_pool(drawn, lambda _, pool: replace(pool, take_up=0.0), **alone)
    assert compulsory(leaving_faster(body, rng.choices(FASTER, k=8))).sum() <= compulsory(body).sum() + CLOSE


FULL = {"in_year": True, "part_year_redeployed": 1.0, "part_year_compulsory": 1.0}
CHEAP = {"newcomer_relative_cost": 0.5, "backfill_share": 0.4, "backfill_relative_cost": 1.5}
HELD, OTHER = PoolYear(50_000, hold_share=1.0), PoolYear(25_000)
WILLING = [replace(HELD, take_up=1.0), replace(OTHER, take_up=0.4)]
LIMITS = {  # a body, and two turnovers of its first pool
    "year 1, in-year: a redundancy saves more of the year than a held vacancy, pools unlike": (
        small([10, 200], [replace(HELD, do_nothing_cost=150_000), OTHER], [0.9], [0], **FULL), 0, 0.3),
    "year 1, in-year: a held vacancy leaves fewer to redeploy, who would save more of the year": (
        small([100], [replace(HELD, scope=0.8)], [0.8], [100], **FULL), 0.1, 0.3),
    "all years: newcomers are cheaper, so a later redundancy saves less": (
        small([500], [PoolYear(100_000)], [0.05, 0.4, 0.65], [0, 0, 0], **CHEAP), 0.2, 0.4),
    "all years: early openings go unused": (small([200, 400], [HELD, OTHER], [0.47, 0.79], [200, 20]), 0.5, 0.9),
    "all years: early volunteers are not called on": (small([200, 400], WILLING, [0.45, 0.77], [0, 0]), 0.4, 0.8),
}  # fmt: skip


@pytest.mark.unit
@pytest.mark.parametrize("why", LIMITS)
def test_elsewhere_higher_turnover_in_a_pool_can_raise_compulsory_exits(why: str) -> None:
    body, *rates = LIMITS[why]
    slow, fast = (compulsory(leaving_faster(body, [rate, 0.0])).sum() for rate in rates)
    assert fast > slow + 0.5


@always(*MODES[1:3])
def test_a_later_last_day_within_the_year_never_lowers_year_1_exits_in_year(rng: Random, body: Body) -> None:
    parts = sorted(rng.uniform(0.01, 1.0) for _ in range(2))
    later, sooner = (solved(each_pool(body, part_year_compulsory=part), *ROUTES) for part in parts)
    assert all((later[route][0] >= sooner[route][0] - CLOSE).all() for route in ROUTES)


@pytest.mark.unit
def test_a_last_day_too_late_to_save_anything_net_ends_exits() -> None:
    for late, one_offs in ((0.0, False), (0.2, True)):
        pool = PoolYear(50_000, compulsory_cost_per_head=20_000)
        body = small([400], [pool], [0.15], [0], in_year=True, one_offs_count=one_offs)
        early, last = (compulsory(each_pool(body, part_year_compulsory=part))[0] for part in (0.8, late))
        assert early > last == 0


@always(*MODES, policy=True)
def test_front_loading_never_lowers_exits_in_year_1_of_any_pool_or_route(rng: Random, body: Body) -> None:
    *path, end = body.years  # the same target in the last year, and before it none higher
    front = [replace(year, allowed_spend=year.allowed_spend * rng.choice((1, rng.uniform(0.5, 1)))) for year in path]
    plain, loaded = solved(body, *ROUTES), solved(replace(body, years=[*front, end]), *ROUTES)
    assert all((loaded[route][0] >= plain[route][0] - CLOSE).all() for route in ROUTES)


@always(*MODES, policy=True)
def test_a_later_year_changes_nothing_earlier_but_by_the_targets_it_reads(rng: Random, body: Body) -> None:
    kept = rng.randint(1, len(body.years))
    read = max(index + max(year.look_ahead, int(year.guard)) for index, year in enumerate(body.years[:kept]))
    later = [shaken(year, body, rng) for year in body.years[kept:]]
    for index, year in enumerate(body.years[kept : read + 1]):
        later[index] = replace(later[index], allowed_spend=year.allowed_spend)
    one, two = solved(body), solved(replace(body, years=[*body.years[:kept], *later]))
    later_too = {line.name for line in look_ahead.lines()} - {"allowed_seen"}
    later_too |= {line.name for line in rounds.lines() if line.over == "round year"}  # of every year
    yearly = (name for name in one if one[name].ndim == 3 and name not in later_too)
    assert [name for name in yearly if not np.array_equal(one[name][:kept], two[name][:kept])] == []


@pytest.mark.unit
def test_the_guard_reads_next_years_target() -> None:
    of = {"in_year": True, "guard": True, "part_year_compulsory": 0.25}
    exits = [compulsory(small([400], [HELD], [0.1, cut], [0, 0], **of))[0] for cut in (0.1, 0.2, 0.3, 0.9)]
    assert exits == pytest.approx([40, 80, 120, 160])  # 160: what the year itself needs, 10% at a quarter of a year


def sized(it: Any, by: float) -> Any:
    """The body, or a part of it, with every post, opening and pound multiplied."""
    if isinstance(it, (Body, BodyYear, PoolYear, AgreedLine, Round)):
        return replace(it, **{name: sized(getattr(it, name), by) for name in SIZES if hasattr(it, name)})
    if isinstance(it, dict):
        return {band: wte * by for band, wte in it.items()}
    return [sized(each, by) for each in it] if isinstance(it, (list, tuple)) else it and it * by


@always(*MODES, policy=True)
def test_twice_the_body_has_twice_the_posts_and_half_pools_add_up(rng: Random, drawn: Body) -> None:
    years = [replace(year, rounds=[each for each in year.rounds if each.pool is None]) for year in drawn.years]
    body = replace(drawn, years=years)  # a round of one pool is none of its other half
    half = sized(body, 0.5)
    years = [replace(year, pools=[*cut.pools, *cut.pools]) for year, cut in zip(body.years, half.years, strict=True)]
    split = Body(opening_wte=[*half.opening_wte] * 2, bands=[*body.bands] * 2, years=years)
    posts = (*WAYS, "close_posts", "backfilled")
    one, two, halves = (solved(each, *posts, "spend") for each in (body, sized(body, 2), split))
    for name in posts:
        assert two[name] == pytest.approx(2 * one[name], abs=CLOSE)
        assert sum(np.split(halves[name], 2, axis=-1)) == pytest.approx(one[name], abs=CLOSE)
    assert two["spend"] == pytest.approx(2 * one["spend"], rel=1e-12)
