"""Dates are read where they read one way only; what stands for no end is none; the rest is asked or told."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from model.import_staff.dates import Days, date_in, is_no_end, order_of
from model.problems import Unreadable
from tests.support.imports import Run, change, imported, person, report
from tests.support.lists import HEADS, as_xlsx

DAYS = Days("day-first", date(2026, 3, 31))
FIRST_OF_SEPTEMBER = ["2005-09-01T00:00:00", "2005-09-01T00:00:00Z", "2005-09-01 00:00:00.000", "2005-09-01 00:00"]
FIRST_OF_SEPTEMBER += ["2005/09/01", "2005.9.1", "1-Sept-2005", "1 Sep 2005", "1st September 2005", "01-SEP-2005"]
FIRST_OF_SEPTEMBER += ["September 1, 2005", "01/09/2005", "1.9.2005", "01/09/2005 00:00:00", "20050901"]


@pytest.mark.unit
@pytest.mark.parametrize("text", FIRST_OF_SEPTEMBER)
def test_a_day_is_read_in_any_usual_form(text: str) -> None:
    assert date_in(text, "day-first") == date(2005, 9, 1)


@pytest.mark.unit
@pytest.mark.parametrize(
    ("text", "name", "born", "day"),
    [
        ("25/12/61", "born", None, date(1961, 12, 25)),  # nobody is born in 2061
        ("15-AUG-67", "born", None, date(1967, 8, 15)),
        ("01/09/01", "service_date", date(1961, 12, 25), date(2001, 9, 1)),  # 1901 is before the birth
        ("01/09/01", "service_date", None, date(2001, 9, 1)),  # and before anybody's who may be at work
        ("01/04/79", "service_date", date(1961, 12, 25), date(1979, 4, 1)),  # 2079 is to come
        ("01/04/27", "next_step", date(1961, 12, 25), date(2027, 4, 1)),
        ("31/03/28", "ends", date(1990, 1, 1), date(2028, 3, 31)),
    ],
)
def test_a_year_of_two_digits_is_of_the_only_possible_century(
    text: str, name: str, born: date | None, day: date
) -> None:
    assert DAYS.read(text, name, born) == day


WAYS = "gives its year in two digits, and reads two ways; write it as 2015-04-03 or 3 April 2015"


@pytest.mark.unit
@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("31/03/70", "ends", WAYS),  # 1970 or 2070
        ("25/12/18", "born", WAYS.replace("reads two ways", "fits neither century")),  # a child
        ("2005-08-31T23:00:00Z", "born", "gives a time in a zone, which may be the next day here"),
        ("04/15/2015", "born", "gives its month first, and --dates or the rest of the list its day; mend it"),
        ("31/02/2015", "born", "is not a day of the calendar"),
        ("soon", "born", "is text that is not a date"),
        ("1/1/2061", "ends", "is outside 1920-01-01 to 2060-12-31; check the year"),
    ],
)
def test_what_reads_no_way_or_two_is_said(text: str, name: str, why: str) -> None:
    with pytest.raises(Unreadable) as told:
        DAYS.read(text, name)
    assert str(told.value).startswith(why)


@pytest.mark.unit
@pytest.mark.parametrize(
    "cell", ["31-DEC-4712", "31/12/9999", datetime(4712, 12, 31), "2099-12-31", "Permanent", "N/A", "-", "None"]
)
def test_no_end_is_known_by_a_word_or_a_day_beyond_all_plans(cell: Any) -> None:
    assert is_no_end(cell)


@pytest.mark.unit
@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03/04/2015", "25/04/2015"], ("day-first", 1)),
        (["03/04/2015", "04/25/2015", "12/31/2014"], ("month-first", 2)),
        (["03/04/2015", "04/25/2015", "25/04/2015"], ("", 0)),
        (["03/04/2015", "04/04/2015"], ("", 0)),
        ([datetime(2015, 4, 25), None, "03/04/2015"], ("", 0)),
    ],
)
def test_the_order_of_dates_is_told_by_those_that_read_one_way(texts: list[Any], order: tuple[str, int]) -> None:
    assert order_of(texts) == order


@pytest.mark.cli
def test_dates_of_the_month_first_are_read_where_one_of_them_tells(run: Run, tmp_path: Path) -> None:
    rows = [change(1, born="04/25/1970", began="03/04/2001"), change(2, born="01/02/1971", began="12/31/2003")]
    found = report(run, as_xlsx(tmp_path / "a.xlsx", rows))
    read = [(row["born"], row["service_start"]) for row in imported(tmp_path / "out.xlsx")]
    assert read == [(datetime(1970, 4, 25), datetime(2001, 3, 4)), (datetime(1971, 1, 2), datetime(2003, 12, 31))]
    assert "dates such as 03/04/2015 are month-first, as 2 dates of the list can only be" in found["guessed"]


@pytest.mark.cli
def test_dates_that_contradict_the_order_are_told_by_cell(run: Run, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "a.xlsx", [change(1, born="04/25/1970")])
    told = '"Date of birth" gives its month first, and --dates or the rest of the list its day; mend it'
    assert run(path, "--dates", "day-first") == (2, "", f"{path} List!K4: {told}\n")


@pytest.mark.cli
def test_years_of_two_digits_are_counted(run: Run, tmp_path: Path) -> None:
    rows = [change(number, born=f"25/12/6{number}", began=f"01/09/0{number}") for number in range(1, 6)]
    found = report(run, as_xlsx(tmp_path / "a.xlsx", rows))
    read = [(row["born"], row["service_start"]) for row in imported(tmp_path / "out.xlsx")]
    assert read == [(datetime(1960 + at, 12, 25), datetime(2000 + at, 9, 1)) for at in range(1, 6)]
    told = "10 dates give their years in two digits, of centuries that alone are possible (the first in List!K4)"
    assert found["warnings"] == [told]


ENDS = ["Contract End Date", "Last Working Day"]


@pytest.mark.cli
def test_the_end_of_time_is_no_end(run: Run, tmp_path: Path) -> None:
    far = datetime(4712, 12, 31)
    cells: list[list[Any]] = [["31-DEC-4712", far], ["Permanent", "N/A"], ["-", None], [datetime(9999, 12, 31), "-"]]
    path = as_xlsx(tmp_path / "a.xlsx", [[*person(at), *more] for at, more in enumerate(cells, 1)], [*HEADS, *ENDS])
    found = report(run, path)  # nobody has left, so that no day is asked for
    assert found["totals"]["used"]["rows"] == 4
    assert not any("ends" in row for row in imported(tmp_path / "out.xlsx"))


@pytest.mark.cli
def test_a_fixed_term_that_ended_is_told(run: Run, tmp_path: Path) -> None:
    cells: list[list[Any]] = [[datetime(2024, 3, 31), None], [datetime(2027, 3, 31), None], ["Permanent", None]]
    path = as_xlsx(tmp_path / "a.xlsx", [[*person(at), *more] for at, more in enumerate(cells, 1)], [*HEADS, *ENDS])
    found = report(run, path, "--on", "2026-03-31")
    told = "1 fixed term or secondment ended by 31 March 2026 (List!M4), and counts in post"
    assert f"{told}: correct the day, or take it out" in found["warnings"]
