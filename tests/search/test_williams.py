"""The engine finds the published optimum of H.P. Williams' problem of manpower planning, and a hand-written LP's.

Williams gives 841.8 redundancies at the fewest, and £498,677 with 1,423.7 redundancies as the least cost; his cost of
the fewest, £1,438,383, is the cost at 842, to which the fewest is rounded. This tests the engine's general part. What
is the model's own in a search is tested by brute force in `test_brute_force.py`.
"""

from __future__ import annotations

import numpy as np
import pytest

from model.search.engine import best, reached
from tests.reference.least_cost import solve
from tests.search.williams import problem, redundancies

pytestmark = pytest.mark.agree
NOTHING = np.zeros((1, 42))


def test_the_fewest_redundancies_are_the_published_ones() -> None:
    found = best(problem("redundancies"), NOTHING)
    assert found.broken == 0
    assert found.cost == pytest.approx(841.7969, abs=0.0001)
    assert found.cost == pytest.approx(solve("redundancies")[0], abs=1e-6)


def test_the_least_cost_and_its_redundancies_are_the_published_ones() -> None:
    found = best(problem("cost"), NOTHING)
    assert found.cost == pytest.approx(498_677.29, abs=0.01)
    assert redundancies(found.point) == pytest.approx(1_423.7188, abs=0.0001)
    assert (found.cost, redundancies(found.point)) == pytest.approx(solve("cost"), abs=1e-4)


def test_the_cost_at_the_fewest_is_published_of_the_fewest_rounded() -> None:
    assert best(problem("cost", 842), NOTHING).cost == pytest.approx(1_438_383.55, abs=0.01)
    fewest = best(problem("cost", 841.796875), NOTHING)
    assert fewest.cost == pytest.approx(1_441_389.80, abs=0.01)


def test_seven_points_of_the_frontier_are_the_linear_programmes() -> None:
    for most in np.linspace(841.796875, 1_423.7188, 7):
        found = best(problem("cost", float(most)), NOTHING)
        assert found.cost == pytest.approx(solve("cost", float(most))[0], abs=1)
        assert redundancies(found.point) <= most + 1e-3


def test_sixteen_starts_drawn_at_random_all_reach_the_same_cost() -> None:
    drawn = np.random.default_rng(1).uniform(0, 1, (16, 42))
    made = problem("cost")
    costs = [reached(made, start).cost for start in drawn * made.high]
    assert max(costs) - min(costs) < 0.01  # a limit is kept to a millionth


def test_fewer_redundancies_than_can_be_kept_to_are_missed_by_the_least() -> None:
    found = best(problem("cost", 800), NOTHING)
    assert found.broken == pytest.approx(841.796875 - 800, abs=1e-4)
