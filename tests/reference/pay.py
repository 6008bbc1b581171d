"""One person's full-time salary by plan year: an independent reference for increments and awards, in exact fractions.

Written from the text of the rules. Each year first the increment that falls due is added, then the award. A step is the
difference of two points of the baseline year's scale, moved by the percentages that the person has been awarded since;
a flat award moves both points alike and leaves the step as it is. Who is on local terms takes no step, whatever the
point, and nobody does whose salary is over 0.5% above the top of the band. Nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .payoff_words import anniversary


@dataclass(frozen=True)
class Point:
    """A point of the baseline year's scale; at a band's top there are no years to the next."""

    band: str
    name: str
    pay: Fraction
    years_to_next: int | None


@dataclass(frozen=True)
class Award:
    """A national award. The flat sum is paid up to the limit, on top of the percentage or in its place.

    `more_instead` is the share that band 7 and the top of band 6 have in place of the flat sum where it is more (4% in
    2022-23).
    """

    share: Fraction = Fraction(0)
    flat: Fraction = Fraction(0)
    flat_limit: Fraction | None = None
    flat_instead: bool = False
    more_instead: Fraction = Fraction(0)


@dataclass(frozen=True)
class Person:
    """One row of the staff list; national terms unless said otherwise, and no band, point or date where not known."""

    salary: Fraction
    band: str | None = None
    point: str | None = None
    next_step: date | None = None
    national: bool = True


def own_points(person: Person, scale: Sequence[Point]) -> list[Point]:
    """The points of the person's own band from the present one up; none for somebody off the scale or at no point."""
    if not person.national or person.band is None or person.point is None:
        return []
    band = [point for point in scale if point.band == person.band]
    names = [point.name for point in band]
    return band[names.index(person.point) :] if person.point in names else []


def above_band(person: Person, points: Sequence[Point]) -> bool:
    """Whether the salary is more than 0.5% above the top of the band."""
    return bool(points) and person.salary > points[-1].pay * Fraction("1.005")


def what_is_told(person: Person, scale: Sequence[Point], first_year: int) -> str | None:
    """What is told of the date of the next increment: that it leads to no step, or that it lies in the past."""
    if person.next_step is None:
        return None
    if not person.national and person.point is not None:
        return "spot pay"
    points = own_points(person, scale)
    if not points:
        return "no point"
    if len(points) == 1:
        return "top of the band"
    if above_band(person, points):
        return "above the band"
    return "past" if person.next_step < date(first_year, 4, 1) else None


def first_due(person: Person, points: Sequence[Point], first_year: int) -> date | None:
    """The first day on which a step falls due in the plan: of a past date, whole intervals on."""
    due, interval = person.next_step, points[0].years_to_next if points else None
    if due is None or interval is None or len(points) < 2 or above_band(person, points):
        return None
    given, begins, times = due, date(first_year, 4, 1), 0
    while due < begins:
        times += 1
        due = anniversary(given, times * interval)
    return due


def salaries(
    person: Person,
    scale: Sequence[Point],
    first_year: int,
    national: Sequence[Award],
    local: Sequence[Fraction],
    no_step_from: Mapping[int, Fraction] | None = None,
) -> list[Fraction]:
    """The full-time salary at the end of each plan year, of as many years as there are awards.

    `no_step_from` is by year the salary from which no increment is paid; one that is not paid falls due a year later.
    """
    points = own_points(person, scale)
    due = first_due(person, points, first_year)
    salary, index, at = person.salary, Fraction(1), 0
    by_year = []
    for place, award in enumerate(national):
        year = first_year + place
        if due is not None and due < date(year + 1, 4, 1):
            limit = (no_step_from or {}).get(year)
            if limit is not None and salary >= limit:
                due = anniversary(due, 1)
            else:
                salary += (points[at + 1].pay - points[at].pay) * index
                at += 1
                interval = points[at].years_to_next
                due = None if interval is None or at + 1 == len(points) else anniversary(due, interval)
        if person.national:
            better = person.band == "7" or (person.band == "6" and bool(points) and at + 1 == len(points))
            salary, index = awarded(salary, index, award, better)
        else:
            salary *= 1 + local[place]
        by_year.append(salary)
    return by_year


def awarded(salary: Fraction, index: Fraction, award: Award, better: bool) -> tuple[Fraction, Fraction]:
    """The salary after a national award, and the index of the percentages that the person has been awarded."""
    flat = award.flat if award.flat_limit is None or salary <= award.flat_limit else Fraction(0)
    share = Fraction(0) if flat and award.flat_instead else award.share
    if better and salary * award.more_instead > flat:
        flat, share = Fraction(0), share + award.more_instead
    return salary * (1 + share) + flat, index * (1 + share)


def even_steps(below: Fraction, above: Fraction, missing: int) -> list[Fraction]:
    """So many points between two published ones, at even steps: how the scale of 2009-10 is made whole."""
    step = (above - below) / (missing + 1)
    return [below + step * (place + 1) for place in range(missing)]
