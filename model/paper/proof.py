"""What the front sheet owns up to: a ledger that proves nothing, and years after the body's kind was abolished."""

from __future__ import annotations

from datetime import date

from model.body.inputs import year_label
from model.paper.plan import Plan
from model.rules.rulebook import say, table

WORKED_OUT = ("not found, assumed", "derived")  # how the note of a figure that no ledger gave begins
EQUAL = 1.0  # £: less is a rounding
MARCH = 3  # the month in which a year ends


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
    row = next(row for row in table("kinds") if row["name"] == inputs.kind)
    if not row["last_day"]:
        return ""
    last = date.fromisoformat(row["last_day"])
    year = last.year - (last.month <= MARCH)
    if inputs.first_year + inputs.years - 1 <= year:
        return ""
    return (
        f"{row['called'][0].upper()}{row['called'][1:]} were abolished on {say(last)} ({row['ended_by']}): the plan's "
        f"years after {plan.year(year_label(year))} are of a body that no longer was."
    )
