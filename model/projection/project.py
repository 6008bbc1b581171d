"""The projection: a body's lines stepped over the years, every option in one pass.

The people's lines know neither option nor draw, so they are computed once; the body's lines have a leading axis of
cases, one for each option.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.body.inputs import Inputs, year_label
from model.language.names import UnknownLineError, unknown
from model.language.years import compute_years
from model.lines.calendar import calendar
from model.lines.leaving import leaving
from model.lines.model import AFTER, BODY
from model.lines.names import known, lines_named
from model.lines.target import target
from model.lines.value import value
from model.projection.binding import bind
from model.projection.people import averages, pay_years, people_sums, people_values, row_years
from model.projection.warnings import remarks

ALIKE = (target, calendar, leaving, pay_years, row_years)  # what is alike for all people
# What the option that does nothing hands to every option's value chapter: the input there, by the line that it is.
NOTHING = {
    "nothing_spend": "spend",
    "nothing_run_rate": "run_rate",
    "nothing_replacing": "replacing_cost",
    "nothing_one_off": "one_off",
    "nothing_from_fund": "from_fund",
    "nothing_wte": "all_wte",
}
NOTHING_VALUE = {
    "nothing_pay_spend": "pay_spend",
    "nothing_central": "central_now",
    "nothing_payoffs": "payoffs",
}
lines_named([*NOTHING, *NOTHING.values(), *NOTHING_VALUE, *NOTHING_VALUE.values()])


class Values(dict[str, np.ndarray]):
    """Values by the names of their lines; a name that is not there is refused with the nearest."""

    def __missing__(self, name: str) -> np.ndarray:
        if name in known():
            raise UnknownLineError(f"{name} is a line of the model, but its value is not kept here")
        raise unknown(name, self)


@dataclass(frozen=True)
class Results:
    """Every line of a body's plan: a year's (years, cases, 1), a pool's (years, cases, pools); cases are options.

    Where a line is asked for by a name that it does not have, UnknownLineError is raised.
    """

    inputs: Inputs
    values: Mapping[str, np.ndarray]
    warnings: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", Values(self.values))

    @property
    def options(self) -> list[str]:
        """The options' names, in order of their cases."""
        return [option.name for option in self.inputs.options]

    def year_line(self, name: str, case: int) -> np.ndarray:
        """A year's line for one option, (years,)."""
        found = self.values[name]
        return found[:, min(case, found.shape[1] - 1), 0]

    def body_line(self, name: str, case: int) -> float:
        """A line of the whole plan for one option."""
        found = self.values[name]
        return float(found[min(case, len(found) - 1), 0])

    def pool_line(self, name: str, case: int) -> np.ndarray:
        """A pool's line for one option, (years, pools)."""
        found = self.values[name]
        return found[:, min(case, found.shape[1] - 1), :]


def project(inputs: Inputs) -> Results:
    """Every line for every year and option; the first option is to do nothing."""
    values = bind(inputs)
    years = inputs.years
    values = compute_years(ALIKE, values, years)
    values |= people_values(inputs, values)
    values = compute_years((*averages, *BODY), values, years)
    values |= {name: values[line][:, :1] for name, line in NOTHING.items()}
    zero = np.zeros((years, 1, 1))
    nothing = compute_years((value,), {**values, **dict.fromkeys(NOTHING_VALUE, zero)}, years)
    values |= {name: nothing[line][:, :1] for name, line in NOTHING_VALUE.items()}
    values = compute_years(AFTER, values, years)
    said = (*inputs.warnings, *remarks(inputs, values))
    return Results(inputs, values, tuple(dict.fromkeys(said)))


def replanned(results: Results, inputs: Inputs) -> Results:
    """The same people, years and rates in another plan: every line but those that value it and the accounts' own.

    What people come to is taken from `results`, as neither options nor openings move it.
    """
    values = compute_years(ALIKE, bind(inputs), inputs.years) | {name: results.values[name] for name in people_sums()}
    return Results(inputs, compute_years((*averages, *BODY), values, inputs.years), ())


def title(inputs: Inputs) -> str:
    """The body, what its figures are, and the plan's years."""
    return f"{inputs.name}: {inputs.scope}, {year_label(inputs.first_year)} to {inputs.year_labels[-1]}"
