"""Computes lines for many people some at a time, so that the numbers fit into the processor's fast memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from model.language.line import Chapter, compute


def compute_by_slices(
    chapters: Sequence[Chapter], values: Mapping[str, np.ndarray], each: Mapping[str, np.ndarray], size: int = 65_536
) -> dict[str, np.ndarray]:
    """Compute lines in which each person's value depends on no other person, `size` people at a time.

    Returns all values by name, those given included. `each` holds what differs from person to person, (1, people), and
    `values` the rest. Raises the same errors as `compute`.
    """
    count = next(iter(each.values())).shape[1]
    names = [line.name for chapter in chapters for line in chapter.lines()]
    found = {name: np.empty((1, count)) for name in names}
    for start in range(0, count, size):
        part = {name: column[:, start : start + size] for name, column in each.items()}
        worked = compute(chapters, {**values, **part})
        for name in names:
            found[name][:, start : start + size] = worked[name]
    return {**values, **each, **found}
