"""Reads .xlsb files, Excel's binary form of an .xlsx: [MS-XLSB].

The library python-calamine reads the values. It leaves out hidden rows, and gives an error cell as empty text, so that
a sum would leave it out without a word (its issue 105); both are found here in the file's records, blocks of bytes of a
numbered type: 2.4.305, 2.4.313, 2.4.713.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, BinaryIO

from model.reading import limits
from model.reading.cells import IN_BYTES, Book, Refused, Row, Sheet, error, letters, text_of
from model.reading.convert import decoded, finite, without_nulls
from model.reading.grid import rectangle
from model.reading.markup import PACKAGE, Attributes, chunks, walk
from model.reading.preflight import DAMAGED, PASSWORD, check_size, members, names_in
from model.reading.titles import check_titles, named

LINE, ERROR, FORMULA_ERROR, LISTED = 0, 3, 11, 156
HIDDEN = 0x10  # the bit of a row's record that hides it


@dataclass
class Marks:
    """A sheet's error cells, as codes such as #N/A by (row, column), and its hidden rows. All are counted from 1."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)


def read_xlsb(file: BinaryIO, size: int) -> Book:
    """Read an .xlsb file of `size` bytes; returns a Book.

    Raises Refused, with a sentence for the user, where the file is too large, protected or damaged. Should the
    library crash, only the worker process ends.
    """
    import python_calamine as calamine

    check_size(size)
    file.seek(0)
    data = file.read()
    marks = _marks(members(file, size))
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        entries = [entry for entry in book.sheets_metadata if entry.typ == calamine.SheetTypeEnum.WorkSheet]
        if len(entries) != len(marks):
            raise Refused(DAMAGED)
        sheets = []
        for place, (entry, marked) in enumerate(zip(entries, marks, strict=True), 1):
            cells = book.get_sheet_by_name(entry.name)
            hidden = entry.visible != calamine.SheetVisibleEnum.Visible
            with named(entry.name, place):
                sheets.append(_sheet(entry.name.strip(), hidden, cells, marked))
    except calamine.PasswordError:
        raise Refused(PASSWORD) from None
    except calamine.CalamineError:
        raise Refused(DAMAGED) from None
    check_titles([sheet.title for sheet in sheets])
    return Book("xlsb", tuple(sheets), ())


def _sheet(title: str, hidden: bool, cells: Any, marks: Marks) -> Sheet:
    """Return a Sheet of the values that python-calamine read, with the error cells and hidden rows that it leaves out.

    Raises Refused where the sheet has more cells than `limits.CELLS`.
    """
    height, width = (place + 1 for place in cells.end) if cells.end else (0, 0)
    if height * width > limits.CELLS:
        raise Refused(f"holds a sheet of more than {limits.CELLS:,} cells; split it or take out what is blank")
    lines: list[tuple[int, Row]] = []
    values = cells.to_python(skip_empty_area=False) if height and width else []
    bottom = max([len(values), *(row for row, _ in marks.errors)])
    for number in range(1, bottom + 1):
        row = [_value(value) for value in values[number - 1]] if number <= len(values) else []
        lines.append((number, row))
    for (number, column), code in marks.errors.items():
        row = lines[number - 1][1]
        row.extend([None] * (column - len(row)))
        row[column - 1] = error(code)
    lines = [(number, row) for number, row in lines if any(cell is not None for cell in row)]
    filled = {number for number, _ in lines}
    merged = tuple(_range(ends) for ends in cells.merged_cell_ranges or ())
    hidden_rows = tuple(number for number in marks.hidden_rows if number in filled)
    return Sheet(title, rectangle(lines), hidden, hidden_rows, (), merged)


def _value(value: Any) -> Any:
    """Return a value that python-calamine read in the form that all readers here give.

    Text has no control characters, a whole number is an int, what is no number is Broken, and a date is a datetime;
    anything else is unchanged.
    """
    if isinstance(value, str):
        return text_of(decoded(without_nulls(value)))
    if isinstance(value, float):
        return finite(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value


def _range(ends: tuple[tuple[int, int], tuple[int, int]]) -> str:
    """Return the address of a merged range, such as A1:C2, from its two corners, each (row, column) counted from 0."""
    (top, left), (bottom, right) = ends
    return f"{letters(left + 1)}{top + 1}:{letters(right + 1)}{bottom + 1}"


def _marks(parts: zipfile.ZipFile) -> list[Marks]:
    """Return the error cells and hidden rows of each sheet of an .xlsb, in the order of the workbook's list of sheets.

    `parts` is the zip of files that an .xlsb is. Raises Refused where the file is damaged.
    """
    names = names_in(parts)
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
        for kind, at, _ in _records(book):
            if kind == LISTED:
                length = struct.unpack_from("<I", book, at + 8)[0]
                part = targets.get(book[at + 12 : at + 12 + 2 * length].decode("utf-16-le", "replace"))
                if part:
                    marks.append(_marks_of_sheet(b"".join(chunks(parts, part))))
    except (struct.error, IndexError):
        raise Refused(DAMAGED) from None
    return marks


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
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


def _marks_of_sheet(data: bytes) -> Marks:
    """Return the error cells and hidden rows of a sheet of an .xlsb, from the bytes of that sheet's file in the zip."""
    marks = Marks()
    row = 0
    for kind, at, length in _records(data):
        if kind == LINE:
            row = struct.unpack_from("<I", data, at)[0] + 1
            if length >= 12 and data[at + 11] & HIDDEN:
                marks.hidden_rows.append(row)
        elif kind in (ERROR, FORMULA_ERROR):
            marks.errors[row, struct.unpack_from("<I", data, at)[0] + 1] = IN_BYTES.get(data[at + 8], "an error")
    return marks
