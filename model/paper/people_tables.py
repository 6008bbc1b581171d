"""The tables of people of a paper: who leaves by year, and the dates of consultation."""

from __future__ import annotations

import numpy as np

from model.lines.names import lines_named
from model.lines.ways import LEAVING, Way
from model.paper.blocks import Table
from model.paper.cautions import longer_than_due
from model.paper.figures import HIDDEN, NIL, SPARE, STARRED, counted, day, expected, posts
from model.paper.plan import Plan
from model.paper.secret_people import ALL, REAL

AT_RISK = lines_named({"At risk": "at_risk_heads", "Notified": "notified_heads"})
LEFT = lines_named({"People at the year's end": "all_heads"})


def funnel(plan: Plan) -> Table:
    """Return the table of people by year: those at risk, those notified, who leaves by each way, and who is left."""
    rows = [(name, *map(expected, plan.line(line)), "") for name, line in AT_RISK.items()]
    shown = [way for way in LEAVING if plan.line(way.heads).max() > SPARE or way.name == "compulsory"]
    rows += [(way.label, *_row(plan, way)) for way in shown]
    rows += [(name, *map(expected, plan.line(line)), "") for name, line in LEFT.items()]
    rows.append(("WTE at the year's end", *map(posts, plan.line("all_wte")), ""))
    heads = ("Expected heads", *plan.labels, "All years")
    note = (
        "Those at risk and notified are not added up: the same people may be so in several years. Below them each row "
        "is of people who leave. "
    )
    starred = STARRED if any(HIDDEN in row for row in rows) else ""
    return Table("From at risk to redundant: people by year", heads, tuple(rows), note=f"{note}{starred}".strip())


def _row(plan: Plan, way: Way) -> list[str]:
    """Return the cells of people who leave by a way, by year and in all: expected, or real persons, who may be few."""
    counts = plan.line(way.heads)
    years: list[int | str] = [*range(len(counts)), ALL]
    whole = [*counts, counts.sum()]
    if way.name not in REAL:
        return [expected(float(number)) for number in whole]
    return [
        counted(float(number), plan.hides("leave", way.name, year)) for year, number in zip(years, whole, strict=True)
    ]


CALENDAR = lines_named(
    {
        "Form HR1 due": "hr1_day",
        "Consultation begins": "consultation_from",
        "Notice is given": "notice_given",
        "Earliest dismissal in law": "earliest_dismissal",
        "Earliest last day": "first_dismissal",
        "First day of saving": "first_saving",
    }
)


EARLIEST = CALENDAR["Earliest dismissal in law"]


def consultation(plan: Plan) -> Table | None:
    """Return the table of the dates of consultation and dismissal by year, and whether they are lawful.

    None where nobody is dismissed in any year.
    """
    gone = (plan.line("dismisses") > 0) | (plan.line("compels") > 0)
    if not gone.any():
        return None
    due, planned = plan.line("consultation_due"), plan.line("consultation_planned_days")
    rows = [(name, *_of_years(gone, _days(plan, line))) for name, line in CALENDAR.items()]
    rows.append(("Days of consultation due", *_of_years(gone, [NIL if each < 1 else f"{each:.0f}" for each in due])))
    rows.append(("Days planned", *_of_years(gone, [f"{each:.0f}" for each in planned])))
    lawful = plan.line("calendar_lawful") > 0
    rows.append(("Lawful", *_of_years(gone, ["yes" if each else "NO" for each in lawful])))
    note = "A dash: nobody is dismissed in the year, or too few for the form. Volunteers for redundancy count"
    note += ", and so do those whose fixed term ends." if (plan.line("terms_dismissed") > SPARE).any() else "."
    default = [plan.labels[year] for year in np.flatnonzero(gone) if not plan.typed("consultation_start", int(year))]
    if default:
        note += f" Where no day is set on the Years sheet ({', '.join(default)}) the days are assumed."
    note = f"{note} {longer_than_due(plan, [int(year) for year in np.flatnonzero(gone)])}".strip()
    return Table("Consultation calendar", ("Day", *plan.labels), tuple(rows), note=note, words=True)


def _days(plan: Plan, line: str) -> list[str]:
    """Return a row's days by year; of the earliest dismissal, that there is no minimum where no period is due."""
    days = [day(each) for each in plan.line(line)]
    if line != EARLIEST:
        return days
    return [
        "no minimum period" if due < 1 else each for each, due in zip(days, plan.line("consultation_due"), strict=True)
    ]


def _of_years(kept: np.ndarray, cells: list[str]) -> list[str]:
    """Return the cells of the years that are kept, and a dash for every other."""
    return [cell if each else NIL for each, cell in zip(kept, cells, strict=True)]
