"""The tables of people of a paper: who leaves by year, and the dates of consultation."""

from __future__ import annotations

import numpy as np

from model.lines.names import lines_named
from model.lines.ways import LEAVING, Way
from model.paper.blocks import Table
from model.paper.figures import HIDDEN, NIL, SPARE, STARRED, count, day, small
from model.paper.plan import PAID_BY_WAY, Plan
from model.paper.suppress import few, hidden_in_list

AT_RISK = lines_named({"At risk": "at_risk_heads", "Notified": "notified_heads"})
# Ways that are hidden together, since the rest of a paper gives their sums: those that are paid, and redeployment.
TOGETHER = (*PAID_BY_WAY, "redeployed")


def _hidden_heads(plan: Plan, way: Way) -> np.ndarray:
    """Return in which years, and whether in all together, the people who leave by a way are hidden, (years + 1,)."""
    counts = plan.line(way.heads)
    together = [each for each in LEAVING if each.name in TOGETHER]
    one_is_few = np.any([few(plan.line(each.heads)) for each in together], axis=0) | plan.few_paid()
    first = (one_is_few if way in together else few(counts)) & (counts > SPARE)
    return _with_total(counts, first)


def _with_total(counts: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Return which counts and whether their total are hidden where the counts of `first` must be, (years + 1,)."""
    mask = hidden_in_list(counts, first)
    mask[-1] = small(counts.sum()) or (mask[-1] and mask[:-1].sum() < 2)
    return mask


def round_hidden(plan: Plan) -> np.ndarray:
    """Return in which years the people who go in a voluntary round are hidden, (years,)."""
    way = next(way for way in LEAVING if way.name == "round_exits")
    return _hidden_heads(plan, way)[:-1]


def funnel(plan: Plan) -> Table:
    """Return the table of expected people by year: those at risk, those notified, and who leaves by each way."""
    rows = []
    for name, line in AT_RISK.items():
        counts = plan.line(line)
        rows.append((name, *_row(counts, _with_total(counts, few(counts)))))
    for way in LEAVING:
        counts = plan.line(way.heads)
        if counts.max() > SPARE or way.name == "compulsory":
            rows.append((way.label, *_row(counts, _hidden_heads(plan, way))))
    heads = ("Expected heads", *plan.labels, "All years")
    note = f"Below those notified, each row is of people who leave. {STARRED}"
    return Table("From at risk to redundant: people by year", heads, tuple(rows), note=note)


def _row(counts: np.ndarray, mask: np.ndarray) -> list[str]:
    """Return the cells of a row of people by year with its total, those of `mask` hidden."""
    whole = [*counts, counts.sum()]
    return [HIDDEN if hide and number > SPARE else count(number) for number, hide in zip(whole, mask, strict=True)]


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
