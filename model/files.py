"""Files that appear whole or not at all, inside the folder that is meant, and never over what cannot be replaced.

A file is written under a name of our own beside its place, brought to the disk, and renamed. What a run that was killed
left under such a name is taken away by the next that writes in the same folder.
"""

from __future__ import annotations

import errno
import os
import platform
import re
import secrets
import shutil
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

KEPT = "what stood there is as it was"
PART = re.compile(r"\.mancost-([0-9a-f]{8})-([0-9]{1,9})-[0-9a-f]{8}\.part")
A_DAY = 24 * 60 * 60  # seconds, after which a temporary file of another machine is taken for left behind
LONGEST = 80  # letters of a folder's name
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.I)  # which Windows keeps for itself
PLAIN = re.compile(r'[^<>:"/\\|?*\x00-\x1f]{0,250}[^<>:"/\\|?*\x00-\x1f. ]')
NO_SYNC = {errno.EINVAL, errno.ENOTSUP}  # what a file system says that cannot be asked


def slug(name: str) -> str:
    """A body's name, or its code, as a folder.

    >>> slug("NHS Kent & Medway"), slug("../../etc"), slug("CON"), slug("?")
    ('nhs-kent-medway', 'etc', 'con-body', 'body')
    """
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower())[:LONGEST].strip("-") or "body"
    return f"{plain}-body" if DEVICES.fullmatch(plain) else plain


def inside(folder: Path, name: str) -> Path:
    """The path of a name in a folder; raises OSError where the name, or a link that stands there, leads out of it."""
    path = folder / name
    if not PLAIN.fullmatch(name) or DEVICES.fullmatch(name):
        raise OSError(errno.EINVAL, f"is no place for a file of this name, {name!r}; give a plain one", str(folder))
    if not path.resolve().is_relative_to(folder.resolve()):
        raise OSError(errno.EXDEV, f"is a link that leads out of {folder}; take it away, or give --out", str(path))
    return path


def write_bytes(path: Path, content: bytes, keep: frozenset[Path] = frozenset()) -> Path:
    """Write a file whole and return where it ended up, as `write_together` does."""
    return write_together({path: content}, keep)[0]


def write_together(contents: Mapping[Path, bytes], keep: frozenset[Path] = frozenset()) -> list[Path]:
    """Write files that belong together and return where each ended up: all are on the disk before one gets its name.

    Where a path is one of `keep`, or is open elsewhere, that file is written beside it under a new name. Raises OSError
    that names the file that could not be written, and those that were in place before it.
    """
    written: list[Path] = []
    with ExitStack() as temporaries:
        parts = {path: temporaries.enter_context(_part(path, content)) for path, content in contents.items()}
        for path, part in parts.items():
            try:
                written.append(_put(part, path, keep))
            except OSError as error:
                raise _unwritten(error, path, written) from None
    return written


@contextmanager
def _part(path: Path, content: bytes) -> Iterator[Path]:
    """Bring a content to the disk under a temporary name beside its place, and take that away in the end."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder; give the name of a file", str(path))
    part = path.with_name(f".mancost-{_host()}-{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _sweep(path.parent)
            with open(part, "xb") as file:
                file.write(content)
            _sync(part)
        except OSError as error:
            raise _unwritten(error, path) from None
        yield part
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _unwritten(error: OSError, path: Path, written: Sequence[Path] = ()) -> OSError:
    """The error that names the file that was asked for, not the temporary one, and says what was written before it."""
    said = (error.strerror or "the disk gives no reason").lower()
    also = f"; written before it: {', '.join(map(str, written))}" if written else ""
    return OSError(error.errno, f"cannot be written: {said}; {KEPT}{also}", str(path))


def _put(part: Path, path: Path, keep: frozenset[Path]) -> Path:
    """Rename the temporary to the first name that may be taken."""
    for target in (path, *(path.with_name(f"{path.stem} ({n}){path.suffix}") for n in range(2, 100))):
        if target.resolve() in keep or (target != path and target.exists()):
            continue
        with suppress(OSError):
            shutil.copymode(target, part)  # a file that few may read stays one
        try:
            os.replace(part, target)
        except PermissionError:  # another program holds it open
            continue
        with suppress(OSError):  # some systems bring no folder to the disk, and the file is there
            _sync(target.parent)
        return target
    raise PermissionError(errno.EACCES, "it is in use, and so is every name beside it")


def _sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    if os.name == "nt" and path.is_dir():
        return
    held = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(held)
    except OSError as error:
        if error.errno not in NO_SYNC:
            raise
    finally:
        os.close(held)


def _host() -> str:
    """The machine, as a temporary's name says it: a folder may be shared, and so may the numbers of processes."""
    return f"{zlib.crc32(platform.node().encode()):08x}"


def _sweep(folder: Path) -> None:
    """Take away the temporaries of processes that are no more."""
    with suppress(OSError), os.scandir(folder) as found:
        for each in found:
            named = PART.fullmatch(each.name)
            if named and _left(each, named[1], int(named[2])):
                with suppress(OSError):
                    os.unlink(each.path)


def _left(each: os.DirEntry[str], host: str, process: int) -> bool:
    old = time.time() - each.stat(follow_symlinks=False).st_mtime > A_DAY
    return old or (host == _host() and not _lives(process))


def _lives(process: int) -> bool:
    """Whether a process runs; on Windows, where asking would end it, it is taken to."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's
        return True
    return True
