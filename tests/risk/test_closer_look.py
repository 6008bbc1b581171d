"""What `mancost risk` says beyond a run: shares with all that acts together, what hurts together, and draws again."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from model.__main__ import main
from model.risk import assess as assessing
from model.risk.assess import Risk, assess
from model.risk.draws import draw
from model.risk.passes import Body
from model.risk.recompute import furthest_apart
from model.risk.said import together_said
from model.risk.sensitivity import Turn
from model.risk.totals import spread_of
from model.risk.turning import chance_of, crossings, turn_said, until_of
from tests.risk.made import PCT, compared
from tests.support.bodies import INPUTS


@cache
def closer() -> Risk:
    """The first example, looked at closely."""
    return assess(compared(PCT), 256, thorough=True)


@pytest.mark.unit
def test_the_share_of_two_that_act_only_together_is_one_for_each() -> None:
    # x y, each even from -1 to 1: neither explains anything by itself, and without either nothing is left.
    rng = np.random.default_rng(7)
    x, y, other = rng.uniform(-1, 1, (3, 200_000))
    assert spread_of(x * y, other * y) == pytest.approx(1.0, abs=0.01)
    assert spread_of(x + 2 * y, other + 2 * y) == pytest.approx(1 / 5, abs=0.005)  # 1 of 1 + 4
    assert spread_of(x, x) == 0


@pytest.mark.agree
def test_shares_with_what_acts_together_add_up_to_at_least_the_whole() -> None:
    totals = closer().totals
    assert set(totals) == {each.name for each in closer().varied}
    for result in ("redundancies", "one_off", "npv"):
        assert sum(shares[result] for shares in totals.values()) > 0.95
    for name, shares in totals.items():
        for result in ("redundancies", "one_off", "npv"):  # an assumption by itself explains no more than all it does
            assert shares[result] > closer().share(name, result) - 0.06, (name, result)


@pytest.mark.agree
def test_what_hurts_together_makes_the_tails_longer() -> None:
    risk = closer()
    assert risk.together is not None
    apart = risk.options[risk.shown]
    low, _, high = risk.together.one_off
    assert high - low > apart.one_off[2] - apart.one_off[0]
    assert f'"{apart.name}" meets every year by design' in together_said(risk)
    assert assess(compared(PCT), 32, thorough=True, together=0.3).together is None  # all of it is drawn so
    assert together_said(assess(compared(PCT), 32)) == ""


@pytest.mark.agree
def test_an_option_alone_is_drawn_as_it_is_among_all() -> None:
    inputs, names = compared(PCT).results.inputs, ["leaver_rate", "mars_take_up_rate", "selection"]
    all_of_them = draw(inputs, names, 256).results
    alone = Body(inputs, {}).of_options((0, 7))
    two = draw(alone.inputs, names, 256, body=alone).results
    for name, values in two.items():
        np.testing.assert_array_equal(values, all_of_them[name][[0, 7]], name)


@pytest.mark.agree
def test_draws_computed_again_are_the_same_and_a_fault_is_seen() -> None:
    risk = closer()
    assert furthest_apart(risk, 5) == 0
    plain = {name: values.copy() for name, values in risk.draws.plain.items()}
    plain["one_off"][3, 4, 2] += 0.02
    assert furthest_apart(replace(risk, draws=replace(risk.draws, plain=plain)), 5) == pytest.approx(0.02)
    assert furthest_apart(replace(risk, draws=replace(risk.draws, plain=plain)), 4) == 0  # the fifth is not among four


@pytest.mark.cli
def test_more_draws_again_than_are_kept_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(INPUTS / "example-ccg-2015.xlsx")
    assert main(["risk", file, "--draws", "16", "--recompute", "21"]) == 2
    assert "--recompute: is 21; at most the first 20 draws are kept (E401)" in capsys.readouterr().err
    assert main(["risk", file, "--draws", "16", "--recompute", "2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["recomputed_apart"] == 0


def _turning(*turns: tuple[str, int, float, int, int]) -> Risk:
    """A risk that turns where it is told, along the leavers: what, option, at, before and after."""
    risk = assess(compared(PCT), 16)
    leavers = next(each for each in risk.varied if each.name == "leaver_rate")
    return replace(
        risk,
        turns=tuple(
            Turn(leavers, what, option, at, at, before, after, 0.3) for what, option, at, before, after in turns
        ),
    )


@pytest.mark.unit
def test_what_turns_back_further_on_is_told_with_both_ends() -> None:
    risk = _turning(("best", -1, 0.121, 8, 9), ("best", -1, 0.132, 9, 3), ("meets", 8, 0.132, 0, 1))
    # 12.1% and 13.2% of leavers in the Assumptions, where 11% is planned, are 11% and 12% in pools that say 10%.
    first, second, third = (turn_said(risk, turn) for turn in risk.turns)
    assert first == '"No-redundancy deal" is best with leavers a year from 11.0% to 12.0% (10.0% is planned).'
    assert second == '"Wastage and freeze only" is best with leavers a year at 12.0% or more (10.0% is planned).'
    assert third.startswith('"No-redundancy deal" meets every year with leavers a year at 12.0% or more')
    assert until_of(risk, risk.turns[1]) is None
    # One in ten lie above 15%, at 1.28 deviations: 13.2% is 2.2 / 4 of the way, beyond which 24.05% lie.
    assert chance_of(risk, risk.turns[0]) == pytest.approx(0.3 - 0.2405, abs=0.0005)


@pytest.mark.unit
def test_a_stretch_too_short_for_two_figures_is_told_as_one_place() -> None:
    risk = _turning(("best", -1, 0.121, 8, 9), ("best", -1, 0.12105, 9, 3))
    assert "with leavers a year at about 11.0% alone (10.0% is planned)" in turn_said(risk, risk.turns[0])


@pytest.mark.unit
def test_an_option_that_meets_and_is_best_from_one_place_is_told_once() -> None:
    risk = _turning(("meets", 8, 0.121, 0, 1), ("best", -1, 0.121, 8, 9), ("best", -1, 0.1, 8, 7))
    said = [sentence for sentence, _ in crossings(risk)]
    assert len(said) == 2
    assert said[0].startswith(
        '"No-redundancy deal" meets every year, and is best, with leavers a year at 11.0% or more'
    )
    apart = _turning(("meets", 8, 0.121, 0, 1), ("best", -1, 0.121, 8, 9), ("best", -1, 0.132, 9, 8))
    assert len(crossings(apart)) == 3  # it meets beyond 12%, and is not the best there


@pytest.mark.unit
def test_a_run_takes_no_closer_look() -> None:
    assert assessing.assess(compared(PCT), 16).totals == {}


@pytest.mark.agree
def test_shares_of_a_runs_draws_come_near_those_of_many_more() -> None:
    few, many = assess(compared(PCT), 512), assess(compared(PCT), 8_192)
    for each in few.varied:
        for result in ("redundancies", "one_off", "npv"):
            assert few.share(each.name, result) == pytest.approx(many.share(each.name, result), abs=0.05)
    speed = next(each for each in few.moved if each.range.name == "return_speed")
    assert 0 < speed.swing("npv", few.shown) < 1_000  # £, where the NPV's own spread is over a million
    assert few.share("return_speed", "npv") < 0.01
