"""What a body's files were made of, kept beside them: what lets a batch leave alone what has not changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from model.files import write_bytes
from model.rules.rulebook import rulebook
from model.version import made_by

NAME = "manifest.json"


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes; raises OSError where it cannot be read."""
    with path.open("rb") as file:
        digest = sha256()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def made_of(content: str, paper: bool) -> dict[str, Any]:
    """What a body's files follow from: the content of its input, the rulebook, the model's code, and what is asked."""
    return {"input": content, "rulebook": rulebook().version, "model": made_by(), "paper": paper}


def write_manifest(folder: Path, made: Mapping[str, Any], written: Iterable[Path]) -> None:
    """Write the manifest of what was written; the clock's time stands here and nowhere else."""
    hashes = {path.name: hash_of(path) for path in written}
    text = json.dumps({**made, "written": hashes, "finished": datetime.now(UTC).isoformat()}, indent=1)
    write_bytes(folder / NAME, text.encode())


def unchanged(out: Path, paper: bool) -> dict[str, str]:
    """The folders under `out` whose files are whole and follow from today's rulebook and model, by their input."""
    found: dict[str, str] = {}
    for path in sorted(out.glob(f"*/{NAME}")):
        content = _input(path, paper)
        if content:
            found[content] = path.parent.name
    return found


def _input(path: Path, paper: bool) -> str:
    """The content of the input that a manifest's files still follow from; blank where they do not."""
    try:
        said = json.loads(path.read_text("utf-8"))
        content = str(said["input"])
        same = all(said[name] == value for name, value in made_of(content, paper).items())
        whole = all(hash_of(path.parent / Path(name).name) == each for name, each in said["written"].items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ""
    return content if same and whole else ""
