"""Texts of cells with gaps for what changes from cell to cell: a text is made once and filled for every year and row.

A gap has in it the number of the first cell's column or row; the text of a later cell has as many more:

>>> text = f"{column_gap(4)}$12*{column_gap(3)}{row_gap(6)}"
>>> [*each_row(next(each_column(text, 1)), 2)]
['E$12*D6', 'E$12*D7']
>>> [*each_column("$A$1", 2)]
['$A$1', '$A$1']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from xlsxwriter.utility import xl_col_to_name

VALUE = "\0"  # where a cell's value goes
_COLUMN, _ROW = re.compile("\1([0-9]+);"), re.compile("\2([0-9]+);")
letters = cache(xl_col_to_name)


def column_gap(first: int) -> str:
    """Return the text of a gap for a column's letters; `first` is the number, from 0, of the first year's column."""
    return f"\1{first};"


def row_gap(first: int) -> str:
    """Return the text of a gap for a row's number; `first` is the number, from 1, of the first member's row."""
    return f"\2{first};"


def each_column(text: str, count: int) -> Iterator[str]:
    """Yield the text for each of `count` years, its gaps for columns filled, one column further right each year."""
    return _each(text, range(count), _COLUMN, letters)


def each_row(text: str, count: int, start: int = 0) -> Iterator[str]:
    """Yield the text for each of `count` rows, with its gaps for rows filled, one row further down each time.

    The first text is `start` rows below the row that the gaps name.
    """
    return _each(text, range(start, start + count), _ROW, str)


def _each(text: str, steps: range, gap: re.Pattern[str], name: Callable[[int], str]) -> Iterator[str]:
    """Yield the text for each step, with each gap of the kind `gap` filled.

    A gap is filled with what `name` makes of the gap's number plus the step, such as a column's letters.
    """
    gaps = {match[0]: int(match[1]) for match in gap.finditer(text)}
    if not gaps:
        yield from (text for _ in steps)
        return
    most = max(gaps, key=text.count)
    parts = text.split(most)  # once; the rarer gaps are sought again each time
    for step in steps:
        filled = name(gaps[most] + step).join(parts)
        for other in gaps.keys() - {most}:
            filled = filled.replace(other, name(gaps[other] + step))
        yield filled


def with_values(text: str, values: Sequence[str]) -> str:
    """Return the text with its gaps for values filled, in order; there must be as many values as gaps."""
    parts = text.split(VALUE)
    filled = [""] * (len(parts) + len(values))
    filled[::2], filled[1::2] = parts, values
    return "".join(filled)


def as_texts(values: np.ndarray) -> Any:
    """Return numbers as the text that a workbook stores, in nested lists of the same shape; no digit is lost.

    Equal numbers are turned into text only once, for speed.
    """
    different, places = np.unique(values, return_inverse=True)
    texts = np.array([repr(number) for number in (different + 0.0).tolist()], dtype=object)  # + 0: never -0
    return texts[places].reshape(values.shape).tolist()
