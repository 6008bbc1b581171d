"""The plan of a computation: in which order lines are worked out, and where each finds what it reads.

A plan is made once for the same chapters and kept. It holds no numbers: `model.language.years` runs it.

>>> growth = Chapter("Growth")
>>> growth.given("start", "Start", "£")
>>> growth.given("rate", "Rate", "share", over="year")
>>> growth.carried("sum", "Sum", "£", "year", opening="start")
>>> _ = growth.add("interest", "Interest", "£", "year", ["sum_last_year", "rate"])(lambda sum, rate: sum * rate)
>>> _ = growth.add("sum", "Sum", "£", "year", ["sum_last_year", "interest"])(lambda sum, interest: sum + interest)
>>> _ = growth.add("total", "All years", "£", "body", ["sum"])(lambda sum: SUM(sum))
>>> plan = plan_of((growth,))
>>> [[step.name for step in task.steps] for task in plan.tasks]
[['interest', 'sum'], ['total']]

Lines that depend on their own previous year go round in a circle, and are worked out together, a year at a time. Every
other line is a task of its own, worked out for all years at once, as soon as all that it reads is there. Each form in
which some line reads a value, such as last year's or all members as a range, has a place in a list.

>>> [f"{read.of} {read.way}" for read in plan.reads]
['start still', 'sum last', 'rate own', 'interest own', 'sum every']
>>> plan.tasks[0].steps[1].reads
(1, 3)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from model.language.axes import LAST_YEAR, NEXT_YEAR, OF_OPTIONS, members, own_name
from model.language.circles import circles
from model.language.line import Chapter, Given, Line
from model.language.vocabulary import SUM  # noqa: F401  # the doctest speaks it
from model.language.vocabulary.speech import numeric


class Read(NamedTuple):
    """A form in which a line reads a value.

    of: the name of the value. way: "still", it has no years; "own", the line's own year; "last" and "next", the year
    before and after; "every", all years as a range, read by a line that has no years; "options", every option's value
    as a range. along: the axis of a range, or "" where the line reads a cell. opening: what is read in year 1 in place
    of the last year's value.
    """

    of: str
    way: str
    along: str = ""
    opening: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether the value is read as it is."""
        return not self.along and self.way in ("still", "own")


@dataclass(frozen=True)
class Step:
    """A line with the places of what it reads, in the order of its function's parameters, and of what it makes."""

    name: str
    label: str
    title: str  # its chapter's
    by_year: bool
    function: Callable[..., Any]
    reads: tuple[int, ...]
    plain: tuple[int, ...]  # where later tasks read its value as it is
    formed: tuple[int, ...]  # and where they read it in another form
    in_year: tuple[int, ...]  # what its own circle reads of it in the same year


@dataclass(frozen=True)
class Task:
    """Lines that are worked out together.

    carried: of a circle, what is read of its own previous year: the place, and the number of the step that makes it.
    outside: the places of what a circle reads that differs from year to year and is made before it. forgets: the places
    that nothing reads after the task.
    """

    steps: tuple[Step, ...]
    carried: tuple[tuple[int, int], ...]
    outside: tuple[int, ...]
    forgets: tuple[int, ...]


@dataclass(frozen=True)
class Plan:
    """The tasks in the order in which they are worked out, and the form of the value that has each place.

    given: the places of forms of values that no task makes, each with the first line that reads it. openings: {place of
    last year's value: place of what is read in year 1}. along: {axis: the names of the values that are over it}, by
    which the number of its members is found.
    """

    tasks: tuple[Task, ...]
    reads: tuple[Read, ...]
    given: tuple[tuple[int, Step], ...]
    openings: Mapping[int, int]
    along: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=512)
def plan_of(
    chapters: tuple[Chapter, ...], keep: frozenset[str] | None = None, given: frozenset[str] = frozenset()
) -> Plan:
    """Return the plan by which the lines of `chapters` are worked out.

    With `keep`, only the lines that it names are worked out, and what they need. `given` are the names of next years'
    values, and of values of every option, that are given and not read off a line. Raises ValueError where no chapter
    closes the year for a value that is carried, or where a line reads next year's value of a line that depends on it.
    """
    _refuse_unclosed(chapters)
    wanted = None if keep is None else needed(chapters, keep)
    entries = {name: entry for chapter in _near(chapters) for name, entry in chapter.entries.items()}
    lines = {line.name: (line, chapter.title) for chapter in chapters for line in chapter.lines()
             if wanted is None or line.name in wanted}  # fmt: skip
    reads = {name: [_read(line, each, entries, given) for each in line.reads] for name, (line, _) in lines.items()}
    groups = list(circles({name: [each.of for each in _with_openings(reads[name])] for name in lines}))
    readers: dict[Read, list[str]] = {}  # of each form of a value, in the order in which the forms are first read
    for line in chain.from_iterable(groups):
        for read in _with_openings(reads[line]):
            readers.setdefault(read, []).append(line)
    place = {read: number for number, read in enumerate(readers)}
    steps = _steps(groups, lines, reads, readers)
    given_first = ((number, steps[readers[read][0]]) for read, number in place.items() if read.of not in lines)
    return Plan(
        tasks=_tasks([[steps[name] for name in group] for group in groups], reads, place),
        reads=tuple(place),
        given=tuple(given_first),
        openings={number: place[_opening(read)] for read, number in place.items() if read.opening},
        along=_along(entries),
    )


def _near(chapters: Iterable[Chapter]) -> Iterable[Chapter]:
    """Return chapters and those before them, in reading order, each once."""
    return dict.fromkeys(earlier for chapter in chapters for earlier in (*chapter.before, chapter))


def _steps(
    groups: Iterable[Sequence[str]], lines: Mapping[str, tuple[Line, str]], reads: Mapping[str, Sequence[Read]],
    readers: Mapping[Read, Sequence[str]],
) -> dict[str, Step]:  # fmt: skip
    """Return the step of each line, by name; `lines` has each line with its chapter's title."""
    place = {read: number for number, read in enumerate(readers)}
    forms: dict[str, list[Read]] = {}  # of each value
    for read in readers:
        forms.setdefault(read.of, []).append(read)
    found: dict[str, Step] = {}
    for name, group in ((each, set(group_of)) for group_of in groups for each in group_of):
        (line, title), made = lines[name], forms.get(name, ())
        later = [form for form in made if not group.issuperset(readers[form])]
        found[name] = Step(
            name=name,
            label=line.label,
            title=title,
            by_year="year" in members(line.over),
            function=numeric(line.function, line.finite),
            reads=tuple(place[read] for read in reads[name]),
            plain=tuple(place[form] for form in later if form.is_plain),
            formed=tuple(place[form] for form in later if not form.is_plain),
            in_year=tuple(place[form] for form in made if form.way == "own" and group.intersection(readers[form])),
        )
    return found


def _tasks(
    groups: Sequence[Sequence[Step]], reads: Mapping[str, Sequence[Read]], place: Mapping[Read, int]
) -> tuple[Task, ...]:
    """Return the task of each group of steps; raise ValueError where lines read more of each other than has been made.

    A line of a circle reads of the circle its own year, as far as it is worked out, and the year before.
    """
    tasks: list[Task] = []
    read_later: set[int] = set()
    for group in reversed(groups):
        own = [step.name for step in group]
        for step, read in ((each, read) for each in group for read in reads[each.name] if read.of in own):
            if read.way not in ("last", "own") or not step.by_year:
                called = read.of + (NEXT_YEAR if read.way == "next" else "")
                raise ValueError(f"{step.name} reads {called}, which is worked out a year at a time, with {step.name}")
        here = {read: place[read] for step in group for read in _with_openings(reads[step.name])}
        tasks.append(
            Task(
                steps=tuple(group),
                carried=tuple((at, own.index(it.of)) for it, at in here.items() if it.of in own and it.way == "last"),
                outside=tuple(at for it, at in here.items() if it.of not in own and it.way in ("own", "last", "next")),
                forgets=tuple(set(here.values()) - read_later),
            )
        )
        read_later.update(here.values())
    return tuple(reversed(tasks))


@lru_cache(maxsize=512)
def read_off_lines(chapters: tuple[Chapter, ...]) -> tuple[str, ...]:
    """Return the names by which lines read next year's values and those of every option, which may be given instead."""
    names = (name for chapter in _near(chapters) for name in chapter.entries)
    return tuple(name for name in names if name.endswith((NEXT_YEAR, OF_OPTIONS)))


def needed(chapters: Sequence[Chapter], wanted: Iterable[str]) -> set[str]:
    """Return the names of the wanted lines and of everything that these read, directly or through other lines."""
    reads = {line.name: line.reads for chapter in chapters for line in chapter.lines()}
    found: set[str] = set()
    ahead = list(wanted)
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead.extend(own_name(read) for read in reads.get(name, ()))
    return found


def _refuse_unclosed(chapters: Iterable[Chapter]) -> None:
    """Raise ValueError where a chapter reads the previous year's value of a line that no chapter declares after it."""
    promised: set[str] = set()
    for chapter in chapters:
        promised |= {given.name.removesuffix(LAST_YEAR) for given in chapter.givens() if given.opening}
        promised -= {line.name for line in chapter.lines()}
    if promised:
        raise ValueError(f"no line closes the year for {', '.join(sorted(promised))}")


def _read(line: Line, name: str, entries: Mapping[str, Given | Line], given: frozenset[str]) -> Read:
    """Return the form in which a line reads what it calls `name`."""
    entry, along = entries[name], line.ranges.get(name, "")
    if isinstance(entry, Given) and entry.opening:
        return Read(own_name(name), "last", along, entry.opening)
    if name.endswith(NEXT_YEAR) and name not in given:
        return Read(own_name(name), "next", along)
    if name.endswith(OF_OPTIONS) and name not in given:
        return Read(own_name(name), "options", along)
    if "year" not in members(entry.over):
        return Read(name, "still", along)
    return Read(name, "own" if "year" in members(line.over) else "every", along)


def _opening(read: Read) -> Read:
    """Return the form of what is read in year 1 in place of last year's value."""
    return Read(read.opening, "still")


def _with_openings(reads: Iterable[Read]) -> Iterator[Read]:
    """Yield forms that a line reads, each after that of its opening."""
    for read in reads:
        if read.opening:
            yield _opening(read)
        yield read


def _along(entries: Mapping[str, Given | Line]) -> Mapping[str, tuple[str, ...]]:
    """Return, for each axis, the names of the values over it."""
    found: dict[str, list[str]] = {}
    for name, entry in entries.items():
        for axis in members(entry.over) - {"year"}:
            found.setdefault(axis, []).append(name)
    return {axis: tuple(names) for axis, names in found.items()}
