"""Saving beyond the target earns nothing: with every lever free, no more posts go than money to find in a year asks.

The trust and the group end where the target needs them. The board ends at three quarters of what it may spend, as deep
cuts in its first year save more money that must be found in that year than they cost; where that money costs nothing,
it ends where the target needs it too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from model.body.limits import SEARCHED, Limits, kinds
from model.lines.names import lines_named
from model.projection.binding import Values
from model.search.engine import Found
from model.search.mix import Aim, Search, found_by
from model.search.programme import Measured
from tests.search.test_mix import search_of
from tests.support.bodies import EXAMPLES, body

pytestmark = pytest.mark.agree
BOARD = "example-icb-2025"
WTE = lines_named("all_wte")


class ExcessIsFree(Search):
    """A search to which spend above what a year is allowed costs nothing: the target's own test is kept."""

    def weights(self, aim: Aim) -> np.ndarray:
        """Return what each part of the cost counts for: the first are the years' spend above what is allowed."""
        return np.concatenate([np.zeros(self.years), super().weights(aim)[self.years :]])


class MostPosts(Search):
    """A search for the mix that keeps the target with the most WTE at the end."""

    def measured(self, lines: Values, points: np.ndarray, aim: Aim) -> Measured:
        """Return what cases come to: the fewer WTE at the end, the dearer."""
        return Measured(-lines[WTE][:, -1], np.zeros((len(points), 0)), self.over(lines))

    def weights(self, aim: Aim) -> np.ndarray:
        """Return no weights, as the cost has no parts."""
        return np.empty(0)


@cache
def free(name: str) -> Search:
    """An example's search in which every lever may go as far as it can in every year."""
    every = {key: np.full(body(name).years, kinds()[key].high) for key in SEARCHED}
    return search_of(name, Limits(every))


@cache
def found(name: str, kind: Callable[..., Search]) -> tuple[Search, Found]:
    """An example's search of a kind, and what it finds."""
    given = free(name)
    search = kind(given.cases, given.room, given.limits)
    return search, found_by(search, Aim())


def at_the_end(name: str, kind: Callable[..., Search]) -> tuple[float, float]:
    """The spend that is tested in the last year, as a share of what is allowed, and the WTE then."""
    search, best = found(name, kind)
    assert best.broken == 0
    lines = search.cases.lines(search.levers(best.point[None, :], True))
    return float(lines["tested"][0, -1] / lines["allowed_spend"][0, -1]), float(lines[WTE][0, -1])


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name != BOARD])
def test_no_more_posts_go_than_the_target_needs(name: str) -> None:
    share, wte = at_the_end(name, Search)
    assert share == pytest.approx(1, abs=1e-3)
    assert wte >= 0.98 * at_the_end(name, MostPosts)[1]


def test_the_board_goes_further_only_for_money_to_find_in_a_year() -> None:
    share, _ = at_the_end(BOARD, Search)
    assert share < 0.8
    assert at_the_end(BOARD, ExcessIsFree)[0] == pytest.approx(1, abs=1e-3)
    assert at_the_end(BOARD, ExcessIsFree)[1] >= 0.98 * at_the_end(BOARD, MostPosts)[1]


def test_what_the_board_does_beyond_the_target_is_worth_its_while() -> None:
    search, best = found(BOARD, Search)
    _, other = found(BOARD, ExcessIsFree)
    programme = search.programme(Aim())
    assert best.cost < float(programme.cost(programme.judge(other.point[None, :]).measured)[0]) - 1_000_000
