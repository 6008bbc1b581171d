"""Solves a match exactly: who of all people can be placed at once, and who competes for which posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from model.matching.extra import scipy
from model.matching.region import NONE

SMALL = 100  # people: fewer are not worth solving by themselves
Shape = tuple[int, int]  # how many people, and how many posts


def assign(person: np.ndarray, post: np.ndarray, cost: np.ndarray, out_cost: np.ndarray, shape: Shape) -> np.ndarray:
    """Return the post of each person in the cheapest answer, NONE for who has none, (people,).

    `person` and `post` are the pairs, `cost` what each costs, and `out_cost` what it costs to leave each person out.
    The solver goes from person to person, and looks at every place for each. It never leaves the part of the pairs that
    no pair joins to another, so that it finds the very same for each part by itself, in far less time.
    """
    order = np.argsort(person * shape[1] + post, kind="stable")
    person, post, cost, out = person[order], post[order], cost[order], np.full(shape[0], NONE)
    for pairs in _parts(person, post, shape):
        who, row = _numbered(person[pairs], shape[0])
        what, column = _numbered(post[pairs], shape[1])
        found = _solved(row, column, cost[pairs], out_cost[who])
        out[who] = np.where(found < len(what), what[np.minimum(found, len(what) - 1)], NONE)
    return out


def _solved(person: np.ndarray, post: np.ndarray, cost: np.ndarray, out_cost: np.ndarray) -> np.ndarray:
    """Return the post of each person in the cheapest answer of one part; a number above all posts for who has none.

    The pairs are in the order of people and posts, and everybody has one. Each person has a place of their own, behind
    their posts, that stands for being left out, since the solver wants everybody matched.
    """
    sparse, csgraph = scipy()
    people, posts, place = len(out_cost), 1 + int(post.max()), np.arange(len(person)) + person
    begins = np.r_[0, np.cumsum(np.bincount(person) + 1)].astype(np.int32)
    costs, places = np.empty(begins[-1]), np.empty(begins[-1], np.int32)
    costs[place], places[place] = cost, post
    costs[begins[1:] - 1], places[begins[1:] - 1] = out_cost, posts + np.arange(people)
    costs += 1.0  # as a cost of nothing would not stand in a sparse matrix
    matrix = sparse.csr_array((costs, places, begins), shape=(people, posts + people))
    return np.asarray(csgraph.min_weight_full_bipartite_matching(matrix)[1])


def _parts(person: np.ndarray, post: np.ndarray, shape: Shape) -> Iterator[np.ndarray]:
    """Yield the pairs of each part that is solved by itself, as places in an order; small parts are solved together."""
    if shape[0] < SMALL:
        yield from [np.arange(len(person))] if len(person) else []
        return
    label = _labels(person, post, shape)[: shape[0]]
    size = np.bincount(label, np.bincount(person, minlength=shape[0]) > 0).astype(int)
    part = np.where(size < SMALL, 0, 1 + np.arange(len(size)))[label[person]]
    for each in np.flatnonzero(np.bincount(part)):
        yield np.flatnonzero(part == each)


def _numbered(column: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the different numbers below `size` of a column in order, and the place of each of the column's in them."""
    known = np.bincount(column, minlength=size) > 0
    return np.flatnonzero(known), (np.cumsum(known) - 1)[column]


def most(person: np.ndarray, post: np.ndarray, shape: Shape, out: np.ndarray | None = None) -> int:
    """Return how many people can be placed at once at most; what is of these pairs in an answer `out` is begun with.

    From all who are left out at once ways are sought to a free post, over posts whose holders can move on. The ways of
    one search that begin with different people share nobody, as each place has one way to it, so that all are taken.
    """
    sparse, csgraph = scipy()
    people, posts = shape
    begins, to_posts = _by_person(person, post, people)
    source, held = people + posts, np.full(people, NONE)
    if out is not None:
        known = out[person] == post
        held[person[known]] = post[known]
    while True:
        holder, placed = np.arange(people, source, dtype=np.int32), np.flatnonzero(held != NONE)
        holder[held[placed]] = placed  # a free post stands for itself
        left = np.flatnonzero(held == NONE).astype(np.int32)
        ends = np.concatenate([holder[to_posts], left])
        starts = np.concatenate([begins, np.full(posts, len(post), np.int32), np.array([len(ends)], np.int32)])
        graph = sparse.csr_array((np.ones(len(ends)), ends, starts), shape=(source + 1, source + 1))
        seen, before = csgraph.breadth_first_order(graph, source)
        free = seen[(seen >= people) & (seen < source)]
        if not len(free):
            return len(placed)
        root = np.where((before < 0) | (before == source), np.arange(source + 1), before)
        while not np.array_equal(further := root[root], root):
            root = further
        at = free[np.unique(root[free], return_index=True)[1]]
        to = at - people
        while len(at):
            who = before[at]
            goes, held[who] = held[who], to
            on = before[who] != source
            at, to = who[on], goes[on]


def contested(person: np.ndarray, post: np.ndarray, out: np.ndarray, shape: Shape) -> tuple[np.ndarray, np.ndarray]:
    """Return who is left out of some answer of the most people, (people,), and the posts they compete for, (posts,).

    `out` is one such answer, the post of each person. They are what can be reached from those left out, by going from a
    person to any of their posts and from a post to who has it: the decomposition of Dulmage and Mendelsohn.
    """
    people = shape[0]
    reached = reach(person, post, out, np.flatnonzero(out == NONE), shape)
    return reached[:people], reached[people:]


def reach(person: np.ndarray, post: np.ndarray, out: np.ndarray, start: np.ndarray, shape: Shape) -> np.ndarray:
    """Return who and which posts are reached from the people `start`, (people + posts,): see `contested`."""
    people, posts = shape
    holds = np.flatnonzero(out != NONE)
    ends = np.r_[post + people, holds]
    return _seen(np.r_[person, out[holds] + people], ends, start, people + posts)


def moves(person: np.ndarray, post: np.ndarray, out: np.ndarray, posts: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs whose post somebody else has in an answer `out`, as places in an order, and who has it."""
    holder = np.full(posts, NONE)
    placed = np.flatnonzero(out != NONE)
    holder[out[placed]] = placed
    arrows = np.flatnonzero((holder[post] != NONE) & (holder[post] != person))
    return arrows, holder[post[arrows]]


def cheapest(start: np.ndarray, end: np.ndarray, cost: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Return the least cost of a way to each place along arrows that cost `cost`, which may be below 0, (places,).

    `first` is what it costs to begin at each place, infinite where no way begins. No round of arrows costs less than 0,
    as none does about a best answer.
    """
    least = first
    while True:
        nearer = least.copy()
        np.minimum.at(nearer, end, least[start] + cost)
        if np.array_equal(nearer, least):
            return least
        least = nearer


def _seen(start: np.ndarray, end: np.ndarray, first: np.ndarray, size: int) -> np.ndarray:
    """Return what is reached along arrows from `start` to `end`, from any of `first`, (size,)."""
    seen = np.zeros(size, dtype=bool)
    if not len(first):
        return seen
    sparse, csgraph = scipy()
    rows, columns = np.r_[start, np.full(len(first), size)], np.r_[end, first]
    graph = sparse.csr_array((np.ones(len(rows), dtype=np.int8), (rows, columns)), shape=(size + 1, size + 1))
    found = csgraph.breadth_first_order(graph, size, return_predecessors=False)
    seen[found[found < size]] = True
    return seen


def groups(person: np.ndarray, post: np.ndarray, shape: Shape) -> Sequence[tuple[np.ndarray, np.ndarray]]:
    """Return the people and the posts of each part of the pairs that no pair joins to another, the largest first."""
    if not len(person):
        return []
    people, label = shape[0], _labels(person, post, shape)
    inside = np.unique(np.r_[person, post + people])
    order = inside[np.argsort(label[inside], kind="stable")]
    parts = np.split(order, np.flatnonzero(np.diff(label[order])) + 1)
    found = [(part[part < people], part[part >= people] - people) for part in parts]
    return sorted(found, key=lambda part: (-len(part[0]), -len(part[1]), int(part[0][0])))


def _labels(person: np.ndarray, post: np.ndarray, shape: Shape) -> np.ndarray:
    """Return a number for each person and then each post, alike for all that pairs join, (people + posts,)."""
    sparse, csgraph = scipy()
    begins, to_posts = _by_person(person, post, shape[0])
    starts = np.concatenate([begins, np.full(shape[1], len(post), np.int32)])
    size, ones = sum(shape), np.ones(len(post))
    graph = sparse.csr_array((ones, to_posts + np.int32(shape[0]), starts), shape=(size, size))
    return np.asarray(csgraph.connected_components(graph, directed=False)[1])


def _by_person(person: np.ndarray, post: np.ndarray, people: int) -> tuple[np.ndarray, np.ndarray]:
    """Return where each person's posts begin in the list of all, (people + 1,), and that list, as scipy takes them."""
    order = np.argsort(person, kind="stable")
    begins = np.searchsorted(person[order], np.arange(people + 1))
    return begins.astype(np.int32), post[order].astype(np.int32)
