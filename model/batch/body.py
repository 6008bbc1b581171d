"""The work on one body of a batch, from its input file to its results: one process does it, on any machine."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from model.batch.draws import DRAWS, drawn
from model.batch.footing import footing_of
from model.batch.manifest import FIGURES, content_of, figures_file, finished, made_of
from model.body_workbook.read import code_of, read
from model.faults import fault_at
from model.files import DEVICES
from model.outputs import write_outputs
from model.problems import InputError, Problem
from model.projection.as_json import as_json
from model.projection.clearing import Offer, Step, cleared, offer
from model.projection.compare import compare
from model.projection.finding import ranking_rule
from model.projection.project import project
from model.services.run_body import files_of
from model.spoken import spoken_path

PAPERS = ("paper.docx", "paper.html")
ARRAYS = ("spare", "wanted", "own")


@dataclass(frozen=True)
class Task:
    """A body that is to be run: its input file, and the folder where its results are to be written."""

    file: str  # the input as the user named it, for messages
    at: str  # its full path, which another machine can open too
    out: str  # the full path of the batch's folder
    code: str = ""  # the body's organisation code, once it is known
    paper: bool = True  # whether its board paper is written
    draws: int = 0  # how many draws say how sure it is
    clearing: Mapping[str, Any] = field(default_factory=dict)  # its offer to the clearing, and the openings given to it


@dataclass(frozen=True)
class TaskResult:
    """What came of a task: the body's figures, as its file results.json has them, or the problems that stopped it."""

    file: str
    code: str = ""
    content: str = ""  # the hash of the input's bytes
    figures: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    note: str = ""  # which files were left in place of being written over


def guarded(work: Callable[[Task], TaskResult], task: Task) -> TaskResult:
    """Call `work` with a task and return its result; an error becomes a result that holds the problems to be printed.

    `work` is a function such as `run_task`. So an error in one body does not stop the others of the batch.
    """
    try:
        return work(task)
    except InputError as error:
        at, file = spoken_path(task.at), spoken_path(task.file)
        problems = [replace(each, where=each.where.replace(at, file, 1)) for each in error.problems]
    except OSError as error:
        problems = [Problem(str(error.filename or task.file), (error.strerror or str(error)).lower())]
    except Exception as error:
        problems = [Problem(task.file, f"failed, and the fault is ours: {fault_at(error)}; please send this line")]
    return TaskResult(task.file, problems=tuple(problems))


def identified(task: Task) -> TaskResult:
    """Return the body's organisation code and the hash of its input file, without reading the rest of the file.

    Raises InputError as `code_of` does, where the file is not a workbook.
    """
    return TaskResult(task.file, code_of(task.at), content_of(Path(task.at)))


def run_task(task: Task) -> TaskResult:
    """Run one body, write its files into a folder named by its organisation code, and return its figures.

    Every file is made in memory before any file on the disk is changed, so that where one cannot be made, the files of
    the previous run stay as they were. The folder's record of what the files were made from is written last.
    Raises InputError as `read` does, and where the input was changed during the run; OSError where a file cannot be
    written.
    """
    content = content_of(Path(task.at))
    inputs = read(task.at)
    folder = folder_of(task, inputs.code)
    if inputs.code != task.code or content_of(Path(task.at)) != content:
        raise InputError([Problem(task.file, "was changed while the batch ran; run it again")])
    comparison = compare(project(inputs))
    figures = {
        "code": inputs.code,
        "kind": inputs.kind,
        "region": inputs.region,
        "scope": inputs.scope,
        **as_json(comparison),
    }
    figures |= footing_of(Path(task.at), comparison)
    figures["rule"] = ranking_rule(comparison.results)
    figures["clearing"] = offer_as_json(offer(comparison))
    kept = {}
    if task.draws:
        figures["risk"], kept[DRAWS] = drawn(comparison, task.draws)
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    contents = {**files_of(comparison, papers=task.paper), FIGURES: text.encode(), **kept}
    keep = frozenset({Path(task.at).resolve()})
    made = finished(made_of(content, task.paper, task.draws))
    gone = [] if task.paper else [folder / name for name in PAPERS]  # no paper of another run
    gone += [] if task.draws else [folder / DRAWS]
    put = write_outputs({folder / name: each for name, each in contents.items()}, keep, gone=gone, made=made)
    note = f"{inputs.code}: {put.note}" if put.note else ""
    return TaskResult(task.file, inputs.code, content, json.loads(text), note=note)


def run_clearing(task: Task) -> TaskResult:
    """Return what the posts offered to a body's people at other bodies save it: the figures of a `Step`.

    The clearing offers one body's posts to be refilled to another's people at risk; `task.clearing` holds this body's
    part in it. Raises InputError as `read` does.
    """
    brought, given = offer_from_json(task.clearing), np.array(task.clearing["given"])
    return TaskResult(task.file, task.code, figures=asdict(cleared(read(task.at), brought, given)))


def offer_as_json(brought: Offer) -> dict[str, Any]:
    """Return a body's offer to the clearing of vacancies in a form that JSON can hold.

    Each array, (years, bands), becomes a list of years, each of them a list with a number for every band.
    """
    arrays = {name: getattr(brought, name).tolist() for name in ARRAYS}
    alone = asdict(brought.alone)
    return {"option": brought.option, "first_year": brought.first_year, **arrays, "alone": alone}


def offer_from_json(figures: Mapping[str, Any]) -> Offer:
    """Return a body's offer to the clearing of vacancies, from the figures that `offer_as_json` returned."""
    arrays = {name: np.array(figures[name]) for name in ARRAYS}
    return Offer(figures["option"], figures["first_year"], **arrays, alone=Step(**figures["alone"]))


def figures_of(folder: Path) -> Mapping[str, Any]:
    """Return the figures in a body's folder, which its latest run wrote.

    Raises OSError where there is no such file.
    """
    figures: dict[str, Any] = json.loads(figures_file(folder).read_text("utf-8"))
    return figures


def folder_of(task: Task, code: str) -> Path:
    """Return the path of the folder for a body's files: it is named by the body's code and lies in the batch's folder.

    Raises InputError where the code cannot name a folder, or where that folder is a link that leads elsewhere.
    """
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,40}", code) or DEVICES.fullmatch(code):
        sentence = f'"Organisation code" is "{code}", which cannot name a folder; use letters, digits, - and _'
        raise InputError([Problem(f"{task.file} Body", sentence)])
    out = Path(task.out)
    folder = out / code
    if folder.is_symlink() or folder.resolve().parent != out.resolve():
        raise InputError([Problem(str(folder), "leads out of the batch's folder; take it away")])
    return folder


def refuse_shared(tasks: list[Task]) -> tuple[list[Task], list[TaskResult]]:
    """Return the tasks whose organisation code no other task has, and a refusal for each of the other tasks.

    All tasks that share a code are refused, since nothing says which of them is the body's. Each refusal is a result
    with one problem, which names the other files.
    """
    files: dict[str, list[str]] = {}
    for task in tasks:
        files.setdefault(task.code.lower(), []).append(task.file)  # some systems take A and a for one folder
    own, refused = [], []
    for task in tasks:
        others = [file for file in files[task.code.lower()] if file != task.file]
        if task.code and others:
            as_in = " and ".join(others)
            sentence = f'"Organisation code" is "{task.code}", as in {as_in}; keep one, or give each its own'
            refused.append(TaskResult(task.file, task.code, problems=(Problem(f"{task.file} Body", sentence),)))
        else:
            own.append(task)
    return own, refused
