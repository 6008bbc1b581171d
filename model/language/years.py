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

A value over an axis with years is (years, cases, members); any other is (cases, members). A line whose value depends on
its own previous year is computed a year at a time, and so is one that reads every member of a range that differs from
year to year. Any other line is computed for all years at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import numpy as np

from model.language.axes import LAST_YEAR, NEXT_YEAR, OF_OPTIONS, members, own_name
from model.language.line import Chapter, Given, Line, sizes_of, whole
from model.language.names import not_given, unknown
from model.language.vocabulary import SUM  # noqa: F401  # the doctest speaks it

Values = Mapping[str, np.ndarray]


def groups(chapters: Iterable[Chapter]) -> Iterator[list[Chapter]]:
    """Yield the chapters in groups, in reading order; the lines of a group must be worked out together, year by year.

    A chapter that reads the previous year's value of a line is in one group with the chapter that declares that line,
    and with all chapters between. Raises ValueError where no chapter declares the line.
    """
    group: list[Chapter] = []
    promised: set[str] = set()
    for chapter in chapters:
        group.append(chapter)
        promised |= {given.name.removesuffix(LAST_YEAR) for given in chapter.givens() if given.opening}
        promised -= {line.name for member in group for line in member.lines()}
        if not promised:
            yield group
            group = []
    if group:
        raise ValueError(f"no line closes the year for {', '.join(sorted(promised))}")


class NotFiniteError(ValueError):
    """Raised where a line comes to infinity or to no number at all.

    `label` is the line's; `year` and `case` are counted from 0, and None where the line has only one.
    """

    def __init__(self, label: str, year: int | None, case: int | None) -> None:
        super().__init__(f"{label} is not a number" + ("" if year is None else f" in year {year + 1}"))
        self.label, self.year, self.case = label, year, case


class _Step:
    """The values given and computed so far, and how a line reads them: in one year, or in every year at once.

    A value over an axis with years is an array (years, cases, members). While its line is worked out year by year, it
    is the list of its years so far, each (cases, members).
    """

    def __init__(self, chapters: Sequence[Chapter], values: dict[str, Any], years: int) -> None:
        near = dict.fromkeys(earlier for chapter in chapters for earlier in (*chapter.before, chapter))
        self._entries = {name: entry for chapter in near for name, entry in chapter.entries.items()}
        self._chapters, self.values, self.years = chapters, values, years
        self._ways: dict[tuple[str, str], str] = {}
        self._size = sizes_of(self._entries.values(), values)

    def _value(self, name: str, line: Line) -> Any:
        """Return the value of `name`, which `line` reads; raise UnknownLineError, naming both, where there is none.

        A value of every option, side by side, is made of its line's: (cases, 1) becomes (1, options), alike for all.
        """
        try:
            if name.endswith(OF_OPTIONS) and name not in self.values:
                self.values[name] = np.transpose(self.values[name.removesuffix(OF_OPTIONS)])
            return self.values[name]
        except KeyError:
            title = next(chapter.title for chapter in self._chapters if line.name in chapter.entries)
            raise not_given(line.name, title, name) from None

    def _way(self, name: str, over: str) -> str:
        """Return, as a word, which years of the value `name` are read by a line with a value for each of `over`.

        "still": the value has no years; "own": the line's own year; "every": all years, read by a line that has no
        years; "last": the previous year; "next": the next year.
        """
        entry = self._entries[name]
        if isinstance(entry, Given) and entry.opening:
            return "last"
        if name.endswith(NEXT_YEAR) and name not in self.values:
            return "next"
        if "year" not in members(entry.over):
            return "still"
        return "own" if "year" in members(over) else "every"

    def way(self, name: str, line: Line) -> str:
        """Return the word that `_way` has for how a line reads the value `name`; the word is kept for the next time."""
        key = name, line.over
        return self._ways.get(key) or self._ways.setdefault(key, self._way(*key))

    def read(self, name: str, line: Line, year: int) -> np.ndarray:
        """Return what a line reads as `name` in a year, counted from 0: (cases, members).

        A range, which is every member of another axis, has its members as a further, last axis.
        """
        way = self.way(name, line)
        value: np.ndarray
        if way == "still":
            value = self._value(name, line)
        elif way == "own":
            value = self._value(name, line)[year]
        elif way == "last" and year:
            value = self._value(name.removesuffix(LAST_YEAR), line)[year - 1]
        elif way == "last":
            value = self._value(self.opening(name), line)
        elif way == "next":
            ahead = self._value(name.removesuffix(NEXT_YEAR), line)
            if len(ahead) < self.years:
                raise ValueError(f"{line.name} reads {name}, which is worked out a year at a time, with {line.name}")
            value = ahead[year + 1] if year + 1 < self.years else np.zeros_like(ahead[year])
        else:
            return np.moveaxis(_stacked(self._value(name, line)), 0, -1)
        return whole(value, line.ranges[name], self._size) if name in line.ranges else value

    def read_all(self, name: str, line: Line) -> np.ndarray:
        """Return what a line reads as `name` in every year: (years, cases, members).

        A value that has no years is (cases, members).
        """
        way = self.way(name, line)
        if way == "last":
            closed = self._value(name.removesuffix(LAST_YEAR), line)[: self.years - 1]
            return _stacked([self._value(self.opening(name), line), *closed])
        if way == "next":
            ahead = _stacked(self._value(name.removesuffix(NEXT_YEAR), line))
            return np.concatenate([ahead[1 : self.years], np.zeros_like(ahead[:1])])
        value = _stacked(self._value(name, line))
        return value if way == "still" else value[: self.years]

    def is_alike(self, name: str, line: Line) -> bool:
        """Whether a range that a line reads, called `name`, has the same values in every year and for every option."""
        return self.way(name, line) == "still" and len(self._value(name, line)) == 1

    def opening(self, name: str) -> str:
        """Return the name of the input that is read in the first year in place of the previous year's value `name`."""
        entry = self._entries[name]
        assert isinstance(entry, Given)
        return entry.opening


def compute_years(
    chapters: Sequence[Chapter], values: Values, years: int, keep: Iterable[str] | None = None
) -> dict[str, np.ndarray]:
    """Compute every line of `chapters` for every year, and return all values by name, those in `values` included.

    With `keep`, only the lines that it names are returned, and only these and what they need are computed. A value over
    an axis with years is (years, cases, members), any other (cases, members).

    Raises UnknownLineError where a line reads what has no value, or `keep` names a line that does not exist, and
    ValueError where a line comes to no finite number.
    """
    step = _Step(chapters, dict(values), years)
    wanted = None if keep is None else needed(chapters, set(keep))
    with np.errstate(all="ignore"):  # an infinite value in a branch not taken is dropped; any other is refused below
        for group in groups(chapters):
            lines = (line for chapter in group for line in chapter.lines() if wanted is None or line.name in wanted)
            for over_years, run in groupby(lines, key=lambda line: "year" in members(line.over)):
                if over_years:
                    _step_years(step, list(run), years)
                else:
                    for line in run:
                        step.values[line.name] = _result(step, line, 0)
    names = list(step.values if keep is None else keep)
    if missing := [name for name in names if name not in step.values]:
        raise unknown(missing[0], [*step.values, *(name for chapter in chapters for name in chapter.entries)])
    return {name: _stacked(step.values[name]) for name in names}


def needed(chapters: Sequence[Chapter], wanted: set[str]) -> set[str]:
    """Return the names of the wanted lines and of everything that these read, directly or through other lines.

    A line may read the previous year's value of a line that is declared below it, so the chapters are searched again
    until no name is added.
    """
    before = 0
    while len(wanted) > before:
        before = len(wanted)
        for chapter in reversed(chapters):
            for line in reversed(list(chapter.lines())):
                if line.name in wanted:
                    wanted |= {own_name(read) for read in line.reads}
    return wanted


def _stacked(value: np.ndarray | list[np.ndarray]) -> np.ndarray:
    """Return a list of years as one array with years as its first axis; an array is returned unchanged."""
    return np.stack(np.broadcast_arrays(*value)) if isinstance(value, list) else value


def _step_years(step: _Step, run: list[Line], years: int) -> None:
    """Compute lines over years: those that depend on their own previous year are computed year by year.

    All others are computed for all years at once.
    """
    after, circle = _circle(step, run)
    for line in run:
        if line.name not in after:
            step.values[line.name] = _all_years(step, line)
    stepped = [line for line in run if line.name in circle]
    for line in stepped:
        step.values[line.name] = []
    for year in range(years):
        for line in stepped:
            step.values[line.name].append(_result(step, line, year))
    for line in run:
        if line.name in after - circle:
            step.values[line.name] = _all_years(step, line)


def _circle(step: _Step, run: list[Line]) -> tuple[set[str], set[str]]:
    """Return two sets of names: the lines that depend on a previous year's value, and those of them that form a circle.

    A line is in a circle where it depends on a line's previous year and that line depends on it in turn. Only these
    lines must be computed a year at a time.
    """
    carried = {name.removesuffix(LAST_YEAR) for line in run for name in line.reads if step.way(name, line) == "last"}
    carried &= {line.name for line in run}
    after: set[str] = set()
    for line in run:
        lasts = {name.removesuffix(LAST_YEAR) for name in line.reads if step.way(name, line) == "last"}
        if lasts & carried or after & set(line.reads):
            after.add(line.name)
    leading = set(carried)
    for line in reversed(run):
        if line.name in leading:
            leading |= set(line.reads)
    return after, after & leading


def _all_years(step: _Step, line: Line) -> np.ndarray | list[np.ndarray]:
    """Return the value of a line in every year, (years, cases, members).

    All years are computed in one call of the line's function, as if each year were a further case. Where a range that
    the line reads differs between years this cannot be done, and a list of years is returned, each (cases, members).
    Raises ValueError as `_result` does.
    """
    plain = {name: step.read_all(name, line) for name in line.reads if name not in line.ranges}
    if plain and all(step.is_alike(name, line) for name in line.ranges):
        cases = max(value.shape[-2] for value in plain.values())
        folded = {name: _folded(value, step.years, cases) for name, value in plain.items()}
        reads = (folded[name] if name in folded else step.read(name, line, 0) for name in line.reads)
        result = np.atleast_2d(line.function(*reads))
        if np.isfinite(result.sum()) or np.isfinite(result).all():
            by_year = result[None] if len(result) == 1 else result.reshape(step.years, cases, -1)
            return np.broadcast_to(by_year, (step.years, *by_year.shape[1:]))
    return [_result(step, line, year) for year in range(step.years)]  # names the year of a value that is no number


def _folded(value: np.ndarray, years: int, cases: int) -> np.ndarray:
    """Return a value with its years as further cases: (years, cases, members) becomes (years x cases, members).

    A value that is the same in every year and case is returned unchanged.
    """
    if value.ndim == 2 and len(value) == 1:
        return value
    return np.broadcast_to(value, (years, cases, value.shape[-1])).reshape(years * cases, -1)


def _result(step: _Step, line: Line, year: int) -> np.ndarray:
    """Return the value of a line in one year, counted from 0: (cases, members).

    Raises ValueError where the value is not a finite number.
    """
    result = np.atleast_2d(line.function(*(step.read(name, line, year) for name in line.reads)))
    if not np.isfinite(result.sum()) and not np.isfinite(result).all():
        case = int(np.argwhere(~np.isfinite(result))[0][0]) if len(result) > 1 else None
        raise NotFiniteError(line.label, year if "year" in members(line.over) else None, case)
    return result
