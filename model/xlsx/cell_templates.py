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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, repeat

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


def filled_rows(text: str, count: int, start: int, more: Mapping[str, Iterable[Sequence[str]]]) -> str:
    """Return `count` texts joined, with all their gaps filled; gaps for rows are filled as `each_row` does.

    `more` has, for each other gap, what fills it in each of the texts, for the first such gap of a text and each after.

    >>> filled_rows(f"{row_gap(2)}={VALUE};", 2, 0, {VALUE: [["10", "20"]]})
    '2=10;3=20;'
    """
    fillers = {gap: iter(columns) for gap, columns in more.items()}
    numbers: dict[str, list[str]] = {}
    pieces: list[Iterable[str]] = []
    for place, part in enumerate(re.split(f"([{''.join(more)}]|\2[0-9]+;)", text)):
        if place % 2 == 0:
            pieces.append(repeat(part, count))
        elif part in fillers:
            pieces.append(next(fillers[part]))
        else:
            if part not in numbers:
                first = int(part[1:-1]) + start
                numbers[part] = [*map(str, range(first, first + count))]
            pieces.append(numbers[part])
    return "".join(chain.from_iterable(zip(*pieces, strict=True)))


def with_values(text: str, values: Sequence[str]) -> str:
    """Return the text with its gaps for values filled, in order; there must be as many values as gaps."""
    parts = text.split(VALUE)
    filled = [""] * (len(parts) + len(values))
    filled[::2], filled[1::2] = parts, values
    return "".join(filled)


class Texts(dict[float, str]):
    """Numbers as the texts that a workbook stores, of which no digit is lost; each is made when it is first asked for.

    >>> Texts()[0.1], Texts()[-0.0]
    ('0.1', '0.0')
    """

    def __missing__(self, number: float) -> str:
        text = self[number] = repr(number + 0.0)  # + 0: never -0
        return text


def as_texts(values: np.ndarray) -> list[list[str]]:
    """Return numbers, (rows, columns), as the texts that a workbook stores, a list for each row."""
    texts = Texts()
    return [[*map(texts.__getitem__, row)] for row in values.tolist()]
