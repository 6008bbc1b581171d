"""A line of the model is declared once, as a plain function, and read four ways.

>>> pay = Chapter("Pay")
>>> pay.given("salary", "Full-time salary", "£ a year", over="person")
>>> pay.given("wte", "Whole-time equivalent", "share", over="person")
>>> @pay.line("Month's pay", "£ a month", over="person")
... def month(salary, wte):
...     return salary * wte / 12

1. Called with arrays, it computes: every value is (cases, members), where a case is an option.

>>> import numpy as np
>>> compute([pay], {"salary": np.array([[24000.0, 36000.0]]), "wte": np.array([[1.0, 0.5]])})["month"]
array([[2000., 1500.]])

2. Called once with placeholders, when it is declared, it writes a sentence. With cell addresses in place of the names,
this sentence is the live Excel formula.

>>> pay["month"].sentence
'{salary} * {wte} / 12'
>>> fill(pay["month"].sentence, {"salary": "$B4", "wte": "$C4"}.__getitem__)
'$B4 * $C4 / 12'

3. With labels in place of the names, the same sentence explains the line in words.

>>> in_words(pay["month"], [pay])
'Full-time salary × Whole-time equivalent ÷ 12'

4. When it is declared, its units, its names, its axes and its vocabulary are checked.

>>> @pay.line("Two months' pay", "£", over="person")  # doctest: +ELLIPSIS
... def two(mnth):
...     return mnth + mnth
Traceback (most recent call last):
    ...
model.language.words.DeclarationError: Pay, two at ...: nothing above is called mnth; did you mean month?
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from model.language.axes import LAST_YEAR, NEXT_YEAR, OF_OPTIONS, members
from model.language.names import not_given
from model.language.shapes import sizes_of, whole
from model.language.units import same, unit
from model.language.vocabulary import LOOKUP
from model.language.where import caller
from model.language.words import DeclarationError, Word, as_word


@dataclass(frozen=True)
class Given:
    """A value that lines read and none works out: an input, a column of a dated table, or the previous year's close."""

    name: str
    label: str
    unit: str
    over: str
    low: float | None = None
    high: float | None = None
    default: float | None = None
    note: str = ""  # what to type, for templates and messages
    source: str = ""  # where the default and the bounds come from
    opening: str = ""  # of last year's close: the input that stands in year 1
    lever: bool = False  # an option may set it, for all years or by year
    fixed: bool = False  # a number of the model's own: nobody is asked for it
    formerly: str = ""  # the label that older workbooks have for it
    where: str = field(default="", compare=False)  # file and line of its declaration


@dataclass(frozen=True)
class Line:
    """One line of the model: a function, and the formula that the function wrote when called with placeholders."""

    name: str
    label: str
    unit: str
    over: str
    rule: str  # why it is so: law, circular, convention or plain reason
    reads: tuple[str, ...]
    ranges: Mapping[str, str]  # those of `reads` that are taken whole, and the axis they run along
    sentence: str
    said: str  # the same sentence as a person would say it
    function: Callable[..., Any] = field(compare=False)
    dated: str = ""  # of a rate in force on a date: the line or input that is that date
    rate: str = ""  # and its name in the rulebook
    finite: bool = False  # nothing that it works out on the way can be infinite or missing
    where: str = field(default="", compare=False)  # file and line of its declaration


@dataclass(frozen=True, eq=False)  # no two chapters are the same one
class Chapter:
    """Lines of the model and the inputs that they read, in reading order.

    Lines may also read from the chapters before. `after` names the last of these, and all that precede it count too.
    """

    title: str
    after: Chapter | tuple[Chapter, ...] = ()
    entries: dict[str, Given | Line] = field(default_factory=dict, repr=False)

    def __getitem__(self, name: str) -> Given | Line:
        return self.entries[name]

    @cached_property
    def before(self) -> tuple[Chapter, ...]:
        """Return every chapter whose lines this one may read, in reading order, each once."""
        direct = self.after if isinstance(self.after, tuple) else (self.after,)
        return tuple(dict.fromkeys(earlier for chapter in direct for earlier in (*chapter.before, chapter)))

    def lines(self) -> Iterator[Line]:
        """Yield the chapter's lines, in reading order."""
        return (entry for entry in self.entries.values() if isinstance(entry, Line))

    def givens(self) -> Iterator[Given]:
        """Yield the chapter's inputs, in reading order."""
        return (entry for entry in self.entries.values() if isinstance(entry, Given))

    def find(self, name: str) -> Given | Line | None:
        """Return the line or input called `name`, of this chapter or one before it; None where there is none."""
        return next((c.entries[name] for c in (self, *self.before) if name in c.entries), None)

    def given(self, name: str, label: str, unit_: str, over: str = "body", **more: Any) -> None:
        """Declare an input, beside the first line that reads it; `more` are further fields of `Given`."""
        unit(unit_), members(over)
        self._enter(Given(name, label, unit_, over, where=caller(__file__), **more))

    def constant(self, name: str, label: str, unit_: str, value: float, over: str = "body") -> None:
        """Declare a number that belongs to the model: it is not a dated rate, and nobody may change it."""
        self.given(name, label, unit_, over, low=value, high=value, default=value, fixed=True)

    def carried(self, name: str, label: str, unit_: str, over: str, opening: str) -> None:
        """Let lines from here on read `name`_last_year, the value that the line `name` has in the previous year.

        That line is declared further down. In year 1 they read the input `opening` instead.
        """
        self.given(name + LAST_YEAR, f"{label}, last year", unit_, over, opening=opening)

    def ahead(self, name: str) -> None:
        """Let lines from here on read `name`_next_year, an earlier line's value of next year; 0 in the plan's last."""
        line = self.find(name)
        if line is None or (name in self.entries and not isinstance(line, Line)):
            raise DeclarationError(f"{self.title}: {name} is not a line above")
        self.given(name + NEXT_YEAR, f"{line.label}, next year", line.unit, line.over)

    def across(self, name: str) -> None:
        """Let lines from here on read `name`_of_options: an earlier line's value in every option, side by side.

        A line over "option" reads one option's, any other all of them as a range. The line has one value for the plan.
        """
        line = self.find(name)
        if not isinstance(line, Line) or line.over != "body":
            raise DeclarationError(f"{self.title}: {name} is not a line above that has one value for the whole plan")
        self.given(name + OF_OPTIONS, f"{line.label}, option by option", line.unit, "option")

    def dated(self, name: str, label: str, unit_: str, on: str, over: str, rate: str = "", rule: str = "") -> None:
        """Declare a table of a rate's values by date, and the line that looks up the value in force on the date `on`.

        `rate` is the rate's name in the rulebook, where the line has another name; `rule` says why that date.
        """
        table = f"table {name}"
        self.given(f"{name}_from", f"{label}: in force from", "date", table)
        self.given(f"{name}_values", f"{label}: value", unit_, table)

        def in_force(key: Any, starts: Any, values: Any) -> Any:
            return LOOKUP(key, starts, values)

        reads = (on, f"{name}_from", f"{name}_values")
        self._declare(in_force, reads, name, label, unit_, over, rule, dated=on, rate=rate or name)

    def line(self, label: str, unit_: str, over: str = "body", rule: str = "") -> Callable[[Any], Any]:
        """Return a decorator: the function becomes the line of its own name and reads what its parameters name."""

        def declare(function: Any) -> Any:
            reads = _parameters(function)
            self._declare(function, reads, function.__name__, label, unit_, over, rule)
            return function

        return declare

    def add(
        self, name: str, label: str, unit: str, over: str, reads: Mapping[str, str] | Sequence[str], rule: str = ""
    ) -> Callable[[Any], Any]:
        """Return a decorator that declares a function as the line `name`; several lines may share one function.

        `reads` is {parameter: line or input}; for a function of any number of values, it is a list of lines or inputs.
        """

        def declare(function: Any) -> Any:
            if isinstance(reads, Mapping) and tuple(reads) != _parameters(function):
                raise DeclarationError(f"{self.title}, {name}: reads {', '.join(reads)} and takes other parameters")
            names = tuple(reads.values() if isinstance(reads, Mapping) else reads)
            self._declare(function, names, name, label, unit, over, rule)
            return function

        return declare

    def _enter(self, entry: Given | Line) -> None:
        """Add a line or input; raise DeclarationError where its name is taken, in this chapter or one before."""
        if there := self.find(entry.name):
            raise DeclarationError(f"{self.title}: {entry.name} is declared twice, at {there.where} and {entry.where}")
        self.entries[entry.name] = entry

    def _declare(
        self, function: Any, reads: tuple[str, ...], name: str, label: str, unit_: str, over: str, rule: str,
        dated: str = "", rate: str = "",
    ) -> None:  # fmt: skip
        """Call a line's function once with placeholders, check the formula it writes, and add the line."""
        where = caller(__file__)
        try:
            words = [self._placeholder(read, over) for read in reads]
            said = as_word(function(*words))
            if said.kind != "number":
                raise DeclarationError(f"a line is a number, this is a {said.kind}: write IF(test, 1, 0)")
            same(said.unit, unit(unit_))
        except TypeError as error:
            raise type(error)(f"{self.title}, {name} at {where}: {error}") from None
        ranges = {read: word.over for read, word in zip(reads, words, strict=True) if word.kind == "range"}
        entry = Line(name, label, unit_, over, rule, reads, ranges, said.text, said.said, function, dated, rate)
        self._enter(replace(entry, finite=not said.risk, where=where))

    def _placeholder(self, read: str, over: str) -> Word:
        """Return the word that stands for `read` in a line over `over`: a cell, or a range along an axis `over` lacks.

        Raises DeclarationError where there is no such line or input, or where it has two axes that the line lacks.
        """
        it = self.find(read)
        if it is None:
            known = [name for chapter in (self, *self.before) for name in chapter.entries]
            near = get_close_matches(read, known, 1)
            raise DeclarationError(f"nothing above is called {read}" + (f"; did you mean {near[0]}?" if near else ""))
        along = members(it.over) - members(over)
        if len(along) > 1:
            raise DeclarationError(f"{read} is over {it.over} and cannot be read over {over}: add it up over one first")
        return Word.range(read, it.unit, next(iter(along))) if along else Word.cell(read, it.unit)


def _parameters(function: Any) -> tuple[str, ...]:
    """Return the names of a function's parameters; read off its code, as that is quicker where nothing else is said."""
    if hasattr(function, "__signature__"):
        return tuple(inspect.signature(function).parameters)
    return tuple(function.__code__.co_varnames[: function.__code__.co_argcount])


def fill(sentence: str, by: Callable[[str], str]) -> str:
    """Return the sentence with each {name} replaced by `by(name)`, such as a cell's address or a label."""
    return re.sub(r"{(\w+)}", lambda match: by(match[1]), sentence)


def in_words(line: Line, chapters: Iterable[Chapter]) -> str:
    """Return how a line is worked out, in words, such as "Full-time salary × Whole-time equivalent ÷ 12"."""
    labels = _labels(tuple(chapters))
    if line.dated:
        return f"the value in force on: {labels[line.dated]}"
    return fill(line.said, labels.__getitem__)


@lru_cache(maxsize=64)
def _labels(chapters: tuple[Chapter, ...]) -> dict[str, str]:
    """Return the label of every line and input of some chapters, by name."""
    return {name: entry.label for chapter in chapters for name, entry in chapter.entries.items()}


def compute(chapters: Sequence[Chapter], values: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Compute every line of `chapters` and return all values by name, those given and those computed.

    A value is (cases, members); a body's or a year's (cases, 1); a table's column (1, rows). Raises UnknownLineError
    where no value is given for what a line reads, and ValueError where a line comes to no finite number.
    """
    computed = dict(values)
    near = dict.fromkeys(earlier for chapter in chapters for earlier in (*chapter.before, chapter))
    size = sizes_of({name: entry.over for chapter in near for name, entry in chapter.entries.items()}, values)
    with np.errstate(all="ignore"):  # an infinite value in a branch not taken is dropped; any other is refused below
        for title, line in ((chapter.title, line) for chapter in chapters for line in chapter.lines()):
            if missing := [read for read in line.reads if read not in computed]:
                raise not_given(line.name, title, missing[0])
            reads = [whole(computed[read], line.ranges.get(read), size) for read in line.reads]
            result = np.atleast_2d(line.function(*reads))
            if not np.isfinite(result.sum()) and not np.isfinite(result).all():
                row = int(np.argwhere(~np.isfinite(result))[0][-1]) + 1
                raise ValueError(f"{line.label} is not a number for member {row} of {result.shape[-1]}")
            computed[line.name] = result
    return computed
