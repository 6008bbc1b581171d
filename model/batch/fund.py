"""One fund that many bodies share: each body's ladder of awards, made by a process of the batch, and the split."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

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
class Shared:
    """A fund's split, the bodies in the order of the list, what splits by hand would leave to find, and who failed.

    by_hand has None where a split leaves a body less than the least that it must be awarded.
    """

    sharers: tuple[Sharer, ...]
    split: Split
    by_hand: Mapping[str, float | None]
    failures: tuple[Problem, ...]

    def award(self, sharer: Sharer) -> Award | None:
        """Return a body's award; None where its limits cannot be kept."""
        place = self.split.chosen[sharer.code]
        return None if place is None else sharer.ladder.awards[place]

    @property
    def cost(self) -> float:
        """Return what the bodies' costs come to in all."""
        return sum(award.cost for award in map(self.award, self.sharers) if award)


def share(members: Sequence[Member], out: Path, fund: float, run: Run, limits_of: LimitsOf) -> Shared:
    """Return the split of a fund among bodies; one that fails has no part in it.

    `run` calls a function with every task, as in a batch. `limits_of` returns the limits of a body.
    """
    tasks = [Task(member.file, str(Path(member.file).resolve()), str(out.resolve())) for member in members]
    first = {result.file: result for result in results_of(run, identified, tasks, "read")}
    own, refused = refuse_shared([replace(task, code=first[task.file].code) for task in tasks])
    done = {result.file: result for result in refused}
    done |= {result.file: result for result in results_of(run, partial(laddered, limits_of), own, "bodies")}
    sharers = tuple(_sharer(done[member.file], member.region) for member in members if not done[member.file].problems)
    failures = tuple(problem for member in members for problem in done[member.file].problems)
    return shared(sharers, fund, failures)


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
    inputs = read(task.at)
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


def _sharer(result: TaskResult, region: str) -> Sharer:
    """Return a body as its task told of it; `region` is that of the list, if it has one."""
    figures = result.figures
    awards = tuple(Award(**award) for award in figures["awards"])
    found = Ladder(awards, tuple(figures["why"]))
    years, where = tuple(figures["years"]), region or figures["region"]
    return Sharer(result.file, result.code, figures["body"], where, figures["baseline"], years, found)
