"""What options do to groups: sums of groups are the plan's leavers, names move nothing, and the reason is told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.body.equality import Counts
from model.equality.exits import CHOSEN, ROUTES, exits
from model.equality.impact import MINORITY, Impact, affected_pools, groups, impacts
from model.lines.ways import LEAVING
from model.projection.project import Results
from tests.support.protected import unlike

pytestmark = pytest.mark.unit
HEADS = {way.name: way.heads for way in LEAVING}


def with_counts(counts: Counts) -> Results:
    results = unlike()
    return replace(results, inputs=replace(results.inputs, equality=counts))


def of(found: tuple[Impact, ...], label: str) -> Impact:
    return next(each for each in found if each.group.label == label)


def test_groups_add_up_to_the_heads_leaving_by_each_route() -> None:
    results = unlike()
    for case in range(len(results.options)):
        found = impacts(results, case)
        for route, ways in ROUTES.items():
            leaving = sum(float(results.year_line(HEADS[way], case).sum()) for way in ways)
            for kind in ("Sex", "Race", "Disability"):
                parts = [each for each in found if each.group.characteristic == kind and each.group.label != MINORITY]
                assert sum(each.routes[route].expected for each in parts) == pytest.approx(leaving, abs=1e-9)


def test_groups_add_up_in_each_pool_alone_in_every_option() -> None:
    results = unlike()
    counts = results.inputs.equality
    for place in range(len(results.inputs.pool_names)):
        alone = np.zeros(counts.heads.shape)
        alone[:, place] = counts.heads[:, place]
        of_pool = with_counts(Counts(counts.names, alone))
        for case in range(len(results.options)):
            found, leave = impacts(of_pool, case), exits(results, case)
            for route in ROUTES:
                leaving = np.broadcast_to(leave[route], alone[0].shape)[place]
                for kind in counts.characteristics:
                    parts = [
                        each.routes[route].expected
                        for each in found
                        if each.group.characteristic == kind and each.group.label != MINORITY
                    ]
                    assert sum(parts) == pytest.approx(leaving, abs=1e-9)


def test_options_differ_and_the_pools_that_bring_it_about_are_named() -> None:
    results = unlike()
    rates = {name: of(impacts(results, case), "Female").rate for case, name in enumerate(results.options)}
    assert rates["Do nothing"] is None
    assert rates["Compulsory redundancy"] is not None
    assert rates["Compulsory redundancy"] > 1.2  # the pools of most women have the most in scope
    women = of(impacts(results, results.options.index("Compulsory redundancy")), "Female")
    assert women.pools[0] == results.inputs.pool_names[0]
    assert women.affected < women.in_body


def test_a_rate_is_worked_by_hand() -> None:
    """Two pools of 100: 80 women of whom 20% go, and 20 women of whom none go: 16 of 100 women, and 4 of 100 men."""
    counts = Counts((("Sex", "Female"), ("Sex", "Male")), np.array([[80.0, 20.0], [20.0, 80.0]]))
    from model.equality import impact

    by_route = dict.fromkeys(ROUTES, np.zeros(2)) | {CHOSEN[0]: np.array([20.0, 0.0])}
    results = with_counts(counts)
    named = replace(results, inputs=replace(results.inputs, pool_names=("A", "B")))
    women, men = (impact._impact(named, counts, group, by_route) for group in groups(counts))
    assert women.rate == pytest.approx(4)  # 16% against 4%
    assert men.rate == pytest.approx(0.25)
    assert women.routes[CHOSEN[0]].expected == pytest.approx(16)
    assert (women.affected, women.pools, men.affected) == (80, ("A", "B"), 20)


def test_other_names_give_the_same_figures() -> None:
    results = unlike()
    counts = results.inputs.equality
    swap = {"Female": "Group one", "Male": "Group two", "Disabled": "Zed", "Not disabled": "Alpha"}
    renamed = Counts(tuple((kind, swap.get(group, group)) for kind, group in counts.names), counts.heads)
    for case in range(len(results.options)):
        before, after = impacts(results, case), impacts(with_counts(renamed), case)
        for one, other in zip(before, after, strict=True):
            assert other.group.label == swap.get(one.group.label, one.group.label)
            assert replace(one, group=other.group) == other


def test_who_has_not_said_is_a_row_and_is_held_against_nobody() -> None:
    found = impacts(unlike(), 6)
    unsaid = [each for each in found if each.group.label == "not stated"]
    assert [each.group.characteristic for each in unsaid] == ["Disability", "Race"]
    assert all(each.rate is None and each.in_body > 0 for each in unsaid)
    disabled, able = of(found, "Disabled"), of(found, "Not disabled")
    assert disabled.rate is not None
    assert able.rate == pytest.approx(1 / disabled.rate)  # each is held against the other, and not against the unsaid


def test_minorities_stand_together_and_then_each() -> None:
    race = [each for each in groups(unlike().inputs.equality) if each.characteristic == "Race"]
    assert [each.label for each in race] == ["White", MINORITY, "Asian", "Black", "not stated"]
    assert race[1].rows == (*race[2].rows, *race[3].rows)


def test_affected_pools_are_those_where_somebody_is_chosen() -> None:
    by_route = dict(zip(ROUTES, (np.array([1.0, 0, 0]), np.array([0, 0.5, 0]), np.array([3.0, 3, 3])), strict=True))
    assert affected_pools(by_route).tolist() == [True, True, False]


def test_a_body_without_counts_has_no_impacts() -> None:
    assert impacts(with_counts(Counts()), 6) == ()
