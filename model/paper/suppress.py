"""Hides small counts, and whatever cells they could be worked out from.

A table with its totals is a set of equations: the cells of each row add up to its total, and so do the cells of each
column. A count under five is hidden. As long as a hidden count could be worked out from the cells that are shown, three
more cells are hidden, so that the four are the corners of a rectangle: then each could have another value without
changing a total. In the answers 1 or True is a hidden cell.

>>> hidden(np.array([[3.0, 20.0, 9.0], [30.0, 40.0, 8.0], [6.0, 7.0, 10.0]])).astype(int)
array([[1, 0, 1, 0],
       [0, 0, 0, 0],
       [1, 0, 1, 0],
       [0, 0, 0, 0]])
>>> hidden_in_list(np.array([3.0, 20.0, 0.0, 9.0])).astype(int)
array([1, 0, 0, 1, 0])
"""

from __future__ import annotations

from itertools import product

import numpy as np

from model.paper.figures import LEAST, SPARE

# What hiding a cell costs, to choose the cells that a reader misses least: a total is dear; a zero, which protects
# nobody, is dearer; and a figure that the reader finds elsewhere is dearest, because hiding it protects nothing.
DEAR, DEARER, DEAREST = 1e6, 1e12, 1e18


def with_totals(counts: np.ndarray) -> np.ndarray:
    """Return a table (rows, columns) with a row and a column of totals added at its end."""
    across = np.hstack([counts, counts.sum(axis=1, keepdims=True)])
    return np.vstack([across, across.sum(axis=0, keepdims=True)])


def few(counts: np.ndarray) -> np.ndarray:
    """Return which numbers of people are above zero and below five, so too small to print; True where they are."""
    return (counts > SPARE) & (counts < LEAST)


def hidden_in_list(counts: np.ndarray, first: np.ndarray | None = None) -> np.ndarray:
    """Return which counts of a list, and whether their total, must be hidden: True hides. The shape is (counts + 1,).

    `first` says which counts must be hidden where that does not follow from the counts themselves, as with the
    pounds that a few people are paid.
    """
    whole = np.append(counts, counts.sum())
    mask = few(whole) if first is None else np.append(first, False)
    while mask.sum() == 1:
        cost = _cost(whole) + np.append(np.zeros(len(counts)), DEAR)
        mask[int(np.argmin(np.where(mask, np.inf, cost)))] = True
    return mask


def hidden(
    counts: np.ndarray, first: np.ndarray | None = None, also: np.ndarray | None = None, known: np.ndarray | None = None
) -> np.ndarray:
    """Return which cells of a table with its totals must be hidden: True hides. The shape is (rows + 1, columns + 1).

    first: the cells that must be hidden, (rows, columns), where that does not follow from the counts themselves.
    also: further cells that must be hidden, totals among them. known: cells that the reader finds elsewhere, so
    that hiding them here would protect nobody. `also` and `known` have the shape of the answer.
    """
    if 1 in counts.shape and also is None and known is None:  # the totals repeat the only row or column
        one = hidden_in_list(counts.ravel(), None if first is None else first.ravel())
        return np.vstack([one, one]) if counts.shape[0] == 1 else np.column_stack([one, one])
    totalled = with_totals(counts)
    mask = few(totalled) if first is None else np.pad(first, ((0, 1), (0, 1)))
    mask = mask if also is None else mask | also
    told_elsewhere = np.zeros(mask.shape, dtype=bool) if known is None else known & ~mask
    while (exposed := worked_out(mask)).any():
        row, column = (int(place) for place in np.argwhere(exposed)[0])
        for corner in _corners(totalled, mask, told_elsewhere, row, column):
            mask[corner] = True
    return mask


def worked_out(mask: np.ndarray) -> np.ndarray:
    """Return which hidden cells could still be worked out, because only one value fits the totals and the cells shown.

    `mask` is True where a cell is hidden; the answer has the same shape, with totals.
    """
    cells = np.argwhere(mask)
    exposed = np.zeros(mask.shape, dtype=bool)
    if not len(cells):
        return exposed
    rows, columns = mask.shape
    sums = np.zeros((rows + columns, len(cells)))
    for place, (row, column) in enumerate(cells):
        sums[row, place] = -1 if column == columns - 1 else 1
        sums[rows + column, place] = -1 if row == rows - 1 else 1
    _, sizes, right = np.linalg.svd(sums)
    free_moves = right[int((sizes > SPARE).sum()) :]
    free = np.abs(free_moves).max(axis=0, initial=0.0) > SPARE
    exposed[tuple(cells[~free].T)] = True
    return exposed


def _cost(whole: np.ndarray) -> np.ndarray:
    """Return how much a reader would miss each cell if it were hidden.

    A zero costs most, as hiding it protects nobody.
    """
    return np.where(whole <= SPARE, DEARER, whole)


def _corners(whole: np.ndarray, mask: np.ndarray, known: np.ndarray, row: int, column: int) -> list[tuple[int, int]]:
    """Return the three cells, as (row, column), that form a rectangle with the cell given and whose hiding costs least.

    `mask` is True for cells already hidden, and `known` for cells that the reader finds elsewhere.
    """
    cost = _cost(whole)
    cost[-1, :] += DEAR
    cost[:, -1] += DEAR
    cost = np.where(mask, 0.0, np.where(known, DEAREST, cost))
    ways = product(range(mask.shape[0]), range(mask.shape[1]))
    rectangles = [[(row, c), (r, column), (r, c)] for r, c in ways if r != row and c != column]
    return min(rectangles, key=lambda corners: (sum(cost[corner] for corner in corners), corners))
