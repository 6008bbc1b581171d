"""Says in a folder's record what a body's results were made from, and reads it there again.

So a batch need not run a body again where nothing has changed. The record is that of `model.outputs`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from model.outputs import RECORD, hash_of, record_of
from model.reading.door import admit
from model.rules.rulebook import rulebook
from model.version import made_by

FIGURES = "results.json"


def content_of(path: Path) -> str:
    """Return the hash of an input's bytes.

    Raises InputError where the file is none that is read, such as a pipe or one that is too large, and OSError where
    the disk fails.
    """
    admit(path)
    return hash_of(path)


def made_of(content: str, paper: bool, draws: int = 0) -> dict[str, Any]:
    """Return all that a body's files depend on: the input's hash, the rulebook, the code, a paper or none, the draws.

    `content` is the hash of the input. Two runs for which the returned dict is equal write the same bytes.
    """
    return {"input": content, "rulebook": rulebook().version, "model": made_by(), "paper": paper, "draws": draws}


def finished(made: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a record says of files that are made of `made`, and when they were.

    The time of a run is recorded there alone, so that the other files of two equal runs are equal.
    """
    return {**made, "finished": datetime.now(UTC).isoformat()}


def unchanged(out: Path, paper: bool, draws: int = 0) -> dict[str, str]:
    """Return the results under `out` that need not be made again, {hash of the input: name of the folder}.

    The files in these folders were written by this version of the rulebook and of the code, with a paper only if one is
    asked for now, and with as many draws. All are there, and the figures are as they were written; the others may have
    been edited since.
    """
    folders: dict[str, str] = {}
    for path in sorted(out.glob(f"*/{RECORD}")):
        record = record_of(path.parent)
        content = str(record.get("input", ""))
        same = all(record.get(name) == value for name, value in made_of(content, paper, draws).items())
        if content and same and _is_whole(path.parent, record):
            folders[content] = path.parent.name
    return folders


def figures_file(folder: Path) -> Path:
    """Return the path of the figures of a folder's latest run, whose name may have a number."""
    return folder / (latest(folder, ".json") or FIGURES)


def latest(folder: Path, ending: str) -> str:
    """Return the name of the file of a folder's latest run that ends so; "" where its record names none."""
    written = record_of(folder).get("latest")
    names = [name for name in written if name.endswith(ending)] if isinstance(written, dict) else []
    return Path(names[0]).name if names else ""


def _is_whole(folder: Path, record: Mapping[str, Any]) -> bool:
    """Whether all files of the folder's latest run are there, and the figures are as they were written."""
    written = record.get("latest")
    if not isinstance(written, dict):
        return False
    figures = figures_file(folder)
    try:
        whole = hash_of(figures) == written.get(figures.name)
    except OSError:
        return False
    return whole and all((folder / Path(name).name).is_file() for name in written)
