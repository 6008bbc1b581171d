"""How much of a body's baseline rests on cells whose value was assumed, as its Sources sheet has it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from model.batch.footing import money_assumed
from model.body.typed import Origin, Sheets

pytestmark = pytest.mark.unit
ASSUMED = "not found, assumed"
BUDGET = [{"item": "Premises", "item_amount": 300.0}, {"item": "Income", "item_amount": 50.0, "item_sign": "income"}]
STAFF: list[dict[str, Any]] = [{"wte": 0.5, "copies": 4}, {"wte": 1.0}, {"copies": 5}]  # 2, 1 and 5 WTE
SHEETS = Sheets(note="", body={}, budget=BUDGET, pools=[], staff=STAFF)


def rests(*origins: Origin, sheets: Sheets | None = SHEETS) -> float:
    """What rests on assumed cells, of staff who cost £800."""
    return money_assumed(sheets, origins, 800.0)


def test_pay_rests_on_rows_by_wte_and_non_pay_on_its_amounts() -> None:
    first = Origin("Staff", 0, "base_salary", ASSUMED, "a guess")
    assert rests(first) == 200.0  # 2 of 8 WTE
    assert rests(first, Origin("Staff", 0, "wte", ASSUMED, "")) == 200.0  # a row is counted once
    assert rests(first, Origin("Staff", 2, "band", ASSUMED, "")) == 700.0
    assert rests(Origin("Budget", 0, "item_amount", ASSUMED, "")) == 300.0
    assert rests(Origin("Budget", 1, "item_amount", ASSUMED, "")) == 50.0


@pytest.mark.parametrize(
    "origin",
    [
        Origin("Staff", 0, "base_salary", "published", ""),
        Origin("Staff", 0, "born", ASSUMED, ""),
        Origin("Budget", 0, "item_growth", ASSUMED, ""),
        Origin("Body", 0, "reserve", ASSUMED, ""),
    ],
)
def test_what_is_published_or_decides_no_amount_is_not_counted(origin: Origin) -> None:
    assert rests(origin) == 0


def test_a_body_without_staff_or_sheets_rests_on_nothing() -> None:
    assert rests(sheets=None) == 0
    assert rests(Origin("Staff", 0, "wte", ASSUMED, ""), sheets=replace(SHEETS, staff=[])) == 0
