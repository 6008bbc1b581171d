"""One fund that many bodies share: each body's ladder of awards, made by a process of the batch, and the split."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from model.batch.body import Task, TaskResult, identified, refuse_shared
from model.batch.listing import Member
from model.batch.pool import Run
from model.batch.run import results_of
from model.body.inputs import Inputs
from model.body.limits import Limits
from model.body_workbook.read import read
from model.problems import Problem
from model.projection.as_json import as_json
from model.projection.compare import compare
from model.projection.openings import with_band_openings
from model.projection.project import project
from model.search.awards import Award, Ladder, ladder
from model.search.split import Split, by_hand, split_of, within

LimitsOf = Callable[[Inputs], Limits]


@dataclass(frozen=True)
class Sharer:
    """A body that shares the fund: its file, code, name, region and baseline, its years, and its ladder of awards."""

    file: str
    code: str
    name: str
    region: str
    baseline: float
    years: tuple[str, ...]
    ladder: Ladder


@dataclass(frozen=True)
class Vacancies:
    """The posts that are offered to people at risk, in WTE by a body's code, each (years, bands) of its own plan.

    posts: those that a body's mix refills, or has vacant and keeps, beyond the openings that it declared. own: of them,
    those that are offered to its own people. others: those at other bodies of its region that are offered to its
    people. openings: all that a body has, where it has more than it declared. placed: people whom the posts that are
    offered place. alone: the split in which none is shared. at_home: that in which bodies' own posts alone are offered,
    to their own people. why: why no more are offered.
    """

    posts: Mapping[str, np.ndarray]
    own: Mapping[str, np.ndarray]
    others: Mapping[str, np.ndarray]
    openings: Mapping[str, np.ndarray]
    placed: Mapping[str, np.ndarray]
    alone: Shared
    at_home: Shared
    why: str


@dataclass(frozen=True)
class Shared:
    """A fund's split, the bodies in the order of the list, what splits by hand would leave to find, and who failed.

    by_hand has None where a split leaves a body less than the least that it must be awarded. vacancies is None where
    nobody asked that they be shared.
    """

    sharers: tuple[Sharer, ...]
    split: Split
    by_hand: Mapping[str, float | None]
    failures: tuple[Problem, ...]
    vacancies: Vacancies | None = None

    def award(self, sharer: Sharer) -> Award | None:
        """Return a body's award; None where its limits cannot be kept."""
        place = self.split.chosen[sharer.code]
        return None if place is None else sharer.ladder.awards[place]

    @property
    def cost(self) -> float:
        """Return what the bodies' costs come to in all."""
        return self.total(lambda award: award.cost)

    def total(self, of: Callable[[Award], float]) -> float:
        """Return what a figure of an award comes to in all bodies; `of` returns it."""
        return float(sum(of(award) for award in map(self.award, self.sharers) if award))


@dataclass(frozen=True)
class Sharing:
    """What a fund's split is made from: its bodies, of which none shares its code with another, and what runs them.

    `run` calls a function with every task, as in a batch. `limits_of` returns the limits of a body.
    """

    members: tuple[Member, ...]
    tasks: tuple[Task, ...]
    refused: tuple[TaskResult, ...]
    fund: float
    run: Run
    limits_of: LimitsOf


def sharing(members: Sequence[Member], out: Path, fund: float, run: Run, limits_of: LimitsOf) -> Sharing:
    """Return what a fund's split among bodies is made from; `out` is the folder of its files."""
    tasks = [Task(member.file, str(Path(member.file).resolve()), str(out.resolve())) for member in members]
    first = {result.file: result for result in results_of(run, identified, tasks, "read")}
    own, refused = refuse_shared([replace(task, code=first[task.file].code) for task in tasks])
    return Sharing(tuple(members), tuple(own), tuple(refused), fund, run, limits_of)


def share(given: Sharing, openings: Mapping[str, np.ndarray] | None = None, known: Sequence[Sharer] = ()) -> Shared:
    """Return the split of a fund among bodies; one that fails has no part in it.

    `openings` are what bodies have in place of those that they declared, WTE by code, each (years, bands). The ladders
    of the bodies that are `known` are not made again.
    """
    before, more = {sharer.file: sharer for sharer in known}, openings or {}
    tasks = [
        replace(task, clearing={"openings": more[task.code].tolist()} if task.code in more else {})
        for task in given.tasks
        if task.file not in before
    ]
    done = {result.file: result for result in given.refused}
    done |= {each.file: each for each in results_of(given.run, partial(laddered, given.limits_of), tasks, "bodies")}
    found = [before.get(member.file) or _sharer(done[member.file], member.region) for member in given.members]
    failures = tuple(
        problem for member in given.members if member.file in done for problem in done[member.file].problems
    )
    return shared(tuple(sharer for sharer in found if sharer), given.fund, failures)


def shared(sharers: tuple[Sharer, ...], fund: float, failures: tuple[Problem, ...] = ()) -> Shared:
    """Return the split of a fund among bodies whose ladders are known."""
    ladders = {sharer.code: sharer.ladder for sharer in sharers}
    hands = by_hand(ladders, fund, {sharer.code: sharer.baseline for sharer in sharers})
    costs = {name: _cost(ladders, shares) for name, shares in hands.items()}
    return Shared(sharers, split_of(ladders, fund), costs, failures)


def _cost(ladders: Mapping[str, Ladder], shares: Mapping[str, float]) -> float | None:
    """Return what costs come to where each body has a share; None where one is less than it must be awarded."""
    found = [within(ladders[code].awards, share) for code, share in shares.items()]
    costs = [award.cost for award in found if award is not None]
    return sum(costs) if len(costs) == len(found) else None


def laddered(limits_of: LimitsOf, task: Task) -> TaskResult:
    """Return a body's ladder of awards, as figures; raises InputError as `read` does."""
    inputs = opened(read(task.at), task)
    comparison = compare(project(inputs))
    found = ladder(comparison, limits_of(inputs))
    of_run = as_json(comparison)
    figures: dict[str, Any] = {
        "body": of_run["body"],
        "region": inputs.region,
        "baseline": of_run["baseline"],
        "years": list(inputs.year_labels),
        "awards": [{**asdict(award), "levers": dict(award.levers)} for award in found.awards],
        "why": list(found.why),
    }
    return TaskResult(task.file, inputs.code, figures=figures)


def opened(inputs: Inputs, task: Task) -> Inputs:
    """Return a body's inputs with the openings that its task gives in place of those it declared, if it gives any."""
    openings = task.clearing.get("openings")
    return inputs if openings is None else with_band_openings(inputs, np.array(openings))


def _sharer(result: TaskResult, region: str) -> Sharer | None:
    """Return a body as its task told of it, None where it failed; `region` is that of the list, if it has one."""
    if result.problems:
        return None
    figures = result.figures
    awards = tuple(Award(**award) for award in figures["awards"])
    found = Ladder(awards, tuple(figures["why"]))
    years, where = tuple(figures["years"]), region or figures["region"]
    return Sharer(result.file, result.code, figures["body"], where, figures["baseline"], years, found)
