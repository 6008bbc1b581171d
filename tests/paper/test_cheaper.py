"""The case for an option that meets the target for less than the recommended one: its figure, and why it is not it."""

from __future__ import annotations

import pytest

from model import compare, project
from model.paper import advice
from model.paper.cheaper import passed_over
from model.paper.figures import money
from model.paper.plan import Plan, chosen
from tests.support.bodies import body, changed
from tests.support.prints import plan

pytestmark = pytest.mark.unit


def icb(**settings: float) -> Plan:
    """The Integrated Care Board: redundancy alone costs less than with offers, and makes more people redundant."""
    given = body("example-icb-2025")
    comparison = compare(project(changed(given, body={**given.body, **settings})))
    return Plan(comparison, chosen(comparison))


def made(it: Plan) -> tuple[str, str]:
    """What the case of redundancy alone begins with, and how many more people it makes redundant."""
    best, other = (it.outcomes[it.results.options.index(name)] for name in (it.name, "Compulsory redundancy"))
    less = best.cost_of_meeting - other.cost_of_meeting
    assert it.is_best
    assert it.name == "Voluntary then compulsory"
    assert less > 0
    begun = (
        f'"Compulsory redundancy" meets the target in every year too, for {money(less)} less in present value. It is '
        "not recommended because "
    )
    return begun, f"it makes {other.redundancies - best.redundancies:.0f} more people redundant"


def test_a_cheaper_option_says_how_many_more_it_makes_redundant() -> None:
    it = icb(ranked_by=2.0)
    begun, more = made(it)
    said = [f"{begun}{more}, which this body counts before cost."]
    assert passed_over(it, it.outcome) == said
    assert said[0] in advice.verdict(it)


def test_a_cheaper_option_of_alike_cost_says_what_told_them_apart() -> None:
    it = icb(alike_share=0.05)  # of £20.26m: £1.01m
    begun, more = made(it)
    assert passed_over(it, it.outcome) == [f"{begun}costs within 5% of the allowed spend count as alike, and {more}."]


def test_where_the_recommended_option_costs_least_no_other_is_told() -> None:
    it = plan("example-icb-2025")
    assert it.is_best
    assert passed_over(it, it.outcome) == []


def test_an_option_of_less_one_off_cost_is_told_with_what_it_costs_in_all() -> None:
    it = plan("example-icb-2025")
    dear = it.outcomes[it.results.options.index("Voluntary then compulsory")]
    best = it.outcome
    once, more = sum(dear.one_off) - sum(best.one_off), dear.cost_of_meeting - best.cost_of_meeting
    assert min(once, more) > 0
    # As if the dearer one were recommended: what is cheaper by both figures is told once, by the cost that ranks it.
    assert [each.partition(". ")[0] for each in passed_over(it, dear)] == [
        f'"Compulsory redundancy" meets the target in every year too, for {money(more)} less in present value'
    ]
