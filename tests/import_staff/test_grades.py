"""Grades, their codes and their steps are read by what they mean; what is no band is local pay, and counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from model.__main__ import main
from model.import_staff.grades import Grade, grade_in
from model.import_staff.points import point_in, scale_of
from model.problems import Unreadable
from tests.support.imports import INPUTS, Run, accepted, change, imported, report
from tests.support.lists import as_xlsx

SCALE = date(2025, 4, 1)
BANDS: dict[str, list[Any]] = {
    "6": ["XR06", "XN06", "NHS|XR06|Review Body Band 6", "B6", "6.0", 6.0, "AfC: 6", "Band 6 "],
    "8a": ["XR08", "NHS|XR08|Review Body Band 8 - Range A", "8A", "8 (a)", "Band 8 - Range A", "8-a"],
    "8b": ["XN09", "XR09"],
    "8c": ["XR10"],
    "8d": ["XR11", "Band 8d"],
    "9": ["XR12", "NHS|XR12|Review Body Band 9", "9"],
    "VSM": ["VSM", "NHS|YM10|Very Senior Manager", "Very Senior Managers Pay", "VSM1", "Very Senior Manager (NHS)"],
    "not given": [None, "", "n/a", "-"],
}


@pytest.mark.unit
@pytest.mark.parametrize(("band", "text"), [(band, text) for band, texts in BANDS.items() for text in texts])
def test_a_band_is_read_by_any_usual_name(band: str, text: Any) -> None:
    assert grade_in(text) == Grade(band)


@pytest.mark.unit
@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("8a (NHS Agenda for Change arrangements for high cost area supplements apply)", "8a"),
        ("Band 7 Entry", "7"),
        ("8b, part time", "8b"),
        ("Nurse Band 6", "6"),
    ],
)
def test_a_text_that_says_more_than_its_band_is_that_band(text: str, band: str) -> None:
    assert grade_in(text) == Grade(band, goes_on=True)


LOCAL = ["Consultant", "MC01", "MEDICAL", "Local T & C", "Level 4", "ESM 1", "Board", "SMP", "Apprentice", "SCS 1"]
LOCAL += ["civil service", "Grade 7", "1st on call", "2003 Contract", "Ad hoc"]


@pytest.mark.unit
@pytest.mark.parametrize("text", LOCAL)
def test_a_grade_that_is_no_band_keeps_its_own_name(text: str) -> None:
    assert grade_in(text) == Grade("not given", text)
    assert grade_in(f"NHS|YC72|{text}") == Grade("not given", text)


SEVERAL, RANGE = "names more than one band; write one", "does not say which range of band 8; write 8a, 8b, 8c or 8d"
NO_BAND = "is not a band; write 1 to 7, 8a to 8d, 9 or VSM, or leave it blank"
UNCLEAR: dict[str, list[Any]] = {
    SEVERAL: [
        "6 and 7",
        "AFC 8A - AFC 8C",
        "8A - 8C",
        "5/6",
        "Band 5 to 6",
        "8a-d",
        "8a/b",
        "Band 6, Band 7",
        "7 or 8a",
    ],
    RANGE: ["8", 8, "Band 8", "AfC Band 8 (Clinical)"],
    NO_BAND: ["45000", 12, "QQ123456C", "Band 10", 7.5],
}


@pytest.mark.unit
@pytest.mark.parametrize(("why", "text"), [(why, text) for why, texts in UNCLEAR.items() for text in texts])
def test_a_grade_that_reads_two_ways_is_asked_about(why: str, text: Any) -> None:
    with pytest.raises(Unreadable) as told:
        grade_in(text)
    assert str(told.value) == why


@pytest.mark.cli
def test_people_on_no_band_are_on_local_pay_and_counted_by_grade(run: Run, tmp_path: Path) -> None:
    grades = ["NHS|YC72|Consultant", "consultant", "Local T & C", "Very Senior Managers Pay", "8a (arrangements apply)"]
    rows = [change(number, band=grade, point=None) for number, grade in enumerate(grades, 1)]
    found = report(run, as_xlsx(tmp_path / "a.xlsx", rows))
    assert [row["band"] for row in imported(tmp_path / "out.xlsx")] == ["not given"] * 3 + ["VSM", "8a"]
    assert found["warnings"] == [
        "1 grade says more after its band, and is read as it (List!E8)",
        "3 rows are on grades that are no pay band, and so on local pay: Consultant 2, Local T & C 1",
    ]


@pytest.mark.cli
def test_a_grade_that_is_no_band_needs_a_salary(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [change(1, band="Board", pay=None, point=None)])
    code, _, err = run(path)
    assert code == 2
    assert f'{path} List!E4: "Band" is no pay band, and the row gives no salary; give one of them\n' in err


@pytest.mark.unit
@pytest.mark.parametrize(
    ("text", "band", "salary", "point"),
    [
        ("Top", "7", None, "Top"),
        ("6", "7", 54_710.0, "Top"),  # by the years spent in the band
        ("3", "7", 54_710.0, "Top"),  # by the points of the band
        ("Step 2", "6", 40_900.0, "Intermediate"),  # within 1% of 40,823
        ("02", "4", 30_162.0, "Top"),
        ("Entry step", "5", None, "Entry"),
        ("2", "7", 51_900.0, None),  # between the points
        ("34", "7", 50_273.0, "Intermediate"),  # a point of the old spine, on the scale of 2025-26
        ("3", "VSM", 140_000.0, None),
    ],
)
def test_a_numbered_step_is_the_point_whose_pay_is_the_salary(
    text: str, band: str, salary: float | None, point: str | None
) -> None:
    assert point_in(text, band, salary, SCALE) == point


@pytest.mark.unit
def test_a_point_of_the_spine_stays_what_it_is() -> None:
    assert point_in("30", "7", 35_184.0, date(2010, 4, 1)) == "30"
    assert point_in("30.0", "7", 45_000.0, None) == "30"


@pytest.mark.unit
def test_the_year_of_a_list_is_that_of_whose_scale_its_salaries_are() -> None:
    assert scale_of([("7", 54_710.0), ("6", 46_580.0), ("7", 51_000.0), ("not given", 90_000.0)]) == SCALE
    assert scale_of([("7", 56_515.0), ("6", 48_117.0)]) == date(2026, 4, 1)
    assert scale_of([("7", 51_000.0), ("6", 41_000.0), ("7", 54_710.0)]) is None


@pytest.mark.cli
def test_numbered_steps_of_a_list_go_to_the_staff_sheet_by_name(run: Run, tmp_path: Path) -> None:
    pays = [("6", 54_710.0), ("2", 50_273.0), ("1", 47_810.0), ("4", 52_000.0)]
    rows = [change(number, point=step, pay=pay) for number, (step, pay) in enumerate(pays, 1)]
    found = report(run, as_xlsx(tmp_path / "a.xlsx", rows))
    points = [row.get("base_point") for row in imported(tmp_path / "out.xlsx")]
    assert points == ["Top", "Intermediate", "Entry", None]
    assert found["warnings"] == [
        "1 point is none of its band's, and left out: without one no increment is taken (List!F7)",
        "3 steps are read as the points of their bands whose pay is the salary (the first in List!F4)",
    ]


@pytest.mark.cli
def test_a_numbered_step_without_a_salary_is_asked_about(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [change(1, point="2", pay=None)])
    code, _, err = run(path, "--on", "2026-03-31")
    told = '"Point" is a numbered step, which reads two ways; write Entry, Intermediate, Top, or give the salary'
    assert code == 2
    assert f"{path} List!F4: {told}\n" in err


@pytest.mark.cli
def test_points_are_those_of_the_body_that_the_people_go_to(run: Run, tmp_path: Path) -> None:
    rows = [change(1, point="30"), change(2, point="Top", pay=52_809.0), change(3, point="34", pay=52_809.0)]
    report(run, as_xlsx(tmp_path / "a.xlsx", rows), "--into", str(INPUTS / "example-icb-2025.xlsx"))
    assert [row.get("base_point") for row in imported(tmp_path / "out.xlsx")] == [None, "Top", "Top"]
    assert main(["check", str(accepted(tmp_path / "out.xlsx"))]) == 0


@pytest.mark.cli
def test_a_column_of_names_under_grade_is_not_told(run: Run, tmp_path: Path) -> None:
    rows = [change(number, band=f"Canary {chr(65 + number)}", point=None) for number in range(22)]
    (told,) = report(run, as_xlsx(tmp_path / "a.xlsx", rows))["warnings"]
    assert told == "22 rows are on 22 grades that are no pay band: see that the column is that of grades"
