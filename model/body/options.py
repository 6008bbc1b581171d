"""Options: an option is a name and the values that it gives to levers, the inputs that an option may set.

A lever has one value for all years, or a value for each year.

>>> compulsory = next(option for option in SHIPPED if option.name == "Compulsory redundancy")
>>> dict(compulsory.levers)["compulsory_on"]
(1.0,)
>>> value_in(compulsory.levers["hold_up_to"], year=3)
0.5
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from model.lines.names import lines_named

DO_NOTHING = "Do nothing"


@dataclass(frozen=True)
class Option:
    """A named choice of values for levers: each lever has a value by year, and its last holds for all later years."""

    name: str
    levers: Mapping[str, tuple[float, ...]]


def value_in(values: tuple[float, ...], year: int) -> float:
    """Return a lever's value in a year of the plan; the first year is 1.

    `values` has a value for each year, and its last holds for all later years.
    """
    return values[min(year, len(values)) - 1]


def _option(name: str, **levers: float | tuple[float, ...]) -> Option:
    by_year = {lever: each if isinstance(each, tuple) else (float(each),) for lever, each in levers.items()}
    return Option(name, MappingProxyType(by_year))


# The common base, on which every other option that is shipped stands: posts without people and non-pay go first, which
# are nearly free, and up to half of the posts that people leave by themselves are held, as far as the target needs.
_BASE: dict[str, float | tuple[float, ...]] = {
    "vacancies_deleted": 1.0,
    "agency_ended": 0.5,
    "terms_let_end": 1.0,
    "nonpay_effort": 1.0,
    "hold_up_to": 0.5,
}
_FREEZE: dict[str, float | tuple[float, ...]] = {**_BASE, "hold_up_to": 1.0}
_RESTRAINT: dict[str, float | tuple[float, ...]] = {
    "local_withheld": (0.02, 0.02, 0.0),
    "increments_frozen": (1, 1, 0),
}

SHIPPED = (
    _option(DO_NOTHING),
    _option("Base measures", **_BASE),
    _option("Wastage and freeze only", **_FREEZE),
    _option("Pay restraint", **_BASE, **_RESTRAINT),
    _option("Retraining and redeployment", **_BASE, retraining_on=1),
    _option("Voluntary exits", **_BASE, voluntary_on=1),
    _option("Compulsory redundancy", **_BASE, compulsory_on=1),
    _option("Voluntary then compulsory", **_BASE, voluntary_on=1, compulsory_on=1),
    _option(
        "No-redundancy deal", **_FREEZE, **_RESTRAINT, retraining_on=1, hours_share=(0.01, 0.01, 0.0), voluntary_on=1
    ),
)
lines_named([lever for option in SHIPPED for lever in option.levers])
