"""A draw is what a run of the draw's own values comes to, bit for bit, whatever it stood beside."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.problems import InputError
from model.projection.project import project
from model.risk.draws import draw, drawn_values
from model.risk.passes import KEPT, Body, advised, drawn_people, refuse_cases, run_options
from model.risk.ranges import ranges_of
from model.risk.reach import of_people
from model.risk.sobol import plain, scrambled
from tests.risk.made import CCG, ICB, PCT, every, one, values_of
from tests.support.bodies import BODIES, body, option, small

DRAWS = 5


@pytest.mark.agree
@pytest.mark.parametrize("name", BODIES)
def test_each_draw_is_what_project_makes_of_its_values_to_the_bit(name: str) -> None:
    inputs, drawn = body(name), values_of(name, DRAWS)
    assert len(drawn) > 25
    options = run_options(Body(inputs, {}), drawn)
    best = advised(Body(inputs, {}), options, DRAWS)
    for number in range(DRAWS):
        alone = project(one(inputs, drawn, number))
        assert best[number] == alone.body_line("advised", 0)
        for case, lines in enumerate(options):
            for line in KEPT:
                ours, theirs = lines[line], alone.values[line]
                ours = ours[..., min(number, ours.shape[-2] - 1), :]
                theirs = theirs[..., min(case, theirs.shape[-2] - 1), :]
                np.testing.assert_array_equal(np.broadcast_to(ours, theirs.shape), theirs, f"{line}, {number}, {case}")


@pytest.mark.agree
def test_an_award_that_is_not_known_is_drawn_in_levels_of_whole_runs() -> None:
    drawn = values_of(ICB, 64)
    assert 2 < len(set(drawn["award_assumed"])) <= 10
    sums = drawn_people(Body(body(ICB), {}), drawn)
    assert sums["pool_cost"].shape[-2] == 64  # the award moves people's pay


@pytest.mark.unit
def test_seven_draws_of_seven_options_are_not_taken_for_the_options() -> None:
    inputs = small(*(option(f"Hold {share}", hold_share=share / 10) for share in range(6)), pools={"leaver_rate": 0.2})
    drawn = {"refill_gap": np.linspace(0.1, 0.4, 7)}
    assert len(inputs.options) == 7
    options = run_options(Body(inputs, {}), drawn)
    for number in range(7):
        alone = project(one(inputs, drawn, number))
        for case in range(7):
            assert options[case]["spend"][-1, number, 0] == alone.year_line("spend", case)[-1]


@pytest.mark.unit
def test_a_draw_reaches_no_line_over_people_as_a_case() -> None:
    values = {name: np.ones((1, 1)) for name in of_people()}
    refuse_cases(values)
    with pytest.raises(ValueError, match="award_assumed has 3 cases, and lines over people take one"):
        refuse_cases({**values, "award_assumed": np.ones((3, 1))})


@pytest.mark.unit
def test_what_reaches_people_is_read_off_the_declarations() -> None:
    assert of_people() == {"award_assumed", "consultation_slip", "early_retirement_cost", "income_tax_on_payoff"}


@pytest.mark.unit
def test_a_draw_that_comes_to_no_number_is_told_by_its_number() -> None:
    inputs = small(option("Redeploy", retraining_on=1.0, compulsory_on=1.0), pools={"scope_share": 1.0},
                   yearly={"openings": 3.0, "cut_of_baseline": 0.4}, path_kind=1.0)  # fmt: skip
    drawn = {"training_success": np.array([0.5, 0.0, 0.9])}
    with pytest.raises(InputError, match="comes to no number in draw 102"):
        run_options(Body(inputs, {}), drawn, first=100)


@pytest.mark.agree
@pytest.mark.parametrize("chance", [False, True])
def test_chunks_and_processes_give_the_same_bits(chance: bool) -> None:
    inputs = body(CCG)
    names = every(inputs)
    whole = draw(inputs, names, 1_200, chunk=4_096, chance=chance)
    for other in (
        draw(inputs, names, 1_200, chunk=128, chance=chance),
        draw(inputs, names, 1_200, chunk=1_024, chance=chance),
        draw(inputs, names, 1_200, chunk=512, chance=chance, jobs=2),
        draw(inputs, names, 1_200, chunk=4_096, chance=chance),
    ):
        for name, values in whole.results.items():
            np.testing.assert_array_equal(other.results[name], values, name)
        for name, values in whole.plain.items():
            np.testing.assert_array_equal(other.plain[name], values, name)
        np.testing.assert_array_equal(other.best, whole.best)


@pytest.mark.unit
def test_fewer_draws_are_the_first_of_more() -> None:
    few, many = values_of(PCT, 100), values_of(PCT, 256)
    for name, column in few.items():
        np.testing.assert_array_equal(column, many[name][:100])


@pytest.mark.unit
def test_of_each_range_one_draw_in_ten_lies_beyond_each_end() -> None:
    inputs = body(PCT)
    drawn = values_of(PCT, 4_096)
    for each in ranges_of(inputs):
        low, central, high = each.three
        if each.held:
            assert each.name not in drawn
            continue
        near = 0.002 if each.shared in (0.0, 1.0) else 0.01  # two numbers are added up for what bodies half share
        column = drawn[each.name]
        if low < central and low > each.bounds[0]:
            assert (column < low).mean() == pytest.approx(0.1, abs=near), each.name
        if high > central and high < each.bounds[1]:
            assert (column > high).mean() == pytest.approx(0.1, abs=near), each.name
        assert column.min() >= each.bounds[0]
        assert column.max() <= each.bounds[1]


@pytest.mark.unit
def test_a_choice_a_case_and_what_has_no_range_are_held() -> None:
    inputs = body(PCT)
    held = {each.name: each.held for each in ranges_of(inputs) if each.held}
    assert held == {"discount_rate": "it is a choice"}
    fixed = replace(inputs, assumed={**inputs.assumed, "accepts": (0.8, 0.8, 0.8)}, cases={"refill_gap": "high"})
    held = {each.name: each.held for each in ranges_of(fixed) if each.held}
    assert held["accepts"] == "no range is given"
    assert held["refill_gap"] == "its high case is set"
    assert not {"accepts", "refill_gap"} & drawn_values(fixed, every(fixed), 16, 1).keys()


@pytest.mark.unit
def test_the_points_are_sobols_and_scrambling_keeps_each_interval_filled() -> None:
    # The second dimension's first points, by hand from Joe and Kuo's polynomial x + 1, in the order of Gray's code.
    assert plain(2, 8)[:, 1].tolist() == [0.0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625]
    points = scrambled(100, 64, 7)
    assert (np.sort(np.floor(points * 64).astype(int), axis=0) == np.arange(64)[:, None]).all()  # one in each 64th
    assert not np.array_equal(points, scrambled(100, 64, 8))
