"""What a paper says of voluntary rounds, of every way that people leave by, and of the fund that pays for them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from model.body.typed import Sheets
from model.body_workbook.read_in_memory import read_sheets
from model.lines.ways import LEAVING
from model.paper import (
    cautions,
    funding,
    money_tables,
    people_tables,
    rounds,
    tables,
)
from model.paper.content import paper
from model.paper.figures import money
from model.paper.front import front_sheet
from model.paper.leavers import LEAVE_BY, who_goes
from model.paper.plan import Plan, chosen
from model.paper.secrets import costs, every_figure, every_secret
from model.paper.suppress import worked_out
from model.projection.compare import compare
from model.projection.project import project
from model.projection.rounds import rounds_of
from tests.support.generated import MADE, early_round
from tests.support.prints import words_of


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
    for part in ("2025-26", "all staff", f"{each.heads:.1f} people go by 15 March 2026", money(each.one_off),
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
        kinds = costs(it)
        assert sum(kinds.values(), np.zeros(4)) == pytest.approx(it.line("one_off"), abs=0.01)


@pytest.mark.unit
def test_every_way_that_people_leave_by_is_said() -> None:
    made = MADE["every lever"]()
    it = planned(made, made.options[1].name)
    text, table = who_goes(it), {row[0] for row in people_tables.funnel(it).rows}
    gone = [way for way in LEAVING if it.total(way.heads) > 0.005]
    assert len(gone) > 5
    for way in gone:
        said = LEAVE_BY.get(way.name, "the posts of {}")
        assert said.format("").strip() in re.sub(
            r"goes|leaves|takes", lambda each: each[0][:-1].replace("goe", "go"), text
        ), way.name
        assert way.label in table


@pytest.mark.unit
def test_the_posts_at_the_start_and_the_end_are_said() -> None:
    it = early()
    text = who_goes(it)
    people = f"{it.results.values['pool_heads'][0].sum():.0f}"
    assert text.startswith(f"Of 154.8 WTE ({people} people) in post in 2024-25, {it.last('all_wte'):.1f} WTE (")


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
def test_a_round_of_few_expected_people_is_printed(full: bool) -> None:
    it = few()
    (each,) = rounds_of(it.results, it.case)
    assert 0 < each.heads < 5
    text = words_of(paper(it, full))
    assert f"3.0 people go by {each.last_day}, for {money(each.one_off)} once" in text
    assert f"The fund pays {money(it.line('from_fund')[0])} in 2025-26" in text


def real_persons() -> list[Plan]:
    """A body two of whose people have agreed to leave, on options of many ways to leave."""
    made = MADE["every lever"]()
    agreed = [place for place, row in enumerate(made.staff) if row.get("agreed_route")]
    stay = set(agreed[2:])
    blank = {"agreed_route": None, "agreed_date": None}
    made = replace(made, staff=[{**row, **(blank if place in stay else {})} for place, row in enumerate(made.staff)])
    return [planned(made, option.name) for option in made.options[1:]]


@pytest.mark.unit
def test_what_few_real_persons_are_paid_stands_in_no_table_of_the_year() -> None:
    told = 0
    for it in real_persons():
        rows = {row[0]: row[1:] for row in money_tables.one_off(it).rows}
        for year in np.flatnonzero((it.line("agreed_heads") > 0) & (it.line("agreed_heads") < 5)):
            assert rows.get("Agreed exits", ("–",) * 9)[year] in ("*", "–")
            told += 1
    assert told


@pytest.mark.unit
def test_no_secret_of_a_paper_can_be_worked_out_from_what_is_shown() -> None:
    for it in real_persons():
        figures = dict(every_figure(it))
        for secret in every_secret(it):
            if any(part in figure.parts for figure in figures.values() for part in secret):
                assert not worked_out(figures, it.hidden, secret), secret


@pytest.mark.unit
def test_where_only_few_real_persons_are_paid_no_total_tells_what() -> None:
    made = MADE["every lever"]()
    for number, option in enumerate(made.options):
        it = planned(made, option.name)
        paid = it.line("agreed_heads").sum()
        if number == 0 and 0 < paid < 5:
            assert {row[0]: row for row in tables.options(it).rows}[option.name][3] == "*"


@pytest.mark.unit
def test_cash_is_told_by_year_where_a_month_would_tell_what_few_are_paid() -> None:
    by_year = 0
    for it in real_persons():
        if any(it.hides("cash months", year) for year in range(len(it.labels))):
            names, values, ends = it.cash_points()
            assert [name.split()[0] for name in names] == ["March"] * len(it.labels)
            assert values == it.cash_by_month()[[end - 1 for end in ends]].tolist()
            by_year += 1
        else:
            assert len(it.cash_points()[0]) == len(it.cash_by_month())
    assert by_year
