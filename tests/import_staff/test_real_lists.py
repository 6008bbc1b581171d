"""Lists drawn with the columns and habits of real ones are taken as a careful reader would take them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from model.import_staff.rows import WHY
from tests.support.imports import Run, imported, report
from tests.support.real_lists import drawn


@pytest.mark.agree
@pytest.mark.parametrize("seed", range(24))
def test_a_list_with_real_habits_is_taken_as_it_means(run: Run, tmp_path: Path, seed: int) -> None:
    made = drawn(seed)
    found = report(run, made.written(tmp_path / "a.xlsx"), *made.options)
    rows = imported(tmp_path / "out.xlsx")
    totals = found["totals"]
    people = made.pools.total()
    assert (totals["used"]["heads"], len(rows)) == (people, people)
    assert totals["used"]["wte"] == pytest.approx(made.wte)
    assert totals["used"]["pay"] == pytest.approx(made.pay)
    assert Counter(row["pool"] for row in rows) == made.pools
    assert Counter(row["band"] for row in rows) == made.bands
    assert Counter(row.get("zone") for row in rows) == made.zones
    assert sum(row.get("base_point") == "Top" for row in rows) == made.tops
    assert not any("ends" in row for row in rows)
    assert {name: each["rows"] for name, each in totals["set aside"].items()} == {
        WHY[name]: count for name, count in made.asides.items()
    }
    assert found["vacant posts"]["posts"] == made.vacant
