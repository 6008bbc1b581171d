"""Reads the cells and tables of a workbook, and notes every fault with its sheet and cell, in one plain sentence.

A cell at fault becomes nan. Every later comparison with nan is false, so that one fault is reported once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

import numpy as np

from model.body_workbook.cell_values import Codes, number, plain
from model.body_workbook.columns import Column
from model.body_workbook.table_rows import Cell, Row, TableRows
from model.body_workbook.typed_columns import keys_of, numbers_of, read_once, typed_rows
from model.problems import Problem, Unreadable
from model.reading.cells import Broken, letters
from model.reading.grid import holding
from model.reading.titles import spoken

PRIVATE = {"Staff", "At risk", "Equality counts"}  # sheets of people: a message names the cell, and not what it holds
WILD, LONGEST = "*?~", 100  # in a name, and how many characters it may have: Excel looks up no more than 255
FEW = 5  # cells of a column with the same fault that are reported one by one
HEADINGS_WITHIN = 20  # rows from the top
A_YEAR = re.compile(r"(.* )?[0-9]{4}-[0-9]{2}")


@dataclass
class Reader:
    """The sheets of a workbook, each a list of rows of values, and the problems found in them so far."""

    file: str
    grids: Mapping[str, Sequence[list[Any]]]
    problems: list[tuple[str, Problem]] = field(default_factory=list)  # each with its column, or "" if it is of none
    unread: set[str] = field(default_factory=set)  # sheets whose table was not found
    lost: set[str] = field(default_factory=set)  # columns that may be under a heading that is not known
    marks: dict[tuple[str, Hashable, str], Cell] = field(default_factory=dict)  # by sheet, row name and column
    assumed: dict[str, tuple[float, float, float]] = field(default_factory=dict)  # low, central and high
    rows_as_typed: dict[str, list[dict[str, Any]]] = field(default_factory=dict)  # the rows of each sheet's table

    def fault(self, cell: Cell, sentence: str) -> None:
        """Note a problem of a cell; `sentence` says what is wrong and what to do."""
        column = f"{cell.sheet}!{letters(cell.column)}"
        at = cell.where.removeprefix(f"{cell.sheet}!")
        self.problems.append((column, Problem(f"{self.file} {cell.where}", sentence, cell.sheet, at)))

    def missing(self, sheet: str, sentence: str) -> None:
        """Note a problem of a whole sheet, or of the whole file where `sheet` is ""."""
        self.problems.append(("", Problem(f"{self.file} {sheet}".strip(), sentence, sheet.partition(" row ")[0])))

    def reported(self) -> list[Problem]:
        """Return the problems in the order of the sheets.

        A problem that more than five cells of a column share is reported once, with the number of further cells.
        """
        alike = Counter((column, problem.sentence) for column, problem in self.problems)
        reported: list[Problem] = []
        seen: set[tuple[str, str]] = set()
        for column, problem in self.problems:
            key = column, problem.sentence
            if not column or alike[key] <= FEW:
                reported.append(problem)
            elif key not in seen:
                seen.add(key)
                also = tuple(other.cell for place, other in self.problems if (place, other.sentence) == key)[1:]
                where = f"{problem.where} and {len(also)} more of its column"
                reported.append(replace(problem, where=where, also=also))
        order = {sheet: place for place, sheet in enumerate(self.grids, 1)}
        return sorted(reported, key=lambda problem: order.get(problem.sheet, 0))

    def mark(self, row: Hashable, cells: Row) -> None:
        """Keep the cells of a row under a name for the row, so that `at` finds them when everything has been read."""
        self.marks |= {(cell.sheet, row, name): cell for name, cell in cells.items()}

    def at(self, sheet: str, row: Hashable, *names: str) -> Cell | None:
        """Return the cell at which to report a fault of a row: the first that is not blank among the columns `names`.

        The row is one that `mark` has kept. Where all those cells are blank the last is returned, and None where the
        row was not kept.
        """
        cells = [self.marks[sheet, row, name] for name in names if (sheet, row, name) in self.marks]
        return next((cell for cell in cells if not cell.blank), cells[-1] if cells else None)

    def has(self, sheet: str, known: Sequence[str], needed: bool = True) -> bool:
        """Whether the workbook has a sheet; where it has not, a fault is noted if the sheet is `needed` or was renamed.

        `known` are the names of all sheets of an input workbook: a sheet with another name may be one that was renamed.
        """
        if sheet in self.grids:
            return True
        others = {title.lower(): title for title in self.grids if title not in known}
        near = get_close_matches(sheet.lower(), list(others), 1)
        if near:
            name = spoken(others[near[0]], [*self.grids].index(others[near[0]]) + 1)
            self.missing("", f'has no sheet "{sheet}"; did you rename it "{name}"?')
        elif needed:
            self.missing("", f'has no sheet "{sheet}"; put it back')
        self.unread.add(sheet)
        return False

    def rows(self, sheet: str, columns: Sequence[Column]) -> TableRows:
        """Return the rows below the headings of a sheet's table, up to the first blank row.

        The list is empty where a needed heading is missing. Problems of the headings, and rows below a blank one, are
        noted.
        """
        if sheet in self.unread:
            return TableRows()
        grid = self.grids[sheet]
        top, places = self._headings(sheet, columns)
        if sheet in self.unread:
            return TableRows()
        places_by_name = {name: place for place, name in places.items()}
        kinds = {column.name: column for column in columns}
        held = [*holding(grid, top + 1)]
        filled_cells = typed_rows([row for _, row in held], {place: kinds[name] for place, name in places.items()})
        table = TableRows()
        ended = False
        last = top
        for (at, row), filled in zip(held, filled_cells, strict=True):
            ended = ended or at > last + 1
            last = at
            cells = Row(sheet, at + 1, places_by_name, row)
            if not filled:
                ended = True
            elif ended:
                todo = "delete the blank row, or clear what is below it"
                self.fault(cells[next(iter(filled))], f"stands below a blank row, where the table ends; {todo}")
                break
            else:
                table.append(cells)
        self.rows_as_typed[sheet] = filled_cells[: len(table)]
        return table

    def column(self, rows: TableRows, column: Column, codes: Codes | None = None) -> np.ndarray:
        """Return a column of a table as numbers, (rows,), each read as `value` reads a cell.

        `codes` are the words that may stand for numbers, where they are not those of the column's kind.
        """
        if not rows or column.name not in rows[0]:
            return np.full(len(rows), self.value(None, column, codes), dtype=float)
        contents = rows.holds(column.name)
        if (numbers := numbers_of(contents, column)) is not None:
            return numbers
        kinds = keys_of(contents)
        each = read_once(kinds, rows, lambda row, _: self.value(row[column.name], column, codes), self.problems)
        return np.array(each, dtype=float)

    def _headings(self, sheet: str, columns: Sequence[Column]) -> tuple[int, dict[int, str]]:
        """Return the place of the row of headings, and the name of the column at each place; all places are from 0.

        Problems of the headings are noted.
        """
        grid = self.grids[sheet]
        wanted = {column.heading.lower(): column for column in columns}
        counts = [sum(plain(head).lower() in wanted for head in row) for row in grid[:HEADINGS_WITHIN]]
        if not any(counts):
            listed = ", ".join(f'"{column.heading}"' for column in columns[:3])
            self.missing(sheet, f"has no row of headings; put {listed} and so on above the table")
            self.unread.add(sheet)
            return 0, {}
        top = counts.index(max(counts))
        places: dict[int, str] = {}
        strange: list[tuple[Cell, str]] = []
        for place, head in enumerate(grid[top]):
            text = plain(head)
            cell = Cell(sheet, top + 1, place + 1, head)
            if text.lower() not in wanted:
                strange += [(cell, text)] if text else []
            elif wanted[text.lower()].name in places.values():
                self.fault(cell, f'"{text}" heads two columns; keep one')
            else:
                places[place] = wanted[text.lower()].name
        for cell, text in strange:
            free = {label: column for label, column in wanted.items() if column.name not in places.values()}
            meant = self._strange(cell, text, free, [row[cell.column - 1] for row in grid[top + 1 :]])
            if meant:
                places[cell.column - 1] = meant  # and its cells are read, so that their faults are found too
        absent = [column for column in columns if column.name not in places.values()]
        for column in absent:
            if column.default is None:
                self.missing(f"{sheet} row {top + 1}", f'has no heading "{column.heading}"; put it back')
                self.unread.add(sheet)
        return top, places

    def _strange(self, cell: Cell, text: str, free: Mapping[str, Column], below: Sequence[Any]) -> str:
        """Note an unknown heading, and return the name of the column that it seems to be a misspelling of, or "".

        `free` are the columns whose headings were not found, by heading; `below` are the values under the unknown
        heading.
        """
        if A_YEAR.fullmatch(text):
            if any(plain(value) or isinstance(value, Broken) for value in below):
                self.fault(cell, f'"{text}" is of a year that is not in the plan; clear the column')
            return ""
        near = get_close_matches(text.lower(), list(free), 1)
        if near:
            self.fault(cell, f'"{text}" is not a heading of this sheet; did you mean "{free[near[0]].heading}"?')
            return free[near[0]].name
        subject = "what it holds" if cell.sheet in PRIVATE else f'"{text}"'  # it may be a person's data
        self.fault(cell, f"{subject} is not a heading of this sheet; mend it or take the column out")
        self.lost |= {column.name for column in free.values()}
        return ""

    def text(self, cell: Cell, heading: str, needed: bool = True) -> str:
        """Return the text of a cell, or "" where the cell is blank or shows an error.

        An error is noted as a fault, and so is a blank where the text is `needed`.
        """
        if isinstance(cell.value, Broken):
            self.fault(cell, f'"{heading}" {cell.value.sentence}')
        elif needed and cell.blank:
            self.fault(cell, f'"{heading}" is blank; give it')
        return plain(cell.value)

    def name(self, cell: Cell, heading: str) -> str:
        """Return a cell's text as a name by which formulas look something up, such as that of a pool.

        A name with *, ? or ~ is noted as a fault, since a spreadsheet takes these to stand for any letters.
        """
        text = self.text(cell, heading)
        wild = next((letter for letter in WILD if letter in text), "")
        if wild:
            reason = f"holds {wild}, which a spreadsheet takes for any letters when it looks a name up"
            self.fault(cell, f'"{heading}" {reason}; leave * ? and ~ out of names')
        elif len(text) > LONGEST:
            self.fault(cell, f'"{heading}" is {len(text):,} characters long, more than {LONGEST}; shorten it')
        return text

    def value(self, cell: Cell | None, column: Column, codes: Codes | None = None) -> float:
        """Return a cell as a number, as its column asks; nan where it cannot be read, which is noted as a fault.

        A blank cell has the column's default. `codes` are the words that may stand for numbers, where they are not
        those of the column's kind.
        """
        if cell is None or cell.blank:
            if column.default is None and cell is not None:
                self.fault(cell, f'"{column.heading}" is blank; give it')
            lost = column.default is None or (cell is None and column.name in self.lost)
            return float("nan") if lost else column.default or 0.0
        try:
            return number(cell.value, column, codes, cell.sheet in PRIVATE)
        except Unreadable as fault:
            self.fault(cell, f'"{column.heading}" {fault}')
            return float("nan")
