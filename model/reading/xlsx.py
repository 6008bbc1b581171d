"""An .xlsx or .xlsm: looked over, then read sheet by sheet."""

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
    """The book; sheets that are not among `only` are empty, where any are named. Raises Refused."""
    parts = members(file, size)
    book = workbook(parts)
    sheets = []
    for place, each in enumerate(book.sheets, 1):
        reader = SheetReader(book)
        with named(each.title, place):
            if not only or each.title.strip() in only:
                Lifter(reader).read(chunks(parts, each.part))
            sheets.append(reader.sheet(each))
    return Book("xlsx", tuple(sheets), book.notes)
