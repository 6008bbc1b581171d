"""What boards and auditors expect besides the figures: approvals, scored risks, who signs, and what the body set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from model import compare, project
from model.body.typed import Reason
from model.paper import governance, sources
from model.paper.content import paper
from model.paper.front import front_sheet
from model.paper.plan import Plan, chosen
from model.rules.assumptions import assumptions
from tests.support.bodies import body, changed
from tests.support.prints import plan, said, words_of

pytestmark = pytest.mark.unit


def of(name: str, option: str, **settings: float) -> Plan:
    """A shipped body with some of its settings changed, on an option."""
    given = body(name)
    comparison = compare(project(changed(given, body={**given.body, **settings})))
    return Plan(comparison, chosen(comparison, option))


def whose(it: Plan) -> set[str]:
    """Whose approval a plan needs, as its table says."""
    found = governance.approvals(it)
    assert found is not None
    return {row[0] for row in found.rows}


def test_approvals_are_those_of_the_plans_years_and_routes() -> None:
    new = of("example-icb-2025", "Voluntary exits", voluntary_route=3)  # a mutually agreed resignation scheme
    assert any(each.startswith("NHS England") for each in whose(new))
    assert "HM Treasury, before any offer" in whose(new)
    old = plan("example-pct-2010", "Voluntary exits")  # before NHS England was
    assert not any("NHS England" in each or "Treasury," in each for each in whose(old))
    assert "NHS England" not in governance.approvals_in_brief(old)


def test_where_nobody_is_paid_to_go_no_approval_is_asked_for() -> None:
    it = plan("published/nhs-england-group-2015")
    assert it.total("payoffs") == 0
    assert governance.approvals(it) is None
    assert governance.approvals_in_brief(it).startswith("No exit is paid for")


def test_a_score_is_likelihood_times_impact_and_the_owner_is_to_be_entered() -> None:
    table = governance.risk_table(plan("example-icb-2025"))
    assert table is not None
    scores = [int(row[4]) for row in table.rows]
    assert scores == sorted(scores, reverse=True)
    for row in table.rows:
        assert int(row[2]) * int(row[3]) == int(row[4])
        assert {int(row[2]), int(row[3])} <= set(range(1, 6))
        assert row[5] == "To be entered"
    assert "the model's first, for the owner to review" in table.note


def test_the_impact_of_a_risk_is_by_its_share_of_the_allowed_spend() -> None:
    it = plan("example-icb-2025")
    least = float(it.line("allowed_spend").min())
    impacts = [
        governance.score(it, governance.Risk("delay", "", share * least))[1] for share in (0, 0.002, 0.003, 0.02)
    ]
    assert impacts == [1, 2, 3, 5]  # from nil, 0.1%, 0.25% and 1% of the allowed spend


def test_what_the_body_set_stands_first_with_the_models_value_and_its_reason() -> None:
    it = of("example-icb-2025", "Voluntary exits", take_up_rate=0.3)
    model = assumptions("ICB")["take_up_rate"].central
    sheets = it.results.inputs.sheets
    assert sheets is not None
    why = {
        ("", "take_up_rate"): Reason("Soundings of 12 May", "HR lead", date(2025, 6, 1)),
        (it.name, "voluntary_on"): Reason("The Board asked"),
    }
    inputs = replace(it.results.inputs, sheets=replace(sheets, reasons=why))
    it = Plan(replace(it.comparison, results=replace(it.results, inputs=inputs)), it.case)
    own = sources.own_table(it)
    assert own is not None
    rows = {row[0]: row[1:] for row in own.rows}
    said_of = rows["Staff who volunteer on redundancy terms"]
    assert said_of == ("30%", f"{model:.0%}", "Soundings of 12 May", "HR lead", "1 June 2025")
    assert rows["Voluntary exits are offered"][2:] == ("The Board asked", "To be entered", "To be entered")
    captions = [table.caption for table in paper(it, full=True).tables()]
    assert captions.index("What the body set itself") < captions.index("What is assumed")
    assert "Staff who volunteer on redundancy terms" not in {row[0] for row in sources.assumptions_table(it).rows}


def test_what_nobody_entered_is_to_be_entered() -> None:
    rows = {row[0]: row[1] for row in front_sheet(plan("example-ccg-2015")).rows}
    assert rows["Sponsor"] == rows["Previously considered by"] == "To be entered"
    assert rows["FOI status"] == "To be entered (Draft until then)"
    assert "Director of Finance" not in words_of(said("example-ccg-2015", True))


def test_what_leavers_repay_is_said_as_far_as_it_is_counted() -> None:
    assert governance.recovery(plan("example-ccg-2015")).endswith("the figures count on none of it.")
    it = plan("example-icb-2025", "Voluntary exits")
    assert it.total("clawback") > 0
    assert "The figures count as income £" in governance.recovery(it)
