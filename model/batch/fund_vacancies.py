"""Vacancies that bodies share beside a fund: posts that a mix fills are offered to people at risk in the region.

It is done in two steps, as in a batch's clearing: each body's own posts are offered to its own people, and then what is
left to others of the region. In each the bodies are searched anew with what they are offered, as fund_posts.py has it,
until no post is offered that no mix fills.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from model.batch.body import Task, TaskResult
from model.batch.fund import LimitsOf, Shared, Sharer, Sharing, Vacancies, opened, share
from model.batch.fund_posts import FEW, Between, ByCode, Seen, none_between, offer, settled
from model.batch.run import results_of
from model.body.limits import ROUTES
from model.body.options import DO_NOTHING, Option
from model.body_workbook.read import read
from model.problems import Problem
from model.projection.clearing import granted
from model.projection.openings import by_band, openings_declared, openings_fit, openings_wanted, posts_to_fill
from model.projection.project import Results, project
from model.search.awards import Award
from model.search.room import room

DECIMALS = 4  # of an opening, in WTE, as it is written
PENNY = 0.01
NO_POSTS = "the mixes fill none that people at risk could use"
SAVES_NOTHING = "offering them saves nothing"
NOT_KEPT = "no offer was found that the mixes which come of it keep to"
FAILED = "a body could not be searched again"


@dataclass(frozen=True)
class Brought:
    """What a body brings; posts and openings are WTE, (years, bands).

    first_year: the calendar year in which its plan begins. declared: openings that it declared. posts: those that the
    mix of its award fills. used: openings that this mix uses, those declared first. wanted: what its people could use
    where the fund pays the last award of its ladder. fit: the share of openings that lead to a post.
    """

    first_year: int
    region: str
    declared: np.ndarray
    posts: np.ndarray
    used: np.ndarray
    wanted: np.ndarray
    fit: float


@dataclass(frozen=True)
class Left:
    """What a body brings to the share-out among bodies, as `granted` takes it."""

    first_year: int
    spare: np.ndarray
    wanted: np.ndarray


@dataclass(frozen=True)
class Round(Seen):
    """What comes of an offer to all bodies: the split, the openings that bodies have in it, and who failed."""

    split: Shared
    openings: ByCode
    failures: tuple[Problem, ...]


def share_vacancies(given: Sharing, alone: Shared) -> Shared:
    """Return the split of a fund in which vacancies are shared too; `alone` is that in which they are not.

    Where sharing lowers no cost, or a body fails on the way, the split is as it was; `vacancies` says why.
    """
    files = {sharer.file for sharer in alone.sharers}
    of_these = replace(
        given,
        members=tuple(member for member in given.members if member.file in files),
        tasks=tuple(task for task in given.tasks if task.file in files),
        refused=(),
    )
    brought, failures = _brought(of_these, alone, {})
    begun = _round(alone, {}, brought, brought, failures)
    none = {code: np.zeros_like(each) for code, each in begun.filled.items()}
    best = replace(alone, vacancies=Vacancies(begun.filled, none, none, {}, none, alone, alone, NO_POSTS))
    if begun.failed:
        return replace(best, failures=(*alone.failures, *failures))

    def see(offered: ByCode, before: Round) -> Round:
        """Search the bodies with what they are offered, but those whose openings are as before."""
        openings = {code: _written(brought[code].declared + more) for code, more in offered.items() if more.sum() > FEW}
        same = [sharer for sharer in before.split.sharers if _alike(openings, before.openings, sharer.code)]
        split = share(of_these, openings, same)
        now, stopped = _brought(of_these, split, openings)
        return _round(split, openings, brought, now, (*split.failures, *stopped))

    def between(spare: ByCode, wanted: ByCode) -> ByCode:
        """Return what each body is given of posts that others of its region have to spare, by what each wants."""
        brings = {code: Left(brought[code].first_year, spare[code], wanted[code]) for code in spare}
        return granted(brings, {code: brought[code].region for code in spare})

    fit = {code: each.fit for code, each in brought.items()}
    at_home, last = _better(best, begun, see, none_between, fit)
    found, last = _better(at_home, last, see, between, fit)
    assert found.vacancies is not None
    told = replace(found.vacancies, at_home=at_home)
    return replace(found, vacancies=told, failures=(*alone.failures, *dict.fromkeys(last.failures)))


def _better(
    best: Shared, begun: Round, see: Callable[[ByCode, Round], Round], between: Between, fit: Mapping[str, float]
) -> tuple[Shared, Round]:
    """Return a split with vacancies shared in one way, where it lowers the cost, or the best so far with why not.

    The round from which another way may begin follows.
    """
    so_far = best.vacancies
    assert so_far is not None
    if begun.failed:
        return best, begun
    if all(each.sum() <= FEW for each in offer(begun.filled, begun.wanted, between).both().values()):
        return replace(best, vacancies=replace(so_far, why=NO_POSTS)), begun
    found, last = settled(begun, see, between)
    why = FAILED if last.failed else NOT_KEPT if found is None else SAVES_NOTHING
    if found is None or not last.split.split.is_enough or last.split.cost > best.cost - PENNY:
        return replace(best, vacancies=replace(so_far, why=why)), last if last.failed else begun
    placed = {code: fit[code] * each for code, each in last.used.items()}
    now = replace(so_far, posts=last.filled, own=found.own, others=found.others, openings=last.openings, placed=placed)
    return replace(last.split, vacancies=replace(now, why=SAVES_NOTHING)), last


def _round(
    split: Shared,
    openings: ByCode,
    first: Mapping[str, Brought],
    now: Mapping[str, Brought],
    failures: Sequence[Problem],
) -> Round:
    """Return what bodies bring beyond the openings that they declared; one that brings nothing now is as it was."""
    filled, used, wanted = {}, {}, {}
    for code, each in first.items():
        found = now.get(code, each)
        filled[code] = np.maximum(0.0, found.posts - each.declared)
        used[code] = np.maximum(0.0, found.used - each.declared)
        wanted[code] = np.maximum(0.0, found.wanted - each.declared)
    return Round(filled, used, wanted, bool(failures), split, openings, tuple(failures))


def _alike(one: ByCode, other: ByCode, code: str) -> bool:
    """Return whether a body has the same openings in both."""
    return (code in one) == (code in other) and (code not in one or np.array_equal(one[code], other[code]))


def _written(openings: np.ndarray) -> np.ndarray:
    """Return openings as a workbook has them: rounded down, so that none is offered that is not there."""
    return np.asarray(np.floor(openings * 10**DECIMALS) / 10**DECIMALS)


# What a body brings ------------------------------------------------------------------------------------------------


def _brought(given: Sharing, found: Shared, openings: ByCode) -> tuple[dict[str, Brought], list[Problem]]:
    """Return what each body that has an award brings, by its code, and who failed."""
    of = {sharer.code: (sharer, award) for sharer in found.sharers if (award := found.award(sharer)) is not None}
    tasks = [_with(task, openings) for task in given.tasks if task.code in of]
    awards = {code: (award, sharer.ladder.awards[-1]) for code, (sharer, award) in of.items()}
    work = partial(brought_by, given.limits_of, awards)
    done = {each.file: each for each in results_of(given.run, work, tasks, "bodies' vacancies")}
    good = [task for task in tasks if not done[task.file].problems]
    brought = {task.code: _from_figures(done[task.file].figures, of[task.code][0]) for task in good}
    return brought, [problem for task in tasks for problem in done[task.file].problems]


def _with(task: Task, openings: ByCode) -> Task:
    """Return a body's task with its openings, where it has more than it declared."""
    return replace(task, clearing={"openings": openings[task.code].tolist()} if task.code in openings else {})


def _from_figures(figures: Mapping[str, Any], sharer: Sharer) -> Brought:
    """Return what a body brings, as its task told of it."""
    arrays = {name: np.array(figures[name]) for name in ("declared", "posts", "used", "wanted")}
    return Brought(figures["first_year"], sharer.region, **arrays, fit=figures["fit"])


def brought_by(limits_of: LimitsOf, awards: Mapping[str, tuple[Award, Award]], task: Task) -> TaskResult:
    """Return what a body brings, as figures; raises InputError as `read` does.

    `awards` have, by a body's code, the award that it has and the last of its ladder.
    """
    inputs = opened(read(task.at), task)
    options = [Option(str(number), award.levers) for number, award in enumerate(awards[task.code])]
    results = project(replace(inputs, options=(Option(DO_NOTHING, {}), *options), rounds={}, round_names=()))
    fit = openings_fit(results)
    may_move = room(inputs, limits_of(inputs)).high[ROUTES["retraining"]] > 0
    figures = {
        "first_year": inputs.first_year,
        "declared": openings_declared(results, 1).tolist(),
        "posts": posts_to_fill(results, 1).tolist(),
        "used": openings_used(results, 1, fit).tolist(),
        "wanted": ((openings_used(results, 2, fit) + openings_wanted(results, 2, fit)) * may_move[:, None]).tolist(),
        "fit": fit,
    }
    return TaskResult(task.file, task.code, figures=figures)


def openings_used(results: Results, case: int, fit: float) -> np.ndarray:
    """Return how many openings those use who are redeployed, in WTE, (years, bands): more than there are people."""
    moved = by_band(results, results.pool_line("redeployed", case))
    return moved / fit if fit > 0 else np.zeros_like(moved)
