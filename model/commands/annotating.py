"""A copy of an input file with its problems marked, for the commands that may be asked for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from model.problems import InputError

if TYPE_CHECKING:
    from model.reading.cells import Book


@contextmanager
def annotating(file: Path, asked: bool, titled: Callable[[Book], Book] = lambda book: book) -> Iterator[None]:
    """Where the block raises InputError and a marked copy is asked for, write that copy and add it to the error.

    `titled` renames the sheets of a book to the names by which the problems call them. Raises the block's InputError,
    with the copy, or the reason why it could not be written, in it.
    """
    try:
        yield
    except InputError as error:
        if not asked:
            raise
        from model.body_workbook.annotate import annotate

        raise InputError(error.problems, error.done, annotate(file, error.problems, titled)) from None
