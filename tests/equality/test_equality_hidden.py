"""No small number of a group's people is printed, nor can it be worked out of all options' tables together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from scipy.optimize import linprog

from model.body.equality import Counts
from model.equality.exits import ROUTES, exits
from model.equality.impact import affected_pools, groups, impacts
from model.paper.blurred import blur, room
from model.paper.equality_hidden import AFFECTED, BODY, LEAVE, NEAREST, RATE, Told, _too_near, hidden_equality
from model.paper.plan import Plan
from model.paper.suppress import Figure, worked_out
from model.projection.compare import compare
from model.projection.project import Results
from tests.support.protected import heads_of, unlike

pytestmark = pytest.mark.agree
SMALL = (3, 9, 2, 4, 1)  # of a group in five pools: 1 to 4 in four of them


@cache
def with_few() -> Results:
    """A body whose five pools have few of one group; the other group is the rest."""
    results = unlike()
    heads = heads_of(results.inputs)
    few = np.array(SMALL, dtype=float)
    counts = Counts((("Disability", "Disabled"), ("Disability", "Not disabled")), np.array([few, heads - few]))
    return replace(results, inputs=replace(results.inputs, equality=counts))


def equations(results: Results, places: int | None) -> tuple[np.ndarray, np.ndarray]:
    """What a reader of every option's table can write down of the first group: coefficients by pool, and values.

    Expected numbers are known to `places` decimals; where that is None, as they are printed: whole, if at all.
    """
    counts = results.inputs.equality
    whole = counts.heads.sum(axis=0)
    group = groups(counts)[0]
    hide = hidden_equality(results) if places is None else frozenset()
    name = group.characteristic, group.label
    rows, values = [], []
    for case in range(len(results.options)):
        by_route, found = exits(results, case), impacts(results, case)[0]
        for route in ROUTES:
            a_head = np.broadcast_to(by_route[route], whole.shape) / whole
            if a_head.max() > 0 and (LEAVE, *name, case, route) not in hide:
                rows.append(a_head)
                values.append(round(found.routes[route].expected, places or 0))
        if (AFFECTED, *name, case) not in hide:
            rows.append(affected_pools(by_route).astype(float))
            values.append(found.affected)
    if (BODY, *name) not in hide:
        rows.append(np.ones(len(whole)))
        values.append(counts.heads[list(group.rows)].sum())
    return np.array(rows), np.array(values, dtype=float)


def test_with_decimals_the_counts_by_pool_come_back_and_as_printed_they_do_not() -> None:
    rows, values = equations(with_few(), 9)
    assert np.linalg.matrix_rank(rows, tol=1e-6) >= 3  # the options tell apart what the pools lose
    told = room(rows, rows.shape[1])
    known = [pool for pool in range(len(SMALL)) if not len(told.T) or np.abs(told[pool]).max() < 1e-6]
    back = np.linalg.lstsq(rows, values, rcond=None)[0]
    assert known, "a reader of exact figures could work out some pool"
    assert all(back[pool] == pytest.approx(SMALL[pool], abs=0.1) for pool in known)
    rows, values = equations(with_few(), None)
    if len(rows):
        back = np.linalg.lstsq(rows, values, rcond=None)[0]
        assert not any(abs(back[pool] - SMALL[pool]) < 0.5 for pool in known)


def every_exact(results: Results) -> dict[object, Figure]:
    """Every count that is printed, by rows and pools, with what is known of all pools."""
    counts = results.inputs.equality
    figures: dict[object, Figure] = {}
    for group in groups(counts):
        rows = counts.rows_of(group.characteristic)
        name = group.characteristic, group.label
        pools = range(counts.heads.shape[1])
        figures[BODY, *name] = Figure({(row, pool): 1.0 for row in group.rows for pool in pools}, 1)
        for case in range(len(results.options)):
            inside = np.flatnonzero(affected_pools(exits(results, case)))
            parts = {(row, int(pool)): 1.0 for row in group.rows for pool in inside}
            figures[AFFECTED, *name, case] = Figure(parts, 1)
        for pool in pools:
            figures["fact", group.characteristic, pool] = Figure({(row, pool): 1.0 for row in rows}, 1)
    return figures


@pytest.mark.parametrize("results", [unlike, with_few], ids=["shares", "few"])
def test_no_count_under_five_can_be_worked_out_of_all_options_counts(results: Callable[[], Results]) -> None:
    it = results()
    figures, hide = every_exact(it), hidden_equality(it)
    heads = it.inputs.equality.heads
    small = [(int(row), int(pool)) for row, pool in zip(*np.nonzero((heads > 0) & (heads < 5)), strict=True)]
    assert small
    for place in small:
        assert not worked_out(figures, hide, {place: 1.0})


def test_a_few_people_of_the_body_hide_their_whole_row() -> None:
    results = unlike()
    heads = heads_of(results.inputs)
    few = np.array([1.0, 2, 0, 1, 0])
    counts = Counts(
        (("Sex", "Female"), ("Sex", "Male"), ("Sex", "Other")), np.array([heads // 2, heads - heads // 2 - few, few])
    )
    it = replace(results, inputs=replace(results.inputs, equality=counts))
    hide = hidden_equality(it)
    assert (BODY, "Sex", "Other") in hide
    for case in range(len(it.options)):
        assert {(AFFECTED, "Sex", "Other", case), (RATE, "Sex", "Other", case)} <= hide
        assert all((LEAVE, "Sex", "Other", case, route) in hide for route in ROUTES)
    others = [key for key in ((BODY, "Sex", "Female"), (BODY, "Sex", "Male")) if key in hide]
    assert len(others) == 1  # else the pools' heads less the two would give the third


def test_what_is_printed_leaves_every_small_number_unsure_by_two() -> None:
    """The worst case, by the definition: another table of counts, two people off, that prints the same."""
    free = room(np.array([[1.0, 1.0, 1.0]]), 3)
    secret = np.array([1.0, 0.0, 0.0])
    sharp = np.array([[0.9, 0.1, 0.2]]) / 0.25
    unsure, binding = blur(free, sharp, secret)
    assert (unsure, binding) == (float("inf"), -1)  # two free directions, one figure: it can move at will
    both = np.array([[0.9, 0.1, 0.2], [0.1, 0.1, 0.9]]) / 0.25
    unsure, binding = blur(free, both, secret)
    # One person more of the first, and d of the second: the third loses 1 + d. The figures move by 0.7 - 0.1 d and by
    # -0.8 - 0.8 d, in quarters. Least squares: d = -0.87/0.65 - 1 + ... is found by the sum below.
    moves = [(0.7 - 0.1 * d, -0.8 - 0.8 * d) for d in np.linspace(-3, 3, 60_001)]
    best = min(moves, key=lambda move: move[0] ** 2 + move[1] ** 2)
    assert unsure == pytest.approx(0.25 / max(map(abs, best)), rel=1e-3)
    assert binding == int(np.argmax(np.abs(best)))
    assert unsure < NEAREST


def test_an_option_that_would_tell_too_much_is_hidden_and_the_rest_stay() -> None:
    it = with_few()
    hide = hidden_equality(it)
    leave = [key for key in hide if isinstance(key, tuple) and key[0] == LEAVE]
    every = sum(
        bool(np.max(by_route[route]) > 0) for case in range(len(it.options))
        for by_route in [exits(it, case)] for route in ROUTES
    )  # fmt: skip
    assert len(leave) < every * len(groups(it.inputs.equality))
    assert (BODY, "Disability", "Disabled") not in hide  # 19 of the body


def test_the_same_is_hidden_whichever_option_a_paper_is_on() -> None:
    comparison = compare(unlike())
    assert len({Plan(comparison, case).unequal for case in range(len(comparison.outcomes))}) == 1


@pytest.mark.parametrize("results", [unlike, with_few], ids=["shares", "few"])
def test_a_linear_programme_over_all_that_is_printed_pins_no_small_number(results: Callable[[], Results]) -> None:
    """Every count of people that prints the same tables: each small number could be one lower or one higher."""
    it = results()
    counts, hide, figures = it.inputs.equality, hidden_equality(it), every_exact(it)
    rows, pools = counts.heads.shape
    equal = [figure for key, figure in figures.items() if key not in hide]
    exact = np.zeros((len(equal), rows * pools))
    for number, figure in enumerate(equal):
        for (row, pool), much in figure.parts.items():
            exact[number, row * pools + pool] = much
    bounds, limits = [], []
    for case in range(len(it.options)):
        by_route = exits(it, case)
        for group, found in zip(groups(counts), impacts(it, case), strict=True):
            whole = counts.heads[counts.rows_of(group.characteristic)].sum(axis=0)
            for route in ROUTES:
                if (LEAVE, group.characteristic, group.label, case, route) not in hide:
                    line = np.zeros((rows, pools))
                    line[list(group.rows)] = np.broadcast_to(by_route[route], whole.shape) / whole
                    bounds += [line.ravel(), -line.ravel()]
                    printed = round(found.routes[route].expected)
                    limits += [printed + 0.5, 0.5 - printed]
    small = np.argwhere((counts.heads > 0) & (counts.heads < 5))
    assert len(small)
    for row, pool in small:
        aim = np.zeros(rows * pools)
        aim[row * pools + pool] = 1
        told = {"A_ub": np.array(bounds), "b_ub": limits, "A_eq": exact, "b_eq": exact @ counts.heads.ravel()}
        least, most = (sign * linprog(sign * aim, bounds=(0, None), **told).fun for sign in (1, -1))
        assert most - least >= 2, f"row {row}, pool {pool}: between {least:.2f} and {most:.2f}"


def test_of_two_options_that_would_tell_a_pool_one_is_hidden() -> None:
    """The body's total is printed; either option alone leaves a direction free, and both together leave none."""
    told = [Told("one", np.array([[0.9, 0.1, 0.2]]), 0.25), Told("other", np.array([[0.1, 0.1, 0.9]]), 0.25)]
    secret, total = np.array([[1.0, 0.0, 0.0]]), np.array([[1.0, 1.0, 1.0]])
    assert len(_too_near([total], told, [secret])) == 1
    assert not _too_near([total], told[:1], [secret])
    assert not _too_near([total], told, [])


@pytest.mark.parametrize("seed", range(6))
def test_no_count_under_five_of_a_drawn_body_can_be_worked_out(seed: int) -> None:
    """Groups drawn by pool, some of a few people, with every option's counts and their sums held together."""
    rng = np.random.default_rng(seed)
    heads = heads_of(unlike().inputs)
    few = np.minimum(rng.integers(0, 12, (2, len(heads))), heads // 3)
    counts = Counts(
        (("Race", "Asian"), ("Race", "Black"), ("Race", "White")), np.array([*few, heads - few.sum(axis=0)])
    )
    it = replace(unlike(), inputs=replace(unlike().inputs, equality=counts))
    figures, hide = every_exact(it), hidden_equality(it)
    for row, pool in zip(*np.nonzero((counts.heads > 0) & (counts.heads < 5)), strict=True):
        assert not worked_out(figures, hide, {(int(row), int(pool)): 1.0})
