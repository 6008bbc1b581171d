"""Everything a body says, typed and frozen: what `read` gives and `project` takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

import numpy as np

from model.line import Chapter, Given
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
from model.lines.rows import rows
from model.lines.target import target
from model.lines.value import value
from model.options import Option
from model.sheets import Sheets
from model.staff import Staff

# The model in reading order.
BODY: tuple[Chapter, ...] = (nobody, policy, movements, departures, outcome, bridge)
AFTER: tuple[Chapter, ...] = (value, answer, *DISCLOSURE, checks)  # against doing nothing, which is done first
MODEL: tuple[Chapter, ...] = (
    *(target, pay, calendar, leaving, *ENTITLEMENT, rows, pools),
    *(agreed_days, agreed_sums, *PACKAGES, *BODY, *AFTER),
)


@dataclass(frozen=True)
class Inputs:
    """A body's inputs. Values by the name of the input they are, in the units it is declared in.

    body: numbers; yearly: (years,), nan where the body does not say; pools: (pools,); pool_years: (years, pools);
    items: (items,); serial dates are numbers.
    """

    file: str
    name: str
    code: str
    kind: str
    scope: str
    first_year: int
    years: int
    known_on: date | None
    body: Mapping[str, float]
    yearly: Mapping[str, np.ndarray]
    pool_names: tuple[str, ...]
    pools: Mapping[str, np.ndarray]
    pool_years: Mapping[str, np.ndarray]
    item_names: tuple[str, ...]
    items: Mapping[str, np.ndarray]
    staff: Staff
    options: tuple[Option, ...]
    warnings: tuple[str, ...] = ()
    sheets: Sheets | None = None  # as they were typed; None where the inputs were made in code

    @property
    def year_labels(self) -> list[str]:
        """The plan's years, as 2010-11."""
        return [year_label(self.first_year + year) for year in range(self.years)]


def year_label(first: int) -> str:
    """A financial year by its first calendar year: 2010 is 2010-11."""
    return f"{first}-{(first + 1) % 100:02d}"


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
