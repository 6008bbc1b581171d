"""Writes and reads manifests: a manifest records what a body's results were made from.

It lies beside the results, so that a batch need not run a body again where nothing has changed.
"""

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
    """Return the SHA-256 hash of a file's bytes, as 64 hexadecimal digits; raise OSError where the file cannot be read.

    Two files with the same hash can be taken to be the same.
    """
    with path.open("rb") as file:
        digest = sha256()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def made_of(content: str, paper: bool) -> dict[str, Any]:
    """Return all that a body's files depend on: the input's hash, the rulebook, the code, and whether there is a paper.

    `content` is the hash of the input. Two runs for which the returned dict is equal write the same bytes.
    """
    return {"input": content, "rulebook": rulebook().version, "model": made_by(), "paper": paper}


def write_manifest(folder: Path, made: Mapping[str, Any], written: Iterable[Path]) -> None:
    """Write the manifest: what the files were made from (`made`), the hash of each file in `written`, and the time.

    The time of a run is recorded in this file alone, so that the other files of two equal runs are equal.
    """
    hashes = {path.name: hash_of(path) for path in written}
    text = json.dumps({**made, "written": hashes, "finished": datetime.now(UTC).isoformat()}, indent=1)
    write_bytes(folder / NAME, text.encode())


def unchanged(out: Path, paper: bool) -> dict[str, str]:
    """Return the results under `out` that need not be made again, {hash of the input: name of the folder}.

    The files in these folders are as they were written, by this version of the rulebook and of the code, and with a
    paper only if one is asked for now.
    """
    folders: dict[str, str] = {}
    for path in sorted(out.glob(f"*/{NAME}")):
        content = _input(path, paper)
        if content:
            folders[content] = path.parent.name
    return folders


def _input(path: Path, paper: bool) -> str:
    """Return the hash of the input from which the files beside a manifest were made.

    Returns "" where one of these files is damaged, or where the rulebook, the code or `paper` is not that of the
    manifest.
    """
    try:
        manifest = json.loads(path.read_text("utf-8"))
        content = str(manifest["input"])
        same = all(manifest[name] == value for name, value in made_of(content, paper).items())
        files = manifest["written"].items()
        whole = all(hash_of(path.parent / Path(name).name) == digest for name, digest in files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ""
    return content if same and whole else ""
