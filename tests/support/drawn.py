"""Bodies that are drawn: any path of the cut, options of any levers, dates set or left blank, a fund or none."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from model.body.options import DO_NOTHING, Option
from model.body.typed import Sheets
from model.lines.model import levers
from model.lines.ways import WAYS
from tests.support.generated import body

PATHS = ("cut_of_baseline", "cut_of_last_year", "explicit_allowed", "per_head")
YEARLY = {way.levers[0] for way in WAYS if way.yearly}  # whose years may not total more than 100%


def drawn_body(seed: int) -> Sheets:
    """A body drawn from a seed: the same for the same seed."""
    draw = random.Random(seed)
    first, years, count = draw.randint(2010, 2026), draw.randint(1, 4), draw.randint(6, 24)
    path = draw.choice(PATHS)
    more: dict[str, Any] = {
        "reserve": draw.choice((0.0, 20_000.0, 400_000.0)),
        "fund_pays": draw.choice((0.0, 0.5, 1.0)),
        "voluntary_route": draw.choice(("voluntary", "mars")) if first > 2013 else "voluntary",
        "horizon": draw.choice((years, years + 3)),
        "national_decided": (decided := draw.choice((0, 1))),
        "transfers_restate": draw.choice((0, 1)),
        "ranked_by": draw.choice(("least cost", "fewest redundancies")),
    }
    if path == "per_head":
        more["path_kind"] = "pounds a head"
    made = body(first, years, count, odd=False, more=more, path=path, options=2)
    many = draw.choice((1, 1, 1, 8))
    ease = draw.choice((0.03, 0.1, 0.3, 0.6))
    options = [
        Option(DO_NOTHING, {}),
        *(_option(draw, f"Option {name}", years, decided) for name in "ABC"[: draw.randint(1, 3)]),
    ]
    if draw.random() < 0.3:
        options.append(Option("The same again", options[-1].levers))
    blank = [{"year": row["year"]} for row in made.target]
    return replace(
        made,
        options=tuple(options),
        rounds=(),
        target=[_eased(draw, row, ease) for row in made.target],
        years=[_dated(draw, row, many) for row in made.years] if draw.random() < 0.5 else blank,
        staff=[_left(draw, row, many) for row in made.staff],
    )


def _option(draw: random.Random, name: str, years: int, decided: int) -> Option:
    """An option of a few levers, each at its bound or somewhere below."""
    found = {}
    for lever, given in levers().items():
        if draw.random() < 0.3:
            most = 80_000.0 if given.unit == "£" else min(1.0, given.high or 1.0)
            share = most if given.unit in ("flag", "years") else draw.choice((0.1, 0.5, 1.0)) * most
            share = share / years if lever in YEARLY else share
            found[lever] = (share,) * years
    if "increments_frozen" in found:
        found.pop("catch_up", None)  # restraint is made good or goes on, not both
    if not decided:
        found.pop("national_withheld", None)  # which a local body cannot do
    return Option(name, found)


def _eased(draw: random.Random, row: Mapping[str, Any], ease: float) -> dict[str, Any]:
    """A year of the target: a share of its cut, tested in the year or at its end, with or without limits in people."""
    kept = dict(row)
    for name in ("cut_of_baseline", "cut_of_last_year"):
        kept |= {name: ease * kept[name]} if kept.get(name) else {}
    for name in ("explicit_allowed", "per_head"):
        kept |= {name: (1.5 - 0.5 * ease) * kept[name]} if kept.get(name) else {}
    for name in ("most_wte", "most_heads", "tested_on"):
        if draw.random() < 0.7:
            kept[name] = None
    return kept


def _dated(draw: random.Random, row: Mapping[str, Any], many: int) -> dict[str, Any]:
    """A row of the Years sheet, whose consultation may be too short where many go."""
    return {**row, "consultation_planned_days": draw.choice((10.0, 90.0))} if many > 1 else dict(row)


def _left(draw: random.Random, row: Mapping[str, Any], many: int) -> dict[str, Any]:
    """A row of one person, or of many alike, whose agreed exit stands, or in most bodies is taken away."""
    alike = {"copies": many * (row.get("copies") or 1)} if many > 1 else {}
    agreed = {} if draw.random() < 0.4 else {"agreed_route": None, "agreed_date": None}
    return {**row, **alike, **agreed}
