"""Reads .xls and .xlsb files, the two binary formats of Excel.

The library python-calamine reads the values. It leaves out error cells and hidden rows, which `records.py` finds.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any, BinaryIO

from model.reading import limits
from model.reading.cells import Book, Refused, Row, Sheet, error, letters, text_of
from model.reading.convert import decoded
from model.reading.grid import rectangle
from model.reading.preflight import DAMAGED, members
from model.reading.records import Marks, new_marks, old_marks
from model.reading.titles import named


def read_binary(kind: str, file: BinaryIO, size: int) -> Book:
    """Read an .xls or .xlsb file of `size` bytes; `kind` is "xls" or "xlsb". Returns a Book.

    Raises Refused, with a sentence for the user, where the file is too large, protected or damaged. Should the
    library crash, only the worker process ends.
    """
    import python_calamine as calamine

    if size > limits.FILE:
        raise Refused(f"is {size / 2**20:,.0f} MB, more than {limits.FILE >> 20} MB; take out what is not needed")
    file.seek(0)
    data = file.read()
    marks = old_marks(data) if kind == "xls" else new_marks(members(file, size))
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
        raise Refused("is protected by a password; open it in Excel, take the password off and save it again") from None
    except calamine.CalamineError:
        raise Refused(DAMAGED) from None
    titles = [sheet.title.lower() for sheet in sheets]
    if not titles:
        raise Refused("holds no sheet of cells; give a workbook that does")
    if len(set(titles)) < len(titles):
        raise Refused("holds two sheets of one name; rename one")
    return Book(kind, tuple(sheets), ())


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

    Text has no control characters, a whole number is an int, and a date is a datetime; anything else is unchanged.
    """
    if isinstance(value, str):
        return text_of(decoded(value))
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value


def _range(ends: tuple[tuple[int, int], tuple[int, int]]) -> str:
    """Return the address of a merged range, such as A1:C2, from its two corners, each (row, column) counted from 0."""
    (top, left), (bottom, right) = ends
    return f"{letters(left + 1)}{top + 1}:{letters(right + 1)}{bottom + 1}"
