"""Who counts in collective consultation and what it costs: terms that end, secondments, MARS, and a round's own day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from model import project
from model.body.inputs import Inputs
from model.lines.disclosure import DISCLOSURE_CHECKS
from model.projection.project import Results
from model.rules.rulebook import from_serial, serial
from tests.support.bodies import changed, option, small

pytestmark = pytest.mark.unit
LETS = option("Lets terms end", terms_let_end=1)


def ending(first: int, secondment: float = 0, **settings: Any) -> Inputs:
    """Ten people, all with a fixed term or a secondment that ends on 30 September of the plan's first year."""
    ends = {"ends": serial(date(first, 9, 30)), "secondment": secondment}
    return changed(small(LETS, staff=ends, **settings), first_year=first)


def started(first: int, *days: date) -> np.ndarray:
    return np.array([serial(day) for day in days] + [serial(date(first + 2, 7, 1))] * (3 - len(days)))


@pytest.mark.parametrize(
    ("day", "counted"), [(date(2012, 7, 1), 10), (date(2013, 4, 5), 10), (date(2013, 4, 6), 0), (date(2021, 7, 1), 0)]
)
def test_fixed_terms_count_in_consultation_until_6_april_2013(day: date, counted: float) -> None:
    first = 2013 if day.year == 2013 else day.year
    made = ending(first)
    yearly = {**made.yearly, "consultation_start": np.array([serial(day)] * 3, dtype=float)}
    results = project(replace(made, yearly=yearly))
    assert results.year_line("ended_heads", 1)[0] == pytest.approx(10)
    assert results.year_line("dismissed", 1)[0] == pytest.approx(counted)


def test_terms_that_nobody_pays_are_no_redundancies() -> None:
    results = project(ending(2012, terms_paid=0))
    assert results.year_line("dismissed", 1)[0] == 0
    assert results.year_line("compulsory_packages", 1)[0] == 0


def test_a_secondment_that_ends_costs_nothing_and_is_no_redundancy() -> None:
    fixed, seconded = (project(ending(2012, secondment)) for secondment in (0.0, 1.0))
    assert seconded.year_line("ended_heads", 1)[0] == pytest.approx(10)  # they go home, and their posts are saved
    assert seconded.year_line("dismissed", 1)[0] == 0
    # Ten of £40,000 with seven complete years on 30 September 2012: 7 / 12 of a year's pay each, £23,333.33.
    assert fixed.year_line("payoffs", 1)[0] == pytest.approx(233_333.30, abs=0.01)
    assert fixed.year_line("packages_ended", 1)[0] == pytest.approx(10)
    assert seconded.year_line("payoffs", 1)[0] == 0
    assert seconded.year_line("packages_ended", 1)[0] == 0
    for results in (fixed, seconded):
        assert max(float(np.abs(results.values[name]).max()) for name in DISCLOSURE_CHECKS) < 0.005


# Rounds and MARS --------------------------------------------------------------------------------------------------


def in_a_round(day: date | None, scheme: float = 0, people: int = 100, **settings: Any) -> Results:
    """A round of 2022-23 on the given day, in which half of the staff go."""
    columns: dict[str, Any] = {
        "round_option": 2, "round_year": 2, "round_pool": 0, "round_band": 0, "round_share": 0.5, "round_take_up": 1,
        "round_approved": 1, "round_heads": 100_000, "round_budget": 1e10, "round_payback": 1_200,
        "round_scheme": scheme, "round_day": serial(day) if day else 0,
    }  # fmt: skip
    rounds = {name: np.array([float(value)]) for name, value in columns.items()}
    yearly = {"consultation_start": started(2021, date(2021, 7, 1), date(2022, 5, 1))}
    made = small(option("Acts"), people=people, yearly=yearly, **settings)
    return project(replace(made, round_names=("A round",), rounds=rounds))


def test_volunteers_for_redundancy_are_dismissed_and_who_resigns_is_not() -> None:
    redundant, resigned = in_a_round(None), in_a_round(None, scheme=3)
    for results in (redundant, resigned):
        assert results.year_line("round_exits_heads", 1)[1] == pytest.approx(50)
    assert redundant.year_line("dismissed", 1)[1] == pytest.approx(50)
    assert redundant.year_line("consultation_due", 1)[1] == 30
    assert resigned.year_line("dismissed", 1)[1] == 0
    assert resigned.year_line("consultation_due", 1)[1] == 0
    assert in_a_round(None, voluntary_route=3).year_line("dismissed", 1)[1] == 0  # the body's own scheme is MARS
    assert in_a_round(None, scheme=2, voluntary_route=3).year_line("dismissed", 1)[1] == pytest.approx(50)


def test_the_calendar_has_the_rounds_own_last_day() -> None:
    # Consultation from 1 May 2022; 50 dismissals need 30 days, to 31 May.
    for day, lawful in ((date(2022, 5, 20), 0), (date(2022, 6, 10), 1)):
        results = in_a_round(day)
        found = {
            name: results.year_line(name, 1)[1] for name in ("voluntary_leaves", "first_saving", "first_dismissal")
        }
        assert from_serial(found["voluntary_leaves"]) == day
        assert found["first_dismissal"] == found["voluntary_leaves"] == found["first_saving"] - 1
        assert results.year_line("calendar_lawful", 1)[1] == lawful
    early = in_a_round(date(2022, 5, 20), scheme=3)
    assert early.year_line("calendar_lawful", 1)[1] == 1  # nobody is dismissed
    assert from_serial(early.year_line("voluntary_leaves", 1)[1]) == date(2022, 5, 20)
