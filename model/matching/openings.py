"""Puts a match into a body's plan: openings by band and year, and fits as measured, with the date of the match.

The openings are those that the body's own people have in the best answer, divided by the measured fits: with those fits
the plan then finds the posts that the match found, before acceptance and training.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from model.body.inputs import Inputs, year_label
from model.body.typed import Reason, Sheets
from model.body_workbook.band_openings import put_openings
from model.body_workbook.read import read
from model.body_workbook.write import make_inputs
from model.matching.answer import Answer
from model.matching.lists import band_names
from model.matching.pairs import fits
from model.matching.region import NONE
from model.problems import InputError, Problem
from model.rules.rulebook import from_serial, say, serial

SKILL, PLACE = "fits_skill", "fits_place"
APRIL = 4


@dataclass(frozen=True)
class Measured:
    """What a match measures for one body: shares of its people, and the WTE that they are given by band and year."""

    people: int
    skill: float  # have a post of their band, or of one lower with consent, in what they can do or be trained for
    place: float  # of those: have one within travel, hours and dates
    wte: Mapping[tuple[str, int], float]  # by the person's pay band, and the year in which a financial year begins


def measured(answer: Answer, body: int) -> Measured:
    """Return what the match measures for a body, by its number."""
    region = answer.region
    people, posts = region.people, region.posts
    mine = np.flatnonzero(people.body == body)
    reachable = np.bincount(answer.pairs.person, minlength=len(people)) > 0
    skilled = np.array([_skilled(answer, int(person)) for person in mine], dtype=bool) | reachable[mine]
    wte: dict[tuple[str, int], float] = defaultdict(float)
    today = serial(region.policy.day)
    for person in mine[answer.out[mine] != NONE].tolist():
        begins = from_serial(max(today, float(posts.opens[answer.out[person]])))
        year = begins.year - (begins.month < APRIL)
        wte[band_names()[people.band[person]], year] += float(people.wte[person])
    near = float(reachable[mine].sum()) / max(1, int(skilled.sum()))
    return Measured(len(mine), float(skilled.mean()) if len(mine) else 0.0, near, dict(wte))


def _skilled(answer: Answer, person: int) -> bool:
    """Whether there is a post of a person's band and skills, wherever it is."""
    region = answer.region
    people, posts = region.people, region.posts
    source, _ = fits(region, (int(people.function[person]), *people.others[person]))
    step = people.band[person] - posts.band
    most = region.policy["bands_lower"] if people.lower[person] else 0
    held = (posts.needs == NONE) | np.isin(posts.needs, people.holds[person])
    return bool(((step >= 0) & (step <= most) & (source[posts.function] != NONE) & held).any())


def with_openings(path: Path, answer: Answer) -> tuple[bytes, list[str]]:
    """Return a body's workbook with what the match measured for it, and sentences that say what was put there.

    Raises InputError where the workbook cannot be read, and where its body has nobody in the match.
    """
    inputs = read(path)
    bodies = [name.lower() for name in answer.region.words.bodies]
    names = [name for name in (inputs.name, inputs.code) if name.lower() in bodies]
    if not names:
        known = ", ".join(answer.region.words.bodies)
        raise InputError([Problem(str(path), f"is of a body that the match does not have; its bodies are {known}")])
    found = measured(answer, bodies.index(names[0].lower()))
    if not found.people:
        raise InputError([Problem(str(path), "is of a body that has nobody at risk in the match")])
    sheets = inputs.sheets
    assert sheets is not None
    moved, told = _moved(sheets, inputs, found, f"match of {say(answer.region.policy.day)}")
    return make_inputs(moved), told


def _moved(sheets: Sheets, inputs: Inputs, found: Measured, source: str) -> tuple[Sheets, list[str]]:
    """Return the sheets with the openings and the fits in them, and sentences that say what was put where.

    The openings of a band stand in the row of its first pool.
    """
    share = found.skill * found.place
    years = range(inputs.first_year, inputs.first_year + inputs.years)
    inside = {key: wte for key, wte in found.wte.items() if key[1] in years}
    outside = sum(found.wte.values()) - sum(inside.values())
    openings = {key: round(wte / share, 4) for key, wte in inside.items()}
    pools, left = put_openings(sheets.pools, years, openings)
    told = [
        f"Openings of the {source} stand on Vacancies by band and year. WTE placed: "
        + ("; ".join(f"{year_label(year)} {_bands(inside, year)}" for year in years if _bands(inside, year)) or "none")
        + ".",
        f"Fits skill {found.skill:.2f} and fits place {found.place:.2f}, measured over {found.people:,} people at "
        "risk, stand on Assumptions in place of the assumed.",
    ]
    if left:
        told.append(f"No pool is of band {', '.join(left)}: its openings are left out.")
    if outside:
        told.append(f"{outside:,.2f} WTE of openings are of years outside the plan, and are left out.")
    day = source.removeprefix("match of ")
    reasons = {("", name): Reason(why=f"Measured by the {source}", owner="", day=None) for name in (SKILL, PLACE)}
    fitted = {SKILL: found.skill, PLACE: found.place}
    assumed = {name: (round(value, 4),) * 3 for name, value in fitted.items()}
    log = {
        "log_step": "changed",
        "log_what": "Openings by band and year; fits of skill and place",
        "log_why": f"Match, {day}",
    }
    return replace(
        sheets,
        pools=pools,
        assumptions={**sheets.assumptions, **assumed},
        reasons={**sheets.reasons, **reasons},
        log=(*sheets.log, log),
    ), told


def _bands(wte: Mapping[tuple[str, int], float], year: int) -> str:
    """Return the openings of a year by band in words, "" where there are none."""
    found = sorted((band, amount) for (band, each), amount in wte.items() if each == year and amount)
    return ", ".join(f"band {band} {amount:,.2f}" for band, amount in found)
