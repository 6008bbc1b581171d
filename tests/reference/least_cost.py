"""Williams' problem of manpower planning as one linear programme, written by hand from its text, apart from the model.

Variables, by year and skill (0 unskilled, 1 semi-skilled, 2 skilled): workers, recruited, redundant, short time, beyond
the need, and moved from skill to skill.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog

START, NEED = (2000, 1500, 1000), ((1000, 1400, 1000), (500, 2000, 1500), (0, 2500, 2000))
OLD_GO, NEW_GO = (0.10, 0.05, 0.05), (0.25, 0.20, 0.10)
UP, DOWN = ((0, 1), (1, 2)), ((1, 0), (2, 1), (2, 0))
HIRED, SHORT, TRAINED, SPARE = (500, 800, 500), 50, 200, 150
COSTS = {"dismissed": (200, 500, 500), "short": (500, 400, 400), "spare": (1500, 2000, 3000)}
MOVE_COST = {(0, 1): 400, (1, 2): 500}

Name = tuple[str, int, int, int]  # kind, year, skill, and for a move the skill moved to
NAMES: list[Name] = [
    (kind, year, skill, skill)
    for kind in ("workers", "hired", "dismissed", "short", "spare")
    for year in range(3)
    for skill in range(3)
]
NAMES += [("move", year, source, end) for year in range(3) for source, end in (*UP, *DOWN)]
PLACE = {name: place for place, name in enumerate(NAMES)}


def _row(*entries: tuple[str, int, int, int, float]) -> np.ndarray:
    """A row of the programme: each entry is a variable's kind, year, skill and end, and what stands before it."""
    row = np.zeros(len(NAMES))
    for kind, year, skill, end, factor in entries:
        row[PLACE[kind, year, skill, end]] += factor
    return row


def _flow(year: int, skill: int) -> tuple[np.ndarray, float]:
    """What makes a year's workers of a skill out of the last year's, as a row that comes to a number."""
    entries = [("workers", year, skill, skill, 1.0), ("hired", year, skill, skill, -(1 - NEW_GO[skill])),
               ("dismissed", year, skill, skill, 1.0)]  # fmt: skip
    if year:
        entries.append(("workers", year - 1, skill, skill, -(1 - OLD_GO[skill])))
    for source, end in (*UP, *DOWN):
        kept = 1 - OLD_GO[end] if end > source else 0.5
        entries += [("move", year, source, end, 1.0)] if source == skill else []
        entries += [("move", year, source, end, -kept)] if end == skill else []
    return _row(*entries), 0.0 if year else START[skill] * (1 - OLD_GO[skill])


def solve(aim: str, most_dismissed: float = np.inf) -> tuple[float, float]:
    """The fewest redundancies or the least cost ("redundancies", "cost"): the aim, and the redundancies it takes."""
    each = [(year, skill) for year in range(3) for skill in range(3)]
    equal = [_flow(year, skill) for year, skill in each]
    equal += [
        (
            _row(("workers", y, s, s, 1), ("spare", y, s, s, -1), ("short", y, s, s, -0.5)),
            float(NEED[y][s]),
        )
        for y, s in each
    ]
    gone = _row(*(("dismissed", y, s, s, 1.0) for y, s in each))
    under = [(_row(*(("spare", y, s, s, 1.0) for s in range(3))), float(SPARE)) for y in range(3)]
    under += [(_row(("move", y, 1, 2, 1), ("workers", y, 2, 2, -0.25)), 0.0) for y in range(3)]
    under += [(gone, most_dismissed)] if np.isfinite(most_dismissed) else []
    cost = _row(*((kind, y, s, s, float(prices[s])) for kind, prices in COSTS.items() for y, s in each))
    cost += _row(*(("move", y, *move, float(price)) for move, price in MOVE_COST.items() for y in range(3)))
    most: dict[tuple[str, int], float] = {("move", 0): TRAINED}
    most |= {("hired", skill): HIRED[skill] for skill in range(3)} | {("short", skill): SHORT for skill in range(3)}
    found = linprog(
        gone if aim == "redundancies" else cost,
        np.array([row for row, _ in under]), np.array([right for _, right in under]),
        np.array([row for row, _ in equal]), np.array([right for _, right in equal]),
        [(0, most.get((kind, skill))) for kind, _, skill, _ in NAMES],
    )  # fmt: skip
    assert found.success
    return float(found.fun), float(gone @ found.x)
