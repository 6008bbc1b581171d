"""Agenda for Change scales that tests of pay start from, from NHS Employers' tables, with the years to the next."""

from __future__ import annotations

from fractions import Fraction

from .pay import Point

_2024_25 = """
5 entry 29970 2, 5 intermediate 32324 2, 5 top 36483 -,
6 entry 37338 2, 6 intermediate 39405 3, 6 top 44962 -,
7 entry 46148 2, 7 intermediate 48526 3, 7 top 52809 -,
8a entry 53755 2, 8a intermediate 56454 3, 8a top 60504 -,
8d entry 88168 2, 8d intermediate 93572 3, 8d top 101677 -,
9 entry 105385 2, 9 intermediate 111740 3, 9 top 121271 -
"""
_2025_26 = """
3 entry 24937 2, 3 top 26598 -, 4 entry 27485 3, 4 top 30162 -,
5 entry 31049 2, 5 intermediate 33487 2, 5 top 37796 -,
6 entry 38682 2, 6 intermediate 40823 3, 6 top 46580 -,
7 entry 47810 2, 7 intermediate 50273 3, 7 top 54710 -,
8a entry 55690 2, 8a intermediate 58487 3, 8a top 62682 -,
8b entry 64455 2, 8b intermediate 68631 3, 8b top 74896 -,
8c entry 76965 2, 8c intermediate 81652 3, 8c top 88682 -,
8d entry 91342 2, 8d intermediate 96941 3, 8d top 105337 -,
9 entry 109179 2, 9 intermediate 115763 3, 9 top 125637 -
"""
# Of 2009-10 bands that have all their points; band 4's top is 21,798 of 2010-11 less 2.25%.
_2009_10 = """
2 5 14774 1, 2 6 15190 1, 2 7 15725 1, 2 8 16333 -,
4 13 18826 1, 4 14 19494 1, 4 15 20102 1, 4 16 20710 1, 4 17 21318 -,
7 26 29790 1, 7 27 30762 1, 7 28 31856 1, 7 29 33437 1, 7 30 34410 1, 7 31 35504 1, 7 32 36719 1, 7 33 37996 1,
7 34 39273 -
"""
# Of 2021-22 the bands that the award of 2022-23 treats apart.
_2021_22 = """
6 entry 32306 2, 6 intermediate 34172 3, 6 top 39027 -,
7 entry 40057 2, 7 intermediate 42121 3, 7 top 45839 -
"""


def _scale(text: str) -> tuple[Point, ...]:
    points = []
    for entry in text.split(","):
        band, name, pay, years = entry.split()
        points.append(Point(band, name, Fraction(pay), None if years == "-" else int(years)))
    return tuple(points)


SCALES = {
    "2009-10": _scale(_2009_10),
    "2021-22": _scale(_2021_22),
    "2024-25": _scale(_2024_25),
    "2025-26": _scale(_2025_26),
}
