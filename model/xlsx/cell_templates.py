"""Text of cells with gaps for what changes from cell to cell: made once, filled for every year, member and person.

A gap holds the number that stands in the first cell, so that the text of any other is that number and so many more:

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
    """A gap for a column's letters; `first` is that of the first year, from 0."""
    return f"\1{first};"


def row_gap(first: int) -> str:
    """A gap for a row's number; `first` is that of the first member, from 1."""
    return f"\2{first};"


def each_column(text: str, count: int) -> Iterator[str]:
    """The text for each of so many years: its columns one further on each time."""
    return _each(text, range(count), _COLUMN, letters)


def each_row(text: str, count: int, start: int = 0) -> Iterator[str]:
    """The text for each of so many members: its rows one further down each time, from so many on."""
    return _each(text, range(start, start + count), _ROW, str)


def _each(text: str, steps: range, gap: re.Pattern[str], name: Callable[[int], str]) -> Iterator[str]:
    gaps = {match[0]: int(match[1]) for match in gap.finditer(text)}
    if not gaps:
        yield from (text for _ in steps)
        return
    most = max(gaps, key=text.count)
    parts = text.split(most)  # once; the rarer gaps are sought again each time
    for step in steps:
        made = name(gaps[most] + step).join(parts)
        for found in gaps.keys() - {most}:
            made = made.replace(found, name(gaps[found] + step))
        yield made


def with_values(text: str, values: Sequence[str]) -> str:
    """The text with its values, in order: as many as it has gaps for them."""
    parts = text.split(VALUE)
    filled = [""] * (len(parts) + len(values))
    filled[::2], filled[1::2] = parts, values
    return "".join(filled)


def as_texts(values: np.ndarray) -> Any:
    """Numbers as a workbook holds them, to the last bit, in lists as they were: each that is met again is said once."""
    each, places = np.unique(values, return_inverse=True)
    said = np.array([repr(number) for number in (each + 0.0).tolist()], dtype=object)  # + 0: never -0
    return said[places].reshape(values.shape).tolist()
