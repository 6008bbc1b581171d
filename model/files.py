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
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

KEPT = "what was there is unchanged"
PART = re.compile(r"\.mancost-([0-9a-f]{8})-([0-9]{1,9})-[0-9a-f]{8}\.part")
A_DAY = 24 * 60 * 60  # seconds, after which the temporary file of another machine is taken to be abandoned
LONGEST = 80  # letters of a folder's name
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.I)  # names that Windows reserves
PLAIN = re.compile(r'[^<>:"/\\|?*\x00-\x1f]{0,250}[^<>:"/\\|?*\x00-\x1f. ]')
LONGEST_NAME = 255  # bytes of a file's name, on most file systems
NUMBERS = 100  # names with a number that are tried, and one more
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
    return write_together({path: content}, keep)[path]


def write_together(
    contents: Mapping[Path, bytes],
    keep: frozenset[Path] = frozenset(),
    may_replace: Callable[[Path], bool] | None = None,
    beside: Collection[Path] = (),
    gone: Collection[Path] = (),
    before: Callable[[Mapping[Path, Path]], None] = lambda _: None,
) -> dict[Path, Path]:
    """Write files that belong together, all of them or none, and return the path of each, {path asked for: path}.

    All are on the disk before the first is given its name. Where one of them cannot have its name, all have a number in
    theirs, such as "results (2).xlsx" and "paper (2).docx", the first with which all can. A name cannot be had where
    it is that of a file in `keep`, or of one that another program has open, or of one that `may_replace` refuses; by
    default a file may be replaced whose name has no number. The names in `beside` and `gone` must be free in the same
    way: nothing is written to those in `beside`, and files of the names in `gone`, numbered alike, are removed.
    `before` is called with the paths when they are known and nothing has changed yet. At no moment do a new file and
    an old one of different names stand there together. Raises OSError, which names the file that could not be written;
    all that was there is then as it was.
    """
    allowed = may_replace or contents.__contains__
    first = next(iter(contents))
    with ExitStack() as temporaries:
        parts = {path: temporaries.enter_context(_part(path, content)) for path, content in contents.items()}
        for number in range(1, NUMBERS):
            paths = {each: numbered(each, number) for each in (*contents, *beside, *gone)}
            if not all(_is_free(each, keep, allowed) for each in paths.values()):
                continue
            places = {each: paths[each] for each in contents}
            before(places)
            try:
                _put({places[each]: part for each, part in parts.items()}, [paths[each] for each in gone])
            except PermissionError:  # another program holds one open
                continue
            except OSError as error:
                raise _unwritten(error, first) from None
            return places
    raise _unwritten(PermissionError(errno.EACCES, "it is in use, and so is every name beside it"), first)


def numbered(path: Path, number: int) -> Path:
    """Return the path with a number in its name, shortened to what a file system takes; for number 1 it is the path.

    >>> print(numbered(Path("results.xlsx"), 2).name, numbered(Path("results.xlsx"), 1).name)
    results (2).xlsx results.xlsx
    """
    if number == 1:
        return path
    end = f" ({number}){path.suffix}"
    stem = path.stem
    while len(os.fsencode(stem + end)) > LONGEST_NAME:
        stem = stem[:-1]
    return path.with_name(stem + end)


def _is_free(path: Path, keep: frozenset[Path], may_replace: Callable[[Path], bool]) -> bool:
    """Whether a name is to be had: no file has it, or one that is not in `keep` and that `may_replace` allows."""
    return path.resolve() not in keep and (not os.path.lexists(path) or may_replace(path))


@contextmanager
def _part(path: Path, content: bytes) -> Iterator[Path]:
    """Write the content to the disk under a temporary name in the folder of `path`.

    Yields the path of the temporary file, for use in a `with` block. What is left of this file is removed at the
    block's end.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder; give the name of a file", str(path))
    part = _part_name(path)
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


def _part_name(path: Path) -> Path:
    """Return a new name for a temporary file in the folder of `path`."""
    return path.with_name(f".mancost-{_host()}-{os.getpid()}-{secrets.token_hex(4)}.part")


def _unwritten(error: OSError, path: Path) -> OSError:
    """Return an OSError that names the file asked for, and not its temporary file."""
    reason = (error.strerror or "the disk gives no reason").lower()
    return OSError(error.errno, f"cannot be written: {reason}; {KEPT}", str(path))


def _put(parts: Mapping[Path, Path], gone: Sequence[Path]) -> None:
    """Give each temporary file its name, {name: temporary file}, and remove the files in `gone`.

    The old files are set aside first, all but one, which the first new file replaces in one step: whenever a run is
    killed, no old file stands beside a new one. Where a step fails, all old files have their names again.
    """
    first, *others = parts
    aside: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for target, part in parts.items():
            with suppress(OSError):
                shutil.copymode(target, part)  # a file that few may read stays one
        for target in (*others, *gone):
            if os.path.lexists(target):
                aside[target] = _part_name(target)
                os.replace(target, aside[target])
        if os.path.lexists(first):
            aside[first] = _part_name(first)
            try:
                os.link(first, aside[first], follow_symlinks=False)
            except OSError:  # some file systems have no links
                os.replace(first, aside[first])
        for target, part in parts.items():
            os.replace(part, target)
            placed.append(target)
    except BaseException:
        for target in placed:
            with suppress(OSError):
                target.unlink()
        for target, old in aside.items():
            with suppress(OSError):  # it was not set aside yet; or the disk fails, and it stays as it was set aside
                os.replace(old, target)
                old.unlink(missing_ok=True)  # a link to a file that was not yet replaced is still there
        raise
    for old in aside.values():
        with suppress(OSError):
            old.unlink()
    with suppress(OSError):  # some systems bring no folder to the disk, and the file is there
        _sync(first.parent)


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
