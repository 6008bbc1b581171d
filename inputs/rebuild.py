"""Rebuild every shipped input workbook: `python inputs/rebuild.py`.

The people of the examples are made up, and say so; the figures under published/ come from accounts, with the source
beside each.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from model.book.read import read
from model.book.write_inputs import Sheets, write_inputs
from model.projection import project
from model.scales import band_on

HERE = Path(__file__).parent
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
    """Made-up staff of an administrative body, on the scale of the baseline year."""
    rng = random.Random(seed)
    rows = []
    for number in range(1, count + 1):
        band = rng.choices(list(BANDS), weights=list(BANDS.values()))[0]
        points = [point for point in band_on(band, baseline) if point.pay is not None]
        point = rng.choices(points, weights=[1.0] * (len(points) - 1) + [2.5])[0]
        age, served = rng.triangular(22, 66, 45), rng.expovariate(1 / 9)
        start = baseline - timedelta(days=int(365.25 * min(served, age - 18)) + 30)
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
    """The pool a band belongs to."""
    return next(name for name, bands in POOLS.items() if band in bands)


def pools(vacancies: float, agency: float, leavers: float) -> list[dict[str, Any]]:
    """The pools, with vacancies and agency spread over them."""
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
    """Non-pay and income of a made-up body."""
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


MADE_UP = "An example: the people and the budget are made up, and stand for nobody."


def example(
    file: str, seed: int, count: int, body: dict[str, Any], leavers: float, vacant: float = 0.05, **more: Any
) -> None:
    """Write an example whose ledger is a little under what its inputs add up to: its vacancy factor."""
    first = int(str(body["first_year"])[:4])
    sheets = Sheets(
        note=MADE_UP,
        body={"ledger_budget": 1e6, **body},
        budget=nonpay(count / 150),
        pools=pools(vacant * count, 0.02 * count, leavers),
        staff=people(seed, count, date(first - 1, 4, 1)),
        **more,
    )
    path = HERE / file
    write_inputs(path, sheets)
    built = float(project(read(path)).values["baseline_built_up"][0, 0])
    ledger = round(0.98 * built, -3)
    write_inputs(
        path, replace(sheets, body={**sheets.body, "ledger_budget": ledger, "reserve": round(0.02 * ledger, -3)})
    )


def nhs_england_group() -> None:
    """The NHS England group from its published accounts of 2015-16: what they do not give is assumed, and says so."""
    accounts = "Annual accounts 2015-16, NHS England group: vdocument.in copy; read"
    # Published, £: net administration expenditure and administration employee benefits of 2014-15.
    net, pay = 1_837_529_000.0, 1_289_438_000.0
    wte = 22_000.0  # not found: the accounts' administration staff are not in the copy read
    salary = 47_690.0  # assumed: with on-costs of 2014-15 it comes close to the published pay for that WTE
    shares = {
        "under 2 years": 0.2,
        "2 to 5 years": 0.25,
        "5 to 10 years": 0.25,
        "10 to 20 years": 0.2,
        "20 years on": 0.1,
    }
    row = {"row": "1", "pool": "Administration", "base_salary": salary, "wte": 1.0, "copies": wte, "terms": "afc"}
    sheets = Sheets(
        note="Published figures: the budget and its pay are from the accounts; posts, salary and service are assumed.",
        body={
            "name": "NHS England group 2015",
            "code": "X24",
            "kind": "arm's length body",
            "first_year": "2015-16",
            "scope": "net administration expenditure, cash, 2014-15 accounts",
            "years": 4,
            "path": "2015-ten-percent",
            "ledger_budget": net,
            "baseline_amount": net,
        },
        budget=[
            {
                "item": "Administration other than pay, net of income",
                "item_amount": net - pay,
                "item_sign": "spending",
                "item_moves": "nothing",
                "item_potential": 0.1456,
            }
        ],
        pools=[{"pool": "Administration", "pool_band": "7", "leaver_rate": 0.11}],
        staff=[{**row, **{f"service {band}": share for band, share in shares.items()}}],
        notes={
            "ledger_budget": f"{accounts}: net administration expenditure 2014-15",
            "baseline_amount": f"{accounts}: the cut is 10% of it",
            "scope": "Pay 1,289.438m read; posts and salary not found, assumed; service split not found, assumed",
        },
    )
    (HERE / "published").mkdir(exist_ok=True)
    write_inputs(HERE / "published" / "nhs-england-group-2015.xlsx", sheets)


def main() -> None:
    """Rebuild all."""
    nhs_england_group()
    example(
        *("example-pct-2010.xlsx", 2010, 150),
        {
            "name": "Example Primary Care Trust",
            "code": "5XX",
            "kind": "PCT",
            "first_year": "2010-11",
            "years": 6,
            "scope": "management costs, cash, baseline 2009-10",
            "path": "2010-30-over-four",
            "voluntary_route": "mars",
        },
        leavers=0.10,
    )
    example(
        *("example-ccg-2015.xlsx", 2015, 90),
        {
            "name": "Example Clinical Commissioning Group",
            "code": "99X",
            "kind": "CCG",
            "first_year": "2015-16",
            "scope": "running costs, cash, baseline 2014-15",
            "years": 5,
            "path": "2015-ten-percent",
        },
        leavers=0.09,
        vacant=0.01,
    )
    example(
        *("example-icb-2025.xlsx", 2025, 400),
        {
            "name": "Example Integrated Care Board",
            "code": "QXX",
            "kind": "ICB",
            "first_year": "2025-26",
            "years": 5,
            "scope": "running costs and programme pay, cash, £18.76 a head of population 2024-25",
            "path": "2025-icb-per-head",
        },
        leavers=0.14,
        target=[{"year": f"{year}-{year % 100 + 1}", "population": 1_080_000.0} for year in range(2025, 2030)],
    )


if __name__ == "__main__":
    main()
