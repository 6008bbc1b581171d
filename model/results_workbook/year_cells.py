"""The cells of a sheet whose columns are years: the formula of each input and line, and numpy's value of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from model.body.inputs import Inputs
from model.language.line import LAST_YEAR, Line
from model.lines.model import levers
from model.projection.axes import member_names
from model.results_workbook.addresses import Reader
from model.results_workbook.input_formulas import Sources
from model.results_workbook.layout import Layout, Shown
from model.xlsx.sheet_geometry import FIRST, HEAD, YEARS
from model.xlsx.style import Formats, number_format, result_format

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

    @cached_property
    def names(self) -> Mapping[str, list[str]]:
        """Return the names of every axis's members."""
        return member_names(self.inputs)

    def values_of(self, shown: Shown) -> np.ndarray:
        """Return numpy's values of an entry: (years, cases, members) or (cases, members)."""
        return self.inner[shown.costing][shown.name] if shown.costing else self.values[shown.name]

    def opening(self, shown: Shown) -> str:
        """Return the input that is a carried line's value before year 1; an empty text for any other line."""
        return "" if shown.costing else self.openings.get(shown.name, "")

    def formula(self, shown: Shown, reader: Reader) -> str | None:
        """Return the formula of a cell; None where the cell is a value."""
        if shown.name in self.frozen:
            return None
        if isinstance(shown.entry, Line):
            return self.layout.formula(shown.entry, reader, shown.costing)
        return self.sources.formula(shown, reader)

    def member(self, axis: str, member: int) -> str:
        """Return the name of a member of an axis."""
        return self.names[axis][member]


def pick(found: np.ndarray, case: int, year: int, member: int) -> float:
    """Return one value of (years, cases, members) or (cases, members); what is alike for all is stored once."""
    one = found[min(year, len(found) - 1)] if found.ndim == 3 else found
    row = one[min(case, len(one) - 1)]
    return float(row[min(member, len(row) - 1)]) + 0.0  # and never -0


def cell_format(unit: str) -> str:
    """Return how a sheet of lines shows a value: pounds in full, so that what is added up can be followed."""
    if unit == "code":
        return "0"
    return number_format(unit) if unit == "date" or unit.startswith("£ ") else result_format(unit)


def heads(sheet: Any, labels: Sequence[str], formats: Formats, opening: str = "Before, or whole plan") -> None:
    """Write the headings of a sheet of years."""
    for column, text in enumerate(["Line", "", "Unit", opening, *labels]):
        sheet.write_string(HEAD, column, text, formats("head"))
    sheet.freeze_panes(FIRST, YEARS - 1)
    sheet.repeat_rows(HEAD)


def openings(chapters: Sequence[Any]) -> dict[str, str]:
    """Return, for each line that is carried from year to year, the input that is its value before year 1."""
    return {
        given.name.removesuffix(LAST_YEAR): given.opening
        for chapter in chapters
        for given in chapter.givens()
        if given.opening
    }
