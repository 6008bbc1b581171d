"""The consultation calendar as it is shown: nothing for a year in which nobody is dismissed, and why it is longer."""

from __future__ import annotations

from datetime import date

import pytest

from model import compare, project
from model.body.options import Option
from model.paper import cautions
from model.paper.people_tables import consultation
from model.paper.plan import Plan
from model.rules.rulebook import from_serial, serial
from tests.support.bodies import option, small
from tests.support.prints import plan

pytestmark = pytest.mark.unit
SHOWN = ("consultation_from", "hr1_day", "earliest_shown", "notice_given", "voluntary_leaves_shown",
         "compulsory_leaves", "first_saving_shown", "planned_days_shown", "calendar_verdict")  # fmt: skip
ACTS = option("Acts", compulsory_on=(1.0, 0.0))


def two_years(people: int, acts: Option = ACTS, **more: float) -> Plan:
    """Alike people, three in ten of whom are made redundant in the first of two years and nobody in the second."""
    yearly = {"cut_of_baseline": 0.3} | {name: more.pop(name) for name in list(more) if name.startswith("consult")}
    return Plan(compare(project(small(acts, yearly=yearly, people=people, years=2, **more))), 1)  # type: ignore[arg-type]


def test_a_year_in_which_nobody_is_dismissed_shows_no_day_and_no_verdict() -> None:
    it = two_years(10)
    assert [each > 1e-9 for each in it.line("dismissed")] == [True, False]
    assert it.line("consultation_planned_days")[1] > 0
    for name in SHOWN:
        assert it.line(name)[1] == 0, name
    found = consultation(it)
    assert found is not None
    assert {row[2] for row in found.rows} == {"–"}


def test_who_resigns_by_agreement_stands_in_no_calendar_of_consultation() -> None:
    it = two_years(10, option("Offers", voluntary_on=1), voluntary_route=3.0, take_up_rate=0.5, approved_share=1.0)
    assert it.line("voluntary_heads")[0] > 1e-9  # who leaves by mutual agreement is not dismissed
    assert it.line("voluntary_leaves")[0] > 0
    assert it.line("first_saving")[0] > 0
    assert [it.line(name)[0] for name in SHOWN] == [0] * len(SHOWN)
    assert consultation(it) is None


def test_where_no_period_is_due_the_earliest_dismissal_is_no_day() -> None:
    it = two_years(10)  # three people, and consultation is due from twenty
    assert it.line("consultation_due")[0] == 0
    assert it.line("earliest_shown")[0] == -1
    found = consultation(it)
    assert found is not None
    rows = {row[0]: row[1] for row in found.rows}
    assert rows["Earliest dismissal in law"] == "no minimum period"
    assert rows["Consultation begins"] == "1 Jul 2021"
    assert "45 days in 2021-22, where none is due." in found.note


def test_where_a_period_is_due_the_earliest_dismissal_is_its_day() -> None:
    it = two_years(100, consultation_start=serial(date(2021, 7, 1)))
    assert it.line("consultation_due")[0] == 30  # thirty people: from 20 to 99
    assert from_serial(it.line("earliest_shown")[0]) == date(2021, 7, 31)
    assert it.line("calendar_verdict").tolist() == [1, 0]
    short = two_years(100, consultation_start=serial(date(2021, 7, 1)), consultation_planned_days=10.0)
    assert short.line("calendar_verdict").tolist() == [-1, 0]


def test_a_consultation_longer_than_is_due_says_why() -> None:
    begun = "Consultation is planned to last longer than the law asks: "
    assumed = two_years(100)
    assert assumed.line("consultation_planned_days")[0] == 45  # the length from 100 on, where nobody set one
    why = (
        f"{begun}45 days in 2021-22, where 30 are due. Nobody set a length, and the model plans for the longest that "
        "the law asks of any number."
    )
    assert why in cautions.next_steps(assumed)
    found = consultation(assumed)
    assert found is not None
    assert why in found.note
    own = f"{begun}60 days in 2021-22, where 30 are due. The body set it."
    assert own in cautions.next_steps(two_years(100, consultation_planned_days=60.0))
    as_due = cautions.next_steps(two_years(100, consultation_planned_days=30.0))
    assert not any(begun in each for each in as_due)


def test_years_of_the_same_days_are_told_together_and_others_apart() -> None:
    begun = "Consultation is planned to last longer than the law asks: "
    alike, apart = (cautions.longer_than_due(two_years(people), [0, 1]) for people in (10, 100))
    assert alike.startswith(f"{begun}45 days in 2021-22 and 2022-23, where none is due. Nobody")
    # Of 100 people thirty go in the first year and nobody in the second.
    assert apart.startswith(
        f"{begun}45 days in 2021-22, where 30 are due; 45 days in 2022-23, where none is due. Nobody"
    )


def test_terms_that_end_are_said_to_count_where_they_are_dismissals() -> None:
    said = ["Volunteers for redundancy count, and so do those whose fixed term ends." in found.note
            for found in (consultation(plan("example-pct-2010")), consultation(two_years(100))) if found]  # fmt: skip
    assert said == [True, False]
