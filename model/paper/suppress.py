"""Small counts are not printed, nor what they could be worked out from.

A table with its totals is a set of equations: each row adds to its total, and so does each column. A count under five
is hidden; and as long as a hidden one could be worked out from what is shown, three more are, so that the four stand at
the corners of a rectangle: then each can move without a total's telling.

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

# To hide a total is dear; to hide that there is nobody tells the reader least, and is dearer; to hide what is told
# elsewhere hides nothing.
DEAR, DEARER, DEAREST = 1e6, 1e12, 1e18


def with_totals(counts: np.ndarray) -> np.ndarray:
    """A table (rows, columns) with a column and a row of totals."""
    across = np.hstack([counts, counts.sum(axis=1, keepdims=True)])
    return np.vstack([across, across.sum(axis=0, keepdims=True)])


def few(counts: np.ndarray) -> np.ndarray:
    """Which counts are of somebody, and too small to print."""
    return (counts > SPARE) & (counts < LEAST)


def hidden_in_list(counts: np.ndarray, first: np.ndarray | None = None) -> np.ndarray:
    """Which members of a list with its total, (members + 1,), are not printed.

    `first` says which must not be, where that is not the counts' own doing, as of £ paid to few.
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
    """Which cells of a table with its totals, (rows + 1, columns + 1), are not printed.

    first: as of a list, (rows, columns). Of the table with its totals: also, which else must not be, and known, which
    the reader is told elsewhere, so that to hide them here would hide nothing.
    """
    if 1 in counts.shape and also is None and known is None:  # its totals say the same again
        one = hidden_in_list(counts.ravel(), None if first is None else first.ravel())
        return np.vstack([one, one]) if counts.shape[0] == 1 else np.column_stack([one, one])
    whole = with_totals(counts)
    mask = few(whole) if first is None else np.pad(first, ((0, 1), (0, 1)))
    mask = mask if also is None else mask | also
    told = np.zeros(mask.shape, dtype=bool) if known is None else known & ~mask
    while (found := worked_out(mask)).any():
        row, column = (int(place) for place in np.argwhere(found)[0])
        for corner in _corners(whole, mask, told, row, column):
            mask[corner] = True
    return mask


def worked_out(mask: np.ndarray) -> np.ndarray:
    """Which of the hidden cells follow from those shown: the ones that no change of the hidden ones can move."""
    cells = np.argwhere(mask)
    found = np.zeros(mask.shape, dtype=bool)
    if not len(cells):
        return found
    rows, columns = mask.shape
    sums = np.zeros((rows + columns, len(cells)))
    for place, (row, column) in enumerate(cells):
        sums[row, place] = -1 if column == columns - 1 else 1
        sums[rows + column, place] = -1 if row == rows - 1 else 1
    _, sizes, right = np.linalg.svd(sums)
    still = right[int((sizes > SPARE).sum()) :]
    free = np.abs(still).max(axis=0, initial=0.0) > SPARE
    found[tuple(cells[~free].T)] = True
    return found


def _cost(whole: np.ndarray) -> np.ndarray:
    return np.where(whole <= SPARE, DEARER, whole)


def _corners(whole: np.ndarray, mask: np.ndarray, told: np.ndarray, row: int, column: int) -> list[tuple[int, int]]:
    """The other three corners of the rectangle that hides least beside what is hidden already."""
    cost = _cost(whole)
    cost[-1, :] += DEAR
    cost[:, -1] += DEAR
    cost = np.where(mask, 0.0, np.where(told, DEAREST, cost))
    ways = product(range(mask.shape[0]), range(mask.shape[1]))
    rectangles = [[(row, c), (r, column), (r, c)] for r, c in ways if r != row and c != column]
    return min(rectangles, key=lambda corners: (sum(cost[each] for each in corners), corners))
