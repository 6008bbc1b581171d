"""What a paper says of voluntary rounds, of every way that people leave by, and of the fund that pays for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from model.body.typed import Sheets
from model.body_workbook.read_in_memory import read_sheets
from model.lines.ways import LEAVING
from model.paper import (
    accounts,
    advice,
    cautions,
    charts,
    funding,
    money_tables,
    people_tables,
    rounds,
    sentences,
    tables,
)
from model.paper.blocks import Table
from model.paper.content import front_sheet, paper
from model.paper.figures import money, thousands
from model.paper.plan import PAID_BY_WAY, Plan, chosen
from model.projection.compare import compare
from model.projection.project import project
from model.projection.rounds import rounds_of
from tests.support.generated import MADE, early_round
from tests.support.prints import plan, words_of


def planned(sheets: Sheets, option: str) -> Plan:
    """The plan of a body that was typed, on one of its options."""
    comparison = compare(project(read_sheets("round.xlsx", sheets)))
    return Plan(comparison, chosen(comparison, option))


@cache
def early() -> Plan:
    """A round in the year before the cut, paid by a fund, with money advanced and given back."""
    return planned(early_round(), "Round then compulsory")


@cache
def few() -> Plan:
    """The same with a round for three people, which the fund pays, and it pays no redundancy."""
    made = early_round()
    only = [{**row, "round_heads": 3, "round_budget": None} for row in made.rounds]
    shares = [{**row, "fund_pays_voluntary": 1.0, "fund_pays_compulsory": 0.0} for row in made.target]
    staff = [{**row, "agreed_route": None, "agreed_date": None} for row in made.staff]
    return planned(replace(made, rounds=only, target=shares, staff=staff), "Round then compulsory")


@pytest.mark.unit
def test_a_round_is_told_with_its_year_people_cost_saving_and_limit() -> None:
    it = early()
    (each,) = rounds_of(it.results, it.case)
    assert each.heads == pytest.approx(it.total("round_exits_heads"))
    assert each.one_off == pytest.approx(it.total("round_exits_cost"))
    text = rounds.told(it)
    for part in ("2025-26", "all staff", f"{each.heads:.0f} people go by 15 March 2026", money(each.one_off),
                 f"{money(each.saving)} saved a year", "limited by its budget of £550k"):  # fmt: skip
        assert part in text
    assert text in words_of(paper(it, full=True))
    assert text in words_of(paper(it))


@pytest.mark.unit
def test_the_fund_is_said_by_year_with_its_share_and_what_is_advanced() -> None:
    it = early()
    text = funding.funding(it)
    assert (
        f"The fund pays {money(it.line('from_fund')[0])} in 2025-26; its share is 100.0% of what exits cost. It holds"
        in text
    )
    assert "It holds no more in 2025-26." in text
    assert "money advanced (£200k)" in text
    assert "Advanced, to be given back: £200k in 2026-27." in text
    assert "Given back: £200k in 2028-29, which adds to the cash to find in 2028-29." in text
    rows = {row[0]: row[1:] for row in money_tables.one_off(it).rows}
    paid = [name for name in rows if name.startswith("Paid ")]
    totals = [sum(float(rows[name][year].replace(",", "").replace("–", "0")) for name in paid) for year in range(5)]
    whole = [float(cell.replace(",", "").replace("–", "0")) for cell in rows["One-off cost"]]
    assert totals == pytest.approx(whole, abs=len(paid))
    assert rows["Voluntary round"][0] == "550"


@pytest.mark.unit
def test_the_kinds_of_one_off_cost_add_to_it_in_every_option() -> None:
    for case, _ in enumerate(early().outcomes):
        it = Plan(early().comparison, case)
        kinds = money_tables.costs(it)
        assert sum(kinds.values(), np.zeros(4)) == pytest.approx(it.line("one_off"), abs=0.01)


@pytest.mark.unit
def test_every_way_that_people_leave_by_is_said() -> None:
    made = MADE["every lever"]()
    it = planned(made, made.options[1].name)
    text, table = sentences.who_goes(it), {row[0] for row in people_tables.funnel(it).rows}
    gone = [way for way in LEAVING if it.total(way.heads) > 0.005]
    assert len(gone) > 5
    for way in gone:
        said = sentences.LEAVE_BY.get(way.name, "the posts of {}")
        assert said.format("").strip() in text.replace("fewer than five people ", ""), way.name
        assert way.label in table


@pytest.mark.unit
def test_the_posts_at_the_start_and_the_end_are_said() -> None:
    it = early()
    text = sentences.who_goes(it)
    assert text.startswith(f"Of 154.8 posts (WTE) in 2024-25, {it.last('all_wte'):.1f} are left in 2028-29")


@pytest.mark.unit
def test_the_last_day_of_a_round_is_its_own_and_consultation_that_of_redundancy() -> None:
    steps = " ".join(cautions.next_steps(early()))
    assert '15 March 2026: last day of those who go in the voluntary round "Early".' in steps
    assert "30 September 2025" not in steps  # the year's usual day
    assert "1 July 2026: consultation begins" in steps
    asked = next(row[1] for row in front_sheet(early()).rows if row[0] == "Recommendation")
    assert "consultation with staff begins on 1 July 2026" in asked


# Small numbers ---------------------------------------------------------------------------------------------------


@pytest.mark.unit
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("made", [few, lambda: planned(MADE["every lever"](), MADE["every lever"]().options[3].name)])
def test_what_a_round_of_few_is_paid_is_nowhere_in_the_paper(made: Callable[[], Plan], full: bool) -> None:
    it = made()
    (each,) = rounds_of(it.results, it.case)
    assert 0 < each.heads < 5
    said = paper(it, full)  # without the tables of what was given, whose numbers may be alike by chance
    given = ("Staff in", "Budget of", "What is assumed")
    kept = [block for block in said.blocks if not (isinstance(block, Table) and block.caption.startswith(given))]
    text = words_of(replace(said, blocks=tuple(kept)))
    told = {thousands(each.one_off), money(each.one_off), thousands(each.saving), f"({thousands(each.one_off)})"}
    assert not told & set(re.findall(r"\(?£?\d[\d,]*(?:\.\d+)?[mk]?\)?", text))
    assert "fewer than five people go by" in text


@pytest.mark.unit
def test_what_the_fund_pays_is_hidden_where_it_would_tell_what_few_are_paid() -> None:
    it = few()
    assert it.line("from_fund")[0] == pytest.approx(it.line("round_exits_cost")[0])  # it pays them and nobody else
    rows = {row[0]: row[1:] for row in money_tables.one_off(it).rows}
    assert rows["Paid by the fund"][0] == rows["Paid by the fund"][-1] == "*"
    hidden = [name for name, cells in rows.items() if name.startswith("Paid ") and cells[-1] == "*"]
    assert len(hidden) > 1 or rows["One-off cost"][-1] == "*"
    assert money(it.line("from_fund")[0]) not in funding.funding(it)


@pytest.mark.unit
def test_a_fund_that_pays_all_exits_alike_tells_no_year_of_few() -> None:
    made = MADE["every lever"]()
    it = planned(made, made.options[1].name)
    share = it.whole("fund_pays")
    tells = it.fund_tells()
    assert tells.any()
    text = funding.fund(it)
    for year in np.flatnonzero(tells):
        assert f"{money(it.line('from_fund')[year])} in {it.labels[year]}" not in text
    assert f"{share:.1%} of what exits cost" in text


@pytest.mark.unit
def test_packages_of_few_beside_those_made_redundant_hide_the_total() -> None:
    it = plan("example-pct-2010", "Voluntary then compulsory")
    year = accounts.year_of_packages(it)
    beside = it.line("compulsory_packages")[year] - it.line("compulsory_heads")[year]
    assert 0.5 < beside < 5
    total = next(row for row in accounts.packages(it).rows if row[0] == "Number of exit packages")  # type: ignore[union-attr]
    assert total[1] == "*"


@pytest.mark.unit
def test_the_whole_cost_that_the_board_is_asked_for_tells_no_year_of_few() -> None:
    it = few()
    rows = {row[0]: row[1:] for row in money_tables.one_off(it).rows}
    assert money(it.total("one_off")) in sentences.cost(it)
    assert sum(cell == "*" for cell in rows["One-off cost"][:-1]) > 1  # one alone would be the rest
    assert rows["Voluntary round"][0] == "*"
    spent = {row[0]: row[1:] for row in tables.target(it).rows}["In-year spend above the allowed spend, to be met once"]
    assert all(cell in ("*", "–") for cell, cost in zip(spent, rows["One-off cost"], strict=False) if cost == "*")


@pytest.mark.unit
def test_cash_by_month_does_not_tell_what_few_are_paid_in_a_month() -> None:
    it = few()
    table = accounts.by_month(it)
    assert {cell for row in table.rows[:-1] for cell in row[1:]} <= {"*", "–"}
    chart = charts.cash(it)
    assert chart.categories == ("Start", *it.labels)
    assert charts.cash(early()).categories[1] == "April 2025"


@pytest.mark.unit
def test_terms_that_end_for_few_are_hidden_and_what_would_tell_them() -> None:
    made = MADE["every lever"]()
    it = planned(made, made.options[1].name)
    assert PAID_BY_WAY["ended"] == "packages_ended"
    ended = it.line("packages_ended")
    assert 0 < ended.max() < 5
    rows = {row[0]: row[1:] for row in money_tables.one_off(it).rows}
    assert all(cell in ("*", "–") for cell in rows["Fixed terms ended"])
    year = int(ended.argmax())
    for name in ("Voluntary exits", "Compulsory redundancy", "Voluntary round", "Agreed exits"):
        assert rows.get(name, ("–",) * 9)[year] in ("*", "–")


@pytest.mark.unit
def test_an_option_whose_cost_is_what_few_are_paid_has_no_cost_of_a_post() -> None:
    it = few()
    chart = charts.cost_of_a_post(it)
    hidden = {each.name for case, each in enumerate(it.outcomes) if advice.only_payoffs(it, case)}
    assert not hidden & set(chart.categories if chart else ())
