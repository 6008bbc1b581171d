"""People into pools: a slice at a time comes to the same as all at once, and nobody's order matters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import model.projection.people
from model import project
from model.projection.people import OF_ROWS, every_line
from tests.support.bodies import body, changed, projected

pytestmark = pytest.mark.unit
SUMS = ("pool_cost", "pool_pay", "pool_margin", "pool_central", "pool_compulsory", "pool_voluntary", "pool_wte")


def test_a_slice_at_a_time_comes_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model.projection.people, "SLICE", 7)
    found = project(body("example-ccg-2015"))
    for name in SUMS:
        np.testing.assert_allclose(found.values[name], projected("example-ccg-2015").values[name], rtol=1e-12)


def test_what_is_kept_of_rows_is_what_every_line_has_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model.projection.people, "SLICE", 7)
    inputs = body("example-ccg-2015")
    found = project(inputs)
    lines, _ = every_line(inputs, dict(found.values))
    shape = inputs.years, 1, len(inputs.staff)
    assert list(found.row_lines) == [*OF_ROWS]
    for name in OF_ROWS:
        assert found.row_lines[name].shape == shape
        assert np.array_equal(found.row_lines[name], np.broadcast_to(lines[name], shape))
    assert len({found.row_lines[name].sum() for name in OF_ROWS}) == len(OF_ROWS)  # no two are the same
    assert not project(replace(inputs, sheets=None)).row_lines


def test_the_order_of_the_staff_list_does_not_matter() -> None:
    inputs = body("example-pct-2010")
    backwards = project(changed(inputs, staff=inputs.staff.rows(np.arange(len(inputs.staff))[::-1])))
    for name in SUMS:
        np.testing.assert_allclose(backwards.values[name], projected("example-pct-2010").values[name], rtol=1e-12)


def test_a_row_for_several_alike_costs_as_they_would_one_by_one() -> None:
    inputs = body("example-ccg-2015")
    twice = inputs.staff.rows(np.repeat(np.arange(len(inputs.staff)), 2))
    double = {**inputs.staff.columns, "copies": inputs.staff["copies"] * 2}
    apart = project(changed(inputs, staff=twice, ledger_accepted_by="two"))
    together = project(changed(inputs, staff=type(inputs.staff)(double), ledger_accepted_by="two"))
    for name in SUMS:
        np.testing.assert_allclose(apart.values[name], together.values[name], rtol=1e-12)
