"""What the paper is written on: a body's comparison, and the option it puts to the Board."""

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
    """An option of a comparison; every figure of a paper is read here."""

    comparison: Comparison
    case: int
    slashed: bool = False  # years as 2015/16, not 2015-16

    @property
    def results(self) -> Results:
        """The run."""
        return self.comparison.results

    @property
    def name(self) -> str:
        """The option's name."""
        return self.results.options[self.case]

    @property
    def outcome(self) -> Outcome:
        """What the option comes to."""
        return self.comparison.outcomes[self.case]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What every option comes to."""
        return self.comparison.outcomes

    @property
    def is_best(self) -> bool:
        """Whether it is the one the body's own test prefers."""
        return self.comparison.best is not None and self.comparison.best.name == self.name

    @property
    def labels(self) -> list[str]:
        """The years of the plan."""
        return [self.year(label) for label in self.results.inputs.year_labels]

    def year(self, label: str) -> str:
        """A year in the paper's style, from one such as 2015-16."""
        return label.replace("-", "/") if self.slashed else label

    def styled(self, text: str) -> str:
        """A text with every year in the paper's style."""
        return re.sub(r"\b(\d{4})-(\d{2})\b(?!-)", r"\1/\2", text) if self.slashed else text

    def line(self, name: str, case: int | None = None) -> np.ndarray:
        """A year's line, (years,), of this option or another."""
        return self.results.year_line(name, self.case if case is None else case)

    def total(self, name: str, case: int | None = None) -> float:
        """A year's line over all years."""
        return float(self.line(name, case).sum())

    def last(self, name: str, case: int | None = None) -> float:
        """A year's line in the last year."""
        return float(self.line(name, case)[-1])

    def whole(self, name: str, case: int | None = None) -> float:
        """A line of the whole plan."""
        return self.results.body_line(name, self.case if case is None else case)

    def by_pool(self, name: str) -> np.ndarray:
        """A pool's line, (years, pools)."""
        found = self.results.pool_line(name, self.case)
        return np.broadcast_to(found, (found.shape[0], len(self.results.inputs.pool_names)))

    def by_member(self, name: str) -> np.ndarray:
        """Return a line over an axis of its own, such as months or cost bands, (years, members)."""
        return self.results.pool_line(name, self.case)

    def only_few_are_paid(self, case: int | None = None) -> np.ndarray:
        """The years whose one-off cost is nothing but what fewer than five people are paid, (years,), and the plan."""
        heads, cost = self.paid_heads(case), self.line("one_off", case)
        rest = cost - self.line("payoffs", case) - self.line("legal_provision", case)
        heads, cost, rest = (np.append(each, each.sum()) for each in (heads, cost, rest))
        return np.asarray(few(heads) & (cost > PENNY) & (rest < PENNY))

    def paid_heads(self, case: int | None = None) -> np.ndarray:
        """How many people are paid to go, by year."""
        return np.asarray(sum(self.line(heads, case) for heads in PAID_HEADS))


def chosen(comparison: Comparison, name: str | None = None) -> int:
    """The place of the option a paper is written on: the one named, or the best, or the one that comes nearest.

    Raises InputError, with the nearest name, where no option is called that.
    """
    names = comparison.results.options
    if name is None:
        nearest = min(comparison.outcomes, key=lambda each: (sum(each.gap), -each.npv))
        return names.index((comparison.best or nearest).name)
    if name in names:
        return names.index(name)
    lower = {each.lower(): each for each in names}
    near = get_close_matches(name.lower(), list(lower), 1, cutoff=0.3)
    hint = f"did you mean {lower[near[0]]}?" if near else f"there are {', '.join(names)}"
    if near and near[0] == name.lower():
        return names.index(lower[near[0]])
    raise InputError([Problem("--option", f'"{name}" is not an option of this body; {hint}')])
