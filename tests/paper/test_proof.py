"""What the front sheet owns up to: a ledger that proves nothing, and years after a kind of body was abolished."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model import compare, project
from model.paper.front import front_sheet
from model.paper.plan import Plan, chosen
from model.paper.proof import after_its_end, ledger_proves_nothing
from model.rules.rulebook import table
from tests.support.bodies import body, changed, option, small
from tests.support.prints import plan

pytestmark = pytest.mark.unit
DERIVED = "The ledger budget is derived and not taken from a ledger: that pay"
EQUAL = "Pay and other spending come to the ledger budget to the pound"


def figures(it: Plan) -> str:
    """What the front sheet says of the figures."""
    return next(row[1] for row in front_sheet(it).rows if row[0] == "Figures")


def test_a_ledger_that_was_assumed_is_said_to_prove_nothing() -> None:
    said = figures(plan("published/nhs-devon-icb-2025"))
    assert "The ledger budget is assumed and not taken from a ledger: that pay and other spending agree with it" in said


def test_a_ledger_that_was_derived_is_said_to_prove_nothing() -> None:
    given = body("example-icb-2025")
    assert given.sheets is not None
    derived = changed(given, sheets=replace(given.sheets, notes={"ledger_budget": "derived: staff and the rest"}))
    comparison = compare(project(derived))
    assert DERIVED in figures(Plan(comparison, chosen(comparison)))


def test_a_ledger_equal_to_the_pound_is_said_to_prove_nothing() -> None:
    made = small(option("Holds", hold_share=1.0))
    built = float(project(made).values["baseline_built_up"].item())
    for apart, said in ((0.0, True), (5_000.0, False)):
        inputs = changed(made, body={**made.body, "ledger_budget": built + apart})
        it = Plan(compare(project(inputs)), 1)
        assert ledger_proves_nothing(it).startswith(EQUAL) == said


def test_a_ledger_that_is_given_and_differs_is_left_unsaid() -> None:
    assert ledger_proves_nothing(plan("example-icb-2025")) == ""


@pytest.mark.parametrize(
    ("kind", "called", "day", "last", "first_year"),
    [
        ("PCT", "Primary care trusts", "1 April 2013 (Health and Social Care Act 2012)", "2012-13", 2011),
        ("SHA", "Strategic health authorities", "1 April 2013 (Health and Social Care Act 2012)", "2012-13", 2011),
        ("CCG", "Clinical commissioning groups", "1 July 2022 (Health and Care Act 2022)", "2022-23", 2021),
    ],
)
def test_years_after_a_kind_of_body_was_abolished_are_told(
    kind: str, called: str, day: str, last: str, first_year: int
) -> None:
    number = next(float(row["number"]) for row in table("kinds") if row["name"] == kind)

    def told(years: int) -> str:
        made = changed(small(option("Holds", hold_share=1.0), years=years, kind=number), first_year=first_year)
        return after_its_end(Plan(compare(project(made)), 1))

    # Of three years the last begins after the day; of two, the second is the year in which or before which it fell.
    assert told(3) == (
        f"{called} were abolished on {day}: the plan's years after {last} are of a body that no longer existed."
    )
    assert told(2) == ""


def test_the_front_sheet_of_an_example_tells_of_its_abolition() -> None:
    assert "the plan's years after 2012-13 are of a body that no longer existed." in figures(plan("example-pct-2010"))
    assert after_its_end(plan("example-icb-2025")) == ""  # a kind that stands
    assert after_its_end(plan("example-ccg-2015")) == ""  # to 2019-20; the groups went on 1 July 2022
