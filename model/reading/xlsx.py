"""An .xlsx or .xlsm: looked over, then read sheet by sheet."""

from __future__ import annotations

from typing import BinaryIO

from model.reading.canonical import Lifter
from model.reading.cells import Book, Refused
from model.reading.markup import chunks
from model.reading.parts import workbook
from model.reading.preflight import members
from model.reading.sheet import SheetReader


def read_xlsx(file: BinaryIO, size: int, only: frozenset[str] = frozenset()) -> Book:
    """The book; sheets that are not among `only` are empty, where any are named. Raises Refused."""
    parts = members(file, size)
    book = workbook(parts)
    sheets = []
    for named in book.sheets:
        reader = SheetReader(book)
        try:
            if not only or named.title.strip() in only:
                Lifter(reader).read(chunks(parts, named.part))
        except Refused as fault:
            where = f"{named.title}!{fault.where}" if fault.where else named.title
            raise Refused(str(fault), where) from None
        sheets.append(reader.sheet(named))
    return Book("xlsx", tuple(sheets), book.notes)
