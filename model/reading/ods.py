"""Reads .ods files, LibreOffice's own format.

An .ods is a zip of files; the one that has all the sheets, content.xml, is read piece by piece.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from model.reading import limits
from model.reading.cells import NEVER, Book, Refused, Row, Sheet, error, letters, text_of
from model.reading.convert import NOT_A_NUMBER, careful_number, decoded, iso
from model.reading.grid import rectangle
from model.reading.markup import Attributes, chunks, feed, stream
from model.reading.preflight import DAMAGED, members
from model.reading.titles import named

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, OFFICE, TEXT = f"{SPACE}table:1.0 ", f"{SPACE}office:1.0 ", f"{SPACE}text:1.0 "
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
CELLS = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}
NUMBERS = {"float", "currency", "percentage"}


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
            self.again = _repeated(given, "rows", limits.ROWS)
            self.unseen = given.get(f"{TABLE}visibility", "visible") != "visible"
        elif name in CELLS:
            self.cell, self.paragraphs, self.open = given, [""], False
        elif name == f"{TEXT}p" and self.path[-2] in CELLS:
            self.paragraphs.append("")
            self.open = True
        elif self.open and name == f"{TEXT}s":
            self.paragraphs[-1] += " " * min(int(given.get(f"{TEXT}c", "1")), limits.TEXT)

    def text(self, data: str) -> None:
        """Take in text between tags. A cell's own text is collected, and the text of a comment on the cell is not."""
        if self.open and not any("annotation" in name for name in self.path[-3:]):
            self.paragraphs[-1] += data

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
                rows = rectangle(self.lines)
            filled = {number for number, _ in self.lines}
            unseen = tuple(number for number in self.hidden_rows if number in filled)
            sheet = Sheet(self.title.strip(), rows, self.hidden, unseen, (), tuple(self.merged))
            self.sheets.append(sheet)

    def _cell(self, name: str) -> None:
        """Add a complete cell to its row as many times as it is repeated, and note its merged range.

        The file stores equal cells side by side once, with their number.
        """
        times = _repeated(self.cell, "columns", limits.COLUMNS)
        place = len(self.cells) + self.blank + 1
        wide, tall = (int(self.cell.get(f"{TABLE}number-{each}-spanned", "1")) for each in ("columns", "rows"))
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
            if len(text) > limits.TEXT:
                raise Refused(f"holds a text of {len(text):,} characters, more than {limits.TEXT:,}; shorten it")
            return text_of(decoded(text))
        if kind:
            raise Refused(DAMAGED)
        return NEVER if f"{TABLE}formula" in attributes else None

    def _row(self) -> None:
        """Add a complete row to its sheet as many times as it is repeated, and note whether it is hidden.

        The file stores equal rows once, with their number. Raises Refused where the sheet becomes larger than
        the limits.
        """
        if self.cells:
            self.count += len(self.cells) * self.again
            if self.count > limits.CELLS or self.row + self.again > limits.ROWS:
                raise Refused(f"holds a sheet of more than {limits.CELLS:,} cells; split it or take out what is blank")
            self.lines += [(self.row + 1 + place, list(self.cells)) for place in range(self.again)]
        if self.unseen:
            self.hidden_rows += range(self.row + 1, self.row + 1 + min(self.again, limits.ROWS // 8))
        self.row += self.again


def _repeated(given: Attributes, what: str, most: int) -> int:
    """Return how many times a cell or a row is repeated, which the file says in an attribute of its tag.

    `what` is "rows" or "columns". More than `most` is given as `most` + 1.
    """
    count = given.get(f"{TABLE}number-{what}-repeated", "1")
    if not count.isdigit() or not count.isascii() or len(count) > 9:
        raise Refused(DAMAGED)
    return min(int(count), most + 1)


def read_ods(file: BinaryIO, size: int) -> Book:
    """Read an .ods file of `size` bytes; returns a Book, or raises Refused with a sentence for the user."""
    parts = members(file, size)
    names = parts.namelist()
    if "content.xml" not in names:
        raise Refused(DAMAGED)
    if "META-INF/manifest.xml" in names and b"encryption-data" in b"".join(chunks(parts, "META-INF/manifest.xml")):
        raise Refused("is protected by a password; open it, take the password off and save it again")
    content = Content()
    for data in chunks(parts, "content.xml"):
        feed(content.parser, data)
    feed(content.parser, b"", last=True)
    titles = [sheet.title.lower() for sheet in content.sheets]
    if not titles:
        raise Refused("holds no sheet of cells; give a workbook that does")
    if len(set(titles)) < len(titles):
        raise Refused("holds two sheets of one name; rename one")
    return Book("ods", tuple(content.sheets), ())
