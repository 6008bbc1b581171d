"""Faults as a spreadsheet gets them, planted in the formulas of a results workbook."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from model.results_workbook.key_lines import OF_BASIS, OF_OPTION
from model.results_workbook.people_sheet import LABELS
from model.xlsx.sheet_geometry import FIRST
from tests.support.practice import CORNER, REFERENCE

Change = Callable[[str], str]
FULL, EXITS, BASIS, PEOPLE = "2 ", "3 ", "Basis", "People"  # how sheets' names begin: 2 sets every lever, 3 exits
REAL = ", real"
LAST = "G"  # the column of the plan's third year and last


def constant(value: float) -> Change:
    """A number over the formula."""
    return lambda _: str(value)


def moved(number: int, rows: int = 0, columns: int = 0) -> Change:
    """One reference, by its place from 0, to cells beside: another pool's, or last year's."""

    def shift(corner: re.Match[str]) -> str:
        column = get_column_letter(column_index_from_string(corner[2]) + columns)
        return f"{corner[1]}{column}{corner[3]}{int(corner[4]) + rows}"

    return lambda formula: _reference(formula, number, lambda text: CORNER.sub(shift, text))


def stretched(by: int, number: int | None = None) -> Change:
    """Ranges that end a row too soon or too late, or a year where they run along a row; all of them, or one."""

    def end(text: str) -> str:
        found = CORNER.findall(text)
        if len(found) < 2:
            return text
        (_, first, _, top), (dollar, letters, mark, bottom) = found
        if top == bottom and first != letters:
            return text[: text.rindex(":") + 1] + f"{dollar}{chr(ord(letters) + by)}{mark}{bottom}"
        return text[: text.rindex(":") + 1] + f"{dollar}{letters}{mark}{int(bottom) + by}"

    def change(formula: str) -> str:
        ranges = [at for at, found in enumerate(REFERENCE.finditer(formula)) if found["two"]]
        for at in ranges if number is None else [ranges[number]]:
            formula = _reference(formula, at, end)
        return formula

    return change


def flipped(number: int) -> Change:
    """The sign of one term, by its place from 0, the other way."""

    def change(formula: str) -> str:
        signs = list(re.finditer(r" ([+-]) ", formula))
        found = signs[number]
        other = " - " if found[1] == "+" else " + "
        return formula[: found.start()] + other + formula[found.end() :]

    return change


def twice(number: int, sign: str = "-") -> Change:
    """One reference, by its place from 0, counted once more."""
    return lambda formula: f"{formula} {sign} {list(REFERENCE.finditer(formula))[number][0]}"


def cut_at(mark: str) -> Change:
    """The formula up to a mark."""
    return lambda formula: formula[: formula.index(mark)]


def _reference(formula: str, number: int, change: Change) -> str:
    found = list(REFERENCE.finditer(formula))[number]
    sheet = f"{found['sheet']}!" if found["sheet"] else ""
    return formula[: found.start()] + sheet + change(found[0].removeprefix(sheet)) + formula[found.end() :]


@dataclass(frozen=True)
class Fault:
    """A change of one cell: how its sheet's name begins, the label of its line, which of its rows, and its column."""

    sheet: str
    label: str
    change: Change
    member: int = 0
    column: str = LAST

    def cell(self, book: Workbook) -> Cell:
        """The cell that it is planted in."""
        sheet = next(each for each in book.worksheets if each.title.startswith(self.sheet))
        cell = sheet[self._people(sheet) if self.sheet == PEOPLE else self._line(sheet)]
        assert isinstance(cell, Cell)
        return cell

    def plant(self, book: Workbook) -> tuple[Cell, str]:
        """Plant it, and return the cell and its formula."""
        cell = self.cell(book)
        text = cell.value
        assert isinstance(text, str)
        assert text.startswith("="), f"{cell.parent.title}!{cell.coordinate} is {text}"
        made = self.change(text)
        assert made != text
        cell.value = made if made.startswith("=") else float(made)
        return cell, text

    def _line(self, sheet: Worksheet) -> str:
        keys = FIRST + 1 + max(len(OF_OPTION), len(OF_BASIS))  # key lines have labels of lines that stand below them
        named = [cell.row for cell in sheet["A"] if cell.value == self.label and cell.row > keys]
        rows = [row for row in named if sheet[f"C{row}"].value]
        return f"{self.column}{rows[self.member]}"

    def _people(self, sheet: Worksheet) -> str:
        letters = [cell.column_letter for cell in sheet[LABELS + 1] if cell.value == self.label]
        return f"{letters[-1]}{LABELS + 3 + self.member}"


FAULTS: dict[str, Fault] = {
    "a pool's posts short by a row": Fault(BASIS, "WTE in post at the start", stretched(-1), 2, "D"),
    "a pool's baseline short by a row": Fault(BASIS, "Cost of the pool in the baseline year", stretched(-1), 2, "D"),
    "a pool's cost short by a row": Fault(BASIS, "Do-nothing cost of the pool's people", stretched(-1), 2),
    "a pool's payoffs short by a row": Fault(BASIS, "Compulsory exits' cost, all the pool", stretched(-1), 2),
    "a person's row skipped": Fault(PEOPLE, "Cost of the row", constant(0), 3),
    "a pool's average from another pool": Fault(BASIS, "Do-nothing cost of a WTE", moved(1, rows=1)),
    "a rate of pay typed over": Fault(BASIS, "Pay of a WTE", constant(30_000), 1),
    "the baseline short by an item": Fault(
        BASIS, "Non-pay less income in the baseline year", stretched(-1), column="D"
    ),
    "last year's cut read for this year's": Fault(BASIS, "Allowed by cuts of the baseline", moved(1, columns=-1)),
    "a saving added to spending": Fault(FULL, "Spending that is nobody in post", flipped(0)),
    "an item's saving left out of the total": Fault(FULL, "Non-pay savings", stretched(-2)),
    "a post removed twice": Fault(EXITS, "Posts left after: Compulsory redundancy", twice(1), 1, "F"),
    "heads of a way of leaving left out": Fault(EXITS, "Heads leaving: Compulsory redundancy", constant(0), column="F"),
    "heads of a way of leaving short by a pool": Fault(FULL, "Heads leaving: Natural wastage", stretched(-1)),
    "posts held counted as refilled": Fault(EXITS, "Vacated posts refilled", flipped(0), 1, "F"),
    "more posts ended than there are": Fault(FULL, "Share of the cap used: Compulsory redundancy", constant(9)),
    "a running total that forgets last year": Fault(FULL, "To date: Natural wastage", moved(0, columns=-2), 2),
    "a step of the bridge added": Fault(FULL, "Bridge: spend", flipped(3)),
    "a step of the bridge short by a pool": Fault(FULL, "Bridge: Natural wastage", stretched(-1)),
    "last year's posts priced for this year's": Fault(FULL, "Run rate at the year's end", moved(1, columns=-1)),
    "spend that counts a route twice": Fault(EXITS, "Spend", twice(3), column="F"),
    "a need typed over": Fault(FULL, "Above the target after: Compulsory redundancy", constant(1_000)),
    "a missed target typed over": Fault(FULL, "Missed by", constant(5_000)),
    "one-off cost paid twice": Fault(FULL, "Paid from the year's own budget", flipped(0), column="E"),
    "one-off cost of a programme taken away": Fault(FULL, "One-off cost", flipped(1)),
    "a reserve that is never spent": Fault(FULL, "Reserve left", constant(10_000), column="E"),
    "cash to date that forgets last year": Fault(FULL, "Cash to date", moved(0, columns=-2)),
    "one-off cost counted twice in cash": Fault(FULL, "Net cash", twice(2)),
    "cash for real": Fault(FULL, f"Net flow to the body{REAL}", cut_at(" / ")),
    "a discount left out": Fault(BASIS, "Discount factor", constant(1), column="F"),
    "tax that comes twice": Fault(FULL, "Net cash to the exchequer", flipped(0)),
    "a total short by a pool": Fault(FULL, "WTE at the end", stretched(-1)),
    "a total that takes in the row beneath": Fault(FULL, "Heads at the end, whole body", stretched(1), column="E"),
    "redundancies short of two years": Fault(EXITS, "Compulsory redundancies", stretched(-2), column="D"),
    "redeployment in an option without it": Fault(EXITS, "Redeployment: posts", constant(0.2)),
    "a lever ignored": Fault(EXITS, "Vacated posts held in the pool", constant(1), 2),
    "a lever typed over": Fault(FULL, "Vacated posts held", constant(0.35)),
    "agency that never ends": Fault(FULL, "Bridge: agency ended", constant(0)),
    "an effort ignored": Fault(FULL, "Share of the item saved", constant(0.99), 1),
    "a saving typed over": Fault(FULL, "of which releases cash", constant(123_456), column="D"),
    "one-off cost short by a year": Fault(FULL, "One-off cost, all years", stretched(-1), column="D"),
    "a target missed by a typed sum": Fault(FULL, "Missed by, all years", constant(1), column="D"),
    "payoffs that cost society": Fault(FULL, "Net value to society", flipped(3)),
    "cash for real, to the NHS": Fault(FULL, "Net flow to the NHS, real", cut_at(" / ")),
    "a present value short by a year": Fault(FULL, "Present value to society", stretched(-2), column="D"),
    "a package counted twice": Fault(FULL, "Number of exit packages, by cost band", twice(1, "+"), 3),
    "a package's cost taken away": Fault(FULL, "Cost of exit packages, by cost band", flipped(0), 3),
    "a kind of departure typed over": Fault(FULL, "Other departures by kind", constant(7)),
    "a kind's cost typed over": Fault(FULL, "Cost of other departures by kind", constant(7)),
    "a provision that grows as it is used": Fault(FULL, "Provision at the end", flipped(1)),
    "an agreed exit that never leaves": Fault(BASIS, "Agreed exits still to leave", constant(1)),
    "a use of the provision typed over": Fault(FULL, "Used in the year", constant(9_999)),
    "a charge typed over": Fault(FULL, "Charge for exits in the year", constant(9_999)),
    "a month's payoffs typed over": Fault(FULL, "Payoffs in the month", constant(9_999)),
    "a month's cash typed over": Fault(FULL, "Net cash in the month", constant(9_999), 2),
    "a round's cost left out": Fault(EXITS, "One-off cost: voluntary round", constant(0), column="E"),
    "a round's people left out": Fault(EXITS, "Heads leaving: Voluntary round", constant(0), column="E"),
    "a fixed term's cost typed over": Fault(FULL, "One-off cost: fixed terms ended", constant(9_999)),
    "wastage below the posts that must stay": Fault(FULL, "Vacated posts held, WTE", constant(0.3), 1),
    "more posts held as needed than people leave": Fault(EXITS, "Natural wastage, as needed: posts", constant(3), 1),
    "posts held as needed added to those left": Fault(
        EXITS, "Posts left after: Natural wastage, as needed", flipped(0), column="F"
    ),
    "posts held as needed taken twice from the need": Fault(
        EXITS, "Above the target after: Natural wastage, as needed", twice(2), column="E"
    ),
    "money advanced counted twice": Fault(FULL, "Paid from the year's own budget", twice(3), column="E"),
    "the tested day ignored": Fault(FULL, "Run rate on the tested day", cut_at(" + ")),
    "posts that go after the tested day taken away": Fault(FULL, "Run rate on the tested day", flipped(0)),
    "last year's heads for a post, before hours were given up": Fault(
        FULL, "Heads at the end", moved(12, columns=-1), 2
    ),
    "a pool in two rounds": Fault(EXITS, "Rounds that the pool is in", constant(2)),
    "a round's budget passed": Fault(
        EXITS, "Share of those who may go that the budget allows", constant(1), column="E"
    ),
    "a round's number passed": Fault(FULL, "Share of those who may go that the number allows", constant(1), 2, "F"),
    "wastage of a post that must stay": Fault(FULL, "Vacated posts held, WTE", constant(0.05)),
    "more hours given up than agreed": Fault(FULL, "Hours given up", constant(0.5), 1),
    "heads as if no hours were given up": Fault(FULL, "Heads for each WTE after hours are given up", constant(1), 1),
    "the year's end for the tested day": Fault(BASIS, "Of the year, share gone by the tested day", constant(1)),
    "money advanced that is there twice": Fault(FULL, "Money advanced that is left", flipped(0), column="E"),
    "money advanced that is given back and had": Fault(
        FULL, "Allowed spend with what is advanced and given back", flipped(1)
    ),
}
