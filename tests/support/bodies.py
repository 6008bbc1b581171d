"""Bodies for tests of the projection: the shipped examples, and small ones whose figures can be worked by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from model import read
from model.body.inputs import Inputs
from model.body.options import DO_NOTHING, Option
from model.body.staff import Staff
from model.projection.project import Results, project
from model.rules.rulebook import serial
from tests.support.here import read_in_this_process

INPUTS = Path(__file__).parents[2] / "inputs"
EXAMPLES = ("example-pct-2010", "example-ccg-2015", "example-icb-2025")
BODIES = (*EXAMPLES, "published/nhs-england-group-2015")


@cache
def body(name: str) -> Inputs:
    """A shipped body's inputs, read in this process: tests/reading holds the worker to the same."""
    with read_in_this_process():
        return read(INPUTS / f"{name}.xlsx")


@cache
def projected(name: str) -> Results:
    """A shipped body, projected."""
    return project(body(name))


def calm(name: str) -> Inputs:
    """A shipped body's inputs, if nobody leaves because a cut is announced."""
    given = body(name)
    return replace(given, body={**given.body, "announcement_response": 0.0})


def option(name: str = "An option", **levers: float | tuple[float, ...]) -> Option:
    """An option by its levers."""
    return Option(name, {lever: each if isinstance(each, tuple) else (float(each),) for lever, each in levers.items()})


NOTHING = Option(DO_NOTHING, {})


def small(
    *options: Option,
    people: int = 10,
    salary: float = 40_000.0,
    years: int = 3,
    yearly: Mapping[str, Any] | None = None,
    pools: Mapping[str, float] | None = None,
    staff: Mapping[str, Any] | None = None,
    **settings: float,
) -> Inputs:
    """Ten alike in one pool on spot pay, no awards, no prices, no leavers, nothing but pay: worked by hand."""
    started = serial(date(2005, 1, 1))
    columns: dict[str, Any] = {
        "pool": 1,
        "band": 7,
        "base_point": 1,
        "base_salary": salary,
        "wte": 1,
        "copies": 1,
        "zone": 1,
        "born": serial(date(1970, 1, 1)),
        "service_start": started,
        "reckonable_start": 0,
        "next_step": 0,
        "pension_member": 1,
        "national": 0,
        "spot": 1,
        "terms_uncapped": 0,
        "ends": 0,
        "secondment": 0,
        "agreed_route": 0,
        "agreed_date": 0,
        "pension": 0,
        "lump_sum": 0,
        "pension_age": 60,
        "protected_pension_age": 0,
        **(staff or {}),
    }
    flat = {"national_uplift": 0.0, "local_uplift": 0.0, "deflator_growth": 0.0, "cpi_growth": 0.0}
    alike = {"leaver_rate": 0.0, "pool_band": 7.0, "holdable": 1.0, "scope_share": 1.0, "floor_posts": 0.0}
    amount = people * salary * 1.28
    assumed = {"refill_gap": 0.0, "newcomer_cost": 1.0, "recruitment_cost": 0.0, "legal_cost": 0.0,
               "announcement_response": 0.0}  # fmt: skip
    made = {"ledger_budget": amount, "baseline_amount": amount, "horizon": float(years), **assumed, **settings}
    return Inputs(
        file="small",
        name="Small body",
        code="S",
        scope="all",
        first_year=2021,
        years=years,
        known_on=None,
        body=made,
        yearly={name: np.full(years, 1.0) * value for name, value in {**flat, **(yearly or {})}.items()},
        pool_names=("All",),
        pools={name: np.array([value]) for name, value in {**alike, **(pools or {})}.items()},
        pool_years={"transfer_posts": np.zeros((years, 1))},
        item_names=("Other",),
        items={
            "item_amount": np.array([100_000.0]),
            "item_sign": np.ones(1),
            "item_moves": np.ones(1),
            **{name: np.zeros(1) for name in ("item_growth", "item_potential", "item_lead_years", "item_one_off")},
        },
        staff=Staff({name: np.full(people, value, dtype=float) for name, value in columns.items()}),
        options=(NOTHING, *options),
        ledger_accepted_by="a test, which has one ledger for bodies of any size",
    )


def changed(inputs: Inputs, **more: Any) -> Inputs:
    """Inputs with some of their parts put in place of others."""
    return replace(inputs, **more)


_AS_SET = {"vacancies_deleted": (1.0,), "agency_ended": (0.5,), "terms_let_end": (1.0,), "nonpay_effort": (1.0,)}
# Options that shipped until version 0.3, which held posts as set and not on one base.
AS_SET = (
    NOTHING,
    option("Wastage and freeze only", **_AS_SET, hold_share=(0.8, 0.8, 0.8, 0.8, 0.0)),
    option("Compulsory redundancy", **_AS_SET, hold_share=(0.5, 0.5, 0.5, 0.5, 0.0), compulsory_on=1.0),
)
