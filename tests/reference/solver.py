"""Who goes, a year at a time: steps 1 to 10 of the solver page in plain loops (an independent check).

Then what is read from them: the identity, the funnel, and the bridges of spend.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .solver_lines import (
    AgreedLine,
    BaselineBridge,
    Body,
    BodyYear,
    PoolResult,
    PoolYear,
    YearBridge,
    YearResult,
)

__all__ = [
    "AgreedLine",
    "BaselineBridge",
    "Body",
    "BodyYear",
    "PoolResult",
    "PoolYear",
    "YearBridge",
    "YearResult",
    "identity_gap",
    "share_of_year_saved",
    "solve",
]

REDEPLOYED, VOLUNTARY, COMPULSORY = 0, 1, 2  # D, V, X: the order the routes are used in
ROUTES = (REDEPLOYED, VOLUNTARY, COMPULSORY)
PART_YEAR_OF_WASTAGE = 0.5  # f_W
NO_LIMIT = 1e15  # room0 without the guard
TOLERANCE = 0.005  # pounds
# The page says close > 0; a close of 1e-15 left by rounding would then make every post of an emptied pool a newcomer's
# and reprice the work bought back. Both sides take a pool below this as empty.
LEAST_POSTS = 1e-9


def share_of_year_saved(last_day: int, year_end: int, days_in_year: int) -> float:
    """f_r, from day numbers (date.toordinal())."""
    return max(0.0, min(1.0, (year_end - last_day) / days_in_year))


def total(pools: Sequence[PoolResult], term: Callable[[PoolResult], float]) -> float:
    """SUMPRODUCT over the pools."""
    answer = 0.0
    for pool in pools:
        answer += term(pool)
    return answer


def part_years(year: BodyYear) -> tuple[float, float, float]:
    return year.part_year_redeployed, year.part_year_voluntary, year.part_year_compulsory


def before_the_routes(year: BodyYear, pool: PoolYear, last: PoolResult) -> PoolResult:
    """Steps 1 to 4 for one pool."""
    now = PoolResult(open=last.close, bought_open=last.bought, newcomers_open=last.newcomers)
    # 1. cost of a WTE-year, before and after restraint
    cheaper = 1.0 - now.newcomers_open * (1.0 - year.newcomer_relative_cost)
    given_up = 1.0 - pool.restraint_index
    kept = 1.0 - year.backfill_share * year.backfill_relative_cost
    now.cost_before_restraint = pool.do_nothing_cost * cheaper
    on_costs = 1.0 + pool.marginal_on_cost_rate
    now.cost = now.cost_before_restraint - pool.average_pay * cheaper * given_up * on_costs
    now.saving_per_wte = now.cost * kept
    # 2. transfers, then the agreed lines in order, from those in post
    now.transferred = min(now.open, pool.transfers)
    for line in pool.agreed:
        served = min(now.open - now.transferred - now.agreed, line.wte)
        now.agreed_by_line.append(served)
        now.agreed += served
        now.agreed_part_year += served * line.part_year
        now.agreed_cost += served * line.cost_per_wte
    staying = now.open - now.transferred - now.agreed
    # 3. leavers, held or refilled
    more_quits = min(year.quit_response_cap, year.quit_response * given_up)
    now.leavers = staying * min(1.0, pool.leaver_rate * (1.0 + more_quits))
    now.held = now.leavers * pool.hold_share
    now.refilled = now.leavers - now.held
    now.left0 = staying - now.held
    # 4. WTE paid in the year before the routes; work bought back
    now.paid0 = (
        now.open
        - now.transferred * year.part_year_transferred
        - (now.agreed_part_year + now.held * PART_YEAR_OF_WASTAGE) * kept
        - now.refilled * year.time_to_refill
    )
    now.bought0 = now.bought_open + year.backfill_share * (now.agreed + now.held)
    return now


def one_off_per_wte(year: BodyYear, pool: PoolYear, newcomers_open: float) -> list[float]:
    """o_r: newcomers have no service; training is paid for those who fail too."""
    training = pool.training_cost_per_head / year.training_success if year.training_success > 0 else 0.0
    with_service = 1.0 - newcomers_open
    voluntary = pool.voluntary_cost_per_head * pool.voluntary_selection * with_service
    compulsory = pool.compulsory_cost_per_head * pool.compulsory_selection * with_service
    return [each * pool.heads_per_wte for each in (training, voluntary, compulsory)]


def set_caps(body: Body, year: BodyYear, now: list[PoolResult], route: int) -> None:
    """Step 7: the most each pool can give by a route, zero where an exit does not help the tested year."""
    for number, (given, pool) in enumerate(zip(year.pools, now, strict=True)):
        left = pool.left0 - sum(pool.exits[:route])
        if route == REDEPLOYED:
            rings, openings = total(now, lambda each: each.ring), year.openings
            if year.openings_by_band is not None:
                band = body.bands[number]
                rings = sum(each.ring for each, own in zip(now, body.bands, strict=True) if own == band)
                openings = year.openings_by_band.get(band, 0.0)
            cap = pool.ring * min(1.0, year.fit * openings / rings) if rings > 0 else 0.0
        elif route == VOLUNTARY:
            cap = min(max(0.0, left - given.floor), given.take_up * left)
        else:
            cap = given.scope * max(0.0, left - given.floor) if year.compulsory_allowed else 0.0
        pool.cap[route] = cap if pool.tested_saving_per_wte[route] > 0 else 0.0


def solve_year(body: Body, index: int, last: YearResult) -> YearResult:
    year = body.years[index]
    given = year.pools
    premium = year.backfill_relative_cost
    kept = 1.0 - year.backfill_share * premium
    fraction = part_years(year)
    # 1 to 4. each pool before the routes
    now = [before_the_routes(year, pool, before) for pool, before in zip(given, last.pools, strict=True)]
    result = YearResult(pools=now, kept=kept, unmet_open=last.unmet)
    # 5. spend in the year and run rate before the routes
    bought_open_cost = premium * total(now, lambda p: p.cost * p.bought_open)
    result.spend0 = total(now, lambda p: p.cost * p.paid0) + bought_open_cost + year.net_non_pay
    bought0_cost = premium * total(now, lambda p: p.cost * p.bought0)
    result.rate0 = total(now, lambda p: p.cost * p.left0) + bought0_cost + year.net_non_pay
    result.agreed_cost = total(now, lambda p: p.agreed_cost)
    counted = 1.0 if year.one_offs_count else 0.0
    result.level0 = result.spend0 + counted * result.agreed_cost if year.in_year else result.rate0
    result.level0 += last.unmet if year.repay else 0.0
    # 6. what is needed, the room the guard leaves, the people in the ring
    result.need0 = max(0.0, result.level0 - year.allowed_spend)
    is_last = index + 1 == len(body.years)
    next_allowed = year.allowed_spend if is_last else body.years[index + 1].allowed_spend
    guarded_room = max(0.0, result.rate0 - min(year.allowed_spend, next_allowed))
    result.room0 = guarded_room if year.guard else NO_LIMIT
    for pool_year, pool in zip(given, now, strict=True):
        pool.ring = pool_year.scope * max(0.0, pool.left0 - pool_year.floor)
        pool.one_off_per_wte = one_off_per_wte(year, pool_year, pool.newcomers_open)
        for r in ROUTES:
            in_the_year = pool.cost * fraction[r] * kept - counted * pool.one_off_per_wte[r]
            pool.tested_saving_per_wte[r] = in_the_year if year.in_year else pool.saving_per_wte
    # 7. redeployed, voluntary, compulsory in turn
    need, room = result.need0, result.room0
    for r in ROUTES:
        set_caps(body, year, now, r)
        power = sum(p.cap[r] * p.tested_saving_per_wte[r] for p in now)
        lasting = sum(p.cap[r] * p.saving_per_wte for p in now)
        used = min(1.0, need / power, room / lasting) if power > 0 else 0.0
        for pool in now:
            pool.exits[r] = used * pool.cap[r]
        need = max(0.0, need - used * power)
        room = max(0.0, room - used * lasting)
        result.used.append(used)
        result.need_after.append(need)
        result.room_after.append(room)
    # 8. closing
    result.unmet = need
    for pool in now:
        pool.redeployed, pool.voluntary, pool.compulsory = pool.exits
        leaving = pool.redeployed + pool.voluntary + pool.compulsory
        pool.close = pool.left0 - pool.redeployed - pool.voluntary - pool.compulsory
        pool.bought = pool.bought0 + year.backfill_share * leaving
        pool.newcomers = pool.newcomers_open
        if pool.close > LEAST_POSTS:
            joining = (1.0 - pool.newcomers_open) * pool.refilled / pool.close
            pool.newcomers = min(1.0, pool.newcomers_open + joining)
    # 9. spend, run rate, one-off cost
    result.spend = result.spend0
    result.one_off = result.agreed_cost
    for r in ROUTES:
        result.spend -= fraction[r] * kept * sum(p.cost * p.exits[r] for p in now)
        result.one_off += sum(p.exits[r] * p.one_off_per_wte[r] for p in now)
    bought_cost = premium * total(now, lambda p: p.cost * p.bought)
    result.rate = total(now, lambda p: p.cost * p.close) + bought_cost + year.net_non_pay
    # 10. the test
    result.tested = result.spend + counted * result.one_off if year.in_year else result.rate
    result.met = result.tested <= year.allowed_spend + TOLERANCE
    result.non_recurrent_gap = max(0.0, result.spend - year.allowed_spend)
    return result


def identity_gap(year: BodyYear, result: YearResult) -> float:
    """tested + repay unmet_l - (G + unmet): nil wherever need0 > 0."""
    if result.need0 <= 0:
        return 0.0
    repaid = result.unmet_open if year.repay else 0.0
    return result.tested + repaid - (year.allowed_spend + result.unmet)


def read_funnel(year: BodyYear, result: YearResult) -> None:
    """At risk before wastage is known, notified after it; no room, no caps by e, `can` not read."""
    now = result.pools
    saving: list[float] = []  # s
    ring_at_risk: list[float] = []  # R
    for given, pool in zip(year.pools, now, strict=True):
        compulsory = pool.cost * year.part_year_compulsory * result.kept
        saving.append(compulsory if year.in_year else pool.saving_per_wte)
        staying = pool.open - pool.transferred - pool.agreed
        ring_at_risk.append(given.scope * max(0.0, staying - given.floor))
    wastage = total(now, lambda p: p.held * p.saving_per_wte)
    wastage *= PART_YEAR_OF_WASTAGE if year.in_year else 1.0
    before_wastage = max(0.0, result.level0 + wastage - year.allowed_spend)
    at_risk_power = sum(ring * each for ring, each in zip(ring_at_risk, saving, strict=True))
    notified_power = sum(pool.ring * each for pool, each in zip(now, saving, strict=True))
    at_risk_share = min(1.0, before_wastage / at_risk_power) if at_risk_power > 0 else 0.0
    notified_share = min(1.0, result.need0 / notified_power) if notified_power > 0 else 0.0
    for given, pool, ring in zip(year.pools, now, ring_at_risk, strict=True):
        pool.at_risk = ring * at_risk_share
        pool.notified = pool.ring * notified_share
        result.at_risk += pool.at_risk
        result.notified += pool.notified
        result.at_risk_heads += pool.at_risk * given.heads_per_wte
        result.notified_heads += pool.notified * given.heads_per_wte


def bridge_of_the_year(year: BodyYear, result: YearResult) -> YearBridge:
    """Headcount lines at cost before restraint, restraint on the posts that remain."""
    now, kept = result.pools, result.kept
    fraction, premium = part_years(year), year.backfill_relative_cost
    line = YearBridge()
    for p in now:
        m = p.cost_before_restraint
        line.start += m * p.open + premium * m * p.bought_open
        line.transfers += m * p.transferred * year.part_year_transferred
        line.agreed += m * p.agreed_part_year * kept
        line.held += m * p.held * PART_YEAR_OF_WASTAGE * kept
        line.time_to_refill += m * p.refilled * year.time_to_refill
        line.redeployed += m * p.redeployed * fraction[REDEPLOYED] * kept
        line.voluntary += m * p.voluntary * fraction[VOLUNTARY] * kept
        line.compulsory += m * p.compulsory * fraction[COMPULSORY] * kept
        gone = sum(fraction[r] * kept * p.exits[r] for r in ROUTES)
        line.restraint += (m - p.cost) * (p.paid0 - gone + premium * p.bought_open)
    line.start += year.net_non_pay
    headcount = line.transfers + line.agreed + line.held + line.time_to_refill
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
            line.redeployed += m * then.redeployed * kept
            line.voluntary += m * then.voluntary * kept
            line.compulsory += m * then.compulsory * kept
    gone = line.transfers + line.agreed + line.held + line.redeployed + line.voluntary + line.compulsory
    line.start = line.baseline - gone - line.newcomers
    return line


def solve(body: Body) -> list[YearResult]:
    last = YearResult(pools=[PoolResult(close=wte) for wte in body.opening_wte])
    results: list[YearResult] = []
    for index, year in enumerate(body.years):
        last = solve_year(body, index, last)
        results.append(last)
        read_funnel(year, last)
        last.bridge = bridge_of_the_year(year, last)
        last.from_baseline = bridge_from_baseline(body, index, results)
    return results
