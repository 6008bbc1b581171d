"""The tables of money of a paper: one-off cost and what pays it, and saving and cash by year."""

from __future__ import annotations

import numpy as np

from model.lines.names import lines_named
from model.paper.blocks import Table
from model.paper.figures import HIDDEN, NIL, PENNY, STARRED, thousands
from model.paper.plan import Plan
from model.paper.secret_people import ALL
from model.paper.secrets import SOURCES, costs

ADVANCED = lines_named({"Money advanced in the year": "advance", "Advanced money given back": "advance_repaid"})


def one_off(plan: Plan) -> Table:
    """Return the table of one-off cost by kind and year, and of what money pays it."""
    kept = costs(plan)
    rows = [(kind, *_cells(plan, amounts, "cost", kind)) for kind, amounts in kept.items()]
    rows.append(("One-off cost", *_cells(plan, plan.line("one_off"), "cost", ALL)))
    total = len(rows) - 1
    for name, line in SOURCES.items():
        paid = plan.line(line)
        if paid.max() > PENNY or name != "Paid from money advanced":
            rows.append((name, *_cells(plan, paid, "source", name)))
    if plan.total("advance") + plan.total("advance_repaid") > PENNY:
        rows += [(name, *_cells(plan, plan.line(line))) for name, line in ADVANCED.items()]
    starred = any(HIDDEN in row for row in rows)
    heads = ("One-off cost", *plan.labels, "All years")
    return Table("One-off cost and what pays it, £000", heads, tuple(rows), (total,), note=STARRED if starred else "")


def _cells(plan: Plan, amounts: np.ndarray, *key: str) -> list[str]:
    """Return the cells of a row of pounds by year with its total; `key` with the year says which are hidden."""
    years: list[int | str] = [*range(len(amounts)), ALL]
    whole = zip(years, [*amounts, amounts.sum()], strict=True)
    return [
        HIDDEN if key and abs(amount) > PENNY and plan.hides(*key, year) else thousands(float(amount))
        for year, amount in whole
    ]


def net_cash(plan: Plan) -> Table:
    """Return the table of saving and cash by year, the saving apart as it releases cash or not."""
    rows = (
        ("Net cash", *map(thousands, plan.line("net_cash"))),
        ("Cash to date", *map(thousands, plan.line("cumulative_cash"))),
        ("Recurrent saving", *map(thousands, plan.line("recurrent_saving"))),
        ("of which cash releasing (CRB)", *map(thousands, plan.line("cash_releasing"))),
        ("of which not cash releasing (NCRB)", *map(thousands, plan.line("not_releasing"))),
    )
    heads = ("Against doing nothing", *plan.labels)
    note = (
        "CRB and NCRB are the labels of the Department of Health and Social Care's impact assessment model: only a "
        "post that is taken out of the budget releases cash."
    )
    return Table("Saving and cash by year, £000", heads, rows, note=note)


def a_head(plan: Plan) -> Table | None:
    """Return the table of spend per head of population and per WTE by year; per WTE alone without a population."""
    rows = []
    by_line = {"allowed": plan.line("per_head"), "tested": plan.line("tested_a_head")}
    population = plan.line("population")
    if population.min() >= 1:
        rows.append(("Population", *(f"{each:,.0f}" for each in population)))
        if by_line["allowed"].max() > PENNY:
            rows.append(("Allowed spend per head, £", *(_pounds(each) for each in by_line["allowed"])))
        nothing = plan.line("tested_a_head", 0)
        rows.append(("Spend per head if nothing is done, £", *(_pounds(each) for each in nothing)))
        rows.append((f"Spend per head under {plan.quoted}, £", *(_pounds(each) for each in by_line["tested"])))
    rows.append((f"Spend per WTE under {plan.quoted}, £", *(f"{each:,.0f}" for each in plan.line("tested_a_wte"))))
    note = "Spend as it is tested, of the year. WTE are those in post at the year's end."
    title = "Spend per WTE" if population.min() < 1 else "Spend per head of population and per WTE"
    return Table(title, ("Spend of the year", *plan.labels), tuple(rows), note=note)


def _pounds(amount: float) -> str:
    """Return an amount in pounds and pence, such as '18.76'; nil is a dash."""
    return NIL if abs(amount) < PENNY else f"{amount:,.2f}"
