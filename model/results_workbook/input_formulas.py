"""Where each input is read from in the results workbook: a cell of an input sheet, a default, an assumption or a lever.

Lines of the model (`model.lines.reading`) say what fills a blank cell, and read the cell itself; an input that has only
a default takes that default. A word in a cell is looked up on the Codes sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from xlsxwriter.utility import xl_col_to_name

from model.body.inputs import Inputs
from model.body.typed import Sheets
from model.body_workbook.body_sheet import body_rows
from model.body_workbook.columns import CODED, MORE_OPENINGS, SETTINGS, TARGET, YEARLY, Column
from model.body_workbook.sheets import tables
from model.language.line import Given
from model.language.words import TYPED as PREFIX
from model.lines.names import lines_named
from model.projection.binding import REVIEWED, reviewed
from model.projection.project import NOTHING, NOTHING_VALUE
from model.results_workbook.addresses import LEVERS, Reader, address, lever_count
from model.results_workbook.entries import Shown
from model.results_workbook.layout import Layout
from model.results_workbook.typed_or_default import typed_or_default
from model.xlsx.formulas import added_where, or_else, picked, place_of, total, trimmed, unless_blank
from model.xlsx.sheet_geometry import FIRST, HEAD, YEARS

Formula = Callable[[Reader], str]
LISTED = {"options": "round_option", "years": "round_year"}  # lists of words, and the column whose words they are
lines_named(LISTED)


@dataclass(frozen=True)
class Book:
    """The addresses, by name, of what is outside the model's own sheets."""

    defaults: Mapping[str, str]  # of the Defaults sheet, by name
    codes: Mapping[str, str]  # of the columns of Codes
    rules: Mapping[str, str]  # of the columns of Rules: NAME_from, NAME_values, NAME_reviewed
    assumed: Mapping[str, str]  # central values of Assumptions
    nothing: str  # the sheet of the option that does nothing


@dataclass(frozen=True)
class Cell:
    """A cell of an input sheet: a function that gives its address and, where it has a word, one that looks the word up.

    `number` makes, from the cell's address, the formula of the number that the word stands for. Where a line reads
    the cell, a blank cell must come to a blank: the formula's IFERROR then returns the cell itself.
    """

    at: Formula
    number: Callable[[str], str] | None = None

    def or_default(self, reader: Reader, default: str) -> str:
        """Return the formula of the cell's number, or of `default` where the cell is blank."""
        cell = self.at(reader)
        if self.number is not None:
            return unless_blank(cell, default, self.number(cell))
        return typed_or_default(cell, default)

    def typed(self, reader: Reader) -> str:
        """Return the formula of the cell's number, which comes to a blank where the cell is blank."""
        return self.at(reader) if self.number is None else self.number(self.at(reader))


def _words_of(column: Column) -> str:
    """Return the name of the list whose words a column's cells hold: that of its kind, or of what it names."""
    return next((words for words, name in LISTED.items() if name == column.name), column.kind)


class Sources:
    """Where every input is read from. An input that is read from nowhere is a constant, and is written as a value."""

    def __init__(self, inputs: Inputs, sheets: Sheets, layout: Layout, book: Book) -> None:
        self.layout, self.book, self.sheets = layout, book, sheets
        self.rows = {name: f"Body!$B${FIRST + place + 1}" for place, (_, name, _) in enumerate(body_rows())}
        self._letters: dict[str, dict[str, str]] = {}
        self._spans: dict[str, tuple[int, int]] = {}
        for sheet, (columns, rows) in tables(sheets).items():
            self._letters[sheet] = {column.name: xl_col_to_name(at) for at, column in enumerate(columns)}
            self._spans[sheet] = FIRST + 1, FIRST + max(len(rows), 1)
        self._labels = inputs.year_labels
        self._last_lever = FIRST + lever_count(sheets, self._labels)
        self._cells = {**self._settings(), **self._lists(), **self._years()}
        self._made = self._read_elsewhere()

    def typed(self) -> dict[str, Formula]:
        """Return, by the name of each input that may be blank, a function that makes the formula reading its cell."""
        return {f"{PREFIX}{name}": cell.typed for name, cell in self._cells.items()}

    def formula(self, shown: Shown, reader: Reader) -> str | None:
        """Return the formula of an input in the cell `reader`; None where the input is a constant."""
        name, default = shown.name, self.book.assumed.get(shown.name) or self.book.defaults.get(shown.name)
        if isinstance(shown.entry, Given) and shown.entry.lever:
            return self._lever(shown, reader)
        if name in self._made:
            return self._made[name](reader)
        if name in self._cells:
            cell = self._cells[name]
            return cell.at(reader) if default is None else cell.or_default(reader, default)
        if name in NOTHING | NOTHING_VALUE:
            place, _ = self.layout.place((NOTHING | NOTHING_VALUE)[name])
            at_nothing = replace(place, sheet=place.sheet or self.book.nothing)
            return address(at_nothing, Reader(reader.dims, reader.year, reader.member), None, self.layout.years)
        return default

    def _lever(self, shown: Shown, reader: Reader) -> str:
        """Return the formula of a lever, which picks its value from the rows of the Levers sheet for this option."""
        first, last = FIRST + 1, self._last_lever
        options, levers, values = (
            f"{LEVERS}!{column}${first}:{column}${last}" for column in ("$C", "$D", reader.column(YEARS))
        )
        option = self.layout.at("option_number", reader)
        return added_where(values, options, option, levers, f"$B{shown.place.row + 1}")

    def column(self, sheet: str, name: str) -> str:
        """Return the address of a column of an input sheet, without its heading, such as 'Staff!$B$5:$B$90'.

        That of a list by year has two cells at least, as Gnumeric finds nothing by INDEX in a single one.
        """
        (first, last), letter = self._spans[sheet], self._letters[sheet][name]
        bottom = max(last, first + 1) if sheet in ("Target", "Years") else last
        return f"{sheet}!${letter}${first}:${letter}${bottom}"

    # Cells of the input sheets ----------------------------------------------------------------------------------

    def _settings(self) -> dict[str, Cell]:
        """Return the cells of the Body sheet's settings, by name.

        A setting that is a code may be a word or a number.
        """
        kinds = {**CODED, "path": "path names"}
        found = {}
        for name in (*SETTINGS, "known_on", "path"):
            at = self._still(self.rows[name])
            code = self._code(kinds[name], or_number=True) if name in kinds else None
            found["named_path" if name == "path" else name] = Cell(at, code)
        return found

    def _lists(self) -> dict[str, Cell]:
        """Return the cells of the Vacancies and Budget sheets, by column: a row for each staff pool or budget item."""
        found = {}
        for sheet in ("Vacancies", "Budget", "Rounds"):
            for column in tables(self.sheets)[sheet][0][1:]:
                if not column.name.endswith(tuple(self._labels)):  # what is for a single year is read elsewhere
                    found[column.name] = self._of_list(sheet, column)
        return found

    def _of_list(self, sheet: str, column: Column) -> Cell:
        letter = self._letters[sheet][column.name]
        code = None if column.kind in ("number", "date") else self._code(_words_of(column))
        return Cell(lambda reader: f"{sheet}!${letter}{reader.row(FIRST)}", code)

    def _years(self) -> dict[str, Cell]:
        """Return the cells of the Target and Years sheets, by column.

        A year's row is looked up, as years may be in any order.
        """
        found = {}
        for sheet, names in (("Target", TARGET), ("Years", YEARLY)):
            for name in names:
                found[name] = Cell(self._of_year(self.column(sheet, name), f"{sheet.lower()}_row"))
        return found

    def _of_year(self, column: str, row: str) -> Formula:
        return lambda reader: picked(column, self.layout.at(row, reader))

    def _code(self, kind: str, or_number: bool = False) -> Callable[[str], str]:
        """Return a function that makes, from a cell's address, the formula of the number its word stands for.

        `kind` names the list of words on the Codes sheet. Where `or_number` is True the cell may have the
        number itself.
        """

        def number(cell: str) -> str:
            words = self.column("Vacancies", "pool") if kind == "pool" else self.book.codes[kind]
            place = place_of(trimmed(cell), words)
            if kind == "sign":
                return picked(self.book.codes["sign value"], place)
            return or_else(place, cell) if or_number else place

        return number

    @staticmethod
    def _still(text: str) -> Formula:
        """Return a function that gives the same formula for every cell."""
        return lambda _: text

    # What is read from no cell of its own -----------------------------------------------------------------------

    def _read_elsewhere(self) -> dict[str, Formula]:
        """Return functions, by name, that make the formulas of inputs that no cell of settings, lists or years has.

        They are the row of each year, posts transferred and openings by year, assumptions, and the days up to which
        rules were reviewed.
        """
        columns = [column.name for column in tables(self.sheets)["Vacancies"][0]]
        transfers, openings = (columns.index(f"{name}{self._labels[0]}") for name in ("", f"{MORE_OPENINGS} "))
        found: dict[str, Formula] = {
            "target_row": self._row_of("Target"),
            "years_row": self._row_of("Years"),
            "transfer_posts": self._of_year_and_pool(transfers),
            "more_openings": self._of_year_and_pool(openings),
        }
        found |= {name: self._still(cell) for name, cell in self.book.assumed.items() if name not in self._cells}
        return found | {f"{name}{REVIEWED}": self._still(self.book.rules[f"{name}{REVIEWED}"]) for name in reviewed()}

    @staticmethod
    def _of_year_and_pool(start: int) -> Formula:
        """Return a function that reads Vacancies by pool and year from the column `start` on; a blank is nil."""
        return lambda reader: total(f"Vacancies!{reader.column(start)}{reader.row(FIRST)}")

    def _row_of(self, sheet: str) -> Formula:
        years = self.column(sheet, "year")
        return lambda reader: place_of(f"{reader.column(YEARS)}${HEAD + 1}", years)
