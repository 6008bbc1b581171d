"""Files that appear whole or not at all, and never over something that cannot be replaced."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def write_whole(path: Path, write: Callable[[Path], None], keep: frozenset[Path] = frozenset()) -> Path:
    """Write a file through a temporary beside it and return where it ended up.

    Where `path` is one of `keep`, or is open elsewhere, the file is written beside it under a new name.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")
    try:
        write(part)
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
