"""The mix as an option like any other: flags are 0 or 1, levers have three decimals, and routes are left open."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.body.limits import ROUTES
from model.body.options import Option
from model.projection.binding import Values
from model.search.engine import Found
from model.search.mix import HOLD, OPEN, Aim, Search
from model.search.told import NAME

DECIMALS = (3, 6, 12)  # of levers: as few as keep every limit
FREE = 1e-6  # of the cost, by which an open route may raise it


def option_of(search: Search, aim: Aim, found: Found) -> Option:
    """Return the option that a point is written as.

    Levers are rounded to the side that saves more. Each route and year that the limits allow is open wherever that
    raises no cost, and so is holding more posts as needed: it goes only as far as the target needs, and is there if
    things turn out worse than planned.
    """
    for places in DECIMALS:
        points = rounded(search, found.point, places)[None, :]
        judged = search.programme(aim).judge(points)
        if search.programme(aim).broken(judged.measured)[0] <= found.broken:
            break
    levers = search.levers(*left_open(search, aim, points[0]))
    return _named(search, {lever: value[0] for lever, value in levers.items()}, NAME)


def as_found(search: Search, found: Found, name: str) -> Option:
    """Return the option with nothing left open beyond what the mix uses, as if the board closed the rest."""
    levers = search.levers(rounded(search, found.point, DECIMALS[0])[None, :], True)
    return _named(search, {lever: value[0] for lever, value in levers.items()}, name)


def rounded(search: Search, point: np.ndarray, places: int) -> np.ndarray:
    """Return a point with levers rounded up to so many decimals, never beyond what the limits allow."""
    scale = 10.0**places
    return np.asarray(np.minimum(search.high, np.ceil(np.round(point * scale, 6)) / scale))


def left_open(search: Search, aim: Aim, point: np.ndarray) -> tuple[np.ndarray, bool, np.ndarray]:
    """Return a point with all open that costs nothing more and breaks no limit, as `Search.levers` takes it.

    What may be opened is each route of each year, and holding more vacated posts in the year as the target needs.
    """
    programme, years, size = search.programme(aim), search.years, len(point)
    routes = [search.names.index(route) * years + year for route in ROUTES.values() for year in range(years)]
    closed = [place for place in routes if point[place] <= OPEN and search.high[place] > 0]
    held = search.of(point[None, :], HOLD)[0]
    closed += [size + year for year in range(years) if search.room.high[HOLD][year] > held[year]]

    def opened(places: Sequence[int]) -> np.ndarray:
        """Return the point, and after it up to which share posts are held as needed, with places opened."""
        found = np.concatenate([point, held])
        found[list(places)] = np.concatenate([np.ones(size), search.room.high[HOLD]])[list(places)]
        return found

    def ranks(points: np.ndarray) -> list[tuple[float, float]]:
        measured = search.judged(points[:, :size], aim, points[:, size:]).measured
        return list(zip(programme.broken(measured), programme.cost(measured), strict=True))

    usual, all_open, *each = ranks(np.array([opened([]), opened(closed), *(opened([place]) for place in closed)]))

    def free(rank: tuple[float, float]) -> bool:
        return rank[0] <= usual[0] and rank[1] <= usual[1] + FREE * max(1.0, abs(usual[1]))

    kept: list[int] = closed if free(all_open) else []
    for place in (place for place, rank in zip(closed, each, strict=True) if not free(all_open) and free(rank)):
        if free(ranks(opened([*kept, place])[None, :])[0]):
            kept.append(place)
    chosen = opened(kept)
    return chosen[None, :size], True, chosen[None, size:]


def _named(search: Search, set_: Values, name: str) -> Option:
    """Return an option of levers that are searched, and of the base's others; what is nil in all years is left out."""
    levers = {lever: values for lever, values in search.cases.base.levers.items() if lever not in set_}
    levers |= {lever: tuple(map(float, values)) for lever, values in set_.items() if np.any(values)}
    return Option(name, levers)
