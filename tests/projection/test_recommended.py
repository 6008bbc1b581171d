"""What is recommended for the shipped bodies, and what a voluntary round in the year before the cut does."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.body_workbook.read import read
from model.body_workbook.read_in_memory import read_sheets
from model.paper.funding import funding
from model.paper.plan import Plan
from model.projection.compare import Comparison, compare
from model.projection.finding import finding
from model.projection.project import project
from tests.support.bodies import INPUTS, option, projected, small
from tests.support.generated import MADE, early_round

SHIPPED = sorted(path for path in (*INPUTS.glob("example-*.xlsx"), *(INPUTS / "published").glob("*.xlsx")))


def cut_after_a_round() -> Comparison:
    return compare(project(read_sheets("round.xlsx", early_round())))


@pytest.mark.unit
def test_nhs_england_meets_its_cut_with_3500_more_posts_and_no_redundancy() -> None:
    """Version 0.2 recommended an option that left 14,900 posts, for a cut of a tenth."""
    best = compare(projected("published/nhs-england-group-2015")).best
    assert best is not None
    assert best.meets
    assert best.wte[-1] >= 14_900 + 3_500
    assert best.redundancies == 0


@pytest.mark.unit
def test_a_round_before_the_cut_halves_redundancy_and_the_fund_pays_for_it() -> None:
    found = cut_after_a_round()
    without, held = found.outcomes[1], found.outcomes[2]
    assert without.heads_leaving["voluntary round"] == (0, 0, 0, 0)
    first, *later = held.heads_leaving["voluntary round"]
    assert first > 5
    assert later == [0, 0, 0]
    assert 0.4 < held.redundancies / without.redundancies < 0.6
    assert held.meets
    assert without.meets
    assert found.best is held
    case = found.results.options.index(held.name)
    fund, paid = (found.results.year_line(name, case)[0] for name in ("from_fund", "round_exits_cost"))
    assert 0 < paid <= 550_000.01  # the budget of the round
    assert fund == pytest.approx(min(600_000, found.results.year_line("exit_cost", case)[0]))
    assert f"a regional or central fund (£{fund / 1e3:,.0f}k)" in funding(Plan(found, case))


@pytest.mark.unit
def test_a_year_of_no_net_cash_after_an_outlay_divides_by_nothing() -> None:
    found = cut_after_a_round()
    still = next(each for each in found.outcomes if each.name == "No net cash in a year")
    assert still.net_cash[0] == -50_000
    assert still.net_cash[1] == 0
    assert still.payback_months_cash is not None
    assert still.payback_months_cash > 24


@pytest.mark.unit
def test_a_budget_that_grows_recommends_nothing() -> None:
    found = compare(project(read_sheets("ample.xlsx", MADE["a target above doing nothing"]())))
    assert found.best is None
    assert found.nothing_meets


@pytest.mark.agree
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_recommendation_takes_out_much_more_than_asked_without_saying_so(path: Path) -> None:
    found = compare(project(read(path)))
    best = found.best
    if best is None:
        return
    allowed = found.results.year_line("allowed_spend", found.results.options.index(best.name))
    over = [more / limit > 0.02 + 1e-9 for more, limit in zip(best.beyond_target, allowed, strict=True)]
    assert list(best.takes_more) == over
    assert any(over) == any("more than the target asks" in sentence for sentence in finding(found))


@pytest.mark.unit
def test_a_recommendation_that_costs_more_than_it_saves_says_so() -> None:
    merge = option("Merge", merged_share=(0.5, 0.0, 0.0))
    dear = {"mergeable": 1.0, "merged_one_off": 1_000_000.0}
    found = compare(project(small(merge, pools=dear, yearly={"cut_of_baseline": 0.1})))
    assert found.best is not None
    assert found.best.npv < 0
    assert any(
        each.startswith("It costs more than it saves: its present value to the body is -£") for each in finding(found)
    )
