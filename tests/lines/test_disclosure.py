"""What finance discloses: the exit packages, the provision, the consultation calendar and cash by month."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest

from model import compare, project
from model.body.inputs import Inputs
from model.language.years import compute_years
from model.lines.disclosure import DISCLOSURE, DISCLOSURE_CHECKS
from model.lines.disclosure.year import MONTHS
from model.lines.model import MODEL
from model.projection.costings import part_of
from model.projection.project import Results
from model.rules.rulebook import from_serial, serial, table
from tests.support.bodies import BODIES, NOTHING, body, changed, option, projected, small

pytestmark = pytest.mark.unit
ACTS = option("Acts", compulsory_on=1, voluntary_on=1)

# Exit packages ----------------------------------------------------------------------------------------------------

# Alder Hey Children's NHS Foundation Trust, annual report 2017/18, p. 53 (sources.toml, ALDERHEY-2018): compulsory
# redundancies, other departures agreed and total by cost band, then the number and the resource cost of each.
PRINTED = {1: (0, 13, 13), 2: (1, 1, 2), 3: (2, 3, 5), 4: (0, 0, 0), 5: (0, 0, 0), 6: (0, 0, 0), 7: (0, 0, 0)}
PRINTED_NUMBER, PRINTED_COST = (3, 17, 20), (102_000, 197_000, 299_000)
# Twenty people who would give it: route, salary and complete years of service. None is paid for by the pension.
REDUNDANT, VOLUNTARY, MARS = 1, 2, 3
LEAVERS = [
    (REDUNDANT, 24_000, 10),  # £20,000
    *[(REDUNDANT, 24_600, 20)] * 2,  # £41,000 each
    *[(MARS, 20_000, 4)] * 13,  # three months: £5,000 each
    (VOLUNTARY, 30_000, 6),  # £15,000
    *[(VOLUNTARY, 23_400, 20)] * 3,  # £39,000 each
]


def alder_hey(agreed_before: float = 0) -> Results:
    """The twenty, and ten who stay, in a plan of 2017-18; nobody's pay moves."""
    gone = serial(date(2017, 9, 30))
    routes, salaries, years = zip(*LEAVERS, *[(0, 30_000, 5)] * 10, strict=True)
    route = np.array(routes, dtype=float)
    people: dict[str, Any] = {
        "base_salary": np.array(salaries, dtype=float),
        "service_start": np.array([serial(date(2017 - served, 9, 1)) for served in years]),
        "agreed_route": route,
        "agreed_date": np.where(route > 0, gone, 0),
    }
    inputs = changed(small(people=len(routes), years=2, staff=people, agreed_before=agreed_before), first_year=2017)
    return project(inputs)


def test_the_table_is_alder_heys_printed_one_from_people_who_would_give_it() -> None:
    results = alder_hey()
    by_band = [results.pool_line(f"table_{column}heads", 0)[0] for column in ("compulsory_", "other_", "")]
    for band, printed in PRINTED.items():
        assert [column[band] for column in by_band] == pytest.approx(printed), band
    for what, printed in [("", PRINTED_NUMBER), ("_cost", PRINTED_COST)]:
        rows = (f"compulsory_packages{what}", f"other_packages{what}", f"all_packages{what}")
        assert [results.year_line(row, 0)[0] for row in rows] == pytest.approx(printed), what
    assert results.pool_line("kind_heads", 0)[0].tolist() == [4, 13, 0]
    assert results.year_line("all_packages", 0)[1] == 0


def test_exits_accounted_for_before_the_plan_are_owed_and_are_in_no_table() -> None:
    results = alder_hey(agreed_before=1)
    assert results.year_line("all_packages", 0).tolist() == [0, 0]
    assert results.body_line("opening_provision", 0) == pytest.approx(299_000)
    assert results.year_line("provision_close", 0).tolist() == pytest.approx([0, 0])


def test_the_bands_that_lines_look_up_are_numbered_as_their_rows() -> None:
    rows = table("exit_bands")
    assert [row["number"] for row in rows] == [row["exit_band_number"] for row in rows]


@pytest.mark.parametrize(("cost", "band"), [(0, 0), (10_000, 1), (10_000.01, 2), (25_000, 2), (200_000.01, 7)])
def test_an_exit_of_ten_thousand_pounds_exactly_is_in_the_first_band(cost: float, band: int) -> None:
    starts = [float(row["exit_band_from"]) for row in table("exit_bands")]
    assert np.searchsorted(starts, cost, side="right") - 1 == band


def test_planned_exits_are_expected_numbers_by_the_bands_of_the_pools_people() -> None:
    # Five people of 11 complete years and five of 25: exits of £36,667 and of the most, 24 months, £80,000.
    started = np.array([serial(date(2010, 1, 1))] * 5 + [serial(date(1996, 1, 1))] * 5)
    inputs = small(option("Acts", compulsory_on=1), yearly={"cut_of_baseline": 0.4}, staff={"service_start": started})
    results = project(inputs)
    gone = results.year_line("compulsory_heads", 1)[0]
    assert 0 < gone < 10
    by_band = dict(enumerate(results.pool_line("table_heads", 1)[0]))
    assert by_band == pytest.approx({**dict.fromkeys(by_band, 0), 3: gone / 2, 4: gone / 2})


# Checks -----------------------------------------------------------------------------------------------------------


def checks_after(results: Results, **planted: Any) -> dict[str, float]:
    """The checks, when lines that they stand on are put in place of what they came to."""
    chapters = [part_of(each, [name for name in each.entries if name not in planted]) for each in DISCLOSURE]
    found = compute_years(chapters, {**results.values, **planted}, results.inputs.years)
    return {name: float(np.abs(found[name]).max()) for name in DISCLOSURE_CHECKS}


def early() -> Inputs:
    """A plan whose second year's consultation begins in the first, and some of whose exits are agreed."""
    starts = np.array([serial(date(2021, 7, 1)), serial(date(2022, 2, 1)), serial(date(2023, 7, 1))])
    agreed = np.array([1.0, 2.0] + [0.0] * 8)
    left = serial(date(2022, 6, 30))
    return small(
        ACTS,
        yearly={"cut_of_baseline": np.array([0.2, 0.5, 0.6]), "consultation_start": starts},
        staff={"agreed_route": agreed, "agreed_date": np.where(agreed > 0, left, 0)},
        take_up_rate=0.1,
        approved_share=1.0,
    )


@cache
def early_results() -> Results:
    return project(early())


def test_without_a_planted_fault_every_check_is_nil() -> None:
    assert max(checks_after(early_results()).values()) < 0.005


@pytest.mark.parametrize(
    ("planted", "check"),
    [
        ("compulsory_heads", "check_packages_people"),
        ("compulsory_cost", "check_packages_cost"),
        ("agreed_people", "check_packages_people"),
        ("voluntary_heads", "check_packages_kinds"),
        ("agreed_cost_by_kind", "check_packages_kinds_cost"),
        ("agreed_asked", "check_provision_agreed"),
        ("provision_arising", "check_provision_owed"),
        ("provision_reversed", "check_provision_owed"),
        ("provision_used", "check_provision_cash"),
        ("payoffs", "check_provision_cash"),
        ("opening_provision", "check_provision_owed"),
        ("provision_charge", "check_provision_charge"),
        ("voluntary_a_day", "check_months_net"),
        ("agreed_falls_due", "check_months_paid"),
        ("evenly", "check_months_net"),
    ],
)
def test_a_planted_fault_turns_a_check_red(planted: str, check: str) -> None:
    results = early_results()
    wrong = checks_after(results, **{planted: results.values[planted] + 1})
    assert wrong[check] > 0.005, wrong


def test_nothing_feeds_back_into_the_projection() -> None:
    own = {line.name for chapter in DISCLOSURE for line in chapter.lines()}
    readers = [line for chapter in MODEL if chapter not in DISCLOSURE for line in chapter.lines()]
    assert not [line.name for line in readers if own & set(line.reads)]


# Provision --------------------------------------------------------------------------------------------------------


def test_an_exit_is_recognised_at_consultation_and_paid_on_its_last_day() -> None:
    results = early_results()
    line = {
        part: results.year_line(f"provision_{part}", 1) for part in ("open", "arising", "used", "reversed", "close")
    }
    second = results.year_line("compulsory_notified", 1)[1]
    assert second > 0
    # What the second year's plan says is owed at the end of the first, with the exits agreed for the second. Volunteers
    # of the second year leave on 30 September 2022 with 84 days of notice: they accept on 8 July, in their own year.
    assert results.year_line("voluntary_cost", 1)[1] > 0
    agreed = results.year_line("agreed_asked", 1)[1]
    assert line["close"][0] == pytest.approx(second + agreed)
    assert line["close"][1:].tolist() == pytest.approx([0, 0], abs=0.005)
    # Some of those notified volunteered: what was provided for them is not needed.
    assert line["reversed"][1] == pytest.approx(second - results.year_line("compulsory_cost", 1)[1])
    assert line["reversed"][1] > 0
    np.testing.assert_allclose(line["open"][1:], line["close"][:-1])
    np.testing.assert_allclose(line["close"], line["open"] + line["arising"] - line["used"] - line["reversed"])


def test_a_consultation_begun_before_the_plan_opens_with_a_provision() -> None:
    start = np.array([serial(date(2021, 2, 1)), serial(date(2022, 7, 1)), serial(date(2023, 7, 1))])
    yearly = {"cut_of_baseline": 0.2, "consultation_start": start}
    results = project(small(option("Acts", compulsory_on=1), yearly=yearly))
    assert results.body_line("opening_provision", 1) == pytest.approx(results.year_line("compulsory_cost", 1)[0])
    assert results.year_line("provision_arising", 1)[0] == pytest.approx(0, abs=0.005)


# Consultation -----------------------------------------------------------------------------------------------------


def test_the_calendar_goes_by_the_rules_of_the_date_and_the_number_that_go() -> None:
    many = {"people": 200, "salary": 30_000.0}
    yearly = {"cut_of_baseline": 0.6, "consultation_start": serial(date(2021, 7, 1))}
    results = project(small(option("Acts", compulsory_on=1), yearly=yearly, years=1, **many))  # type: ignore[arg-type]
    day = {
        name: from_serial(results.year_line(name, 1)[0])
        for name in ("hr1_day", "earliest_dismissal", "notice_given", "first_dismissal", "first_saving")
    }
    assert results.year_line("compulsory_heads", 1)[0] > 100
    assert day == {
        "hr1_day": date(2021, 7, 1),
        "earliest_dismissal": date(2021, 8, 15),  # 45 days: a hundred or more, after 6 April 2013
        "notice_given": date(2021, 8, 15),
        "first_dismissal": date(2021, 11, 7),
        "first_saving": date(2021, 11, 8),
    }
    assert results.year_line("calendar_lawful", 1).tolist() == [1]


def test_volunteers_who_leave_before_the_consultation_is_due_make_it_unlawful() -> None:
    yearly = {"cut_of_baseline": 0.5, "voluntary_last_day": serial(date(2021, 7, 20))}
    settings = {"take_up_rate": 0.3, "approved_share": 1.0}
    results = project(small(ACTS, yearly=yearly, people=100, years=1, **settings))  # type: ignore[arg-type]
    assert results.year_line("consultation_lawful", 1).tolist() == [1]
    assert results.year_line("calendar_lawful", 1).tolist() == [0]


def test_fewer_than_twenty_need_no_form() -> None:
    results = project(small(option("Acts", compulsory_on=1), yearly={"cut_of_baseline": 0.3}))
    assert results.year_line("dismissed", 1)[0] < 20
    assert results.year_line("hr1_day", 1)[0] == 0


# Cash by month ----------------------------------------------------------------------------------------------------


def test_payoffs_are_paid_in_the_month_of_the_last_day() -> None:
    results = early_results()
    paid = dict(zip(MONTHS, results.pool_line("exits_paid", 1).T, strict=True))
    assert {month for month in paid if paid[month][0] > 0} == {9, 11}  # volunteers in September; 7 November
    # In the second year the agreed and the compulsory ones, whose consultation began in February, leave in June.
    june = results.year_line("agreed_asked", 1)[1] + results.year_line("compulsory_cost", 1)[1]
    assert paid[6][1] == pytest.approx(june)


def test_saving_begins_the_day_after_the_last_day() -> None:
    results = project(small(option("Acts", compulsory_on=1), yearly={"cut_of_baseline": 0.2}))
    saved = dict(zip(MONTHS, results.pool_line("compulsory_saved", 1)[0], strict=True))
    assert saved[10] == 0
    assert saved[11] / saved[12] == pytest.approx(23 / 31)  # from 8 November
    assert sum(saved.values()) == pytest.approx(results.year_line("compulsory_in_year", 1)[0])


@pytest.mark.parametrize("name", BODIES)
def test_every_disclosure_foots_on_every_body_that_ships(name: str) -> None:
    checks = compare(projected(name)).checks
    assert set(DISCLOSURE_CHECKS) <= set(checks)
    assert max(checks[each] for each in DISCLOSURE_CHECKS) < 0.005


def test_exits_agreed_and_people_in_several_pools_foot_too() -> None:
    whole = body("example-pct-2010")
    route = np.zeros(len(whole.staff))
    route[::7] = 1 + np.arange(len(route[::7])) % 4
    day = np.where(route > 0, serial(date(2012, 1, 15)), 0)
    staff = type(whole.staff)({**whole.staff.columns, "agreed_route": route, "agreed_date": day})
    results = project(changed(whole, staff=staff, options=(NOTHING, *whole.options[1:])))
    assert results.year_line("packages_agreed", 0)[0] > 10
    assert max(abs(each) for each in compare(results).checks.values()) < 0.005
