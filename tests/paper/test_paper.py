"""The board paper: every number in it is the run's, whatever it is printed as, and the text says what they say."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import model.paper
from model import compare, project
from model.paper import advice, cautions, money_tables, people_tables, step_tables
from model.paper.blocks import Table
from model.paper.content import paper
from model.paper.front import front_sheet
from model.paper.plan import Plan, chosen
from model.projection.axes import member_names
from model.projection.finding import more_than_asked, ranking_rule
from model.projection.money import PENNY, money
from model.rules.assumptions import assumptions
from model.rules.rulebook import rulebook, say, serial
from tests.support.bodies import AS_SET, BODIES, body, calm, changed, option, projected, small
from tests.support.prints import (
    figure,
    html,
    numbers,
    page_of,
    pdf,
    plan,
    said,
    tables_of_word,
    word,
    words_of,
    words_of_pdf,
    words_of_word,
)  # fmt: skip

# What lays a paper out, and holds sizes and forms: no text of it.
PRINTERS = {"__init__", "figures", "html", "looks", "pdf", "svg"}
PRINTERS |= {"word", "word_chart", "word_style", "word_table", "word_template"}
BOTH = pytest.mark.parametrize(("name", "full"), list(product(BODIES, (False, True))))

# Numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.documents
@BOTH
def test_the_numbers_in_word_are_the_papers(name: str, full: bool) -> None:
    assert numbers(words_of_word(word(name, full))) == numbers(words_of(said(name, full)))


@pytest.mark.documents
@BOTH
def test_the_numbers_in_html_are_the_papers(name: str, full: bool) -> None:
    found = "".join(page_of(html(name, full)).words).replace(said(name, full).stamp, "")
    assert numbers(found) == numbers(words_of(said(name, full)))


@pytest.mark.documents
@BOTH
def test_the_numbers_of_the_paper_are_all_in_the_pdf(name: str, full: bool) -> None:
    # A cell's line may break anywhere in a PDF: its digits are compared, not how they are spaced.
    found = numbers(words_of_pdf(pdf(name, full)))
    missing = numbers(words_of(said(name, full))) - found
    assert not Counter({token: count for token, count in missing.items() if len(token) > 3}), missing


def rows(name: str, full: bool, caption: str) -> list[tuple[str, list[float | None]]]:
    """A table of the Word file and of the page, which must be alike: each row's name and figures."""
    in_word = tables_of_word(word(name, full))
    in_html = page_of(html(name, full)).tables
    key = next(each for each in in_word if each.startswith(caption))
    assert in_word[key] == in_html[key]
    return [(cells[0], [figure(cell) for cell in cells[1:]]) for cells in in_word[key][1:]]


def near(printed: list[float | None], run: Any, unit: float = 1000.0, to: float = 0.5001) -> None:
    """Each figure that is printed is the run's, rounded."""
    for shown, held in zip(printed, np.asarray(run, dtype=float).tolist(), strict=True):
        assert shown is None or abs(shown - held / unit) <= to, (printed, run)


@pytest.mark.documents
@pytest.mark.parametrize("name", BODIES)
def test_the_options_table_is_the_runs_comparison(name: str) -> None:
    comparison = compare(projected(name))
    table = tables_of_word(word(name, False))["The options compared, £000"]
    star = " (recommended)"
    assert [row[0] for row in table[1:]] == [f"{each.name}{star * each.recommended}" for each in comparison.outcomes]
    for row, each in zip(table[1:], comparison.outcomes, strict=True):
        assert row[1] == ("yes" if each.meets else f"{sum(each.met)} of {len(each.met)}")
        near([figure(cell) for cell in row[2:5]], [sum(each.gap), sum(each.one_off), each.recurrent_saving[-1]])
        near([figure(cell) for cell in row[6:8]], [sum(each.voluntary_heads), each.redundancies], 1)
        near([figure(cell) for cell in row[8:]], [each.npv, sum(each.cash_to_find)])


@pytest.mark.documents
@pytest.mark.parametrize("name", BODIES)
def test_the_tables_of_the_business_case_are_the_runs_lines(name: str) -> None:
    it = plan(name)
    by_year = {
        "The target and the plan by year": {
            "Allowed spend": it.line("allowed_spend"),
            it.quoted: it.line("tested"),
            "If nothing is done": it.line("tested", 0),
        },
        "Saving and cash by year": {"Net cash": it.line("net_cash"), "Cash to date": it.line("cumulative_cash")},
    }
    if it.total("provision_arising") >= PENNY:
        by_year["Provision for exits"] = {
            "Arising in the year": it.line("provision_arising"),
            "Used: paid": -it.line("provision_used"),
            "At the end": it.line("provision_close"),
        }
    for caption, lines in by_year.items():
        found = dict(rows(name, True, caption))
        for label, values in lines.items():
            near(found[label], values)
    costs = dict(rows(name, True, "One-off cost and what pays it"))
    near(costs["One-off cost"], [*it.line("one_off"), it.total("one_off")])
    months = rows(name, True, "Cash by month")
    of_month = [it.by_member(line)[0] for line in ("exits_paid", "month_net", "month_cash")]
    for (_, cells), *lines_ in zip(months[:-1], *of_month, strict=True):
        near(cells, lines_)
    bridge = rows(name, True, "Bridge from")
    near(bridge[-2][1], [it.last("spend")])
    steps = [cells[0] for _, cells in bridge[:-2]]
    assert sum(each or 0 for each in steps) == pytest.approx(it.last("spend") / 1000, abs=len(steps) / 2 + 0.5)
    if it.total("all_packages_cost") >= PENNY:
        table = dict(rows(name, True, "Exit packages by cost band"))
        year = int(np.argmax(it.line("all_packages")))
        by_band = [it.by_member(f"table{column}_heads")[year] for column in ("_compulsory", "_other", "")]
        for label, *lines_ in list(zip(member_names(it.results.inputs)["cost band"], *by_band, strict=True))[1:]:
            near(table[label], lines_, 1)


@pytest.mark.unit
@BOTH
def test_every_amount_in_the_prose_is_a_figure_of_the_run(name: str, full: bool) -> None:
    it = plan(name)
    prose = words_of(replace(said(name, full), blocks=tuple(
        each for each in said(name, full).blocks if "rows" not in dir(each) or each.caption == "Front sheet"  # type: ignore[union-attr]
    )))  # fmt: skip
    prose = prose.replace(it.results.inputs.scope[1:], "")
    held = np.concatenate([np.abs(each).ravel() for each in it.results.values.values()])
    of_years = [value.sum(axis=0).ravel() for value in it.results.values.values() if value.ndim == 3]
    worth = np.array([each.cost_of_meeting for each in it.outcomes])
    chart = [each for chart in said(name, full).charts() for series in chart.series for each in series.values if each]
    more = [np.abs(np.subtract.outer(worth, worth)).ravel(), 1000 * np.abs(chart)]
    gap = it.line("tested", 0) - it.line("allowed_spend")
    known = np.sort(np.concatenate([held, *map(np.abs, of_years), *more, np.abs(gap)]))
    for token in re.findall(r"£[\d,.]+\d[mk]?", prose):
        amount, unit = float(token[1:].rstrip("mk").replace(",", "")), {"m": 1e6, "k": 1e3}.get(token[-1], 1.0)
        nearest = known[np.clip(np.searchsorted(known, amount * unit) + np.array([-1, 0]), 0, len(known) - 1)]
        half = {"m": 0.005, "k": 0.5}.get(token[-1], 0.5) * unit
        assert np.abs(nearest - amount * unit).min() <= half * 1.001, token


@pytest.mark.unit
def test_no_number_is_typed_in_the_papers_text() -> None:
    """The words that hold a digit are names of things: a form, a unit, a standard, a law."""
    names = r"£000|£1\b|HR1|IAS \d+\.\d+|CO2|abcdef\w*"
    typed = []
    files = {each.stem: each for each in Path(model.paper.__file__ or "").parent.glob("*.py")}
    assert files.keys() > PRINTERS
    for file in sorted(files.keys() - PRINTERS):
        tree = ast.parse(files[file].read_text("utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        formats = {id(each) for node in ast.walk(tree) if isinstance(node, ast.FormattedValue) and node.format_spec
                   for each in ast.walk(node.format_spec)}  # fmt: skip
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | formats:
                line = re.sub(names, "", node.value)
                if re.search(r"\d", line) and " " in line:
                    typed.append(f"{file}: {node.value}")
    assert typed == []


# What the text says -----------------------------------------------------------------------------------------------


@pytest.mark.unit
def test_the_recommended_option_is_named_with_the_rule_and_what_it_costs() -> None:
    comparison = compare(project(calm("example-icb-2025")))
    it = Plan(comparison, chosen(comparison))
    text = " ".join(advice.verdict(it))
    best = comparison.best
    assert best is not None
    assert ranking_rule(it.results) in text
    assert (
        f'By that rule **"{best.name}"** is recommended: meeting the target costs {money(best.cost_of_meeting)}' in text
    )
    near = it.outcomes[-1]
    fewer = round(best.redundancies - near.redundancies)
    assert fewer > 0
    assert f'"{near.name}" makes {fewer} fewer people compulsorily redundant' in text
    assert f"but does not pass: it misses 2025-26, by {money(near.gap[0])}" in text


@pytest.mark.unit
@BOTH
def test_the_board_is_told_the_cash_to_find_and_the_rule_in_its_paper(name: str, full: bool) -> None:
    it, text = plan(name), words_of(said(name, full))
    assert it.comparison.best is not None
    assert ranking_rule(it.results) in text
    years = [(money(amount), label) for amount, label in zip(it.outcome.cash_to_find, it.labels, strict=True)]
    needed = [f"{amount} in {label}" for amount, label in years if amount != "£0"]
    assert needed  # each shipped body has to find some
    asked = next(row[1] for row in front_sheet(it).rows if row[0] == "Recommendation")
    assert all(each in asked for each in needed if "not printed" not in asked)
    assert more_than_asked(it.outcome, it.labels) in text


@pytest.mark.unit
def test_the_step_table_marks_what_is_dominated_and_what_comes_late() -> None:
    given = calm("example-pct-2010")
    strict = {**given.body, "payback_norm": 20.0}
    comparison = compare(project(changed(given, options=AS_SET, body=strict)))
    cells = {row[0]: row for row in step_tables.steps(Plan(comparison, chosen(comparison))).rows}
    assert cells["Compulsory redundancy"][1] == "Wastage and freeze only"
    late = next(each.step for each in comparison.outcomes if each.name == "Compulsory redundancy")
    assert late is not None
    assert late.payback_months is not None
    assert cells["Compulsory redundancy"][7] == f"{late.payback_months:.1f} late"  # beyond the norm of 20 months
    shipped = compare(project(given))
    whole = {row[0]: row for row in step_tables.steps(Plan(shipped, chosen(shipped))).rows}
    assert whole["Pay restraint"][1] == "Wastage and freeze only"
    assert whole["Pay restraint"][7] == "dominated"
    assert (
        whole["No-redundancy deal"][7] == "no yearly saving"
    )  # it costs more, comes nearer to the target and saves no more
    assert "Do nothing" not in whole


@pytest.mark.unit
@pytest.mark.parametrize("full", [False, True])
def test_where_doing_nothing_meets_the_target_nothing_is_approved(full: bool) -> None:
    comparison = compare(project(small(option("Hold", hold_share=1.0), pools={"leaver_rate": 0.2},
                                       yearly={"explicit_allowed": 700_000.0}, path_kind=3.0)))  # fmt: skip
    for case in (chosen(comparison), 1):
        text = words_of(paper(Plan(comparison, case), full))
        assert "Doing nothing meets the target in every year: nothing is recommended" in text
        assert "APPROVE" not in text
    assert chosen(comparison) == 0


@pytest.mark.unit
def test_a_paper_on_another_option_says_which_is_recommended() -> None:
    it = plan("example-pct-2010", "Compulsory redundancy")
    text = " ".join(advice.verdict(it))
    assert 'This paper is written on **"Compulsory redundancy"**, which meets the target too' in text
    assert it.comparison.best is not None
    assert f'by the rule below "{it.comparison.best.name}" is recommended' in words_of(paper(it))


@pytest.mark.unit
def test_where_no_option_meets_the_target_the_board_is_asked_to_decide() -> None:
    comparison = compare(project(small(option("Little", hold_share=0.1), yearly={"cut_of_baseline": 0.9})))
    text = words_of(paper(Plan(comparison, chosen(comparison))))
    assert "none meets the target in every year" in text
    assert "DECIDE" in text
    assert "APPROVE" not in text


@pytest.mark.unit
def test_what_is_stale_and_what_is_assumed_is_said() -> None:
    text = " ".join(cautions.footing(plan("example-icb-2025")))
    past = [rule for rule in rulebook() if rule.reviewed_to < date(2030, 3, 31)]  # the plan's last day
    ((count, day),) = re.findall(r"(\d+) rates are published only to about (.*?), and used unchanged", text)
    assert 0 < int(count) <= len(past)
    assert day in {say(rule.reviewed_to) for rule in past}
    assert "rates are published" not in " ".join(cautions.footing(plan("example-ccg-2015")))
    assert re.search(
        rf"Of the {len(assumptions())} assumptions the body set \d+ itself; \d+ assumptions are the mod", text
    )
    award = assumptions()["award_assumed"].central
    assert re.search(rf"The award of .*2029-30 is assumed: {award:.1%}\.", text)


@pytest.mark.unit
def test_a_check_that_fails_stands_at_the_foot_of_every_page() -> None:
    it = plan("example-ccg-2015")
    wrong = replace(it, comparison=replace(it.comparison, checks={**it.comparison.checks, "check_cash": 12.0}))
    assert "CHECKS FAIL: check_cash" in paper(wrong).stamp


@pytest.mark.unit
def test_the_year_style_is_a_setting() -> None:
    text = words_of(paper(replace(plan("example-icb-2025"), slashed=True), full=True))
    assert "2025/16" not in text
    assert "2025/26" in text
    assert not re.findall(r"\b20\d\d-\d\d\b", text.split("What is assumed")[0])


# Small numbers ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def few() -> Plan:
    """A body three of whose people go by agreement, paid what nobody else is, and nobody else goes."""
    whole = body("example-ccg-2015")
    route, day = np.zeros(len(whole.staff)), serial(date(2015, 9, 30))
    route[[3, 30, 60]] = 1
    columns = {**whole.staff.columns, "agreed_route": route, "agreed_date": np.where(route > 0, day, 0)}
    inputs = changed(whole, staff=type(whole.staff)(columns))
    comparison = compare(project(inputs))
    return Plan(comparison, chosen(comparison, "Wastage and freeze only"))


@pytest.mark.unit
@pytest.mark.parametrize("full", [False, True])
def test_what_fewer_than_five_are_paid_is_nowhere_in_the_paper(few: Plan, full: bool) -> None:
    paid = few.total("payoffs")
    assert paid > 1000
    told = {f"{round(paid / 1000):,}", f"£{paid / 1000:,.0f}k", f"({round(paid / 1000):,})"}
    assert not told & set(numbers(words_of(paper(few, full)))), told
    nothing = Plan(few.comparison, 0)
    assert not told & set(numbers(words_of(paper(nothing, full)))), told


def cells_of(table: Table | None) -> dict[str, tuple[str, ...]]:
    """A table's cells, row by row."""
    assert table is not None
    return {row[0]: row[1:] for row in table.rows}


@pytest.mark.unit
def test_expected_people_and_what_they_cost_are_printed_however_few() -> None:
    it = plan("example-pct-2010", "Voluntary then compulsory")
    few = it.line("voluntary_heads")[0]
    assert 0 < few < 1
    assert cells_of(people_tables.funnel(it))["Voluntary exits"][0] == f"{few:.1f}"
    costs = cells_of(money_tables.one_off(it))
    assert costs["Voluntary exits"][0] == f"{it.line('voluntary_cost')[0] / 1000:,.0f}"
    assert "*" not in costs["One-off cost"]


@pytest.mark.documents
@BOTH
def test_no_count_of_real_persons_under_five_stands_in_a_table(name: str, full: bool) -> None:
    people = ("People who leave", "From at risk", "Staff in")
    for caption, table in tables_of_word(word(name, full)).items():
        if caption.startswith(people):
            heads = [column for column, head in enumerate(table[0]) if "WTE" not in head and "£000" not in head]
            real = [row for row in table[1:] if caption.startswith("Staff") or row[0] == "Agreed exits"]
            for row in real:
                counts = [figure(row[column]) for column in heads[1:]]
                assert all(each is None or each == 0 or each >= 5 for each in counts), row


# The command ------------------------------------------------------------------------------------------------------
