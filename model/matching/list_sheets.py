"""Writes a list of matches.xlsx: its headings, and its rows as XML, which is many times faster than cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, islice, repeat, takewhile
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name

from model.rules.rulebook import serial
from model.xlsx.append_rows import Strings, height
from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import Formats, lines_high, set_up

Cells = Sequence[Any]  # of a column; a live cell is a pair of its formula and its value, and None is a blank
DAY = "d mmm yyyy"
SEEN, LINE = 170, 13.5  # the width of the columns that are seen at once, and the height of a line
TOGETHER = 1_000  # rows that are put together at once
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
    """Write a list's title, two notes and headings, with a filter over its `rows` rows.

    A first note that is wider than the sheet is folded under the title.
    """
    widths = [head.width for head in heads]
    set_up(sheet, name, notes[0], formats, widths)
    wide = list(takewhile(lambda width: width <= SEEN, accumulate(widths)))
    if (lines := lines_high(notes[0], wide[-1])) > 1:
        sheet.merge_range(1, 0, 1, len(wide) - 1, notes[0], formats("default"))
        sheet.set_row(1, LINE * lines)
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


def rows_of(
    heads: Sequence[Heading], columns: Sequence[Cells], styles: Sequence[int], strings: Strings
) -> Iterator[str]:
    """Yield the rows of a list, which is given by its columns, as XML, many together; each as high as its widest text.

    Most values stand in many rows: what is behind a cell's address is made once for each value of a column. A row is
    then the parts between its numbers, put together with its number between them.
    """
    if not columns:
        return
    numbers = [str(row) for row in range(FIRST + 1, FIRST + 1 + len(columns[0]))]
    wide = max(range(len(heads)), key=lambda place: heads[place].width)
    counted = [Counter(values) for values in columns]
    full = [not {None, ""} & many.keys() for many in counted]  # a blank has no cell, and so no number
    opens = [f'<c r="{xl_col_to_name(place)}' for place in range(len(columns))]
    after = [*(each if is_full else "" for each, is_full in zip(opens, full, strict=True)), "</row>"]
    parts: list[Iterable[str]] = [repeat('<row r="')]
    parts.append(_heights(columns[wide], heads[wide].width, after[0]))
    for place, (values, many, style) in enumerate(zip(columns, counted, styles, strict=True)):
        made = _made(values, many, style, strings, after[place + 1])
        if full[place]:
            parts.append(made)
        else:
            blank, before = after[place + 1], opens[place]
            parts[-1] = [
                f"{part}{each}" if each == blank else f"{part}{before}{number}{each}"
                for part, number, each in zip(parts[-1], numbers, made, strict=True)
            ]
    rows = map(str.join, numbers, zip(*parts, strict=False))
    while text := "".join(islice(rows, TOGETHER)):
        yield text


def _heights(values: Sequence[Any], width: float, after: str) -> list[str]:
    """Return the XML attributes of each row's height, by the text of its widest column, and `after` behind its end."""
    lengths = [*map(len, map(str, values))]
    ends = {length: _end_of_row(min(lines_high(" " * length, width), MOST_LINES)) + after for length in set(lengths)}
    return [*map(ends.__getitem__, lengths)]


def _end_of_row(lines: int) -> str:
    """Return how the tag ends that opens a row as high as so many lines, behind the row's number."""
    return '">' if lines == 1 else f'"{height(lines)}>'


def _made(values: Sequence[Any], many: Counter[Any], style: int, strings: Strings, after: str) -> list[str]:
    """Return what stands behind the address of each cell of a column, and `after` it; `after` itself for a blank.

    `many` has how often each value stands in the column.
    """
    behind = {value: _behind(value, style, strings, after) for value in many}
    strings.used += sum(times - 1 for value, times in many.items() if isinstance(value, str) and value)  # cells count
    return [*map(behind.__getitem__, values)]


def _behind(value: Any, style: int, strings: Strings, after: str) -> str:
    """Return what stands behind the address of a cell that holds a value, and `after` it; a blank has no cell."""
    if value is None or value == "":
        return after
    if isinstance(value, str):
        return f'" s="{style}" t="s"><v>{strings.number(value)}</v></c>{after}'
    if isinstance(value, tuple):
        return f'" s="{style}"><f>{escape(value[0])}</f><v>{value[1]!r}</v></c>{after}'
    return f'" s="{style}"><v>{serial(value) if isinstance(value, date) else value!r}</v></c>{after}'
