"""The one label of each assumption, which is that of the input it stands for, and the names older workbooks have."""

from __future__ import annotations

from functools import cache

from model.body_workbook.cell_values import Codes
from model.body_workbook.columns import inputs
from model.rules.assumptions import assumptions

# Assumptions that older workbooks have and no line reads any more: their rows are passed over.
# "Fade", as doing nothing fills every post again; "Tax on payoff", as the tax of each person's payoff is worked out.
GONE = {"fade", "tax on payoff"}


def assumed_label(name: str) -> str:
    """Return the label of an assumption: that of the input of the model that it stands for."""
    return inputs()[name].label


def bounds_of(name: str) -> tuple[float | None, float | None, str]:
    """Return the least and the most that an assumption may be, and its unit."""
    given = inputs()[name]
    return given.low, given.high, given.unit


def labels() -> Codes:
    """Return the labels of all assumptions, as words that stand for their places in the list."""
    return Codes.of((assumed_label(name), float(place)) for place, name in enumerate(assumptions()))


def assumption_called(text: str) -> str:
    """Return the name of the assumption whose label is `text`, or "" where there is none.

    Older workbooks have the name itself as words, such as "Take up rate", which is taken too. Capitals do not matter.
    """
    return _names().get(text.lower(), "")


@cache
def _names() -> dict[str, str]:
    """Return the names of assumptions by what they are called, in lower case."""
    older = {name.replace("_", " "): name for name in assumptions()}
    return older | {assumed_label(name).lower(): name for name in assumptions()}
