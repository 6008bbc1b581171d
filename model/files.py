"""Files that appear whole or not at all, and never over something that cannot be replaced."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path


def slug(name: str) -> str:
    """A body's name as a folder."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "body"


def write_whole(path: Path, write: Callable[[Path], None], keep: frozenset[Path] = frozenset()) -> Path:
    """Write a file through a temporary beside it and return where it ended up.

    Where `path` is one of `keep`, or is open elsewhere, the file is written beside it under a new name.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder; give the name of a file", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")
    try:
        try:
            write(part)
        except OSError as error:  # name the file that was asked for, not the temporary one
            raise OSError(error.errno, error.strerror or "cannot be written", str(path)) from None
        for target in (path, *(path.with_name(f"{path.stem} ({n}){path.suffix}") for n in range(2, 100))):
            if target.resolve() in keep or (target != path and target.exists()):
                continue
            try:
                os.replace(part, target)
            except PermissionError:  # another program holds it open
                continue
            return target
        raise PermissionError(f"{path} cannot be written, nor a file beside it")
    finally:
        part.unlink(missing_ok=True)
