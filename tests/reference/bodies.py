"""Bodies to test the solver on: drawn at random within realistic ranges, and the £20m body of the page."""

from __future__ import annotations

import random
from datetime import date

from .solver import AgreedLine, Body, BodyYear, PoolYear, share_of_year_saved

MODES = ("run rate", "in-year", "in-year guarded", "one-offs counting")


def often_zero(rng: random.Random, chance_of_zero: float, low: float, high: float) -> float:
    return 0.0 if rng.random() < chance_of_zero else rng.uniform(low, high)


def random_agreed(rng: random.Random, wte: float) -> list[AgreedLine]:
    if rng.random() < 0.75:
        return []
    return [
        AgreedLine(
            wte=often_zero(rng, 0.3, 0.0, 0.08 * wte + 1.0),
            part_year=rng.choice((0.0, 1.0, rng.random())),
            cost_per_wte=often_zero(rng, 0.4, 5_000, 60_000),
        )
        for _ in range(rng.randint(1, 3))
    ]


def random_pool_year(rng: random.Random, wte: float, cost: float, settled: PoolYear | None) -> PoolYear:
    """A pool in a year; what does not move from year to year is taken from its first year."""
    first = settled or PoolYear(
        do_nothing_cost=cost,
        leaver_rate=often_zero(rng, 0.15, 0.0, 0.25),
        hold_share=rng.choice((0.0, 1.0, 0.7 * rng.random(), 0.7 * rng.random())),
        scope=rng.choice((1.0, 1.0, rng.uniform(0.4, 1.0), often_zero(rng, 0.3, 0.2, 1.0))),
        floor=often_zero(rng, 0.6, 0.0, 0.6 * wte) if rng.random() < 0.96 else 1.2 * wte,
        take_up=often_zero(rng, 0.4, 0.0, 0.15),
        heads_per_wte=rng.uniform(1.0, 1.3),
        training_cost_per_head=often_zero(rng, 0.3, 500, 8_000),
        voluntary_cost_per_head=often_zero(rng, 0.1, 0.1 * cost, 1.2 * cost),
        voluntary_selection=rng.uniform(0.8, 1.4),
        compulsory_cost_per_head=often_zero(rng, 0.1, 0.1 * cost, 1.2 * cost),
        compulsory_selection=rng.uniform(0.7, 1.1),
    )
    marginal_on_cost_rate = rng.uniform(0.2, 0.35)
    lines = random_agreed(rng, wte)  # the third is merged posts
    return PoolYear(
        do_nothing_cost=cost,
        average_pay=cost / (1.0 + marginal_on_cost_rate) * rng.uniform(0.97, 1.03),
        marginal_on_cost_rate=marginal_on_cost_rate,
        restraint_index=1.0 - often_zero(rng, 0.7, 0.0, 0.15),
        leaver_rate=first.leaver_rate,
        hold_share=first.hold_share if rng.random() < 0.7 else rng.random(),
        transfers=often_zero(rng, 0.9, 0.0, 0.15 * wte + 1.0),
        agreed=lines[:2],
        merged=lines[2] if len(lines) > 2 else AgreedLine(),
        scope=first.scope,
        floor=first.floor,
        take_up=first.take_up,
        heads_per_wte=first.heads_per_wte,
        training_cost_per_head=first.training_cost_per_head,
        voluntary_cost_per_head=first.voluntary_cost_per_head,
        voluntary_selection=first.voluntary_selection,
        compulsory_cost_per_head=first.compulsory_cost_per_head,
        compulsory_selection=first.compulsory_selection,
    )


def random_path(rng: random.Random, years: int, baseline: float) -> list[float]:
    """Allowed spend: a rising cut to 5-40%, or at the edge a target already met or impossible."""
    edge = rng.random()
    if edge < 0.06:
        return [baseline * rng.uniform(1.05, 1.3)] * years
    if edge < 0.12:
        return [baseline * rng.uniform(0.05, 0.3)] * years
    deepest = rng.uniform(0.05, 0.40)
    cuts = sorted(rng.random() for _ in range(years))
    return [baseline * (1.0 - deepest * (cut / cuts[-1])) for cut in cuts]


def random_body(rng: random.Random, mode: str) -> Body:
    """A body of 2 to 8 pools and 1 to 6 years, tested as `mode` says in every year.

    "run rate" and "one-offs counting" carry the guard in a quarter of bodies.
    """
    if mode not in MODES:
        raise ValueError(f"unknown mode {mode!r}")
    pools, years = rng.randint(2, 8), rng.randint(1, 6)
    opening = [0.0 if rng.random() < 0.08 else rng.uniform(5.0, 300.0) for _ in range(pools)]
    costs = [rng.uniform(25_000, 150_000) for _ in range(pools)]
    pay_bill = sum(wte * cost for wte, cost in zip(opening, costs, strict=True))
    non_pay = often_zero(rng, 0.2, 0.02, 0.35) * pay_bill
    allowed = random_path(rng, years, pay_bill + non_pay)
    bands = [rng.randint(1, 4) for _ in range(pools)]
    by_band = rng.random() < 0.4
    guard = mode == "in-year guarded" or (mode != "in-year" and rng.random() < 0.25)
    repay, compulsory_allowed = rng.random() < 0.3, rng.random() < 0.9
    fit = often_zero(rng, 0.2, 0.0, 0.8)
    training_success = rng.uniform(max(0.3, fit), 1.0)
    time_to_refill = often_zero(rng, 0.2, 0.0, 0.4)
    backfill_share, backfill_relative_cost = often_zero(rng, 0.4, 0.0, 0.3), rng.uniform(0.8, 1.6)
    newcomer_relative_cost = rng.uniform(0.75, 1.0)
    quit_response, quit_response_cap = often_zero(rng, 0.3, 0.0, 2.0), often_zero(rng, 0.2, 0.0, 0.5)
    settled: list[PoolYear | None] = [None] * pools
    plan: list[BodyYear] = []
    for index in range(years):
        if index:
            costs = [cost * rng.uniform(1.0, 1.04) for cost in costs]
        settled_now = [
            random_pool_year(rng, wte, cost, before) for wte, cost, before in zip(opening, costs, settled, strict=True)
        ]
        settled = [*settled_now]
        plan.append(
            BodyYear(
                pools=settled_now,
                allowed_spend=allowed[index],
                net_non_pay=non_pay * rng.uniform(0.93, 1.05),
                in_year=mode != "run rate",
                guard=guard,
                one_offs_count=mode == "one-offs counting",
                repay=repay,
                compulsory_allowed=compulsory_allowed and rng.random() < 0.95,
                openings=often_zero(rng, 0.3, 0.0, 60.0),
                openings_by_band={band: often_zero(rng, 0.3, 0.0, 20.0) for band in (1, 2, 3)} if by_band else None,
                fit=fit,
                training_success=training_success,
                time_to_refill=time_to_refill,
                backfill_share=backfill_share,
                backfill_relative_cost=backfill_relative_cost,
                newcomer_relative_cost=newcomer_relative_cost,
                quit_response=quit_response,
                quit_response_cap=quit_response_cap,
                part_year_transferred=rng.choice((1.0, rng.random())),
                part_year_redeployed=rng.choice((0.0, 1.0, rng.random(), rng.random())),
                part_year_voluntary=rng.choice((0.0, rng.random(), rng.random(), rng.random())),
                part_year_compulsory=rng.choice((rng.choice((0.0, 1.0)), *(rng.uniform(0.1, 1.0),) * 5)),
            )
        )
    return Body(opening_wte=opening, bands=bands, years=plan)


def twenty_million_body(
    test: str,
    *,
    seed: int = 2010,
    non_pay: float = 0.0,
    time_to_refill: float = 0.0,
    newcomer_relative_cost: float = 1.0,
) -> Body:
    """£20m, 400 WTE, 15/20/25/30%, 10% turnover, 60% held, compulsory only, last day 1 November.

    `test` is "run rate", "in-year" or "in-year guarded". The page gives no more than that: pools are
    eight, drawn at a fixed seed and scaled to the totals.
    """
    if test not in MODES[:3]:
        raise ValueError(f"unknown test {test!r}")
    rng = random.Random(seed)
    shares = [rng.uniform(0.3, 1.7) for _ in range(8)]
    relative_costs = [rng.uniform(25_000, 100_000) for _ in range(8)]
    opening = [400.0 * share / sum(shares) for share in shares]
    unscaled = sum(wte * cost for wte, cost in zip(opening, relative_costs, strict=True))
    costs = [cost * (20e6 - non_pay) / unscaled for cost in relative_costs]
    saved = share_of_year_saved(date(2010, 11, 1).toordinal(), date(2011, 3, 31).toordinal(), 365)
    pools = [
        PoolYear(do_nothing_cost=cost, average_pay=cost / 1.25, leaver_rate=0.10, hold_share=0.60) for cost in costs
    ]
    years = [
        BodyYear(
            pools=pools,
            allowed_spend=20e6 * (1.0 - cut),
            net_non_pay=non_pay,
            in_year=test != "run rate",
            guard=test == "in-year guarded",
            time_to_refill=time_to_refill,
            newcomer_relative_cost=newcomer_relative_cost,
            part_year_compulsory=saved,
        )
        for cut in (0.15, 0.20, 0.25, 0.30)
    ]
    return Body(opening_wte=opening, bands=list(range(8)), years=years)
