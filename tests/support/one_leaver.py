"""One leaver, worked: a plain one but for what is said."""

from __future__ import annotations

from datetime import date
from typing import Any

from model.payoff.people import read_people
from model.payoff.work import work

PLAIN = {"salary": 40_000, "born": date(1970, 1, 1), "service_start": date(2000, 1, 1), "exit": date(2025, 9, 30)}


def one(**said: Any) -> dict[str, float]:
    """Every line of one leaver by name."""
    worked = work(read_people([{**PLAIN, **said}], lambda _row, field: field))
    return {name: float(column[0, 0]) for name, column in worked.items() if column.shape == (1, 1)}
