"""How sure the recommendation is: a sentence, a chart of chances, and the ranges of three figures.

A number of people under five is not printed, and a range with such an end gives no other figure that would tell of it.
"""

from __future__ import annotations

from model.paper.blocks import Chart, Series, Table
from model.paper.figures import listed, money
from model.paper.plan import Plan
from model.risk.said import HELD_AGAINST, chance_said, heads_said, meets_said, sentence, standing, thousands
from model.risk.turning import most_telling, turn_said

ENDS = ("One in ten below", "Half below", "One in ten above")


def surely(plan: Plan) -> list[str]:
    """Return sentences on how sure the option's figures are and what the answer turns on; none without draws."""
    if plan.risk is None:
        return []
    turn = most_telling(plan.risk, "best") or most_telling(plan.risk)
    return [sentence(plan.risk, plan.case), *([turn_said(plan.risk, turn)] if turn else [])]


def at_most(plan: Plan) -> str:
    """Return a clause on the one-off cost that one draw in ten is above; empty without draws."""
    if plan.risk is None:
        return ""
    return f"; in one draw in ten it is above {money(plan.risk.options[plan.case].one_off[-1])}"


def chart(plan: Plan) -> Chart | None:
    """Return the chart of the chance that each option meets its target in every year; None without draws."""
    risk = plan.risk
    if risk is None:
        return None
    shown = risk.options[1:]
    rows = tuple((option.name, meets_said(option), chance_said(option.best)) for option in shown)
    note = (
        f"{risk.draws.count:,} draws of {len(risk.varied)} assumptions. {standing(risk)} By design: as many "
        "people go as the year needs, and how many is what is not sure."
    )
    heads = ("Option", "Every year met", "Best in")
    table = Table("How sure each option is", heads, rows, (), (0.5, 0.3, 0.2), note)
    by_design = " (by design: see below)" if any(option.by_design for option in shown) else ""
    said = listed([f"{option.name} {meets_said(option)}" for option in shown])
    return Chart(
        "bars",
        f"Chance that the target is met in every year, % of {risk.draws.count:,} draws{by_design}",
        f"The chance that each option meets its target in every year: {said}.",
        "%",
        tuple(option.name for option in shown),
        (Series("Chance", tuple(round(100 * option.meets, 1) for option in shown), "whole"),),
        table,
    )


def ranges(plan: Plan) -> Table | None:
    """Return the table of the ranges of the option's redundancies, one-off cost and present value; None if no draws."""
    if plan.risk is None:
        return None
    option = plan.risk.options[plan.case]
    rows = (
        ("People made redundant", *_three(heads_said(option.redundancies))),
        ("One-off cost, £000", *thousands(option.one_off).split(" / ")),
        ("Present value to the body, £000", *thousands(option.npv).split(" / ")),
    )
    note = f"Ranges of years or options do not add up. {HELD_AGAINST}"
    return Table(f"Ranges of {plan.name}", ("", *ENDS), rows, (), (0.4, 0.2, 0.2, 0.2), note)


def _three(said: str) -> list[str]:
    """Return what is said of three quantiles, a cell each; where one thing is said of all, each cell says it."""
    cells = said.split(" / ")
    return cells if len(cells) == len(ENDS) else [said] * len(ENDS)
