"""The tables of money of a paper: one-off cost and what pays it, and saving and cash by year."""

from __future__ import annotations

import numpy as np

from model.lines.names import lines_named
from model.lines.ways import WAYS
from model.paper.blocks import Table
from model.paper.figures import HIDDEN, NIL, PENNY, STARRED, thousands
from model.paper.plan import PAID_BY_WAY, Plan
from model.paper.suppress import hidden

OTHER_COSTS = lines_named(
    {"Non-pay": "nonpay_one_off", "Programme": "programme_cost", "Legal provision": "legal_provision"}
)
FUNDING = lines_named(
    {
        "Paid by the fund": "from_fund",
        "Paid from the reserve": "from_reserve",
        "Paid from money advanced": "from_advance",
        "Paid from the year's budget": "from_budget",
    }
)
ADVANCED = lines_named({"Money advanced in the year": "advance", "Advanced money given back": "advance_repaid"})
# Whose number tells what a kind of cost is paid to each: so much a head.
A_HEAD = lines_named({"Legal provision": "compulsory_heads"})


def costs(plan: Plan) -> dict[str, np.ndarray]:
    """Return the one-off cost by kind, {kind: pounds by year}: that of each way, and what is no way's.

    Raises ArithmeticError where the kinds do not add up to the one-off cost.
    """
    by_kind = {way.label: plan.way_cost(way) for way in WAYS} | {
        name: plan.line(line) for name, line in OTHER_COSTS.items()
    }
    if np.abs(sum(by_kind.values()) - plan.line("one_off")).max() > PENNY:
        raise ArithmeticError("the kinds of one-off cost do not add to it")
    return {name: values for name, values in by_kind.items() if np.abs(values).max() > PENNY}


def costs_hidden(plan: Plan) -> tuple[np.ndarray, np.ndarray]:
    """Return the amounts of `costs`, (kinds, years), and which of them are hidden, with totals, (kinds + 1, years + 1).

    Where one way pays fewer than five people in a year, what every way pays is hidden in it: one would give another.
    """
    kept = costs(plan)
    amounts = np.array(list(kept.values())).reshape(len(kept), len(plan.labels))
    tells = {way.label for way in WAYS if way.name in PAID_BY_WAY} | set(A_HEAD)
    paid = np.array([[name in tells] for name in kept], dtype=bool).reshape(len(kept), 1)
    first = paid & plan.few_paid() & (amounts > PENNY)
    also = np.zeros((len(amounts) + 1, len(plan.labels) + 1), dtype=bool)
    also[-1] = plan.only_few_are_paid()
    if plan.hides_other_costs():  # else the exits' cost, which is shown, would leave what few others are paid
        first = first | (~paid & (amounts > PENNY))
        also[:-1, -1] = ~paid[:, 0]
    known = np.zeros(also.shape, dtype=bool)
    known[-1, -1] = True  # the text says it, and the Board is asked for it
    return amounts, hidden(amounts, first, also, known)


def excess_hidden(plan: Plan) -> np.ndarray:
    """Return in which years spend above the allowed spend is hidden, (years,).

    With the cash to find it would tell what the year's budget pays, and so the one-off cost where that is hidden.
    """
    return np.asarray(plan.fund_tells() | (costs_hidden(plan)[1][-1, :-1] if costs(plan) else False))


def one_off(plan: Plan) -> Table:
    """Return the table of one-off cost by kind and year, and of what money pays it."""
    kept = costs(plan)
    if kept:
        amounts, mask = costs_hidden(plan)
        rows = _shown(amounts, [*kept, "One-off cost"], mask)
    else:
        rows = [("One-off cost", *[NIL] * (len(plan.labels) + 1))]
    total = len(rows) - 1
    stars = [cell == HIDDEN for cell in rows[-1][1:]]
    by_source = {name: np.append(plan.line(line), plan.total(line)) for name, line in FUNDING.items()}
    stars = list(np.array(stars) | sources_hidden(plan))
    for name, paid in by_source.items():
        if paid.max() > PENNY or name != "Paid from money advanced":
            shown = [
                HIDDEN if star and amount > PENNY else thousands(amount)
                for star, amount in zip(stars, paid, strict=True)
            ]
            rows.append((name, *shown))
    for name, line in ADVANCED.items():
        if plan.total("advance") + plan.total("advance_repaid") > PENNY:
            rows.append((name, *map(thousands, [*plan.line(line), plan.total(line)])))
    starred = any(HIDDEN in row for row in rows)
    heads = ("One-off cost", *plan.labels, "All years")
    return Table("One-off cost and what pays it, £000", heads, tuple(rows), (total,), note=STARRED if starred else "")


def sources_hidden(plan: Plan) -> np.ndarray:
    """Return in which years, and whether of all years together, what each source pays is hidden, (years + 1,).

    That is where the cost is only what a few are paid; and where the fund's part would tell what they are, and another
    source pays a part as well, so that neither follows from the cost.
    """
    several = np.sum([plan.line(line) > PENNY for line in FUNDING.values()], axis=0) > 1
    only_few = plan.only_few_are_paid()
    tells = (plan.fund_tells() & several) | only_few[:-1]
    return np.append(tells, tells.any() | only_few[-1])


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
