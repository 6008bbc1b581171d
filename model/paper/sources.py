"""What the figures rest on: what the body set itself, the model's assumptions, and rates past their date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from model.body.inputs import Inputs
from model.body.typed import Reason
from model.body_workbook.assumption_names import assumed_label, bounds_of
from model.lines.model import levers
from model.paper.blocks import Table
from model.paper.figures import NIL
from model.paper.plan import Plan
from model.rules.assumptions import Assumption, assumptions
from model.rules.rulebook import Rule, say

STATUS = {
    "read": "read in its source",
    "secondary": "second hand",
    "derived": "derived",
    "memory": "from memory: to be verified",
}


def reasons(plan: Plan) -> dict[str, Reason]:
    """Return the body's reasons by the name of the assumption, or of the lever as the paper's option sets it."""
    sheets = plan.results.inputs.sheets
    given = sheets.reasons if sheets else {}
    return {name: reason for (option, name), reason in given.items() if option in ("", plan.name)}


def assumed(inputs: Inputs) -> list[Assumption]:
    """Return the assumptions that are used because the body gives no figure of its own."""
    return [each for name, each in assumptions(inputs.kind).items() if not len(_own(inputs, name, each))]


def owned(inputs: Inputs) -> list[Assumption]:
    """Return the assumptions in whose place the body gives a figure of its own, in all years and pools or in some."""
    return [each for name, each in assumptions(inputs.kind).items() if len(_own(inputs, name, each))]


def _own(inputs: Inputs, name: str, assumption: Assumption) -> np.ndarray:
    """Return the figures that the body gives in place of the assumption called `name`, other than the assumption's."""
    given = [
        np.array([inputs.body[name]]) if name in inputs.body else np.zeros(0),
        inputs.pools.get(name, np.zeros(0)),
        inputs.yearly.get(name, np.zeros(0)),
    ]
    figures = np.concatenate([np.asarray(each, dtype=float).ravel() for each in given])
    return np.asarray(figures[~np.isnan(figures) & (figures != assumption.central)])


def weak(inputs: Inputs) -> list[Assumption]:
    """Return those of the assumptions used that have status "memory", which means that no source was read for them."""
    return [each for each in assumed(inputs) if each.status == "memory"]


def _label(entry: Assumption) -> tuple[str, str]:
    """Return an assumption's label and unit, as the Assumptions sheet has them."""
    return assumed_label(entry.name), bounds_of(entry.name)[2]


def own_table(plan: Plan) -> Table | None:
    """Return the table of what the body changed: its own value, the model's, and why, whose and when it was set.

    An assumption that is kept for a reason stands there too, and levers of the option that have a reason follow. None
    where the body changed nothing and gives no reason.
    """
    inputs, why = plan.results.inputs, reasons(plan)
    rows = []
    changed = {entry.name for entry in owned(inputs)}
    for entry in assumptions(inputs.kind).values():
        if entry.name not in changed | why.keys():
            continue
        label, unit = _label(entry)
        own = _own(inputs, entry.name, entry) if entry.name in changed else np.array([entry.central])
        least, most = _said(float(own.min()), unit), _said(float(own.max()), unit)
        value = least if least == most else f"{least} to {most}"
        rows.append((label, value, _said(entry.central, unit), *_reason(why, entry.name)))
    set_here = inputs.options[plan.case].levers
    for name, lever in levers().items():
        if name in why and name in set_here:
            values = dict.fromkeys(_said(value, lever.unit) for value in set_here[name])
            rows.append((lever.label, ", ".join(values), NIL, *_reason(why, name)))
    heads = ("Set by the body", "Value", "The model's", "Why", "Owner", "Date")
    widths = (0.3, 0.13, 0.12, 0.25, 0.1, 0.1)
    return Table("What the body set itself", heads, tuple(rows), (), widths, words=True) if rows else None


def _reason(why: Mapping[str, Reason], name: str) -> tuple[str, ...]:
    """Return the reason, owner and date of an assumption or lever as cells; what is not given is to be entered."""
    given = why.get(name, Reason())
    day = say(given.day) if isinstance(given.day, date) else str(given.day or "")
    return tuple(cell or "To be entered" for cell in (given.why, given.owner, day))


def assumptions_table(plan: Plan) -> Table:
    """Return the table of the model's assumptions that are used, each with its value, its status and its reason."""
    rows = []
    for entry in assumed(plan.results.inputs):
        label, unit = _label(entry)
        rows.append((label, _said(entry.central, unit), STATUS[entry.status].capitalize(), entry.rationale))
    heads = ("The model's assumption", "Value", "Status", "Why")
    return Table("What is assumed", heads, tuple(rows), (), (0.26, 0.1, 0.16, 0.48), words=True)


def _said(value: float, unit: str) -> str:
    """Return an assumption's value as the table writes it, such as '£1,200' or '12.5%', by its unit."""
    if unit.startswith("share"):
        return f"{100 * value:.3g}%" if value else "0%"
    return f"£{value:,.0f}" if unit.startswith("£") else f"{value:,.10g}"


def stale_table(rules: list[Rule]) -> Table:
    """Return the table of the rates that are used after the last day for which they are known."""
    rows = tuple((rule.label, say(rule.reviewed_to), rule.law) for rule in rules)
    heads = ("Rate", "Known to", "Law or agreement")
    return Table(
        "Rates used after the last day for which they are known", heads, rows, (), (0.42, 0.18, 0.4), words=True
    )
