"""A path of any kind asks for less in one year where its pounds are raised, and for the same in every other."""

from __future__ import annotations

import numpy as np
import pytest

from model.body.limits import Limits
from model.lines.names import lines_named
from model.projection.project import project
from model.search.path import with_less_asked
from model.search.search import searched
from tests.risk.made import compared
from tests.support.bodies import BODIES, EXAMPLES, body, projected

pytestmark = pytest.mark.agree
ALLOWED, BASELINE = lines_named("allowed_spend"), lines_named("baseline_amount")


@pytest.mark.parametrize("name", BODIES)
def test_a_point_less_asked_is_one_of_the_baseline_and_no_point_is_none(name: str) -> None:
    before = projected(name)
    for share in (0.0, 0.01):
        after = project(with_less_asked(body(name), share))
        more = after.year_line(ALLOWED, 0) - before.year_line(ALLOWED, 0)
        assert more[0] == pytest.approx(share * before.body_line(BASELINE, 0), abs=0.005)
        np.testing.assert_allclose(more[1:], 0, atol=0.005)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_a_point_less_asked_comes_to_is_told_of_a_named_path(name: str) -> None:
    """It may cost more: routes go no further than a year asks, so that what is put off must be found later."""
    told = searched(compared(name), Limits(), rungs=1)
    (less,) = [each for each in told.eased if each.what.startswith("One point less asked in ")]
    assert abs(less.outturn.money - told.outturn.money) > 1_000
    assert less.outturn.redundancies <= told.outturn.redundancies + 1e-6
