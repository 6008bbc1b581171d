"""Explains a figure as a tree: the line of the model that it is, what that line reads, and so on, down to the inputs.

Each figure of the tree has its cell in the results workbook. People are never shown one by one, only what they add up
to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from model.language.axes import LAST_YEAR, NEXT_YEAR, OF_OPTIONS, members
from model.language.line import Given, Line, in_words
from model.lines.model import MODEL
from model.projection.axes import member_names
from model.projection.compare import Comparison
from model.results_workbook.addresses import Reader
from model.results_workbook.entries import Shown
from model.results_workbook.layout_of import Addresses
from model.results_workbook.year_cells import pick
from model.rules.rulebook import from_serial, rulebook, say
from model.tracing.labels import LAST, MOST, POOLS, SUM, Meant
from model.xlsx.sheet_geometry import FIRST

CELL = re.compile(
    r"(Body|Budget|Target|Staff|Vacancies|Years|Options|Levers|Assumptions|Defaults|Rules)!\$?[A-Z]+\$?[0-9]+"
)


@dataclass(frozen=True)
class Node:
    """One figure of the tree: its value, its cell, how it is worked out, and the figures that it is made of."""

    label: str
    unit: str
    value: float
    where: str
    words: str  # a line's formula in words; an input's cell; a rate's source
    made_of: tuple[Node, ...] = ()
    rule: str = ""  # why a line is so
    declared: str = ""  # the file and line of the code that declares it


@dataclass(frozen=True)
class Figure:
    """Which figure is asked for: the name of the line, and the numbers, from 0, of the option, the year and the member.

    A member is one of the line's staff pools, cost bands or the like.
    """

    name: str
    case: int
    year: int
    member: int = 0


@dataclass(frozen=True)
class Asked:
    """What a user asked by: the label, and whether a year, and a pool or other member, were asked for too."""

    label: str
    year: bool
    member: bool


class Explainer:
    """Explains the figures of one comparison; `places` says where each stands in the results workbook."""

    def __init__(self, comparison: Comparison, places: Addresses) -> None:
        self.results, self.places = comparison.results, places
        self.entries = {name: entry for chapter in MODEL for name, entry in chapter.entries.items()}
        self.chapters = {line.name: chapter for chapter in MODEL for line in chapter.lines()}

    def tree(self, figure: Figure, depth: int) -> Node:
        """Return the tree that explains a figure, down to `depth` levels below it."""
        return self._node(figure, depth, set())

    def answer(self, what: Meant, figure: Figure, asked: Asked, depth: int) -> Node:
        """Return the tree of what a label stands for: of one line or, where it stands for several, of their sum.

        `figure` has the option; its year and member are those that were asked for, or else nought, as `asked` tells.
        """
        parts = tuple(self._taken(replace(figure, name=name), what.take, asked, depth) for name in what.names)
        if len(parts) == 1:
            return parts[0]
        total = sum(part.value for part in parts)
        return Node(asked.label, parts[0].unit, total, "", "added up, of", parts)

    def _taken(self, figure: Figure, take: str, asked: Asked, depth: int) -> Node:
        """Return the tree of a line in the year asked for, or for the years or pools that its label takes."""
        dims, years = members(self.entries[figure.name].over), self.results.inputs.years
        if "year" in dims and not asked.year:
            if take == SUM:
                return next(self._range(figure, "year", depth, set()))
            by_year = [pick(self.results.values[figure.name], figure.case, year, 0) for year in range(years)]
            year = {LAST: years - 1, MOST: by_year.index(max(by_year))}.get(take, figure.year)
            figure = replace(figure, year=year)
        if "pool" in dims and take == POOLS and not asked.member:
            pools = tuple(self._range(figure, "pool", depth, set()))
            entry = self.entries[figure.name]
            total = sum(pool.value for pool in pools)
            return Node(f"{entry.label}, all pools", entry.unit, total, "", "pool by pool, added up:", pools)
        return self.tree(figure, depth)

    def _node(self, figure: Figure, depth: int, explained: set[tuple[str, int, int]]) -> Node:
        """Return a figure with what it is made of.

        A figure in `explained`, which is in the tree already, is not explained a second time.
        """
        entry = self.entries[figure.name]
        dims = members(entry.over)
        key = figure.name, figure.year if "year" in dims else 0, figure.member if dims - {"year"} else 0
        value = pick(self.results.values[figure.name], figure.case, figure.year, figure.member)
        where, label = self._where(figure), self._label(entry, figure)
        node = Node(label, entry.unit, value, where, "", declared=entry.where)
        if not isinstance(entry, Line):
            return replace(node, words=self._typed(figure, entry, np.isnan(value)))
        if entry.dated:
            return replace(node, words=self._source(entry, figure))
        if key in explained:
            return replace(node, words="as explained above")
        words = in_words(entry, (*self.chapters[entry.name].before, self.chapters[entry.name]))
        node = replace(node, words=words, rule=entry.rule)
        if depth == 0:
            return node
        explained.add(key)
        return replace(node, made_of=tuple(self._reads(entry, figure, depth - 1, explained)))

    def _reads(self, line: Line, figure: Figure, depth: int, explained: set[tuple[str, int, int]]) -> Iterator[Node]:
        """Yield the figures that a line reads to come to the figure asked for, each with what it is made of in turn."""
        for read in line.reads:
            along = line.ranges.get(read)
            entry = self.entries.get(read)
            if entry is None or entry.over.startswith("table "):
                continue  # a table of codes or rates
            year, name = figure.year, read
            if isinstance(entry, Given) and (entry.opening or read.endswith(NEXT_YEAR)):
                name = read.removesuffix(LAST_YEAR).removesuffix(NEXT_YEAR)
                year += -1 if entry.opening else 1
                if year < 0:
                    assert isinstance(entry, Given)
                    name, year = entry.opening, 0
                elif year >= self.results.inputs.years:
                    continue
            if along is None:
                yield self._node(Figure(name, figure.case, year, figure.member), depth, explained)
            else:
                yield from self._range(Figure(name, figure.case, year), along, depth, explained)

    def _range(self, figure: Figure, along: str, depth: int, explained: set[tuple[str, int, int]]) -> Iterator[Node]:
        """Yield the figures of a line that is read for all members of the axis `along`.

        There is one figure for all years together, one for each member of another axis, or one for all rows of
        people.
        """
        entry = self.entries[figure.name]
        place, _ = self.places.layout.place(figure.name)
        sheet = place.sheet or self.places.options[figure.case]
        reader = Reader(members(entry.over) - {along}, figure.year, 0, place.sheet)
        where = f"{sheet}!{self.places.layout.at(figure.name, reader, along)}"
        if along == "person":
            yield Node(f"{entry.label}, each of {place.count} rows", entry.unit, float("nan"), where, "row by row")
        elif along == "year":
            values = self.results.values[figure.name]
            total = sum(pick(values, figure.case, year, 0) for year in range(self.results.inputs.years))
            label, one = f"{entry.label}, all years", self._node(figure, depth, explained)
            yield Node(label, entry.unit, total, where, "year by year, added up; one year of them:", (one,))
        else:
            for member in range(place.count):
                member_figure = Figure(figure.name, figure.case, figure.year, member)
                if pick(self.results.values[figure.name], figure.case, figure.year, member):
                    yield self._node(member_figure, depth if member == 0 else 0, explained)

    def _label(self, entry: Given | Line, figure: Figure) -> str:
        """Return the label of a figure with its member and year, such as 'Posts removed, Finance, 2015-16'."""
        dims = members(entry.over)
        inputs = self.results.inputs
        parts = [entry.label]
        if axis := next(iter(dims - {"year", "person"}), None):
            parts.append(member_names(inputs)[axis][figure.member])
        return ", ".join([*parts, inputs.year_labels[figure.year]] if "year" in dims else parts)

    def _where(self, figure: Figure) -> str:
        """Return the address of a figure's cell; an empty text where the results workbook has none."""
        try:
            place, _ = self.places.layout.place(figure.name)
        except KeyError:
            return ""
        sheet = place.sheet or self.places.options[figure.case]
        reader = Reader(members(self.entries[figure.name].over), figure.year, figure.member, place.sheet)
        return f"{sheet}!{self.places.layout.at(figure.name, reader).replace('$', '')}"

    def _typed(self, figure: Figure, given: Given, blank: bool) -> str:
        """Return where an input is read from, such as 'input, read from Body!B7'.

        `blank` is True where it was left blank. What is read of every option is said to stand on that option's sheet.
        """
        if given.name.endswith(OF_OPTIONS):
            return f"as the sheet of {self.results.options[figure.member]} has it"
        if given.name in self.places.layout.typed:
            formula = self.places.layout.at(given.name, Reader(members(given.over), figure.year, figure.member))
        else:
            place, _ = self.places.layout.place(figure.name)
            reader = Reader(place.dims, figure.year, figure.member, place.sheet)
            formula = self.places.sources.formula(Shown(given, place), reader) or ""
        cells = dict.fromkeys(self._own_row(match[0].replace("$", ""), figure) for match in CELL.finditer(formula))
        if not cells and given.name in self.places.sources.rows:
            cells = {self.places.sources.rows[given.name].replace("$", ""): None}
        option = f" of {self.results.options[figure.case]}" if given.lever else ""
        said = "left blank, in" if blank else f"input{option}, read from"
        return f"{said} {' or '.join(cells)}" if cells else f"input{option}"

    @staticmethod
    def _own_row(cell: str, figure: Figure) -> str:
        """Return a cell's address, with the row of the figure's own year where the sheet has a row for each year."""
        if not cell.startswith(("Target!", "Years!")):
            return cell
        return f"{cell.rstrip('0123456789')}{FIRST + 1 + figure.year}"

    def _source(self, line: Line, figure: Figure) -> str:
        """Return in words the law of a dated rate, the day from which its value is in force, and its source."""
        day = from_serial(pick(self.results.values[line.dated], figure.case, figure.year, figure.member))
        rule = rulebook()[line.rate]
        known = self.results.inputs.known_on
        value = rule.on(day if known is None else min(day, known))
        return f"{rule.law}: in force from {say(value.start)}; source {value.source}, {value.status}"


def listed(node: Node, depth: int = 0) -> Iterator[tuple[int, Node]]:
    """Yield the figures of a tree from the top down, each with how many levels down it is."""
    yield depth, node
    for part in node.made_of:
        yield from listed(part, depth + 1)


def shown(node: Node) -> str:
    """Return a figure's value as it is printed, such as '£1,200.00' or '12.50%'; an empty text where it has none."""
    if np.isnan(node.value):
        return ""
    if node.unit == "date":
        return say(from_serial(node.value)) if node.value else "none"
    if node.unit == "flag":
        return "yes" if node.value else "no"
    if node.unit.startswith("£"):
        sign = "-" if node.value < 0 else ""
        return f"{sign}£{abs(node.value):,.2f}"
    return f"{node.value:.2%}" if node.unit.startswith("share") else f"{node.value:,.6g} {node.unit}"
