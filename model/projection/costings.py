"""Costings: the lines about a post and about an exit are declared once, and computed for several purposes.

A costing says which values those lines read for one purpose, and under which names other lines read their answers.

>>> COMPULSORY.reads["exit_date"], COMPULSORY.gives["total"]
('compulsory_last_day', 'compulsory_total')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from model.language.axes import members
from model.language.line import Chapter
from model.language.names import unknown
from model.language.years import compute_years
from model.lines.entitlement import EXIT
from model.lines.names import lines_named
from model.lines.on_cost import on_cost
from model.lines.pay import pay
from model.lines.rows import rows

# Inputs of an exit that a plan leaves blank, as they are asked of one person at a time.
BLANK = lines_named(
    (
        *("reckonable_years", "reckonable_given", "weekly_pay", "better_of", "tariff_weeks", "tariff_months"),
        *("tariff_cap_months", "tariff_salary_floor", "tariff_salary_cap", "mars_includes_notice", "notice_paid_weeks"),
        *("capital_cost", "pilon_in_contract", "paid_date"),
    )
)


@dataclass(frozen=True, eq=False)  # no two costings are the same one
class Costing:
    """Chapters (groups of lines) with a value for each person, computed for one purpose such as a compulsory exit.

    reads: {input of the chapters: the value that it stands for here}; any other input is read under its own name.
    gives: {line of the chapters: the name under which lines outside the costing read it}. still: True where it is
    computed once, for one day, and not for each year.
    """

    name: str
    chapters: tuple[Chapter, ...]
    reads: Mapping[str, str]
    gives: Mapping[str, str]
    still: bool = False


def part_of(chapter: Chapter, names: Iterable[str]) -> Chapter:
    """Return a chapter that has only the entries called `names`.

    It is set to come after a chapter of the other entries. Raises UnknownLineError for a name that the chapter does
    not have.
    """
    wanted = set(names)
    if missing := wanted - chapter.entries.keys():
        raise unknown(min(missing), chapter.entries)
    kept = {name: entry for name, entry in chapter.entries.items() if name in wanted}
    rest = {name: entry for name, entry in chapter.entries.items() if name not in kept}
    return Chapter(chapter.title, (*chapter.before, Chapter(chapter.title, chapter.after, rest)), kept)


def over(chapter: Chapter, axes: Sequence[str]) -> Chapter:
    """Return a chapter that has only the entries with values along one of `axes`.

    It is set to come after a chapter of the other entries.
    """
    return part_of(chapter, [name for name, entry in chapter.entries.items() if entry.over in axes])


_RATES = [line.name for line in pay.lines() if line.dated]
_BASE_PAY = part_of(pay, [*_RATES, "supplement", "year_salary"])
_ASKED = {
    **dict.fromkeys(BLANK, "not_asked"),
    "income_tax_rate": "income_tax_on_payoff",
    "capital_scale": "early_retirement_cost",
}
_READ_OUTSIDE = [
    line.name
    for line in on_cost.lines()
    if any(line.name in reader.reads for chapter in (rows, *EXIT) for reader in chapter.lines())
]

POST = Costing(
    "Post",
    (on_cost,),
    {"salary": "year_salary", "rates_date": "rates_day", "employer_kind": "kind"},
    {name: name for name in _READ_OUTSIDE},
)
BASE_PAY = Costing(
    "Baseline pay",
    (_BASE_PAY,),
    {"salary_paid": "base_salary", "rates_day": "base_day"},
    {"year_salary": "base_year_salary"},
    still=True,
)
BASE_POST = Costing(
    "Baseline post",
    (on_cost,),
    {"salary": "base_year_salary", "rates_date": "base_day", "employer_kind": "kind"},
    {"employer_cost": "base_employer_cost", "annual_pay": "base_annual_pay"},
    still=True,
)


def _leaving(route: str, **more: str) -> Costing:
    """Return the costing of an exit by a route that the plan chooses, "compulsory" or "voluntary", on its last day.

    `more` are further lines that it gives, {line: the name under which lines outside the costing read it}.
    """
    asked = {
        "salary": "year_salary",
        "exit_date": f"{route}_last_day",
        "consultation_date": f"{route}_consultation",
        "route": f"{route}_route",
    }
    gives = {"total": f"{route}_total", "employer_nic": f"{route}_nic", "exit_tax": f"{route}_tax"}
    return Costing(f"{route.capitalize()} exit", EXIT, {**_ASKED, **asked}, {**gives, **more})


COMPULSORY = _leaving("compulsory")
VOLUNTARY = _leaving("voluntary", repayable="voluntary_repayable", window_months="voluntary_window_months")
# A voluntary round may be on the scheme that is not the body's own.
OTHER = Costing(
    "Voluntary exit on the other scheme",
    EXIT,
    {**VOLUNTARY.reads, "route": "other_route"},
    {
        "total": "other_total",
        "employer_nic": "other_nic",
        "exit_tax": "other_tax",
        "repayable": "other_repayable",
        "window_months": "other_window_months",
    },
)
AGREED = Costing(
    "Agreed exit",
    (on_cost, *EXIT),
    {
        **_ASKED,
        "salary": "agreed_salary",
        "exit_date": "agreed_day",
        "rates_date": "agreed_day",
        "employer_kind": "kind",
        "route": "agreed_code",
        "consultation_date": "not_asked",
    },
    {"total": "agreed_total", "employer_nic": "agreed_nic", "exit_tax": "agreed_tax"},
    still=True,
)
COSTINGS = (POST, BASE_PAY, BASE_POST, COMPULSORY, VOLUNTARY, OTHER, AGREED)


def _check_names(costings: Sequence[Costing]) -> None:
    """Raise UnknownLineError where a costing uses a name that is neither the model's nor another costing's."""
    given = {name for costing in costings for name in costing.gives.values()}
    between = given & {name for costing in costings for name in costing.reads.values()}
    for costing in costings:
        outside = {*costing.reads.values(), *costing.gives.values()} - between
        lines_named([*costing.reads, *costing.gives, *outside])


_check_names(COSTINGS)


def work(
    costings: Sequence[Costing], values: Mapping[str, np.ndarray], years: int, every: bool = False
) -> list[dict[str, np.ndarray]]:
    """Compute costings of the same chapters in one pass, as cases side by side.

    Returns, for each costing, what it gives, by the names under which lines outside the costing read it. Where `every`
    is True, all its lines are returned instead, by their own names. `values` are those computed so far in the
    projection. The answers are (years, 1, people), or (1, people) where the costing is `still`, for one day.
    """
    chapters, still = costings[0].chapters, costings[0].still
    years = 1 if still else years
    read = dict(values)
    for name in {name: None for costing in costings for name in costing.reads}:
        stands_for = [values[costing.reads.get(name, name)] for costing in costings]
        if name in _by_year(chapters):
            stands_for = [it[None] if it.ndim == 2 else it for it in stands_for]
        alike = all(it is stands_for[0] for it in stands_for)
        read[name] = stands_for[0] if alike else _side_by_side(stands_for)
    gives = dict.fromkeys(name for costing in costings for name in costing.gives)
    keep = [line.name for chapter in chapters for line in chapter.lines()] if every else list(gives)
    worked = compute_years(chapters, read, years, keep)
    if still:
        worked = {name: value[0] if value.ndim == 3 else value for name, value in worked.items()}
    return [
        {
            name if every else costing.gives[name]: value[..., case : case + 1, :] if value.shape[-2] > 1 else value
            for name, value in worked.items()
            if every or name in costing.gives
        }
        for case, costing in enumerate(costings)
    ]


@cache
def _by_year(chapters: tuple[Chapter, ...]) -> frozenset[str]:
    """Return the names of all that has years, of chapters and those before them."""
    near = dict.fromkeys(earlier for chapter in chapters for earlier in (*chapter.before, chapter))
    return frozenset(
        name for chapter in near for name, entry in chapter.entries.items() if "year" in members(entry.over)
    )


def _side_by_side(values: Sequence[np.ndarray]) -> np.ndarray:
    """Return values, each of one case, as the cases of one value."""
    return np.concatenate(np.broadcast_arrays(*values), axis=-2)
