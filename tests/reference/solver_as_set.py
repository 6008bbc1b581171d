"""What goes in a year whether it is needed or not: by agreement or policy, by a voluntary round, by wastage as set.

Steps 1 to 4 of the solver page in plain loops (an independent check).
"""

from __future__ import annotations

from collections.abc import Sequence

from .solver_lines import Body, BodyYear, PoolResult, PoolYear, Round

PART_YEAR_OF_WASTAGE = 0.5  # f_W
# The page says close > 0; a close of 1e-15 left by rounding would then make every post of an emptied pool a newcomer's
# and reprice the work bought back. Both sides take a pool below this as empty.
LEAST_POSTS = 1e-9


def share_of_year_saved(last_day: int, year_end: int, days_in_year: int) -> float:
    """f_r, from day numbers (date.toordinal())."""
    return max(0.0, min(1.0, (year_end - last_day) / days_in_year))


def elapsed(year: BodyYear) -> float:
    """Share of the year gone by the end of the day that is tested."""
    return min(1.0, year.tested_day / year.days_in_year)


def leave(now: PoolResult, wte: float, part_year: float, cost_per_wte: float, gone_by_day: float) -> float:
    """Take posts out by agreement or policy; return them."""
    now.agreed += wte
    now.agreed_part_year += wte * part_year
    now.agreed_cost += wte * cost_per_wte
    now.agreed_still_to_go += wte * (1.0 - gone_by_day)
    return wte


def agreed_and_policy(year: BodyYear, pool: PoolYear, last: PoolResult) -> PoolResult:
    """Steps 1 and 2 for one pool, and then its hours and merged posts."""
    now = PoolResult(open=last.close, bought_open=last.bought, newcomers_open=last.newcomers, heads_open=last.heads)
    now.heads_per_wte = now.heads_open / now.open if now.open >= LEAST_POSTS else pool.heads_per_wte
    # 1. cost of a WTE-year, before and after restraint
    cheaper = 1.0 - now.newcomers_open * (1.0 - year.newcomer_relative_cost)
    given_up = 1.0 - pool.restraint_index
    kept = 1.0 - year.backfill_share * year.backfill_relative_cost
    on_costs = 1.0 + pool.marginal_on_cost_rate
    now.cost_before_restraint = pool.do_nothing_cost * cheaper
    now.cost = now.cost_before_restraint - pool.average_pay * cheaper * given_up * on_costs
    now.saving_per_wte = now.cost * kept
    # 2. transfers, then the agreed lines in order, from those in post
    now.transferred = min(now.open, pool.transfers)
    for line in pool.agreed:
        served = min(now.open - now.transferred - now.agreed, line.wte)
        now.agreed_by_line.append(leave(now, served, line.part_year, line.cost_per_wte, line.gone_by_day))
    # Hours and merging, from the posts above those that must stay
    by_day = elapsed(year)
    left = now.open - now.transferred - now.agreed
    hours = min(left * pool.hours_share, max(0.0, left - pool.floor))
    now.hours = leave(now, hours, pool.hours_part_year, 0.0, float(1.0 - pool.hours_part_year <= by_day))
    worked = left - now.hours
    now.heads_after_hours = now.heads_per_wte * left / worked if worked >= LEAST_POSTS else now.heads_per_wte
    merged = min(max(0.0, left - now.hours - pool.floor), pool.merged.wte)
    gone = float(1.0 - pool.merged.part_year <= by_day)
    now.merged = leave(now, merged, pool.merged.part_year, pool.merged.cost_per_wte, gone)
    return now


def is_in(body: Body, number: int, held: Round) -> bool:
    """Whether the pool is in the round."""
    if held.pool is not None:
        return number == held.pool
    return held.band is None or body.bands[number] == held.band


def hold_round(body: Body, year: BodyYear, held: Round, now: Sequence[PoolResult]) -> float:
    """Take out of each of the round's pools the share approved of those who may go; return that share."""
    people = cost = 0.0
    members = [number for number in range(len(now)) if is_in(body, number, held)]
    for number in members:
        given, pool = year.pools[number], now[number]
        left = pool.open - pool.transferred - pool.agreed
        per_head = given.other_cost_per_head if held.other_scheme else given.voluntary_cost_per_head
        with_service = 1.0 - pool.newcomers_open
        pool.round_one_off = per_head * given.voluntary_selection * given.heads_per_wte * with_service
        if held.longest_payback is not None:
            pool.round_pays_back = 12.0 * pool.round_one_off <= held.longest_payback * pool.saving_per_wte
        if pool.round_pays_back:
            is_open = min(held.share, held.take_up * held.approved)
            pool.round_most = min(is_open * left, max(0.0, left - given.floor))
        people += pool.round_most * pool.heads_after_hours
        cost += pool.round_most * pool.round_one_off
    approved = 1.0
    if held.most_people is not None and people > held.most_people:
        approved = min(approved, held.most_people / people)
    if held.budget is not None and cost > held.budget:
        approved = min(approved, held.budget / cost)
    part_year = share_of_year_saved(held.last_day, year.days_in_year, year.days_in_year)
    gone_by_day = float(held.last_day <= year.tested_day)
    for number in members:
        pool = now[number]
        going = approved * pool.round_most
        pool.round_exits = leave(pool, going, part_year, pool.round_one_off, gone_by_day)
    return approved


def wastage(year: BodyYear, pool: PoolYear, now: PoolResult) -> None:
    """Steps 3 and 4 for one pool."""
    now.staying = now.open - now.transferred - now.agreed
    # 3. leavers' posts: held as set, or vacated
    more_quits = min(year.quit_response_cap, year.quit_response * (1.0 - pool.restraint_index))
    now.leavers = now.staying * min(1.0, pool.leaver_rate * (1.0 + more_quits))
    now.held = min(now.leavers * pool.hold_share, max(0.0, now.staying - pool.floor))
    now.vacated = now.leavers - now.held
    now.left0 = now.staying - now.held
    # 4. WTE paid in the year before the routes; work bought back
    kept = 1.0 - year.backfill_share * year.backfill_relative_cost
    now.paid0 = (
        now.open
        - now.transferred * year.part_year_transferred
        - (now.agreed_part_year + now.held * PART_YEAR_OF_WASTAGE) * kept
        - now.vacated * year.time_to_refill
    )
    now.bought0 = now.bought_open + year.backfill_share * (now.agreed + now.held)


def before_the_routes(body: Body, year: BodyYear, last: Sequence[PoolResult]) -> tuple[list[PoolResult], list[float]]:
    """Return each pool before the routes, and the share approved in each round."""
    now = [agreed_and_policy(year, pool, before) for pool, before in zip(year.pools, last, strict=True)]
    approved = [hold_round(body, year, held, now) for held in year.rounds]
    for given, pool in zip(year.pools, now, strict=True):
        wastage(year, given, pool)
    return now, approved
