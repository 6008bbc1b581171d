"""A batch's draws: kept by body, and added up draw by draw for a region."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from model.batch.draws import DRAWS, USUAL, drawn, spread_of_sum
from model.projection.compare import compare
from model.projection.project import project
from model.risk.assess import TENTHS
from model.risk.draws import drawn_values, quantile
from model.risk.ranges import ranges_of
from model.risk.reach import of_people
from tests.risk.made import every
from tests.support.bodies import body

BOARDS = ("nhs-devon-icb-2025", "nhs-dorset-icb-2025", "nhs-surrey-heartlands-icb-2025")


def kept(folder: Path, content: bytes) -> Path:
    folder.mkdir()
    (folder / DRAWS).write_bytes(content)
    return folder


@pytest.mark.agree
def test_the_spread_of_the_sum_lies_within_the_sum_of_the_spreads(tmp_path: Path) -> None:
    alone, folders = [], []
    for name in BOARDS:
        figures, content = drawn(compare(project(body(f"published/{name}"))), USUAL)
        assert len(content) < 10_000
        with np.load(BytesIO(content)) as arrays:
            heads = arrays["redundancies"]
            assert sorted(arrays) == ["missed", "npv", "one_off", "redundancies"]
        assert [figures["redundancies"][part] for part in ("p10", "p50", "p90")] == pytest.approx(
            [quantile(heads, share) for share in TENTHS], abs=1e-4
        )
        alone.append([quantile(heads, share) for share in TENTHS])
        folders.append(kept(tmp_path / name, content))
    whole, added = spread_of_sum(folders), np.sum(alone, axis=0)
    assert whole is not None
    assert added[0] - 1e-9 <= whole[0] < whole[2] <= added[2] + 1e-9
    assert whole[2] - whole[0] < 0.95 * (added[2] - added[0])  # each body has much of its own


@pytest.mark.agree
def test_where_all_is_shared_the_spreads_add_up(tmp_path: Path) -> None:
    comparison = compare(project(body(f"published/{BOARDS[0]}")))
    _, content = drawn(comparison, 64)  # the same body twice: the same worlds in each
    folders = [kept(tmp_path / name, content) for name in ("a", "b")]
    with np.load(BytesIO(content)) as arrays:
        heads = arrays["redundancies"]
    assert spread_of_sum(folders) == pytest.approx([2 * quantile(heads, share) for share in TENTHS])


@pytest.mark.unit
def test_a_body_without_draws_leaves_the_region_without_a_spread(tmp_path: Path) -> None:
    assert spread_of_sum([]) is None
    assert spread_of_sum([tmp_path]) is None


@pytest.mark.unit
def test_what_is_shared_is_alike_in_two_bodies_and_what_is_not_is_not() -> None:
    one = body("example-ccg-2015")
    other = replace(one, code="ZZZ")
    here, there = (drawn_values(each, every(each), 1_024, 1, apart=True) for each in (one, other))
    for each in ranges_of(one):
        if (
            each.name not in here
            or each.name in of_people()
            or each.three[0] == each.central
            or each.three[2] == each.central
        ):
            continue
        alike = float(np.corrcoef(here[each.name], there[each.name])[0, 1])
        assert alike == pytest.approx(each.shared, abs=0.12), each.name
