"""The cells of a sheet whose columns are years: the formula of each input and line, and the value numpy computes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from model.body.inputs import Inputs
from model.language.axes import LAST_YEAR
from model.language.line import Line
from model.lines.model import levers
from model.projection.axes import member_names
from model.results_workbook.addresses import Reader
from model.results_workbook.entries import Shown
from model.results_workbook.input_formulas import Sources
from model.results_workbook.layout import Layout
from model.xlsx.sheet_geometry import FIRST, HEAD, YEARS
from model.xlsx.style import Formats, number_format, result_format

Values = Mapping[str, np.ndarray]
LEVER_NUMBERS = {name: number for number, name in enumerate(levers(), 1)}


@dataclass(frozen=True)
class Grid:
    """Everything needed to fill a sheet whose columns are years: where values stand, the formulas, and the values."""

    layout: Layout
    sources: Sources
    inputs: Inputs
    values: Values
    inner: Mapping[str, Values]
    openings: Mapping[str, str]  # of a line that is carried: the input that stands in year 1
    frozen: frozenset[str] = frozenset()  # lines that are written as values

    @cached_property
    def names(self) -> Mapping[str, list[str]]:
        """Return the names of the members of every axis, such as those of the staff pools."""
        return member_names(self.inputs)

    def values_of(self, shown: Shown) -> np.ndarray:
        """Return the values that numpy computed for an entry: (years, cases, members) or (cases, members).

        A case is an option, and members are those of the entry's other axis, such as staff pools.
        """
        return self.inner[shown.costing][shown.name] if shown.costing else self.values[shown.name]

    def opening(self, shown: Shown) -> str:
        """Return the name of the input that is a line's value before year 1, if it is carried from year to year.

        For any other line it is an empty text.
        """
        return "" if shown.costing else self.openings.get(shown.name, "")

    def formula(self, shown: Shown, reader: Reader) -> str | None:
        """Return the formula of the cell `reader` for an entry; None where the cell has only a value."""
        if shown.name in self.frozen:
            return None
        if isinstance(shown.entry, Line):
            return self.layout.formula(shown.entry, reader, shown.costing)
        return self.sources.formula(shown, reader)

    def member(self, axis: str, member: int) -> str:
        """Return the name of one member of an axis, such as a staff pool, by its number from 0."""
        return self.names[axis][member]


def pick(found: np.ndarray, case: int, year: int, member: int) -> float:
    """Return one value out of (years, cases, members) or (cases, members), by numbers from 0.

    Values that are the same for all years, cases or members are stored once, and are found all the same.
    """
    one = found[min(year, len(found) - 1)] if found.ndim == 3 else found
    row = one[min(case, len(one) - 1)]
    return float(row[min(member, len(row) - 1)]) + 0.0  # and never -0


def cell_format(unit: str) -> str:
    """Return the number format in which a sheet of lines shows values of a unit."""
    if unit == "code":
        return "0"
    return number_format(unit) if unit == "date" or unit.startswith("£ ") else result_format(unit)


def printed_unit(unit: str) -> str:
    """Return a unit as sheets of results name it: pounds are in thousands there, and a flag is yes or no."""
    return {"£": "£000", "flag": "yes or no"}.get(unit, unit)


def heads(sheet: Any, labels: Sequence[str], formats: Formats) -> None:
    """Write the headings of a sheet whose columns are years, and let the folds of its rows be opened from above."""
    for column, text in enumerate(["Line", "Pool or item", "Unit", "Before, or whole plan", *labels, "All years"]):
        sheet.write_string(HEAD, column, text, formats("head"))
    sheet.set_row(HEAD, 30)
    sheet.freeze_panes(FIRST, YEARS - 1)
    sheet.repeat_rows(HEAD)
    sheet.outline_settings(True, False, False, False)  # a fold's + stands in the row above it
    sheet.outline_row_level = 1


def openings(chapters: Sequence[Any]) -> dict[str, str]:
    """Return, for each line that is carried from year to year, the name of the input that it has before year 1."""
    return {
        given.name.removesuffix(LAST_YEAR): given.opening
        for chapter in chapters
        for given in chapter.givens()
        if given.opening
    }
