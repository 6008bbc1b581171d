"""The projection: a body's lines stepped over the years, every option in one pass.

The people's lines know neither option nor draw, so they are computed once; the body's lines have a leading axis of
cases, one for each option.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from model.agreed import agreed_exits, ending_terms
from model.binding import bind
from model.inputs import BODY, Inputs, year_label
from model.lines.calendar import calendar
from model.lines.entitlement import ENTITLEMENT
from model.lines.rows import rows
from model.lines.target import target
from model.lines.value import value
from model.people import pay_years, people_values, pool_averages
from model.rulebook import rulebook, say, serial
from model.years import compute_years

# What the option that does nothing hands to every option's value chapter.
NOTHING = {
    "nothing_spend": "spend",
    "nothing_run_rate": "run_rate",
    "nothing_replacing": "replacing_cost",
    "nothing_one_off": "one_off",
}
NOTHING_VALUE = {
    "nothing_pay_run_rate": "pay_run_rate",
    "nothing_pay_spend": "pay_spend",
    "nothing_central": "central_now",
    "nothing_payoffs": "payoffs",
}


@dataclass(frozen=True)
class Results:
    """Every line of a body's plan: a year's (years, cases, 1), a pool's (years, cases, pools); cases are options."""

    inputs: Inputs
    values: Mapping[str, np.ndarray]
    warnings: tuple[str, ...]

    @property
    def options(self) -> list[str]:
        """The options' names, in order of their cases."""
        return [option.name for option in self.inputs.options]

    def year_line(self, name: str, case: int) -> np.ndarray:
        """A year's line for one option, (years,)."""
        found = self.values[name]
        return found[:, min(case, found.shape[1] - 1), 0]

    def pool_line(self, name: str, case: int) -> np.ndarray:
        """A pool's line for one option, (years, pools)."""
        found = self.values[name]
        return found[:, min(case, found.shape[1] - 1), :]


def project(inputs: Inputs) -> Results:
    """Every line for every year and option; the first option is to do nothing."""
    values, told = bind(inputs)
    years = inputs.years
    base = date(inputs.first_year - 1, 10, 1)
    values |= {"base_day": np.full((1, 1), serial(base)), "pool_number": _numbers(len(inputs.pool_names))}
    values = compute_years((target, calendar), values, years)
    values |= people_values(inputs, values, base)
    values |= agreed_exits(inputs, values) | ending_terms(inputs, values)
    values = compute_years((pay_years, pool_averages, *BODY), values, years)
    values |= {name: values[line][:, :1] for name, line in NOTHING.items()}
    values["first_price_index"] = values["price_index"][0]
    zero = np.zeros((years, 1, 1))
    nothing = compute_years((value,), {**values, **dict.fromkeys(NOTHING_VALUE, zero)}, years)
    values |= {name: nothing[line][:, :1] for name, line in NOTHING_VALUE.items()}
    values = compute_years((value,), values, years)
    return Results(inputs, values, tuple(dict.fromkeys((*inputs.warnings, *told, *_training(inputs), *_stale(inputs)))))


def _numbers(count: int) -> np.ndarray:
    return np.arange(1.0, count + 1)[None, :]


def _training(inputs: Inputs) -> list[str]:
    """A flag where an option saves on a training or talent budget, which retraining needs."""
    cut = [name for name, share in zip(inputs.item_names, inputs.items["item_potential"], strict=True)
           if share > 0 and ("train" in name.lower() or "talent" in name.lower())]  # fmt: skip
    if not cut or not any(any(option.levers.get("nonpay_effort", ())) for option in inputs.options):
        return []
    return [f"the options that act on non-pay cut {', '.join(cut)}: training is what redeployment stands on"]


def _stale(inputs: Inputs) -> list[str]:
    """What the plan's last year uses past the last day it is known for."""
    last = date(inputs.first_year + inputs.years, 3, 31)
    used = {line.rate for chapter in (*BODY, *ENTITLEMENT, rows) for line in chapter.lines() if line.dated}
    found = [rule for rule in rulebook() if rule.name in used and rule.reviewed_to < last]
    if not found:
        return []
    first = min(rule.reviewed_to for rule in found)
    return [f"{len(found)} rates are known only to {say(first)} or soon after, and stand unchanged to {say(last)}"]


def title(inputs: Inputs) -> str:
    """The body, what its figures are, and the plan's years."""
    return f"{inputs.name}: {inputs.scope}, {year_label(inputs.first_year)} to {inputs.year_labels[-1]}"
