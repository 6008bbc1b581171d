"""What a post costs: published scales and rates give the published sanity check."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from model.language.line import compute
from model.lines.on_cost import on_cost
from model.payoff.work import tables
from model.rules.rulebook import serial
from model.rules.scales import pay_on


def employer_cost(salary: float, day: date, wte: float = 1.0, member: float = 1.0) -> dict[str, float]:
    given = {"salary": salary, "wte": wte, "pension_member": member, "rates_date": serial(day), "employer_kind": 9.0}
    worked = compute([on_cost], {**tables(), **{name: np.array([[value]]) for name, value in given.items()}})
    return {name: float(column[0, 0]) for name, column in worked.items()}


@pytest.mark.unit
@pytest.mark.parametrize(
    ("point", "day", "pay", "cost"),
    [
        ("30", date(2010, 6, 1), 35184, 42766.61),
        ("30", date(2014, 6, 1), 35536, 43305.10),
        ("Intermediate", date(2025, 6, 1), 50273, 64544.57),
        ("Intermediate", date(2026, 6, 1), 51932, 66699.28),
    ],
)
def test_a_mid_band_7_post_costs_what_the_published_rates_make_it(
    point: str, day: date, pay: float, cost: float
) -> None:
    held = pay_on("7", point, day)
    assert held.pay == pay
    assert round(employer_cost(held.pay, day)["employer_cost"], 2) == cost


@pytest.mark.unit
def test_the_parts_are_those_of_the_worked_example() -> None:
    found = employer_cost(35184, date(2010, 6, 1))
    shown = {
        name: round(found[name], 2) for name in ("nic_before_rebate", "nic_rebate", "levy", "pension_contribution")
    }
    assert shown == {"nic_before_rebate": 3772.03, "nic_rebate": 1115.18, "levy": 0, "pension_contribution": 4925.76}


@pytest.mark.unit
def test_the_april_2025_nic_change_cost_this_post_1109() -> None:
    before = employer_cost(50273, date(2025, 4, 5))["nic_before_rebate"]
    after = employer_cost(50273, date(2025, 4, 6))["nic_before_rebate"]
    assert round(after - before, 2) == 1109.08


@pytest.mark.unit
def test_someone_outside_the_scheme_brings_neither_pension_nor_rebate() -> None:
    found = employer_cost(35184, date(2010, 6, 1), member=0)
    assert (found["nic_rebate"], found["pension_contribution"]) == (0, 0)
