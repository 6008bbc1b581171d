"""Writes the files of a run, and never over a file that somebody has changed since, or that mancost did not write.

What was written last is known by its hash, which stands in a hidden file of the folder, RECORD. A file whose bytes are
not those belongs to whoever changed it: the new one stands beside it, and so do all that were made with it, under one
number, such as "results (2).xlsx" and "paper (2).docx". The record is written before the files, with the old hashes and
the new, and after them: if a run is killed between the two, no file of ours is taken for somebody's.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import stat
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from model.files import NUMBERS, numbered, write_bytes, write_together
from model.spoken import spoken_path

RECORD = ".mancost.json"
LOG = logging.getLogger("mancost")  # what --verbose prints
LARGEST_RECORD = 2**24  # bytes


@dataclass(frozen=True)
class Put:
    """Files that were written: their paths, and a sentence on what was kept in their place, "" where nothing was."""

    paths: tuple[Path, ...]
    note: str = ""


def write_outputs(
    contents: Mapping[Path, bytes],
    keep: frozenset[Path] = frozenset(),
    beside: Collection[Path] = (),
    gone: Collection[Path] = (),
    made: Mapping[str, Any] | None = None,
) -> Put:
    """Write files of one folder that belong together, all of them or none, and return where they are.

    `keep` holds files that must not be replaced, such as the input. `beside` and `gone` are as in `write_together`;
    those in `gone` are removed only where they are as mancost wrote them. `made` says what the files were made of, and
    stands in the folder's record until other files are written there. Raises OSError where a file cannot be written.
    """
    folder = next(iter(contents)).parent
    record = _read(folder)
    new = {path: sha256(content).hexdigest() for path, content in contents.items()}
    known = _known(record)

    def may_replace(path: Path) -> bool:
        """Whether a file is as mancost wrote it, or as it is about to."""
        found = _hash_or_none(path)
        return found is not None and (found in known.get(path.name, ()) or found in new.values())

    standing: dict[str, str] = {}

    def before(places: Mapping[Path, Path]) -> None:
        """Record the new hashes beside the old, and note what stands where the new files would have been."""
        standing.update(_standing([*contents, *beside, *gone], places, keep, may_replace))
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder, {"written": _joined(known, {target.name: {new[path]} for path, target in places.items()})})

    places = write_together(contents, keep, may_replace, beside, gone, before)
    paths = tuple(places.values())
    latest = {target.name: new[path] for path, target in places.items()}
    others = {name: known[name] for name in known.keys() - latest.keys() if os.path.lexists(folder / name)}
    with suppress(OSError):  # the files are there, and are known by the record of before
        written = _joined(others, {name: {digest} for name, digest in latest.items()})
        _write(folder, {"written": written, "latest": latest, **(made or {})})
    for path in paths:
        LOG.info("wrote %s", spoken_path(path), extra={"written": path})
    return Put(paths, _note(standing, paths) if paths != tuple(contents) else "")


def withdraw(path: Path) -> None:
    """Remove a file, and those of its name with a number, where they are as mancost wrote them; no other is touched.

    Raises OSError where one cannot be removed.
    """
    known = _known(_read(path.parent))
    for each in (numbered(path, number) for number in range(1, NUMBERS)):
        if each.name in known and _hash_or_none(each) in known[each.name]:
            each.unlink()


def record_of(folder: Path) -> Mapping[str, Any]:
    """Return the record of a folder: what `write_outputs` was told of the latest files, their names and their hashes.

    It is empty where there is none.
    """
    return _read(folder)


def hash_of(path: Path) -> str:
    """Return the SHA-256 hash of a file's bytes, as 64 hexadecimal digits; two files with one hash are the same.

    Raises OSError where it cannot be read, or is a device or a pipe, which might never end.
    """
    with open(path, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "is not a file on a disk", str(path))
        digest = sha256()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes to is opened too, where the system would else wait for one who does."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _hash_or_none(path: Path) -> str | None:
    """Return a file's hash; None where it cannot be read, or is a link, which was never written as a file of ours."""
    if path.is_symlink():
        return None
    try:
        return hash_of(path)
    except OSError:
        return None


def _read(folder: Path) -> Mapping[str, Any]:
    """Return the folder's record; empty where there is none or it is damaged, so that every file is somebody's."""
    path = folder / RECORD
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_RECORD:
            return {}
        record = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _write(folder: Path, record: Mapping[str, Any]) -> None:
    """Write the folder's record."""
    write_bytes(folder / RECORD, json.dumps(record, indent=1).encode())


def _known(record: Mapping[str, Any]) -> dict[str, set[str]]:
    """Return the hashes that a file of each name may have and be ours, {name: hashes}."""
    written = record.get("written")
    if not isinstance(written, dict):
        return {}
    return {name: {str(each) for each in hashes} for name, hashes in written.items() if isinstance(hashes, list)}


def _joined(*known: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """Return the hashes of several parts together, {name: hashes}, in an order that is always the same."""
    names = sorted(set().union(*known))
    return {name: sorted(set().union(*(part.get(name, set()) for part in known))) for name in names}


def _standing(
    asked: Sequence[Path], places: Mapping[Path, Path], keep: frozenset[Path], may_replace: Callable[[Path], bool]
) -> dict[str, str]:
    """Return the files that kept the new ones from their names, each with the reason, {name: reason}."""
    standing = {}
    taken = set(places.values())
    number = 1
    while not taken & {numbered(path, number) for path in asked}:
        for path in (numbered(each, number) for each in asked):
            if path.resolve() in keep:
                standing[spoken_path(path.name)] = "an input"
            elif os.path.lexists(path) and not may_replace(path):
                standing[spoken_path(path.name)] = "not as mancost wrote it"
        number += 1
    return standing


def _note(standing: Mapping[str, str], paths: Sequence[Path]) -> str:
    """Return a sentence that says which files are kept, why, and where the new ones are."""
    new = ", ".join(spoken_path(path.name) for path in paths)
    kept = "; ".join(f"{name} is {reason}" for name, reason in standing.items()) or "a file of that name is in use"
    stay = "they stay" if len(standing) > 1 else "it stays"
    return f"{kept}: {stay}, and the new {'file is' if len(paths) == 1 else 'files are'} {new}"
