"""Tells how far a secret could lie from its true value, of what is printed exactly and what is printed rounded.

An exact figure is an equation. A rounded one bounds a sum of parts, by how much its rounding may leave out. A secret is
blurred by so many people if other values of the parts, with that secret so many people higher or lower, would print the
same.
"""

from __future__ import annotations

import numpy as np

NOTHING = 1e-9
FAR = float("inf")


def room(exact: np.ndarray, parts: int) -> np.ndarray:
    """Return the directions in which parts can move while no exact figure does, (parts, directions).

    `exact` is (figures, parts): how much of each part is in a figure.
    """
    if not len(exact):
        return np.eye(parts)
    _, sizes, directions = np.linalg.svd(exact, full_matrices=True)
    kept = int((sizes > NOTHING * max(1.0, sizes.max(initial=0.0))).sum())
    return np.asarray(directions[kept:].T)


def blur(free: np.ndarray, rounded: np.ndarray, secret: np.ndarray) -> tuple[float, int]:
    """Return by how many people a secret is blurred, and the rounded figure that binds it most; -1 where none does.

    `free` is what `room` returns, and `rounded` (figures, parts) is in units of what its rounding may leave out. The
    blur is the least that is sure: among the moves of the parts, the one that moves the rounded figures least.
    """
    along = free.T @ secret
    if not len(along) or np.abs(along).max() <= NOTHING:
        return 0.0, -1
    moves = rounded @ free
    _, sizes, directions = np.linalg.svd(moves, full_matrices=True)
    held = int((sizes > NOTHING * max(1.0, sizes.max(initial=0.0))).sum())
    unheld = directions[held:] @ along
    if np.abs(unheld).max(initial=0.0) > NOTHING:
        return FAR, -1
    in_held = directions[:held] @ along
    step = directions[:held].T @ (in_held / sizes[:held] ** 2)
    moved = np.abs(moves @ step) / float(along @ step)
    return float(1 / moved.max()), int(moved.argmax())
