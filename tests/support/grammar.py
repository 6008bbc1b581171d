"""Random lines over the whole vocabulary and every mixture of axes, and values for them to read.

A line is drawn as a function of what it reads, so that one function is called with words and with arrays. What the
two engines read differently is not drawn where no line of the model meets it:

- a blank cell inside MIN or MAX, which skip it, or the key of LOOKUP, which LibreOffice does not find: the books write
  every input as a number. Nor the year, month or day of a blank date, which numpy refuses: lines take another date;
- a place that is not there inside a comparison, a power or a key, where numpy would go on: a bare code has bounds;
- a root of a negative number, which numpy refuses and a sheet may give, and a power so small that LibreOffice refuses
  it: what lines raise is 1 and a rate, to a number of years.
"""

from __future__ import annotations

import operator
import random
from collections.abc import Callable, Collection, Mapping
from inspect import Parameter, Signature
from typing import Any

from model.language import vocabulary as v
from model.language.axes import members
from model.language.line import Chapter, Line
from tests.support.grammar_inputs import BLANK, DEPTH, TYPED, kind_of

Expression = Callable[[Mapping[str, Any]], Any]

READ = {
    "share": ("share", "share", "whole", "rate", "gap", "flag", "line", "value", "least", "use"),
    "years": ("time",),
    "£ a year": ("pay", "wage"),
    "date": ("date", "from"),
    "code": ("key", "code"),
}
COMPARED = (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne)


class Grammar:
    """Draws one line over an axis: what it reads, and what it makes of that."""

    def __init__(self, draw: random.Random, over: str, chapter: Chapter, readable: Collection[str]) -> None:
        """`readable` names the lines of the chapter that a line may read."""
        self.draw = draw
        self.barred: list[str] = []  # kinds that are not read where the drawing has got to
        self.reads: list[str] = []
        self.cells: dict[str, list[str]] = {}
        self.ranges: dict[str, dict[str, list[str]]] = {}
        for entry in chapter.entries.values():
            along = members(entry.over) - members(over)
            if len(along) > 1 or along == {"year"} or (isinstance(entry, Line) and entry.name not in readable):
                continue  # compute handles one year at a time
            if along and kind_of(entry) == TYPED:
                continue  # what is typed is read cell by cell
            of = self.ranges.setdefault(next(iter(along)), {}) if along else self.cells
            of.setdefault(kind_of(entry), []).append(entry.name)

    def line(self, unit: str) -> Callable[..., Any]:
        """A function whose parameters name what it reads, as Chapter.line wants it."""
        made = self.make(unit, DEPTH)

        def function(*given: Any) -> Any:
            return made(dict(zip(self.reads, given, strict=True)))

        parameters = [Parameter(name, Parameter.POSITIONAL_OR_KEYWORD) for name in self.reads]
        function.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
        return function

    def read(self, of: Mapping[str, list[str]], kinds: tuple[str, ...]) -> Expression:
        name = self.draw.choice([name for kind in kinds if kind not in self.barred for name in of.get(kind, ())])
        if name not in self.reads:
            self.reads.append(name)
        return lambda x: x[name]

    def cell(self, *kinds: str) -> Expression:
        return self.read(self.cells, kinds)

    def range(self, along: str, *kinds: str) -> Expression:
        return self.read(self.ranges[along], kinds)

    def along(self, unit: str = "share") -> str:
        """An axis that has a range in this unit."""
        return self.draw.choice([axis for axis, of in sorted(self.ranges.items()) if set(READ[unit]) & set(of)])

    def leaf(self, unit: str) -> Expression:
        if unit in ("months", "days"):
            word, date = (v.MONTH if unit == "months" else v.DAY), self.cell("date")
            return lambda x: word(date(x))
        if unit != "date" and self.draw.random() < 0.15:
            literal = self.draw.choice((0, 1, 1, 12))
            return lambda _: literal
        return self.cell(*READ[unit])

    def make(self, unit: str, depth: int) -> Expression:
        """An expression in a unit, of any kind that has one."""
        if depth <= 0 or self.draw.random() < 0.06:
            return self.leaf(unit)
        every = [self.sum, self.choice, self.choice, self.least]
        if unit == "date":
            every += [self.date, self.date, self.looked_up]
        else:
            every += [self.changed] * 4
        if unit in ("share", "£ a year", "years"):
            every += [self.product, self.quotient, *[self.added, self.added_where, self.looked_up] * 2]
        if unit == "share":
            every += [self.quotient, self.power, self.exponential, self.exponential, self.counted]
        if unit in ("years", "months", "days"):
            every += [self.part] * 4
        return self.draw.choice(every)(unit, depth - 1)

    def barring(self, kind: str, unit: str, depth: int) -> Expression:
        """An expression that reads nothing of this kind."""
        self.barred.append(kind)
        made = self.make(unit, depth)
        self.barred.pop()
        return made

    def sum(self, unit: str, depth: int) -> Expression:
        to = self.draw.choice((operator.add, operator.sub))
        a, b = self.make(unit, depth), self.make("days" if unit == "date" else unit, depth)
        return lambda x: to(a(x), b(x))

    def product(self, unit: str, depth: int) -> Expression:
        a, b = self.draw.sample([self.make("share", depth), self.make(unit, depth)], 2)
        return lambda x: a(x) * b(x)

    def quotient(self, unit: str, depth: int) -> Expression:
        alike = self.draw.choice(("years", "£ a year", "days", "")) if unit == "share" else ""
        a, b = self.make(alike or unit, depth), self.make(alike or "share", depth - 1)
        return lambda x: a(x) / b(x)

    def changed(self, unit: str, depth: int) -> Expression:
        a, digits = self.make(unit, depth), self.draw.choice((0, 2, 6))
        every: list[Expression] = [
            lambda x: -a(x),
            lambda x: v.ABS(a(x)),
            lambda x: v.ROUND(a(x), digits),
            lambda x: v.INT(v.ROUND(a(x), 6)),
        ]
        return self.draw.choice(every)

    def least(self, unit: str, depth: int) -> Expression:
        word = self.draw.choice((v.MIN, v.MAX))
        given = [self.barring("gap", unit, depth) for _ in range(self.draw.choice((2, 2, 3)))]
        return lambda x: word(*(each(x) for each in given))

    def choice(self, unit: str, depth: int) -> Expression:
        if unit == "date" and self.draw.random() < 0.5:
            back, a = self.cell("returned"), self.make("date", depth)
            return lambda x: v.IF(back(x) > 0, back(x), a(x))
        if unit == "years" and self.draw.random() < 0.5:
            back, a = self.cell("returned"), self.make("years", depth)
            return lambda x: v.IF(back(x) > 0, v.YEAR(back(x)), a(x))
        if unit == "share" and self.draw.random() < 0.2:
            typed, a = self.cell(TYPED), self.make("share", depth)
            return lambda x: v.TYPED(typed(x), a(x))
        test, a, b = self.test(depth), self.make(unit, depth), self.make(unit, depth)
        return lambda x: v.IF(test(x), a(x), b(x))

    def test(self, depth: int) -> Expression:
        if depth >= 0 and self.draw.random() < 0.5:
            word = self.draw.choice((v.AND, v.OR, v.NOT))
            tests = [self.test(depth - 1) for _ in range(1 if word is v.NOT else self.draw.choice((2, 3)))]
            return lambda x: word(*(test(x) for test in tests))
        unit = self.draw.choice(("share", "share", "share", "years", "£ a year", "date"))
        compared, (a, b) = self.draw.choice(COMPARED), (self.barring("place", unit, depth - 1) for _ in "ab")
        return lambda x: compared(a(x), b(x))

    def power(self, unit: str, depth: int) -> Expression:
        a = self.barring("place", "share", depth)
        how = self.draw.randrange(4)
        time = self.cell("whole") if how == 0 else self.cell("time", "rate")
        every: list[Expression] = [
            lambda x: a(x) ** time(x),
            lambda x: a(x) ** v.INT(v.ROUND(time(x), 6)),
            lambda x: v.ABS(a(x)) ** time(x),
            lambda x: v.MAX(0, a(x)) ** (0 - time(x) / 12),
        ]
        return every[how]

    def exponential(self, unit: str, depth: int) -> Expression:
        word, a = self.draw.choice((v.EXP, v.LN, v.LN)), self.make("share", depth)
        return lambda x: word(a(x))

    def part(self, unit: str, depth: int) -> Expression:
        word, date = {"years": v.YEAR, "months": v.MONTH, "days": v.DAY}[unit], self.make("date", depth)
        return lambda x: word(date(x))

    def date(self, unit: str, depth: int) -> Expression:
        start, months, days = self.make("date", depth - 1), self.make("months", depth), self.make("days", depth)
        more, times = self.cell("time"), self.cell("gap", "whole", "flag")
        if self.draw.random() < 0.4:
            return lambda x: v.DATE(v.YEAR(start(x)) + more(x), months(x), days(x))
        return lambda x: v.DATE(v.YEAR(start(x)), months(x) * times(x), days(x) * times(x))

    def added(self, unit: str, depth: int) -> Expression:
        along = self.along(unit)
        a = self.range(along, *READ[unit])
        how = self.draw.random()
        if how < 0.4:
            return lambda x: v.SUM(a(x))
        if how < 0.5:
            word = self.draw.choice((v.MIN, v.MAX))
            full = self.range(along, *(kind for kind in READ[unit] if kind not in BLANK))  # a sheet passes blanks over
            return lambda x: word(full(x))
        if how < 0.6:
            places, place = self.range(along, *READ["code"]), self.cell("key", "place")
            return lambda x: v.RUNNING(a(x), places(x), place(x))
        others = [self.range(along, *READ["share"]) for _ in range(self.draw.choice((1, 1, 2)))]
        return lambda x: v.SUMPRODUCT(a(x), *(other(x) for other in others))

    def criteria(self, along: str, depth: int) -> list[Expression]:
        pairs: list[Expression] = []
        for _ in range(self.draw.choice((1, 1, 2))):
            pairs += (
                [self.range(along, *READ["code"]), self.code()]
                if self.draw.random() < 0.7
                else [self.range(along, "flag", "use"), self.barring("place", "share", depth - 2)]
            )
        return pairs

    def added_where(self, unit: str, depth: int) -> Expression:
        along = self.along(unit)
        a, pairs = self.range(along, *READ[unit]), self.criteria(along, depth)
        return lambda x: v.SUMIFS(a(x), *(each(x) for each in pairs))

    def counted(self, unit: str, depth: int) -> Expression:
        pairs = self.criteria(self.along(), depth)
        return lambda x: v.COUNTIFS(*(each(x) for each in pairs))

    def code(self) -> Expression:
        if self.draw.random() < 0.3:
            along = self.along("code")
            key, keys = self.cell("key", "place"), self.range(along, *READ["code"])
            return lambda x: v.MATCH(key(x), keys(x))
        return self.cell("key", "place")

    def looked_up(self, unit: str, depth: int) -> Expression:
        if self.draw.random() < 0.4 and unit != "years":
            of, starts = self.draw.choice((("date", "from"), ("share", "least")))
            key, rising = self.barring("gap", of, depth), self.range("table grades", starts)
            found = self.range("table grades", *READ[unit])
            return lambda x: v.LOOKUP(key(x), rising(x), found(x))
        along = self.along(unit)
        a, place = self.range(along, *READ[unit]), self.code()
        return lambda x: v.INDEX(a(x), place(x))
