"""What a paper is made of, whatever it is printed as: headings, paragraphs, lists, tables and charts.

Text is plain, but for **bold**. Every figure in it is already as it is printed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a section of the paper, below its title."""

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a quiet one is a note."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list of points; lettered where they are asked of the Board one by one."""

    points: tuple[str, ...]
    lettered: bool = False


@dataclass(frozen=True)
class Table:
    """A table: the first row and the first column say what the rest is.

    rows: as wide as the heads; a cell may hold several lines, parted by a newline.
    totals: places of rows, from 0, that add up others.
    widths: of the columns, as shares of the page; alike but for the first where none are given.
    note: what its reader must know, under it.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[int, ...] = ()
    widths: tuple[float, ...] = ()
    note: str = ""
    words: bool = False  # cells are text, not figures

    @property
    def width(self) -> float:
        """Its share of the page's width: two columns of figures need no more than half."""
        return 0.5 if len(self.heads) == 2 and not self.words else 1.0

    def shares(self) -> tuple[float, ...]:
        """The columns' widths, as shares of the whole."""
        first = 0.28 if len(self.heads) > 2 else 0.5
        rest = (1 - first) / max(1, len(self.heads) - 1)
        widths = self.widths or (first, *[rest] * (len(self.heads) - 1))
        return tuple(width / sum(widths) for width in widths)


@dataclass(frozen=True)
class Series:
    """One series of a chart: a value for each category, None where there is none or it may not be shown.

    look: how it is drawn, a name that every printer knows; each can be told from the others in black and white.
    """

    name: str
    values: tuple[float | None, ...]
    look: str


@dataclass(frozen=True)
class Chart:
    """A chart as data. `alt` says in words what it shows; `table` holds the same figures.

    kind: "bars" (lying, stacked), "lines" over years, or "steps", lines over months that are not evenly spaced.
    at: of steps: the month of each category.
    """

    kind: str
    title: str
    alt: str
    axis: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    table: Table
    at: tuple[float, ...] = ()

    def scale(self) -> tuple[float, float, float]:
        """The least and greatest of its axis of values, and the step between marks: from nothing, but for lines."""
        values = [value for each in self.series for value in each.values if value is not None]
        if self.kind == "bars":
            values = [sum(each.values[place] or 0 for each in self.series) for place in range(len(self.categories))]
        low, high = (min(values), max(values)) if self.kind == "lines" else (min([0.0, *values]), max([0.0, *values]))
        mark = nice((high - low) / 5 or 1.0)
        return mark * math.floor(low / mark), mark * max(math.ceil(high / mark), math.floor(low / mark) + 1), mark


@dataclass(frozen=True)
class Beside:
    """Charts side by side, each with its share of the page's width."""

    charts: tuple[Chart, ...]
    shares: tuple[float, ...]


Block = Heading | Paragraph | Bullets | Table | Chart | Beside


@dataclass(frozen=True)
class Paper:
    """A paper: what it is called, whose it is, what it is made of, and what its figures came from."""

    title: str
    subtitle: str
    body: str
    blocks: tuple[Block, ...]
    stamp: str
    summary: str  # one sentence, for the document's properties

    def tables(self) -> Iterator[Table]:
        """The tables printed, in order."""
        return (block for block in self.blocks if isinstance(block, Table))

    def charts(self) -> Iterator[Chart]:
        """The charts printed, in order."""
        for block in self.blocks:
            if isinstance(block, Chart):
                yield block
            elif isinstance(block, Beside):
                yield from block.charts


def nice(size: float) -> float:
    """The round number, of 1, 2 and 5 with noughts, that is no less.

    >>> nice(37.0), nice(0.2), nice(1100.0)
    (50.0, 0.2, 2000.0)
    """
    ten = 10.0 ** math.floor(math.log10(size))
    return next(each * ten for each in (1.0, 2.0, 5.0, 10.0) if each * ten >= size * (1 - 1e-9))


def runs(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each bold or not.

    >>> runs("to **approve** it")
    [('to ', False), ('approve', True), (' it', False)]
    """
    pieces = re.split(r"\*\*(.+?)\*\*", text)
    return [(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece]
