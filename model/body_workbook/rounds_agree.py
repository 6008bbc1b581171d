"""Checks that voluntary rounds contradict neither one another nor the staff list.

A cell that is at fault already is nan here. Every comparison with nan is false, so that no fault is reported twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from model.body.inputs import Inputs
from model.body_workbook.cell_values import coded
from model.body_workbook.columns import declared
from model.body_workbook.fault import Fault
from model.lines.names import lines_named
from model.rules.rulebook import from_serial, rulebook, say, serial

NEAR = 1e-9
WHO = lines_named(("round_option", "round_year", "round_pool", "round_band"))
MARS = coded("routes").numbers["mars"]


def contradictory_rounds(inputs: Inputs) -> Iterator[Fault]:
    """Yield a fault for each round that asks for what there is not, and for rounds of a year that share a pool."""
    if not inputs.round_names or not inputs.pool_names or not len(inputs.staff):
        return
    if np.isnan(inputs.staff["pool"]).any():
        return
    heads = np.bincount(
        inputs.staff["pool"].astype(int) - 1, weights=inputs.staff["copies"], minlength=len(inputs.pool_names)
    )
    taken: dict[tuple[float, float, int], int] = {}
    for place, name in enumerate(inputs.round_names):
        if any(np.isnan(inputs.rounds[column][place]) for column in WHO):
            continue
        if inputs.rounds["round_pool"][place] and inputs.rounds["round_band"][place]:
            sentence = f'"{name}" names both a pool and a band; name one of them, or neither for all staff'
            yield Fault("Rounds", place, ("round_band",), sentence)
            continue
        pools = _pools(inputs, place)
        yield from _people(inputs, place, name, float(heads[pools].sum()))
        yield from _day(inputs, place, name)
        option, year = (float(inputs.rounds[column][place]) for column in ("round_option", "round_year"))
        for pool in pools:
            other = taken.setdefault((option, year, pool), place)
            if other != place:
                both = f'"{name}" and "{inputs.round_names[other]}" both take from {inputs.pool_names[pool]}'
                sentence = f"{both} in one option and year; make one of them, or name other pools"
                yield Fault("Rounds", place, ("round_pool", "round_band", "round"), sentence)
                break


def _pools(inputs: Inputs, place: int) -> list[int]:
    """Return the numbers, from 0, of the pools that the round number `place` is for."""
    pool, band = (inputs.rounds[column][place] for column in ("round_pool", "round_band"))
    return [
        number for number, own in enumerate(inputs.pools["pool_band"]) if pool in (0, number + 1) and band in (0, own)
    ]


def _people(inputs: Inputs, place: int, name: str, heads: float) -> Iterator[Fault]:
    """Yield a fault for a round of nobody, or of more people than there are."""
    asked, no_limit = float(inputs.rounds["round_heads"][place]), declared("round_heads").default or 0.0
    if heads < NEAR:
        sentence = (
            f'"{name}" is for a pool or band with nobody in post; name another, or leave both blank for all staff'
        )
        yield Fault("Rounds", place, ("round_pool", "round_band"), sentence)
    elif heads + NEAR < asked < no_limit:
        sentence = f'"{name}" is for {asked:,.4g} people, more than the {heads:,.4g} whom it is offered to; lower it'
        yield Fault("Rounds", place, ("round_heads",), sentence)


def _day(inputs: Inputs, place: int, name: str) -> Iterator[Fault]:
    """Yield a fault for a round whose last day is not in its year, or that is on MARS before it had a tariff."""
    year, day, scheme = (float(inputs.rounds[column][place]) for column in ("round_year", "round_day", "round_scheme"))
    if np.isnan(year) or np.isnan(day):
        return
    first = inputs.first_year + int(year) - 1
    starts, ends = serial(date(first, 4, 1)), serial(date(first + 1, 3, 31))
    if day and not starts <= day <= ends:
        sentence = (
            f'"{name}" has its last day on {say(from_serial(day))}, which is not in its year; give a day of the year'
        )
        yield Fault("Rounds", place, ("round_day",), sentence)
    tariff = next(value.start for value in rulebook()["mars_months_a_year"].values if not value.none)
    scheme = scheme or inputs.body.get("voluntary_route", 0.0)
    priced = float(inputs.yearly.get("voluntary_last_day", np.full(inputs.years, np.nan))[int(year) - 1])
    priced = serial(date(first, 9, 30)) if np.isnan(priced) else priced  # the usual day, half way through the year
    if scheme == MARS and min(day or priced, priced) < serial(tariff):
        sentence = f'"{name}" is on MARS, which had no national tariff before {say(tariff)}; use redundancy terms'
        yield Fault("Rounds", place, ("round_scheme", "round"), sentence)
