"""A reference body as the lines read it, so that the solver's chapters can be held against the reference."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import numpy as np

from model.language.axes import members
from model.language.line import Chapter, Given
from model.language.years import compute_years
from model.lines.as_set import as_set
from model.lines.bridge import bridge
from model.lines.checks import checks
from model.lines.consulted import consulted
from model.lines.departures import departures
from model.lines.funding import funding
from model.lines.look_ahead import look_ahead
from model.lines.movements import movements
from model.lines.need import need
from model.lines.outcome import outcome
from model.lines.post_cost import post_cost
from model.lines.returning import returning
from model.lines.rounds import rounds, terms
from model.projection.costings import part_of
from model.rules.rulebook import columns, serial, table
from tests.reference.solver import Body, BodyYear, PoolYear, Round

BANDS = tuple(int(row["number"]) for row in table("bands"))
# The checks that need nobody's salary and nothing of what doing nothing comes to.
CHECKS = (
    *("check_bridge", "check_rate", "check_posts", "check_leavers", "check_below", "check_to_date", "check_need"),
    *("check_gap", "check_funding", "check_reserve", "check_heads", "check_wte"),
)
CHAPTERS = (
    *(
        terms,
        post_cost,
        as_set,
        rounds,
        movements,
        look_ahead,
        need,
        departures,
        outcome,
        funding,
        returning,
        consulted,
    ),
    *(bridge, part_of(checks, (*CHECKS, "below_none"))),
)
# A round's numbers where it has no limit, which are the defaults of its inputs.
NO_LIMIT = {"heads": 100_000.0, "budget": 1e10, "payback": 1_200.0, "wte": 1e6}
SCHEME, OTHER_SCHEME = 2, 3  # the body's own, and another
OPTION, OTHER_OPTION = 1, 2


def solved(body: Body, *only: str) -> dict[str, np.ndarray]:
    """The lines of the solver and its read-outs for a reference body; with names, only those."""
    return compute_years(CHAPTERS, values(body), len(body.years), only or None)


def values(body: Body) -> dict[str, np.ndarray]:
    """Every input of the solver's chapters."""
    found = {
        **_defaults(len(body.years), len(body.opening_wte)),
        **_pools(body),
        **_years(body),
        **_pool_years(body),
        **_rounds(body),
    }
    by_band = any(year.openings_by_band is not None for year in body.years)
    return found | {"openings_by_band": np.full((1, 1), float(by_band))}


@cache
def _defaults(years: int, pools: int) -> dict[str, np.ndarray]:
    """Return what no body says: every default, the rates, and days and shares that are the same for all."""
    sizes = {"pool": pools, "band": len(BANDS), "item": 1}
    found = {}
    for chapter in CHAPTERS:
        for each in (*chapter.before, chapter):
            for entry in each.givens():
                axes = members(entry.over)
                if entry.default is None or entry.over.startswith(("table ", "person", "round")):
                    continue
                size = next((sizes[axis] for axis in axes if axis in sizes), 1)
                shape = (years, 1, size) if "year" in axes else (1, size)
                found[entry.name] = np.full(shape, float(entry.default))
    for name in ("return_share", "return_speed"):
        found[name] = np.full((1, 1), 0.3)
    rates = {line.name: line.rate for chapter in CHAPTERS for line in chapter.lines() if line.dated}
    found |= {name: np.array([column]) for name, column in columns(rates).items()}
    day = np.full((years, 1, 1), float(serial(date(2010, 7, 1))))
    return found | {"consultation_start": day, "consultation_planned_days": day * 0 + 90}


def _pools(body: Body) -> dict[str, np.ndarray]:
    first = body.years[0].pools

    def each(read: Callable[[PoolYear], float]) -> np.ndarray:
        return np.array([[read(pool) for pool in first]], dtype=float)

    wte = np.array([body.opening_wte], dtype=float)
    return {
        "pool_wte": wte,
        "heads_per_wte": each(lambda pool: pool.heads_per_wte),
        "pool_heads": wte * each(lambda pool: pool.heads_per_wte),
        "pool_band": np.array([body.bands], dtype=float),
        "pool_number": np.arange(1.0, len(first) + 1)[None],
        "band_number": np.array([BANDS], dtype=float),
        "leaving_rate": each(lambda pool: pool.leaver_rate),
        "scope_share": each(lambda pool: pool.scope),
        "floor_posts": each(lambda pool: pool.floor),
    }


def _years(body: Body) -> dict[str, np.ndarray]:
    def each(read: Callable[[BodyYear], float]) -> np.ndarray:
        return np.array([[[float(read(year))]] for year in body.years])

    def limit(read: Callable[[BodyYear], float | None]) -> np.ndarray:
        return np.array([[[NO_LIMIT["wte"] if read(year) is None else read(year)]] for year in body.years])

    number = np.arange(1.0, len(body.years) + 1)[:, None, None]
    starts = [first_day(place) for place in range(len(body.years))]
    days = each(lambda year: year.days_in_year)
    start = np.array(starts, dtype=float)[:, None, None]
    by_band = [[[(year.openings_by_band or {}).get(band, 0.0) for band in BANDS]] for year in body.years]
    return {
        "year_number": number,
        "allowed_spend": each(lambda year: year.allowed_spend),
        "net_non_pay": each(lambda year: year.net_non_pay),
        "nonpay_one_off": each(lambda year: 0),
        "nonpay_saving": each(lambda year: 0),
        "bridge_vacancies": each(lambda year: 0),
        "bridge_agency": each(lambda year: 0),
        "tested_in_year": each(lambda year: year.in_year),
        "guard": each(lambda year: year.guard),
        "one_offs_count": each(lambda year: year.one_offs_count),
        "repay_unmet": each(lambda year: year.repay),
        "compulsory_open": each(lambda year: year.compulsory_allowed),
        "openings": each(lambda year: year.openings),
        "band_openings": np.array(by_band),
        "redeployment_fit": each(lambda year: year.fit),
        "refill_gap": each(lambda year: year.time_to_refill),
        "backfill_share": each(lambda year: year.backfill_share),
        "backfill_cost": each(lambda year: year.backfill_relative_cost),
        "newcomer_cost": each(lambda year: year.newcomer_relative_cost),
        "quit_response": each(lambda year: year.quit_response),
        "quit_cap": each(lambda year: year.quit_response_cap),
        "announced_rise": each(lambda _: 0),
        "transfer_part_year": each(lambda year: year.part_year_transferred),
        "redeployed_part_year": each(lambda year: year.part_year_redeployed),
        "voluntary_part_year": each(lambda year: year.part_year_voluntary),
        "compulsory_part_year": each(lambda year: year.part_year_compulsory),
        "fund_pays_voluntary": each(lambda _: 0.5),
        "fund_pays_compulsory": each(lambda _: 0.5),
        "transfer_by_test": each(lambda year: year.gone_transferred),
        "redeployed_by_test": each(lambda year: year.gone_redeployed),
        "voluntary_by_test": each(lambda year: year.gone_voluntary),
        "compulsory_by_test": each(lambda year: year.gone_compulsory),
        "years_ahead": each(lambda year: year.look_ahead),
        "most_wte": limit(lambda year: year.most_wte),
        "most_heads": limit(lambda year: year.most_heads),
        "year_start": start,
        "year_end": start + days - 1,
        "days_in_year": days,
        "tested_on": start + each(lambda year: year.tested_day) - 1,
        "voluntary_last_day": start + each(usual_day) - 1,
    }


def _pool_years(body: Body) -> dict[str, np.ndarray]:
    def each(read: Callable[[BodyYear, PoolYear], float]) -> np.ndarray:
        return np.array([[[float(read(year, pool)) for pool in year.pools]] for year in body.years])

    def agreed(place: int, read: str, none: float = 0) -> np.ndarray:
        return each(lambda _, pool: getattr(pool.agreed[place], read) if place < len(pool.agreed) else none)

    return {
        "cost_per_wte": each(lambda _, pool: pool.do_nothing_cost),
        "pay_per_wte": each(lambda _, pool: pool.average_pay),
        "margin_rate": each(lambda _, pool: pool.marginal_on_cost_rate),
        "restraint_index": each(lambda _, pool: pool.restraint_index),
        "hold": each(lambda _, pool: pool.hold_share),
        "hold_further": each(lambda _, pool: max(0, pool.hold_up_to - pool.hold_share)),
        "transfers_asked": each(lambda _, pool: pool.transfers),
        "take_up": each(lambda _, pool: pool.take_up),
        "retraining_cost": each(
            lambda year, pool: pool.training_cost_per_head / year.training_success if year.training_success else 0
        ),
        "voluntary_per_head": each(lambda _, pool: pool.voluntary_cost_per_head),
        "voluntary_selection": each(lambda _, pool: pool.voluntary_selection),
        "draw": each(lambda _year, _pool: 0),
        "other_draw": each(lambda _year, _pool: 0),
        "compulsory_per_head": each(lambda _, pool: pool.compulsory_cost_per_head),
        "compulsory_selection": each(lambda _, pool: pool.compulsory_selection),
        "agreed_wte": agreed(0, "wte"),
        "agreed_part_year": agreed(0, "part_year"),
        "agreed_one_off": agreed(0, "cost_per_wte"),
        "ending_asked": agreed(1, "wte"),
        "ending_wte": agreed(1, "wte"),
        "ending_redundant": each(lambda *_: 0),  # the reference counts no term that ends as a dismissal
        "ended_part_year": agreed(1, "part_year"),
        "ended_one_off": agreed(1, "cost_per_wte"),
        "agreed_by_test": agreed(0, "gone_by_day", 1),
        "ended_by_test": agreed(1, "gone_by_day", 1),
        "hours_share": each(lambda _, pool: pool.hours_share),
        "hours_part_year": each(lambda _, pool: pool.hours_part_year),
        "merged_asked": each(lambda _, pool: pool.merged.wte),
        "merged_part_year": each(lambda _, pool: pool.merged.part_year),
        "merged_one_off": each(lambda _, pool: pool.merged.cost_per_wte),
        "other_per_head": each(lambda _, pool: pool.other_cost_per_head),
    }


def first_day(place: int) -> float:
    """Return the first day of a year of the plan, counted from 0, as a serial number."""
    return serial(date(2010 + place, 4, 1))


def usual_day(year: BodyYear) -> int:
    """Return the last day of the year's volunteers, which a round has where it names none."""
    return year.days_in_year - round(year.part_year_voluntary * year.days_in_year)


def _rounds(body: Body) -> dict[str, np.ndarray]:
    """Every round of the plan in one list, with one of another option before them, which moves nobody here."""
    listed = [(OTHER_OPTION, 0, Round(take_up=0.5))]
    listed += [(OPTION, place, each) for place, year in enumerate(body.years) for each in year.rounds]

    def of(read: Callable[[int, int, Round], float]) -> np.ndarray:
        return np.array([[float(read(*each)) for each in listed]])

    def limit(name: str, read: Callable[[Round], float | None]) -> np.ndarray:
        read_or_none = [read(each) for _, _, each in listed]
        return np.array([[NO_LIMIT[name] if most is None else most for most in read_or_none]])

    def day(_option: int, place: int, each: Round) -> float:
        return 0 if each.last_day == usual_day(body.years[place]) else first_day(place) + each.last_day - 1

    return {
        "option_number": np.full((1, 1), float(OPTION)),
        "voluntary_route": np.full((1, 1), float(SCHEME)),
        "round_number": np.arange(1.0, len(listed) + 1)[None],
        "round_option": of(lambda option, _, each: option),
        "round_year": of(lambda _, place, each: place + 1),
        "round_pool": of(lambda _, __, each: 0 if each.pool is None else each.pool + 1),
        "round_band": of(lambda _, __, each: each.band or 0),
        "round_share": of(lambda _, __, each: each.share),
        "round_take_up": of(lambda _, __, each: each.take_up),
        "round_approved": of(lambda _, __, each: each.approved),
        "round_heads": limit("heads", lambda each: each.most_people),
        "round_budget": limit("budget", lambda each: each.budget),
        "round_payback": limit("payback", lambda each: each.longest_payback),
        "round_scheme": of(lambda _, place, each: OTHER_SCHEME if each.other_scheme else SCHEME * (place % 2)),
        "round_day": of(day),
    }


__all__ = ["CHAPTERS", "Chapter", "Given", "solved", "values"]
