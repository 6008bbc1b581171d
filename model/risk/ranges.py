"""The range of each assumption: what is drawn, how its three columns are read, and why some values are held.

Low, central and high are read as the values below which it falls with one chance in ten, in two and in nine of ten.

>>> wide = Range("x", "X", "share", (0.1, 0.2, 0.4), (0.0, 1.0), 0.0, "memory")
>>> [round(float(value), 6) for value in value_of(wide, np.array([-TENTH, 0.0, TENTH, 9.0]))]
[0.1, 0.2, 0.4, 1.0]
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.body.inputs import Inputs
from model.body_workbook.assumption_names import assumed_label, bounds_of
from model.rules.assumptions import Assumption, assumptions

TENTH = 1.2815515655446004  # standard deviations above the middle, beyond which one draw in ten falls
CHOICE, NO_RANGE = "it is a choice", "no range is given"


@dataclass(frozen=True)
class Range:
    """An assumption's low, central and high value, its bounds, and how much of it all bodies share, 0 to 1.

    held: why it is not drawn, "" where it is.
    """

    name: str
    label: str
    unit: str
    three: tuple[float, float, float]
    bounds: tuple[float, float]
    shared: float
    status: str
    held: str = ""

    @property
    def central(self) -> float:
        """Return the central value, which the plan uses unless a case is set."""
        return self.three[1]


def ranges_of(inputs: Inputs) -> tuple[Range, ...]:
    """Return the range of every assumption of a body, in the order of the Assumptions sheet."""
    return tuple(_range(inputs, each) for each in assumptions(inputs.kind).values())


def _range(inputs: Inputs, shipped: Assumption) -> Range:
    """Return the range of one assumption; inputs made in code may give the central value alone."""
    name = shipped.name
    used = inputs.body.get(name, shipped.central)
    three = inputs.assumed.get(name, (min(shipped.low, used), used, max(shipped.high, used)))
    least, most, unit = bounds_of(name)
    held = ""
    if shipped.kind == "choice":
        held = CHOICE
    elif name in inputs.cases:
        held = f"its {inputs.cases[name]} case is set"
    elif name in inputs.yearly:
        held = "the body gives it by year"
    elif three[0] == three[2]:
        held = NO_RANGE
    bounds = (-np.inf if least is None else least, np.inf if most is None else most)
    return Range(name, assumed_label(name), unit, three, bounds, shipped.shared, shipped.status, held)


def value_of(each: Range, z: np.ndarray) -> np.ndarray:
    """Return the values of an assumption at standard normal numbers; whole days, and never beyond its bounds."""
    low, central, high = each.three
    side = np.where(z < 0, central - low, high - central)
    value = np.clip(central + side * z / TENTH, *each.bounds)
    return np.asarray(np.round(value) if each.unit == "days" else value)
