"""What to budget for beside the payoffs avoided: those still to be paid after rounds of offers, courses, protection.

Nobody is chosen, so equals share: each counts with the mean payoff, and with the mean pay, of them all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.matching.answer import IN_SOME, Answer
from model.matching.lists import protection
from model.matching.region import NONE
from model.matching.rounds import expected_of


@dataclass(frozen=True)
class Budget:
    """Pounds beside the payoffs that an answer avoids.

    left: payoffs still to be paid after each round, as expected, (rounds,); low, high: the range of 8 in 10 draws.
    courses, protection: what training, and pay protection in lower bands, cost where all are placed who could be.
    """

    left: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    courses: float
    protection: float


def budget_of(answer: Answer) -> Budget:
    """Return what to budget for beside the payoffs that an answer avoids."""
    people, pairs, routes = answer.region.people, answer.pairs, answer.region.routes
    alike = _equals(answer)
    paid = _mean_of(np.nan_to_num(people.payoff), alike)
    left = paid.sum() - answer.rounds.placed @ paid
    taken = answer.out[pairs.person] == pairs.post
    trained = pairs.where(taken & pairs.training)
    cost = np.nan_to_num(routes.cost[trained.source, answer.region.posts.function[trained.post]])
    pay = _mean_of(people.salary, [*alike, people.band, people.wte])
    kept = protection(answer, np.flatnonzero(taken), pay[pairs.person[taken]])
    return Budget(*expected_of(left), courses=float(cost.sum()), protection=round(sum(kept), 2))


def _equals(answer: Answer) -> list[np.ndarray]:
    """Return by what people are equal: contest and class for those in some best answers; all others stand alone."""
    equal = answer.order == IN_SOME
    own = np.where(equal, NONE, np.arange(len(equal)))
    return [own, np.where(equal, answer.contest_of_person, NONE), np.where(equal, answer.rank, NONE)]


def _mean_of(amounts: np.ndarray, alike: list[np.ndarray]) -> np.ndarray:
    """Return for each person the mean of the amounts that are given of those who agree in all columns, (people,).

    It is nan where none is given.
    """
    _, group = np.unique(np.stack(alike, axis=1), axis=0, return_inverse=True)
    group, given = group.reshape(-1), ~np.isnan(amounts)
    count, total = np.bincount(group, given), np.bincount(group, np.where(given, amounts, 0.0))
    return np.asarray(np.where(count > 0, total / np.maximum(count, 1), np.nan)[group])
