"""A sheet whose columns are years, filled: each input and line with its formula and the value that numpy has for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.book.places import FIRST, HEAD, LINE, MEMBER, OPENING, UNIT, YEARS, Reader
from model.book.plan import Layout, Section, Shown
from model.book.sources import Sources
from model.book.style import Formats, number_format, result_format
from model.inputs import Inputs, levers
from model.line import LAST_YEAR, Given, Line
from model.rulebook import table

Values = Mapping[str, np.ndarray]
LEVER_NUMBERS = {name: number for number, name in enumerate(levers(), 1)}


@dataclass(frozen=True)
class Grid:
    """What is needed to fill a sheet of years."""

    layout: Layout
    sources: Sources
    inputs: Inputs
    values: Values
    inner: Mapping[str, Values]
    openings: Mapping[str, str]  # of a line that is carried: the input that stands in year 1
    frozen: frozenset[str] = frozenset()  # lines that are written as values

    def cached(self, shown: Shown, case: int, year: int, member: int) -> float:
        """What numpy has for a cell."""
        found = self.inner[shown.costing][shown.name] if shown.costing else self.values[shown.name]
        return pick(found, case, year, member)

    def fill(self, sheet: Any, name: str, rows: Sequence[Shown | Section], case: int, formats: Formats) -> None:
        """Write every row; `name` is the sheet's own, blank on an option's."""
        for row in rows:
            if isinstance(row, Section):
                sheet.write_string(row.at, LINE, row.title, formats("chapter"))
            else:
                self._entry(sheet, row, name, case, formats)

    def _entry(self, sheet: Any, shown: Shown, name: str, case: int, formats: Formats) -> None:
        place, entry = shown.place, shown.entry
        years = range(self.layout.years) if "year" in place.dims else range(1)
        format_ = formats("calculated", cell_format(entry.unit))
        for member in range(place.count):
            row = place.row + member
            sheet.write_string(row, LINE, entry.label, formats("line"))
            sheet.write_string(row, UNIT, "£000" if entry.unit == "£" else entry.unit, formats("note"))
            if isinstance(entry, Given) and entry.lever:
                sheet.write_number(row, MEMBER, LEVER_NUMBERS[entry.name], formats("plain", "0"))
            if place.down:
                sheet.write_string(row, MEMBER, self._member(place.down, member), formats("line"))
            if entry.name in self.openings and not shown.costing:
                opening = self.openings[entry.name]
                formula = "=" + self.layout.at(opening, Reader(place.dims - {"year"}, 0, member, name))
                value = pick(self.values[opening], case, 0, member)
                sheet.write_formula(row, OPENING, formula, format_, value)
            for year in years:
                reader = Reader(place.dims, year, member, name)
                value = self.cached(shown, case, year, member)
                self._cell(sheet, row, place.column + year, shown, reader, value, formats, format_)

    def _cell(
        self, sheet: Any, row: int, column: int, shown: Shown, reader: Reader, value: float, formats: Formats,
        format_: Any,
    ) -> None:  # fmt: skip
        if shown.name in self.frozen:
            sheet.write_number(row, column, value, formats("filled", cell_format(shown.entry.unit)))
        elif isinstance(shown.entry, Line):
            sheet.write_formula(row, column, self.layout.formula(shown.entry, reader, shown.costing), format_, value)
        elif (formula := self.sources.formula(shown, reader)) is not None:
            sheet.write_formula(row, column, formula, format_, value)
        else:
            sheet.write_number(row, column, value, formats("filled", cell_format(shown.entry.unit)))

    def _member(self, axis: str, member: int) -> str:
        if axis == "pool":
            return self.inputs.pool_names[member]
        return self.inputs.item_names[member] if axis == "item" else f"Band {table('bands')[member]['name']}"


def pick(found: np.ndarray, case: int, year: int, member: int) -> float:
    """One value of (years, cases, members) or (cases, members), where what is alike for all stands once."""
    one = found[min(year, len(found) - 1)] if found.ndim == 3 else found
    row = one[min(case, len(one) - 1)]
    return float(row[min(member, len(row) - 1)]) + 0.0  # and never -0


def cell_format(unit: str) -> str:
    """How a sheet of lines shows a value: pounds in full, so that what is traced is what is added."""
    if unit == "code":
        return "0"
    return number_format(unit) if unit == "date" or unit.startswith("£ ") else result_format(unit)


def heads(sheet: Any, labels: Sequence[str], formats: Formats, opening: str = "Before, or whole plan") -> None:
    """The headings of a sheet of years."""
    for column, text in enumerate(["Line", "", "Unit", opening, *labels]):
        sheet.write_string(HEAD, column, text, formats("head"))
    sheet.freeze_panes(FIRST, YEARS - 1)
    sheet.repeat_rows(HEAD)


def openings(chapters: Sequence[Any]) -> dict[str, str]:
    """The input that stands in year 1 of each line that is carried."""
    return {
        given.name.removesuffix(LAST_YEAR): given.opening
        for chapter in chapters
        for given in chapter.givens()
        if given.opening
    }
