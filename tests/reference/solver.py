"""Who goes, a year at a time: steps 1 to 10 of the solver page in plain loops (an independent check)."""

from __future__ import annotations

from .solver_as_set import LEAST_POSTS, PART_YEAR_OF_WASTAGE, before_the_routes, elapsed, share_of_year_saved
from .solver_lines import AgreedLine, Body, BodyYear, PoolResult, PoolYear, Round, YearResult
from .solver_read import bridge_from_baseline, bridge_of_the_year, read_funnel, total

__all__ = [
    "AgreedLine",
    "Body",
    "BodyYear",
    "PoolResult",
    "PoolYear",
    "Round",
    "YearResult",
    "identity_gap",
    "share_of_year_saved",
    "solve",
]

HELD, REDEPLOYED, VOLUNTARY, COMPULSORY = 0, 1, 2, 3  # the order the routes are used in
ROUTES = (HELD, REDEPLOYED, VOLUNTARY, COMPULSORY)
NO_LIMIT = 1e15  # room0 without the guard
TOLERANCE = 0.005  # pounds
POSTS_TOLERANCE = 1e-6  # WTE, heads


def part_years(year: BodyYear) -> tuple[float, ...]:
    """Return the share of the year that each route saves, a held post's wait to be filled not counted."""
    return PART_YEAR_OF_WASTAGE, year.part_year_redeployed, year.part_year_voluntary, year.part_year_compulsory


def gone_by_day(year: BodyYear) -> tuple[float, ...]:
    """g: how far each route's posts are gone by the day that is tested."""
    return elapsed(year), float(year.gone_redeployed), float(year.gone_voluntary), float(year.gone_compulsory)


def one_off_per_wte(year: BodyYear, pool: PoolYear, newcomers_open: float) -> list[float]:
    """o_r: newcomers have no service; training is paid for those who fail too; a post held costs nothing once."""
    training = pool.training_cost_per_head / year.training_success if year.training_success > 0 else 0.0
    with_service = 1.0 - newcomers_open
    voluntary = pool.voluntary_cost_per_head * pool.voluntary_selection * with_service
    compulsory = pool.compulsory_cost_per_head * pool.compulsory_selection * with_service
    return [each * pool.heads_per_wte for each in (0.0, training, voluntary, compulsory)]


def saved_in_the_year(year: BodyYear, pool: PoolResult, kept: float, route: int) -> float:
    """Return what a WTE by the route takes off the year's spend; a post held no longer waits to be filled."""
    waiting = pool.cost * year.time_to_refill if route == HELD else 0.0
    return pool.cost * part_years(year)[route] * kept - waiting


def set_caps(body: Body, year: BodyYear, now: list[PoolResult], route: int, *, still_to_go: bool) -> None:
    """Step 7: the most each pool can give by a route; nil where an exit does not help the tested year.

    That it does not help counts for nothing while posts or people are still to go.
    """
    if route == REDEPLOYED:
        for given, pool in zip(year.pools, now, strict=True):
            pool.ring = given.scope * max(0.0, pool.left0 - pool.exits[HELD] - given.floor)
    for number, (given, pool) in enumerate(zip(year.pools, now, strict=True)):
        left = pool.left0 - sum(pool.exits[:route])
        above_floor = max(0.0, left - given.floor)
        if route == HELD:
            further = max(0.0, given.hold_up_to - given.hold_share)
            cap = min(pool.vacated, pool.leavers * further, above_floor)
        elif route == REDEPLOYED:
            rings, openings = total(now, lambda each: each.ring), year.openings
            if year.openings_by_band is not None:
                band = body.bands[number]
                rings = sum(each.ring for each, own in zip(now, body.bands, strict=True) if own == band)
                openings = year.openings_by_band.get(band, 0.0)
            cap = pool.ring * min(1.0, year.fit * openings / rings) if rings > 0 else 0.0
        elif route == VOLUNTARY:
            gone = pool.round_exits  # who went in a round had volunteered already
            cap = min(above_floor, max(0.0, given.take_up * (left + gone) - gone))
        else:
            cap = given.scope * above_floor if year.compulsory_allowed else 0.0
        pool.cap[route] = cap if pool.tested_saving_per_wte[route] > 0 or still_to_go else 0.0


def use_routes(body: Body, year: BodyYear, result: YearResult) -> None:
    """Step 7: each route in turn, as far as pounds, posts or people still need it."""
    now = result.pools
    over, room = result.level0 - result.lowest_allowed, result.room0  # below nil: what the level is under the target
    left0 = total(now, lambda p: p.left0)
    heads0 = total(now, lambda p: p.left0 * p.heads_after_hours)
    posts = 0.0 if year.most_wte is None else max(0.0, left0 - year.most_wte)
    people = 0.0 if year.most_heads is None else max(0.0, heads0 - year.most_heads)
    result.posts_to_go.append(posts)
    result.people_to_go.append(people)
    for r in ROUTES:
        # A rounding of 1e-15 is nobody still to go; taken for some, it would open caps that do not help the year.
        set_caps(body, year, now, r, still_to_go=posts > LEAST_POSTS or people > LEAST_POSTS)
        power = sum(p.cap[r] * p.tested_saving_per_wte[r] for p in now)
        lasting = sum(p.cap[r] * p.saving_per_wte for p in now)
        caps = sum(p.cap[r] for p in now)
        heads = sum(p.cap[r] * p.heads_after_hours for p in now)
        for_pounds = min(max(0.0, over) / power, room / lasting) if power > 0 else 0.0
        for_posts = posts / caps if caps > 0 else 0.0
        for_people = people / heads if heads > 0 else 0.0
        used = min(1.0, max(for_pounds, for_posts, for_people))
        for pool in now:
            pool.exits[r] = used * pool.cap[r]
        over -= used * power
        room = max(0.0, room - used * lasting)
        posts = max(0.0, posts - used * caps)
        people = max(0.0, people - used * heads)
        result.used.append(used)
        result.need_after.append(over)
        result.room_after.append(room)
        result.posts_to_go.append(posts)
        result.people_to_go.append(people)


def still_to_go_as_set(year: BodyYear, result: YearResult) -> float:
    """Return the run-rate value of what goes as agreed or as set after the day that is tested."""
    transferred = total(result.pools, lambda p: p.cost * p.transferred) * (1.0 - float(year.gone_transferred))
    agreed = total(result.pools, lambda p: p.saving_per_wte * p.agreed_still_to_go)
    held = total(result.pools, lambda p: p.saving_per_wte * p.held) * (1.0 - result.elapsed)
    return transferred + agreed + held


def lowest_allowed(body: Body, index: int) -> float:
    """G*: the lowest allowed spend of this year and of the years that it looks ahead to."""
    last = index + body.years[index].look_ahead
    return min(year.allowed_spend for year in body.years[index : last + 1])


def solve_year(body: Body, index: int, last: YearResult) -> YearResult:
    year = body.years[index]
    premium = year.backfill_relative_cost
    kept = 1.0 - year.backfill_share * premium
    # 1 to 4. each pool before the routes
    now, approved = before_the_routes(body, year, last.pools)
    result = YearResult(pools=now, kept=kept, unmet_open=last.unmet, round_approved=approved, elapsed=elapsed(year))
    # 5. spend in the year and run rate before the routes
    bought_open_cost = premium * total(now, lambda p: p.cost * p.bought_open)
    result.spend0 = total(now, lambda p: p.cost * p.paid0) + bought_open_cost + year.net_non_pay
    bought0_cost = premium * total(now, lambda p: p.cost * p.bought0)
    result.rate0 = total(now, lambda p: p.cost * p.left0) + bought0_cost + year.net_non_pay
    result.agreed_cost = total(now, lambda p: p.agreed_cost)
    counted = 1.0 if year.one_offs_count else 0.0
    later = still_to_go_as_set(year, result)
    result.level0 = result.spend0 + counted * result.agreed_cost if year.in_year else result.rate0 + later
    result.level0 += last.unmet if year.repay else 0.0
    # 6. what is needed, the room the guard leaves, what a WTE saves
    result.lowest_allowed = lowest_allowed(body, index)
    result.need0 = max(0.0, result.level0 - result.lowest_allowed)
    is_last = index + 1 == len(body.years)
    next_allowed = year.allowed_spend if is_last else body.years[index + 1].allowed_spend
    guarded = min(year.allowed_spend, next_allowed, result.lowest_allowed)
    result.room0 = max(0.0, result.rate0 - guarded) if year.guard else NO_LIMIT
    gone = gone_by_day(year)
    for pool_year, pool in zip(year.pools, now, strict=True):
        pool.one_off_per_wte = one_off_per_wte(year, pool_year, pool.newcomers_open)
        for r in ROUTES:
            in_the_year = saved_in_the_year(year, pool, kept, r) - counted * pool.one_off_per_wte[r]
            pool.tested_saving_per_wte[r] = in_the_year if year.in_year else pool.saving_per_wte * gone[r]
    # 7. the routes in turn
    use_routes(body, year, result)
    # 8. closing
    result.unmet = max(0.0, result.need_after[-1] - (year.allowed_spend - result.lowest_allowed))
    for pool in now:
        pool.held_further, pool.redeployed, pool.voluntary, pool.compulsory = pool.exits
        leaving = sum(pool.exits)
        pool.refilled = pool.vacated - pool.held_further
        pool.close = pool.left0 - leaving
        pool.heads = pool.close * pool.heads_after_hours
        pool.bought = pool.bought0 + year.backfill_share * leaving
        pool.newcomers = pool.newcomers_open
        if pool.close > LEAST_POSTS:
            joining = (1.0 - pool.newcomers_open) * pool.refilled / pool.close
            pool.newcomers = min(1.0, pool.newcomers_open + joining)
    result.all_wte = total(now, lambda p: p.close)
    result.heads = total(now, lambda p: p.heads)
    # 9. spend, run rate, one-off cost
    result.spend = result.spend0
    result.one_off = result.agreed_cost
    for r in ROUTES:
        result.spend -= sum(p.exits[r] * saved_in_the_year(year, p, kept, r) for p in now)
        result.one_off += sum(p.exits[r] * p.one_off_per_wte[r] for p in now)
        later += sum(p.exits[r] * p.saving_per_wte * (1.0 - gone[r]) for p in now)
    bought_cost = premium * total(now, lambda p: p.cost * p.bought)
    result.rate = total(now, lambda p: p.cost * p.close) + bought_cost + year.net_non_pay
    # 10. the test
    result.day_rate = result.rate + later
    result.tested = result.spend + counted * result.one_off if year.in_year else result.day_rate
    in_pounds = result.tested <= year.allowed_spend + TOLERANCE
    in_wte = year.most_wte is None or result.all_wte <= year.most_wte + POSTS_TOLERANCE
    in_heads = year.most_heads is None or result.heads <= year.most_heads + POSTS_TOLERANCE
    result.met = in_pounds and in_wte and in_heads
    result.non_recurrent_gap = max(0.0, result.spend - year.allowed_spend)
    return result


def identity_gap(year: BodyYear, result: YearResult) -> float:
    """tested + repay unmet_l - G*, less what is above it after the last route: nil always."""
    repaid = result.unmet_open if year.repay else 0.0
    return result.tested + repaid - result.lowest_allowed - result.need_after[-1]


def solve(body: Body) -> list[YearResult]:
    before = zip(body.opening_wte, body.years[0].pools, strict=True)
    last = YearResult(pools=[PoolResult(close=wte, heads=wte * pool.heads_per_wte) for wte, pool in before])
    results: list[YearResult] = []
    for index, year in enumerate(body.years):
        last = solve_year(body, index, last)
        results.append(last)
        read_funnel(year, last)
        last.bridge = bridge_of_the_year(year, last)
        last.from_baseline = bridge_from_baseline(body, index, results)
    return results
