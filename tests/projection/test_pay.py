"""Pay if nothing is done, row by row, worked by hand from the scales and the awards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.body.inputs import Inputs
from model.body_workbook.read_in_memory import read_sheets
from model.language.years import compute_years
from model.problems import InputError
from model.projection.binding import bind, scale_rows
from model.projection.people import columns, pay_people, pay_years
from tests.support.pay_table import TABLE, body_of, of_table

pytestmark = pytest.mark.unit


def read(rows: Sequence[Mapping[str, Any]], first: int = 2025, years: int = 5) -> Inputs:
    """The inputs of a body of these people."""
    return read_sheets("one.xlsx", body_of(rows, first, years))


def pays(inputs: Inputs, *names: str) -> list[np.ndarray]:
    """Lines over people, each (years, people)."""
    values = compute_years((pay_years,), bind(inputs), inputs.years)
    values |= columns(inputs.staff)
    worked = compute_years((pay_people,), values, inputs.years, names)
    return [np.broadcast_to(worked[name], (inputs.years, 1, len(inputs.staff)))[:, 0] for name in names]


def salaries(rows: Sequence[Mapping[str, Any]], first: int = 2025, years: int = 5) -> np.ndarray:
    """Full-time pay after the award, (years, people)."""
    return pays(read(rows, first, years), "salary_paid")[0]


def test_pay_with_no_point_or_at_a_top_moves_by_awards_alone() -> None:
    (paid,) = pays(read_sheets("table.xlsx", of_table()), "salary_paid")
    expected = np.array([by_year for _, by_year in TABLE])
    assert np.abs(paid.T - expected).max() < 0.51  # 63,808.50 is 63,809


# Band 6 in 2024-25: 37,338, 39,405 after two years, 44,962 after three more. A date before 1 April 2025 is of a step
# that the salary has: someone in the middle has the next three years after it, in 2026-27; one at the start two years.
@pytest.mark.parametrize(
    ("point", "day", "steps"),
    [
        ("Intermediate", date(2023, 9, 1), [0, 1, 0, 0, 0]),
        ("Intermediate", date(2017, 9, 1), [0, 1, 0, 0, 0]),  # 2017, 2020, 2023, 2026
        ("Intermediate", date(2025, 3, 31), [0, 0, 1, 0, 0]),  # 31 March 2028, in 2027-28
        ("Intermediate", date(2025, 4, 1), [1, 0, 0, 0, 0]),  # the plan's first day is no past
        ("Entry", date(2024, 9, 1), [0, 1, 0, 0, 1]),  # 2026, and 2029, three years on
        ("Entry", date(2021, 2, 28), [0, 1, 0, 0, 1]),  # 28 February 2023, 2025 and 2027, in 2026-27; then 2030
    ],
)
def test_a_date_before_the_plan_moves_on_by_whole_intervals(point: str, day: date, steps: list[int]) -> None:
    row = {"band": "6", "base_point": point, "next_step": day}
    (taken,) = pays(read([row]), "step_taken")
    assert taken[:, 0].tolist() == steps


def test_a_step_of_the_plan_is_the_scales_at_the_awards_since() -> None:
    # From 39,405 to 44,962 on 1 September 2026: 39,405 x 1.036 = 40,823.58; the step 5,557 x 1.036 = 5,757.05 then
    # makes 46,580.63, and 3.3% more is 48,117.79.
    paid = salaries([{"band": "6", "base_point": "Intermediate", "next_step": date(2023, 9, 1)}])
    assert paid[:2, 0] == pytest.approx([40_823.58, 48_117.79], abs=0.01)


def test_the_award_of_2022_is_4_percent_for_band_7_and_the_top_of_band_6() -> None:
    rows: list[dict[str, Any]] = [
        {"band": "7", "base_point": "Top"},  # 45,839 x 1.04 = 47,672.56
        {"band": "7", "base_salary": 42_000},  # no point: 42,000 x 1.04
        {"band": "6", "base_point": "Top"},  # 39,027 x 1.04 = 40,588.08
        {"band": "6", "base_salary": 39_027},  # no point, so not known to be at the top
        {"band": "5", "base_point": "Top"},  # 31,534 + 1,400
        {"band": "8a", "base_point": "Top", "base_salary": 53_219},  # 4% would be more
        {"band": "7", "base_salary": 30_000},  # 4% is 1,200, less than the flat sum
    ]
    paid = salaries(rows, 2022, 1)[0]
    assert paid == pytest.approx([47_672.56, 43_680, 40_588.08, 40_427, 32_934, 54_619, 31_400], abs=0.01)


def test_points_of_2009_that_no_source_gives_step_evenly() -> None:
    # Band 5 point 22 to the top: 26,839 - 25,963; band 6 point 23 to 24: 27,844 - 26,840; band 4 point 16 to its top:
    # 21,318 - 20,710. The award of 2010-11 is 2.25%, as all are above the 420 pounds of points 1 to 12.
    steps = [("5", "22", 25_963, 876), ("6", "23", 26_840, 1_004), ("4", "16", 20_710, 608)]
    rows = [{"band": band, "base_point": point, "next_step": date(2010, 6, 1)} for band, point, _, _ in steps]
    paid = salaries(rows, 2010, 1)[0]
    assert paid == pytest.approx([(before + step) * 1.0225 for *_, before, step in steps], abs=0.01)


def test_dates_that_bring_no_step_or_a_later_one_are_told_with_a_cell() -> None:
    listed = [
        {"band": "6", "base_salary": 46_580, "next_step": date(2026, 10, 1)},
        {"band": "VSM", "base_salary": 120_000, "next_step": date(2026, 10, 1)},
        {"band": "5", "base_point": "Top", "next_step": date(2026, 10, 1)},
        {"band": "6", "base_point": "Entry", "next_step": date(2024, 10, 1)},
        {"band": "6", "base_point": "Entry", "next_step": date(2026, 10, 1)},
    ]
    assert [each for each in read(listed).warnings if "next increment" in each] == [
        "2 dates of a next increment are with no point on a scale, the first in Staff!K5: no increment is taken; give "
        "the point, or leave the date blank",
        "1 date of a next increment is at the top of a band, in Staff!K7: no increment is taken",
        "1 date of a next increment is before the plan, which begins on 1 April 2025, in Staff!K8: that step is taken "
        "to be in the salary, and the next to fall due as many years later as the scale says",
    ]


def test_spot_pay_and_a_salary_above_the_band_take_no_step_and_are_told() -> None:
    # The top of band 6 is 44,962: 0.5% more is 45,186.81. The step from its entry is 2,067.
    due = {"band": "6", "base_point": "Entry", "next_step": date(2025, 10, 1)}
    listed = [
        {**due, "terms": "spot"},
        {**due, "base_salary": 45_186},
        {**due, "base_salary": 45_187},
        {**due, "base_salary": 60_000},
        {**due, "terms": "uncapped"},
    ]
    inputs = read(listed)
    (taken,) = pays(inputs, "step_taken")
    assert taken[0].tolist() == [0, 1, 0, 0, 1]
    assert [each for each in inputs.warnings if "next increment" in each] == [
        "1 date of a next increment is of people on spot pay, in Staff!K5: no increment is taken; mend the terms, or "
        "leave the date blank",
        "2 dates of a next increment are of salaries over 0.5% above the top of the band, the first in Staff!K7: no "
        "increment is taken; check the salary, the band and the point",
    ]


def test_blank_terms_are_national_where_the_band_is() -> None:
    listed: list[dict[str, Any]] = [
        {"band": "6", "base_salary": 46_580},
        {"band": "VSM", "base_salary": 120_000},
        {"base_salary": 60_000},
    ]
    said = [{**row, "terms": terms} for row in listed for terms in (None, "afc", "spot", "uncapped")]
    assert read(said).staff["national"].tolist() == [1, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0]


def test_a_point_of_another_band_is_refused_with_the_bands_own() -> None:
    with pytest.raises(InputError) as error:
        read([{"band": "6", "base_point": "25", "next_step": date(2026, 10, 1)}])
    assert [(problem.where, problem.sentence) for problem in error.value.problems] == [
        (
            "one.xlsx Staff!D5",
            '"Point" is not one of band 6\'s in 2024-25, entry, intermediate, top; mend it or leave it blank',
        )
    ]


def test_a_secondment_that_ends_on_no_day_is_refused() -> None:
    with pytest.raises(InputError) as error:
        read([{"band": "6", "base_point": "top", "secondment": "secondment"}])
    assert [problem.sentence for problem in error.value.problems] == [
        '"Fixed term or secondment ends" is blank, and a secondment ends; give the day'
    ]


_BANDS = ("2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9")


@st.composite
def on_a_scale(draw: st.DrawFn) -> tuple[int, dict[str, Any]]:
    """Somebody on a point of a band, or on none of it, with a date about the plan's years, and when the plan begins."""
    first = draw(st.integers(2010, 2026))
    band = draw(st.sampled_from(_BANDS))
    points = [(point, paid) for name, point, paid, _ in scale_rows(first - 1) if name == band]
    point, paid = draw(st.sampled_from(points))
    with_point = draw(st.booleans())
    day = date(first, 4, 1) + timedelta(days=draw(st.integers(-4_000, 2_500)))
    row: dict[str, Any] = {"band": band, "base_point": point if with_point else None, "base_salary": paid}
    return first, {**row, "next_step": draw(st.sampled_from([day, None]))}


@given(on_a_scale())
def test_pay_stays_within_the_bands_top_and_a_step_within_its_largest(drawn: tuple[int, dict[str, Any]]) -> None:
    first, row = drawn
    inputs = read([row], first, 6)
    names = ("salary_paid", "increment", "step_taken", "salary_before_award", "own_index")
    paid, step, taken, before, index = (each[:, 0] for each in pays(inputs, *names))
    by_year = compute_years((pay_years,), bind(inputs), 6)
    uplift, least_share = by_year["national_uplift"].ravel(), by_year["national_least_share"].ravel()
    assert (index <= np.cumprod(1 + np.maximum(uplift, least_share)) + 1e-9).all()  # never beyond the awards
    scale = [of_point for band, _, of_point, _ in scale_rows(first - 1) if band == row["band"]]
    largest = max(np.diff(scale)) if len(scale) > 1 else 0.0
    since = np.concatenate([[1.0], index[:-1]])
    assert (step <= largest * since + 0.005).all()
    assert (taken <= 1).all()
    assert taken.sum() <= len(scale) - 1
    if row["base_point"] is None or row["next_step"] is None:
        assert not taken.any()
    # The top moves by the award, or by a flat sum or a least share where the year has one.
    top = float(scale[-1])
    for year in range(6):
        flat, least = by_year["national_flat"].ravel()[year], by_year["national_least_share"].ravel()[year]
        assert before[year] <= top + 0.005
        top = max(top * (1 + uplift[year]) + flat, top * (1 + least))
        assert paid[year] <= top + 0.005
