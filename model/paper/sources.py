"""What the figures stand on: the assumptions used where the body does not say, and the rates past their date."""

from __future__ import annotations

import numpy as np

from model.body.inputs import Inputs
from model.lines.model import givens
from model.paper.blocks import Table
from model.paper.figures import percent
from model.paper.plan import Plan
from model.projection.warnings import stale
from model.rules.assumptions import Assumption, assumptions
from model.rules.rulebook import Rule, say

STATUS = {
    "read": "read in its source",
    "secondary": "second hand",
    "derived": "derived",
    "memory": "from memory: to be verified",
}


def assumed(inputs: Inputs) -> list[Assumption]:
    """The assumptions that stand because the body gives no figure of its own."""
    return [each for name, each in assumptions().items() if not _given(inputs, name, each)]


def _given(inputs: Inputs, name: str, each: Assumption) -> bool:
    if name in inputs.body and inputs.body[name] != each.central:
        return True
    if name in inputs.pools:  # a pool whose cell is blank is left to the assumption
        return bool((~np.isnan(inputs.pools[name]) & (inputs.pools[name] != each.central)).all())
    years = inputs.yearly.get(name, np.array([np.nan]))
    return bool(not np.isnan(years).all() and (years != each.central).all())


def weak(inputs: Inputs) -> list[Assumption]:
    """Those of them that no source was read for."""
    return [each for each in assumed(inputs) if each.status == "memory"]


def assumptions_table(plan: Plan) -> Table:
    """Every assumption that stands, with its source."""
    units = {given.name: given for given in givens()}
    rows = []
    for each in assumed(plan.results.inputs):
        given = units.get(each.name)
        label = given.label if given else each.name.replace("_", " ").capitalize()
        unit = given.unit if given else "share"  # of what stands in for a year's rates
        rows.append((label, _said(each.central, unit), STATUS[each.status].capitalize(), each.rationale))
    heads = ("Assumption", "Value", "Status", "Why")
    return Table("What is assumed", heads, tuple(rows), (), (0.26, 0.1, 0.16, 0.48), words=True)


def _said(value: float, unit: str) -> str:
    if unit.startswith("share"):
        return percent(value)
    return f"£{value:,.0f}" if unit.startswith("£") else f"{value:,.10g}"


def stale_table(rules: list[Rule]) -> Table:
    """The rates that are used past the last day they are known for."""
    rows = tuple((rule.label, say(rule.reviewed_to), rule.law) for rule in rules)
    heads = ("Rate", "Known to", "Law or agreement")
    return Table("Rates used past the date they are known for", heads, rows, (), (0.42, 0.18, 0.4), words=True)


__all__ = ["assumed", "assumptions_table", "stale", "stale_table", "weak"]
