"""What is held by law, by ring-fence, for whom posts suit, and the most people: held against brute force."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from model.matching.answer import answer_of
from model.matching.pairs import feasible
from model.matching.priority import first_by_law
from model.matching.region import NONE, Region, in_order
from tests.support.regions import region

pytestmark = pytest.mark.agree


def lexicographic(answer_region: Region, fit_first: bool) -> tuple[float, ...]:
    """By brute force: the most claims of law, then of ring-fence, then people, then by class, then the least cost.

    With `fit_first` the most suitable posts come before the most people, and of those too the most of each class.
    """
    people, posts = answer_region.people, answer_region.posts
    pairs = feasible(answer_region)
    law = first_by_law(pairs, answer_region)
    ring = people.ring[pairs.person]
    by_law = {int(each) for each in pairs.person[law]}
    fenced = (ring != NONE) & (ring == posts.ring[pairs.post])
    claims = [person in by_law for person in range(len(people))]  # a mark without a claim raises nobody
    classes = [(not claim, 0 if claim else ends) for claim, ends in zip(claims, people.notice_ends, strict=True)]
    months = sorted(set(classes))
    best: dict[int, tuple[float, ...]] = {0: (0.0,) * (5 + 2 * len(months))}
    for person in range(len(people)):
        rank = months.index(classes[person])
        after = dict(best)
        for pair in np.flatnonzero(pairs.person == person).tolist():
            post = int(pairs.post[pair])
            claim = fenced[pair] and person not in by_law
            cost = 240 * int(pairs.lower[pair]) + 60 * int(pairs.training[pair]) + float(pairs.minutes[pair])
            of_class = [-float(rank == each) for each in range(len(months))]
            fits = float(fit_first and pairs.suitable[pair])
            add = (-float(law[pair]), -float(claim), -fits, *(fits * each for each in of_class), -1.0, *of_class, cost)
            for taken, score in best.items():
                if not taken >> post & 1:
                    found = tuple(a + b for a, b in zip(score, add, strict=True))
                    key = taken | 1 << post
                    after[key] = min(found, after.get(key, found))
        best = after
    return min(best.values())


def by_class(ranks: Any, classes: int) -> tuple[int, ...]:
    """How many of each class there are, below nothing so that the most is the least."""
    return tuple(-int((ranks == each).sum()) for each in range(classes))


@pytest.mark.parametrize("fit_first", [False, True], ids=["most people", "suitable posts first"])
def test_law_then_ring_fence_then_people_agree_with_brute_force(fit_first: bool) -> None:
    rng = np.random.default_rng(6)

    def pick(*words: Any) -> Any:
        return words[int(rng.integers(len(words)))]

    claims = 0
    for _ in range(500):
        count = rng.integers(2, 7, 2).tolist()
        people = [
            {
                "body": pick("Own", "Other"),
                "band": pick("6", "7"),
                "function": pick("Finance", "Strategy"),
                "works_at": pick("LS1", "BD1"),
                "minutes": pick(None, 10),
                "first": pick("yes", None, None),
                "ring": pick("A", None),
                "lower": pick("yes", None),
                "notice_ends": pick(date(2027, 1, 31), date(2027, 2, 28)),
            }
            for _ in range(count[0])
        ]
        posts = [
            {
                "body": pick("Own", "Other"),
                "band": pick("6", "7"),
                "function": pick("Finance", "Strategy"),
                "place": pick("LS1", "BD1"),
                "ring": pick("A", None),
            }
            for _ in range(count[1])
        ]
        route = {"start": "Finance", "end": "Strategy", "weeks": 6}
        drawn = region(people, posts, [route], rounds=1, suitable_first=float(fit_first))
        answer, ordered = answer_of(drawn), in_order(drawn)
        choice = answer.choice
        held = np.flatnonzero(answer.out[answer.pairs.person] == answer.pairs.post)
        wanted = lexicographic(ordered, fit_first)
        assert -int(choice.law[held].sum()) == wanted[0]
        assert -int(choice.ring[held].sum()) == wanted[1]
        ranks, classes = answer.rank[answer.pairs.person[held]], answer.rank.max() + 1
        fits = answer.pairs.suitable[held] & fit_first
        assert (-int(fits.sum()), *by_class(ranks[fits], classes)) == wanted[2 : 3 + classes]
        assert -answer.placed == wanted[3 + classes] == -answer.unlock.with_both
        assert by_class(ranks, classes) == wanted[4 + classes : -1]
        assert float(answer.cost[held].sum()) == wanted[-1]
        claims += int(choice.law.any()) + int(choice.ring.any())
    assert claims > 375
