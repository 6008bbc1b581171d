"""What a paper is written on: a comparison of a body's options, and the one option that the paper puts to the Board."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from model.equality.impact import Impact, impacts
from model.lines.disclosure.year import MONTHS
from model.paper.case import Case
from model.paper.equality_hidden import hidden_equality
from model.paper.secrets import hidden_of
from model.problems import InputError, Problem
from model.projection.compare import Comparison


@dataclass(frozen=True)
class Plan(Case):
    """The option that a paper is about, and which of its figures the paper does not print."""

    @cached_property
    def hidden(self) -> frozenset[Hashable]:
        """Return the keys of the figures that the paper does not print, as `secrets` names them."""
        return hidden_of(self)

    def hides(self, *key: Hashable) -> bool:
        """Return whether a figure is not printed, by its key, such as ("cost", "Agreed exits", 0)."""
        return key in self.hidden

    @cached_property
    def impacts(self) -> tuple[Impact, ...]:
        """Return what the option does to each protected group; empty where the body holds no counts."""
        return impacts(self.results, self.case)

    @cached_property
    def impacts_elsewhere(self) -> dict[int, tuple[Impact, ...]]:
        """Return what each other option that meets the target does to each group, by the option's number, from 0."""
        others = (case for case, each in enumerate(self.outcomes) if each.meets and case != self.case)
        return {case: impacts(self.results, case) for case in others}

    @cached_property
    def unequal(self) -> frozenset[Hashable]:
        """Return the keys of the figures of protected groups that are not printed, as `equality_hidden` names them."""
        return hidden_equality(self.results)

    def cash_points(self) -> tuple[list[str], list[float], list[int]]:
        """Return cash to date as a paper tells it: the months that end, the amounts, and how far each is on.

        They are of every month, or of the years' ends alone where a month would tell what few real persons are paid.
        """
        names, values = self.month_names(), self.cash_by_month().tolist()
        years = range(len(self.labels))
        if not any(self.hides("cash months", year) for year in years):
            return names, values, list(range(1, len(names) + 1))
        ends = [len(MONTHS) * (year + 1) for year in years]
        return [names[end - 1] for end in ends], [values[end - 1] for end in ends], ends


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
