"""The records of an .xls, blocks of bytes of a numbered type and a length, and the texts in them: [MS-XLS] 2.1.4.

A record holds at most 8,224 bytes; what is longer goes on in records of the type CONTINUE.
"""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from model.reading import limits
from model.reading.cells import Refused
from model.reading.preflight import DAMAGED

BEGINS, ENDS, CONTINUE = 0x0809, 0x000A, 0x003C
LATE = 0x0600  # the version of Excel 97 to 2003; below it, that of Excel 5 and 95
WIDE, ASIAN, RICH = 1, 4, 8  # bits before a text: two bytes a character, how it is said, its looks
PAGES = {367: "ascii", 1200: "utf-16-le", 10000: "mac_roman", 32768: "mac_roman", 32769: "cp1252"}
USUAL_PAGE = "cp1252"


@dataclass(frozen=True)
class Spelling:
    """How a file spells its texts: whether it is of Excel 97 or later, and the code page of an older one."""

    late: bool
    page: str = USUAL_PAGE


def page_of(number: int) -> str:
    """Return the name by which Python knows a code page; Windows' own for Western Europe where it knows none."""
    name = PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return USUAL_PAGE
    return name


def records(book: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield each record of the workbook's own list or of a sheet, which begins at position `at`.

    A record is given as its type, the position at which its contents begin, and their length in bytes. Those of a
    chart that stands in the sheet are passed over. Raises Refused where the list has no end, since a file that is cut
    short would lose rows.
    """
    deep = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if deep == 0 and kind != BEGINS:
            break
        deep += (kind == BEGINS) - (kind == ENDS)
        if deep <= 0:
            return
        if at + 4 + length > len(book):
            break
        if deep == 1:
            yield kind, at + 4, length
        at += 4 + length
    raise Refused(DAMAGED)


class Contents:
    """The contents of a record and of those that continue it, taken from the first byte to the last."""

    def __init__(self, book: bytes, at: int, length: int) -> None:
        self.pieces = [book[at : at + length]]
        at += length
        while at + 4 <= len(book):
            kind, length = struct.unpack_from("<HH", book, at)
            if kind != CONTINUE:
                break
            self.pieces.append(book[at + 4 : at + 4 + length])
            at += 4 + length
        self.piece, self.at = 0, 0

    def ended(self) -> bool:
        """Whether all has been taken."""
        while self.piece < len(self.pieces) and self.at >= len(self.pieces[self.piece]):
            self.piece, self.at = self.piece + 1, 0
        return self.piece >= len(self.pieces)

    def take(self, count: int) -> bytes:
        """Return the next `count` bytes; raises Refused where there are fewer."""
        taken = b""
        while len(taken) < count:
            if self.ended():
                raise Refused(DAMAGED)
            more = self.pieces[self.piece][self.at : self.at + count - len(taken)]
            taken += more
            self.at += len(more)
        return taken

    def number(self, size: int) -> int:
        """Return the next whole number, of `size` bytes."""
        return int.from_bytes(self.take(size), "little")

    def text(self, spelling: Spelling, counted: int = 2) -> str:
        """Return the next text; its number of characters stands before it in `counted` bytes.

        Excel 97 and later keep a text in one byte a character or in two, and say which before it and again where it is
        continued; the code page that a file names has no say in it.
        """
        count = self.number(counted)
        if not spelling.late:
            return self.take(count).decode(spelling.page, "replace")
        marks = self.number(1)
        looks = 4 * self.number(2) if marks & RICH else 0
        said = self.number(4) if marks & ASIAN else 0
        if count > limits.TEXT:
            raise Refused(f"holds a text of {count:,} characters, more than Excel's {limits.TEXT:,}; shorten it")
        text = self._characters(count, marks & WIDE)
        self.take(looks + said)
        return text

    def _characters(self, count: int, wide: int) -> str:
        """Return the next `count` characters, of two bytes each where `wide` is not 0."""
        text = ""
        while len(text) < count:
            size = 2 if wide else 1
            here = (len(self.pieces[self.piece]) - self.at) // size if self.piece < len(self.pieces) else 0
            if here:
                taken = self.take(size * min(count - len(text), here))
                text += taken.decode("utf-16-le", "surrogatepass") if wide else taken.decode("latin-1")
                continue
            self.piece, self.at = self.piece + 1, 0  # half a character before the end of a record is none
            if self.ended():
                raise Refused(DAMAGED)
            wide = self.number(1) & WIDE
        return text
