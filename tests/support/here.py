"""Workbooks of our own read in this process: what the worker answers, without its start and its limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from model.reading.cells import Book
from model.reading.xlsx import read_xlsx


def book_here(path: Path, only: Sequence[str] = ()) -> Book:
    """The book of an .xlsx, as `read_book` has it from its worker; raises Refused where the worker would tell why."""
    with path.open("rb") as file:
        return read_xlsx(file, path.stat().st_size, frozenset(only))


@contextmanager
def book_of_here(path: Path, only: Sequence[str] = ()) -> Iterator[Callable[[], Book]]:
    """As `book_of`, with the book that `book_here` reads."""
    yield lambda: book_here(path, only)


@contextmanager
def read_in_this_process() -> Iterator[None]:
    """Until it ends, every workbook that the model reads is read by `book_here`, so that no process starts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("model.reading.workbook.book_of", book_of_here)
        yield
