"""The mix as an option like any other: flags are 0 or 1, levers have three decimals, and routes are left open."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.body.limits import ROUTES
from model.body.options import Option
from model.projection.binding import Values
from model.search.engine import Found
from model.search.mix import FURTHER, HOLD, OPEN, Aim, Search
from model.search.told import NAME

DECIMALS = (3, 6, 12)  # of levers: as few as keep every limit
FREE = 1e-6  # of the cost, by which an open route may raise it


def option_of(search: Search, aim: Aim, found: Found) -> Option:
    """Return the option that a point is written as.

    Levers are rounded to the side that saves more. Each route and year that the limits allow is open wherever that
    raises no cost: it goes only as far as the target needs, and is there if things turn out worse than planned.
    """
    for places in DECIMALS:
        points = rounded(search, found.point, places)[None, :]
        judged = search.programme(aim).judge(points)
        if search.programme(aim).broken(judged.measured)[0] <= found.broken:
            break
    return _option(search, left_open(search, aim, points[0]))


def as_found(search: Search, found: Found, name: str) -> Option:
    """Return the option with nothing left open beyond what the mix uses, as if the board closed the rest."""
    levers = search.levers(rounded(search, found.point, DECIMALS[0])[None, :], True)
    levers[FURTHER] = levers[HOLD]
    return _named(search, {lever: value[0] for lever, value in levers.items()}, name)


def rounded(search: Search, point: np.ndarray, places: int) -> np.ndarray:
    """Return a point with levers rounded up to so many decimals, never beyond what the limits allow."""
    scale = 10.0**places
    return np.asarray(np.minimum(search.high, np.ceil(np.round(point * scale, 6)) / scale))


def left_open(search: Search, aim: Aim, point: np.ndarray) -> np.ndarray:
    """Return a point with each route of each year open where that costs nothing more and breaks no limit."""
    programme = search.programme(aim)
    closed = [
        search.names.index(route) * search.years + year
        for route in ROUTES.values()
        for year in range(search.years)
        if search.of(point[None, :], route)[0, year] <= OPEN and search.room.high[route][year] > 0
    ]
    if not closed:
        return point

    def opened(places: Sequence[int]) -> np.ndarray:
        found = point.copy()
        found[list(places)] = 1.0
        return found

    def ranks(points: Sequence[np.ndarray]) -> list[tuple[float, float]]:
        measured = programme.judge(np.array(points)).measured
        return list(zip(programme.broken(measured), programme.cost(measured), strict=True))

    usual, all_open, *each = ranks([point, opened(closed), *(opened([place]) for place in closed)])

    def free(rank: tuple[float, float]) -> bool:
        return rank[0] <= usual[0] and rank[1] <= usual[1] + FREE * max(1.0, abs(usual[1]))

    if free(all_open):
        return opened(closed)
    kept: list[int] = []
    for place in (place for place, rank in zip(closed, each, strict=True) if free(rank)):
        if free(ranks([opened([*kept, place])])[0]):
            kept.append(place)
    return opened(kept)


def _option(search: Search, point: np.ndarray) -> Option:
    """Return the option of a point."""
    levers = search.levers(point[None, :], True)
    return _named(search, {lever: value[0] for lever, value in levers.items()}, NAME)


def _named(search: Search, set_: Values, name: str) -> Option:
    """Return an option of levers that are searched, and of the base's others; what is nil in all years is left out."""
    levers = {lever: values for lever, values in search.cases.base.levers.items() if lever not in set_}
    levers |= {lever: tuple(map(float, values)) for lever, values in set_.items() if np.any(values)}
    return Option(name, levers)
