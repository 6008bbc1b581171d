"""The room that a board leaves each lever that is searched, by its limits or else by what its options set at most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.body.inputs import Inputs
from model.body.limits import LEAST, ROUTES, SEARCHED, Limits
from model.body.options import Option, value_in
from model.lines.names import lines_named

UP_TO = lines_named({"hold_share": "hold_up_to"})  # the lever that does the same as far as the target needs


@dataclass(frozen=True)
class Room:
    """The least and the most of each lever that is searched, by its name, (years,).

    taken: the keys of the levers of which the board said nothing, so that the options' highest setting was taken.
    """

    low: Mapping[str, np.ndarray]
    high: Mapping[str, np.ndarray]
    taken: tuple[str, ...]


def room(inputs: Inputs, limits: Limits) -> Room:
    """Return the room of each lever that is searched."""
    low, high, taken = {}, {}, []
    for key, lever in SEARCHED.items():
        usual = highest(inputs, lever)
        said = limits.by_year.get(key, np.full(inputs.years, np.nan))
        least = limits.by_year.get(f"{key}_{LEAST}", np.zeros(inputs.years))
        low[lever] = np.where(np.isnan(least), 0.0, least)
        high[lever] = np.maximum(np.where(np.isnan(said), usual, said), low[lever])
        if lever in ROUTES.values():
            high[lever] = np.where(high[lever] > 0, 1.0, 0.0)
        if np.isnan(said).any():
            taken.append(key)
    return Room(low, high, tuple(taken))


def highest(inputs: Inputs, lever: str) -> np.ndarray:
    """Return the highest setting of a lever in any option by year, (years,)."""
    names = [lever, *([UP_TO[lever]] if lever in UP_TO else [])]
    settings = [by_year(option, name, inputs.years) for option in inputs.options for name in names]
    return np.asarray(np.max(settings, axis=0))


def by_year(option: Option, lever: str, years: int) -> np.ndarray:
    """Return what an option sets a lever to, (years,); nil where it does not set it."""
    values = option.levers.get(lever, (0.0,))
    return np.array([value_in(values, year + 1) for year in range(years)])
