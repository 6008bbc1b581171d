"""Who has a post in every best answer, in some and in none: held against every best answer of small regions."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import numpy as np
import pytest

from model.matching.answer import ALWAYS, COMPETES, IN_EVERY, IN_NONE, IN_SOME, NOTHING, Answer, answer_of
from model.matching.pairs import feasible
from model.matching.priority import claimed
from model.matching.region import NONE, Region
from tests.support.regions import region

pytestmark = pytest.mark.agree

Score = tuple[int, ...]


def drawn(rng: np.random.Generator, claims: bool, fit_first: bool) -> Region:
    """A random region of up to six people and six posts; with `claims`, of first refusal and of ring-fences too."""

    def pick(*words: Any) -> Any:
        return words[int(rng.integers(len(words)))]

    people, posts = rng.integers(1, 7, 2).tolist()
    at_risk = [
        {
            "body": pick("Own", "Other"),
            "band": pick("6", "7"),
            "function": pick("Finance", "Strategy"),
            "works_at": pick("LS1", "BD1"),
            "minutes": pick(None, 10),
            "first": pick("yes", None, None) if claims else None,
            "ring": pick("A", None) if claims else None,
            "lower": pick("yes", None),
            "wave": pick(1, 1, 2),
            "notice_ends": pick(date(2027, 1, 31), date(2027, 2, 28)),
        }
        for _ in range(people)
    ]
    offered = [
        {
            "body": pick("Own", "Other"),
            "band": pick("6", "7"),
            "function": pick("Finance", "Strategy"),
            "place": pick("LS1", "BD1"),
            "ring": pick("A", None) if claims else None,
        }
        for _ in range(posts)
    ]
    route = {"start": "Finance", "end": "Strategy", "weeks": 6}
    return region(at_risk, offered, [route], rounds=1, suitable_first=float(fit_first))


def best_answers(answer: Answer) -> list[tuple[frozenset[int], frozenset[int]]]:
    """Who is placed, and in which posts, in each best answer, by going through them all.

    Best are, one after the other, the most claims of law, of ring-fence, of suitable posts where those come first, with
    those of each class, the most people, and those of each class.
    """
    choice, ranks = claimed(feasible(answer.region), answer.region), int(answer.rank.max(initial=0)) + 1
    pairs = choice.pairs
    states: dict[tuple[frozenset[int], frozenset[int]], Score] = {(frozenset(), frozenset()): (0,) * (4 + 2 * ranks)}
    for person in range(len(answer.region.people)):
        after = dict(states)
        for pair in np.flatnonzero(pairs.person == person).tolist():
            post = int(pairs.post[pair])
            classes = [int(answer.rank[person] == each) for each in range(ranks)]
            fit = int(choice.fit[pair])
            add = (int(choice.law[pair]), int(choice.ring[pair]), fit, *(fit * each for each in classes), 1, *classes)
            for (who, taken), score in states.items():
                if post not in taken:
                    key = who | {person}, taken | {post}
                    found = tuple(a + b for a, b in zip(score, add, strict=True))
                    after[key] = max(found, after.get(key, found))
        states = after
    best = max(states.values())
    return [key for key, score in states.items() if score == best]


@pytest.mark.parametrize(
    ("claims", "fit_first"),
    [(False, False), (True, False), (False, True), (True, True)],
    ids=["by month alone", "with law and ring-fence", "suitable posts first", "with all of them"],
)
def test_who_is_in_every_best_answer_agrees_with_all_of_them(claims: bool, fit_first: bool) -> None:
    rng = np.random.default_rng(23)
    seen: Counter[int] = Counter()
    for _ in range(500):
        answer = answer_of(drawn(rng, claims, fit_first))
        every = best_answers(answer)
        assert any(frozenset(np.flatnonzero(answer.out != NONE).tolist()) == who for who, _ in every)
        for person in range(len(answer.region.people)):
            among = [person in who for who, _ in every]
            seen[int(answer.order[person])] += 1
            if answer.status[person] == COMPETES:
                wanted = IN_EVERY if all(among) else IN_SOME if any(among) else IN_NONE
                assert answer.order[person] == wanted
            else:
                assert all(among) if answer.status[person] == ALWAYS else not any(among)
                assert (answer.status[person] == NOTHING) == (person not in answer.pairs.person)
    assert min(seen[each] for each in (IN_EVERY, IN_SOME, IN_NONE)) > 25
