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
from model.reading.sheet import SheetReader
from model.reading.titles import named


def read_xlsx(file: BinaryIO, size: int, only: frozenset[str] = frozenset()) -> Book:
    """Read an .xlsx or .xlsm file of `size` bytes; returns a Book, or raises Refused with a sentence for the user.

    `only` names the sheets that are wanted, or none for all; the other sheets come back empty.
    """
    parts = members(file, size)
    book = workbook(parts)
    sheets = []
    for place, listed in enumerate(book.sheets, 1):
        reader = SheetReader(book)
        with named(listed.title, place):
            if not only or listed.title.strip() in only:
                Lifter(reader).read(chunks(parts, listed.part))
            sheets.append(reader.sheet(listed))
    return Book("xlsx", tuple(sheets), book.notes)
