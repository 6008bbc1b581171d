"""The 42 boards of 2025 share a fund: no split by hand is cheaper, each board searched anew within its share."""

from __future__ import annotations

import numpy as np
import pytest

from model import read
from model.body.inputs import Inputs
from model.body.limits import Limits
from model.projection.compare import Comparison, compare
from model.projection.project import project
from model.search.awards import awards_of, ladder, search_of
from model.search.engine import reached
from model.search.mix import Aim, Search
from model.search.split import by_hand, split_of
from tests.support.bodies import INPUTS
from tests.support.here import read_in_this_process

pytestmark = pytest.mark.slow
FUND = 100_000_000.0


def compared_boards() -> dict[str, Comparison]:
    """Every board's comparison by its code."""
    with read_in_this_process():
        boards: list[Inputs] = [read(path) for path in sorted((INPUTS / "published").glob("*icb*-2025.xlsx"))]
    return {inputs.code: compare(project(inputs)) for inputs in boards}


def within_share(comparison: Comparison, share: float) -> float:
    """What a board costs by the best mix that a search finds within its share, or by any mix of its own options."""
    inputs = comparison.results.inputs
    base = inputs.options[comparison.outcomes.index(comparison.shown)]
    search = search_of(inputs, base, Limits({}, {"one_off": share}))
    points = [reached(search.programme(Aim()), search.high).point, *_options(search), search.low]
    found = awards_of(search, np.array(points))
    return min(award.cost for _, award in found if award.drawn <= share + 0.01)


def _options(search: Search) -> np.ndarray:
    return search.starts(Aim(), 20)


def test_no_split_by_hand_of_a_fund_over_42_boards_costs_less() -> None:
    boards = compared_boards()
    ladders = {code: ladder(comparison, Limits()) for code, comparison in boards.items()}
    assert len(ladders) == 42
    split = split_of(ladders, FUND)
    assert split.is_enough
    cost = sum(ladders[code].awards[place].cost for code, place in split.chosen.items() if place is not None)
    baselines = {code: float(each.results.values["baseline_amount"][0, 0]) for code, each in boards.items()}
    hands = by_hand(ladders, FUND, baselines)
    assert len(hands) == 3
    for shares in hands.values():
        assert sum(shares.values()) == pytest.approx(FUND)
        assert cost <= sum(within_share(boards[code], share) for code, share in shares.items()) + 1
