"""The copy of a file with its problems marked, for the commands that may be asked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from model.problems import InputError

if TYPE_CHECKING:
    from model.reading.cells import Book


@contextmanager
def annotating(file: Path, asked: bool, told: Callable[[Book], Book] = lambda book: book) -> Iterator[None]:
    """Where it is asked for, write the marked copy of `file` when the block finds problems in it, and let them say so.

    `told` gives the sheets of a book the names by which the problems call them. Raises the block's InputError, which
    then holds the copy.
    """
    try:
        yield
    except InputError as error:
        if not asked:
            raise
        from model.body_workbook.annotate import annotate

        raise InputError(error.problems, error.done, annotate(file, error.problems, told)) from None
