"""Sentences that a Board reads: what is true in one case and not in another, said as it is in each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from model import compare, project
from model.body_workbook.read_in_memory import read_sheets
from model.commands.options_table import WIDE, print_run
from model.paper import advice, cautions, governance, leavers, sentences, step_tables, tables
from model.paper.content import paper
from model.paper.figures import quoted
from model.paper.front import front_sheet
from model.paper.plan import Plan, chosen
from model.projection.compare import Comparison
from model.projection.finding import beyond_plan, finding, misses, step_said
from model.services.run_body import Written
from tests.support.bodies import BODIES, calm, option, projected, small
from tests.support.generated import MADE
from tests.support.prints import plan, words_of


def of(*options: object, **more: object) -> Comparison:
    return compare(project(small(*options, **more)))  # type: ignore[arg-type]


@pytest.mark.unit
def test_an_allowance_above_the_baseline_is_said_against_it() -> None:
    made = MADE["a voluntary round before the cut"]()
    comparison = compare(project(read_sheets("round.xlsx", made)))
    text = sentences.why(Plan(comparison, 2))
    most = "may be no more than £8.93m in 2025-26 and £4.61m in 2028-29"
    assert f"{most}, against a baseline of £7.44m in 2024-25: by 2028-29, 38.0% less." in text


@pytest.mark.unit
def test_a_target_in_wte_or_heads_and_by_how_much_it_is_missed_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    made = MADE["every lever"]()
    few = [{**row, "most_wte": 5.0, "most_heads": None} for row in made.target]
    comparison = compare(project(read_sheets("few.xlsx", replace(made, target=few))))
    it = Plan(comparison, 0)
    over = it.line("missed_posts")
    text = misses(comparison.results, 0, it.labels)
    assert f"up to {over.max():.1f} WTE ({it.labels[int(over.argmax())]})" in text
    assert text in words_of(paper(it))
    assert "WTE at the end may be no more than 5 in 2014-15" in sentences.why(it)
    assert text in tables.options(it).note
    print_run(Written(comparison, Path("results.xlsx"), ()))
    assert f"1 Do nothing: {text}." in capsys.readouterr().out
    assert {"WTE, at most", f"WTE at the end under {it.quoted}"} <= {row[0] for row in tables.target(it).rows}


@pytest.mark.unit
def test_a_day_before_the_years_end_on_which_it_is_tested_is_said() -> None:
    made = MADE["every lever"]()
    comparison = compare(project(read_sheets("day.xlsx", made)))
    assert "The target is tested on 31 December 2016, not at that year's end." in sentences.why(Plan(comparison, 1))
    assert "The target is tested on 31 December 2016, not at that year's end." in " ".join(finding(comparison))


@pytest.mark.unit
def test_a_horizon_beyond_the_plan_is_said_where_the_present_value_is() -> None:
    made = MADE["a voluntary round before the cut"]()
    it = Plan(compare(project(read_sheets("round.xlsx", made))), 2)
    said = "Present values count 7 years, to 2031-32: the years after 2028-29 at the run rate of the plan's end."
    assert beyond_plan(it.results) == said
    assert said in next(row[1] for row in front_sheet(it).rows if row[0] == "Money")
    assert said in tables.views(it).note
    assert beyond_plan(projected("example-pct-2010")) == ""


@pytest.mark.unit
def test_the_long_list_says_the_common_base_once_and_what_each_adds() -> None:
    it = plan("example-pct-2010")
    assert "Vacancies deleted, to date" in tables.common(it)
    rows = {row[0]: row[1] for row in tables.long_list(it).rows}
    assert rows["Do nothing"] == "No lever"
    assert "Compulsory redundancy is allowed" in rows["Compulsory redundancy"]
    assert not any("Vacancies deleted" in used for used in rows.values())


@pytest.mark.unit
def test_the_risk_of_take_up_names_redundancy_only_where_it_is_open() -> None:
    closed, open_ = (
        plan("example-pct-2010", "Voluntary exits"),
        plan("example-pct-2010", "Voluntary then compulsory"),
    )
    assert any(
        "**Take-up**: with fewer volunteers, or fewer who are approved, the target is missed by more." in each
        for each in governance.risk_sentences(closed)
    )
    assert any(
        "more people are made redundant or the target is missed" in each for each in governance.risk_sentences(open_)
    )


@pytest.mark.unit
def test_no_consultation_is_asked_for_where_only_a_few_volunteer() -> None:
    it = plan("example-pct-2010", "Voluntary exits")
    assert (it.line("dismisses") > 0).any()
    assert cautions.consultation_begins(it) == ""
    assert "AGREE" not in words_of(paper(it))
    assert cautions.next_steps(it)[-1] == "Too few go for collective consultation to be due."


@pytest.mark.unit
def test_posts_held_as_needed_are_said_with_what_they_save() -> None:
    it = plan("published/nhs-england-group-2015")
    people = f"{it.total('held_further_heads'):,.0f} people"
    assert (
        f"the posts of {people} who leave of their own accord are held as far as the target needs"
        in leavers.who_goes(it)
    )
    assert any(each.startswith("**Natural wastage**: posts") for each in governance.risk_sentences(it))


@pytest.mark.unit
def test_a_recommended_option_that_saves_no_more_says_why_it_is_preferred() -> None:
    it = plan("example-ccg-2015")
    step = it.outcome.step
    assert it.is_best
    assert step is not None
    assert not step.dominated  # the other costs more to meet the target with
    text = " ".join(advice.verdict(it))
    assert "less than by the next, " in text
    assert 'It saves as much a year as "Wastage and freeze only" for the same one-off cost, and is worth £' in text
    assert "dominated" in {row[7] for row in step_tables.steps(it).rows}


@pytest.mark.unit
def test_a_step_that_hardly_saves_is_given_no_number_of_months() -> None:
    made = MADE["a voluntary round before the cut"]()
    comparison = compare(project(read_sheets("round.xlsx", made)))
    outcome = comparison.outcomes[2]
    assert outcome.step is not None
    assert outcome.step.payback_months is not None
    assert outcome.step.payback_months > 120
    text = step_said(comparison, outcome)
    assert "makes 8 fewer people redundant" in text
    assert "too little to pay that back in ten years" in text
    assert "months" not in text


@pytest.mark.unit
def test_a_paper_on_an_option_that_misses_asks_for_one_on_the_recommended() -> None:
    comparison = compare(project(calm("example-pct-2010")))
    it = Plan(comparison, chosen(comparison, "Wastage and freeze only"))
    asked = next(row[1] for row in front_sheet(it).rows if row[0] == "Recommendation")
    assert "APPROVE" not in asked
    assert comparison.best is not None
    assert f"**DECIDE** whether to ask for a paper on {quoted(comparison.best.name)}" in asked
    assert "whether the target" not in asked


@pytest.mark.unit
def test_doing_nothing_is_not_said_to_be_worth_nothing() -> None:
    it = plan("example-pct-2010", "Do nothing")
    text = words_of(paper(it))
    assert "£0" not in text.replace("£000", "")
    assert "people leave part way" not in text
    assert "Doing nothing is what every option is measured against." in text


@pytest.mark.unit
def test_an_allowance_that_stays_is_said_once() -> None:
    assert "The allowed spend is £20.26m in every year" in finding(compare(projected("example-icb-2025")))[0]


@pytest.mark.unit
def test_where_doing_nothing_meets_the_target_the_gap_is_not_said_as_more() -> None:
    comparison = of(option("Hold", hold_share=1.0), yearly={"explicit_allowed": 9_000_000.0}, path_kind=3.0)
    assert "which is within what is allowed" in sentences.why(Plan(comparison, chosen(comparison)))


@pytest.mark.unit
@pytest.mark.parametrize("name", BODIES)
def test_the_terminals_tables_fit_most_terminals(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_run(Written(compare(projected(name)), Path("results.xlsx"), ()))
    printed = capsys.readouterr().out
    table = [line for line in printed.splitlines() if line[:2] in {f"{number} " for number in range(1, 10)}]
    assert len(table) > 8
    assert max(map(len, table)) <= WIDE
