"""Other ways to match people to posts, to hold ours against: a library's minimum cost flow, and a list worked down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np


def min_cost_flow(
    person: np.ndarray, post: np.ndarray, cost: np.ndarray, out_cost: np.ndarray, shape: tuple[int, int]
) -> tuple[int, int]:
    """How many people OR-tools places in the cheapest answer, and what that costs; costs are whole."""
    from ortools.graph.python import min_cost_flow as library

    people, posts = shape
    source, sink = people + posts, people + posts + 1
    flow: Any = library.SimpleMinCostFlow()

    def arcs(tails: Any, heads: Any, costs: Any) -> Any:
        size = len(np.atleast_1d(costs))
        ones = np.ones(size, dtype=np.int64)
        return flow.add_arcs_with_capacity_and_unit_cost(
            np.broadcast_to(tails, size).astype(np.int32), np.broadcast_to(heads, size).astype(np.int32), ones,
            np.asarray(costs).astype(np.int64),
        )  # fmt: skip

    own = np.arange(people)
    arcs(source, own, np.zeros(people))
    placed = arcs(person, post + people, cost)
    arcs(own, sink, out_cost)
    arcs(np.arange(posts) + people, sink, np.zeros(posts))
    flow.set_node_supply(source, people)
    flow.set_node_supply(sink, -people)
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise RuntimeError(f"the second solver ends with {status}")
    return int(flow.flows(placed).sum()), int(flow.optimal_cost())


def dense(person: np.ndarray, post: np.ndarray, cost: np.ndarray, out_cost: np.ndarray, shape: tuple[int, int]) -> int:
    """How many people scipy's dense assignment places, with a place of their own for who is left out."""
    from scipy.optimize import linear_sum_assignment

    people, posts = shape
    matrix = np.full((people, posts + people), 1e15)
    matrix[person, post] = cost
    matrix[np.arange(people), posts + np.arange(people)] = out_cost
    _, columns = linear_sum_assignment(matrix)
    return int((columns < posts).sum())


def down_the_list(person: np.ndarray, post: np.ndarray, cost: np.ndarray, order: Sequence[int]) -> int:
    """How many are placed where each in the order of a list has the best post that is still free."""
    by_person: dict[int, list[tuple[float, int]]] = {}
    for one, to, each in zip(person.tolist(), post.tolist(), cost.tolist(), strict=True):
        by_person.setdefault(one, []).append((each, to))
    taken: set[int] = set()
    for one in order:
        free = [to for _, to in sorted(by_person.get(one, ())) if to not in taken]
        taken |= set(free[:1])
    return len(taken)
