"""The tables of money of a paper: one-off cost and what pays it, and saving and cash by year."""

from __future__ import annotations

import numpy as np

from model.lines.names import lines_named
from model.paper.blocks import Table
from model.paper.figures import HIDDEN, NIL, PENNY, STARRED, thousands
from model.paper.plan import Plan
from model.paper.suppress import few, hidden

COSTS = lines_named(
    {
        "Voluntary exits": "voluntary_cost",
        "Compulsory redundancy": "compulsory_cost",
        "Exits already agreed": "agreed_made",
        "Retraining and redeployment": "redeployed_cost",
        "Non-pay": "nonpay_one_off",
        "Programme": "programme_cost",
        "Legal provision": "legal_provision",
    }
)
OTHER = "Other"
FUNDING = lines_named(
    {
        "Paid by the fund": "from_fund",
        "Paid from the reserve": "from_reserve",
        "Paid from the year's budget": "from_budget",
    }
)
# The heads that each cost is paid for: where they are few, the cost would tell what they were paid.
PAID = {
    "voluntary_cost": "voluntary_heads",
    "compulsory_cost": "compulsory_heads",
    "agreed_made": "agreed_heads",
    "legal_provision": "compulsory_heads",  # so much a head
}
lines_named([*PAID, *PAID.values()])


def one_off(plan: Plan) -> Table:
    """Return the table of one-off cost by kind and year, and of what money pays it."""
    by_kind = {name: plan.line(line) for name, line in COSTS.items()}
    by_kind[OTHER] = plan.line("one_off") - sum(by_kind.values())
    kept = {name: values for name, values in by_kind.items() if np.abs(values).max() > PENNY}
    paid_few = np.any([few(plan.line(line)) for line in PAID.values()], axis=0)
    few_paid = {name: paid_few for name, line in COSTS.items() if line in PAID}  # one route would give another
    nobody = np.zeros(len(plan.labels), dtype=bool)
    rows: list[tuple[str, ...]] = []
    if kept:
        amounts = np.array(list(kept.values()))
        first = np.array([few_paid.get(name, nobody) & (values > PENNY) for name, values in kept.items()])
        also = np.zeros((len(amounts) + 1, len(plan.labels) + 1), dtype=bool)
        also[-1] = plan.only_few_are_paid()
        rows = _shown(amounts, [*kept, "One-off cost"], hidden(amounts, first, also))
    else:
        rows = [("One-off cost", *[NIL] * (len(plan.labels) + 1))]
    starred = any(HIDDEN in row for row in rows)
    total = len(rows) - 1
    stars = [cell == HIDDEN for cell in rows[-1][1:]]
    for name, line in FUNDING.items():
        paid = [*plan.line(line), plan.total(line)]
        rows.append(
            (
                name,
                *(
                    HIDDEN if star and amount > PENNY else thousands(amount)
                    for star, amount in zip(stars, paid, strict=True)
                ),
            )
        )
    heads = ("One-off cost", *plan.labels, "All years")
    return Table("One-off cost and what pays it, £000", heads, tuple(rows), (total,), note=STARRED if starred else "")


def _shown(amounts: np.ndarray, names: list[str], mask: np.ndarray) -> list[tuple[str, ...]]:
    """Return the rows of a table in pounds, one for each of `names`, with totals.

    A cell whose `mask` is True shows a star in place of its amount. `names` ends with the name of the row of
    totals.
    """
    totalled = np.vstack([amounts, amounts.sum(axis=0)])
    totalled = np.hstack([totalled, totalled.sum(axis=1, keepdims=True)])
    return [
        (name, *(HIDDEN if hide else thousands(amount) for amount, hide in zip(row, stars, strict=True)))
        for name, row, stars in zip(names, totalled, mask, strict=True)
    ]


def net_cash(plan: Plan) -> Table:
    """Return the table of saving and cash by year.

    One-off cost is in a table of its own, where what few people are paid is hidden.
    """
    rows = (
        ("Net cash", *map(thousands, plan.line("net_cash"))),
        ("Cash to date", *map(thousands, plan.line("cumulative_cash"))),
        ("Recurrent saving", *map(thousands, plan.line("recurrent_saving"))),
        ("of which releases cash", *map(thousands, plan.line("cash_releasing"))),
    )
    heads = ("Against doing nothing", *plan.labels)
    return Table("Saving and cash by year, £000", heads, rows)
