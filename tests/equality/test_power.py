"""How often an unequal choice would be seen: by draws of everybody's own chance, and less the smaller the group."""

from __future__ import annotations

import numpy as np
import pytest

from model.equality.chance import of_pool, of_pools, two_sided
from model.equality.power import LEVEL, flagged, seen, spread, tilted


@pytest.mark.agree
def test_the_tilted_distribution_is_that_of_drawn_choices() -> None:
    # Everybody of a pool of 40 goes by a chance of their own, 12 of them with three times the odds: where 10 have gone,
    # how many of the 12 did.
    rng = np.random.default_rng(3)
    odds = 0.25
    chance, tripled = odds / (1 + odds), 3 * odds / (1 + 3 * odds)
    of_group, of_others = rng.binomial(12, tripled, 2_000_000), rng.binomial(28, chance, 2_000_000)
    gone = of_group[of_group + of_others == 10]
    assert len(gone) > 200_000
    drawn = np.bincount(gone, minlength=11)[:11] / len(gone)
    found = tilted(of_pool(40, 12, 10), float(gone.mean()))
    assert np.abs(drawn - found).max() < 0.005


@pytest.mark.unit
def test_a_tilted_distribution_has_the_mean_and_no_more_than_can_leave() -> None:
    found = tilted(of_pool(401, 60, 72), 72 * 120 / 461)
    assert found.sum() == pytest.approx(1)
    assert found @ np.arange(len(found)) == pytest.approx(72 * 120 / 461)
    assert tilted(of_pool(10, 3, 9), 5.0) @ np.arange(4) == pytest.approx(3)


@pytest.mark.unit
def test_what_is_flagged_is_what_the_exact_test_flags() -> None:
    blind = of_pools([(60, 12, 11), (95, 70, 9), (40, 3, 20)])
    assert flagged(blind).tolist() == [two_sided(blind, number) <= LEVEL for number in range(len(blind))]
    assert blind[flagged(blind)].sum() <= LEVEL


@pytest.mark.unit
def test_the_smaller_the_group_the_seldomer_it_is_seen() -> None:
    found = [seen([(401, group, 72)]) for group in (120, 60, 20, 8)]
    assert found == sorted(found, reverse=True)
    assert found[0] > 0.85
    assert found[-1] < 0.35


@pytest.mark.unit
def test_a_group_is_spread_over_pools_as_all_people_are() -> None:
    assert spread(10, np.array([50.0, 30.0, 20.0])).tolist() == [5, 3, 2]
    assert spread(4, np.array([50.0, 30.0, 20.0])).tolist() == [2, 1, 1]
    assert spread(7, np.array([5.0, 0.0, 2.0])).tolist() == [5, 0, 2]
