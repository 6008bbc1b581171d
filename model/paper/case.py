"""One option of a comparison, from which every figure of a paper is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from model.lines.disclosure.year import MONTHS
from model.lines.names import lines_named
from model.lines.ways import BY_CHOICE, WAYS, Way
from model.paper.figures import PENNY, quoted
from model.projection.compare import Comparison, Outcome
from model.projection.project import Results
from model.risk.assess import Risk

# The share of the cost of each way that the fund pays; of every other way it pays "fund_pays".
FUND_PAYS = lines_named({way.name: "fund_pays_voluntary" for way in BY_CHOICE} | {"compulsory": "fund_pays_compulsory"})
FIRST_MONTH = next(iter(MONTHS))  # April, by its number in the calendar


@dataclass(frozen=True)
class Case:
    """An option of a comparison, by its number `case`, from 0, with its figures as a paper reads them."""

    comparison: Comparison
    case: int
    slashed: bool = False  # years as 2015/16, not 2015-16
    risk: Risk | None = None  # how sure the plan is, where draws were made

    @property
    def results(self) -> Results:
        """Return the results of all options, before they are compared."""
        return self.comparison.results

    @property
    def name(self) -> str:
        """Return the option's name."""
        return self.results.options[self.case]

    @property
    def quoted(self) -> str:
        """Return the option's name in quotation marks, as a sentence has it."""
        return quoted(self.name)

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

    def typed(self, name: str, year: int) -> bool:
        """Return whether the body says something for itself on its Years sheet, in a year numbered from 0."""
        given = self.results.inputs.yearly.get(name)
        return given is not None and not np.isnan(given[year])

    def by_pool(self, name: str) -> np.ndarray:
        """Return a line of the model by year and staff pool, (years, pools)."""
        values = self.results.pool_line(name, self.case)
        return np.broadcast_to(values, (values.shape[0], len(self.results.inputs.pool_names)))

    def by_member(self, name: str) -> np.ndarray:
        """Return a line of the model that has values by month, cost band or the like, as (years, months or bands)."""
        return self.results.pool_line(name, self.case)

    def cash_by_month(self) -> np.ndarray:
        """Return cash to date at the end of every month of the plan, against doing nothing, (months,)."""
        return np.asarray(self.by_member("month_cash").ravel())

    def month_names(self) -> list[str]:
        """Return the names of all months of the plan in order, such as 'April 2010'."""
        first = self.results.inputs.first_year
        years = range(first, first + self.results.inputs.years)
        return [f"{name} {year + (number < FIRST_MONTH)}" for year in years for number, name in MONTHS.items()]

    def way_cost(self, way: Way, case: int | None = None) -> np.ndarray:
        """Return the one-off cost of the posts that go by a way, in pounds by year, (years,)."""
        number = self.case if case is None else case
        if not way.one_off:
            return np.zeros(len(self.labels))
        by_pool = self.results.pool_line(way.name, number) * self.results.pool_line(way.one_off, number)
        pools = len(self.results.inputs.pool_names)
        return np.asarray(np.broadcast_to(by_pool, (len(by_pool), pools)).sum(axis=1))

    def fund_shares(self) -> dict[str, np.ndarray]:
        """Return which share of each way's cost the fund pays, by year, {name of the way: (years,)}, where it costs."""
        years = len(self.labels)
        whole = np.full(years, self.whole("fund_pays"))
        shares = {way.name: self.line(FUND_PAYS[way.name]) if way.name in FUND_PAYS else whole for way in WAYS}
        return {way.name: np.asarray(shares[way.name]) for way in WAYS if self.way_cost(way).max() > PENNY}
