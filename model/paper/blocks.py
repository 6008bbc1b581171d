"""What a paper is made of, whatever it is printed as: headings, paragraphs, lists, tables and charts.

Text is plain, except **bold**. Every figure in it is already in the form in which it is printed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS_AXIS = "Months from the start of the plan"


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a section of the paper, below its title."""

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a quiet one is a note in small type."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list of points; lettered where the Board is asked to agree each of them."""

    points: tuple[str, ...]
    lettered: bool = False


@dataclass(frozen=True)
class Table:
    """A table; the heads say what its columns are, and the first cell of a row says what the row is.

    rows: as wide as the heads; a cell may have several lines, divided by a newline. totals: the rows, from 0, that add
    up others. widths: of the columns, as shares of the page; where none are given, all but the first are alike. note:
    what the reader must know, printed under the table.
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
        """Return the table's share of the page's width: two columns of figures need no more than half."""
        return 0.5 if len(self.heads) == 2 and not self.words else 1.0

    def shares(self) -> tuple[float, ...]:
        """Return the columns' widths as shares of the table's width."""
        first = 0.28 if len(self.heads) > 2 else 0.5
        rest = (1 - first) / max(1, len(self.heads) - 1)
        widths = self.widths or (first, *[rest] * (len(self.heads) - 1))
        return tuple(width / sum(widths) for width in widths)


@dataclass(frozen=True)
class Series:
    """One series of a chart: a value for each category, None where there is none or it may not be shown.

    look: the name of how it is drawn, the same for every printer; looks are different in black and white.
    """

    name: str
    values: tuple[float | None, ...]
    look: str


@dataclass(frozen=True)
class Chart:
    """A chart as data. `alt` says in words what it shows; `table` has the same figures.

    kind: "bars" (horizontal, stacked), "lines" over years, or "steps", which are lines over months unevenly spaced. at:
    of steps: the month of each category, from the start of the plan.
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
        """Return the least and the greatest value of the axis, and the step between its marks.

        The axis starts at zero, except that of lines.
        """
        values = [value for series in self.series for value in series.values if value is not None]
        if self.kind == "bars":
            values = [sum(series.values[place] or 0 for series in self.series) for place in range(len(self.categories))]
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
    """A paper: its title, the body it is of, its blocks, and a stamp that says what its figures were made with."""

    title: str
    subtitle: str
    body: str
    blocks: tuple[Block, ...]
    stamp: str
    summary: str  # one sentence, for the document's properties

    def tables(self) -> Iterator[Table]:
        """Return the tables printed, in order, without those of the charts."""
        return (block for block in self.blocks if isinstance(block, Table))

    def charts(self) -> Iterator[Chart]:
        """Yield the charts printed, in order."""
        for block in self.blocks:
            if isinstance(block, Chart):
                yield block
            elif isinstance(block, Beside):
                yield from block.charts


def nice(size: float) -> float:
    """Return the round number (1, 2 or 5 with noughts) that is the next at or above a size.

    >>> nice(37.0), nice(0.2), nice(1100.0)
    (50.0, 0.2, 2000.0)
    """
    ten = 10.0 ** math.floor(math.log10(size))
    return next(digit * ten for digit in (1.0, 2.0, 5.0, 10.0) if digit * ten >= size * (1 - 1e-9))


def runs(text: str) -> list[tuple[str, bool]]:
    """Return the text in pieces, each with whether it is bold.

    >>> runs("to **approve** it")
    [('to ', False), ('approve', True), (' it', False)]
    """
    pieces = re.split(r"\*\*(.+?)\*\*", text)
    return [(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece]
