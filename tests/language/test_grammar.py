"""Random lines over the whole vocabulary: LibreOffice, made to recalculate, and numpy agree in every cell."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.utility import xl_col_to_name

from model.language import vocabulary
from model.language.axes import members
from model.language.line import Chapter, Line, fill
from model.language.units import UnitError
from model.language.words import DeclarationError
from tests.support.grammar import Grammar
from tests.support.grammar_inputs import AXES, BLANK, CASES, SIZES, YEARS, inputs, kind_of, own, values
from tests.support.libreoffice import recalculated

pytestmark = pytest.mark.agree
FALSE = 987_654.25
SEEDS, LINES = (1, 2), 900
UNITS = ("share",) * 7 + ("date", "years", "£ a year", "days")
OPERATORS = ("+", "-", "*", "/", "^", "(-", "<", "<=", ">", ">=", "=", "<>")
SPOKEN = re.compile(r"= \"\"|[A-Z]+(?=\()|\(-|<=|>=|<>|[-+*/^<>=]")


@dataclass
class Drawn:
    """The lines of a seed that were kept, why the others were not, and what numpy makes of each, by year."""

    chapter: Chapter
    years: list[dict[str, np.ndarray]]
    refused: Counter[str] = field(default_factory=Counter)

    def lines(self) -> list[Line]:
        return list(self.chapter.lines())


class Cell(NamedTuple):
    """Where a value stands: the line or input, the year, the case and the member, all from 0."""

    name: str
    year: int
    case: int
    row: int


def evaluated(line: Line, found: Mapping[str, np.ndarray]) -> np.ndarray:
    """The line as compute has it, with what is not finite left in."""
    reads = [found[read][:, None, :] if read in line.ranges else found[read] for read in line.reads]
    return np.atleast_2d(line.function(*reads))


def drawn_lines(seed: int) -> Drawn:
    """Lines that the guards let through; the rest are drawn again."""
    draw = random.Random(seed)
    drawn = Drawn(inputs(), values(draw))
    readable: list[str] = []
    while len(drawn.lines()) < LINES:
        over, unit, name = draw.choice(list(AXES)), draw.choice(UNITS), f"line_{len(drawn.lines())}"
        grammar = Grammar(draw, over, drawn.chapter, readable)
        function = grammar.line(unit)
        function.__name__ = name
        try:
            with np.errstate(all="ignore"):
                drawn.chapter.line(name, unit, over)(function)
        except (DeclarationError, UnitError, ZeroDivisionError) as error:  # the last of bare numbers: 1 / 0
            drawn.refused[type(error).__name__] += 1
            continue
        line = drawn.chapter[name]
        assert isinstance(line, Line)
        with np.errstate(all="ignore"):
            for found in drawn.years:
                found[name] = evaluated(line, found)
        results = [found[name] for found in drawn.years]
        # Later lines read only what compute would let through, and moderate. A line that reads nothing of its own axis
        # has one member in numpy and many in a sheet, so that none takes it as a range.
        if unit == "share" and all((abs(it) < 1e4).all() and it.shape[1] == SIZES[own(over)] for it in results):
            readable += [name] * (draw.random() < 0.5)
    return drawn


def sheet_name(axis: str, year: int, case: int) -> str:
    return f"{axis} of year {year + 1} case {case + 1}"


def cells(drawn: Drawn) -> Iterator[tuple[Cell, float]]:
    """Every cell of every input and line, and numpy's value."""
    for year, found in enumerate(drawn.years):
        for name, entry in drawn.chapter.entries.items():
            for case in range(CASES):
                for row in range(SIZES[own(entry.over)]):
                    rows, columns = found[name].shape
                    yield Cell(name, year, case, row), float(found[name][min(case, rows - 1), min(row, columns - 1)])


def write(path: Path, drawn: Drawn) -> None:
    """A sheet for each axis, year and case; a column for each input and line, of live formulas with false values."""
    entries = drawn.chapter.entries
    columns = {name: number for number, name in enumerate(entries)}
    book = xlsxwriter.Workbook(str(path))
    plain = book.add_format({"num_format": "0.0"})  # LibreOffice would make dates of dates
    sheets = {
        name: book.add_worksheet(name)
        for name in (sheet_name(axis, year, case) for year in range(YEARS) for case in range(CASES) for axis in SIZES)
    }

    def formula(line: Line, at: Cell) -> str:
        def address(name: str) -> str:
            axis, column = own(entries[name].over), xl_col_to_name(columns[name], col_abs=True)
            rows = f"1:{column}${SIZES[axis]}" if name in line.ranges else f"{at.row + 1 if axis != 'body' else 1}"
            return f"'{sheet_name(axis, at.year, at.case)}'!{column}${rows}"

        return f"={fill(line.sentence, address)}"

    for at, number in cells(drawn):
        entry = entries[at.name]
        sheet, place = sheets[sheet_name(own(entry.over), at.year, at.case)], (at.row, columns[at.name])
        if isinstance(entry, Line):
            sheet.write_formula(*place, formula(entry, at), plain, FALSE)
        elif (number or kind_of(entry) not in BLANK) and not np.isnan(number):
            sheet.write_number(*place, number)
    book.close()


def compared(path: Path, drawn: Drawn, always: bool = True) -> list[tuple[Cell, float, Any]]:
    """Every cell of every line: numpy's value and LibreOffice's."""
    book = recalculated(path, always)
    grids = {it.title: list(it.iter_rows(values_only=True)) for it in book.worksheets if isinstance(it, Worksheet)}
    columns = {name: number for number, name in enumerate(drawn.chapter.entries)}
    found = []
    for at, number in cells(drawn):
        entry = drawn.chapter[at.name]
        if isinstance(entry, Line):
            grid = grids[sheet_name(own(entry.over), at.year, at.case)]
            found.append((at, number, grid[at.row][columns[at.name]]))
    return found


def agree(here: float, there: Any) -> bool:
    """Equal within a billionth, or an error in both."""
    if not np.isfinite(here):
        return isinstance(there, str) and there.startswith("#")
    return isinstance(there, (int, float)) and abs(there - here) <= 1e-9 * max(1, abs(here))


@pytest.fixture(scope="module", params=SEEDS)
def drawn(request: pytest.FixtureRequest) -> Drawn:
    return drawn_lines(request.param)


@pytest.fixture(scope="module")
def book(drawn: Drawn, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("grammar") / "grammar.xlsx"
    write(path, drawn)
    return path


def test_every_word_operator_and_mixture_of_axes_is_drawn_ten_times(drawn: Drawn) -> None:
    spoken = Counter(word for line in drawn.lines() for word in set(SPOKEN.findall(line.sentence)))
    spoken["RUNNING"] = sum('"<="&' in line.sentence for line in drawn.lines())  # it is spoken as SUMIFS
    spoken["TYPED"] = spoken['= ""']  # which is how it is written
    assert {word: spoken[word] for word in (*vocabulary.__all__, *OPERATORS) if spoken[word] < 10} == {}
    assert sum(re.search(r"[-/^] \(", line.sentence) is not None for line in drawn.lines()) >= 10
    mixtures = Counter(
        (line.over, *members(drawn.chapter[read].over) - members(line.over))
        for line in drawn.lines()
        for read in line.ranges
    )
    for over in AXES:
        assert sum(line.over == over for line in drawn.lines()) >= 10
        for axis in set(SIZES) - {"body", own(over)}:
            assert mixtures[over, axis] >= 5, f"a range of {axis} in a line over {over}"
    assert any(read.startswith("line_") for line in drawn.lines() for read in line.ranges)
    assert drawn.refused["DeclarationError"] > 100
    assert drawn.refused["UnitError"] > 50


def test_every_cell_agrees_and_at_least_60_in_100_are_finite(drawn: Drawn, book: Path) -> None:
    found = compared(book, drawn)
    assert len(found) > 20_000
    assert np.mean([np.isfinite(here) for _, here, _ in found]) >= 0.6
    assert any(not np.isfinite(here) for _, here, _ in found)
    differ = [(at, here, there) for at, here, there in found if not agree(here, there)]
    said = [f"{at}: {here} and {there}: {drawn.chapter[at.name].sentence}" for at, here, there in differ[:5]]  # type: ignore[union-attr]
    assert not differ, said


def test_without_recalculation_hardly_a_cell_agrees(drawn: Drawn, book: Path) -> None:
    found = compared(book, drawn, always=False)
    assert np.mean([agree(here, there) for _, here, there in found]) < 0.01


# What the two engines read differently: numpy's reading and LibreOffice's. None is drawn above.
NOTHING = np.array([[0.0]])  # a blank cell
KNOWN: dict[str, tuple[Any, Any]] = {
    "0.1 + 0.2 > 0.3": (float(np.float64(0.1) + 0.2 > 0.3), 0),  # equal to 15 digits: thresholds have tolerances
    "1 / (0.3 - 0.1 * 3)": (1 / np.float64(0.3 - 0.1 * 3), "#DIV/0!"),  # as here
    "0.001 ^ 200": (np.float64(0.001) ** 200, "#NUM!"),
    "MIN(Z1, 5)": (vocabulary.MIN(NOTHING, 5), 5),  # skips the blank cell
    "MAX(Z1, 0 - 5)": (vocabulary.MAX(NOTHING, -5), -5),
    "LOOKUP(Z1, A1:A3, A1:A3)": (
        vocabulary.LOOKUP(NOTHING, np.arange(3)[None, None], np.arange(3)[None, None]),
        "#N/A",
    ),
    "INDEX(A1:A3, 2 - 1E-16 * 4)": (vocabulary.INDEX(np.arange(3)[None, None], 2 - 1e-16 * 4), 1),
    "(0 - 8) ^ (1 / 3)": (np.nan, -2),  # numpy refuses what a sheet finds; Excel finds it too
    "YEAR(Z1)": (vocabulary.YEAR(NOTHING), 1899),  # and here; Excel finds 1900
}


def test_what_the_two_read_differently_is_known(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "known.xlsx"))
    sheet, plain = book.add_worksheet(), book.add_format({"num_format": "0.0"})
    sheet.write_column(0, 0, range(3))
    for row, formula in enumerate(KNOWN):
        sheet.write_formula(row, 1, f"=IF({formula}, 1, 0)" if ">" in formula else f"={formula}", plain, FALSE)
    book.close()
    there = recalculated(tmp_path / "known.xlsx").worksheets[0]
    found = {formula: there.cell(row, 2).value for row, formula in enumerate(KNOWN, 1)}
    assert found == {
        formula: pytest.approx(value) if isinstance(value, int) else value for formula, (_, value) in KNOWN.items()
    }
    assert not [formula for formula, (here, _) in KNOWN.items() if agree(float(np.squeeze(here)), found[formula])]
