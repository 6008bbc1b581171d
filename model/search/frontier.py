"""What fewer redundancies cost, and what each limit costs: the search again with one thing changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from model.body.inputs import Inputs
from model.body.limits import AS_SET, ROUTES, kinds
from model.lines.model import levers
from model.lines.names import lines_named
from model.projection.binding import bind
from model.search.cases import Cases, cases_of
from model.search.engine import Found
from model.search.mix import MONEY, REDUNDANCIES, Aim, Search, found_by
from model.search.option import as_found
from model.search.path import with_less_asked
from model.search.told import NAME, Eased, Outturn, Rung

NEAR_HEAD = 1e-4  # by which redundancies may pass the fewest that were found
ALIKE = 0.05  # redundancies within which two rungs are one
STEPS = {"hold": 0.05, "hours": 0.005, "merging": 0.05, "award": 0.005}  # by which a limit on a lever is eased
ONE_OFF = 0.1  # of a limit on one-off cost, by which it is eased
POINT, MORE_APPROVED = 0.01, 0.1
APPROVED = lines_named(("approved_share", "mars_approved_share"))
BINDS = 1e-6  # of a lever, within which it stands at its limit


def outturn(search: Search, point: np.ndarray) -> Outturn:
    """Return what a point comes to as an option."""
    lines = search.cases.lines(search.levers(point[None, :], True))
    names = ("cost_ranked", "redundancies", "cash_to_find_all")
    money, redundancies, cash = (float(lines[name][0]) for name in names)
    return Outturn(money, redundancies, float(lines["one_off"][0].sum()), cash)


def at_most(search: Search, redundancies: float) -> Search:
    """Return a search with no more than so many redundancies in all years."""
    least = min(redundancies, search.limits.in_all.get(REDUNDANCIES, np.inf))
    return replace(search, limits=replace(search.limits, in_all={**search.limits.in_all, REDUNDANCIES: least}))


def fewest(search: Search) -> Found:
    """Return the point of fewest redundancies and then least money."""
    first = found_by(search, Aim(REDUNDANCIES))
    if first.broken:
        return first
    capped = at_most(search, first.cost + NEAR_HEAD)
    return found_by(capped, Aim(MONEY), np.vstack([first.point, capped.starts(Aim(MONEY), 2)]))


def frontier(search: Search, cheapest: Found, count: int) -> tuple[Rung, ...]:
    """Return rungs from the fewest redundancies to those of least money, searched at so many limits between them.

    A limit at which the mix is that of the rung before gives none: a route is open or closed, so that there may be
    nothing between two mixes. There is one rung where the ends are alike.
    """
    low = fewest(search)
    ends = [outturn(search, found.point) for found in (low, cheapest)]
    if count < 2 or ends[1].redundancies - ends[0].redundancies < ALIKE:
        return (_rung(search, cheapest, ends[1].redundancies),)
    rungs, last = [_rung(search, low, ends[0].redundancies)], low
    for most in np.linspace(ends[0].redundancies, ends[1].redundancies, count)[1:-1]:
        last = found_by(at_most(search, float(most)), Aim(MONEY), np.array([last.point, cheapest.point]))
        rungs.append(_rung(search, last, float(most)))
    rungs.append(_rung(search, cheapest, ends[1].redundancies))
    apart = [
        rung
        for place, rung in enumerate(rungs)
        if not place or rung.outturn.redundancies > rungs[place - 1].outturn.redundancies + ALIKE
    ]
    return tuple(_priced(apart))


def _rung(search: Search, found: Found, most: float) -> Rung:
    held, hours = (float(search.of(found.point[None, :], AS_SET[key]).max()) for key in ("hold", "hours"))
    return Rung(most, outturn(search, found.point), as_found(search, found, NAME), held, hours)


def _priced(rungs: list[Rung]) -> Iterator[Rung]:
    """Yield the rungs with what a redundancy that is avoided costs between each and the next."""
    for rung, following in zip(rungs, [*rungs[1:], None], strict=True):
        if following is None:
            yield rung
            continue
        fewer = following.outturn.redundancies - rung.outturn.redundancies
        more = rung.outturn.money - following.outturn.money
        yield replace(rung, price=more / fewer if fewer > ALIKE / 10 else None)


# What each limit costs ---------------------------------------------------------------------------------------------


def eased(search: Search, aim: Aim, found: Found) -> tuple[Eased, ...]:
    """Return what the mix comes to with each limit that binds, and each circumstance that a board can turn, eased."""
    return tuple(Eased(what, outturn(other, _again(other, aim, found).point)) for what, other in _eased(search, found))


def _again(search: Search, aim: Aim, found: Found) -> Found:
    """Return the best point of a search that differs little from the one by which a point was found."""
    return fewest(search) if aim.least == REDUNDANCIES else found_by(search, aim, found.point[None, :])


def _eased(search: Search, found: Found) -> Iterator[tuple[str, Search]]:
    """Yield each easing in words, and the search with it."""
    for key, lever in AS_SET.items():
        high, point = search.room.high[lever], search.of(found.point[None, :], lever)[0]
        most = kinds()[key].high
        if ((point > high - BINDS) & (high > 0) & (high < most)).any():
            wider = np.where(high > 0, np.minimum(most, high + STEPS[key]), 0.0)
            label = levers()[lever].label
            yield f"{label}: up to {_percent(float(wider.max()))}", _with_room(search, lever, wider)
    for lever in ROUTES.values():
        high = search.room.high[lever]
        if (high < 1).all():
            yield f"{levers()[lever].label}: allowed in every year", _with_room(search, lever, np.ones_like(high))
    if REDUNDANCIES in search.limits.in_all:
        most = search.limits.in_all[REDUNDANCIES]
        yield f"One more redundancy: {most + 1:,.4g} at most", _with_total(search, REDUNDANCIES, most + 1)
    if "one_off" in search.limits.in_all:
        most = search.limits.in_all["one_off"] * (1 + ONE_OFF)
        yield f"One-off cost: £{most:,.0f} at most", _with_total(search, "one_off", most)
    inputs = search.cases.inputs
    yield "One more opening a year", _with_inputs(search, _more_openings(inputs))
    approved = {name: min(1.0, float(bind(inputs)[name].flat[0]) + MORE_APPROVED) for name in APPROVED}
    more = replace(inputs, body={**inputs.body, **approved})
    yield f"{100 * MORE_APPROVED:.0f} points more of volunteers approved", _with_inputs(search, more)
    yield f"One point less asked in {inputs.year_labels[0]}", _with_inputs(search, with_less_asked(inputs, POINT))


def _percent(share: float) -> str:
    return f"{100 * share:.4g}%"


def _more_openings(inputs: Inputs) -> Inputs:
    """Return a body's inputs with one more opening in each year for people at risk."""
    now = np.nan_to_num(np.asarray(inputs.yearly.get("openings", np.zeros(inputs.years)), dtype=float))
    return replace(inputs, yearly={**inputs.yearly, "openings": now + 1})


def _with_room(search: Search, lever: str, high: np.ndarray) -> Search:
    return replace(search, room=replace(search.room, high={**search.room.high, lever: high}))


def _with_total(search: Search, key: str, most: float) -> Search:
    return replace(search, limits=replace(search.limits, in_all={**search.limits.in_all, key: most}))


def _with_inputs(search: Search, inputs: Inputs) -> Search:
    cases: Cases = cases_of(inputs, search.cases.base)
    return replace(search, cases=cases)
