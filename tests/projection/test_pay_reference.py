"""Full-time salaries by year: the reference by hand, and the model against the reference."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from model.body.typed import Sheets
from model.body_workbook.read_in_memory import read_sheets
from model.projection.people import every_line
from model.projection.project import project
from tests.reference.pay import Award, Person, even_steps, salaries, what_is_told
from tests.reference.scales import SCALES
from tests.support.generated import body

TWO = Fraction(2, 100)  # what is assumed of years that no award is known for
# From 2025-26: 3.6% and 3.3% on national scales, 3.25% and 3% off them.
NATIONAL_2025 = [Award(Fraction("0.036")), Award(Fraction("0.033")), Award(TWO), Award(TWO)]
LOCAL_2025 = [Fraction("0.0325"), Fraction("0.03"), TWO, TWO]
# From 2022-23: £1,400, or 4% in band 7 and at the top of band 6; then 5%, 5.5%, 3.6%. Off the scales 3%, 5%, 5%, 3.25%.
NATIONAL_2022 = [
    Award(flat=Fraction(1_400), more_instead=Fraction("0.04")),
    *(Award(Fraction(share)) for share in ("0.05", "0.055", "0.036")),
]
LOCAL_2022 = [Fraction(share) for share in ("0.03", "0.05", "0.05", "0.0325")]
# From 2010-11: 2.25%, or £420 up to point 12; £250 up to £21,000 in the two years of the freeze; 1%; 0% off the scales.
NATIONAL_2010 = [
    Award(Fraction("0.0225"), flat=Fraction(420), flat_limit=Fraction(18_500), flat_instead=True),
    *[Award(flat=Fraction(250), flat_limit=Fraction(21_000))] * 2,
    Award(Fraction("0.01")),
]
PLANS = {
    2010: ("2009-10", NATIONAL_2010, [Fraction(0)] * 4),
    2022: ("2021-22", NATIONAL_2022, LOCAL_2022),
    2025: ("2024-25", NATIONAL_2025, LOCAL_2025),
}
STEP = date(2026, 10, 1)


def by_reference(person: Person, first: int) -> list[float]:
    scale, national, local = PLANS[first]
    return [float(salary) for salary in salaries(person, SCALES[scale], first, national, local)]


def by_model(people: Sequence[Person], first: int) -> list[list[float]]:
    """The same people in a body's staff list, as the model has their salaries."""
    made = body(first, 4, 12, odd=False, more={"first_year": f"{first}-{(first + 1) % 100}"})
    blank: dict[str, Any] = dict.fromkeys(("zone", "copies", "agreed_route", "agreed_date", "ends", "next_step"))
    rows = [
        {**made.staff[0], **blank, "row": str(place), "wte": 1, "terms": "afc" if person.national else "spot",
         "band": person.band, "base_point": person.point, "base_salary": float(person.salary),
         "next_step": person.next_step}
        for place, person in enumerate(people, start=1)
    ]  # fmt: skip
    sheets = Sheets(note="", body=made.body, budget=made.budget, pools=made.pools, staff=rows,
                    target=made.target, years=[{"year": each["year"]} for each in made.target])  # fmt: skip
    inputs = read_sheets("people.xlsx", sheets)
    values, _ = every_line(inputs, dict(project(inputs).values))
    return [[float(year[0, place]) for year in values["year_salary"]] for place in range(len(people))]


TABLE = [
    (Person(Fraction(46_580), "6", None, STEP), (48_257, 49_849, 50_846, 51_863)),
    (Person(Fraction(120_000), "VSM", None, STEP, national=False), (123_900, 127_617, 130_169, 132_773)),
    (Person(Fraction(60_000), None, None, STEP, national=False), (61_950, 63_809, 65_085, 66_386)),
    (Person(Fraction(60_000), None, None, STEP), (62_160, 64_211, 65_496, 66_805)),
    (Person(Fraction(37_796), "5", "top", STEP), (39_157, 40_449, 41_258, 42_083)),
    (Person(Fraction(54_710), "7", "top", STEP), (56_680, 58_550, 59_721, 60_915)),
    (Person(Fraction(105_337), "8d", "top", STEP), (109_129, 112_730, 114_985, 117_285)),
    (Person(Fraction(125_637), "9", "top", STEP), (130_160, 134_455, 137_144, 139_887)),
]


@pytest.mark.unit
@pytest.mark.parametrize(("person", "expected"), TABLE)
def test_the_reference_gives_the_table_of_the_rule(person: Person, expected: tuple[int, ...]) -> None:
    assert by_reference(person, 2025) == pytest.approx(expected, abs=0.501)


@pytest.mark.unit
def test_the_reference_steps_to_the_published_points_of_later_scales() -> None:
    # Band 7 from its first point: 41,659 in 2022-23 and 43,806 one step on, times 1.05 and 1.055; the top is 47,672.
    entry = Person(Fraction(40_057), "7", "entry", date(2022, 6, 1))
    assert by_reference(entry, 2022)[0] == pytest.approx(43_806, abs=1)
    later = Person(Fraction(40_057), "7", "entry", date(2023, 6, 1))
    assert by_reference(later, 2022)[:2] == pytest.approx([41_659, 45_996], abs=1)
    # The top of band 6 has 4% of 39,027, the point below it £1,400; who reaches the top in the year has 4%.
    assert by_reference(Person(Fraction(39_027), "6", "top"), 2022)[0] == pytest.approx(40_588, abs=1)
    assert by_reference(Person(Fraction(34_172), "6", "intermediate"), 2022)[0] == 35_572
    assert by_reference(Person(Fraction(34_172), "6", "intermediate", STEP.replace(year=2022)), 2022)[
        0
    ] == pytest.approx(40_588, abs=1)


@pytest.mark.unit
def test_the_reference_takes_a_past_date_whole_intervals_on() -> None:
    # Two years from band 6's entry to its intermediate point: June 2023 is June 2025; three from there: June 2028.
    past = Person(Fraction(37_338), "6", "entry", date(2023, 6, 1))
    first = (37_338 + 2_067) * 1.036
    expected = [first, first * 1.033, first * 1.033 * 1.02]
    last = (expected[2] + (44_962 - 39_405) * 1.036 * 1.033 * 1.02) * 1.02
    assert by_reference(past, 2025) == pytest.approx([*expected, last], rel=1e-12)
    # October 2024 is October 2026: a day before the plan begins is past, its first day is not.
    assert by_reference(Person(Fraction(37_338), "6", "entry", date(2025, 3, 31)), 2025)[:3] == pytest.approx(
        [37_338 * 1.036, (37_338 + 2_067) * 1.036 * 1.033, (37_338 + 2_067) * 1.036 * 1.033 * 1.02]
    )
    assert by_reference(Person(Fraction(37_338), "6", "entry", date(2025, 4, 1)), 2025)[0] == pytest.approx(first)


@pytest.mark.unit
def test_the_reference_tells_of_dates_that_lead_to_no_step() -> None:
    scale = SCALES["2024-25"]
    told = [what_is_told(person, scale, 2025) for person, _ in TABLE]
    assert told == ["no point"] * 4 + ["top of the band"] * 4
    assert what_is_told(Person(Fraction(37_338), "6", "entry", date(2025, 3, 31)), scale, 2025) == "past"
    assert what_is_told(Person(Fraction(37_338), "6", "entry", date(2025, 4, 1)), scale, 2025) is None
    assert what_is_told(Person(Fraction(37_338), "6", "entry"), scale, 2025) is None
    assert what_is_told(Person(Fraction(37_338), "6", "entry", STEP, national=False), scale, 2025) == "spot pay"
    # The top of band 6 is 44,962, and 0.5% more is 45,186.81.
    assert what_is_told(Person(Fraction(45_186), "6", "entry", STEP), scale, 2025) is None
    assert what_is_told(Person(Fraction(45_187), "6", "entry", STEP), scale, 2025) == "above the band"


@pytest.mark.unit
def test_a_flat_award_leaves_the_step_as_it_is_and_a_freeze_puts_it_off() -> None:
    scale = SCALES["2024-25"]
    flat = [Award(flat=Fraction(250), flat_limit=Fraction(30_000), flat_instead=True, share=Fraction("0.01"))] * 2
    low = Person(Fraction(29_970), "5", "entry", date(2026, 5, 1))
    # £250 in place of 1%; then the step of £2,354 as it was, which takes the salary over the limit: 1%.
    assert salaries(low, scale, 2025, flat, [TWO] * 2) == [30_220, Fraction(30_220 + 2_354) * Fraction("1.01")]
    nothing = [Award()] * 3
    frozen = salaries(low, scale, 2026, nothing, [TWO] * 3, {2026: Fraction(20_000)})
    assert frozen == [29_970, 32_324, 32_324]


@pytest.mark.unit
def test_a_flat_award_in_place_of_a_share_leads_to_the_published_points() -> None:
    # Band 2 from point 5: 15,610 in 2010-11 is point 6, and 16,395 in 2011-12 is point 7, as the circulars have them.
    low = Person(Fraction(14_774), "2", "5", date(2010, 10, 1))
    assert by_reference(low, 2010)[:2] == [15_610, 16_395]


@pytest.mark.unit
@pytest.mark.parametrize(
    ("band", "point", "salary", "step"),
    [
        ("4", "15", 20_102, 608),
        ("4", "16", 20_710, 608),  # to the top, 21,318; not to band 5's point
        ("4", "17", 21_318, 0),
        ("5", "16", 20_710, 6_129 / 7),  # 26,839 is seven even steps above 20,710
        ("5", "22", 25_963, 6_129 / 7),
        ("5", "top", 26_839, 0),
        ("6", "min", 24_831, 3_013 / 3),  # 27,844 is three above 24,831
        ("6", "23", 26_840, 3_013 / 3),
    ],
)
def test_the_model_steps_within_the_band_in_2009_10(band: str, point: str, salary: int, step: float) -> None:
    person = Person(Fraction(salary), band, point, date(2010, 10, 1))
    # A pound on either side, as a scale has whole pounds.
    assert by_model([person], 2010)[0][0] == pytest.approx((salary + step) * 1.0225, abs=1.1)


@pytest.mark.unit
def test_missing_points_of_2009_10_take_even_steps() -> None:
    # Band 6 from 24,831 to 27,844 with two between: the second is band 5's top, 26,839.
    assert [round(point) for point in even_steps(Fraction(24_831), Fraction(27_844), 2)] == [25_835, 26_840]


@pytest.mark.unit
@pytest.mark.parametrize(("person", "expected"), TABLE)
def test_the_model_gives_the_table_of_the_rule(person: Person, expected: tuple[int, ...]) -> None:
    assert by_model([person], 2025)[0] == pytest.approx(expected, abs=0.501)


def drawn(rng: random.Random, first: int) -> Person:
    """Somebody at a point, at a band's top or off the scale; the date is before the plan, in it, after it or blank."""
    point = rng.choice([point for point in SCALES[PLANS[first][0]] if point.band != "2"])
    when = date(first - 3, 4, 1) + timedelta(days=rng.randint(0, 365 * 8))
    step = rng.choice((None, when, when, when, date(first, 4, 1), date(first, 3, 31), date(first + 1, 3, 31)))
    kind = rng.random()
    if kind < 0.1 and first != 2010:
        return Person(Fraction(rng.randint(60_000, 180_000)), "VSM", None, step, national=False)
    if kind < 0.2 and first != 2010:
        return Person(Fraction(rng.randint(30_000, 90_000)), None, None, step, national=False)
    if kind < 0.3:
        return Person(point.pay, point.band, None, step)
    if kind < 0.35 and first != 2010:
        return Person(point.pay, point.band, point.name, step, national=False)
    if kind < 0.45:
        return Person(point.pay * Fraction(rng.choice(("1.002", "1.02", "1.3"))), point.band, point.name, step)
    return Person(point.pay, point.band, point.name, step)


@pytest.mark.agree
@pytest.mark.parametrize("first", PLANS)
def test_the_model_pays_whom_we_draw_what_the_reference_pays(first: int) -> None:
    rng = random.Random(20261128 + first)
    people = [drawn(rng, first) for _ in range(400)]
    for person, found in zip(people, by_model(people, first), strict=True):
        assert found == pytest.approx(by_reference(person, first), rel=1e-12), person
