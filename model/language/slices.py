"""Lines of many people, computed a slice at a time so that the arrays stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from model.language.line import Chapter, compute


def compute_by_slices(
    chapters: Sequence[Chapter], values: Mapping[str, np.ndarray], each: Mapping[str, np.ndarray], size: int = 65_536
) -> dict[str, np.ndarray]:
    """Compute lines in which people never meet, a slice of people at a time; return all values by name.

    `each` holds the inputs that people have, (1, people); `values` the rest. Raises as `compute` does.
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
