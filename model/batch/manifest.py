"""A manifest beside a body's files records what they were made of, so that a batch need not run what is unchanged."""

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
    """Return the SHA-256 of a file's bytes, in hexadecimal; raise OSError where it cannot be read."""
    with path.open("rb") as file:
        digest = sha256()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def made_of(content: str, paper: bool) -> dict[str, Any]:
    """Return all that a body's files depend on: the input's hash, the rulebook, the code, and whether there is a paper.

    Two runs for which this is equal write the same bytes.
    """
    return {"input": content, "rulebook": rulebook().version, "model": made_by(), "paper": paper}


def write_manifest(folder: Path, made: Mapping[str, Any], written: Iterable[Path]) -> None:
    """Write the manifest of the files `written`, which were made of `made`; only here is the time of a run recorded."""
    hashes = {path.name: hash_of(path) for path in written}
    text = json.dumps({**made, "written": hashes, "finished": datetime.now(UTC).isoformat()}, indent=1)
    write_bytes(folder / NAME, text.encode())


def unchanged(out: Path, paper: bool) -> dict[str, str]:
    """Return the folders under `out` that need not be written again: {hash of the input: name of the folder}.

    Their files are as they were written, by this rulebook and this code of the model, with or without a paper as asked.
    """
    folders: dict[str, str] = {}
    for path in sorted(out.glob(f"*/{NAME}")):
        content = _input(path, paper)
        if content:
            folders[content] = path.parent.name
    return folders


def _input(path: Path, paper: bool) -> str:
    """Return the hash of the input that a manifest's files were made of; "" where they are damaged or out of date."""
    try:
        manifest = json.loads(path.read_text("utf-8"))
        content = str(manifest["input"])
        same = all(manifest[name] == value for name, value in made_of(content, paper).items())
        files = manifest["written"].items()
        whole = all(hash_of(path.parent / Path(name).name) == digest for name, digest in files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ""
    return content if same and whole else ""
