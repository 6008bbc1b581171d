"""The limits that a search kept, as rows of the Limits sheet: those that were said, and those that were taken."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.body.limits import LEAST, MOST, PRICE, kinds
from model.search.mix import Search


def rows(search: Search) -> list[dict[str, Any]]:
    """Return the rows: of every lever that is searched, of what was said of people and pounds, and of every price."""
    limits, found = search.limits, []
    for kind in kinds().values():
        row: dict[str, Any] = {"limit": kind.label, "limit unit": kind.unit}
        if kind.side == PRICE:
            row["all years"] = limits.price(kind.key)
        elif kind.lever and kind.side == MOST:
            row |= _years(search, search.room.high[kind.lever])
        elif kind.lever and kind.side == LEAST:
            row |= _years(search, search.room.low[kind.lever]) if search.room.low[kind.lever].any() else {}
        else:
            row |= {"all years": limits.in_all[kind.key]} if kind.key in limits.in_all else {}
            row |= _apart(search, limits.by_year.get(kind.key, np.full(search.years, np.nan)))
        if len(row) > 2 or not kind.lever:
            found.append(row)
    return found


def _years(search: Search, values: np.ndarray) -> dict[str, float]:
    """Return a value for all years, or one for each where they differ."""
    return {"all years": float(values[0])} if len(set(values)) == 1 else _apart(search, values)


def _apart(search: Search, values: np.ndarray) -> dict[str, float]:
    labels = search.cases.inputs.year_labels
    return {label: float(value) for label, value in zip(labels, values, strict=True) if not np.isnan(value)}
