"""What the front sheet owns up to: a ledger that proves nothing, and years after the body's kind was abolished."""

from __future__ import annotations

from datetime import date, timedelta

from model.body.inputs import year_label
from model.paper.plan import Plan
from model.rules.rulebook import say, table

WORKED_OUT = ("not found, assumed", "derived")  # how the note of a figure that no ledger gave begins
EQUAL = 1.0  # £: less is a rounding
MARCH = 3  # the last month of a financial year


def ledger_proves_nothing(plan: Plan) -> str:
    """Return a sentence where the ledger budget is no ledger's, or is equal to what is held against it; else empty.

    What the inputs build up to, staff above all, then agrees with it because the one was made of the other.
    """
    sheets = plan.results.inputs.sheets
    note = str(sheets.notes.get("ledger_budget", "")) if sheets else ""
    if note.startswith(WORKED_OUT):
        how = "assumed" if note.startswith(WORKED_OUT[0]) else "derived"
        return (
            f"The ledger budget is {how} and not taken from a ledger: that pay and other spending agree with it proves "
            "nothing."
        )
    if abs(plan.whole("reconciliation")) < EQUAL:
        return (
            "Pay and other spending come to the ledger budget to the pound, as they do where one is worked out from "
            "the other: that they agree then proves nothing."
        )
    return ""


def after_its_end(plan: Plan) -> str:
    """Return a sentence where years of the plan come after the body's kind was abolished; empty where none do."""
    inputs = plan.results.inputs
    end = next((row for row in table("abolished") if row["kind"] == inputs.kind), None)
    if end is None:
        return ""
    day = date.fromisoformat(end["day"])
    last = _year_of(day - timedelta(days=1))
    if inputs.first_year + inputs.years - 1 <= last:
        return ""
    return (
        f"{end['called'].capitalize()} were abolished on {say(day)} ({end['act']}): the plan's years after "
        f"{plan.year(year_label(last))} are of a body that no longer existed."
    )


def _year_of(day: date) -> int:
    """Return the calendar year in which the financial year of a day began."""
    return day.year - (day.month <= MARCH)
