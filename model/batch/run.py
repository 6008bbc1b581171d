"""Runs a batch: finds which bodies must be run, runs them, and collects what came of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from model.batch.body import (
    Task,
    TaskResult,
    figures_of,
    folder_of,
    guarded,
    identified,
    offer_from_json,
    refuse_shared,
    run_clearing,
    run_task,
)
from model.batch.listing import Member
from model.batch.manifest import content_of, unchanged
from model.batch.pool import Run, Work
from model.batch.progress import Progress
from model.problems import InputError, Problem
from model.projection.clearing import Step, granted


@dataclass(frozen=True)
class Body:
    """A body whose results are there, from this run or an earlier one.

    It has its task, its region, and its figures as its file results.json has them.
    """

    task: Task
    region: str
    figures: Mapping[str, Any]

    @property
    def code(self) -> str:
        """Return the body's organisation code."""
        return self.task.code


@dataclass(frozen=True)
class Batch:
    """The outcome of a batch: the bodies with results and the problems of those that failed, in the list's order."""

    bodies: tuple[Body, ...]
    failures: tuple[Problem, ...]
    failed: int  # how many bodies failed, each with one problem or more
    unchanged: tuple[str, ...]  # codes of the bodies that were not run again, as their files are up to date
    notes: tuple[str, ...] = ()  # which files of which bodies were left in place of being written over


def run_batch(
    members: Sequence[Member],
    out: Path,
    run: Run,
    paper: bool = True,
    resume: bool = False,
    before: Callable[[], None] = lambda: None,
    draws: int = 0,
) -> Batch:
    """Run every body in `members` and return the outcome; a body that fails does not stop the others.

    With `resume`, a body is not run again where its input, the rulebook and the model's code are those of its previous
    run, and the files of that run are there. `run` is the function that calls another with every task, such as the one
    that `in_processes(4)` returns. `before` is called before the first body's files are written. `draws` say how sure
    each body is.
    """
    tasks = [
        Task(member.file, str(Path(member.file).resolve()), str(out.resolve()), paper=paper, draws=draws)
        for member in members
    ]
    known = unchanged(out, paper, draws) if resume else {}
    contents = {task.file: _content(task) for task in tasks} if known else {}
    codes = {file: known[content] for file, content in contents.items() if content in known}
    unread = [task for task in tasks if task.file not in codes]
    codes |= {result.file: result.code for result in results_of(run, identified, unread, "read")}
    own, refused = refuse_shared([replace(task, code=codes[task.file]) for task in tasks])
    done = {result.file: result for result in refused}
    for task in own:
        if contents.get(task.file) in known:
            done[task.file] = guarded(_as_it_was, task)
    left = [task for task in own if task.file not in done]
    if left:
        before()
    same = tuple(task.code for task in own if task.file in done and not done[task.file].problems)
    done |= {result.file: result for result in results_of(run, run_task, left, "bodies")}
    by_file = {task.file: task for task in own}
    bodies = tuple(
        Body(by_file[member.file], member.region or done[member.file].figures["region"], done[member.file].figures)
        for member in members
        if not done[member.file].problems
    )
    failed = [done[member.file] for member in members if done[member.file].problems]
    problems = tuple(problem for result in failed for problem in result.problems)
    notes = tuple(done[member.file].note for member in members if done[member.file].note)
    return Batch(bodies, problems, len(failed), same, notes)


def clear(bodies: Sequence[Body], run: Run) -> tuple[dict[str, Step], list[Problem]]:
    """Return what posts at other bodies save each body, {code: step}, and the problems of the bodies that failed.

    This is the clearing of vacancies: posts to be refilled at one body are offered to people at risk at other bodies of
    its region. The saving of a body that is given no post is nil. `run` calls a function with every task, as in
    `run_batch`.
    """
    offers = {body.code: offer_from_json(body.figures["clearing"]) for body in bodies}
    given = granted(offers, {body.code: body.region for body in bodies})
    tasks = [
        replace(body.task, clearing={**body.figures["clearing"], "given": given[body.code].tolist()})
        for body in bodies
        if given[body.code].any()
    ]
    results = {result.file: result for result in results_of(run, run_clearing, tasks, "bodies in the clearing")}
    nil = Step(0.0, 0.0, 0.0, 0.0, 0.0)
    done = {task.code: Step(**results[task.file].figures) for task in tasks if not results[task.file].problems}
    problems = [problem for task in tasks for problem in results[task.file].problems]
    return {body.code: done.get(body.code, nil) for body in bodies}, problems


def _content(task: Task) -> str:
    """Return the hash of a task's input file; "" where the file cannot be read."""
    try:
        return content_of(Path(task.at))
    except (OSError, InputError):  # running it will say why
        return ""


def _as_it_was(task: Task) -> TaskResult:
    """Return the result of a body whose files need not be made again, with the figures in those files.

    Raises OSError where the figures are missing.
    """
    return TaskResult(task.file, task.code, figures=figures_of(folder_of(task, task.code)))


def results_of(run: Run, work: Work, tasks: Sequence[Task], what: str) -> list[TaskResult]:
    """Call `work` with every task through `run`, and return the results in the order in which they were ready.

    Meanwhile the terminal shows how many of the tasks are done; `what` is the word for them, such as "bodies".
    """
    progress = Progress(len(tasks), what)
    results = []
    try:
        for result in run(work, tasks) if tasks else ():
            results.append(result)
            progress.step(bool(result.problems))
    finally:
        progress.clear()
    return results
