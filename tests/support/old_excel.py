"""Makes .xls files record by record ([MS-XLS]), as report writers do that are not Excel."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from datetime import date
from typing import Any

SECTOR = 512
FREE, CHAIN_END, IS_TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
EARLY, LATE = 0x0500, 0x0600  # Excel 95; Excel 97 to 2003
WORKBOOK, SHEET, CHART = 5, 0x10, 0x20  # what a list of records begins
END = struct.pack("<HH", 0x000A, 0)


def record(kind: int, held: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(held)) + held


def begin(what: int, version: int = LATE) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", version, what, 0, 0, 0, 0))


def wide(text: str, counted: str = "<H") -> bytes:
    """A text in two bytes a character, as Excel 97 and later keep any."""
    return struct.pack(counted, len(text)) + b"\1" + text.encode("utf-16-le")


def narrow(text: bytes, counted: str = "<H") -> bytes:
    """A text in one byte a character, as Excel 97 and later keep Western ones."""
    return struct.pack(counted, len(text)) + b"\0" + text


def early(text: bytes, counted: str = "<H") -> bytes:
    """A text of Excel 95, in the code page of the file."""
    return struct.pack(counted, len(text)) + text


def number(row: int, column: int, value: float, look: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, look, value))


def label(row: int, column: int, text: bytes) -> bytes:
    return record(0x0204, struct.pack("<HHH", row, column, 0) + text)


def formula(row: int, column: int, result: bytes, look: int = 0) -> bytes:
    return record(0x0006, struct.pack("<HHH", row, column, look) + result + struct.pack("<HIH", 0, 0, 0))


def days(day: date) -> int:
    return (day - date(1899, 12, 30)).days


def xls(
    *sheets: bytes,
    page: int = 1200,
    formats: Sequence[tuple[int, str]] = (),
    looks: Sequence[int] = (0,),
    version: int = LATE,
    more: bytes = b"",
    kinds: Sequence[int] = (),
) -> bytes:
    """A file of sheets, each given as its records between its beginning and its end.

    `formats` are number formats of the file's own, `looks` the format of each look of a cell, and `kinds` the kinds of
    the sheets: 0 of cells, 1 of macros, 6 of a module.
    """
    late = version == LATE
    head = begin(WORKBOOK, version) + record(0x0042, struct.pack("<H", page)) + more
    for place, code in formats:
        text = wide(code) if late else early(code.encode("latin-1"), "<B")
        head += record(0x041E, struct.pack("<H", place) + text)
    head += b"".join(record(0x00E0, struct.pack("<HH16x", 0, place)) for place in looks)
    titles = [wide(f"S{n}", "<B") if late else early(f"S{n}".encode(), "<B") for n in range(len(sheets))]
    at = len(head) + sum(len(title) + 10 for title in titles) + len(END)
    bodies = []
    for title, sheet, kind in zip(titles, sheets, [*kinds, *([0] * len(sheets))], strict=False):
        head += record(0x0085, struct.pack("<IBB", at, 0, kind) + title)
        bodies.append(begin(SHEET, version) + sheet + END)
        at += len(bodies[-1])
    return compound(head + END + b"".join(bodies), "Workbook" if late else "Book")


def compound(stream: bytes, name: str) -> bytes:
    """Microsoft's compound file of one stream: [MS-CFB]."""
    stream += b"\0" * (-len(stream) % SECTOR)
    stream += b"\0" * max(4096 - len(stream), 0)  # a shorter one would be kept in another way
    count = len(stream) // SECTOR
    tables = (count + 1 + 127) // 127
    chain = [*range(1, count), CHAIN_END, CHAIN_END, *[IS_TABLE] * tables]
    chain += [FREE] * (128 * tables - len(chain))
    entries = _entry("Root Entry", 5, CHAIN_END, 0, 1) + _entry(name, 2, 0, len(stream), FREE) + b"\0" * 256
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, tables, count, 0, 4096, CHAIN_END, 0, CHAIN_END, 0)
    listed = [*range(count + 1, count + 1 + tables), *[FREE] * (109 - tables)]
    return head + struct.pack("<109I", *listed) + stream + entries + struct.pack(f"<{128 * tables}I", *chain)


def _entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
    spelt = name.encode("utf-16-le") + b"\0\0"
    entry = spelt.ljust(64, b"\0") + struct.pack("<HBBIII", len(spelt), kind, 1, FREE, FREE, child)
    return entry + b"\0" * 36 + struct.pack("<III", first, size, 0)


def staff(rows: Sequence[Sequence[Any]], spell: Any = wide) -> bytes:
    """A sheet's records for a list of texts, numbers and (number, look)."""
    made = b""
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                made += label(row, column, spell(cell))
            else:
                value, look = cell if isinstance(cell, tuple) else (cell, 0)
                made += number(row, column, value, look)
    return made
