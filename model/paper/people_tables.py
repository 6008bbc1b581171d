"""The tables of people of a paper: who leaves by year, and the dates of consultation."""

from __future__ import annotations

import numpy as np

from model.lines.names import lines_named
from model.paper.blocks import Table
from model.paper.figures import HIDDEN, NIL, SPARE, STARRED, count, day, small
from model.paper.plan import Plan
from model.paper.suppress import few, hidden_in_list

FUNNEL = lines_named(
    {
        "At risk": "at_risk_heads",
        "Notified": "notified_heads",
        "Redeployed": "redeployed_heads",
        "Left voluntarily": "voluntary_heads",
        "Compulsorily redundant": "compulsory_heads",
    }
)
GONE = lines_named(("redeployed_heads", "voluntary_heads", "compulsory_heads"))  # of the funnel: who has left a post


def funnel(plan: Plan) -> Table:
    """Return the table of expected people by year at each stage, from those at risk to those made redundant."""
    rows = []
    one_is_few = np.any([few(plan.line(line)) for line in GONE], axis=0)
    for name, line in FUNNEL.items():
        counts = plan.line(line)
        first = (one_is_few if line in GONE else few(counts)) & (counts > SPARE)
        mask = hidden_in_list(counts, first)
        mask[-1] = small(counts.sum()) or (mask[-1] and mask[:-1].sum() < 2)
        whole = [*counts, counts.sum()]
        rows.append((name, *(HIDDEN if hide else count(number) for number, hide in zip(whole, mask, strict=True))))
    heads = ("Expected heads", *plan.labels, "All years")
    return Table("From at risk to redundant", heads, tuple(rows), note=STARRED)


CALENDAR = lines_named(
    {
        "Form HR1 due": "hr1_day",
        "Consultation begins": "consultation_from",
        "Notice is given": "notice_given",
        "Earliest dismissal in law": "earliest_dismissal",
        "First last day": "first_dismissal",
        "First day of saving": "first_saving",
    }
)


def consultation(plan: Plan) -> Table:
    """Return the table of the dates of consultation and dismissal by year, and whether they are lawful."""
    rows = [(name, *map(day, plan.line(line))) for name, line in CALENDAR.items()]
    due = plan.line("consultation_due")
    rows.append(("Days of consultation due", *(NIL if each < 1 else f"{each:.0f}" for each in due)))
    planned = plan.line("consultation_planned_days")
    gone = plan.line("dismisses") > 0
    rows.append(("Days planned", *(f"{each:.0f}" if some else NIL for each, some in zip(planned, gone, strict=True))))
    lawful = plan.line("calendar_lawful") > 0
    rows.append(("Lawful", *("yes" if each else "NO" for each in lawful)))
    note = "A dash: nobody is dismissed in the year, or too few for the form. Volunteers for redundancy count."
    return Table("Consultation calendar", ("Day", *plan.labels), tuple(rows), note=note, words=True)
