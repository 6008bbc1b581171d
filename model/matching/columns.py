"""The sheets of a match: the columns of each, how their cells are read, and what is said beside them."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from model.body_workbook.columns import Column
from model.body_workbook.guide import Hint

AT_RISK, POSTS, FUNCTIONS, TRAVEL, POLICY = "At risk", "Posts", "Functions", "Travel", "Policy"
NO = float("nan")  # the default of a cell that may be blank and then is no number
LAST_BAND = 13  # VSM; "not given" is no band that a post can be matched on


def columns() -> Mapping[str, list[Column]]:
    """Return the columns of each sheet by the sheet's name; the Policy sheet has a setting a row, and is not here."""
    return {
        AT_RISK: [
            Column("Reference", "reference", "text"),
            Column("Body", "body", "text", default=NO),
            Column("Band", "band", "bands", 1, LAST_BAND),
            Column("Function", "function", "text"),
            Column("Other functions", "others", "text", default=NO),
            Column("Registration held", "registration", "text", default=NO),
            Column("Works at", "works_at", "text", default=NO),
            Column("Lives at", "lives_at", "text", default=NO),
            Column("Most minutes each way", "minutes", low=0, high=240, default=NO, unit="minutes"),
            Column("WTE", "wte", low=0.01, high=1.5, default=1.0, unit="WTE"),
            Column("Least WTE accepted", "least_wte", low=0.01, high=1.5, default=NO, unit="WTE"),
            Column("Full-time salary", "salary", low=8_000, high=500_000, default=NO, unit="£ a year"),
            Column("Notice ends", "notice_ends", "date"),
            Column("Notice given", "notice_begins", "date", default=NO),
            Column("First refusal by law", "first", "first refusal", default=0.0),
            Column("Ring-fence", "ring", "text", default=NO),
            Column("Would take a lower band", "lower", "yes or no", default=0.0),
            Column("Wave", "wave", low=1, high=9, default=1.0),
            Column("Staff row", "staff_row", "text", default=NO),
            Column("Payoff", "payoff", low=0, high=5_000_000, default=NO, unit="£"),
        ],
        POSTS: [
            Column("Post", "post", "text"),
            Column("Body", "body", "text", default=NO),
            Column("Band", "band", "bands", 1, LAST_BAND),
            Column("Function", "function", "text"),
            Column("Registration needed", "registration", "text", default=NO),
            Column("Place", "place", "text"),
            Column("WTE", "wte", low=0.01, high=1.5, default=1.0, unit="WTE"),
            Column("Can be split", "split", "yes or no", default=0.0),
            Column("Ring-fence", "ring", "text", default=NO),
            Column("Open from", "opens", "date", default=NO),
            Column("Closes", "closes", "date", default=NO),
            Column("Slot-in for", "slot_in", "text", default=NO),
        ],
        FUNCTIONS: [
            Column("From", "start", "text"),
            Column("To", "end", "text"),
            Column("Weeks of training", "weeks", low=0, high=156, unit="weeks"),
            Column("Cost", "cost", low=0, high=100_000, default=0.0, unit="£"),
            Column("Share who succeed", "succeed", low=0, high=1, default=1.0, unit="share"),
        ],
        TRAVEL: [
            Column("From", "from", "text"),
            Column("To", "to", "text"),
            Column("Minutes", "minutes", low=0, high=600, unit="minutes"),
        ],
    }


def has_match(titles: Collection[str]) -> bool:
    """Return whether a workbook whose sheets have these titles has a sheet of people at risk or of posts."""
    return AT_RISK in titles or POSTS in titles


@cache
def hints() -> Mapping[tuple[str, str], Hint]:
    """Return what is said of each column, by the name of its sheet and its own."""
    text = Path(__file__).with_name("guide.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {(row["sheet"], row["name"]): Hint(row["need"], row["blank"], row["what"], row["example"]) for row in rows}
