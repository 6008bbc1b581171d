"""What is to be expected after rounds of offers, where not every offer sticks.

In each round the best answer of those who are left is offered. An offer that does not stick is not made again: the post
is open again, and the person is in the next round, if notice has not ended and the post has not closed before the round
begins. The share that sticks is drawn over its range, evenly.

>>> round(triangular(0.5, 0.4, 0.6, 0.8), 3), round(triangular(0.1, 0.4, 0.6, 0.8), 3)
(0.6, 0.489)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.matching.policy import DAYS_OF_WEEK, Policy
from model.matching.priority import Allowed, weights
from model.matching.region import Region
from model.matching.solve import assign
from model.rules.rulebook import serial

SEED = 2012
FEWEST, MOST_DRAWS, WORK = 10, 200, 1_000_000  # draws, and pairs solved over all draws
LOW, HIGH = 0.1, 0.9


@dataclass(frozen=True)
class Rounds:
    """The share of people placed after each round: what is expected, and the range of 8 in 10 draws, each (rounds,).

    begins: the day on which each round begins, as a sheet counts days, (rounds,). placed: whether each person is placed
    after each round of each draw, (draws, rounds, people).
    """

    sticks: float
    expected: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    begins: tuple[float, ...]
    placed: np.ndarray


def triangular(at: float, low: float, middle: float, high: float) -> float:
    """Return the value below which a share `at` of the draws of a triangular distribution lies."""
    if high <= low:
        return middle
    turn = (middle - low) / (high - low)
    if at < turn:
        return low + float(np.sqrt(at * (high - low) * (middle - low)))
    return high - float(np.sqrt((1 - at) * (high - low) * (high - middle)))


def beginnings(policy: Policy) -> np.ndarray:
    """Return the day on which each round begins, (rounds,): the first on the day of the match, others a round later."""
    weeks = policy["search_weeks"] + policy.law.trial_weeks
    return np.asarray(serial(policy.day) + DAYS_OF_WEEK * weeks * np.arange(int(policy["rounds"])))


def after_rounds(choice: Allowed, region: Region, first: np.ndarray, rank: np.ndarray) -> Rounds:
    """Return what is expected after each round; `first` is the best answer, which the first round offers."""
    setting = region.policy.settings["sticks"]
    people, pairs, begins = len(region.people), choice.pairs, beginnings(region.policy)
    draws = int(np.clip(WORK // max(1, len(pairs)), FEWEST, MOST_DRAWS))
    chance = np.where(pairs.training, region.routes.succeed[pairs.source, region.posts.function[pairs.post]], 1.0)
    weighed = weights(choice, region, rank)
    ends = np.minimum(region.people.notice_ends[pairs.person], region.posts.closes[pairs.post])
    in_time = ends >= begins[:, None]
    draw = np.random.default_rng(SEED)
    placed = np.zeros((draws, len(begins), people), dtype=bool)
    for number in range(draws):
        sticks = triangular((number + 0.5) / draws, setting.worse, setting.value, setting.better)
        luck = draw.random((len(begins), people))
        placed[number] = _placed(choice, region, sticks * chance, weighed, first, in_time, luck)
    expected, low, high = expected_of(placed.sum(2) / people)
    return Rounds(setting.value, expected, low, high, tuple(begins.tolist()), placed)


def expected_of(drawn: np.ndarray) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """Return what is expected after each round, and the ends of the range of 8 in 10 draws, each (rounds,).

    `drawn` has a figure of each round of each draw, (draws, rounds).
    """
    low, high = np.quantile(drawn, LOW, 0), np.quantile(drawn, HIGH, 0)
    return tuple(drawn.mean(0).tolist()), tuple(low.tolist()), tuple(high.tolist())


def _placed(
    choice: Allowed,
    region: Region,
    chance: np.ndarray,
    weighed: tuple[np.ndarray, np.ndarray],
    first: np.ndarray,
    in_time: np.ndarray,
    luck: np.ndarray,
) -> np.ndarray:
    """Return whether each person is placed after each round of one draw, (rounds, people).

    `chance` is that of each pair to stick, `weighed` what the solver weighs, and `in_time` whether each pair can be
    offered in each round, (rounds, pairs). `luck` is a number from 0 to 1 for each round and person, (rounds, people):
    an offer sticks where its luck is below its chance.
    """
    pairs, shape = choice.pairs, (len(region.people), len(region.posts))
    cost, left_out = weighed
    open_, out, placed = np.ones(len(pairs), dtype=bool), first, np.zeros(luck.shape, dtype=bool)
    for number, lot in enumerate(luck):
        open_ &= in_time[number]
        if not open_.all():
            left = np.flatnonzero(open_)
            out = assign(pairs.person[left], pairs.post[left], cost[left], left_out, shape)
        offered = np.flatnonzero(open_ & (out[pairs.person] == pairs.post))
        kept = lot[pairs.person[offered]] < chance[offered]
        open_[offered] = False
        stuck = offered[kept]
        gone = np.isin(pairs.person, pairs.person[stuck]) | np.isin(pairs.post, pairs.post[stuck])
        open_ &= ~gone
        placed[number:, pairs.person[stuck]] = True
    return placed
