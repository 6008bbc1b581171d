"""The ranking's lines by themselves, for options whose figures are set by hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.language.years import compute_years
from model.lines.ranking import ranking
from model.rules.rulebook import table

ALLOWED = 1_000.0
USUAL = {
    "meets": 1.0,
    "payable": 1.0,
    "saving_present": 100.0,
    "cost_ranked": 50.0,
    "redundancies": 0.0,
    "last_wte": 9.0,
}


def ranked(ranked_by: int = 1, **columns: list[float]) -> dict[str, np.ndarray]:
    """The ranking's lines for options that come to `columns`; what is left out is alike for all but doing nothing."""
    count = len(next(iter(columns.values())))
    values: dict[str, Any] = {name: np.full((count, 1), each) for name, each in USUAL.items()}
    values["meets"][0] = 0
    values |= {name: np.array(column, dtype=float)[:, None] for name, column in columns.items()}
    values |= {"last_allowed": np.full((1, 1), ALLOWED), "ranked_by": np.full((1, 1), float(ranked_by))}
    values |= {
        "option_number": np.arange(1.0, count + 1)[:, None],
        "option_place": np.arange(1.0, count + 1)[None, :],
        "ranking_is_heads": np.array([[float(row["ranking_is_heads"]) for row in table("rankings")]]),
    }
    for name, number in {"penny": 0.005, "half_head": 0.5, "alike_share": 0.01}.items():
        values[name] = np.full((1, 1), number)
    for given in ranking.givens():
        if given.fixed:
            values[given.name] = np.full((1, 1), given.default)
    return compute_years([ranking], values, years=1)
