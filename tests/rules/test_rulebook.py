"""The rulebook: every value dated and sourced, none overlapping, and one call for the value in force on a date."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import model.rules
from model.language.units import unit
from model.lines.entitlement import ENTITLEMENT
from model.payoff.work import lines
from model.rules.rulebook import NotInForceError, RulebookError, columns, read_rule, rulebook, say, serial, table
from model.rules.scales import KNOWN_TO, AbsentPointError, band_on, pay_on, points

pytestmark = pytest.mark.unit

SOURCES = {"LAW": "an address"}


def rule(values: list[dict[str, Any]], **more: Any) -> Any:
    return {"label": "L", "unit": "£", "law": "A", "reviewed_to": date(2020, 1, 1), "values": values, **more}


def value(**more: Any) -> dict[str, Any]:
    return {"from": date(2010, 1, 1), "value": 1, "source": "LAW", "status": "read", **more}


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        ({"label": "L"}, "law, reviewed_to, unit, values missing"),
        (rule([]), "no values"),
        (rule([{"from": date(2010, 1, 1), "value": 1, "status": "read"}]), "from, value, source and status"),
        (rule([value(source="HEARSAY")]), "source HEARSAY and status read must be known ones"),
        (rule([value(status="sure")]), "source LAW and status sure must be known ones"),
        (rule([value(), value()]), "the values from 2010-01-01 and 2010-01-01 overlap"),
        (rule([value(to=date(2011, 6, 1)), value(**{"from": date(2011, 1, 1)})]), "overlap"),
        (rule([value(to=date(2011, 6, 1)), value(**{"from": date(2011, 8, 1)})]), "a gap after 2011-06-01"),
        (rule([value(to=date(2011, 6, 1))]), "a gap after 2011-06-01"),
        (rule([value(value="none")]), "none_counts_as does not say what that counts as"),
    ],
)
def test_a_rule_without_source_status_or_order_is_refused(made: dict[str, Any], sentence: str) -> None:
    with pytest.raises(RulebookError) as refused:
        read_rule("topic", "name", made, SOURCES)
    assert sentence in str(refused.value)
    assert str(refused.value).startswith("rules/topic.toml, name")


def test_none_in_force_is_a_value() -> None:
    made = read_rule("topic", "name", rule([value(value="none")], none_counts_as=9), SOURCES)
    assert (made.on(date(2015, 1, 1)).none, made.on(date(2015, 1, 1)).value) == (True, 9.0)


@pytest.mark.parametrize("name", sorted(rulebook().rules))
def test_every_rule_answers_from_its_first_day_and_raises_before_it(name: str) -> None:
    held = rulebook()[name]
    for each in held.values:
        assert held.on(each.start).start == each.start
        if each is not held.values[0]:
            assert held.on(each.start - timedelta(days=1)).start < each.start
    with pytest.raises(NotInForceError, match=r"no value is known for .*; the first is from "):
        held.on(held.values[0].start - timedelta(days=1))


@pytest.mark.parametrize("name", sorted(rulebook().rules))
def test_a_value_past_its_review_is_used_with_a_warning_and_only_then(name: str) -> None:
    held = rulebook()[name]
    assert held.on(held.reviewed_to).warning == ""
    assert "is known to" in held.on(held.reviewed_to + timedelta(days=1)).warning


@given(st.dates(date(2009, 4, 1), date(2027, 3, 31)))
def test_everything_the_lines_look_up_is_known_from_april_2009_to_march_2027(day: date) -> None:
    for line in lines().values():
        if line.dated:
            assert rulebook().in_force(line.rate, day).warning == ""


def test_the_lines_and_the_rules_mean_the_same_unit() -> None:
    for chapter in ENTITLEMENT:
        for line in chapter.lines():
            if line.dated:
                assert unit(rulebook()[line.rate].unit) == unit(line.unit), line.name


def test_the_statutory_maximum_is_thirty_weeks_of_each_limit() -> None:
    # The yearly maxima, as GOV.UK and the published orders print them; no order took effect in 2010.
    maxima = {2009: 11400, 2011: 12000, 2012: 12900, 2013: 13500, 2014: 13920, 2015: 14250, 2016: 14370, 2017: 14670}
    maxima |= {2018: 15240, 2019: 15750, 2020: 16140, 2021: 16320, 2022: 17130, 2023: 19290, 2024: 21000, 2025: 21570}
    maxima |= {2026: 22530}
    limit = rulebook()["statutory_week_limit"]
    assert 30 * limit.on(date(2009, 9, 30)).value == 10500  # it rose twice in 2009
    assert {year: 30 * limit.on(date(year, 12, 31)).value for year in maxima} == maxima
    assert {each.start.year for each in limit.values if each.start.year <= max(maxima)} == set(maxima)


def test_columns_are_what_the_lines_look_up() -> None:
    found = columns({"section16_salary_cap": "section16_salary_cap"})
    held = rulebook()["section16_salary_cap"].values
    assert found["section16_salary_cap_from"] == [serial(each.start) for each in held]
    assert found["section16_salary_cap_values"] == [each.value for each in held]
    assert found["section16_salary_cap_from"][:2] == [serial(date(2006, 10, 1)), serial(date(2015, 4, 1))]
    assert found["section16_salary_cap_values"][:2] == [1e9, 80_000]  # no cap, as the largest number; then £80,000


def test_every_table_row_has_a_source_and_a_status() -> None:
    tables = sorted(Path(model.rules.__file__ or "").parent.glob("*.csv"))
    assert tables
    for path in tables:
        assert table(path.stem), path.stem  # which refuses a row without either


def test_the_pay_scales_hold_every_band_of_every_year_and_give_each_point_a_pay() -> None:
    years = {point.year for point in points()}
    assert years == {f"{year}-{year % 100 + 1:02}" for year in range(2009, KNOWN_TO.year)}
    for year in years:
        bands = {point.band for point in points() if point.year == year}
        assert bands >= {"2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9"}, year
    assert all(point.pay > 0 for point in points())
    even = [point for point in points() if point.regime == "even"]
    assert {(point.year, point.status) for point in even} == {("2009-10", "derived")}
    assert all(point.note for point in even)


def test_points_of_2009_that_no_source_gives_take_even_steps() -> None:
    day = date(2009, 4, 1)
    # Band 5 from 20,710 to 26,839 in seven steps of 875.57; band 6 from 24,831 to 27,844 in three of 1,004.33.
    assert [point.pay for point in band_on("5", day)] == [20710, 21586, 22461, 23337, 24212, 25088, 25963, 26839]
    assert [point.pay for point in band_on("6", day)][:4] == [24831, 25835, 26840, 27844]
    assert pay_on("4", "17", day).pay == 21318  # 21,798 / 1.0225


def test_points_of_a_band_rise() -> None:
    for year in {point.start for point in points()}:
        for band in {point.band for point in points() if point.start == year}:
            paid = [point.pay for point in band_on(band, year)]
            assert paid == sorted(paid), (year, band)


def test_a_point_that_does_not_exist_names_those_that_do() -> None:
    with pytest.raises(AbsentPointError, match="band 7 has no point 99 in 2026-27: it has Entry, Intermediate, Top"):
        pay_on("7", "99", date(2026, 6, 1))
    with pytest.raises(AbsentPointError, match="band 1 has no pay scale on 2026-06-01"):
        pay_on("1", "1", date(2026, 6, 1))


def test_a_pay_point_after_the_last_scale_says_so() -> None:
    late = date(KNOWN_TO.year, 6, 1)
    last = f"{late.year - 1}-{late.year % 100}"
    assert pay_on("7", "Top", late).note.startswith(
        f"the pay scales are known to {say(KNOWN_TO)}; those of {last} are used for {say(late)}"
    )
    assert "are known to" not in pay_on("7", "Top", KNOWN_TO).note
