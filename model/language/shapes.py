"""The shapes in which lines read values: a cell, or every member of another axis as a range."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from model.language.axes import members


def sizes_of(over: Mapping[str, str], values: Mapping[str, np.ndarray]) -> dict[str, int]:
    """Return how many members each axis has, {axis: count}, from the values; `over` has the axes of each by name."""
    sizes: dict[str, int] = {}
    for name, axes in over.items():
        for axis in members(axes) - {"year"}:
            if name in values:
                sizes[axis] = max(sizes.get(axis, 1), values[name].shape[-1])
    return sizes


def whole(value: np.ndarray, along: str | None, size: Mapping[str, int]) -> np.ndarray:
    """Return a value as its reader takes it: unchanged, or with all members of the axis `along` as a last axis.

    A value that is the same for all members is stored once. It is repeated here, so that a sum counts it for each.
    """
    return value if along is None else ranged(value, size.get(along, value.shape[-1]))


def ranged(value: np.ndarray, size: int) -> np.ndarray:
    """Return a value as a range: its `size` members are a last axis of its own, whatever axes stand before."""
    if value.shape[-1] != size:
        value = np.broadcast_to(value, (*value.shape[:-1], size))
    return value[..., None, :]
