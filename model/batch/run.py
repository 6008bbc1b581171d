"""A batch: which bodies must be run, what became of each, and what is as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from model.batch.body import (
    Task,
    Told,
    figures_of,
    folder_of,
    guarded,
    named,
    offer_from_json,
    refuse_shared,
    run_clearing,
    run_task,
)
from model.batch.listing import Member
from model.batch.manifest import hash_of, unchanged
from model.batch.pool import Run, Work
from model.batch.progress import Progress
from model.problems import Problem
from model.projection.clearing import Step, granted


@dataclass(frozen=True)
class Body:
    """A body that was run, now or before: its task, its region and its figures as JSON has them."""

    task: Task
    region: str
    figures: Mapping[str, Any]

    @property
    def code(self) -> str:
        """Its organisation code."""
        return self.task.code


@dataclass(frozen=True)
class Batch:
    """What became of every member, in the order of the list."""

    bodies: tuple[Body, ...]
    failures: tuple[Problem, ...]
    failed: int  # bodies, each of which has one failure or more
    unchanged: tuple[str, ...]  # codes of those that were not run again


def run_batch(members: Sequence[Member], out: Path, run: Run, paper: bool = True, resume: bool = False) -> Batch:
    """Run every member that needs it; one that fails stops no other."""
    tasks = [Task(each.file, str(Path(each.file).resolve()), str(out.resolve()), paper=paper) for each in members]
    known = unchanged(out, paper) if resume else {}
    contents = {task.file: _content(task) for task in tasks} if known else {}
    codes = {file: known[content] for file, content in contents.items() if content in known}
    told = {each.file: each for each in _each(run, named, [task for task in tasks if task.file not in codes], "read")}
    codes |= {file: each.code for file, each in told.items()}
    own, refused = refuse_shared([replace(task, code=codes[task.file]) for task in tasks])
    done = {each.file: each for each in refused}
    for task in own:
        if contents.get(task.file) in known:
            done[task.file] = guarded(_as_it_was, task)
    left = [task for task in own if task.file not in done]
    same = tuple(task.code for task in own if task.file in done and not done[task.file].problems)
    done |= {each.file: each for each in _each(run, run_task, left, "bodies")}
    by_file = {task.file: task for task in own}
    bodies = tuple(
        Body(by_file[each.file], each.region, done[each.file].figures)
        for each in members
        if not done[each.file].problems
    )
    failed = [done[each.file] for each in members if done[each.file].problems]
    return Batch(bodies, tuple(problem for each in failed for problem in each.problems), len(failed), same)


def clear(bodies: Sequence[Body], run: Run) -> tuple[dict[str, Step], list[Problem]]:
    """What others' posts do for each body that is given any, by its code, and what stopped any from being worked."""
    offers = {each.code: offer_from_json(each.figures["clearing"]) for each in bodies}
    given = granted(offers, {each.code: each.region for each in bodies})
    tasks = [
        replace(each.task, clearing={**each.figures["clearing"], "given": given[each.code].tolist()})
        for each in bodies
        if given[each.code].any()
    ]
    told = {each.file: each for each in _each(run, run_clearing, tasks, "bodies in the clearing")}
    nothing = Step(0.0, 0.0, 0.0, 0.0, 0.0)
    done = {task.code: Step(**told[task.file].figures) for task in tasks if not told[task.file].problems}
    problems = [problem for task in tasks for problem in told[task.file].problems]
    return {each.code: done.get(each.code, nothing) for each in bodies}, problems


def _content(task: Task) -> str:
    try:
        return hash_of(Path(task.at))
    except OSError:  # told when it is run
        return ""


def _as_it_was(task: Task) -> Told:
    """A body whose files stand as they would be written."""
    return Told(task.file, task.code, figures=figures_of(folder_of(task, task.code)))


def _each(run: Run, work: Work, tasks: Sequence[Task], what: str) -> list[Told]:
    progress = Progress(len(tasks), what)
    found = []
    try:
        for told in run(work, tasks) if tasks else ():
            found.append(told)
            progress.step(bool(told.problems))
    finally:
        progress.clear()
    return found
