"""What random lines read: inputs of every kind over every axis, a table's columns, and values for them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np

from model.language.axes import AXES as EVERY
from model.language.axes import members
from model.language.line import Chapter, Line

Draw = random.Random
CASES, YEARS, DEPTH = 2, 2, 4
# Each axis has an input of each of these kinds, named as in pool_year_whole: its unit, and a value of it.
KINDS: dict[str, tuple[str, Callable[[Draw], float]]] = {
    "share": ("share", lambda d: d.choice((0, d.randrange(-9, 10), d.randrange(-300, 301) / 100, d.uniform(-5, 5)))),
    "whole": ("share", lambda d: d.choice((0, 0, 1, d.randrange(-4, 7)))),
    "rate": ("share", lambda d: d.randrange(100) / 1000),
    "gap": ("share", lambda d: d.choice((0, 0, d.randrange(-8, 9) / 2))),
    "flag": ("flag", lambda d: d.randrange(2)),
    "time": ("years", lambda d: d.randrange(80) / 2),
    "pay": ("£ a year", lambda d: d.randrange(800_000, 20_000_000) / 100),
    "date": ("date", lambda d: d.randrange(38_000, 44_000)),
    "returned": ("date", lambda d: d.choice((0, d.randrange(38_000, 44_000)))),
    "key": ("code", lambda d: d.randrange(1, 6)),
    "place": ("code", lambda d: d.randrange(1, 9)),  # or one that is not there
}
BLANK = ("gap", "returned")  # of these a 0 is a blank cell
TYPED = "blank"  # the kind that is typed or blank, which is nan; TYPED alone reads it
GRADES = {
    "from": ("date", [38_500, 39_000, 40_500, 42_000, 43_000]),
    "least": ("share", [-2, -0.5, 0, 1, 2.5]),
    "code": ("code", [3, 1, 6, 3, 0]),
    "value": ("share", [0.25, 0, -1.5, 3, 12]),
    "wage": ("£ a year", [21_000, 0, 45_000.5, 30_000, 100_000]),
    "use": ("flag", [0, 1, 1, 0, 1]),
}
# An axis of members is like any other: of those there are, some are drawn, and the table stands for tables.
AXES = [over for over in EVERY if members(over) <= {"year", "pool", "person", "band", "item"}]


def own(over: str) -> str:
    """What an axis has one of for each in a year: the body, pools, persons, a table's rows."""
    return "".join(members(over) - {"year"}) or "body"


SIZES = {own(over): 5 for over in AXES} | {"body": 1, "pool": 6, "person": 14, "table grades": 5}


def inputs() -> Chapter:
    """An input of each kind over each axis, and a table's columns."""
    made = Chapter("Random lines")
    for over in AXES:
        for kind, (unit, _) in KINDS.items():
            made.given(f"{over.replace(' ', '_')}_{kind}", f"{kind} of a {over}", unit, over)
        made.given(f"typed_{over.replace(' ', '_')}_{TYPED}", f"typed for a {over}", "share", over)
    for kind, (unit, _) in GRADES.items():
        made.given(f"grades_{kind}", f"{kind} of a grade", unit, "table grades")
    return made


def kind_of(entry: Any) -> str:
    """What kind of value an input or a line is."""
    return "line" if isinstance(entry, Line) else str(entry.name).rpartition("_")[2]


def values(draw: Draw) -> list[dict[str, np.ndarray]]:
    """Every input by name, for each year: (cases, members), but persons and tables have one case, and so have keys."""
    years: list[dict[str, np.ndarray]] = [{} for _ in range(YEARS)]
    for entry in inputs().givens():
        kind = kind_of(entry)
        shape = (1 if own(entry.over) == "person" or kind in ("key", "flag") else CASES), SIZES[own(entry.over)]
        for year, found in enumerate(years):
            if entry.over == "table grades":
                found[entry.name] = np.array([GRADES[kind][1]], dtype=float)
            elif year and "year" not in members(entry.over):
                found[entry.name] = years[0][entry.name]
            else:
                how = KINDS["share"][1] if kind == TYPED else KINDS[kind][1]
                drawn = [
                    np.nan if kind == TYPED and draw.random() < 0.5 else how(draw) for _ in range(shape[0] * shape[1])
                ]
                found[entry.name] = np.array(drawn, dtype=float).reshape(shape)
    return years
