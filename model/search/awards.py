"""What a body would do with a part of a fund that it shares: its ladder of awards, from the least to the most it needs.

Every mix draws on the fund what its exits cost. A price on what is drawn, from dear to free, leads the search from the
mixes that draw least to those that draw most; what lies between them is tried by every way to open and close routes.
A year's target that is missed is money to find, so that there is a mix for each award.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

import numpy as np

from model.body.inputs import Inputs
from model.body.limits import ROUTES, Limits
from model.body.options import Option
from model.projection.compare import Comparison
from model.search.cases import cases_of
from model.search.engine import Found, reached
from model.search.mix import Aim, Search
from model.search.option import DECIMALS, as_found, rounded
from model.search.programme import Programme
from model.search.room import room
from model.search.told import NAME
from model.search.unkept import cannot

ENOUGH = 1e9  # £ of a fund in each year: no body asks for more
MOST_WAYS = 4096  # to open and close routes by year: if there are more, fewer kinds of them are tried
AT_ONCE = 2048  # of them in one call
PRICES = 6  # of the fund at most, at each of which the search is made
POUND = 1.0  # by which a dearer award must lower the cost


@dataclass(frozen=True)
class Award:
    """What a body does with a part of the fund: `drawn` is what its exits draw, in pounds over the plan.

    by_year is the same by year. money is the present cost of meeting the target after what the fund pays. A target that
    is missed counts in it in full, by the spend of the year or, where that is less, by what is tested. cost is money
    with the prices of limits, and missed is by how much targets are missed in all years.
    """

    drawn: float
    cost: float
    money: float
    redundancies: float
    one_off: float
    missed: float
    by_year: tuple[float, ...]
    levers: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True)
class Ladder:
    """A body's awards, the least first, each lowering the cost; none where its limits cannot be kept, as `why` says."""

    awards: tuple[Award, ...]
    why: tuple[str, ...] = ()


def ladder(comparison: Comparison, limits: Limits) -> Ladder:
    """Return a body's awards from a fund that pays its exits in place of any fund of its own."""
    inputs = comparison.results.inputs
    base = inputs.options[comparison.outcomes.index(comparison.shown)]
    search = search_of(inputs, base, limits)
    points = tried(search)
    found = awards_of(search, points)
    if not found:
        start = reached(search.programme(Aim()), search.high)
        if start.broken:
            return Ladder((), cannot(search, start))
        points = start.point[None, :]
        found = awards_of(search, points)
    return Ladder(tuple(_with_levers(search, point, award) for point, award in _priced(search, found)))


def search_of(inputs: Inputs, base: Option, limits: Limits) -> Search:
    """Return the search of a body that may draw on a fund what its exits cost, or the share that its own fund pays."""
    funded = replace(
        inputs,
        body={**inputs.body, "fund_pays": share_paid(inputs)},
        yearly={**inputs.yearly, "fund": np.full(inputs.years, ENOUGH)},
    )
    return Search(cases_of(funded, base), room(funded, limits), limits, without=("target",))


def share_paid(inputs: Inputs) -> float:
    """Return the share of exits that a fund pays: that of the body's own fund, or all."""
    return float(inputs.body.get("fund_pays") or 1.0)


# The mixes that are tried -------------------------------------------------------------------------------------------


def tried(search: Search) -> np.ndarray:
    """Return points with every way to open and close routes, all else as far as the limits allow."""
    years = search.years
    places = [[search.names.index(route) * years + year for year in range(years)] for route in ROUTES.values()]
    open_ = [[place for place in route if search.high[place] > 0] for route in places]
    ways = np.array(list(_ways(open_)))
    every = [place for route in open_ for place in route]
    points = np.repeat(search.high[None, :], len(ways), axis=0)
    points[:, every] = np.maximum(ways, search.low[every])
    return points


def _ways(routes: Sequence[Sequence[int]]) -> Iterator[list[float]]:
    """Yield ways to open and close routes by year, a number for each: all or, where they are too many, in spells.

    In a spell a route is open from one year to another or, where those too are too many, from one year to the end.
    """
    every = [list(product((0.0, 1.0), repeat=len(route))) for route in routes]
    if sum(map(len, routes)) > np.log2(MOST_WAYS):
        every = [_spells(len(route)) for route in routes]
    if np.prod([float(len(each)) for each in every]) > MOST_WAYS:
        every = [[way for way in each if not any(way) or way[-1]] for each in every]  # once open, open to the end
    for way in product(*every):
        yield [flag for route in way for flag in route]


def _spells(years: int) -> list[tuple[float, ...]]:
    """Return a route that is closed, then each way in which it is open from one year to another."""
    spells = [(first, last) for first in range(years) for last in range(first, years)]
    found = [tuple(float(first <= year <= last) for year in range(years)) for first, last in spells]
    return [(0.0,) * years, *found]


# The awards that are worth their money ------------------------------------------------------------------------------

Placed = tuple[np.ndarray, Award]


def awards_of(search: Search, points: np.ndarray) -> list[Placed]:
    """Return the points that keep the limits and cost less than all that draw no more, with what each comes to."""
    points = np.array([rounded(search, point, DECIMALS[0]) for point in points])
    programme, found = search.programme(Aim()), list[Placed]()
    for part in np.array_split(points, 1 + len(points) // AT_ONCE):
        found += _measured(search, programme, part)
    return _worth_it(found)


def _measured(search: Search, programme: Programme, points: np.ndarray) -> Iterator[Placed]:
    """Yield each point that keeps the limits and what it comes to, routes being open as an option has them."""
    lines = search.cases.lines(search.levers(points, True))
    measured = programme.judge(points).measured
    cost, broken = programme.cost(measured), programme.broken(measured)
    missed = np.maximum(0, lines["tested"] - lines["allowed_spend"])
    unsaid = np.maximum(0, missed - lines["non_recurrent_gap"]) @ search.cases.weights
    sums = {name: lines[name].sum(axis=1) for name in ("from_fund", "one_off")}
    for place in np.flatnonzero(broken == 0):
        drawn, one_off = float(sums["from_fund"][place]), float(sums["one_off"][place])
        money, redundancies = float((lines["cost_ranked"] + unsaid)[place]), float(lines["redundancies"][place])
        whole, over = float(cost[place] + unsaid[place]), float(missed[place].sum())
        by_year = tuple(map(float, lines["from_fund"][place]))
        award = Award(drawn, whole, money, redundancies, one_off, over, by_year, {})
        yield points[place], award


def _worth_it(found: Sequence[Placed]) -> list[Placed]:
    """Return those of which each costs less than all that draw no more, the least drawn first."""
    kept: list[Placed] = []
    for each in sorted(found, key=lambda one: (one[1].drawn, one[1].cost)):
        if not kept or each[1].cost < kept[-1][1].cost - POUND:
            kept.append(each)
    return kept


def _priced(search: Search, found: list[Placed]) -> list[Placed]:
    """Return the awards with those that the search finds at prices of the fund, from awards that are best at them."""
    more = list(found)
    for price, point, meets in prices_of(found):
        priced = replace(search, fund_price=price, without=() if meets else search.without)
        more += awards_of(search, reached(priced.programme(Aim()), point).point[None, :])
    return _worth_it(more)


def prices_of(found: Sequence[Placed]) -> list[tuple[float, np.ndarray, bool]]:
    """Return prices of a pound of the fund, the dearest first, with the best point at each and whether that meets."""
    corners = [0]
    while corners[-1] < len(found) - 1:
        here = found[corners[-1]][1]
        rates = [_rate(here, later) for _, later in found[corners[-1] + 1 :]]
        corners.append(corners[-1] + 1 + int(np.argmax(rates)))
    rates = [_rate(found[one][1], found[next_][1]) for one, next_ in pairwise(corners)]
    around = [2 * rates[0], *rates, 0.0] if rates else [1.0, 0.0]
    prices = [(high + low) / 2 for high, low in pairwise(around)]
    chosen = np.unique(np.linspace(0, len(corners) - 1, min(PRICES, len(corners))).round().astype(int))
    best_of = [found[corners[place]] for place in chosen]
    return [(prices[at], point, award.missed < POUND) for at, (point, award) in zip(chosen, best_of, strict=True)]


def _rate(one: Award, other: Award) -> float:
    """Return by how much less the other costs for each pound more that it draws."""
    return (one.cost - other.cost) / max(POUND, other.drawn - one.drawn)


def _with_levers(search: Search, point: np.ndarray, award: Award) -> Award:
    """Return an award with the levers of its mix, no route being open in a year in which nobody goes by it."""
    used = search.programme(Aim()).judge(point[None, :]).points[0]
    mix = Found(np.where(used > 0, point, 0.0), award.cost, 0.0)
    return replace(award, levers=as_found(search, mix, NAME).levers)
