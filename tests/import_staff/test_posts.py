"""Several rows of one person: cost lines of a post count once, and several posts of one person are one head."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.imports import Run, change, imported, report
from tests.support.lists import HEADS, as_xlsx

SPLIT = [*HEADS, "Cost Centre", "% Split"]


@pytest.mark.parametrize(
    ("wtes", "shares", "options", "wte"),
    [
        ((1.0, 1.0), (0.6, 0.4), (), 1.0),  # repeated: counted once
        ((0.6, 0.4), ("60%", "40%"), (), 1.0),  # shared: summed
        ((0.48, 0.32), (60, 40), (), 0.8),
        ((0.5, 0.5), (0.5, 0.5), ("--splits", "repeated"), 0.5),
        ((0.5, 0.5), (0.5, 0.5), ("--splits", "shared"), 1.0),
    ],
)
@pytest.mark.cli
def test_the_wte_of_a_post_on_two_cost_lines_is_never_multiplied(
    run: Run, tmp_path: Path, wtes: Sequence[float], shares: Sequence[Any], options: Sequence[str], wte: float
) -> None:
    rows = [[*change(1, wte=each), centre, share] for each, centre, share in zip(wtes, "AB", shares, strict=True)]
    report(run, as_xlsx(tmp_path / "a.xlsx", rows, SPLIT), *options)
    (row,) = imported(tmp_path / "out.xlsx")
    assert row["wte"] == pytest.approx(wte)


@pytest.mark.cli
def test_two_posts_of_one_person_are_one_head(run: Run, tmp_path: Path) -> None:
    rows = [change(1, wte=0.5), change(1, wte=0.4, post="1-2", band="Band 6", pay=36_000.0, point=None)]
    found = report(run, as_xlsx(tmp_path / "a.xlsx", rows))
    how = "each counts as one head, on a row with the WTE of all, the mean pay, and the band and pool of the largest"
    assert found["warnings"] == [f"1 person holds 2 posts: {how}"]
    assert found["totals"]["used"]["heads"] == 1
    (row,) = imported(tmp_path / "out.xlsx")
    # 0.5 x 45,000 + 0.4 x 36,000 is 36,900 for 0.9 WTE, which is 41,000 for one
    assert (row["wte"], row["copies"], row["band"], row["base_salary"]) == (
        pytest.approx(0.9),
        1,
        "7",
        pytest.approx(41_000),
    )


@pytest.mark.cli
def test_two_posts_that_end_on_other_days_stand_on_two_rows(run: Run, tmp_path: Path) -> None:
    rows = [[*change(1, wte=0.5), None], [*change(1, wte=0.4, post="1-2"), datetime(2027, 3, 31)]]
    found = report(run, as_xlsx(tmp_path / "a.xlsx", rows, [*HEADS, "Contract End Date"]))
    assert found["warnings"] == ["2 posts of people who hold several end on other days: each counts as a head"]
    assert [row["wte"] for row in imported(tmp_path / "out.xlsx")] == [0.5, 0.4]
