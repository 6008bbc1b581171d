"""One body of a batch, from its input to its files: what a worker does, wherever it runs."""

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
from model.files import write_together
from model.problems import InputError, Problem
from model.projection.as_json import as_json
from model.projection.clearing import Offer, Step, cleared, offer
from model.projection.compare import compare
from model.projection.project import project
from model.services.run_body import files_of

FIGURES = "results.json"
PAPERS = ("paper.docx", "paper.html")
ARRAYS = ("spare", "wanted", "own")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.I)  # names that Windows gives to no folder


@dataclass(frozen=True)
class Task:
    """A body to run: its file as the user named it, where that is on any machine, and where its files go."""

    file: str
    at: str
    out: str
    code: str = ""
    paper: bool = True
    clearing: Mapping[str, Any] = field(default_factory=dict)  # what it brings to the clearing, and is given there


@dataclass(frozen=True)
class Told:
    """What came of a task: the body's figures as JSON has them, or the problems that stopped it."""

    file: str
    code: str = ""
    content: str = ""
    figures: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def guarded(work: Callable[[Task], Told], task: Task) -> Told:
    """What came of the work, its faults told as a command tells them; never raises."""
    try:
        return work(task)
    except InputError as error:
        told = [Problem(each.where.replace(task.at, task.file, 1), each.sentence) for each in error.problems]
    except OSError as error:
        told = [Problem(str(error.filename or task.file), (error.strerror or str(error)).lower())]
    except Exception as error:
        told = [Problem(task.file, f"failed, and the fault is ours: {fault_at(error)}; please send this line")]
    return Told(task.file, problems=tuple(told))


def named(task: Task) -> Told:
    """The body's organisation code and its input's content, where it can be read at all."""
    return Told(task.file, code_of(task.at), hash_of(Path(task.at)))


def run_task(task: Task) -> Told:
    """Project, compare and write one body's files under DIR/<code>, its manifest last; raises as `read`.

    All are made before any is touched: where one cannot be, those of the last run stand as they were.
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
    for name in (NAME, *(() if task.paper else PAPERS)):  # what is about to change, or would be of another run
        (folder / name).unlink(missing_ok=True)
    keep = frozenset({Path(task.at).resolve()})
    written = write_together({folder / name: content for name, content in contents.items()}, keep)
    write_manifest(folder, made_of(content, task.paper), written)
    return Told(task.file, inputs.code, content, json.loads(text))


def run_clearing(task: Task) -> Told:
    """What a body's people gain from the openings that it is given at others; raises as `read`."""
    brought, given = offer_from_json(task.clearing), np.array(task.clearing["given"])
    return Told(task.file, task.code, figures=asdict(cleared(read(task.at), brought, given)))


def offer_as_json(brought: Offer) -> dict[str, Any]:
    """What a body brings to the clearing, as its figures hold it."""
    arrays = {name: getattr(brought, name).tolist() for name in ARRAYS}
    alone = asdict(brought.alone)
    return {"option": brought.option, "first_year": brought.first_year, **arrays, "alone": alone}


def offer_from_json(held: Mapping[str, Any]) -> Offer:
    """What a body brings to the clearing, from its figures."""
    arrays = {name: np.array(held[name]) for name in ARRAYS}
    return Offer(held["option"], held["first_year"], **arrays, alone=Step(**held["alone"]))


def figures_of(folder: Path) -> Mapping[str, Any]:
    """The figures of a body that was run before."""
    found: dict[str, Any] = json.loads((folder / FIGURES).read_text("utf-8"))
    return found


def folder_of(task: Task, code: str) -> Path:
    """The folder of a code, straight under the batch's own; raises InputError where it would stand elsewhere."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,40}", code) or RESERVED.fullmatch(code):
        said = f'"Organisation code" is "{code}", which cannot name a folder; use letters, digits, - and _'
        raise InputError([Problem(f"{task.file} Body", said)])
    out = Path(task.out)
    folder = out / code
    if folder.is_symlink() or folder.resolve().parent != out.resolve():
        raise InputError([Problem(str(folder), "leads out of the batch's folder; take it away")])
    return folder


def refuse_shared(tasks: list[Task]) -> tuple[list[Task], list[Told]]:
    """The tasks whose code is their own, and the others told of each other: neither is the body's for certain."""
    files: dict[str, list[str]] = {}
    for task in tasks:
        files.setdefault(task.code.lower(), []).append(task.file)  # a folder's name has no case on every system
    own, told = [], []
    for task in tasks:
        others = [file for file in files[task.code.lower()] if file != task.file]
        if task.code and others:
            said = f'"Organisation code" is "{task.code}", as in {" and ".join(others)}; keep one, or give each its own'
            told.append(Told(task.file, task.code, problems=(Problem(f"{task.file} Body", said),)))
        else:
            own.append(task)
    return own, told
