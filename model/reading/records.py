"""Finds what python-calamine leaves out of an .xls or .xlsb: which cells hold an error, and which rows are hidden.

python-calamine gives an error cell as empty text, so that a sum would leave it out without a word (its issue 105). Both
formats consist of records, which are short blocks of bytes of a numbered type: [MS-XLS] 2.4.42, 2.4.127, 2.4.221 and
[MS-XLSB] 2.4.305, 2.4.313, 2.4.713.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from model.reading.cells import Refused
from model.reading.compound import stream
from model.reading.markup import PACKAGE, Attributes, chunks, walk
from model.reading.preflight import DAMAGED

CODES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#N/A", 42: "#N/A"}


@dataclass
class Marks:
    """A sheet's error cells, as codes such as #N/A by (row, column), and its hidden rows. All are counted from 1."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)


# .xls: records of a type and a length, two bytes each ----------------------------------------------------------------

BEGINS, ENDS, SHEET, ERROR, FORMULA, LINE, PASSWORD = 0x0809, 0x000A, 0x0085, 0x0205, 0x0006, 0x0208, 0x002F
WORKSHEET = 0  # the kind of a sheet that is neither a chart nor a macro
SPECIAL, ERROR_RESULT = 0xFFFF, 2  # a formula's result that is no number, and the kind of it that is an error
OLD_HIDDEN, NEW_HIDDEN = 0x20, 0x10  # the bit of a row's record that hides it


def old_marks(data: bytes) -> list[Marks]:
    """Return the error cells and hidden rows of each sheet of an .xls, in the order of the workbook's list of sheets.

    `data` is the bytes of the file. Raises Refused where the file has a password or is damaged.
    """
    book = stream(data, ("workbook", "book"))
    try:
        starts = []
        for kind, at, length in _old_records(book, 0):
            if kind == PASSWORD:
                raise Refused("is protected by a password; open it in Excel, take the password off and save it again")
            if kind == SHEET and length >= 6:
                start, sort = struct.unpack_from("<I1xB", book, at)
                starts.append((start, sort))
        return [_old_sheet(book, start) for start, sort in starts if sort == WORKSHEET]
    except struct.error:
        raise Refused(DAMAGED) from None


def _old_records(book: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield each record of a sheet, or of the workbook's own list, in an .xls, beginning at position `at`.

    A record is given as its type, the position at which its contents begin, and their length in bytes.
    """
    deep = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        deep += (kind & 0xFF == BEGINS & 0xFF and kind >> 8 <= BEGINS >> 8) - (kind == ENDS)
        yield kind, at + 4, length
        at += 4 + length
        if deep <= 0:
            return


def _old_sheet(book: bytes, start: int) -> Marks:
    """Return the error cells and hidden rows of the sheet of an .xls whose records begin at position `start`."""
    marks = Marks()
    for kind, at, length in _old_records(book, start):
        if kind == ERROR and length >= 8:
            row, column, code, is_error = struct.unpack_from("<HH2xBB", book, at)
            if is_error:
                marks.errors[row + 1, column + 1] = CODES.get(code, "an error")
        elif kind == FORMULA and length >= 14:
            row, column, sort, code, mark = struct.unpack_from("<HH2xBxB3xH", book, at)
            if mark == SPECIAL and sort == ERROR_RESULT:
                marks.errors[row + 1, column + 1] = CODES.get(code, "an error")
        elif kind == LINE and length >= 16 and struct.unpack_from("<H", book, at + 12)[0] & OLD_HIDDEN:
            marks.hidden_rows.append(struct.unpack_from("<H", book, at)[0] + 1)
    return marks


# .xlsb: records of a type and a length, a few bits to the byte -----------------------------------------------------

NEW_ROW, NEW_ERROR, NEW_FORMULA_ERROR, NEW_SHEET = 0, 3, 11, 156


def new_marks(parts: zipfile.ZipFile) -> list[Marks]:
    """Return the error cells and hidden rows of each sheet of an .xlsb, in the order of the workbook's list of sheets.

    `parts` is the zip of files that an .xlsb is. Raises Refused where the file is damaged.
    """
    names = {name.lower(): name for name in parts.namelist()}
    relations = names.get("xl/_rels/workbook.bin.rels")
    if relations is None:
        raise Refused(DAMAGED)
    targets: dict[str, str] = {}

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "").lower()
            targets[attributes.get("Id", "")] = names.get(target[1:] if target.startswith("/") else f"xl/{target}", "")

    walk(parts, relations, start, "Relationships", PACKAGE)
    marks = []
    book = b"".join(chunks(parts, names["xl/workbook.bin"]))
    try:
        for kind, at, _ in _new_records(book):
            if kind == NEW_SHEET:
                length = struct.unpack_from("<I", book, at + 8)[0]
                part = targets.get(book[at + 12 : at + 12 + 2 * length].decode("utf-16-le", "replace"))
                if part:
                    marks.append(_new_sheet(b"".join(chunks(parts, part))))
    except (struct.error, IndexError):
        raise Refused(DAMAGED) from None
    return marks


def _new_records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield each record in the bytes of a file within an .xlsb.

    A record is given as its type, the position at which its contents begin, and their length in bytes.
    """
    at = 0
    while at < len(data):
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind, at = (kind & 0x7F) | (data[at] & 0x7F) << 7, at + 1
        length = 0
        for place in range(4):
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << (7 * place)
            if not byte & 0x80:
                break
        yield kind, at, length
        at += length


def _new_sheet(data: bytes) -> Marks:
    """Return the error cells and hidden rows of a sheet of an .xlsb, from the bytes of that sheet's file in the zip."""
    marks = Marks()
    row = 0
    for kind, at, length in _new_records(data):
        if kind == NEW_ROW:
            row = struct.unpack_from("<I", data, at)[0] + 1
            if length >= 12 and data[at + 11] & NEW_HIDDEN:
                marks.hidden_rows.append(row)
        elif kind in (NEW_ERROR, NEW_FORMULA_ERROR):
            marks.errors[row, struct.unpack_from("<I", data, at)[0] + 1] = CODES.get(data[at + 8], "an error")
    return marks
