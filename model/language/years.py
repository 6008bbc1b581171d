"""Computes lines for every year of a plan; a line may read another line's value of the previous year, or of the next.

>>> growth = Chapter("Growth")
>>> growth.given("start", "Start", "£")
>>> growth.given("rate", "Rate", "share", over="year")
>>> growth.carried("sum", "Sum", "£", "year", opening="start")
>>> @growth.line("Sum", "£", over="year")
... def sum(sum_last_year, rate):
...     return sum_last_year * (1 + rate)
>>> @growth.line("All years", "£")
... def total(sum):
...     return SUM(sum)
>>> computed = compute_years([growth], {"start": np.array([[100.0]]), "rate": np.array([[[0.5]], [[1.0]]])}, years=2)
>>> computed["sum"].ravel().tolist(), computed["total"].tolist()
([150.0, 300.0], [[450.0]])

A value over an axis with years is (years, cases, members), or (1, cases, members) where it is the same in all years;
any other is (cases, members). A range has its members as a further, last axis. Functions of the vocabulary take any
number of axes before the members, so that a line is worked out for all years in one call; only lines in a circle are
called year by year.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from model.language.line import Chapter
from model.language.names import not_given, unknown
from model.language.plan import Plan, Step, Task, plan_of, read_off_lines
from model.language.shapes import ranged
from model.language.vocabulary import SUM  # noqa: F401  # the doctest speaks it

Values = Mapping[str, np.ndarray]
FEW = 2_000  # numbers of a line that wait to be looked at with other lines' for one that is not finite


class NotFiniteError(ValueError):
    """Raised where a line comes to infinity or to no number at all.

    `label` is the line's; `year` and `case` are counted from 0, and None where the line has only one.
    """

    def __init__(self, label: str, year: int | None, case: int | None) -> None:
        super().__init__(f"{label} is not a number" + ("" if year is None else f" in year {year + 1}"))
        self.label, self.year, self.case = label, year, case


def compute_years(
    chapters: Sequence[Chapter], values: Values, years: int, keep: Iterable[str] | None = None
) -> dict[str, np.ndarray]:
    """Compute every line of `chapters` for every year, and return all values by name, those in `values` included.

    With `keep`, only the lines that it names are returned, and only these and what they need are computed. A value over
    an axis with years is (years, cases, members), any other (cases, members).

    Raises UnknownLineError where a line reads what has no value, or `keep` names a line that does not exist, and
    ValueError where a line comes to no finite number.
    """
    chapters = tuple(chapters)
    given = frozenset(name for name in read_off_lines(chapters) if name in values)
    wanted = None if keep is None else frozenset(keep)
    run = _Run(plan_of(chapters, wanted, given), values, years)
    with np.errstate(all="ignore"):  # an infinite value in a branch not taken is dropped; any other is refused
        run.all(wanted)
    found = run.values if wanted is None else {name: run.values[name] for name in wanted if name in run.values}
    if missing := sorted((wanted or frozenset()) - found.keys()):
        raise unknown(missing[0], [*run.values, *(name for chapter in chapters for name in chapter.entries)])
    return found


class _Run:
    """A plan that is worked out: the values by name, and in its place each form in which lines read one."""

    def __init__(self, plan: Plan, values: Values, years: int) -> None:
        self.values, self.years = dict(values), years
        self._plan, self._sizes = plan, dict[str, int]()
        self._forms: list[Any] = [None] * len(plan.reads)
        self._unseen: list[tuple[Step, int | None, np.ndarray]] = []  # not yet looked at for what is not finite

    def all(self, wanted: frozenset[str] | None) -> None:
        """Work out every task, and keep the values of the lines that are wanted; None wants all."""
        for place, reader in self._plan.given:
            self._forms[place] = self._form(place, self._value(self._plan.reads[place].of, reader))
        for task in self._plan.tasks:
            if task.carried:
                for step, result in zip(task.steps, self._circle(task), strict=True):
                    self._made(step, result, wanted)
            else:
                self._made(task.steps[0], self._line(task.steps[0]), wanted)
            for place in task.forgets:
                self._forms[place] = None
        self._look()

    def _made(self, step: Step, result: np.ndarray, wanted: frozenset[str] | None) -> None:
        """Put what a line comes to wherever later lines read it."""
        for place in step.plain:
            self._forms[place] = result
        for place in step.formed:
            self._forms[place] = self._form(place, result)
        if wanted is None or step.name in wanted:
            self.values[step.name] = self._all_years(result) if step.by_year else result

    def _line(self, step: Step) -> np.ndarray:
        """Return what a line comes to, worked out for all years at once."""
        result = self._worked(step, self._forms, None)
        return result if result.ndim == 3 or not step.by_year else result[None]

    def _circle(self, task: Task) -> list[np.ndarray]:
        """Return what the lines of a task come to, worked out a year at a time."""
        reads, results = self._plan.reads, [list[np.ndarray]() for _ in task.steps]
        now = list(self._forms)  # each value in the form in which lines read it in the year
        for year in range(self.years):
            for place in task.outside:
                form = self._forms[place]
                now[place] = form[min(year, len(form) - 1)]
            for place, number in task.carried:
                last = results[number][-1] if year else self._forms[self._plan.openings[place]]
                now[place] = self._ranged(last, reads[place].along)
            for step, closed in zip(task.steps, results, strict=True):
                result = self._worked(step, now, year)
                closed.append(result)
                for place in step.in_year:
                    now[place] = self._ranged(result, reads[place].along)
        return [_stacked(closed) for closed in results]

    def _worked(self, step: Step, forms: list[Any], year: int | None) -> np.ndarray:
        """Return what a line comes to: (cases, members), with years before them where what it reads has years.

        `forms` has what lines read, in its place.
        """
        try:
            result: np.ndarray = step.function(*map(forms.__getitem__, step.reads))
        except ValueError:
            self._look()  # a function may refuse what is not finite: the line that made it is to blame
            raise
        if not isinstance(result, np.ndarray) or result.ndim < 2:
            result = np.atleast_2d(result)
        if result.size <= FEW:
            self._unseen.append((step, year, result))
        elif not math.isfinite(result.sum()):
            self._unseen.append((step, year, result))
            self._look()
        return result

    def _look(self) -> None:
        """Raise NotFiniteError for the first line worked out since the last look that is not finite."""
        unseen, self._unseen = self._unseen, []
        if not unseen or math.isfinite(np.concatenate([result.ravel() for _, _, result in unseen]).sum()):
            return
        for step, year, result in unseen:
            if not np.isfinite(result).all():
                *years, case, _ = (int(place) for place in np.argwhere(~np.isfinite(result))[0])
                first = years[0] if years else 0 if year is None and step.by_year else year
                raise NotFiniteError(step.label, first, case if result.shape[-2] > 1 else None)

    def _value(self, name: str, reader: Step) -> np.ndarray:
        """Return a value; raise UnknownLineError, naming it and the line that reads it, where there is none."""
        try:
            return self.values[name]
        except KeyError:
            raise not_given(reader.name, reader.title, name) from None

    def _form(self, place: int, value: np.ndarray) -> np.ndarray:
        """Return a value in the form that has the place: (years, cases, members), or (cases, members) without years.

        A range has its members as a further, last axis.
        """
        _, way, along, _ = self._plan.reads[place]
        if way == "still":
            return self._ranged(value, along)
        if way == "options":  # (cases, 1) becomes (1, options), alike for all
            return self._ranged(np.transpose(value), along)
        if len(value) > self.years:
            value = value[: self.years]
        if way == "own":
            return self._ranged(value, along)
        value = self._all_years(value)
        if way == "every":
            return value.transpose(1, 2, 0)
        if way == "last":
            value = _stacked([self._forms[self._plan.openings[place]], *value[:-1]])
        if way == "next":
            value = np.concatenate([value[1:], np.zeros_like(value[:1])])
        return self._ranged(value, along)

    def _all_years(self, value: np.ndarray) -> np.ndarray:
        """Return a value, which is stored once where it is the same in all years, with each of them."""
        return value if len(value) == self.years else np.broadcast_to(value, (self.years, *value.shape[1:]))

    def _ranged(self, value: np.ndarray, along: str) -> np.ndarray:
        """Return a value as a range along an axis, or unchanged without one.

        A value that is the same for all members is stored once. It is repeated here, so that a sum counts it for each.
        """
        return ranged(value, self._sizes.get(along) or self._size(along)) if along else value

    def _size(self, axis: str) -> int:
        """Return how many members an axis has, by the values over it."""
        over = [self.values[name].shape[-1] for name in self._plan.along.get(axis, ()) if name in self.values]
        self._sizes[axis] = size = max(over, default=1)
        return size


def _stacked(by_year: Sequence[np.ndarray]) -> np.ndarray:
    """Return values of single years as one, (years, cases, members)."""
    shape = by_year[-1].shape
    for each in by_year:
        if each.shape != shape:
            return np.array(np.broadcast_arrays(*by_year))
    return np.array(by_year)
