"""Finds the pay point that a list means: by its name, or where the list numbers the steps, by the salary.

A numbered step may count the points of a band, or the years spent in it, so that a number alone reads two ways.

>>> day = date(2025, 4, 1)
>>> point_in("Top", "7", 54_710, day), point_in("6", "7", 54_710, day), point_in("2", "7", 51_000, day)
('Top', 'Top', None)
>>> point_in("2", "7", None, day)
Traceback (most recent call last):
    ...
model.problems.Unreadable: is a numbered step, which reads two ways; write Entry, Intermediate, Top, or give the salary
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

from model.problems import Unreadable
from model.rules.rulebook import rulebook
from model.rules.scales import PayPoint, band_on, points

NEAR = 0.01  # of a point's pay: a salary no further from it is that of the point
PARTS = ("share", "least", "most")  # of the rates of a high cost area
SAME = 1.0  # £ a year: a salary no further from a point's pay was taken from that very scale
MOST = 0.5  # of the salaries on a scale must be of one year's, for the list to be of that year
NUMBER = re.compile(r"(?:(?:step|point|sp|scp|spine point|pay step)\W*)?0*([0-9]{1,2})(?:\.0+)?", re.A)


@cache
def _names(band: str) -> dict[str, str]:
    """Return the names of a band's points in any year, {name in small letters: name}."""
    return {point.point.lower(): point.point for point in points() if point.band == band}


@cache
def _starts() -> tuple[date, ...]:
    """Return the days from which the pay scales are in force, the latest first."""
    return tuple(sorted({point.start for point in points()}, reverse=True))


@cache
def _scale(band: str, day: date) -> tuple[PayPoint, ...]:
    """Return the points of a band in the scale in force on a day, the lowest first."""
    return tuple(band_on(band, day))


def scale_of(salaries: Iterable[tuple[str, float]]) -> date | None:
    """Return the first day of the pay scale that a list's salaries are of, from its people's (band, salary).

    None where no scale has the very salaries of half of those on a band; where several have as many, the latest.
    """
    listed = Counter((band, round(salary)) for band, salary in salaries if _names(band))
    best, most = None, 0
    for start in _starts():
        matched = sum(
            count
            for (band, salary), count in listed.items()
            if any(abs(point.pay - salary) <= SAME for point in _scale(band, start))
        )
        if matched > most:
            best, most = start, matched
    return best if most and most >= MOST * listed.total() else None


def with_supplement(people: Iterable[tuple[str, str, float]]) -> int:
    """Return how many salaries are the pay of a point and the supplement of a high cost area together, to the pound.

    `people` are those in an area, each (band, area, salary), of one year's scale, which is the one that most are of.
    """
    listed = Counter((band, area, round(salary)) for band, area, salary in people if _names(band))
    counts = []
    for start in _starts():
        rates = {area: [rulebook()[f"hcas_{area}_{part}"].on(start).value for part in PARTS] for _, area, _ in listed}
        counts.append(
            sum(
                count
                for (band, area, salary), count in listed.items()
                for share, least, most in [rates[area]]
                if any(
                    abs(point.pay + min(max(share * point.pay, least), most) - salary) <= SAME
                    for point in _scale(band, start)
                )
            )
        )
    return max(counts, default=0)


def point_in(text: str, band: str, salary: float | None, day: date | None) -> str | None:
    """Return the name of the point that a text means; None where it is none of the band's, and the salary tells none.

    `day` is one on which the list's pay scale is in force, None where that is not known. `salary` is £ a year, full
    time. Raises Unreadable, whose message is the end of a sentence, where there is no salary and the text alone does
    not say which point.
    """
    names = _names(band)
    scale = _scale(band, day) if day else ()
    written = text.lower().removesuffix(".0")
    number = NUMBER.fullmatch(written)
    word = number[1] if number else written
    now = {point.point.lower() for point in scale}
    if word in names and (not scale or word in now):
        return names[word]
    within = [name for name in names if not name.isdigit() and re.search(rf"\b{name}\b", written)]
    if len(within) == 1 and (not scale or within[0] in now):
        return names[within[0]]
    if not names:
        return None
    if salary is None:
        listed = ", ".join(point.point for point in scale) or "the point's name"
        what = "is a numbered step, which reads two ways" if number else f"is no point of band {band}"
        raise Unreadable(f"{what}; write {listed}, or give the salary")
    nearest = min(scale, key=lambda point: abs(point.pay - salary), default=None)
    return nearest.point if nearest and abs(nearest.pay - salary) <= NEAR * nearest.pay else None
