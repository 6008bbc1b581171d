"""The projection: the model's lines computed for every year of a body's plan, for all options at once.

No option changes the lines over people, so they are computed once. The body's lines have an axis of cases, with one
case for each option.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from model.body.inputs import Inputs, year_label
from model.language.names import UnknownLineError, unknown
from model.language.years import NotFiniteError, compute_years
from model.lines.announced import announced
from model.lines.calendar import calendar
from model.lines.leaving import leaving
from model.lines.model import AFTER, BODY
from model.lines.names import known, lines_named
from model.lines.target import target
from model.lines.value import value
from model.problems import InputError, Problem
from model.projection.binding import bind
from model.projection.budgets import refuse_small_budgets
from model.projection.ledger import refuse_another_ledger
from model.projection.people import OF_ROWS, averages, pay_years, people_sums, people_values, row_years
from model.projection.warnings import remarks

ALIKE = (target, announced, calendar, leaving, pay_years, row_years)  # lines that are the same for all people
# What every option is valued against: {input of the chapter "value": line of the option that does nothing}.
NOTHING = {
    "nothing_cost": "cost_now",
    "nothing_close": "close_posts",
    "nothing_non_pay": "net_non_pay",
    "nothing_spend": "spend",
    "nothing_run_rate": "run_rate",
    "nothing_replacing": "replacing_cost",
    "nothing_one_off": "one_off",
    "nothing_from_fund": "from_fund",
    "nothing_wte": "all_wte",
    "nothing_heads": "all_heads",
    "nothing_tested": "tested",
    "nothing_allowed": "allowed_spend",
}
NOTHING_VALUE = {
    "nothing_pay_spend": "pay_spend",
    "nothing_central": "central_now",
    "nothing_worked_wte": "all_worked_wte",
    "nothing_payoffs": "payoffs",
    "nothing_payoffs_tax": "payoffs_tax",
}
lines_named([*NOTHING, *NOTHING.values(), *NOTHING_VALUE, *NOTHING_VALUE.values()])


class Values(dict[str, np.ndarray]):
    """Values by the names of their lines.

    A name that is not there raises UnknownLineError, which says the nearest name.
    """

    def __missing__(self, name: str) -> np.ndarray:
        if name in known():
            raise UnknownLineError(f"{name} is a line of the model, but its value is not kept here")
        raise unknown(name, self)


@dataclass(frozen=True)
class Results:
    """Every line of a body's plan, by name. A case is an option's number, from 0.

    A body's value is (cases, 1), one by year (years, cases, 1), one by staff pool and year (years, cases, pools);
    where all options have the same value there is one case. A name that is no line's raises UnknownLineError.
    `row_lines` has the lines OF_ROWS of each row of the staff list, (years, 1, rows); it is empty where the inputs were
    made in code, since no workbook can then be written of them.
    """

    inputs: Inputs
    values: Mapping[str, np.ndarray]
    warnings: tuple[str, ...]
    row_lines: Mapping[str, np.ndarray] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", Values(self.values))

    @property
    def options(self) -> list[str]:
        """Return the names of the options, in order."""
        return [option.name for option in self.inputs.options]

    def year_line(self, name: str, case: int) -> np.ndarray:
        """Return a line of the model by year, (years,), for the option number `case`."""
        value = self.values[name]
        return value[:, min(case, value.shape[1] - 1), 0]

    def body_line(self, name: str, case: int) -> float:
        """Return a line of the model that has one value for the whole plan, for the option number `case`."""
        value = self.values[name]
        return float(value[min(case, len(value) - 1), 0])

    def pool_line(self, name: str, case: int) -> np.ndarray:
        """Return a line of the model by staff pool and year, (years, pools), for the option number `case`."""
        value = self.values[name]
        return value[:, min(case, value.shape[1] - 1), :]


def project(inputs: Inputs) -> Results:
    """Compute every line of the model for every year and option; returns the results with the plan's warnings.

    The first option does nothing, and every other option is valued against it. Raises InputError where a line comes
    to no number, with the option and the year.
    """
    try:
        return _project(inputs)
    except NotFiniteError as error:
        year = "" if error.year is None else f" in {inputs.year_labels[error.year]}"
        option = "" if error.case is None else f' of the option "{inputs.options[error.case].name}"'
        sentence = (
            f'"{error.label}"{option} comes to no number{year}: it divides by nil or grows without end; look at the '
            "inputs that it reads, which mancost explain lists"
        )
        raise InputError([Problem(inputs.file, sentence)]) from None


def _project(inputs: Inputs) -> Results:
    """Return what `project` does; raises NotFiniteError where a line comes to no number."""
    values = bind(inputs)
    years = inputs.years
    values = compute_years(ALIKE, values, years)
    keep = () if inputs.sheets is None else OF_ROWS
    values |= people_values(inputs, values, keep)
    row_lines = {name: values.pop(name) for name in keep}
    values = compute_years((*averages, *BODY), values, years)
    refuse_another_ledger(inputs, values)
    refuse_small_budgets(inputs, values)
    values |= {name: values[line][:, :1] for name, line in NOTHING.items()}
    zero = np.zeros((years, 1, 1))
    read = {**values, **dict.fromkeys(NOTHING_VALUE, zero)}
    nothing = compute_years((value,), read, years, list(NOTHING_VALUE.values()))
    values |= {name: nothing[line][:, :1] for name, line in NOTHING_VALUE.items()}
    values = compute_years(AFTER, values, years)
    said = (*inputs.warnings, *remarks(inputs, values))
    return Results(inputs, values, tuple(dict.fromkeys(said)), row_lines)


def replanned(results: Results, inputs: Inputs) -> Results:
    """Return the results of `inputs`, which differ from the inputs of `results` only in options and openings.

    The sums of people are taken from `results`, as neither options nor openings change them. Lines are computed
    only as far as the bridge from budget to spend: not those that value the plan, nor those of the accounts. There
    are no warnings.
    """
    values = compute_years(ALIKE, bind(inputs), inputs.years) | {name: results.values[name] for name in people_sums()}
    return Results(inputs, compute_years((*averages, *BODY), values, inputs.years), ())


def title(inputs: Inputs) -> str:
    """Return a title for the plan: the body's name, what spending it covers, and its first and last year."""
    return f"{inputs.name}: {inputs.scope}, {year_label(inputs.first_year)} to {inputs.year_labels[-1]}"
