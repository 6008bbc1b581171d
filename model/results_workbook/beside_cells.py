"""Cells of the sheets beside the model, made from the lines of the model that declare them (`model.lines.beside`)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.language.line import Chapter, Line, fill
from model.language.shapes import whole

Read = tuple[str, float | Sequence[float]]  # an address, and what stands there


def worked(chapter: Chapter, name: str, **reads: Read) -> tuple[str, float]:
    """Return a line of the model as an Excel formula, and the value of that formula.

    `reads` has, for each thing that the line reads, the address of its cell and its value.
    """
    line = chapter[name]
    assert isinstance(line, Line)
    values = {read: np.array(reads[read][1], dtype=float, ndmin=2) for read in line.reads}
    made = line.function(*(whole(value, line.ranges.get(read), {}) for read, value in values.items()))
    return formula(chapter, name, **{read: address for read, (address, _) in reads.items()}), float(np.ravel(made)[0])


def formula(chapter: Chapter, name: str, **addresses: str) -> str:
    """Return a line of the model as an Excel formula; `addresses` has the address of each thing that the line reads."""
    line = chapter[name]
    assert isinstance(line, Line)
    return fill(line.sentence, addresses.__getitem__)
