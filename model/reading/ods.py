"""Reads .ods files, LibreOffice's own format.

An .ods is a zip of files; the one that has all the sheets, content.xml, is read piece by piece.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from model.reading import limits
from model.reading.cells import NEVER, Book, Refused, Row, Sheet, error, letters, text_of
from model.reading.convert import LONGEST, NOT_A_NUMBER, careful_number, decoded, iso
from model.reading.grid import BEYOND, check_merged, rectangle
from model.reading.markup import CHUNK, Attributes, chunks, feed, hides, stream
from model.reading.preflight import DAMAGED, PASSWORD, members, names_in
from model.reading.titles import check_titles, named

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, OFFICE, TEXT = f"{SPACE}table:1.0 ", f"{SPACE}office:1.0 ", f"{SPACE}text:1.0 "
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
CELLS = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}
NUMBERS = {"float", "currency", "percentage"}
OPENS, CLOSE = (b"<table:table ", b"<table:table>"), b"</table:table>"
TITLE = re.compile(rb' table:name="([^"<>&]*)"')


class Content:
    """Builds the sheets from the XML of content.xml, one element (tag) after another."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.path: list[str] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.open = False
        self.parser = stream(self.start, self.end, self.text)

    def start(self, name: str, given: Attributes) -> None:
        """Take in an opening tag; raises Refused where it is out of place or nested too deep."""
        if not self.path and name != f"{OFFICE}document-content":
            raise Refused(DAMAGED)
        self.path.append(name)
        if len(self.path) > limits.DEPTH:
            raise Refused(DAMAGED)
        if name.endswith(" style"):
            self.style = next((value for key, value in given.items() if key.endswith(" name")), "")
        elif name.endswith(" table-properties") and given.get(f"{TABLE}display") == "false":
            self.hidden_styles.add(self.style)
        elif name == f"{TABLE}table":
            self.title = given.get(f"{TABLE}name", "")
            self.hidden = given.get(f"{TABLE}style-name") in self.hidden_styles
            self.lines: list[tuple[int, Row]] = []
            self.row, self.count = 0, 0
            self.hidden_rows: list[int] = []
            self.merged: list[str] = []
        elif name == f"{TABLE}table-row":
            self.cells: Row = []
            self.blank = 0
            self.again = _counted(given, f"{TABLE}number-rows-repeated", limits.ROWS)
            self.unseen = given.get(f"{TABLE}visibility", "visible") != "visible"
        elif name in CELLS:
            self.cell, self.paragraphs, self.open, self.length = given, [""], False, 0
        elif name == f"{TEXT}p" and self.path[-2] in CELLS:
            self.paragraphs.append("")
            self.open = True
        elif self.open and name == f"{TEXT}s":
            self._add(" " * _counted(given, f"{TEXT}c", limits.TEXT))

    def text(self, data: str) -> None:
        """Take in text between tags. A cell's own text is collected, and the text of a comment on the cell is not."""
        if self.open and not any("annotation" in name for name in self.path[-3:]):
            self._add(data)

    def _add(self, text: str) -> None:
        """Add to the text of the cell; raises Refused where it becomes longer than a cell's text may be."""
        self.length += len(text)
        if self.length > limits.TEXT:
            raise Refused(f"holds a text of more than Excel's {limits.TEXT:,} characters; shorten it")
        self.paragraphs[-1] += text

    def end(self, name: str) -> None:
        """Take in a closing tag, with which a cell, a row or a sheet may be complete."""
        self.path.pop()
        if name == f"{TEXT}p" and self.path[-1] in CELLS:
            self.open = False
        elif name in CELLS:
            self._cell(name)
        elif name == f"{TABLE}table-row":
            self._row()
        elif name == f"{TABLE}table":
            with named(self.title, len(self.sheets) + 1):
                check_merged(self.merged)
                rows = rectangle(self.lines)
            unseen = tuple(self.hidden_rows)
            sheet = Sheet(self.title.strip(), rows, self.hidden, unseen, (), tuple(self.merged))
            self.sheets.append(sheet)

    def _cell(self, name: str) -> None:
        """Add a complete cell to its row as many times as it is repeated, and note its merged range.

        The file stores equal cells side by side once, with their number.
        """
        times = _counted(self.cell, f"{TABLE}number-columns-repeated", limits.COLUMNS)
        place = len(self.cells) + self.blank + 1
        wide = _counted(self.cell, f"{TABLE}number-columns-spanned", limits.COLUMNS)
        tall = _counted(self.cell, f"{TABLE}number-rows-spanned", limits.ROWS)
        if name == f"{TABLE}table-cell" and (wide > 1 or tall > 1):
            last = f"{letters(place + wide - 1)}{self.row + tall}"
            self.merged.append(f"{letters(place)}{self.row + 1}:{last}")
        value = self._value()
        if value is None:
            self.blank += times
            return
        if place - 1 + times > limits.COLUMNS:
            raise Refused(DAMAGED)
        self.cells += [None] * self.blank + [value] * times
        self.blank = 0

    def _value(self) -> Any:
        """Return the value of a complete cell: a number, a datetime, a boolean or text.

        It is None for a blank cell and Broken for an error. Raises Refused where the file is damaged.
        """
        kind, attributes = self.cell.get(f"{OFFICE}value-type", ""), self.cell
        text = "\n".join(self.paragraphs[1:])
        if attributes.get(f"{CALC}value-type") == "error":
            return error(text if text.startswith("#") and len(text) < 20 else "an error")
        if kind in NUMBERS:
            value = careful_number(attributes.get(f"{OFFICE}value", ""))
            return NOT_A_NUMBER if value is None else value
        if kind == "date":
            return iso(attributes.get(f"{OFFICE}date-value", ""))
        if kind == "boolean":
            return {"true": True, "false": False}.get(attributes.get(f"{OFFICE}boolean-value", ""), NOT_A_NUMBER)
        if kind in ("string", "time"):
            return text_of(decoded(text))
        if kind:
            raise Refused(DAMAGED)
        return NEVER if f"{TABLE}formula" in attributes else None

    def _row(self) -> None:
        """Add a complete row to its sheet as many times as it is repeated, and note whether it is hidden.

        The file stores equal rows once, with their number. Raises Refused where the sheet becomes larger than
        the limits.
        """
        if self.again > limits.ROWS:
            raise Refused(BEYOND)
        if self.cells:
            self.count += len(self.cells) * self.again
            if self.count > limits.CELLS or self.row + self.again > limits.ROWS:
                raise Refused(f"holds a sheet of more than {limits.CELLS:,} cells; split it or take out what is blank")
            self.lines += [(self.row + 1 + place, list(self.cells)) for place in range(self.again)]
            if self.unseen:
                self.hidden_rows += range(self.row + 1, self.row + 1 + self.again)
        self.row += self.again


def _counted(given: Attributes, name: str, most: int) -> int:
    """Return a count that the file says in an attribute of a tag, such as how often a cell is repeated; 1 if none.

    More than `most` is given as `most` + 1. Raises Refused where it is no whole number, or below 1.
    """
    count = given.get(name, "1")
    if not count.isdigit() or not count.isascii() or not count.strip("0"):
        raise Refused(DAMAGED)
    return min(int(count), most + 1) if len(count) < LONGEST else most + 1


class UnusualError(Exception):
    """Raised where content.xml has comments or the like, in which what looks like a sheet need not be one."""


def _edge(data: bytes, at: int) -> tuple[int, int] | None:
    """Return where the next tag that opens or closes a sheet begins and ends, looking from `at` on; None for none."""
    starts = [start for mark in (*OPENS, CLOSE) if (start := data.find(mark, at)) >= 0]
    end = data.find(b">", min(starts)) + 1 if starts else 0
    return (min(starts), end) if end else None


def _without_unwanted(data: Iterable[bytes], only: frozenset[str]) -> Iterator[bytes]:
    """Yield the bytes of content.xml, with nothing in the sheets that are not wanted; `only` names those that are.

    Our results have a hundred times more cells on other sheets than on those that are read. Sheets are found as nearly
    every program writes them; others are left in. Raises UnusualError where they cannot be told for certain.
    """
    pending, deep = b"", 0  # how many tables deep in one that is cut out
    for number, chunk in enumerate(data):
        seen = pending[-1:] + chunk
        declared = number == 0 and seen.startswith(b"<?xml")
        if hides(seen.partition(b"?>")[2] if declared else seen) or len(pending) > CHUNK:
            raise UnusualError
        pending += chunk
        at = kept = 0
        while edge := _edge(pending, at):
            start, at = edge
            tag = pending[start:at]
            if tag.endswith(b"/>"):
                continue
            if deep:
                deep += -1 if tag == CLOSE else 1
                kept = kept if deep else start
            elif tag != CLOSE and (title := TITLE.search(tag)):
                deep = int(title[1].decode("utf-8", "replace").strip() not in only)
                if deep:
                    yield pending[kept:at]
        tail = max(at, pending.rfind(b"<"))  # the last tag may be cut in two
        if not deep:
            yield pending[kept:tail]
        pending = pending[tail:]
    yield pending


def _content(parts: zipfile.ZipFile, part: str, only: frozenset[str]) -> Content:
    """Return what content.xml holds, whose name in the zip is `part`; `only` names the sheets that are wanted."""
    content = Content()
    data = chunks(parts, part)
    for piece in _without_unwanted(data, only) if only else data:
        feed(content.parser, piece)
    feed(content.parser, b"", last=True)
    return content


def read_ods(file: BinaryIO, size: int, only: frozenset[str] = frozenset()) -> Book:
    """Read an .ods file of `size` bytes; returns a Book, or raises Refused with a sentence for the user.

    `only` names the sheets that are wanted, or none for all; the others come back empty.
    """
    parts = members(file, size, limits.STREAMED)
    names = names_in(parts)
    if "content.xml" not in names:
        raise Refused(DAMAGED)
    manifest = names.get("meta-inf/manifest.xml")
    if manifest and b"encryption-data" in b"".join(chunks(parts, manifest)):
        raise Refused(PASSWORD)
    try:
        content = _content(parts, names["content.xml"], only)
    except UnusualError:
        content = _content(parts, names["content.xml"], frozenset())
    check_titles([sheet.title for sheet in content.sheets])
    return Book("ods", tuple(content.sheets), ())
