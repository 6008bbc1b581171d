"""A made-up region of people at risk and posts, of any size: the worked example, which tests and benchmarks solve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from model.matching.places import outcodes

MADE_UP = "A made-up example: type over it, and delete the rows that are left."
Rows = list[dict[str, Any]]
FUNCTIONS = (
    *("Commissioning", "Finance", "Informatics", "Strategy", "Workforce", "Corporate", "Estates", "Quality"),
    *("Contracting", "Communications", "Primary care", "Performance"),
)
NURSE, NMC = "Quality", "NMC"
# From, to, weeks of training, cost in £, and the share who succeed: the example's guesses.
ROUTES = (
    ("Commissioning", "Strategy", 6, 2600, 0.85),
    ("Strategy", "Commissioning", 6, 2600, 0.85),
    ("Strategy", "Informatics", 12, 4800, 0.75),
    ("Strategy", "Performance", 6, 2600, 0.85),
    ("Commissioning", "Contracting", 4, 1700, 0.9),
    ("Contracting", "Finance", 12, 6000, 0.7),
    ("Finance", "Performance", 6, 2600, 0.85),
    ("Performance", "Informatics", 8, 2600, 0.85),
    ("Workforce", "Corporate", 4, 1700, 0.9),
    ("Corporate", "Workforce", 6, 2600, 0.85),
    ("Corporate", "Estates", 8, 2600, 0.85),
    ("Communications", "Corporate", 4, 1700, 0.9),
    ("Commissioning", "Primary care", 6, 2600, 0.85),
    ("Quality", "Primary care", 6, 2600, 0.85),
)
# What is at risk is not what is wanted: weights of each function among people and among posts.
AT_RISK = (20, 11, 4, 19, 11, 12, 3, 8, 8, 6, 5, 6)
WANTED = (4, 7, 24, 1, 3, 6, 8, 14, 5, 1, 18, 9)
BANDS = ("4", "5", "6", "7", "8a", "8b", "8c", "8d")
BANDS_AT_RISK, BANDS_WANTED = (6, 10, 16, 20, 20, 14, 9, 5), (14, 22, 24, 17, 11, 7, 4, 1)
SALARIES = (27_000, 31_000, 38_000, 47_000, 55_000, 64_000, 77_000, 92_000)
AREAS = ("LS", "BD", "HX", "HD", "WF", "YO", "HG", "S", "DN", "HU", "LN", "NG", "DE", "M", "OL", "BL", "SK", "WN")
AREAS_OF_SMALL, ONE_OUTCODE_FOR = 5, 12  # areas of a small region, and people for each outcode
BODIES = ("North ICB", "South ICB", "East ICB", "West CSU")
DAY = date(2026, 12, 1)


@dataclass(frozen=True)
class Example:
    """The rows of each sheet of a region, and the settings that its Policy sheet gives."""

    people: Rows
    posts: Rows
    routes: Rows
    travel: Rows
    policy: Mapping[str, Any]


def region(people: int = 350, posts: int = 600, seed: int = 12) -> Example:
    """Return a region of `people` at risk and `posts`, the same for the same `seed`."""
    draw = Random(seed)
    places = _places(draw, people)
    at_risk = [_person(draw, number, places) for number in range(people)]
    offered = [_post(draw, number, places) for number in range(posts)]
    if people and posts:
        slot = next((row for row in offered if not row.get("registration")), offered[0])
        first = at_risk[0]
        slot |= {name: first[name] for name in ("body", "band", "function", "wte")}
        slot |= {"place": first["works_at"], "slot_in": first["reference"], "ring": None, "registration": None}
    names = ("start", "end", "weeks", "cost", "succeed")
    routes = [dict(zip(names, route, strict=True)) for route in ROUTES]
    travel = [{"from": "HU1", "to": "DN15", "minutes": 55}, {"from": "HU1", "to": "DN31", "minutes": 60}]
    return Example(at_risk, offered, routes, travel, {"day": DAY})


def _places(draw: Random, people: int) -> list[str]:
    """Return the outcodes of a region, the more the more people, the first of an area oftener than the others."""
    few = people < 20 * ONE_OUTCODE_FOR * 5
    areas = AREAS[:AREAS_OF_SMALL] if few else AREAS
    by_area = [
        [code for code in outcodes() if code.rstrip("0123456789") == area and code[len(area) :].isdigit()]
        for area in areas
    ]
    wanted = min(max(22, people // ONE_OUTCODE_FOR), max(4, people // 4))
    return [draw.choice(codes[: 1 + draw.randrange(len(codes))]) for codes in draw.choices(by_area, k=wanted)]


def _one(draw: Random, among: Sequence[str], weights: Sequence[int]) -> str:
    return draw.choices(among, weights)[0]


def _person(draw: Random, number: int, places: Sequence[str]) -> dict[str, Any]:
    band = _one(draw, BANDS, BANDS_AT_RISK)
    function = _one(draw, FUNCTIONS, AT_RISK)
    wte = draw.choices((1.0, 0.8, 0.6, 0.5), (70, 12, 10, 8))[0]
    other = _one(draw, FUNCTIONS, AT_RISK) if draw.random() < 0.12 else None
    salary = SALARIES[BANDS.index(band)] + 250 * draw.randrange(0, 20)
    years = draw.randrange(2, 25)
    ends = DAY.replace(day=28) + timedelta(days=31 * draw.randrange(1, 7))
    return {
        "reference": f"R{number + 1:05d}",
        "body": draw.choice(BODIES),
        "band": band,
        "function": function,
        "others": other if other != function else None,
        "registration": NMC if function == NURSE and draw.random() < 0.7 else None,
        "works_at": draw.choice(places),
        "lives_at": draw.choice(places) if draw.random() < 0.5 else None,
        "minutes": draw.choices((None, 30, 45, 90), (60, 15, 20, 5))[0],
        "wte": wte,
        "least_wte": round(wte - 0.2, 2) if wte > 0.6 and draw.random() < 0.1 else None,
        "salary": salary,
        "notice_ends": ends,
        "notice_begins": ends - timedelta(days=84) if draw.random() < 0.3 else None,
        "first": "yes" if draw.random() < 0.03 else None,
        "ring": "Band 8 finance" if band in ("8a", "8b") and function == "Finance" else None,
        "lower": draw.choices(("yes", "no", None), (45, 35, 20))[0],
        "payoff": round(min(salary, 80_000) / 12 * wte * min(years, 24), 2),
    }


def _post(draw: Random, number: int, places: Sequence[str]) -> dict[str, Any]:
    band = _one(draw, BANDS, BANDS_WANTED)
    function = _one(draw, FUNCTIONS, WANTED)
    opens = DAY + timedelta(days=7 * draw.randrange(0, 16)) if draw.random() < 0.4 else None
    return {
        "post": f"V{number + 1:05d}",
        "body": draw.choice(BODIES),
        "band": band,
        "function": function,
        "registration": NMC if function == NURSE and draw.random() < 0.75 else None,
        "place": draw.choice(places),
        "wte": draw.choices((1.0, 0.8, 0.6, 0.5), (75, 10, 9, 6))[0],
        "split": "yes" if draw.random() < 0.15 else None,
        "ring": "Band 8 finance" if band in ("8a", "8b") and function == "Finance" and draw.random() < 0.3 else None,
        "opens": opens,
        "closes": (opens or DAY) + timedelta(days=120) if draw.random() < 0.3 else None,
    }
