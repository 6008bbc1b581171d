"""The case for an option that meets the target for less than the recommended one: its figure, and why it is not it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

import pytest

from model import compare, project
from model.paper import advice
from model.paper.cheaper import passed_over
from model.paper.figures import money
from model.paper.plan import Plan, chosen
from tests.support.bodies import body, changed, option, small
from tests.support.prints import plan
from tests.support.ranked import USUAL, ranked

pytestmark = pytest.mark.unit
LESS = '"B" meets the target in every year too, for {} less in present value. It is not recommended because '
ONCE = '"B" meets the target in every year too, for {} less one-off cost. It is not recommended because '


# Options whose figures are set by hand --------------------------------------------------------------------------------


def told(
    first: Mapping[str, float], second: Mapping[str, float], ranked_by: int = 1, hidden: Sequence[Hashable] = ()
) -> list[str]:
    """What is said of options A and B, whose figures are these, of which A is recommended; £1,000 may be spent.

    A figure that is left out is as `ranked` has it: all options meet the target for £50 and £50 once, keep nine posts
    and make nobody redundant, and can be paid for.
    """
    lines = ranked(
        ranked_by, **{name: [0.0, *(each.get(name, USUAL[name]) for each in (first, second))] for name in USUAL}
    )
    assert lines["advised"].item() == 2  # A, after doing nothing
    made = compare(project(small(option("A"), option("B"))))
    outcomes = [made.outcomes[0]]
    for at, more in enumerate((first, second), 1):
        outcomes.append(
            replace(
                made.outcomes[at],
                met=(True,),
                cost_of_meeting=float(lines["cost_ranked"][at, 0]),
                redundancies=float(lines["redundancies"][at, 0]),
                wte=(float(lines["last_wte"][at, 0]),),
                one_off=(more.get("one_off", 50.0),),
                cash_to_find=(more.get("cash_to_find", 0.0),),
                recommended=at == 1,
            )
        )
    results = replace(made.results, values={**made.results.values, **lines})
    it = Plan(replace(made, results=results, outcomes=tuple(outcomes)), 1)
    it.__dict__["hidden"] = frozenset(hidden)
    return passed_over(it, it.outcome)


def test_what_saves_no_more_than_doing_nothing() -> None:
    said = told({}, {"cost_ranked": 20, "saving_present": 0})
    assert said == [LESS.format("£30") + "over the plan it saves no more than doing nothing."]


def test_what_has_no_source_of_cash() -> None:
    short = {"cost_ranked": 20, "payable": 0, "cash_to_find": 15}
    why = " of what it needs in cash has no source, and the recommended option can be paid for."
    assert told({}, short) == [f"{LESS.format('£30')}£15{why}"]
    assert told({}, short, hidden=[("cash", 2)]) == [f"{LESS.format('£30')}some{why}"]


def test_more_redundancies_where_they_are_counted_before_cost() -> None:
    # 5.2 people are 3.2 more than two, past the half that counts as alike; at least cost B would be recommended.
    two, more = {"redundancies": 2}, {"redundancies": 5.2, "cost_ranked": 20}
    assert told(two, more, 2) == [
        LESS.format("£30") + "it makes 3.2 more people redundant, which this body counts before cost."
    ]
    one = {"redundancies": 3, "cost_ranked": 20}
    assert told(two, one, 2)[0].endswith("it makes one more person redundant, which this body counts before cost.")
    part = {"redundancies": 2.6, "cost_ranked": 20}
    assert told(two, part, 2)[0].endswith(
        "it makes slightly more people redundant, which this body counts before cost."
    )


def test_less_one_off_cost_and_more_in_all() -> None:
    # £61 is £11 more than £50: past the £10 that is 1% of what may be spent, so that the £30 saved once do not tell.
    said = told({}, {"cost_ranked": 61, "one_off": 20})
    assert said == [ONCE.format("£30") + "meeting the target costs £11 more by it in present value."]


def test_less_one_off_cost_and_more_in_all_where_redundancies_are_first() -> None:
    said = told({"redundancies": 2}, {"redundancies": 2.4, "cost_ranked": 53, "one_off": 20}, 2)
    assert said == [ONCE.format("£30") + "meeting the target costs £3 more by it in present value."]


def test_costs_that_are_alike_and_more_redundancies() -> None:
    # £44 is £6 less than £50, within £10.
    said = told({"redundancies": 2}, {"redundancies": 5, "cost_ranked": 44})
    why = "costs within 1% of the allowed spend count as alike, and it makes 3.0 more people redundant."
    assert said == [LESS.format("£6") + why]


def test_costs_that_are_alike_and_fewer_posts() -> None:
    why = "costs within 1% of the allowed spend count as alike, and it keeps {}."
    said = told({"last_wte": 9.5}, {"last_wte": 8.25, "redundancies": 0.4, "cost_ranked": 44})
    assert said == [LESS.format("£6") + why.format("1.2 WTE fewer")]
    said = told({"last_wte": 9.5}, {"last_wte": 9.46, "cost_ranked": 44})
    assert said == [LESS.format("£6") + why.format("slightly fewer posts")]


def test_what_is_alike_in_all_leaves_the_order_of_the_list() -> None:
    why = (
        "costs within 1% of the allowed spend count as alike, and the recommended one stands before it in the list of "
    )
    assert told({}, {"cost_ranked": 44}) == [f"{LESS.format('£6')}{why}options."]
    # That it costs a little more in all is not why: had it come first in the list, it would be recommended.
    assert told({}, {"cost_ranked": 56, "one_off": 20}) == [f"{ONCE.format('£30')}{why}options."]


def test_where_redundancies_come_first_alike_costs_are_the_same() -> None:
    why = "meeting the target costs the same by both, and "
    fewer = told({"last_wte": 9.5}, {"last_wte": 8.2, "one_off": 20}, 2)
    assert fewer == [f"{ONCE.format('£30')}{why}it keeps 1.3 WTE fewer."]
    assert told({}, {"one_off": 20}, 2) == [
        f"{ONCE.format('£30')}{why}the recommended one stands before it in the list of options."
    ]


def test_less_by_both_figures_is_told_once_and_by_neither_never() -> None:
    both = told({"redundancies": 2}, {"redundancies": 5, "cost_ranked": 44, "one_off": 20})
    assert [each.partition(". ")[0] for each in both] == [LESS.format("£6").partition(". ")[0]]
    assert told({"cost_ranked": 50}, {"cost_ranked": 50.4, "one_off": 49.6}) == []  # less than half a pound


def test_one_off_cost_that_would_tell_what_few_are_paid_is_not_told() -> None:
    dearer = {"cost_ranked": 61, "one_off": 20}
    assert told({}, dearer)
    for number in (1, 2):
        assert told({}, dearer, hidden=[("option", number)]) == []


def test_an_option_that_misses_the_target_is_not_told() -> None:
    made = compare(project(small(option("A"), option("B"))))
    short = replace(made.outcomes[2], met=(False,), cost_of_meeting=0.0, one_off=(0.0,))
    best = replace(made.outcomes[1], met=(True,), cost_of_meeting=50.0, one_off=(50.0,))
    it = Plan(replace(made, outcomes=(made.outcomes[0], best, short)), 1)
    assert passed_over(it, best) == []


# Whole bodies ---------------------------------------------------------------------------------------------------------


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
    begun = LESS.format(money(less)).replace('"B"', '"Compulsory redundancy"')
    return begun, f"it makes {other.redundancies - best.redundancies:.0f} more people redundant"


def test_the_example_says_how_many_more_are_made_redundant() -> None:
    it = icb(ranked_by=2.0)
    begun, more = made(it)
    said = [f"{begun}{more}, which this body counts before cost."]
    assert passed_over(it, it.outcome) == said
    assert said[0] in advice.verdict(it)


def test_the_example_says_what_told_apart_costs_that_count_as_alike() -> None:
    it = icb(alike_share=0.05)  # of £20.26m: £1.01m
    begun, more = made(it)
    assert passed_over(it, it.outcome) == [f"{begun}costs within 5% of the allowed spend count as alike, and {more}."]


def test_where_the_recommended_option_costs_least_no_other_is_told() -> None:
    it = plan("example-icb-2025")
    assert it.is_best
    assert passed_over(it, it.outcome) == []
