"""The rows of a sheet whose columns are years, as the XML text that a workbook stores.

All options' sheets have the same formulas, and only the values beside them differ. So the text is made once, with a gap
for each value, and the gaps are filled for each option.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.language.line import Given
from model.results_workbook.addresses import Reader
from model.results_workbook.entries import FOLDED, IDLE, OPEN, Section, Shown
from model.results_workbook.key_lines import SUM, KeyRow, key_values
from model.results_workbook.year_cells import LEVER_NUMBERS, Grid, cell_format, printed_unit
from model.xlsx.append_rows import value_cell, word_cell
from model.xlsx.cell_templates import as_texts, column_gap, each_column, each_row, letters, row_gap, with_values
from model.xlsx.formulas import total
from model.xlsx.sheet_geometry import LINE, MEMBER, OPENING, UNIT, YEARS
from model.xlsx.style import Formats

A, B, C, D = (letters(column) for column in (LINE, MEMBER, UNIT, OPENING))
CALLED = "\3"  # the gap for the cell that says which member a row is of
FOLD = "\4"  # the gap for whether a lever's row is folded
HIDDEN, CLOSED = ' hidden="1" outlineLevel="1"', ' collapsed="1"'  # a row in a closed fold, and the row that opens it


class YearRows:
    """The rows of one sheet, or of all options' sheets, which are alike.

    `name` is the sheet's, or an empty text for the options' sheets.
    """

    def __init__(self, grid: Grid, name: str, rows: Sequence[Shown | Section | KeyRow], formats: Formats) -> None:
        self._grid, self._name, self._formats = grid, name, formats
        self._shown = [row for row in rows if isinstance(row, Shown)]
        self._keys = tuple(row.key for row in rows if isinstance(row, KeyRow))
        self._levers: list[Shown] = []  # those whose rows are folded where the option does not use them
        fold, parts = OPEN, []
        for row in rows:
            if isinstance(row, Section):
                fold = row.fold
                parts.append(self._section(row))
            elif isinstance(row, KeyRow):
                parts.append(self._key(row))
            else:
                parts.append(self._entry(row, fold))
        self._parts = "".join(parts)

    def texts(self, grid: Grid, cases: int) -> list[str]:
        """Return the XML text of the rows for each of the first `cases` options, with the values that `grid` has."""
        keys = key_values(self._keys, grid.values, cases, grid.layout.years, len(grid.inputs.pool_names))
        blocks = [*keys, *(_blocks(grid, shown, cases).reshape(cases, -1) for shown in self._shown)]
        texts = [with_values(self._parts, values) for values in as_texts(np.hstack(blocks))]
        return [self._folded(text, grid, case) for case, text in enumerate(texts)]

    def _folded(self, text: str, grid: Grid, case: int) -> str:
        """Return the rows of an option with those of the levers that it does not use folded away."""
        idle = [not _blocks(grid, lever, case + 1)[case].any() for lever in self._levers]
        opens = [CLOSED if below and not here else "" for here, below in zip(idle, [*idle, False][1:], strict=True)]
        folds = iter([HIDDEN if hidden else opened for hidden, opened in zip(idle, opens, strict=True)])
        return "".join(part + next(folds, "") for part in text.split(FOLD))

    def _section(self, row: Section) -> str:
        """Return the XML text of the row that has a section's title."""
        fold = "" if row.fold == OPEN else CLOSED
        return f'<row r="{row.at + 1}"{fold}>{self._words(A, row.at + 1, row.title, "chapter")}</row>'

    def _key(self, row: KeyRow) -> str:
        """Return the XML text of the row of a key line: what it reads by year, and under "All years"."""
        key, layout, number = row.key, self._grid.layout, row.at + 1
        reader = Reader(frozenset({"year"}), None, None, self._name)
        cells = [self._words(A, number, key.label, "line"), self._words(C, number, printed_unit(key.unit), "note")]
        style = self._formats.index("calculated", cell_format(key.unit))
        if key.before:
            place, _ = layout.place(key.before)
            at = layout.at(key.before, Reader(frozenset(), sheet=self._name), place.down)
            cells.append(value_cell(f"{D}{number}", style, total(at) if place.down else at))
        if key.opens or key.lines:
            read = [layout.at(name, reader) for name in key.lines] or [f"{column_gap(OPENING)}{number + 1}"]
            formula = read[0] if len(read) == 1 else total(",".join(read))
            cells += each_column(value_cell(f"{column_gap(YEARS)}{number}", style, formula), layout.years)
        if key.all_years:
            years = f"{letters(YEARS)}{number}:{letters(YEARS + layout.years - 1)}{number}"
            whole = (
                total(years)
                if key.all_years == SUM
                else layout.at(key.all_years, Reader(frozenset(), sheet=self._name))
            )
            cells.append(value_cell(f"{letters(YEARS + layout.years)}{number}", style, whole))
        return f'<row r="{number}">{"".join(cells)}</row>'

    def _entry(self, shown: Shown, fold: str) -> str:
        """Return the XML text of the rows of an input or line, one for each member, such as each staff pool."""
        folded = HIDDEN if fold == FOLDED else ""
        if fold == IDLE:
            folded = FOLD
            self._levers.append(shown)
        rows = each_row(self._row(shown, row_gap(shown.place.row + 1), folded), shown.place.count)
        return "".join(row.replace(CALLED, self._called(shown, member)) for member, row in enumerate(rows))

    def _row(self, shown: Shown, row: str, folded: str) -> str:
        """Return the XML text from which each of an entry's rows is made, with a gap for the member's name.

        `row` is the row's number, or a gap for it; `folded` says whether the row is folded away, or is a gap for that.
        """
        place, entry, grid = shown.place, shown.entry, self._grid
        cells = [self._words(A, row, entry.label, "line"), CALLED]
        cells.append(self._words(C, row, printed_unit(entry.unit), "note"))
        if opening := grid.opening(shown):
            at = grid.layout.at(opening, Reader(place.dims - {"year"}, 0, None, self._name))
            cells.append(self._value(shown, f"{D}{row}", at))
        by_year = "year" in place.dims
        at = column_gap(place.column) if by_year else letters(place.column)
        formula = grid.formula(shown, Reader(place.dims, None if by_year else 0, None, self._name))
        cells += each_column(self._value(shown, f"{at}{row}", formula), grid.layout.years if by_year else 1)
        return f'<row r="{row}"{folded}>{"".join(cells)}</row>'

    def _called(self, shown: Shown, member: int) -> str:
        """Return the XML text of the cell that names a row's member, or that has a lever's number.

        For any other row it is an empty text.
        """
        place, entry, row = shown.place, shown.entry, shown.place.row + member + 1
        if place.down:
            return self._words(B, row, self._grid.member(place.down, member), "line")
        if isinstance(entry, Given) and entry.lever:
            style = self._formats.index("plain", "0")
            return f'<c r="{B}{row}" s="{style}"><v>{LEVER_NUMBERS[entry.name]}</v></c>'
        return ""

    def _words(self, column: str, row: int | str, text: str, style: str) -> str:
        """Return the XML text of a cell with words in it."""
        return word_cell(f"{column}{row}", self._formats.index(style), text)

    def _value(self, shown: Shown, at: str, formula: str | None) -> str:
        """Return the XML text of a cell with a gap for its value, and with a formula unless `formula` is None."""
        style = self._formats.index("filled" if formula is None else "calculated", cell_format(shown.entry.unit))
        return value_cell(at, style, formula)


def _blocks(grid: Grid, shown: Shown, cases: int) -> np.ndarray:
    """Return an entry's values in the order of its cells, (cases, members, years), any value before year 1 in front."""
    years, count = grid.layout.years if "year" in shown.place.dims else 1, shown.place.count
    blocks = _by_case(grid.values_of(shown), cases, count, years)
    if opening := grid.opening(shown):
        return np.concatenate([_by_case(grid.values[opening], cases, count, 1), blocks], axis=2)
    return blocks


def _by_case(found: np.ndarray, cases: int, count: int, years: int) -> np.ndarray:
    """Return values, (years, cases, members) or (cases, members), in the order (cases, members, years).

    A value that is stored once for all cases, members or years is repeated for each.
    """
    by_year = found if found.ndim == 3 else found[None]
    return np.broadcast_to(by_year[:years, :cases, :count], (years, cases, count)).transpose(1, 2, 0)
