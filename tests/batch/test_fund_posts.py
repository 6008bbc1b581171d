"""The share-out of posts ends, and offers no post that is not filled, whatever mixes do with what they are offered."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.batch.fund_posts import MOST_TRIES, NEAR, PATIENT, Seen, none_between, offer, settled
from model.projection.clearing import share_out

pytestmark = pytest.mark.unit
CODES = ("A", "B", "C")
CELLS = (2, 2)
ByCode = Mapping[str, np.ndarray]
amounts = st.lists(st.floats(0, 50), min_size=12, max_size=12).map(
    lambda each: dict(zip(CODES, np.array(each).reshape(3, *CELLS), strict=True))
)
shares = st.lists(st.floats(0, 1), min_size=12, max_size=12).map(
    lambda each: dict(zip(CODES, np.array(each).reshape(3, *CELLS), strict=True))
)


def between(spare: ByCode, wanted: ByCode) -> ByCode:
    """Posts of three bodies of one region."""
    given_ = share_out(np.array([spare[code] for code in CODES]), np.array([wanted[code] for code in CODES]))
    return dict(zip(CODES, given_, strict=True))


@pytest.mark.parametrize("alone", [True, False])
@given(filled=amounts, wanted=amounts, use=shares, react=shares)
@settings(max_examples=150, deadline=None)
def test_what_is_offered_is_there_whatever_mixes_make_of_it(
    alone: bool, filled: ByCode, wanted: ByCode, use: ByCode, react: ByCode
) -> None:
    tries: list[dict[str, np.ndarray]] = []

    def see(offered: ByCode, before: Seen) -> Seen:
        """Mixes that fill fewer posts the more they are offered, and use a part of it."""
        tries.append(dict(offered))
        fills = {code: np.maximum(0, filled[code] - react[code] * offered[code]) for code in CODES}
        return Seen(fills, {code: use[code] * offered[code] for code in CODES}, wanted, failed=False)

    found, seen = settled(Seen(filled, wanted, wanted, failed=False), see, none_between if alone else between)
    assert len(tries) <= MOST_TRIES
    if found is None:
        return
    both = found.both()
    for code in CODES:
        assert (found.own[code] <= seen.filled[code] + 1e-9).all()
        assert (both[code] <= tries[-1][code] + 1e-9).all()
        assert (tries[-1][code] <= both[code] + NEAR).all()
        assert not alone or not found.others[code].any()
    assert (np.sum([*both.values()], axis=0) <= np.sum([*seen.filled.values()], axis=0) + 1e-9).all()


def test_a_year_and_band_that_never_settles_has_none_in_the_end() -> None:
    tries = []

    def see(offered: ByCode, before: Seen) -> Seen:
        """A mix that always fills a little less than it was offered, in one cell."""
        tries.append(offered["A"].copy())
        fills = np.array([[max(0.0, offered["A"][0, 0] - 0.5), 3.0]])
        return Seen({"A": fills}, dict(offered), {"A": np.full((1, 2), 9.0)}, failed=False)

    first = Seen({"A": np.full((1, 2), 9.0)}, {"A": np.zeros((1, 2))}, {"A": np.full((1, 2), 9.0)}, failed=False)
    found, _ = settled(first, see, none_between)
    assert found is not None
    assert found.own["A"].tolist() == [[0.0, 3.0]]
    assert len(tries) == PATIENT + 2


def test_posts_that_a_mix_leaves_are_offered_to_who_could_use_them() -> None:
    def see(offered: ByCode, before: Seen) -> Seen:
        """Of two bodies the first uses none of its own, and the second all that it is offered."""
        used = {"A": np.zeros((1, 1)), "B": offered["B"].copy()}
        return Seen(
            {"A": np.full((1, 1), 4.0), "B": np.zeros((1, 1))}, used, {**used, "B": np.full((1, 1), 4.0)}, False
        )

    def among(spare: ByCode, wanted: ByCode) -> ByCode:
        given_ = share_out(np.array([*spare.values()]), np.array([*wanted.values()]))
        return dict(zip(spare, given_, strict=True))

    first = Seen(
        {"A": np.full((1, 1), 4.0), "B": np.zeros((1, 1))},
        {"A": np.zeros((1, 1)), "B": np.zeros((1, 1))},
        {"A": np.full((1, 1), 4.0), "B": np.full((1, 1), 4.0)},
        failed=False,
    )
    assert offer(first.filled, first.wanted, among).others["B"].item() == 0  # the first could use them all
    found, _ = settled(first, see, among)
    assert found is not None
    assert (found.own["A"].item(), found.others["B"].item()) == (0.0, 4.0)


def test_a_search_that_fails_ends_it() -> None:
    one = {"A": np.ones((1, 1))}
    found, seen = settled(Seen(one, one, one, False), lambda offered, _: Seen(one, one, one, True), none_between)
    assert found is None
    assert seen.failed
