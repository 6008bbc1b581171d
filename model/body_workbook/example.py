"""Makes up an administrative body for the examples: its people, its pools of staff and its other spending."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from model.rules.scales import band_on

MADE_UP = "An example: the people and the budget are made up, and stand for nobody."
BANDS = {
    "3": 0.08,
    "4": 0.12,
    "5": 0.15,
    "6": 0.17,
    "7": 0.19,
    "8a": 0.12,
    "8b": 0.07,
    "8c": 0.05,
    "8d": 0.03,
    "9": 0.02,
}


def people(seed: int, count: int, baseline: date) -> list[dict[str, Any]]:
    """Return the rows of a made-up Staff sheet: `count` people and a chief executive, on the baseline year's pay scale.

    The baseline year is the one before the plan, and `baseline` is its first day. The same `seed` gives the same
    people.
    """
    rng = random.Random(seed)
    rows = []
    for number in range(1, count + 1):
        band = rng.choices(list(BANDS), weights=list(BANDS.values()))[0]
        points = [point for point in band_on(band, baseline) if point.regime != "even"]
        point = rng.choices(points, weights=[1.0] * (len(points) - 1) + [2.5])[0]
        age, years_of_service = rng.triangular(22, 66, 45), rng.expovariate(1 / 9)
        start = baseline - timedelta(days=int(365.25 * min(years_of_service, age - 18)) + 30)
        at_top = point is points[-1]
        step = 1 if points[0].regime == "spine" else 2
        rows.append(
            {
                "row": str(number),
                "pool": pool_of(band),
                "band": band,
                "base_point": point.point,
                "base_salary": point.pay,
                "wte": rng.choice([1.0] * 7 + [0.8, 0.6, 0.5]),
                "copies": 1,
                "born": baseline - timedelta(days=int(365.25 * age)),
                "service_start": start,
                "next_step": None if at_top else baseline + timedelta(days=rng.randint(366, 365 * (step + 1))),
                "pension_member": rng.choice(["yes"] * 9 + ["no"]),
                "terms": "afc",
                "ends": baseline + timedelta(days=rng.randint(400, 900)) if rng.random() < 0.04 else None,
            }
        )
    rows.append(
        {
            "row": str(count + 1),
            "pool": "Senior managers",
            "band": "VSM",
            "base_salary": 118_000.0,
            "wte": 1.0,
            "copies": 1,
            "born": date(baseline.year - 54, 6, 1),
            "service_start": date(baseline.year - 23, 9, 1),
            "terms": "spot",
            "pension_member": "yes",
        }
    )
    return rows


POOLS = {"Support, bands 3 to 4": ("3", "4"), "Officers, bands 5 to 6": ("5", "6"), "Managers, band 7": ("7",)}
POOLS |= {"Heads of service, bands 8a to 8b": ("8a", "8b"), "Senior managers": ("8c", "8d", "9", "VSM")}


def pool_of(band: str) -> str:
    """Return the name of the pool that staff of a pay band belong to, such as "Managers, band 7" for "7"."""
    return next(name for name, bands in POOLS.items() if band in bands)


def pools(vacancies: float, agency: float, leavers: float) -> list[dict[str, Any]]:
    """Return the rows of a made-up Vacancies sheet; `vacancies` and `agency` are WTE, spread over the pools.

    `leavers` is the share of each pool's staff who leave in a year.
    """
    shares = (0.25, 0.3, 0.25, 0.15, 0.05)
    return [
        {
            "pool": name,
            "pool_band": bands[-1],
            "leaver_rate": leavers,
            "mergeable": 0.1,
            "pool_vacancies": round(vacancies * share, 1),
            "agency_wte": round(agency * share, 1),
            "agency_cost": 55_000.0 + 15_000 * place,
        }
        for place, (share, (name, bands)) in enumerate(zip(shares, POOLS.items(), strict=True))
    ]


def nonpay(scale: float) -> list[dict[str, Any]]:
    """Return the rows of a made-up Budget sheet, with every amount multiplied by `scale`."""
    lines = [
        ("Premises", 700, "spending", "CPI", 0.15, 1, 0.3),
        ("Information technology", 450, "spending", "CPI", 0.2, 1, 0.5),
        ("Travel and training", 180, "spending", "nothing", 0.3, 0, 0),
        ("Consultancy", 320, "spending", "nothing", 0.6, 0, 0),
        ("Other supplies", 260, "spending", "CPI", 0.15, 0, 0),
        ("Recharges to other bodies", 240, "income", "nothing", 0, 0, 0),
    ]
    names = ("item", "item_amount", "item_sign", "item_moves", "item_potential", "item_lead_years", "item_one_off")
    return [dict(zip(names, (name, 1000.0 * scale * amount, *rest), strict=True)) for name, amount, *rest in lines]
