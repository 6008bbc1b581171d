"""The limits of a board: what a search for the least-cost mix of levers must keep, as data that cannot be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from model.lines.model import levers
from model.lines.names import lines_named
from model.lines.ways import WAYS

# The levers that are searched, by what a limit on one is called: as an option sets them, and as the target needs.
AS_SET = lines_named(
    {"hold": "hold_share", "hours": "hours_share", "merging": "merged_share", "award": "local_withheld"}
)
ROUTES = lines_named({"retraining": "retraining_on", "voluntary": "voluntary_on", "compulsory": "compulsory_on"})
SEARCHED = {**AS_SET, **ROUTES}
MOST, LEAST, PRICE = "most", "least", "price"
FLAG = "1 yes, 0 no"
NEAR = 1e-9  # of all posts, by which shares by year may come to more than all


@dataclass(frozen=True)
class Kind:
    """A row of the Limits sheet: how a command calls it, its label and unit, and what it limits or prices.

    side: "most", "least" or "price". lever: the lever's name, "" where it limits people or pounds. summed: "All years"
    is the sum of all years, and not the value of each.
    """

    key: str
    label: str
    unit: str
    side: str
    lever: str = ""
    low: float = 0.0
    high: float = 1.0
    default: float = float("nan")
    summed: bool = False

    @property
    def is_flag(self) -> bool:
        """Whether it is 1 for yes or 0 for no."""
        return self.unit == FLAG


def _of_levers() -> Iterator[Kind]:
    for key, lever in SEARCHED.items():
        given = levers()[lever]
        low, high = float(given.low or 0), float(given.high if given.high is not None else 1)
        unit = FLAG if given.unit == "flag" else given.unit
        yield Kind(key, f"{given.label}, at most", unit, MOST, lever, low, high)
        if key in AS_SET:
            yield Kind(f"{key}_least", f"{given.label}, at least", unit, LEAST, lever, low, high)
    yield Kind("redundancies", "Compulsory redundancies, at most", "heads", MOST, high=100_000, summed=True)
    yield Kind("one_off", "One-off cost, at most", "£", MOST, high=1e10, summed=True)
    yield Kind("price_of_redundancy", "Price of a compulsory redundancy", "£ a head", PRICE, high=1e7, default=0.0)
    for key, lever in AS_SET.items():
        label = f"Price of a point of: {levers()[lever].label}"
        yield Kind(f"{key}_price", label, "£ a point", PRICE, lever, high=1e7, default=1.0)


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind of limit by the name that a command calls it, in the order of the Limits sheet."""
    return {kind.key: kind for kind in _of_levers()}


@dataclass(frozen=True)
class Limits:
    """What a board said, by the kind of limit: a value by year, (years,), nan where it said nothing, and in all years.

    in_all has the sums that no years' sum may pass, of the kinds of limit that are summed, and prices.
    """

    by_year: Mapping[str, np.ndarray] = field(default_factory=dict)
    in_all: Mapping[str, float] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.by_year or self.in_all)

    def price(self, key: str) -> float:
        """Return a price in pounds, as it was said or else as it is usual."""
        return self.in_all.get(key, kinds()[key].default)


@dataclass(frozen=True)
class Contradiction:
    """A limit that asks for more than another allows, or than there is: its kind, the year, and the fault in words."""

    key: str
    year: int
    sentence: str


def contradictions(by_year: Mapping[str, np.ndarray], labels: Sequence[str]) -> Iterator[Contradiction]:
    """Yield where a lever must be more than it may be, and where what must be done by year comes to more than all.

    `labels` are the plan's years, such as "2010-11".
    """
    all_at_most = {way.levers[0] for way in WAYS if way.yearly}
    for key, lever in AS_SET.items():
        least, most = by_year.get(f"{key}_{LEAST}"), by_year.get(key)
        if least is None:
            continue
        apart = np.flatnonzero(least > (np.inf if most is None else most))
        if most is not None and len(apart):
            year = int(apart[0])
            allowed = f"more than the {most[year]:.4g} that it may be at most in {labels[year]}"
            sentence = f"is {least[year]:.4g}, {allowed}; lower the one or raise the other"
            yield Contradiction(f"{key}_{LEAST}", year, sentence)
        total = np.cumsum(np.nan_to_num(least))
        beyond = np.flatnonzero(total > 1 + NEAR)
        if lever in all_at_most and len(beyond):
            year = int(beyond[0])
            sentence = f"comes to {total[year]:.0%} by {labels[year]}; keep the years' total to 100%"
            yield Contradiction(f"{key}_{LEAST}", year, sentence)
