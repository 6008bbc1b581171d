"""The columns of a batch's one workbook, sheet by sheet: each heading, its unit and its width."""

from __future__ import annotations

from dataclasses import dataclass

from model.lines.ways import LEAVING

TEXT = "text"


@dataclass(frozen=True)
class Column:
    """A column of one of the workbook's sheets: its heading, its unit and its width."""

    head: str
    unit: str = TEXT  # as lines have it, which decides how numbers are shown; or TEXT
    width: float = 13.0  # in letters


BODY = (Column("Body", width=44), Column("Code"), Column("Kind"), Column("Region"), Column("Option", width=30))
AMOUNTS = (  # each has a total on Summary
    Column("Bodies", "number"),
    Column("Meets the target in every year", "number"),
    Column("Recommended", "number"),
    Column("Can be paid for", "number"),
    Column("Cash to find, all years", "£"),
    Column("Saved beyond the target, most of any year", "£"),
    Column("Missed by, all years", "£"),
    Column("One-off cost, all years", "£"),
    Column("Recurrent saving, last year", "£"),
    Column("of which releases cash", "£"),
    Column("WTE at the end", "WTE"),
    *(Column(f"Heads leaving: {way.label}", "heads") for way in LEAVING),
    Column("Net present value, over doing nothing", "£"),
)
STEPS = (  # what the exits cost and save, and what the option buys over the next cheaper one
    Column("Exits: one-off cost", "£"),
    Column("Exits: saving a year", "£"),
    Column("Exits: payback (months)", "months"),
    Column("Exits: present value", "£"),
    Column("Step: over the next cheaper", width=30),
    Column("Step: one-off cost", "£"),
    Column("Step: saving a year", "£"),
    Column("Step: posts removed (WTE)", "WTE"),
    Column("Step: made redundant (heads)", "heads"),
    Column("Step: payback (months)", "months"),
    Column("Step: present value", "£"),
    Column("Step: dominated", "flag"),
)
SURE = (  # of the preferred option, where draws were made
    Column("Chance that every year is met", "share"),
    Column("Met by design: redundancy is open", "flag"),
    *(Column(f"Made redundant, {part} of draws", "heads") for part in ("P10", "P50", "P90")),
)
BODIES = (*BODY, Column("Preferred", "flag"), *AMOUNTS, *STEPS, *SURE)
OF_YEAR = (
    *(("Target met", "flag"), ("Allowed spend", "£"), ("Missed by", "£"), ("Spend", "£"), ("Run rate", "£")),
    *(("One-off cost", "£"), ("WTE at the end", "WTE"), ("Heads leaving, all routes", "heads")),
    *(("Cash to find", "£"), ("Spend above the allowed spend, in the year", "£"), ("Paid by the fund", "£")),
    *((f"Heads leaving: {way.label}", "heads") for way in LEAVING),
)
YEARS = (*BODY, Column("Preferred", "flag"), Column("Year"), *(Column(head, unit) for head, unit in OF_YEAR))
STEP = (
    *(("Openings, WTE", "WTE"), ("Compulsory redundancies avoided", "heads"), ("Voluntary exits avoided", "heads")),
    *(("Payoffs saved", "£"), ("Retraining cost", "£"), ("Net saving", "£")),
)
CLEARING = (
    *BODY,
    *(Column(f"Own posts: {head}", unit) for head, unit in STEP),
    *(Column(f"Others' posts: {head}", unit) for head, unit in STEP),
)
