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
    """Within this `with` block, an InputError is given a marked copy of the input, if `asked` says that one is wanted.

    A marked copy shows each cell at fault. The problems may call a sheet by another name than the file does: `titled`
    gives the sheets of the file those names. Raises the block's InputError again, with the copy's path or the reason
    why it could not be written.
    """
    try:
        yield
    except InputError as error:
        if not asked:
            raise
        from model.body_workbook.annotate import annotate

        raise InputError(error.problems, error.done, annotate(file, error.problems, titled)) from None
