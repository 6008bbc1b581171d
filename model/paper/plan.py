"""What a paper is written on: a comparison of a body's options, and the one option that the paper puts to the Board."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np

from model.lines.names import lines_named
from model.lines.ways import BY_CHOICE, PAID, WAYS, Way
from model.paper.figures import PENNY
from model.paper.suppress import few
from model.problems import InputError, Problem
from model.projection.compare import Comparison, Outcome
from model.projection.project import Results

# The people who are paid to leave, by way: those whom the plan pays, those whose exit is agreed, and those whose fixed
# term ends and who are due a payment.
PAID_BY_WAY = {way.name: way.heads for way in PAID} | {"agreed": "agreed_heads", "ended": "packages_ended"}
BESIDE_EXITS = tuple(name for name in PAID_BY_WAY if name not in {way.name for way in PAID})
PAID_HEADS = lines_named(tuple(PAID_BY_WAY.values()))
# The share of the cost of each way that the fund pays; of every other way it pays "fund_pays".
FUND_PAYS = lines_named({way.name: "fund_pays_voluntary" for way in BY_CHOICE} | {"compulsory": "fund_pays_compulsory"})


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

    def way_cost(self, way: Way, case: int | None = None) -> np.ndarray:
        """Return the one-off cost of the posts that go by a way, in pounds by year, (years,)."""
        number = self.case if case is None else case
        if not way.one_off:
            return np.zeros(len(self.labels))
        by_pool = self.results.pool_line(way.name, number) * self.results.pool_line(way.one_off, number)
        pools = len(self.results.inputs.pool_names)
        return np.asarray(np.broadcast_to(by_pool, (len(by_pool), pools)).sum(axis=1))

    def few_paid(self, case: int | None = None) -> np.ndarray:
        """Return in which years people, but fewer than five, are paid to leave by some way: True or False, (years,)."""
        return np.asarray(np.any([few(self.line(heads, case)) for heads in PAID_HEADS], axis=0))

    def few_beside_exits(self, case: int) -> bool:
        """Return whether few are paid for an agreed exit or as their term ends, in a year or in all together."""
        by_year = [self.line(PAID_BY_WAY[name], case) for name in BESIDE_EXITS]
        return any(few(np.append(heads, heads.sum())).any() for heads in by_year)

    def hides_other_costs(self) -> bool:
        """Return whether one-off cost that pays nobody to leave must be hidden, as what the exits cost is shown."""
        return any(self.few_beside_exits(case) for case in range(len(self.outcomes)))

    def other_costs(self, case: int) -> np.ndarray:
        """Return the one-off cost of an option that pays nobody to leave, in pounds by year, (years,)."""
        paid = sum(self.way_cost(way, case) for way in WAYS if way.name in PAID_BY_WAY)
        return np.asarray(self.line("one_off", case) - paid - self.line("legal_provision", case))

    def fund_shares(self) -> dict[str, np.ndarray]:
        """Return which share of each way's cost the fund pays, by year, {name of the way: (years,)}, where it costs."""
        years = len(self.labels)
        whole = np.full(years, self.whole("fund_pays"))
        shares = {way.name: self.line(FUND_PAYS[way.name]) if way.name in FUND_PAYS else whole for way in WAYS}
        return {way.name: np.asarray(shares[way.name]) for way in WAYS if self.way_cost(way).max() > PENNY}

    def fund_tells(self) -> np.ndarray:
        """Return in which years what the fund pays would tell what fewer than five people are paid, (years,).

        That is where a way pays so few, and the fund is not used up: its share, which is printed, would give the cost.
        """
        paid, left = self.line("from_fund"), self.line("fund") - self.line("from_fund")
        return np.asarray(self.few_paid() & (paid > PENNY) & (left > PENNY))

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
