"""The way in: a file is read in a worker process with limits on memory and time, which answers a Book or one sentence.

>>> from pathlib import Path
>>> read_book(Path("nowhere.xlsx"))
Traceback (most recent call last):
    ...
model.problems.InputError: nowhere.xlsx: there is no such file; check the name and the folder
"""

from __future__ import annotations

import io
import pickle
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from model.problems import InputError, Problem
from model.reading import limits
from model.reading.cells import Book
from model.uncollected import uncollected

WORKER = Path(__file__).with_name("worker.py")
ALLOWED = {("model.reading.cells", name) for name in ("Book", "Sheet", "Broken")}
ALLOWED |= {("datetime", name) for name in ("date", "datetime", "time", "timedelta")}
TOO_LONG = f"was not read in {limits.SECONDS} seconds; take out what is not needed, or save it again as .xlsx"
LOST = "cannot be read: it is damaged, or made to overload its reader; open it in Excel and save it again as .xlsx"
CRASH = 256  # from here on, Windows' codes for a process that crashed; elsewhere a signal, which is below 0
ENDS = {limits.NO_MEMORY: limits.TOO_MUCH}  # how a worker ends that has no answer
if hasattr(signal, "SIGXCPU"):  # not on Windows
    ENDS[-signal.SIGXCPU] = TOO_LONG


class _Answers(pickle.Unpickler):
    """Rebuilds the worker's answer from bytes, accepting only the classes that a Book is made of.

    Python's pickle format could otherwise be made to run code here.
    """

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that a Book may contain; raises UnpicklingError for any other."""
        if (module, name) not in ALLOWED:
            raise pickle.UnpicklingError
        return super().find_class(module, name)


def read_book(path: Path, only: Sequence[str] = ()) -> Book:
    """Read a file of any format that the reader knows; returns a Book.

    `only` names the sheets that are wanted, or none for all; the others of an .xlsx or .ods come back empty. Raises
    InputError with one sentence where the file cannot be read.
    """
    with book_of(path, only) as book:
        return book()


@contextmanager
def book_of(path: Path, only: Sequence[str] = ()) -> Iterator[Callable[[], Book]]:
    """Begin to read a file; yields the function, for use in a `with` block, that waits for the Book and returns it.

    What is done in the block before it is called is done while the worker reads. `only` and InputError are as for
    `read_book`.
    """
    admit(path)
    command = [sys.executable, "-I", "-S", "-X", "utf8", str(WORKER), *only]
    with (
        path.open("rb") as file,
        subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as worker,
    ):
        try:
            yield partial(_book, path, worker)
        except BaseException:  # Ctrl-C too: the worker must not outlive us
            worker.kill()
            raise


def _book(path: Path, worker: subprocess.Popen[bytes]) -> Book:
    """Return the Book that a worker answers; raises InputError where it refuses the file."""
    answer = _answer(path, worker)
    if isinstance(answer, Book):
        return answer
    sentence, where = answer
    sheet, _, cell = where.rpartition("!") if "!" in where else (where, "", "")
    raise InputError([Problem(f"{path} {where}".strip(), sentence, sheet, cell)])


def admit(path: Path) -> None:
    """Raise InputError, with one sentence, where a path is not that of a file on a disk or the file is too large."""
    if path.is_dir():
        raise InputError([Problem(str(path), "is a folder; give the name of a workbook in it")])
    if not path.exists():
        raise InputError([Problem(str(path), "there is no such file; check the name and the folder")])
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise InputError([Problem(str(path), "is not a file on a disk; save it as one")])
    if status.st_size > limits.FILE:
        large = f"is {status.st_size / 2**20:,.0f} MB, more than {limits.FILE >> 20} MB"
        raise InputError([Problem(str(path), f"{large}; take out what is not needed")])


def _answer(path: Path, worker: subprocess.Popen[bytes]) -> Any:
    """Return what a worker answers about a file: a Book or, where it refuses the file, (sentence, where).

    Raises InputError where the worker takes too long, dies, or answers anything else, and RuntimeError where it ends as
    only a fault of ours makes it end.
    """
    try:
        output, _ = worker.communicate(timeout=limits.SECONDS)
    except subprocess.TimeoutExpired:
        raise InputError([Problem(str(path), TOO_LONG)]) from None
    if worker.returncode in ENDS:
        raise InputError([Problem(str(path), ENDS[worker.returncode])])
    if 0 < worker.returncode < CRASH:
        raise RuntimeError("the reader ended without an answer")
    try:
        with uncollected():
            return _Answers(io.BytesIO(output)).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, ValueError, IndexError):
        raise InputError([Problem(str(path), LOST)]) from None
