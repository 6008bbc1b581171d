"""Writes files that appear whole or not at all, inside the folder asked for, and never over a file that is to be kept.

A file is first written under a temporary name in the same folder and made safe on the disk, and is then renamed. If a
run is killed, the temporary file that it leaves behind is removed by the next run that writes in that folder.
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

KEPT = "what was there is unchanged"
PART = re.compile(r"\.mancost-([0-9a-f]{8})-([0-9]{1,9})-[0-9a-f]{8}\.part")
A_DAY = 24 * 60 * 60  # seconds, after which the temporary file of another machine is taken to be abandoned
LONGEST = 80  # letters of a folder's name
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.I)  # names that Windows reserves
PLAIN = re.compile(r'[^<>:"/\\|?*\x00-\x1f]{0,250}[^<>:"/\\|?*\x00-\x1f. ]')
NO_SYNC = {errno.EINVAL, errno.ENOTSUP}  # the errors of a file system that cannot bring a file to the disk on request


def slug(name: str) -> str:
    """Return a name for a folder, made of a body's name or code: only small letters, digits and hyphens.

    >>> slug("NHS Kent & Medway"), slug("../../etc"), slug("CON"), slug("?")
    ('nhs-kent-medway', 'etc', 'con-body', 'body')
    """
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower())[:LONGEST].strip("-") or "body"
    return f"{plain}-body" if DEVICES.fullmatch(plain) else plain


def inside(folder: Path, name: str) -> Path:
    """Return the path of the file or folder called `name` in a folder.

    Raises OSError where the name, or a link on the disk that has this name, leads out of the folder.
    """
    path = folder / name
    if not PLAIN.fullmatch(name) or DEVICES.fullmatch(name):
        raise OSError(errno.EINVAL, f"cannot hold a file named {name!r}; give a plain name", str(folder))
    if not path.resolve().is_relative_to(folder.resolve()):
        raise OSError(errno.EXDEV, f"is a link that leads out of {folder}; remove it, or give --out", str(path))
    return path


def write_bytes(path: Path, content: bytes, keep: frozenset[Path] = frozenset()) -> Path:
    """Write one file, whole or not at all, and return the path it was written to.

    The path returned is not `path` where that is one of `keep` or is open elsewhere, as in `write_together`.
    """
    return write_together({path: content}, keep)[0]


def write_together(contents: Mapping[Path, bytes], keep: frozenset[Path] = frozenset()) -> list[Path]:
    """Write files that belong together, and return their paths; all are on the disk before the first is given its name.

    `keep` holds files that must not be overwritten. In place of one of these, or of a file that another program has
    open, a new file with a number in its name is written beside it. Raises OSError, which names the file that could not
    be written and those that were in place before it.
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
    """Write the content to the disk under a temporary name in the folder of `path`.

    Yields the path of the temporary file, for use in a `with` block. What is left of this file is removed at the
    block's end.
    """
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
    """Return an OSError that names the file asked for, not its temporary file, and the files written before it."""
    reason = (error.strerror or "the disk gives no reason").lower()
    also = f"; written before it: {', '.join(map(str, written))}" if written else ""
    return OSError(error.errno, f"cannot be written: {reason}; {KEPT}{also}", str(path))


def _put(part: Path, path: Path, keep: frozenset[Path]) -> Path:
    """Rename the temporary file `part` to `path`, and return the path that the file now has.

    Where `path` is one of `keep` or is in use, the file gets a numbered name beside it, such as "results (2).xlsx".
    """
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
    """Have the system put a file, or the list of names in a folder, on the disk itself.

    A power cut then loses nothing of it.
    """
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in NO_SYNC:
            raise
    finally:
        os.close(descriptor)


def _host() -> str:
    """Return a code of eight letters for this machine.

    Names of temporary files contain the code, since several machines may share a folder.
    """
    return f"{zlib.crc32(platform.node().encode()):08x}"


def _sweep(folder: Path) -> None:
    """Remove from a folder the temporary files that earlier runs of mancost left behind when they were killed."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = PART.fullmatch(entry.name)
            if match and _left(entry, match[1], int(match[2])):
                with suppress(OSError):
                    os.unlink(entry.path)


def _left(entry: os.DirEntry[str], host: str, process: int) -> bool:
    """Whether a temporary file is abandoned: its process has ended, or the file is more than a day old.

    `host` and `process` are the code of the machine and the number of the process, as the file's name has them.
    """
    old = time.time() - entry.stat(follow_symlinks=False).st_mtime > A_DAY
    return old or (host == _host() and not _lives(process))


def _lives(process: int) -> bool:
    """Whether the process with this number is running.

    On Windows this is assumed to be so, since asking the system would end the process.
    """
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's
        return True
    return True
