"""One body of a batch, from its input to its files: the work of one process, on this machine or another."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from model.batch.manifest import NAME, hash_of, made_of, write_manifest
from model.body_workbook.read import code_of, read
from model.faults import fault_at
from model.files import DEVICES, write_together
from model.problems import InputError, Problem
from model.projection.as_json import as_json
from model.projection.clearing import Offer, Step, cleared, offer
from model.projection.compare import compare
from model.projection.project import project
from model.services.run_body import files_of

FIGURES = "results.json"
PAPERS = ("paper.docx", "paper.html")
ARRAYS = ("spare", "wanted", "own")


@dataclass(frozen=True)
class Task:
    """A body to run: its input file, and where its files are to be written."""

    file: str  # the input as the user named it, for messages
    at: str  # its full path, which another machine can open too
    out: str  # the full path of the batch's folder
    code: str = ""  # the body's organisation code, once it is known
    paper: bool = True  # whether its board paper is written
    clearing: Mapping[str, Any] = field(default_factory=dict)  # its offer to the clearing, and the openings given to it


@dataclass(frozen=True)
class TaskResult:
    """The result of a task: the body's figures, as its results.json has them, or the problems that stopped it."""

    file: str
    code: str = ""
    content: str = ""  # the hash of the input's bytes
    figures: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def guarded(work: Callable[[Task], TaskResult], task: Task) -> TaskResult:
    """Do the work on a task and return its result; where the work raises, return the problems that a command prints."""
    try:
        return work(task)
    except InputError as error:
        problems = [Problem(each.where.replace(task.at, task.file, 1), each.sentence) for each in error.problems]
    except OSError as error:
        problems = [Problem(str(error.filename or task.file), (error.strerror or str(error)).lower())]
    except Exception as error:
        problems = [Problem(task.file, f"failed, and the fault is ours: {fault_at(error)}; please send this line")]
    return TaskResult(task.file, problems=tuple(problems))


def identified(task: Task) -> TaskResult:
    """Return the body's organisation code and the hash of its input, without reading the rest; raises as `code_of`."""
    return TaskResult(task.file, code_of(task.at), hash_of(Path(task.at)))


def run_task(task: Task) -> TaskResult:
    """Run one body and write its files into a folder named by its code, its manifest last; return its figures.

    Every file is made in memory before any on the disk is changed: where one cannot be made, the files of the last run
    are left as they were. Raises InputError as `read`, and where the input was changed meanwhile; and OSError.
    """
    content = hash_of(Path(task.at))
    inputs = read(task.at)
    folder = folder_of(task, inputs.code)
    if inputs.code != task.code or hash_of(Path(task.at)) != content:
        raise InputError([Problem(task.file, "was changed while the batch ran; run it again")])
    comparison = compare(project(inputs))
    figures = {"code": inputs.code, "kind": inputs.kind, "scope": inputs.scope, **as_json(comparison)}
    figures["clearing"] = offer_as_json(offer(comparison))
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    contents = {**files_of(comparison, papers=task.paper), FIGURES: text.encode()}
    for name in (NAME, *(() if task.paper else PAPERS)):  # no manifest of changed files, and no paper of another run
        (folder / name).unlink(missing_ok=True)
    keep = frozenset({Path(task.at).resolve()})
    written = write_together({folder / name: content for name, content in contents.items()}, keep)
    write_manifest(folder, made_of(content, task.paper), written)
    return TaskResult(task.file, inputs.code, content, json.loads(text))


def run_clearing(task: Task) -> TaskResult:
    """Return what a body saves by the openings that the clearing gives it at other bodies; raises as `read`."""
    brought, given = offer_from_json(task.clearing), np.array(task.clearing["given"])
    return TaskResult(task.file, task.code, figures=asdict(cleared(read(task.at), brought, given)))


def offer_as_json(brought: Offer) -> dict[str, Any]:
    """Return a body's offer to the clearing as JSON has it: arrays become lists of years, each a list of bands."""
    arrays = {name: getattr(brought, name).tolist() for name in ARRAYS}
    alone = asdict(brought.alone)
    return {"option": brought.option, "first_year": brought.first_year, **arrays, "alone": alone}


def offer_from_json(figures: Mapping[str, Any]) -> Offer:
    """Return a body's offer to the clearing from what `offer_as_json` made of it."""
    arrays = {name: np.array(figures[name]) for name in ARRAYS}
    return Offer(figures["option"], figures["first_year"], **arrays, alone=Step(**figures["alone"]))


def figures_of(folder: Path) -> Mapping[str, Any]:
    """Return the figures that an earlier run left in a body's folder; raise OSError where there are none."""
    figures: dict[str, Any] = json.loads((folder / FIGURES).read_text("utf-8"))
    return figures


def folder_of(task: Task, code: str) -> Path:
    """Return the folder for a body's code, directly in the batch's folder; raise InputError where it would lead out."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,40}", code) or DEVICES.fullmatch(code):
        sentence = f'"Organisation code" is "{code}", which cannot name a folder; use letters, digits, - and _'
        raise InputError([Problem(f"{task.file} Body", sentence)])
    out = Path(task.out)
    folder = out / code
    if folder.is_symlink() or folder.resolve().parent != out.resolve():
        raise InputError([Problem(str(folder), "leads out of the batch's folder; take it away")])
    return folder


def refuse_shared(tasks: list[Task]) -> tuple[list[Task], list[TaskResult]]:
    """Return the tasks whose code no other has, and a refusal of each of the rest, which names the others.

    All that share a code are refused, since nothing says which of them is the body's.
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
