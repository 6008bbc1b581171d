"""An increment goes no further than the top of its own band, and needs a point: lists hold dates without either."""

from __future__ import annotations

from datetime import date

import pytest

from model.body.typed import Sheets
from model.body_workbook.read_in_memory import read_sheets
from model.projection.people import every_line
from model.projection.project import project
from tests.support.generated import body

pytestmark = pytest.mark.unit


def salaries(**row: object) -> list[float]:
    """The full-time salary, by year from 2026-27, of somebody whose list gives a date for the next increment."""
    made = body(2026, 3, 12, odd=False, more={"first_year": "2026-27"})
    person = {**made.staff[0], "row": "1", "zone": None, "copies": None, "wte": 1, "next_step": date(2026, 6, 1),
              "agreed_route": None, "agreed_date": None, "ends": None, "terms": "afc", **row}  # fmt: skip
    sheets = Sheets(note="", body=made.body, budget=made.budget, pools=made.pools, staff=[person],
                    target=made.target, years=[{"year": each["year"]} for each in made.target])  # fmt: skip
    inputs = read_sheets("one.xlsx", sheets)
    values, _ = every_line(inputs, dict(project(inputs).values))
    return [round(float(year[0, 0])) for year in values["year_salary"]]


# Scales of 2025-26 moved by 3.3% in 2026-27 and by the 2% that is assumed in the two years after.
@pytest.mark.parametrize(
    ("band", "point", "salary", "expected"),
    [
        ("5", "top", 37_796, [39_043, 39_824, 40_621]),
        ("7", "top", 54_710, [56_515, 57_646, 58_799]),
        ("8d", "top", 105_337, [108_813, 110_989, 113_209]),
        ("6", None, 46_580, [48_117, 49_079, 50_061]),
    ],
)
def test_no_step_is_taken_beyond_the_band_nor_without_a_point(
    band: str, point: str | None, salary: float, expected: list[int]
) -> None:
    found = salaries(band=band, base_point=point, base_salary=salary)
    assert found == pytest.approx(expected, abs=2)
