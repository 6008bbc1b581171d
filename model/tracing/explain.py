"""A figure as a tree: the line that it is, what that reads, and so on down to inputs and dated sources.

Each node has its cell in the results workbook. What stands on every row of people is told as their sum alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np

from model.language.line import LAST_YEAR, NEXT_YEAR, Given, Line, in_words, members
from model.lines.model import MODEL
from model.projection.compare import Comparison
from model.results_workbook.addresses import Reader
from model.results_workbook.layout import Shown
from model.results_workbook.layout_of import Addresses
from model.results_workbook.year_cells import pick
from model.rules.rulebook import from_serial, rulebook, say
from model.xlsx.sheet_geometry import FIRST

CELL = re.compile(
    r"(Body|Budget|Target|Staff|Vacancies|Years|Options|Levers|Assumptions|Defaults|Rules)!\$?[A-Z]+\$?[0-9]+"
)


@dataclass(frozen=True)
class Node:
    """One figure: what it is, its value, where it stands, how it comes about, and what it is made of."""

    label: str
    unit: str
    value: float
    where: str
    words: str  # a line's rule as said; an input's cell; a rate's source
    made_of: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Figure:
    """Which figure is asked for."""

    name: str
    case: int
    year: int
    member: int = 0


class UnknownFigureError(LookupError):
    """No line has this name or label; the message offers the nearest."""


def named(asked: str) -> Line:
    """The line of a name or a label; raises UnknownFigureError with the nearest."""
    lines = {line.name: line for chapter in MODEL for line in chapter.lines() if "person" not in line.over}
    labels = {line.label.lower(): line for line in lines.values()}
    found = lines.get(asked) or labels.get(asked.lower())
    if found is None:
        near = get_close_matches(asked.lower(), [*labels, *lines], 1)
        label = labels[near[0]].label if near and near[0] in labels else near[0] if near else ""
        hint = f'; did you mean "{label}"?' if label else "; the Lines sheet of a results workbook lists them all"
        raise UnknownFigureError(f'"{asked}" is not a line of the model{hint}')
    return found


class Explainer:
    """Explains the figures of one comparison."""

    def __init__(self, comparison: Comparison, places: Addresses) -> None:
        self.results, self.places = comparison.results, places
        self.entries = {name: entry for chapter in MODEL for name, entry in chapter.entries.items()}
        self.chapters = {line.name: chapter for chapter in MODEL for line in chapter.lines()}

    def tree(self, figure: Figure, depth: int) -> Node:
        """The figure, and what it is made of down to `depth`."""
        return self._node(figure, depth, set())

    def _node(self, figure: Figure, depth: int, told: set[tuple[str, int, int]]) -> Node:
        entry = self.entries[figure.name]
        dims = members(entry.over)
        key = figure.name, figure.year if "year" in dims else 0, figure.member if dims - {"year"} else 0
        value = pick(self.results.values[figure.name], figure.case, figure.year, figure.member)
        where, label = self._where(figure), self._label(entry, figure)
        if not isinstance(entry, Line):
            return Node(label, entry.unit, value, where, self._typed(figure, entry, np.isnan(value)))
        if entry.dated:
            return Node(label, entry.unit, value, where, self._source(entry, figure))
        words = in_words(entry, (*self.chapters[entry.name].after, self.chapters[entry.name]))
        if key in told:
            return Node(label, entry.unit, value, where, "as told above")
        if depth == 0:
            return Node(label, entry.unit, value, where, words)
        told.add(key)
        return Node(label, entry.unit, value, where, words, tuple(self._reads(entry, figure, depth - 1, told)))

    def _reads(self, line: Line, figure: Figure, depth: int, told: set[tuple[str, int, int]]) -> Iterator[Node]:
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
                yield self._node(Figure(name, figure.case, year, figure.member), depth, told)
            else:
                yield from self._range(Figure(name, figure.case, year), along, depth, told)

    def _range(self, figure: Figure, along: str, depth: int, told: set[tuple[str, int, int]]) -> Iterator[Node]:
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
            label, one = f"{entry.label}, all years", self._node(figure, depth, told)
            yield Node(label, entry.unit, total, where, "year by year, added up; one year of them:", (one,))
        else:
            for member in range(place.count):
                made = Figure(figure.name, figure.case, figure.year, member)
                if pick(self.results.values[figure.name], figure.case, figure.year, member):
                    yield self._node(made, depth if member == 0 else 0, told)

    def _label(self, entry: Given | Line, figure: Figure) -> str:
        dims = members(entry.over)
        inputs = self.results.inputs
        parts = [entry.label]
        if "pool" in dims:
            parts.append(inputs.pool_names[figure.member])
        elif "item" in dims:
            parts.append(inputs.item_names[figure.member])
        return ", ".join([*parts, inputs.year_labels[figure.year]] if "year" in dims else parts)

    def _where(self, figure: Figure) -> str:
        try:
            place, _ = self.places.layout.place(figure.name)
        except KeyError:
            return ""
        sheet = place.sheet or self.places.options[figure.case]
        reader = Reader(members(self.entries[figure.name].over), figure.year, figure.member, place.sheet)
        return f"{sheet}!{self.places.layout.at(figure.name, reader).replace('$', '')}"

    def _typed(self, figure: Figure, given: Given, blank: bool) -> str:
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
        """The cell of the figure's own year, on the sheets that have a row a year."""
        if not cell.startswith(("Target!", "Years!")):
            return cell
        return f"{cell.rstrip('0123456789')}{FIRST + 1 + figure.year}"

    def _source(self, line: Line, figure: Figure) -> str:
        day = from_serial(pick(self.results.values[line.dated], figure.case, figure.year, figure.member))
        rule = rulebook()[line.rate]
        known = self.results.inputs.known_on
        found = rule.on(day if known is None else min(day, known))
        return f"{rule.law}: in force from {say(found.start)}; source {found.source}, {found.status}"


def listed(node: Node, depth: int = 0) -> Iterator[tuple[int, Node]]:
    """The nodes from the top, each with its depth."""
    yield depth, node
    for each in node.made_of:
        yield from listed(each, depth + 1)


def shown(node: Node) -> str:
    """A node's value as it is printed."""
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
