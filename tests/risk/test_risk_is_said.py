"""How sure a plan is as the terminal, the JSON and the paper say it, with care for small numbers of people."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from model.paper import surety
from model.paper.content import paper
from model.paper.plan import Plan
from model.projection.compare import compare
from model.projection.project import project
from model.risk.as_json import risk_json
from model.risk.assess import Risk, assess, is_by_design
from model.risk.draws import payback_quantile, quantile
from model.risk.said import BY_DESIGN, counted, heads_said, meets_said, notes, sentence, table, turn_said
from model.rules.rulebook import serial
from tests.risk.made import CCG, ICB, PCT, assessed, compared
from tests.support.bodies import body, changed


def _paper(risk: Risk, case: int, full: bool = False) -> list[str]:
    found: list[str] = []

    def texts(it: Any) -> None:
        if isinstance(it, str):
            found.append(it)
        elif isinstance(it, (tuple, list)):
            for each in it:
                texts(each)
        elif hasattr(it, "__dataclass_fields__"):
            for name in it.__dataclass_fields__:
                texts(getattr(it, name))

    texts(paper(Plan(risk.comparison, case, risk=risk), full))
    return found


@pytest.mark.unit
def test_by_design_is_said_only_where_redundancy_is_open_in_its_year() -> None:
    risk = assessed(PCT, 64)
    for option, lines in zip(risk.options, body(PCT).options, strict=True):
        allowed = "compulsory_on" in lines.levers  # the usual days, of which each last day falls in its year
        assert (BY_DESIGN in meets_said(option)) == option.by_design == allowed

    start = [serial(date(2010 + year, 12, 1)) for year in range(6)]
    shut = changed(body(PCT), yearly={**body(PCT).yearly, "consultation_start": np.array(start, dtype=float)})
    comparison = compare(project(shut))  # its last days fall in the year after
    assert not any(is_by_design(comparison, case) for case in range(len(shut.options)))


@pytest.mark.unit
def test_the_table_and_its_notes_say_what_the_draws_came_to() -> None:
    risk = assessed(PCT)
    rows = {row[0]: row for row in table(risk)}
    deal = next(option for option in risk.options if option.name == "No-redundancy deal")
    assert rows["No-redundancy deal"][1] == f"{100 * deal.meets:.0f}%"
    assert rows["Compulsory redundancy"][1] == BY_DESIGN
    assert counted(risk).startswith(f"512 draws of {len(risk.draws.values)} assumptions (")
    assert sum(option.best for option in risk.options) <= 1 + 1e-9
    said = " ".join(notes(risk))
    assert '"No-redundancy deal" meets every year, and is best, with leavers a year at 10.1% or more (10.0% is' in said
    assert "Compulsory redundancy needs consultation by 8 October 2010" in said


@pytest.mark.unit
def test_json_has_every_option_with_its_chances_and_never_as_none() -> None:
    risk = assessed(PCT)
    found = json.loads(json.dumps(risk_json(risk)))
    assert list(found["options"]) == [option.name for option in body(PCT).options]
    assert found["draws"] == 512
    nothing = found["options"]["Do nothing"]
    assert nothing["payback_months"] == {"p10": None, "p50": None, "p90": None}
    assert nothing["meets"] == 0
    known = {each["name"] for each in (*found["varied"], *found["held"])}
    known |= {*found["moves_nothing"], *found["moves_only_others"]}
    assert known == {each.name for each in risk.draws.ranges}
    for option in found["options"].values():
        assert option["redundancies"]["p10"] <= option["redundancies"]["p50"] <= option["redundancies"]["p90"]
        assert len(option["met"]) == len(option["spend"]["p50"]) == 6


@pytest.mark.unit
def test_never_is_later_than_any_payback_and_quantiles_are_draws() -> None:
    months = np.array([5.0, -1.0, 7.0, 6.0])
    assert [payback_quantile(months, share) for share in (0.1, 0.5, 0.9)] == [5.0, 7.0, None]
    assert quantile(np.arange(100.0), 0.1) == 10.0  # ten of a hundred are below


@pytest.mark.unit
@pytest.mark.parametrize("name", [PCT, CCG, ICB])
@pytest.mark.parametrize("full", [False, True])
def test_no_paper_prints_a_head_percentile_under_five_nor_lets_it_be_had(name: str, full: bool) -> None:
    risk = assessed(name)
    for case, option in enumerate(risk.options):
        rows = surety.ranges(Plan(risk.comparison, case, risk=risk))
        assert rows is not None
        heads = rows.rows[0][1:]
        for number, cell in zip(option.redundancies, heads, strict=True):
            assert cell in ("–", "fewer than 5") or (float(cell.replace(",", "")) >= 5 and number >= 5)
        said = " ".join(_paper(risk, case, full))
        for figure in re.findall(r"(?:needs: |below |above )(\d+) (?:people|or above|in one in ten)", said):
            assert int(figure) >= 5  # of three quantiles the sentence tells none that the table hides


@pytest.mark.unit
def test_three_ends_of_heads_are_told_with_care() -> None:
    assert heads_said((0.0, 0.0, 0.2)) == "–"
    assert heads_said((0.0, 3.0, 12.0)) == "fewer than 5 / fewer than 5 / 12"
    assert heads_said((0.0, 0.9, 4.9)) == "fewer than 5"


@pytest.mark.unit
def test_the_paper_has_a_sentence_a_chart_and_ranges_if_there_are_draws() -> None:
    risk = assessed(PCT)
    said = _paper(risk, risk.shown)
    assert any(sentence(risk) in text for text in said)
    assert any("Chance that the target is met in every year" in text for text in said)
    assert {"People made redundant", "One-off cost, £000", "Present value to the body, £000"} <= set(said)
    without = replace(Plan(risk.comparison, risk.shown), risk=None)
    assert surety.surely(without) == []
    assert surety.chart(without) is None


@pytest.mark.unit
def test_the_sentence_says_what_is_not_sure_of_the_option() -> None:
    risk = assessed(PCT)
    assert re.match(r'"Voluntary then compulsory" meets the target by design, as it makes redundant as many as '
                    r"the year needs: \d+ people, below \d+ or above \d+ in one in ten each in 512 draws\.",
                    sentence(risk))  # fmt: skip
    deal = body(PCT).options.index(next(each for each in body(PCT).options if each.name == "No-redundancy deal"))
    assert 'draws "No-redundancy deal" misses the target of a year, by £' in sentence(risk, deal)


@pytest.mark.unit
def test_a_turn_is_told_in_the_words_of_the_pools_where_they_give_their_own() -> None:
    risk = assess(compared(PCT), 32)
    turn = next(each for each in risk.turns if each.range.name == "leaver_rate" and each.what == "meets")
    # 11.1% of leavers in the Assumptions, where 11% is planned, is 10.1% in pools that say 10%.
    assert turn.at == pytest.approx(0.111, abs=0.0006)
    assert "10.1% or more (10.0% is planned)" in turn_said(risk, turn)


@pytest.mark.unit
@pytest.mark.parametrize("name", [PCT, CCG, ICB])
def test_each_figure_of_the_sentence_is_that_of_the_draws(name: str) -> None:
    risk = assessed(name)
    found = risk.draws.results
    for case in range(1, len(risk.options)):
        said = sentence(risk, case)
        heads = np.sort(found["redundancies"][case])
        if people := re.search(r"needs: (\d+) people, below (\d+) or above (\d+) in one in ten", said):
            at = [heads[int(len(heads) * share)] for share in (0.5, 0.1, 0.9)]
            assert [float(number) for number in people.groups()] == [round(number) for number in at]
            assert at[1] >= 5
        if missed := re.search(r"In about (\d+)% of", said):
            assert float(missed[1]) == pytest.approx(100 * (1 - found["meets"][case].mean()), abs=0.51)
        if worst := re.search(r"by £([\d.]+)(m|k) over the plan in the worst tenth", said):
            tenth = np.sort(found["missed"][case])[-(len(heads) // 10) :].mean()
            assert float(worst[1]) * {"m": 1e6, "k": 1e3}[worst[2]] == pytest.approx(tenth, rel=0.01)
        best = re.search(r"best option in (\d+)% of them", said)
        if best:
            assert float(best[1]) == pytest.approx(100 * (risk.draws.best == case + 1).mean(), abs=0.51)
