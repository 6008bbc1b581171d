"""Chance in small bodies: leavers by head are binomial, and options of the same people lose the same people."""

from __future__ import annotations

import numpy as np
import pytest

from model.risk.luck import SMALL, by_who_goes, is_small, leavers_by_chance
from tests.risk.made import CCG, ICB
from tests.support.bodies import body, small

DRAWS, HEADS, RATE = 8_192, 40, 0.1


def _values(heads: float, rate: float) -> dict[str, np.ndarray]:
    staying = np.full((1, 1, 1), heads)
    return {"staying": staying, "leavers": staying * rate}


@pytest.mark.unit
def test_leavers_have_the_binomials_mean_and_spread() -> None:
    (luck,) = leavers_by_chance([_values(HEADS, RATE)], np.ones((1, 1)), 3, 0, DRAWS, 1)
    gone = luck[0, :, 0] * HEADS * RATE
    assert np.allclose(gone, np.rint(gone))  # whole heads
    assert gone.mean() == pytest.approx(HEADS * RATE, rel=0.01)
    assert gone.std() == pytest.approx(np.sqrt(HEADS * RATE * (1 - RATE)), rel=0.03)


@pytest.mark.unit
def test_options_of_the_same_heads_lose_the_same_and_fewer_heads_no_more() -> None:
    same, other, fewer = leavers_by_chance(
        [_values(HEADS, RATE), _values(HEADS, RATE), _values(HEADS - 5, RATE)], np.ones((1, 1)), 3, 0, 512, 1
    )
    np.testing.assert_array_equal(same, other)
    assert (fewer * (HEADS - 5) <= same * HEADS + 1e-9).all()


@pytest.mark.unit
def test_who_goes_costs_the_average_in_the_mean_and_all_cost_what_all_cost() -> None:
    costs = [np.array([[0.0, 10.0, 50.0, 240.0]])]
    two = by_who_goes(costs, np.full((1, DRAWS, 1), 2.0), 1, 0)
    assert two.mean() == pytest.approx(0.0, abs=2.5)  # its standard error is about 1.3
    assert set(np.round(two + 150.0)) <= {10.0, 50.0, 60.0, 240.0, 250.0, 290.0}  # pairs of the four, whose mean is 75
    everybody = by_who_goes(costs, np.full((1, 256, 1), 4.0), 1, 0)
    np.testing.assert_allclose(everybody, 0.0, atol=1e-9)


@pytest.mark.unit
def test_chance_is_drawn_in_bodies_of_few_people() -> None:
    assert is_small(body(CCG))
    assert not is_small(body(ICB))
    assert is_small(small(people=SMALL - 1))
    assert not is_small(small(people=SMALL))
