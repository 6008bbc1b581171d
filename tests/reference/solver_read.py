"""What is read from a year that is solved: the funnel, and the bridges of spend, in plain loops."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .solver_as_set import PART_YEAR_OF_WASTAGE
from .solver_lines import BaselineBridge, Body, BodyYear, PoolResult, YearBridge, YearResult


def total(pools: Sequence[PoolResult], term: Callable[[PoolResult], float]) -> float:
    """SUMPRODUCT over the pools."""
    answer = 0.0
    for pool in pools:
        answer += term(pool)
    return answer


def read_funnel(year: BodyYear, result: YearResult) -> None:
    """At risk before wastage is known, notified after it; no room, no caps by e, `can` not read."""
    now = result.pools
    saving: list[float] = []  # s
    ring_at_risk: list[float] = []  # R
    for given, pool in zip(year.pools, now, strict=True):
        compulsory = pool.cost * year.part_year_compulsory * result.kept
        by_day = pool.saving_per_wte * float(year.gone_compulsory)
        saving.append(compulsory if year.in_year else by_day)
        ring_at_risk.append(given.scope * max(0.0, pool.staying - given.floor))
    wastage = total(now, lambda p: p.held * p.saving_per_wte)
    wastage *= PART_YEAR_OF_WASTAGE if year.in_year else result.elapsed
    before_wastage = max(0.0, result.level0 + wastage - result.lowest_allowed)
    after_wastage = max(0.0, result.need_after[0])
    at_risk_power = sum(ring * each for ring, each in zip(ring_at_risk, saving, strict=True))
    notified_power = sum(pool.ring * each for pool, each in zip(now, saving, strict=True))
    at_risk_share = min(1.0, before_wastage / at_risk_power) if at_risk_power > 0 else 0.0
    notified_share = min(1.0, after_wastage / notified_power) if notified_power > 0 else 0.0
    for pool, ring in zip(now, ring_at_risk, strict=True):
        pool.at_risk = ring * at_risk_share
        pool.notified = pool.ring * notified_share
        result.at_risk += pool.at_risk
        result.notified += pool.notified
        result.at_risk_heads += pool.at_risk * pool.heads_after_hours
        result.notified_heads += pool.notified * pool.heads_after_hours


def bridge_of_the_year(year: BodyYear, result: YearResult) -> YearBridge:
    """Headcount lines at cost before restraint, restraint on the posts that remain."""
    now, kept = result.pools, result.kept
    premium = year.backfill_relative_cost
    line = YearBridge()
    for p in now:
        m = p.cost_before_restraint
        line.start += m * p.open + premium * m * p.bought_open
        line.transfers += m * p.transferred * year.part_year_transferred
        line.agreed += m * p.agreed_part_year * kept
        line.held += m * p.held * PART_YEAR_OF_WASTAGE * kept
        line.held_further += m * p.held_further * PART_YEAR_OF_WASTAGE * kept
        line.time_to_refill += m * p.refilled * year.time_to_refill
        line.redeployed += m * p.redeployed * year.part_year_redeployed * kept
        line.voluntary += m * p.voluntary * year.part_year_voluntary * kept
        line.compulsory += m * p.compulsory * year.part_year_compulsory * kept
        gone = p.held_further * PART_YEAR_OF_WASTAGE + p.redeployed * year.part_year_redeployed
        gone += p.voluntary * year.part_year_voluntary + p.compulsory * year.part_year_compulsory
        paid = p.paid0 + p.held_further * year.time_to_refill - gone * kept
        line.restraint += (m - p.cost) * (paid + premium * p.bought_open)
    line.start += year.net_non_pay
    headcount = line.transfers + line.agreed + line.held + line.held_further + line.time_to_refill
    routes = line.redeployed + line.voluntary + line.compulsory
    line.spend = line.start - headcount - routes - line.restraint
    return line


def bridge_from_baseline(body: Body, index: int, results: Sequence[YearResult]) -> BaselineBridge:
    """Full-year effect of earlier years' movements at this year's m (work bought back at this year's
    price), then c - m on the first opening as newcomers."""
    year = body.years[index]
    line = BaselineBridge(baseline=year.net_non_pay)
    for number, p in enumerate(results[index].pools):
        m, opening, c = p.cost_before_restraint, body.opening_wte[number], year.pools[number].do_nothing_cost
        line.baseline += c * opening
        line.newcomers += (c - m) * opening
        for before, earlier in zip(body.years[:index], results[:index], strict=True):
            kept = 1.0 - before.backfill_share * year.backfill_relative_cost
            then = earlier.pools[number]
            line.transfers += m * then.transferred
            line.agreed += m * then.agreed * kept
            line.held += m * then.held * kept
            line.held_further += m * then.held_further * kept
            line.redeployed += m * then.redeployed * kept
            line.voluntary += m * then.voluntary * kept
            line.compulsory += m * then.compulsory * kept
    gone = line.transfers + line.agreed + line.held + line.held_further
    gone += line.redeployed + line.voluntary + line.compulsory
    line.start = line.baseline - gone - line.newcomers
    return line
