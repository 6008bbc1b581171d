"""Vacancies that bodies share beside a fund: posts that a mix refills are offered to people at risk in the region.

Each body's own people come first, as in a batch's clearing. Posts are counted as its mix refills them, and openings as
its people could use them where the fund pays all that it would. With those openings each body is searched anew. Where
the mixes that come of it refill fewer posts than were offered, so many fewer are offered and all is searched again,
until no post is offered that is not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from model.batch.body import Task, TaskResult
from model.batch.fund import LimitsOf, Shared, Sharer, Sharing, Vacancies, opened, share
from model.batch.run import results_of
from model.body.limits import ROUTES
from model.body.options import DO_NOTHING, Option
from model.body_workbook.read import read
from model.problems import Problem
from model.projection.clearing import Offer, Step, granted
from model.projection.openings import openings_declared, openings_fit, openings_wanted, posts_to_fill
from model.projection.project import project
from model.search.awards import Award
from model.search.room import room
from model.search.told import NAME

NIL = Step(0.0, 0.0, 0.0, 0.0, 0.0)
DECIMALS = 4  # of an opening, in WTE, as it is written
NEAR = 0.005  # WTE by which posts offered may pass those that are refilled
MOST_TRIES = 12
PATIENT = 4  # tries, after which a year and band in which posts are short has none
ANY = 0.05  # WTE: fewer openings of a body are none
PENNY = 0.01

ByCode = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Brought:
    """What a body brings, WTE, (years, bands): openings it has, posts it fills, and what more its people could use."""

    first_year: int
    region: str
    declared: np.ndarray
    posts: np.ndarray
    wanted: np.ndarray

    @property
    def spare(self) -> np.ndarray:
        """Return the posts that are filled beyond the openings that the body has declared."""
        return np.asarray(np.maximum(0.0, self.posts - self.declared))


def share_vacancies(given: Sharing, alone: Shared) -> Shared:
    """Return the split of a fund in which vacancies are shared too; `alone` is that in which they are not.

    Where sharing them lowers no cost, the split is as it was and no body has openings beyond those that it declared. A
    body that fails on the way keeps the award that it had alone, brings nothing, and is among the failures.
    """
    if not alone.split.is_enough:
        return replace(alone, vacancies=Vacancies({}, {}, {}, {}, alone))
    brought, failures = _brought(given, alone, {})
    none = replace(
        alone,
        vacancies=Vacancies({code: each.spare for code, each in brought.items()}, {}, {}, {}, alone),
        failures=(*alone.failures, *failures),
    )
    own = {code: np.minimum(each.spare, each.wanted) for code, each in brought.items()}
    others = _granted(brought, own, {code: each.wanted - own[code] for code, each in brought.items()})
    for number in range(MOST_TRIES):
        openings = {
            code: _written(each.declared + own[code] + others[code])
            for code, each in brought.items()
            if (own[code] + others[code]).sum() > ANY
        }
        if not openings:
            return none
        found = share(given, openings, [sharer for sharer in alone.sharers if sharer.code not in openings])
        filled, stopped = _brought(given, found, openings)
        if stopped or len(filled) < len(brought):
            return replace(none, failures=(*none.failures, *found.failures, *stopped))
        now = {code: replace(each, posts=filled[code].posts) for code, each in brought.items()}
        fewer = {code: np.minimum(own[code], each.spare) for code, each in now.items()}
        cut = _granted(now, fewer, others)
        if all(_holds(own[code], fewer[code]) and _holds(others[code], cut[code]) for code in brought):
            if not found.split.is_enough or found.cost > alone.cost - PENNY:
                return none
            spare = {code: each.spare for code, each in now.items()}
            return replace(found, vacancies=Vacancies(spare, own, others, openings, alone), failures=none.failures)
        if number >= PATIENT:
            fewer = {code: _none_where_cut(own[code], fewer[code]) for code in brought}
            cut = {code: _none_where_cut(others[code], cut[code]) for code in brought}
        own, others = fewer, cut
    return none


def _granted(brought: Mapping[str, Brought], own: ByCode, wanted: ByCode) -> dict[str, np.ndarray]:
    """Return what each body is given of posts that others of its region leave, in proportion to what is wanted."""
    offers = {
        code: Offer(NAME, each.first_year, each.spare - own[code], wanted[code], own[code], NIL)
        for code, each in brought.items()
    }
    return granted(offers, {code: each.region for code, each in brought.items()}) if offers else {}


def _written(openings: np.ndarray) -> np.ndarray:
    """Return openings as a workbook has them: rounded down, so that none is offered that is not there."""
    return np.asarray(np.floor(openings * 10**DECIMALS) / 10**DECIMALS)


def _holds(offered: np.ndarray, there: np.ndarray) -> bool:
    return bool((offered - there).max() <= NEAR)


def _none_where_cut(offered: np.ndarray, there: np.ndarray) -> np.ndarray:
    return np.where(offered - there > NEAR, 0.0, there)


# What a body brings ------------------------------------------------------------------------------------------------


def _brought(given: Sharing, found: Shared, openings: ByCode) -> tuple[dict[str, Brought], list[Problem]]:
    """Return what each body that has an award brings, in the mix of its award, by its code, and who failed."""
    awards = {sharer.code: (award, sharer.ladder.awards[-1]) for sharer, award in _awarded(found)}
    tasks = [
        replace(task, clearing={"openings": openings[task.code].tolist()} if task.code in openings else {})
        for task in given.tasks
        if task.code in awards
    ]
    work = partial(brought_by, given.limits_of, awards)
    done = {result.file: result for result in results_of(given.run, work, tasks, "bodies' vacancies")}
    regions = {sharer.code: sharer.region for sharer in found.sharers}
    brought = {
        task.code: Brought(
            done[task.file].figures["first_year"],
            regions[task.code],
            *(np.array(done[task.file].figures[name]) for name in ("declared", "posts", "wanted")),
        )
        for task in tasks
        if not done[task.file].problems
    }
    return brought, [problem for task in tasks for problem in done[task.file].problems]


def _awarded(found: Shared) -> list[tuple[Sharer, Award]]:
    """Return the bodies that have an award, each with it."""
    return [(sharer, award) for sharer in found.sharers if (award := found.award(sharer)) is not None]


def brought_by(limits_of: LimitsOf, awards: Mapping[str, tuple[Award, Award]], task: Task) -> TaskResult:
    """Return what a body brings, as figures; raises InputError as `read` does.

    `awards` have, by a body's code, the award that it has and the last of its ladder.
    """
    inputs = opened(read(task.at), task)
    options = [Option(str(number), award.levers) for number, award in enumerate(awards[task.code])]
    results = project(replace(inputs, options=(Option(DO_NOTHING, {}), *options), rounds={}, round_names=()))
    declared = openings_declared(results, 1)
    may_move = room(inputs, limits_of(inputs)).high[ROUTES["retraining"]] > 0
    wanted = openings_wanted(results, 2, openings_fit(results)) * may_move[:, None]
    figures = {
        "first_year": inputs.first_year,
        "declared": declared.tolist(),
        "posts": posts_to_fill(results, 1).tolist(),
        "wanted": wanted.tolist(),
    }
    return TaskResult(task.file, task.code, figures=figures)
