"""The solver of programmes with 0/1 variables: an extra, imported only where something is searched."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from model.extras import brought_by
from model.problems import InputError, Problem
from model.search.programme import Rows

MISSING = f"needs scipy, which is not installed; {brought_by('match')}"
EXACT = 1e-9  # how near to the best of a programme with 0/1 variables its answer is, of the best
LONGEST = 20.0  # seconds of one programme; one of a body's size takes a few hundredths


def least(cost: np.ndarray, rows: Rows, low: np.ndarray, high: np.ndarray, whole: np.ndarray) -> np.ndarray | None:
    """Return the x between `low` and `high` at which `cost` x is least within the rows; None where there is none.

    `whole` tells which of x are whole numbers. Raises InputError where scipy is not installed.
    """
    optimize = _scipy()
    kept = np.abs(rows.matrix).sum(axis=1) > 0  # a rule of nothing is kept by every x, or by none
    if np.any((rows.low[~kept] > 0) | (rows.high[~kept] < 0)):
        return None
    rules = optimize.LinearConstraint(rows.matrix[kept], rows.low[kept], rows.high[kept])
    with _quiet():
        found = optimize.milp(
            cost, constraints=rules if kept.any() else None, bounds=optimize.Bounds(low, high),
            integrality=whole.astype(int), options={"mip_rel_gap": EXACT, "time_limit": LONGEST},
        )  # fmt: skip
    return None if found.x is None else np.clip(found.x, low, high)


def _scipy() -> Any:
    """Return the part of scipy that solves programmes; raises InputError where scipy is not installed."""
    try:
        from scipy import optimize
    except ImportError:
        raise InputError([Problem("mancost best", MISSING)]) from None
    return optimize


@contextmanager
def _quiet() -> Iterator[None]:
    """Send what the solver's own code prints to nowhere: some releases print a line for each answer they find."""
    sys.stdout.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
