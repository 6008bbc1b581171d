"""How the inputs are read: what is typed stands, and a blank is left to rulebook, assumption, custom or named path."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from model.language.line import Line
from model.language.words import TYPED
from model.lines.model import MODEL
from model.lines.reading import READING
from model.projection.binding import bind
from model.rules.assumptions import paths
from model.rules.codes import path_names
from model.rules.rulebook import rulebook, serial
from tests.support.bodies import changed, small

pytestmark = pytest.mark.unit


def read(**more: Any) -> dict[str, np.ndarray]:
    """Three years from 2021-22 with nothing typed by year, and whatever `more` puts in place."""
    return bind(changed(small(), **{"yearly": {}, **more}))


def years(found: dict[str, np.ndarray], name: str) -> list[float]:
    return [float(value) for value in found[name].ravel()]


def test_every_line_of_the_reading_has_a_rule_and_a_label_of_its_own() -> None:
    entries = [entry for chapter in READING for entry in chapter.entries.values()]
    assert [line.name for line in entries if isinstance(line, Line) and not (line.rule or line.dated)] == []
    labels = [entry.label for entry in entries]
    assert sorted(label for label in set(labels) if labels.count(label) > 1) == []


def test_what_may_be_blank_is_read_by_typed_alone_and_once() -> None:
    readers: dict[str, list[str]] = {}
    for line in (line for chapter in MODEL for line in chapter.lines()):
        for name in line.reads:
            if name.startswith(TYPED):
                readers.setdefault(name, []).append(line.name)
                assert line.sentence.startswith(f'IF({{{name}}} = "", ')
    typed = [given.name for chapter in READING for given in chapter.givens() if given.name.startswith(TYPED)]
    assert {name: read for name, read in readers.items() if read != [name.removeprefix(TYPED)]} == {}
    assert sorted(readers) == sorted(typed)


def test_an_award_is_as_typed_even_if_nothing_and_else_by_the_rulebook() -> None:
    # The rulebook: 3% in 2021-22; £1,400 flat to everybody and no percentage in 2022-23, with 4% at least for some
    # bands; 5% in 2023-24. Very senior managers had nothing in 2021-22, 3% in 2022-23 and 5% in 2023-24.
    found = read()
    assert years(found, "national_uplift") == [0.03, 0, 0.05]
    assert years(found, "national_flat") == [0, 1_400, 0]
    assert years(found, "national_flat_limit") == [0, 1e9, 0]
    assert years(found, "national_increment_limit") == [1e9, 1e9, 1e9]
    typed = read(yearly={"national_uplift": np.array([0.0, np.nan, 0.01])})
    assert years(typed, "national_uplift") == [0, 0, 0.01]
    assert years(typed, "local_uplift") == [0, 0.03, 0.05]  # what is typed is of national pay
    assert years(found, "national_least_share") == [0, 0.04, 0]


def test_an_award_and_prices_that_the_plan_does_not_know_are_assumed() -> None:
    found = read(known_on=date(2022, 6, 30), body={**small().body, "award_assumed": 0.025, "prices_assumed": 0.03})
    assert years(found, "known_national_uplift") == [1, 1, 0]
    assert years(found, "national_uplift") == [0.03, 0, 0.025]
    assert years(found, "national_flat") == [0, 1_400, 0]
    # The deflator is 123.548 in 2020-21, 123.859 in 2021-22 and 132.503 in 2022-23.
    assert years(found, "deflator_growth") == [123.859 / 123.548 - 1, 132.503 / 123.859 - 1, 0.03]
    assert years(found, "cpi_growth") == [0.0399, 0.1004, 0.03]


def test_rates_are_known_up_to_their_review_and_no_further() -> None:
    last = rulebook()["national_uplift"].reviewed_to
    found = read(first_year=last.year - 2)
    assert years(found, "known_national_uplift") == [1, 1, 0]
    assert years(found, "national_uplift")[2] == 0.02


@pytest.mark.parametrize(("first", "consulted"), [(2012, [90, 45, 45]), (2021, [45, 45, 45]), (2023, [45, 45, 45])])
def test_the_usual_days_are_1_july_30_september_1_october_and_31_march(first: int, consulted: list[int]) -> None:
    found = read(first_year=first)
    for name, month, day in [
        *(("consultation_start", 7, 1), ("voluntary_last_day", 9, 30), ("redeployed_last_day", 9, 30)),
        *(("rates_day", 10, 1), ("transfer_day", 3, 31)),
    ]:
        assert years(found, name) == [serial(date(first + year, month, day)) for year in range(3)], name
    # Consultation for 100 or more took 90 days to 5 April 2013, and takes 45 since.
    assert years(found, "consultation_planned_days") == consulted


def test_a_day_that_is_typed_stands_in_its_year_alone() -> None:
    day = date(2022, 11, 5)
    found = read(yearly={"consultation_start": np.array([np.nan, serial(day), np.nan])})
    usual = [serial(date(2021 + year, 7, 1)) for year in range(3)]
    assert years(found, "consultation_start") == [usual[0], serial(day), usual[2]]


@pytest.mark.parametrize("name", paths())
@pytest.mark.parametrize("later", [0, 2])
def test_a_named_path_gives_its_own_kind_year_by_year_and_its_last_after(name: str, later: int) -> None:
    path = paths()[name]
    body = {**small().body, "named_path": float(path_names().index(name) + 1)}
    found = read(first_year=path.first_year + later, years=6, body=body, pool_years={})
    columns = {"cut of the baseline": "cut_of_baseline", "pounds a head": "per_head"}
    expected = [path.values[min(year + later, len(path.values) - 1)] for year in range(6)]
    assert years(found, columns[path.kind]) == expected
    others = {"cut_of_baseline", "cut_of_last_year", "explicit_allowed", "per_head"} - {columns[path.kind]}
    assert {other: years(found, other) for other in others} == dict.fromkeys(others, [0.0] * 6)
    assert found["real_terms"].item() == path.real_terms
    assert found["path_kind"].item() == {"cut of the baseline": 1, "pounds a head": 4}[path.kind]


def test_without_a_named_path_the_target_is_as_typed() -> None:
    typed = {"cut_of_baseline": np.array([0.1, np.nan, 0.3])}
    found = read(yearly=typed, body={**small().body, "real_terms": 1.0})
    assert years(found, "cut_of_baseline") == [0.1, 0, 0.3]
    assert (found["path_kind"].item(), found["real_terms"].item(), found["named_path"].item()) == (1, 1, 1)


def test_the_baseline_is_the_ledger_and_all_years_count_unless_it_is_typed() -> None:
    body = {name: value for name, value in small().body.items() if name not in ("baseline_amount", "horizon")}
    found = read(body={**body, "ledger_budget": 700.0})
    assert (found["baseline_amount"].item(), found["horizon"].item()) == (700, 3)
    typed = read(body={**body, "ledger_budget": 700.0, "baseline_amount": 650.0, "horizon": 1.0})
    assert (typed["baseline_amount"].item(), typed["horizon"].item()) == (650, 1)


def test_openings_are_counted_by_band_where_any_pool_gives_them() -> None:
    # One pool of band 7, its openings 1.5 a year: the seventh of the bands has them, and no other.
    found = read(pools={**small().pools, "pool_openings": np.array([1.5])})
    assert found["openings_by_band"].item() == 1
    assert found["band_openings"].shape == (3, 1, 14)
    assert found["band_openings"].sum(axis=0).ravel().tolist() == [4.5 if band == 7 else 0 for band in range(1, 15)]
    # Two more in the second year alone: 0, 2, 0, and by band in every year, though the body gives five a year.
    more = {**small().pool_years, "more_openings": np.array([[0.0], [2.0], [0.0]])}
    found = read(pool_years=more, yearly={"openings": np.full(3, 5.0)})
    assert found["openings_by_band"].item() == 1
    assert found["band_openings"][:, 0, 6].tolist() == [0, 2, 0]
    assert read()["openings_by_band"].item() == 0


def test_a_pool_silent_on_leavers_takes_the_assumption() -> None:
    blank = {**small().pools, "leaver_rate": np.array([np.nan])}
    assert read(pools=blank)["leaver_rate"].item() == 0.11
    assert read(pools=blank, body={**small().body, "leaver_rate": 0.2})["leaver_rate"].item() == 0.2


def test_the_usual_days_stand_in_the_rulebook_and_nowhere_else() -> None:
    # 1 July is 91 days after 1 April, 30 September 182, 1 October 183, and 31 March the day before.
    for name, month, day in [
        *(("days_to_consultation", 7, 1), ("days_to_last_day", 9, 30), ("days_to_rates", 10, 1)),
        ("days_to_transfers", 3, 31),
    ]:
        (value,) = rulebook()[name].values
        assert date(2021, 4, 1) + timedelta(days=value.value) == date(2021, month, day)
        assert (value.source, value.note) > ("", "")
