"""The model: its chapters in reading order, and the inputs and levers that they declare."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from model.language.line import Chapter, Given
from model.lines.agreed import agreed_days, agreed_sums
from model.lines.answer import answer
from model.lines.bridge import bridge
from model.lines.calendar import calendar
from model.lines.checks import checks
from model.lines.departures import departures
from model.lines.disclosure import DISCLOSURE, PACKAGES
from model.lines.entitlement import ENTITLEMENT
from model.lines.leaving import leaving
from model.lines.movements import movements
from model.lines.nobody import nobody
from model.lines.outcome import outcome
from model.lines.pay import pay
from model.lines.policy import policy
from model.lines.pools import pools
from model.lines.reading import READING
from model.lines.rows import rows
from model.lines.target import target
from model.lines.value import value

# The model in reading order.
BODY: tuple[Chapter, ...] = (nobody, policy, movements, departures, outcome, bridge)
AFTER: tuple[Chapter, ...] = (value, answer, *DISCLOSURE, checks)  # against doing nothing, which is done first
MODEL: tuple[Chapter, ...] = (
    *READING,
    *(target, pay, calendar, leaving, *ENTITLEMENT, rows, pools),
    *(agreed_days, agreed_sums, *PACKAGES, *BODY, *AFTER),
)


@cache
def givens() -> tuple[Given, ...]:
    """Every declared input of the model, in reading order."""
    found: dict[str, Given] = {}
    for chapter in MODEL:
        for given in chapter.givens():
            found.setdefault(given.name, given)
    return tuple(found.values())


@cache
def levers() -> Mapping[str, Given]:
    """The levers an option may set."""
    return MappingProxyType({given.name: given for given in givens() if given.lever})
