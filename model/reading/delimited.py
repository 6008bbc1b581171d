"""Reads .csv files: the encoding and the separator are found from the contents, and every cell stays text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from typing import BinaryIO

from model.reading import limits
from model.reading.cells import Book, Refused, Row, Sheet, text_of
from model.reading.convert import without_controls
from model.reading.grid import rectangle
from model.reading.preflight import check_size

SEPARATORS = (",", ";", "\t", "|", "~")  # ~ is ESR's
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
LOOKED_AT = 50  # lines in which the separator shows itself
AGAIN = "save it again as CSV UTF-8 or .xlsx"


def read_csv(file: BinaryIO, size: int) -> Book:
    """Read a .csv file of `size` bytes; returns a Book of one sheet, whose title is CSV.

    Raises Refused, with a sentence for the user, where the file is too large, is not text, or has a quotation mark
    out of place.
    """
    check_size(size)
    data = file.read()
    text, notes = _text(data)
    if "\0" in text:
        raise Refused(f"holds characters that are no text; {AGAIN}")
    declared = text[:6].lower().startswith("sep=") and text[4:5]
    if declared:
        text = text.partition("\n")[2]
    separator = declared or _separator(text)
    csv.field_size_limit(limits.TEXT)
    lines: list[tuple[int, Row]] = []
    count = 0
    number = 1 if declared else 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            number += 1
            cells = [text_of(without_controls(cell)) for cell in row]
            count += len(cells)
            if number > limits.ROWS or count > limits.CELLS or len(cells) > limits.COLUMNS:
                raise Refused(f"holds more than a sheet can, by row {number:,}; split it")
            if any(cell is not None for cell in cells):
                lines.append((number, cells))
    except csv.Error:
        sentence = f"has a quotation mark out of place in row {number + 1}; mend it, or {AGAIN}"
        raise Refused(sentence) from None
    return Book("csv", (Sheet("CSV", rectangle(lines)),), notes)


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the file's text, and notes for the user, of which there is one where it was read as Windows text.

    That is so where it is not in UTF-8 or UTF-16. Raises Refused where it is not text.
    """
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise Refused(f"is marked as UTF-8 or UTF-16 text and is not; {AGAIN}") from None
    try:
        return data.decode("cp1252"), ("is not in UTF-8 and was read as Windows text",)
    except UnicodeDecodeError:
        raise Refused(f"is not text in UTF-8; {AGAIN}") from None


def _separator(text: str) -> str:
    """Return the mark that divides the most lines of the text into equal numbers of cells; a comma where none does."""
    sample = "".join(islice(io.StringIO(text, newline=""), LOOKED_AT))
    best, most = ",", 0
    for mark in SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=mark) if row)
        except csv.Error:
            continue
        score = max((count * min(width - 1, 5) for width, count in widths.items() if width > 1), default=0)
        if score > most:
            best, most = mark, score
    return best
