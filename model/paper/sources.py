"""What the figures rest on: assumptions used where the body gives no figure, and rates used past their date."""

from __future__ import annotations

import numpy as np

from model.body.inputs import Inputs
from model.lines.model import givens
from model.paper.blocks import Table
from model.paper.figures import percent
from model.paper.plan import Plan
from model.rules.assumptions import Assumption, assumptions
from model.rules.rulebook import Rule, say

STATUS = {
    "read": "read in its source",
    "secondary": "second hand",
    "derived": "derived",
    "memory": "from memory: to be verified",
}


def assumed(inputs: Inputs) -> list[Assumption]:
    """Return the assumptions that are used because the body gives no figure of its own."""
    return [each for name, each in assumptions(inputs.kind).items() if not _given(inputs, name, each)]


def _given(inputs: Inputs, name: str, assumption: Assumption) -> bool:
    """Return True where the body gives a figure of its own in place of the assumption called `name`."""
    if name in inputs.body and inputs.body[name] != assumption.central:
        return True
    if name in inputs.pools:  # a pool whose cell is blank is left to the assumption
        return bool((~np.isnan(inputs.pools[name]) & (inputs.pools[name] != assumption.central)).all())
    years = inputs.yearly.get(name, np.array([np.nan]))
    return bool(not np.isnan(years).all() and (years != assumption.central).all())


def weak(inputs: Inputs) -> list[Assumption]:
    """Return those of the assumptions used that have status "memory", which means that no source was read for them."""
    return [each for each in assumed(inputs) if each.status == "memory"]


def assumptions_table(plan: Plan) -> Table:
    """Return the table of every assumption that is used, with its value, its status and the reason for it."""
    units = {given.name: given for given in givens()}
    rows = []
    for entry in assumed(plan.results.inputs):
        given = units.get(entry.name)
        label = given.label if given else entry.name.replace("_", " ").capitalize()
        unit = given.unit if given else "share"  # an assumption that replaces a rate by year
        rows.append((label, _said(entry.central, unit), STATUS[entry.status].capitalize(), entry.rationale))
    heads = ("Assumption", "Value", "Status", "Why")
    return Table("What is assumed", heads, tuple(rows), (), (0.26, 0.1, 0.16, 0.48), words=True)


def _said(value: float, unit: str) -> str:
    """Return an assumption's value as the table writes it, such as '£1,200' or '12.5%', by its unit."""
    if unit.startswith("share"):
        return percent(value)
    return f"£{value:,.0f}" if unit.startswith("£") else f"{value:,.10g}"


def stale_table(rules: list[Rule]) -> Table:
    """Return the table of the rates that are used after the last day for which they are known."""
    rows = tuple((rule.label, say(rule.reviewed_to), rule.law) for rule in rules)
    heads = ("Rate", "Known to", "Law or agreement")
    return Table("Rates used past the date they are known for", heads, rows, (), (0.42, 0.18, 0.4), words=True)
