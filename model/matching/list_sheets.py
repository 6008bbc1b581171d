"""Writes a list of matches.xlsx: its headings, and its rows as XML, which is many times faster than cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name

from model.rules.rulebook import serial
from model.xlsx.append_rows import Strings, tall_row
from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import Formats, lines_high, set_up

Cells = tuple[Any, ...]  # of a row; a live cell is a pair of its formula and its value, and None is a blank
DAY = "d mmm yyyy"
MOST_LINES = 30  # of text that a row shows at once: no row is higher than 409 points


@dataclass(frozen=True)
class Heading:
    """A column of a list: its heading, its width, and the number format of its cells, "" for text."""

    title: str
    width: float
    number: str = ""
    live: bool = False


def write_head(
    sheet: Any, name: str, notes: tuple[str, str], heads: Sequence[Heading], rows: int, formats: Formats
) -> None:
    """Write a list's title, two notes and headings, with a filter over its `rows` rows."""
    set_up(sheet, name, notes[0], formats, [head.width for head in heads])
    sheet.write_string(2, 0, notes[1], formats("note"))
    for place, head in enumerate(heads):
        sheet.write_string(HEAD, place, head.title, formats("head"))
    sheet.set_row(HEAD, 58)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(HEAD)
    if rows:
        sheet.autofilter(HEAD, 0, FIRST + rows - 1, len(heads) - 1)


def style_of(head: Heading, formats: Formats) -> int:
    """Return the number of the format of a column's cells; it must be asked for before the workbook is closed."""
    return formats.index("calculated" if head.live else "plain" if head.number else "text", head.number)


def rows_of(heads: Sequence[Heading], rows: Sequence[Cells], styles: Sequence[int], strings: Strings) -> Iterator[str]:
    """Yield each row of a list as XML, high enough for the text of its widest column."""
    wide = max(range(len(heads)), key=lambda place: heads[place].width)
    width = heads[wide].width
    columns = [Column(xl_col_to_name(place), style, strings) for place, style in enumerate(styles)]
    for number, row in enumerate(rows, FIRST + 1):
        cells = "".join(
            [
                column(number, value)
                for column, value in zip(columns, row, strict=True)
                if value is not None and value != ""
            ]
        )
        high = lines_high(str(row[wide]), width)
        yield f'<row r="{number}">{cells}</row>' if high == 1 else tall_row(number, min(high, MOST_LINES), cells)


class Column:
    """Writes the cells of one column as XML: texts, dates, numbers, and formulas with their values.

    What is behind a cell's address is made once for each value, as most values stand in many rows.
    """

    def __init__(self, letters: str, style: int, strings: Strings) -> None:
        self._before, self._style, self._strings = f'<c r="{letters}', f'" s="{style}', strings
        self._known: dict[Any, str] = {}

    def __call__(self, row: int, value: Any) -> str:
        """Return the cell of a row as XML."""
        behind = self._known.get(value)
        if behind is None:
            behind = self._known[value] = self._behind(value)
        elif isinstance(value, str):
            self._strings.used += 1  # each cell of a text counts
        return f"{self._before}{row}{behind}"

    def _behind(self, value: Any) -> str:
        """Return what stands behind the address of a cell that holds a value."""
        if isinstance(value, str):
            return f'{self._style}" t="s"><v>{self._strings.number(value)}</v></c>'
        if isinstance(value, tuple):
            return f'{self._style}"><f>{escape(value[0])}</f><v>{value[1]!r}</v></c>'
        return f'{self._style}"><v>{serial(value) if isinstance(value, date) else value!r}</v></c>'
