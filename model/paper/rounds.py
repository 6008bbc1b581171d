"""What a paper says of voluntary rounds: when, for whom, how many go, at what cost, and what keeps more from going."""

from __future__ import annotations

from model.paper.blocks import Table
from model.paper.figures import SPARE, expected, listed, money, months, people, thousands
from model.paper.plan import Plan
from model.projection.rounds import Round, rounds_of


def told(plan: Plan) -> str:
    """Return a sentence on each voluntary round of the option; empty where it has none."""
    return " ".join(_told(plan, each) for each in rounds_of(plan.results, plan.case))


def _told(plan: Plan, it: Round) -> str:
    """Return a sentence on a voluntary round: to whom it is offered, who goes and when, and what it costs and saves."""
    opened = f'The voluntary round "{it.name}" of {plan.labels[it.year]} is offered to {it.offered}'
    kept = f"; it is limited by {listed([limit for _, limit in it.limits])}" if it.limits else ""
    if it.heads <= SPARE:
        return f"{opened}; nobody goes by it{kept}."
    pays = f", paid back in {months(it.payback_months)} months" if it.payback_months else ""
    who = people(it.heads)
    goes = "goes" if who.endswith("person") else "go"
    return (
        f"{opened}: {who} {goes} by {it.last_day}, for {money(it.one_off)} once and {money(it.saving)} saved a "
        f"year{pays}{kept}."
    )


def table(plan: Plan) -> Table | None:
    """Return the table of the option's voluntary rounds; None where it has none."""
    rows = [
        (
            each.name,
            each.offered,
            each.scheme,
            f"{plan.labels[each.year]}, by {each.last_day}",
            expected(each.heads),
            thousands(each.one_off),
            thousands(each.saving),
            months(each.payback_months),
            listed([limit for _, limit in each.limits]) or "no limit that binds",
        )
        for each in rounds_of(plan.results, plan.case)
    ]
    heads = ("Round", "Offered to", "Scheme", "Year, last day", "People", "Cost, £000", "Saving a year, £000",
             "Payback, months", "What limits it")  # fmt: skip
    widths = (0.1, 0.12, 0.13, 0.14, 0.07, 0.08, 0.09, 0.09, 0.18)
    return Table("Voluntary rounds", heads, tuple(rows), (), widths, words=True) if rows else None
