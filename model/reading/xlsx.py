"""Reads .xlsx and .xlsm files.

Such a workbook is a zip of files: the zip is checked, and then the sheets in it are read in turn.
"""

from __future__ import annotations

from typing import BinaryIO

from model.reading.canonical import Lifter
from model.reading.cells import Book
from model.reading.markup import chunks
from model.reading.parts import workbook
from model.reading.preflight import members
from model.reading.shared import Miscounted
from model.reading.sheet import SheetReader
from model.reading.titles import named


def read_xlsx(file: BinaryIO, size: int, only: frozenset[str] = frozenset()) -> Book:
    """Read an .xlsx or .xlsm file of `size` bytes; returns a Book, or raises Refused with a sentence for the user.

    `only` names the sheets that are wanted, or none for all; the others may come back empty.
    """
    parts = members(file, size)
    book = workbook(parts)
    doubtful = isinstance(book.strings, Miscounted)  # then all cells are asked, wanted or not
    sheets = []
    for place, listed in enumerate(book.sheets, 1):
        reader = SheetReader(book)
        with named(listed.title, place):
            if doubtful or not only or listed.title.strip() in only:
                Lifter(reader).read(chunks(parts, listed.part))
            sheets.append(reader.sheet(listed))
    miscounted = (book.strings.check(),) if isinstance(book.strings, Miscounted) else ()
    return Book("xlsx", tuple(sheets), (*book.notes, *miscounted))
