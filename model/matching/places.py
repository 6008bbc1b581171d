"""Places, and the minutes between them: a Travel row where there is one, else an estimate from outcodes' centroids.

A place that is not known is near nothing.

>>> round(float(miles(*(outcodes()[code] for code in ("LS1", "BD1")))), 1)
8.2
>>> float(between(["LN1", "NG1"], {}, 1.3, 30.0)[0, 1])
82.0
>>> float(between(["LN1", "NG1"], {("LN1", "NG1"): 70.0}, 1.3, 30.0)[1, 0])
70.0
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache

import numpy as np

from model.rules.rulebook import RULES

METRES_A_MILE, MINUTES_AN_HOUR = 1609.344, 60.0
FAR = 1e6  # minutes between places of which one is not known
OUTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?) ?[0-9][A-Z]{2}")


@cache
def outcodes() -> Mapping[str, tuple[float, float]]:
    """Return the easting and northing of each outcode of Great Britain, in metres of the National Grid."""
    text = (RULES / "places" / "outcodes.csv").read_text("utf-8")
    return {row["outcode"]: (float(row["easting"]), float(row["northing"])) for row in csv.DictReader(text.split("\n"))}


@cache
def licence() -> tuple[str, ...]:
    """Return the lines that must stand wherever the outcodes' centroids are used, their status last."""
    told = tomllib.loads((RULES / "places" / "licence.toml").read_text("utf-8"))
    return (*told["lines"], told["licence"], f"{told['note']} ({told['status']})")


def miles(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the miles between two places in a straight line."""
    return float(np.hypot(one[0] - other[0], one[1] - other[1]) / METRES_A_MILE)


def named(text: str) -> str:
    """Return a place as it is looked up: capitals, and single spaces between words."""
    return " ".join(text.upper().split())


def fault(text: str, sites: set[str]) -> str:
    """Return why a place, as `named` returns it, is none, as the end of a sentence; "" where it is one.

    It is one of `sites`, those of the Travel sheet, or an outcode. What was typed is not quoted, since it may be where
    somebody lives.
    """
    if text in sites or text in outcodes():
        return ""
    if found := POSTCODE.fullmatch(text):
        return f"is a whole postcode; write {found[1]} alone" if found[1] in outcodes() else "is no postcode; mend it"
    known = sorted({*outcodes(), *sites}) if OUTCODE.fullmatch(text) else sorted(sites)
    near = get_close_matches(text, known, 1)
    if not near and text[:1] and text[-1:].isdigit():
        near = [code for code in sorted(outcodes(), key=lambda code: (len(code), code)) if code[:2] == text[:2]][:1]
    hint = f"did you mean {near[0]}?" if near else "give an outcode, or put the site on the Travel sheet"
    return f"is no outcode of Great Britain and no site of the Travel sheet; {hint}"


def between(places: Sequence[str], travel: Mapping[tuple[str, str], float], road: float, mph: float) -> np.ndarray:
    """Return the whole minutes from each place to each, (places + 1, places + 1); the last stands for "not known".

    `travel` has the minutes that are known, by from and to, and holds both ways where only one is given. `road` is how
    many miles a straight mile takes. Places without an outcode are FAR from all that `travel` does not name.
    """
    known = outcodes()
    east, north = (np.array([known.get(place, (np.nan, np.nan))[axis] for place in places]) for axis in (0, 1))
    straight = np.hypot(east[:, None] - east, north[:, None] - north) / METRES_A_MILE
    minutes = np.full((len(places) + 1, len(places) + 1), FAR)
    minutes[:-1, :-1] = np.nan_to_num(np.round(straight * road / mph * MINUTES_AN_HOUR), nan=FAR)
    np.fill_diagonal(minutes[:-1, :-1], 0.0)  # the same site is where it is
    number = {place: at for at, place in enumerate(places)}
    for one_way in (False, True):
        for (start, end), taken in travel.items():
            at = (number.get(start), number.get(end)) if one_way else (number.get(end), number.get(start))
            if None not in at:
                minutes[at] = taken
    return minutes
