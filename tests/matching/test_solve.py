"""The solve is exact: held against brute force, against a library's hang, and against what more posts can only do."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

import model
from model.matching.region import NONE
from model.matching.solve import assign, contested, most

pytestmark = pytest.mark.agree

Edge = tuple[int, int, int]  # a person, a post, and what the pair costs


def drawn(rng: np.random.Generator) -> tuple[list[Edge], list[int], tuple[int, int]]:
    """A random match of up to six people and six posts: pairs with costs, each person's class, and the sizes."""
    people, posts = rng.integers(1, 7, 2).tolist()
    share = rng.uniform(0.1, 0.9)
    edges = [
        (person, post, int(rng.integers(0, 361)))
        for person in range(people)
        for post in range(posts)
        if rng.random() < share
    ]
    return edges, rng.integers(0, 3, people).tolist(), (people, posts)


def brute(edges: list[Edge], classes: list[int], people: int) -> tuple[int, ...]:
    """The best answer over all matchings: (-placed, -placed of each class in order, cost), the least first."""
    width = 3
    best: dict[int, tuple[int, ...]] = {0: (0,) * (width + 2)}
    for person in range(people):
        mine = [(post, cost) for one, post, cost in edges if one == person]
        after = dict(best)
        for taken, score in best.items():
            for post, cost in mine:
                if not taken >> post & 1:
                    add = [-1, *(-(classes[person] == each) for each in range(width)), cost]
                    found = tuple(a + b for a, b in zip(score, add, strict=True))
                    key = taken | 1 << post
                    after[key] = min(found, after.get(key, found))
        best = after
    return min(best.values())


def weighed(classes: list[int], shape: tuple[int, int]) -> np.ndarray:
    """What leaving each person out costs: strictly falling classes, each step above all journeys together."""
    return np.array([(4 - each) * shape[0] * 361.0 for each in classes])


def columns(edges: list[Edge]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    table = np.array(edges, dtype=int).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2].astype(float)


def test_a_thousand_draws_agree_with_brute_force() -> None:
    rng = np.random.default_rng(19)
    for _ in range(1000):
        edges, classes, shape = drawn(rng)
        person, post, cost = columns(edges)
        out = assign(person, post, cost, weighed(classes, shape), shape)
        placed = np.flatnonzero(out != NONE).tolist()
        paid = {(one, to): each for one, to, each in edges}
        by_class = [-sum(int(classes[one] == each) for one in placed) for each in range(3)]
        answer = (-len(placed), *by_class, sum(paid[one, int(out[one])] for one in placed))
        assert answer == brute(edges, classes, shape[0])
        held = out[placed].tolist()
        assert len(held) == len(set(held))


def test_who_competes_is_who_some_best_answer_leaves_out() -> None:
    rng = np.random.default_rng(20)
    for _ in range(1000):
        edges, classes, shape = drawn(rng)
        person, post, cost = columns(edges)
        out = assign(person, post, cost, weighed(classes, shape), shape)
        people, posts = contested(person, post, out, shape)
        best = -brute(edges, classes, shape[0])[0]
        for one in range(shape[0]):
            without = [each for each in edges if each[0] != one]
            in_every = -brute(without, classes, shape[0])[0] < best
            assert in_every == (not people[one])
        for one in range(shape[1]):  # one more such post places one more person
            copied = [*edges, *((who, shape[1], cost) for who, to, cost in edges if to == one)]
            assert (-brute(copied, classes, shape[0])[0] > best) == bool(posts[one])
        with_pair = people & (np.bincount(person, minlength=shape[0]) > 0)
        unplaced = int((with_pair & (out == NONE)).sum())
        assert int(with_pair.sum()) - int(posts.sum()) == unplaced


def test_a_post_or_a_pair_more_never_places_fewer() -> None:
    rng = np.random.default_rng(21)
    for _ in range(300):
        edges, _, (people, posts) = drawn(rng)
        person, post, _ = columns(edges)
        before = most(person, post, (people, posts))
        assert most(np.r_[person, 0], np.r_[post, posts], (people, posts + 1)) >= before
        missing = [(a, b) for a in range(people) for b in range(posts) if (a, b) not in {each[:2] for each in edges}]
        for one, to in missing[:2]:
            assert most(np.r_[person, one], np.r_[post, to], (people, posts)) >= before


def test_the_most_agrees_with_brute_force_whatever_it_begins_with() -> None:
    rng = np.random.default_rng(22)
    for _ in range(1000):
        edges, classes, shape = drawn(rng)
        person, post, cost = columns(edges)
        best = -brute(edges, classes, shape[0])[0]
        assert most(person, post, shape) == best
        half = rng.random(len(edges)) < 0.5
        of_half = assign(person[half], post[half], cost[half], weighed(classes, shape), shape)
        of_all = assign(person, post, cost, weighed(classes, shape), shape)
        assert most(person, post, shape, of_half) == best
        fewer = -brute([edge for edge, kept in zip(edges, half, strict=True) if kept], classes, shape[0])[0]
        assert most(person[half], post[half], shape, of_all) == fewer


@pytest.mark.parametrize("seed", [18, 59, 96])
def test_what_hangs_the_librarys_other_solver_is_solved_at_once(seed: int) -> None:
    rng = np.random.default_rng(seed)
    bands, width, places = rng.integers(5, 12), rng.integers(5, 60), rng.integers(1, 6)
    of_people = rng.integers(0, bands, width * bands)
    of_posts = rng.integers(0, bands, int(width * bands * rng.uniform(0.8, 1.2)))
    near, at = rng.integers(0, places, len(of_people)), rng.integers(0, places, len(of_posts))
    step = of_people[:, None] - of_posts
    person, post = np.nonzero((step >= 0) & (step <= 1) & (np.abs(near[:, None] - at) <= 1))
    begun = time.process_time()
    assert most(person, post, (len(of_people), len(of_posts))) > 0
    assert time.process_time() - begun < 1


def test_the_solver_that_hangs_is_named_nowhere_in_the_model() -> None:
    name = "maximum" + "_bipartite_matching"
    house = Path(model.__path__[0])
    assert [path.name for path in house.rglob("*.py") if name in path.read_text("utf-8")] == []
