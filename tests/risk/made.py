"""Draws of shipped bodies for tests, and a body's inputs as one draw has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np

from model.body.inputs import Inputs
from model.projection.compare import Comparison, compare
from model.risk.assess import Risk, assess
from model.risk.draws import drawn_values
from model.risk.ranges import ranges_of
from tests.support.bodies import body, projected

PCT, CCG, ICB = "example-pct-2010", "example-ccg-2015", "example-icb-2025"


@cache
def compared(name: str) -> Comparison:
    """A shipped body's comparison."""
    return compare(projected(name))


@cache
def assessed(name: str, count: int = 512) -> Risk:
    """How sure a shipped body's plan is."""
    return assess(compared(name), count)


def every(inputs: Inputs) -> list[str]:
    """The names of all assumptions that may be drawn."""
    return [each.name for each in ranges_of(inputs) if not each.held]


def values_of(name: str, count: int, seed: int = 1) -> dict[str, np.ndarray]:
    """Draws of all assumptions of a shipped body."""
    return drawn_values(body(name), every(body(name)), count, seed)


def one(inputs: Inputs, drawn: Mapping[str, np.ndarray], number: int) -> Inputs:
    """A body's inputs with the values of one draw."""
    return replace(inputs, body={**inputs.body, **{name: float(column[number]) for name, column in drawn.items()}})
