"""Where limits cannot be kept together: which of them stands in the way, and the least that it must give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from model.body.limits import AS_SET, LEAST, ROUTES, kinds
from model.lines.model import levers
from model.lines.names import lines_named
from model.projection.money import money
from model.search.engine import Found
from model.search.mix import REDUNDANCIES, Aim, Search, found_by

HALVINGS = 8  # of the span of a lever, after which the least that its limit must give is known
ROOM = 0.001  # within which a limit is told as it was
UNITS = lines_named({" WTE": "most_wte", " heads": "most_heads"})
TARGETS = {"target": "", **{name: unit for unit, name in UNITS.items()}}  # what is missed, in pounds without a unit


def cannot(search: Search, found: Found) -> tuple[str, ...]:
    """Return in sentences why no mix keeps the limits, the first saying that none does; empty where one does."""
    if not found.broken:
        return ()
    first = "No mix of levers keeps every limit, so no option is written"
    return (first, *_people_and_pounds(search), *_levers(search), *_target(search))


def _people_and_pounds(search: Search) -> Iterator[str]:
    """Yield what limits on redundancies and one-off cost must give, each with all others kept."""
    for key in (REDUNDANCIES, "one_off"):
        places = [place for place, limit in enumerate(search.all_limits) if limit.key == key]
        if not places:
            continue
        without = replace(search, without=(key,))
        found = found_by(without, Aim(limit=key))
        if found.broken:
            continue
        over = without.over(without.cases.lines(without.levers(found.point[None, :], True)))[0]
        for place in places:
            limit = search.all_limits[place]
            if over[place] <= limit.size * ROOM:
                continue
            year = "" if limit.year is None else f" in {search.cases.inputs.year_labels[limit.year]}"
            needs, most = limit.most + over[place], limit.most
            said = f"{needs:,.1f} redundancies are" if key == REDUNDANCIES else f"{money(needs)} of one-off cost is"
            allowed = f"{most:,.1f}" if key == REDUNDANCIES else money(most)
            yield f"With all else as it is, at least {said} needed{year}, not {allowed}"


def _levers(search: Search) -> Iterator[str]:
    """Yield what the limit of each lever must give, each with all others kept; nothing of one that cannot help."""
    for lever in ROUTES.values():
        high = search.room.high[lever]
        opened = _raised(search, lever, np.ones_like(high))
        if (high < 1).any() and _within(opened) is not None:
            yield f'With all else as it is, "{levers()[lever].label}" in every year would keep the rest'
    for key, lever in AS_SET.items():
        low, high = search.room.low[lever], search.room.high[lever]
        most = kinds()[key].high
        if (high < most).any():
            needs = _least_most(search, lever, most)
            if needs is not None:
                label = levers()[lever].label
                yield f'With all else as it is, "{label}" must be allowed up to {100 * needs:.1f}% in every year'
        if (low > 0).any() and _within(_lowered(search, lever)) is not None:
            yield f'With all else as it is, "{kinds()[f"{key}_{LEAST}"].label}" stands in the way'


def _least_most(search: Search, lever: str, most: float) -> float | None:
    """Return the least share up to which a lever must be allowed in every year; None where none is enough."""
    high = search.room.high[lever]
    found = _within(_raised(search, lever, np.full_like(high, most)))
    if found is None:
        return None
    low, enough = float(high.min()), most
    for _ in range(HALVINGS):
        middle = (low + enough) / 2
        if _within(_raised(search, lever, np.maximum(high, middle))) is None:
            low = middle
        else:
            enough = middle
    return enough


def _within(search: Search) -> Found | None:
    """Return a point that keeps every limit, set out for from all that they allow; None where none is found."""
    found = found_by(search, Aim(limit="target"), search.high[None, :])
    return None if found.broken else found


def _target(search: Search) -> Iterator[str]:
    """Yield by how much the target, or the most in WTE or heads, is missed at the least with every other limit kept."""
    without = replace(search, without=tuple(TARGETS))
    for key, said in TARGETS.items():
        if all(limit.key != key for limit in search.all_limits):
            continue
        found = found_by(without, Aim(limit=key))
        if found.broken:
            yield "The limits cannot be kept even if the target is left aside"
            return
        over = without.over(without.cases.lines(without.levers(found.point[None, :], True)))[0]
        for place, limit in enumerate(search.all_limits):
            if limit.key == key and over[place] > limit.size * ROOM:
                year = search.cases.inputs.year_labels[limit.year or 0]
                missed = f"{over[place]:,.3g}" if said else money(float(over[place]))
                yield f"Within the limits the target is missed by at least {missed}{said} in {year}"


def _raised(search: Search, lever: str, high: np.ndarray) -> Search:
    return replace(search, room=replace(search.room, high={**search.room.high, lever: high}))


def _lowered(search: Search, lever: str) -> Search:
    low = {**search.room.low, lever: np.zeros_like(search.room.low[lever])}
    return replace(search, room=replace(search.room, low=low))
