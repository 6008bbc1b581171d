"""What a paper is written on: a comparison of a body's options, and the one option that the paper puts to the Board."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np

from model.lines.names import lines_named
from model.paper.figures import PENNY
from model.paper.suppress import few
from model.problems import InputError, Problem
from model.projection.compare import Comparison, Outcome
from model.projection.project import Results

PAID_HEADS = lines_named(("voluntary_heads", "compulsory_heads", "agreed_heads"))  # of people who are paid to go


@dataclass(frozen=True)
class Plan:
    """The option that a paper is about, from which every figure is read. `case` is the option's number, from 0."""

    comparison: Comparison
    case: int
    slashed: bool = False  # years as 2015/16, not 2015-16

    @property
    def results(self) -> Results:
        """Return the results of all options, before they are compared."""
        return self.comparison.results

    @property
    def name(self) -> str:
        """Return the option's name."""
        return self.results.options[self.case]

    @property
    def outcome(self) -> Outcome:
        """Return what the comparison found for this option, such as its saving and whether it meets the target."""
        return self.comparison.outcomes[self.case]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return what the comparison found for each option, in order."""
        return self.comparison.outcomes

    @property
    def is_best(self) -> bool:
        """Return True where this option is the one that is recommended."""
        return self.comparison.best is not None and self.comparison.best.name == self.name

    @property
    def labels(self) -> list[str]:
        """Return the names of the plan's years, such as '2015-16', or '2015/16' where the paper writes years so."""
        return [self.year(label) for label in self.results.inputs.year_labels]

    def year(self, label: str) -> str:
        """Return the name of a year as the paper writes it, from one such as '2015-16'."""
        return label.replace("-", "/") if self.slashed else label

    def styled(self, text: str) -> str:
        """Return a text in which every year is written as the paper writes years."""
        return re.sub(r"\b(\d{4})-(\d{2})\b(?!-)", r"\1/\2", text) if self.slashed else text

    def line(self, name: str, case: int | None = None) -> np.ndarray:
        """Return a line of the model by year, (years,); `case` is the number of the option, or None for this one."""
        return self.results.year_line(name, self.case if case is None else case)

    def total(self, name: str, case: int | None = None) -> float:
        """Return the sum over all years of a line of the model; `case` is the option's number, or None for this one."""
        return float(self.line(name, case).sum())

    def last(self, name: str, case: int | None = None) -> float:
        """Return the last year's value of a line of the model.

        `case` is the number of the option, or None for this one.
        """
        return float(self.line(name, case)[-1])

    def whole(self, name: str, case: int | None = None) -> float:
        """Return the value of a line of the model that has one value for the whole plan, such as redundancies.

        `case` is the number of the option, or None for this one.
        """
        return self.results.body_line(name, self.case if case is None else case)

    def by_pool(self, name: str) -> np.ndarray:
        """Return a line of the model by year and staff pool, (years, pools)."""
        values = self.results.pool_line(name, self.case)
        return np.broadcast_to(values, (values.shape[0], len(self.results.inputs.pool_names)))

    def by_member(self, name: str) -> np.ndarray:
        """Return a line of the model that has values by month, cost band or the like, as (years, months or bands)."""
        return self.results.pool_line(name, self.case)

    def only_few_are_paid(self, case: int | None = None) -> np.ndarray:
        """Return whether the one-off cost is only what fewer than five people are paid, (years + 1,) of True or False.

        The last place is for all years together. `case` is the number of the option, or None for this one.
        """
        heads, cost = self.paid_heads(case), self.line("one_off", case)
        rest = cost - self.line("payoffs", case) - self.line("legal_provision", case)
        heads, cost, rest = (np.append(amounts, amounts.sum()) for amounts in (heads, cost, rest))
        return np.asarray(few(heads) & (cost > PENNY) & (rest < PENNY))

    def paid_heads(self, case: int | None = None) -> np.ndarray:
        """Return how many people are paid to leave in each year, (years,).

        `case` is the option's number, None for this one.
        """
        return np.asarray(sum(self.line(heads, case) for heads in PAID_HEADS))


def chosen(comparison: Comparison, name: str | None = None) -> int:
    """Return the number, from 0, of the option that a paper is written on.

    That is the option called `name`; where no name is given, the one that is recommended; and where none is, doing
    nothing if that meets the target, or else the one nearest to it. Raises InputError, with the most similar name,
    where no option is called `name`.
    """
    names = comparison.results.options
    if name is None:
        return names.index(comparison.shown.name)
    if name in names:
        return names.index(name)
    lower = {option.lower(): option for option in names}
    near = get_close_matches(name.lower(), list(lower), 1, cutoff=0.3)
    hint = f"did you mean {lower[near[0]]}?" if near else f"there are {', '.join(names)}"
    if near and near[0] == name.lower():
        return names.index(lower[near[0]])
    raise InputError([Problem("--option", f'"{name}" is not an option of this body; {hint}')])
