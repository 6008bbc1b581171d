"""A workbook's formulas taken apart: what each refers to, relative to where it stands, and what it calls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from openpyxl.utils import column_index_from_string, get_column_letter

from tests.support.results import Formula

Cells = Mapping[str, Mapping[str, Formula]]  # the formulas of a workbook, by sheet and address
TEXT = re.compile(r'"(?:[^"]|"")*"')
CALL = re.compile(r"([A-Z][A-Z0-9.]*)\(")
NUMBER = re.compile(r"(?<![A-Za-z0-9_.$])\d+(?:\.\d+)?(?![A-Za-z0-9_.!(])")
REFERENCE = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[A-Za-z_][A-Za-z0-9_]*)!)?"
    r"(?P<one>\$?[A-Z]{1,3}\$?\d+)(?::(?P<two>\$?[A-Z]{1,3}\$?\d+))?(?![A-Za-z0-9_(])"
)
CORNER = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d+)")


@dataclass(frozen=True)
class Area:
    """Cells that a formula refers to: a sheet, and the first and last row and column, from 1."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int


def options(cells: Cells) -> list[str]:
    """The options' sheets."""
    return [name for name in cells if name[0].isdigit()]


@cache
def place(address: str) -> tuple[int, int]:
    """The row and column of an address, from 1."""
    found = CORNER.fullmatch(address)
    assert found, address
    return int(found[4]), column_index_from_string(found[2])


def bare(formula: str) -> str:
    """A formula without its texts."""
    return TEXT.sub('""', formula)


def relative(formula: str, at: str) -> str:
    """A formula in R1C1 form, seen from the cell that it stands in.

    >>> relative("$B4 * C$5 + SUM(Basis!D1:D2)", "D4")
    'RC2 * R5C[-1] + SUM(Basis!R[-3]C[0]:R[-2]C[0])'
    """
    row, column = place(at)

    def corner(found: re.Match[str]) -> str:
        across = (
            str(column_index_from_string(found[2])) if found[1] else f"[{column_index_from_string(found[2]) - column}]"
        )
        down = found[4] if found[3] else f"[{int(found[4]) - row}]"
        return f"R{down}C{across}".replace("R[0]C", "RC")

    def whole(found: re.Match[str]) -> str:
        sheet = f"{found['sheet']}!" if found["sheet"] else ""
        ends = [CORNER.sub(corner, each) for each in (found["one"], found["two"]) if each]
        return sheet + ":".join(ends)

    return REFERENCE.sub(whole, bare(formula))


def areas(formula: str, sheet: str) -> Iterator[Area]:
    """What a formula on a sheet refers to."""
    for found in REFERENCE.finditer(bare(formula)):
        top, left = place(found["one"])
        bottom, right = place(found["two"] or found["one"])
        yield Area((found["sheet"] or sheet).strip("'"), top, left, bottom, right)


def calls(formula: str) -> list[str]:
    """The functions that a formula calls."""
    return CALL.findall(bare(formula))


def within(formula: str, function: str) -> Iterator[str]:
    """What stands between the brackets of each call of a function."""
    text = bare(formula)
    for found in re.finditer(rf"(?<![A-Z0-9.]){function}\(", text):
        depth, at = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(text[at], 0)
            at += 1
        yield text[found.end() : at - 1]


def numbers(formula: str) -> list[str]:
    """The numbers written into a formula, but for the digits of a ROUND."""
    text = bare(formula)
    for rounded in within(formula, "ROUND"):
        text = text.replace(rounded, re.sub(r", ?\d$", "", rounded))
    return NUMBER.findall(REFERENCE.sub("", text))


def circle(book: Cells) -> list[str]:
    """The cells of a circular reference, if there is one; no cell is its own precedent, however far back."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def precedents(sheet: str, address: str) -> list[tuple[str, str]]:
        return [
            (area.sheet, name)
            for area in areas(book[sheet][address].text, sheet)
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
            if (name := f"{get_column_letter(column)}{row}") in book.get(area.sheet, {})
        ]

    state: dict[tuple[str, str], int] = {}
    for start in ((sheet, address) for sheet, cells in book.items() for address in cells):
        if start in state:
            continue
        stack = [start]
        while stack:
            cell = stack[-1]
            if cell not in state:
                state[cell] = 1
                found[cell] = precedents(*cell)
            waiting = next((each for each in found[cell] if state.get(each) != 2), None)
            if waiting is None:
                state[cell] = 2
                stack.pop()
            elif state.get(waiting) == 1:
                return [f"{sheet}!{address}" for sheet, address in stack[stack.index(waiting) :]]
            else:
                stack.append(waiting)
    return []
