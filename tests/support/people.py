"""Generated leavers as the model reads them, beside what the independent reference makes of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from model.payoff.people import People, read_people
from tests.reference.payoff import payoff
from tests.reference.people import generated_people


def leavers(count: int, seed: int) -> tuple[People, list[dict[str, Any]]]:
    """At least the systematic cases among `count` people, and the reference's result for each."""
    made = [person for person in generated_people(count, seed) if _is_complete(person)]
    rows = [{name: _typed(value) for name, value in person.items()} for person in made]
    return read_people(rows, lambda row, field: f"{rows[row]['id']} {field}"), [payoff(person) for person in made]


def _is_complete(person: dict[str, object]) -> bool:
    """Whether the model accepts the person: it refuses what the reference lets pass."""
    if person["route"] == "efficiency" and not any(person.get(k) for k in ("capital_cost", "pension", "lump_sum")):
        person["pension"] = Decimal(10_000)
    if person.get("reckonable_years") is not None:
        person["reckonable_start"] = None
    paid, last, years = person.get("paid"), person["exit"], person.get("reckonable_years")
    assert isinstance(last, date)
    if isinstance(paid, date) and paid < last - timedelta(days=31):
        return False
    if isinstance(years, (int, Decimal)) and isinstance(person["born"], date):
        return years <= (last - person["born"]).days / 365.25 - 14
    return bool(
        person.get("service_start") or person.get("reckonable_start") or person["route"] in ("mars", "efficiency")
    )


def _typed(value: object) -> object:
    return ("yes" if value else "no") if isinstance(value, bool) else value
