"""Reads .xls files, of Excel 5 to Excel 2003: [MS-XLS].

The cells are read here and by no library, so that numbers are dates by the formats of the file itself, a text is what
its own bytes say, and a formula, an error or a hidden row is never lost.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from model.reading import limits
from model.reading.cells import IN_BYTES, NEVER, Book, Refused, Row, Sheet, error, letters, text_of
from model.reading.compound import stream
from model.reading.convert import BUILT_IN, Days, finite, is_date, without_controls, without_nulls
from model.reading.grid import BEYOND, FAR, check_merged, hidden_and_filled, rectangle
from model.reading.preflight import DAMAGED, HOSTILE, MACRO_SHEETS, PASSWORD, check_size
from model.reading.titles import check_titles, named
from model.reading.xls_records import BEGINS, LATE, Contents, Spelling, page_of, records

# Of the workbook.
LOCKED, PAGE, FROM_1904, LISTED, FORMAT, LOOK, SHARED = 0x002F, 0x0042, 0x0022, 0x0085, 0x041E, 0x00E0, 0x00FC
OF_WORKBOOK = {BEGINS, LOCKED, PAGE, FROM_1904, LISTED, FORMAT, LOOK, SHARED}
CELLS, CHART = 0, 2  # the kinds of sheets that are neither macros nor modules
# Of a sheet.
LINE, WIDTHS, MERGES, NUMBER, SHORT, SHORTS = 0x0208, 0x007D, 0x00E5, 0x0203, 0x027E, 0x00BD
LABEL, RICH_LABEL, SHARED_LABEL, TRUTH, FORMULA, RESULT = 0x0204, 0x00D6, 0x00FD, 0x0205, 0x0006, 0x0207
HIDDEN_LINE, HIDDEN_WIDTH = 0x20, 1  # bits
NO_NUMBER = 0xFFFF  # where the result of a formula is no number
TEXT_RESULT, TRUTH_RESULT, ERROR_RESULT = 0, 1, 2


@dataclass
class Workbook:
    """What an .xls says as a whole: how it spells, its days, its sheets, formats, looks of cells, and shared texts."""

    book: bytes
    spelling: Spelling = field(default_factory=lambda: Spelling(late=True))
    from_1904: bool = False
    listed: list[tuple[str, int, bool]] = field(default_factory=list)  # title, where it begins, whether it is hidden
    passed_over: int = 0  # sheets of macros
    codes: dict[int, bool] = field(default_factory=lambda: dict.fromkeys(BUILT_IN, True))  # whether each shows a date
    looks: list[int] = field(default_factory=list)  # the format of each
    texts: list[Any] = field(default_factory=list)


def read_xls(file: BinaryIO, size: int) -> Book:
    """Read an .xls file of `size` bytes; returns a Book, or raises Refused with a sentence for the user."""
    check_size(size)
    file.seek(0)
    try:
        return _read(stream(file.read(), ("workbook", "book")))
    except (struct.error, IndexError):
        raise Refused(DAMAGED) from None


def _read(book: bytes) -> Book:
    """Read the stream that has the cells; a file that is cut short may also raise struct.error or IndexError."""
    whole = _workbook(book)
    check_titles([title for title, _, _ in whole.listed])
    sheets = []
    for place, (title, start, hidden) in enumerate(whole.listed, 1):
        cells = Cells(whole)
        with named(title, place):
            cells.read(start)
            sheets.append(cells.sheet(title, hidden))
    notes = [MACRO_SHEETS] if whole.passed_over else []
    if whole.from_1904:
        notes.append("counts its dates from 1904")
    return Book("xls", tuple(sheets), tuple(notes))


def _workbook(book: bytes) -> Workbook:
    """Return what the workbook's own list of records says; raises Refused where the file has a password."""
    whole = Workbook(book)
    late, page = True, ""
    for kind, at, length in records(book, 0):
        if kind not in OF_WORKBOOK:  # a record that continues another has been read with it
            continue
        held = Contents(book, at, length)
        if kind == BEGINS:
            late = held.number(2) >= LATE
            whole.spelling = Spelling(late)
        elif kind == LOCKED:
            raise Refused(PASSWORD)
        elif kind == PAGE:
            page = page_of(held.number(2))
            whole.spelling = Spelling(late, page)
        elif kind == FROM_1904:
            whole.from_1904 = held.number(2) == 1
        elif kind == FORMAT:
            number = held.number(2)
            whole.codes[number] = is_date(held.text(whole.spelling, 2 if late else 1))
        elif kind == LOOK:
            held.take(2)
            whole.looks.append(held.number(2))
        elif kind == SHARED:
            whole.texts = list(_shared(held, whole.spelling))
        elif kind == LISTED:
            start, state, sort = held.number(4), held.number(1), held.number(1)
            title = _text(held.text(whole.spelling, 1))
            if sort == CELLS:
                whole.listed.append((str(title or "").strip(), start, state & 3 != 0))
            whole.passed_over += sort not in (CELLS, CHART)
    return whole


def _shared(held: Contents, spelling: Spelling) -> Iterator[Any]:
    """Yield the texts that cells refer to by number, as far as the list goes, whatever number it says of itself."""
    held.take(8)
    count = 0
    while not held.ended():
        count += 1
        if count > limits.STRINGS:
            raise Refused(f"holds more than {limits.STRINGS:,} texts, {HOSTILE}")
        yield _text(held.text(spelling))


def _text(text: str) -> Any:
    """Return a text as a cell has it, None where it is empty."""
    return text_of(without_controls(without_nulls(text)))


class Cells:
    """Collects the cells of a sheet from its records. Rows and columns are counted from 0 until the sheet is whole."""

    def __init__(self, whole: Workbook) -> None:
        self.whole = whole
        self.days = Days(whole.from_1904)
        self.dates = [whole.codes.get(number, False) for number in whole.looks]
        self.rows: dict[int, dict[int, Any]] = {}
        self.count = 0
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: list[str] = []
        self.formula = (0, 0)  # the last one, whose text may follow
        self.readers: dict[int, Callable[[int, int], None]] = {
            LINE: self._line,
            WIDTHS: self._widths,
            MERGES: self._merges,
            NUMBER: self._number,
            SHORT: self._short,
            SHORTS: self._shorts,
            LABEL: self._label,
            RICH_LABEL: self._label,
            SHARED_LABEL: self._shared_label,
            TRUTH: self._truth,
            FORMULA: self._formula,
            RESULT: self._result,
        }

    def read(self, start: int) -> None:
        """Read the records of the sheet, which begin at position `start` of the workbook's bytes."""
        for kind, at, length in records(self.whole.book, start):
            reader = self.readers.get(kind)
            if reader is not None:
                reader(at, length)

    def sheet(self, title: str, hidden: bool) -> Sheet:
        """Return the Sheet once all its records have been read."""
        check_merged(self.merged)
        lines: list[tuple[int, Row]] = []
        spread = 0
        for number in sorted(number for number, cells in self.rows.items() if cells):
            cells = self.rows[number]
            width = max(cells) + 1
            spread += width
            if spread > limits.RECTANGLE:
                raise Refused(FAR, f"{letters(width)}{number + 1}")
            row: Row = [None] * width
            for column, value in cells.items():
                row[column] = value
            lines.append((number + 1, row))
        hidden_rows = tuple(number + 1 for number in sorted(self.hidden_rows) if number in self.rows)
        hidden_columns = hidden_and_filled(self.hidden_columns, [cells for _, cells in lines])
        return Sheet(title, rectangle(lines), hidden, hidden_rows, hidden_columns, tuple(self.merged))

    def _put(self, row: int, column: int, value: Any) -> None:
        """Put a value in its cell; of two for one cell the last holds, as in Excel."""
        if value is None:
            return
        if column >= limits.COLUMNS:
            raise Refused(BEYOND)
        self.count += 1
        if self.count > limits.CELLS:
            raise Refused(f"holds a sheet of more than {limits.CELLS:,} cells; split it or take out what is blank")
        self.rows.setdefault(row, {})[column] = value

    def _unpacked(self, form: str, at: int) -> tuple[Any, ...]:
        """Return the values at position `at` of the workbook's bytes, in the form that `struct` names."""
        return struct.unpack_from(form, self.whole.book, at)

    def _typed(self, number: float, look: int) -> Any:
        """Return a number as its cell shows it: a day where the cell's look has a format of dates, else the number."""
        if look < len(self.dates) and self.dates[look]:
            return self.days.day(number)
        return finite(number)

    def _line(self, at: int, length: int) -> None:
        if length >= 16 and self._unpacked("<H", at + 12)[0] & HIDDEN_LINE:
            self.hidden_rows.append(self._unpacked("<H", at)[0])

    def _widths(self, at: int, _: int) -> None:
        first, last, flags = self._unpacked("<HH4xH", at)
        if flags & HIDDEN_WIDTH:
            self.hidden_columns.append((first + 1, last + 1))

    def _merges(self, at: int, _: int) -> None:
        for place in range(self._unpacked("<H", at)[0]):
            top, bottom, left, right = self._unpacked("<4H", at + 2 + 8 * place)
            self.merged.append(f"{letters(left + 1)}{top + 1}:{letters(right + 1)}{bottom + 1}")

    def _number(self, at: int, _: int) -> None:
        row, column, look, number = self._unpacked("<HHHd", at)
        self._put(row, column, self._typed(number, look))

    def _short(self, at: int, _: int) -> None:
        row, column, look, number = self._unpacked("<HHHI", at)
        self._put(row, column, self._typed(_of_short(number), look))

    def _shorts(self, at: int, length: int) -> None:
        row, first = self._unpacked("<HH", at)
        for place in range((length - 6) // 6):
            look, number = self._unpacked("<HI", at + 4 + 6 * place)
            self._put(row, first + place, self._typed(_of_short(number), look))

    def _label(self, at: int, length: int) -> None:
        row, column = self._unpacked("<HH", at)
        held = Contents(self.whole.book, at + 6, length - 6)
        self._put(row, column, _text(held.text(self.whole.spelling)))

    def _shared_label(self, at: int, _: int) -> None:
        row, column, number = self._unpacked("<HH2xI", at)
        self._put(row, column, self.whole.texts[number])

    def _truth(self, at: int, _: int) -> None:
        row, column, code, is_error = self._unpacked("<HH2xBB", at)
        self._put(row, column, error(IN_BYTES.get(code, "an error")) if is_error else bool(code))

    def _formula(self, at: int, _: int) -> None:
        row, column, look, sort, code, mark = self._unpacked("<HHHBxB3xH", at)
        self.formula = row, column
        value: Any = None  # empty text
        if mark != NO_NUMBER:
            value = self._typed(self._unpacked("<d", at + 6)[0], look)
        elif sort == TEXT_RESULT:
            value = NEVER  # until its text follows
        elif sort == TRUTH_RESULT:
            value = bool(code)
        elif sort == ERROR_RESULT:
            value = error(IN_BYTES.get(code, "an error"))
        self._put(row, column, value)

    def _result(self, at: int, length: int) -> None:
        row, column = self.formula
        if self.rows.get(row, {}).get(column) is NEVER:
            del self.rows[row][column]
            self._put(row, column, _text(Contents(self.whole.book, at, length).text(self.whole.spelling)))


def _of_short(number: int) -> float:
    """Return a number that is kept in four bytes: a whole number or the first half of a double, perhaps a hundredth.

    >>> _of_short(12 << 2 | 2), _of_short(1250 << 2 | 3)
    (12.0, 12.5)
    """
    if number & 2:
        whole = number >> 2
        value = float(whole - (1 << 30) if whole >= 1 << 29 else whole)
    else:
        value = float(struct.unpack("<d", struct.pack("<II", 0, number & 0xFFFFFFFC))[0])
    return value / 100 if number & 1 else value
