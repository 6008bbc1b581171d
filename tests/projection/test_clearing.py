"""A clearing of vacancies: worked by hand, and never a post offered twice."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.body.inputs import Inputs
from model.projection.clearing import Offer, Step, cleared, granted, offer, preferred, share_out, with_redeployment
from model.projection.compare import compare
from model.projection.project import project, replanned
from model.rules.rulebook import table
from tests.support.bodies import body, option, projected, small

FITS = {"fits_skill": 1.0, "fits_place": 1.0, "accepts": 1.0, "training_success": 1.0}
TRAINED: dict[str, Any] = {"training_cost": 1_000.0, "training_weeks": 0.0, **FITS}
WTE_COST, TEN_COST = 50_252.08, 511_928.24  # of one, and of the ten and 100,000 less the ledger's difference
BAND_7 = [row["name"] for row in table("bands")].index("7")


def keeper(**more: Any) -> Inputs:
    """Ten people, two of whom leave in the year and are replaced, and no cut."""
    found: dict[str, Any] = {"path_kind": 3.0, "yearly": {"explicit_allowed": 1e9}, **TRAINED, **more}
    return small(option("Keep"), pools={"leaver_rate": 0.2}, years=1, **found)


def cutter(posts: float = 2.0, **more: Any) -> Inputs:
    """Ten people, of whom the target takes so many, by compulsory redundancy."""
    allowed = TEN_COST - posts * WTE_COST
    settings: dict[str, Any] = {"path_kind": 3.0, "yearly": {"explicit_allowed": allowed}, **TRAINED, **more}
    return small(option("Cut", compulsory_on=1), years=1, **settings)


def offered(inputs: Inputs) -> Offer:
    return offer(compare(project(inputs)))


@cache
def kept() -> Offer:
    """What the body that keeps its posts brings."""
    return offered(keeper())


@cache
def wanting() -> Offer:
    """What the body that cuts two posts brings."""
    return offered(cutter())


def everywhere(*bodies: Offer) -> dict[str, np.ndarray]:
    names = [str(number) for number in range(len(bodies))]
    return granted(dict(zip(names, bodies, strict=True)), dict.fromkeys(names, ""))


@pytest.mark.unit
def test_two_posts_refilled_here_take_in_the_two_who_would_be_redundant_there() -> None:
    one, two = kept(), wanting()
    assert one.spare[0, BAND_7] == pytest.approx(2.0)  # 10 x 0.2
    assert one.spare.sum() == pytest.approx(2.0)
    assert two.wanted[0, BAND_7] == pytest.approx(2.0, abs=1e-4)
    found = everywhere(one, two)
    assert found["0"].sum() == 0
    assert found["1"][0, BAND_7] == pytest.approx(2.0, abs=1e-4)
    results = project(cutter())
    each = results.pool_line("compulsory_per_head", 1)[0, 0]
    step = cleared(cutter(), two, found["1"])
    assert step.compulsory_avoided == pytest.approx(2.0, abs=1e-4)
    assert step.payoffs_saved == pytest.approx(2 * each, rel=1e-4)  # two payoffs that are not made
    assert step.retraining_cost == pytest.approx(2 * 1_000.0, rel=1e-4)
    assert step.net_saving == pytest.approx(2 * (each - 1_000.0), rel=1e-4)


@pytest.mark.unit
def test_where_only_some_fit_openings_lead_to_that_share_of_posts() -> None:
    settings = {**TRAINED, "fits_skill": 0.5}
    two = offered(cutter(**settings))
    assert two.wanted[0, BAND_7] == pytest.approx(4.0, abs=1e-3)  # two openings for each person
    step = cleared(cutter(**settings), two, everywhere(kept(), two)["1"])
    assert step.offered == pytest.approx(2.0)
    assert step.compulsory_avoided == pytest.approx(1.0, abs=1e-3)  # half of two openings


@pytest.mark.unit
def test_a_bodys_own_posts_come_first_and_are_told_apart_from_the_others() -> None:
    inputs = cutter(3.0)
    inputs = small(
        option("Cut", compulsory_on=1),
        years=1,
        pools={"leaver_rate": 0.1},
        yearly={"explicit_allowed": TEN_COST - 3.0 * WTE_COST},
        path_kind=3.0,
        **TRAINED,
    )
    one = offered(inputs)
    assert one.own[0, BAND_7] == pytest.approx(1.0)  # its one leaver is replaced from among its own
    assert one.alone.compulsory_avoided == pytest.approx(1.0, abs=1e-3)
    assert one.spare.sum() == 0
    assert one.wanted[0, BAND_7] == pytest.approx(2.0, abs=1e-2)


@pytest.mark.unit
def test_posts_of_another_region_another_year_or_another_band_are_no_openings() -> None:
    one, two = kept(), wanting()
    apart = granted({"one": one, "two": two}, {"one": "North", "two": "South"})
    assert apart["two"].sum() == 0
    later = Offer(one.option, one.first_year + 1, one.spare, one.wanted, one.own, one.alone)
    assert everywhere(later, two)["1"].sum() == 0
    above = Offer(one.option, one.first_year, np.roll(one.spare, 1, axis=1), one.wanted, one.own, one.alone)
    assert everywhere(above, two)["1"].sum() == 0


@pytest.mark.unit
def test_vacancies_are_offered_once_and_only_those_that_the_option_keeps() -> None:
    vacant = {"pool_vacancies": 3.0}
    yearly = {"explicit_allowed": 1e9}
    inputs = small(
        option("Keep", vacancies_deleted=0.5), pools=vacant, years=2, yearly=yearly, path_kind=3.0, **TRAINED
    )
    comparison = compare(project(inputs))
    found = offer(comparison)
    share = 1.0 if preferred(comparison) == 0 else 0.5
    assert found.spare[:, BAND_7].tolist() == [3.0 * share, 0.0]


@pytest.mark.unit
def test_openings_that_a_body_counts_on_already_are_not_offered_to_others() -> None:
    assert offered(keeper(yearly={"explicit_allowed": 1e9, "openings": 1.5})).spare.sum() == pytest.approx(0.5)


amounts = st.lists(st.tuples(st.floats(0, 500), st.floats(0, 500)), min_size=1, max_size=8)


@pytest.mark.unit
@given(amounts, st.tuples(st.floats(0, 500), st.floats(0, 500)))
def test_no_more_is_shared_out_than_is_spare_and_a_body_joining_lowers_no_total(
    bodies: list[tuple[float, float]], joins: tuple[float, float]
) -> None:
    spare, wanted = np.array(bodies).T
    found = share_out(spare, wanted)
    assert (found <= wanted + 1e-9).all()
    assert found.sum() == pytest.approx(min(spare.sum(), wanted.sum()))
    more = np.array([*bodies, joins])
    assert share_out(*more.T).sum() >= found.sum() - 1e-6


@pytest.mark.unit
@given(amounts, st.floats(0, 500))
def test_a_body_that_brings_only_posts_lowers_nobodys_share(bodies: list[tuple[float, float]], brings: float) -> None:
    spare, wanted = np.array(bodies).T
    more = share_out(np.append(spare, brings), np.append(wanted, 0.0))
    assert (more[:-1] >= share_out(spare, wanted) - 1e-6).all()


@pytest.mark.agree
def test_in_the_examples_more_are_never_placed_than_there_are_openings() -> None:
    for name in ("published/nhs-devon-icb-2025", "example-icb-2025", "example-pct-2010"):
        brought = offer(compare(projected(name)))
        assert (brought.spare * brought.wanted == 0).all()
        step: Step = cleared(body(name), brought, np.minimum(1.0, brought.wanted))
        assert step.compulsory_avoided + step.voluntary_avoided <= 1.25 * step.offered + 1e-6  # heads a WTE


@pytest.mark.unit
@pytest.mark.parametrize("name", ["example-pct-2010", "published/nhs-england-group-2015"])
def test_a_plan_made_again_with_other_openings_is_the_one_made_afresh(name: str) -> None:
    before = projected(name)
    inputs = with_redeployment(body(name), 1, np.ones((body(name).years, len(table("bands")))))
    alone, like = project(inputs).values, replanned(before, inputs).values
    assert {"compulsory_heads", "voluntary_cost", "redeployed_cost", "spend"} <= like.keys() < alone.keys()
    assert not [line for line in like if not np.array_equal(alone[line], like[line], equal_nan=True)]


@pytest.mark.unit
def test_a_body_with_a_round_and_no_spare_post_saves_nothing_by_its_own() -> None:
    comparison = compare(projected("published/nhs-dorset-icb-2025"))
    assert comparison.results.pool_line("round_exits", preferred(comparison)).sum() > 1
    brought = offer(comparison)
    assert brought.alone.offered == 0
    saved = (brought.alone.compulsory_avoided, brought.alone.voluntary_avoided, brought.alone.payoffs_saved)
    assert saved == pytest.approx((0, 0, 0), abs=1e-6)
