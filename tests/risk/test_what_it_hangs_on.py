"""What moves, what does not, and where it turns: held to runs of changed inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from model.body_workbook.read_in_memory import read_sheets
from model.projection.compare import compare
from model.projection.project import project
from model.risk import sensitivity
from model.risk.assess import assess
from model.risk.passes import KEPT, Body
from model.risk.ranges import TENTH, ranges_of
from model.risk.said import counted
from model.risk.sensitivity import moved_one_by_one, turns
from tests.risk.made import CCG, PCT, assessed, compared
from tests.support.bodies import body, option, small


@pytest.mark.agree
@pytest.mark.parametrize("name", [PCT, CCG])
def test_what_is_said_to_move_nothing_moves_nothing_in_runs_and_all_else_does(name: str) -> None:
    inputs, risk = body(name), assessed(name)
    plan = project(inputs).values
    nothing = {each.name for each in risk.moves_nothing}
    assert nothing
    for each in ranges_of(inputs):
        if each.held:
            continue
        moves = False
        for end in (each.three[0], each.three[2]):
            moved = project(replace(inputs, body={**inputs.body, each.name: end})).values
            moves |= any(np.abs(moved[line] - plan[line]).max() > 1e-4 for line in KEPT)
        assert moves != (each.name in nothing), each.name


@pytest.mark.agree
def test_the_ends_of_the_tornado_are_two_runs_of_changed_workbooks() -> None:
    risk = assessed(PCT)
    sheets = body(PCT).sheets
    assert sheets is not None
    for moved in risk.hangs_on(4):
        for end, case in ((0, "low"), (2, "high")):
            run = project(read_sheets("case.xlsx", replace(sheets, cases={moved.range.name: case})))
            for result, line in (("redundancies", "redundancies"), ("npv", "body_npv"), ("missed", "all_missed")):
                assert moved.ends(result, risk.shown)[end] == pytest.approx(run.body_line(line, risk.shown), abs=0.005)
            one_off = run.year_line("one_off", risk.shown).sum()
            assert moved.ends("one_off", risk.shown)[end] == pytest.approx(one_off, abs=0.005)


@pytest.mark.agree
def test_a_turn_flips_what_it_says_on_its_two_sides() -> None:
    inputs, comparison = body(PCT), compared(PCT)
    risk = assess(comparison, 64, thorough=False)
    told = turns(Body(inputs, {}), risk.moved, [8], 9)
    assert {turn.what for turn in told} == {"meets", "best"}
    for turn in told:
        beyond = 1 if turn.at >= turn.range.central else -1
        answers = []
        for side in (-1, 1):
            at = turn.at + side * beyond * 1e-6 * (turn.range.three[2] - turn.range.three[0])
            found = project(replace(inputs, body={**inputs.body, turn.range.name: at}))
            answers.append(
                found.body_line("meets", turn.option) if turn.what == "meets" else found.body_line("advised", 0)
            )
        assert answers == [turn.before, turn.after], turn.range.name


@pytest.mark.unit
def test_every_crossing_is_found_where_an_answer_turns_and_turns_back(monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = body(PCT)
    moved = [each for each in moved_one_by_one(Body(inputs, {}), ranges_of(inputs)) if each.range.name == "refill_gap"]

    def answers(_body: Any, _ranges: Any, _options: Any, values: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
        met = {name: ((column < 0.17) | (column > 0.31)).astype(int) for name, column in values.items()}
        return {name: np.array([np.ones_like(each), each]).T for name, each in met.items()}

    monkeypatch.setattr(sensitivity, "_answers", answers)
    found: Sequence[Any] = turns(Body(inputs, {}), moved, [3], 6, places=33)
    assert [turn.at for turn in found] == pytest.approx([0.17, 0.31], abs=1e-6)
    assert [(turn.before, turn.after) for turn in found] == [(0, 1), (0, 1)]


@pytest.mark.unit
def test_the_chance_beyond_low_and_high_is_one_in_ten() -> None:
    each = next(each for each in ranges_of(body(PCT)) if each.name == "leaver_rate")
    assert sensitivity.chance_beyond(each, each.three[0]) == pytest.approx(0.1)
    assert sensitivity.chance_beyond(each, each.three[2]) == pytest.approx(0.1)
    assert sensitivity.chance_beyond(each, each.central) == pytest.approx(0.5)
    assert pytest.approx(1.2815516) == TENTH


@pytest.mark.agree
def test_pools_own_leavers_are_drawn_so_that_a_wider_range_is_less_sure() -> None:
    inputs = body(PCT)
    assert (inputs.pools["leaver_rate"] == 0.1).all()  # each pool gives its own
    wide = replace(inputs, assumed={**inputs.assumed, "leaver_rate": (0.03, 0.11, 0.3)})
    comparison = compared(PCT)
    wider = replace(comparison, results=replace(comparison.results, inputs=wide))
    deal = inputs.options[8].name
    narrow_chance, wide_chance = (
        next(each.meets for each in assess(one, 256).options if each.name == deal) for one in (comparison, wider)
    )
    assert abs(narrow_chance - wide_chance) > 0.02


@pytest.mark.agree
def test_consultation_late_beyond_its_slack_closes_compulsory_redundancy() -> None:
    inputs, risk = body(PCT), assessed(PCT)
    assert risk.latest is not None
    assert risk.latest.slack == 99  # 1 July, 90 days and 84 of notice end on 22 December: 99 days before 31 March
    case = inputs.options.index(next(each for each in inputs.options if each.name == "Compulsory redundancy"))
    for late, meets in ((99, 1), (100, 0)):
        found = project(replace(inputs, body={**inputs.body, "consultation_slip": float(late)}))
        assert found.body_line("meets", case) == meets


@pytest.mark.unit
def test_where_every_value_is_held_every_draw_is_the_plan() -> None:
    plan = small(option("Hold", hold_share=0.5), pools={"leaver_rate": 0.2}, people=400)
    values = {each.name: each.central for each in ranges_of(plan)}
    held = replace(plan, assumed={name: (value, value, value) for name, value in values.items()})
    comparison = compare(project(held))
    risk = assess(comparison, 32)
    assert risk.varied == []
    assert (len(risk.moved), len(risk.turns)) == (0, 0)
    for case, option_ in enumerate(risk.options):
        assert set(option_.npv) == {comparison.outcomes[case].npv}
        assert option_.meets in (0, 1)
    assert counted(risk).startswith("32 draws of 0 assumptions")
