"""The search of a body as a whole: the mix, the frontier and what each limit costs, or why no mix keeps the limits."""

from __future__ import annotations

import numpy as np

from model.body.inputs import Inputs
from model.body.limits import SEARCHED, Limits
from model.body.options import Option
from model.lines.model import levers
from model.projection.compare import Comparison
from model.search.cases import cases_of
from model.search.frontier import eased, fewest, frontier, outturn
from model.search.mix import MONEY, Aim, Search, found_by
from model.search.option import as_found, option_of
from model.search.room import room
from model.search.rows import rows
from model.search.told import Told
from model.search.unkept import cannot

HELPS = 0.5  # £ of spend in any year, by which a lever that is used in full must move something to be of help


def searched(comparison: Comparison, limits: Limits, least: str = MONEY, rungs: int = 0) -> Told:
    """Return what a search of a body finds within limits; `least` is "money" or "redundancies".

    What is not searched is as the option has it that is shown. With `rungs`, so many points of the frontier are found.
    """
    inputs = comparison.results.inputs
    base = inputs.options[comparison.outcomes.index(comparison.shown)]
    search = Search(cases_of(inputs, base), room(inputs, limits), limits)
    aim = Aim(least)
    found = found_by(search, aim) if least == MONEY else fewest(search)
    taken = tuple(levers()[SEARCHED[key]].label for key in search.room.taken)
    kept = rows(search)
    if found.broken:
        why = cannot(search, found)
        return Told(least, base.name, None, None, outturn(search, found.point), cannot=why, taken=taken, limits=kept)
    option = option_of(search, Aim(MONEY), found)
    cheapest = found if least == MONEY else found_by(search, Aim(MONEY))
    return Told(
        least=least,
        start=base.name,
        option=option,
        as_found=as_found(search, found, option.name),
        outturn=outturn(search, found.point),
        frontier=frontier(search, cheapest, rungs) if rungs else (),
        eased=eased(search, aim, found) if rungs else (),
        taken=taken,
        idle=idle(search),
        limits=kept,
    )


def idle(search: Search) -> tuple[str, ...]:
    """Return the levers that are allowed and cannot help, by their labels: used in full they move no year's spend."""
    names = [name for name in search.names if (search.room.high[name] > 0).any()]
    points = np.repeat(search.low[None, :] * 0, len(names) + 1, axis=0)
    for place, name in enumerate(names, 1):
        search.of(points[place : place + 1], name)[:] = search.room.high[name]
    spend = search.cases.lines(search.levers(points, False), out_of_reach=True)["tested"]
    moved = np.abs(spend[1:] - spend[0]).max(axis=1)
    return tuple(levers()[name].label for name, far in zip(names, moved, strict=True) if far < HELPS)


def with_mix(inputs: Inputs, option: Option) -> tuple[Option, ...]:
    """Return a body's options with the mix last; a mix of an earlier search is left out."""
    return (*(each for each in inputs.options if each.name != option.name), option)
