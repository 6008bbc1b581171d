"""The blocks that a paper in any format is made of: headings, paragraphs, lists, tables and charts.

Text is plain, except **bold**. Every figure in a text is already in the form in which it is printed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS_AXIS = "Months from the start of the plan"


@dataclass(frozen=True)
class Heading:
    """A heading. One of level 1 begins a section of the paper; one of `new_page` begins a page."""

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of text. Where `quiet` is True it is a note, printed in small type."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list of points. Where `lettered` is True they begin with a), b) and so on, for the Board to agree each."""

    points: tuple[str, ...]
    lettered: bool = False


@dataclass(frozen=True)
class Table:
    """A table of texts: `heads` says what each column is, and the first cell of each row says what the row is.

    rows: each has as many cells as there are heads; a cell with newlines in it has several lines of text. totals:
    the numbers, from 0, of the rows that add up other rows. widths: the columns' shares of the table's width; where
    they are not given, all columns except the first are equally wide. note: what the reader must know, printed
    under the table.
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
        """Return the table's share of the page's width: a half for two columns of figures, and otherwise 1."""
        return 0.5 if len(self.heads) == 2 and not self.words else 1.0

    def shares(self) -> tuple[float, ...]:
        """Return each column's share of the table's width; the shares add up to 1."""
        first = 0.28 if len(self.heads) > 2 else 0.5
        rest = (1 - first) / max(1, len(self.heads) - 1)
        widths = self.widths or (first, *[rest] * (len(self.heads) - 1))
        return tuple(width / sum(widths) for width in widths)


@dataclass(frozen=True)
class Series:
    """One series of a chart: a value for each category, or None where there is no value or it may not be shown.

    look: a name, such as 'target line', for the colour, pattern or dashes in which the series is drawn. Every
    printer draws a look in the same way, and different looks can be told apart in black and white.
    """

    name: str
    values: tuple[float | None, ...]
    look: str


@dataclass(frozen=True)
class Chart:
    """A chart as data. `alt` says in words what the chart shows; `table` has the same figures.

    kind: "bars" (horizontal and stacked), "lines" (over years) or "steps" (lines over months that are unevenly
    spaced). axis: the title of the axis of values. at: for the kind "steps" alone, the month of each category,
    counted from the start of the plan.
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
        """Return the least value of the axis of values, its greatest value, and the distance between its marks.

        The axis begins at or below zero, except in a chart of the kind "lines".
        """
        values = [value for series in self.series for value in series.values if value is not None]
        if self.kind == "bars":
            values = [sum(series.values[place] or 0 for series in self.series) for place in range(len(self.categories))]
        low, high = (min(values), max(values)) if self.kind == "lines" else (min([0.0, *values]), max([0.0, *values]))
        mark = nice((high - low) / 5 or 1.0)
        return mark * math.floor(low / mark), mark * max(math.ceil(high / mark), math.floor(low / mark) + 1), mark


@dataclass(frozen=True)
class Beside:
    """Several charts side by side, each with its share of the page's width."""

    charts: tuple[Chart, ...]
    shares: tuple[float, ...]


Block = Heading | Paragraph | Bullets | Table | Chart | Beside


@dataclass(frozen=True)
class Paper:
    """A whole paper: its title, the NHS body that it is about, and its blocks in order.

    stamp: a text at the foot that says with what inputs and which version of the model the figures were made.
    """

    title: str
    subtitle: str
    body: str
    blocks: tuple[Block, ...]
    stamp: str
    summary: str  # one sentence, for the document's properties

    def tables(self) -> Iterator[Table]:
        """Return an iterator over the tables that are printed, in order, without the tables that belong to charts."""
        return (block for block in self.blocks if isinstance(block, Table))

    def charts(self) -> Iterator[Chart]:
        """Yield the charts that are printed, in order."""
        for block in self.blocks:
            if isinstance(block, Chart):
                yield block
            elif isinstance(block, Beside):
                yield from block.charts


def nice(size: float) -> float:
    """Return the nearest round number (1, 2 or 5 followed by noughts) that is not below `size`.

    >>> nice(37.0), nice(0.2), nice(1100.0)
    (50.0, 0.2, 2000.0)
    """
    ten = 10.0 ** math.floor(math.log10(size))
    return next(digit * ten for digit in (1.0, 2.0, 5.0, 10.0) if digit * ten >= size * (1 - 1e-9))


def runs(text: str) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with True where it is between pairs of stars, which means bold.

    >>> runs("to **approve** it")
    [('to ', False), ('approve', True), (' it', False)]
    """
    pieces = re.split(r"\*\*(.+?)\*\*", text)
    return [(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece]
