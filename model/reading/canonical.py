"""A fast reader for rows of an .xlsx sheet that are written in the way that nearly every spreadsheet program uses.

Such a row is `<row r="7" ...><c r="A7" s="1" t="s"><v>12</v></c>...</row>`; a text may also stand in its cell, as
`<c r="A7" t="inlineStr"><is><t>Finance</t></is></c>`. Rows that match this form exactly are taken out of the file's XML
and read here, many cells at a time. All other XML goes through `SheetReader`, which reads every form and is four times
slower.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from model.reading import limits
from model.reading.cells import Row, number_of_column, text_of
from model.reading.convert import NO_XML, Numbers, decoded
from model.reading.markup import feed, hides, is_utf8
from model.reading.sheet import SheetReader

BEGIN, END = b"<sheetData>", b"</sheetData>"
OPEN = re.compile(
    r'<row r="([1-9][0-9]{0,6})"'
    r"((?: (?:spans|s|customFormat|ht|hidden|customHeight|outlineLevel|collapsed|thickTop|thickBot|x14ac:dyDescent)"
    r'="[^"<>&\x00-\x1f\x7f-\xff]*")*)>'
)
HEAD = re.compile(r'([A-Z]{1,3})"(?: s="(0|[1-9][0-9]{0,4})")?(?: t="(s|n|str|\0)")?')
HEADS = re.compile(f'<c r="(?:{HEAD.pattern})+')
BLANK = re.compile(r'<c r="([A-Z]{1,3})"(?: s="(0|[1-9][0-9]{0,4})")?(?: t="(?:s|n|str)")?/>')
BLANKS = re.compile(f"(?:{BLANK.pattern})*")
ADDRESS = re.compile('([A-Z])"')  # the end of a cell's address without the row's number: nothing else has capitals
PLACED = {"row", "c"}
CLOSES = "</v></c>"
# Marks that no XML holds. A text in its cell is written as any other value, with marks at both its ends, so that both
# must be there; the third stands for a row's number.
INLINE, END_OF_TEXT, NUMBER = "\0", "\1", "\2"
MARKS = (b"\0", b"\1", b"\2")
ENTITY = re.compile("&(amp|lt|gt|quot|apos);")
ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
KEPT = 100_000  # texts, and no more: a list of a million names needs no memory of them


class Plan(NamedTuple):
    """How every row is read whose cells are laid out alike.

    form: the cells' text without their values, with NUMBER in place of the row's number. places: the columns of the
    cells, counted from 0, up to the blank ones at the row's end; None where they run on from the first without a gap.
    convert: for each of those cells, the function that turns its text into a value. width: how many columns they span.
    """

    form: str
    places: list[int] | None
    convert: list[Callable[[str], Any]]
    width: int


class InlineTexts(dict[str, Any]):
    """Texts that stand in their cells, by what the XML has for them; each is worked out once, and is one object.

    Each has the mark `end` at its end. Raises ValueError for what only the XML parser can tell.
    """

    def __init__(self, end: str) -> None:
        super().__init__()
        self.end = end

    def __missing__(self, marked: str) -> Any:
        """Return the text that `marked` stands for, in which each byte of the file is a character."""
        raw = marked.removesuffix(self.end)
        if (
            len(raw) + len(self.end) != len(marked)
            or "<" in raw
            or "\r" in raw
            or "]]>" in raw
            or len(raw) > limits.TEXT
        ):
            raise ValueError
        text = raw if raw.isascii() else raw.encode("latin-1").decode("utf-8")
        if "&" in text:
            if text.count("&") != len(ENTITY.findall(text)):
                raise ValueError
            text = ENTITY.sub(lambda entity: ENTITIES[entity[1]], text)
        if not text.isprintable() and NO_XML.search(text):
            raise ValueError
        if len(self) > KEPT:
            self.clear()
        self[marked] = value = text_of(decoded(text))
        return value


class Lifter:
    """Reads the rows of a sheet that have the usual form, and hands all other XML to its `SheetReader`, in order."""

    def __init__(self, reader: SheetReader) -> None:
        self.reader = reader
        self.plans: dict[str, Plan | None] = {}
        self.numbers = Numbers()
        self.texts = {"str": InlineTexts("").__getitem__, INLINE: InlineTexts(END_OF_TEXT).__getitem__}

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read all the XML of a sheet, given as successive pieces of bytes; the `SheetReader` collects the rows."""
        reader, pending, state = self.reader, b"", "head"
        for chunk in chunks:
            pending += chunk
            if state == "head":
                at = pending.find(BEGIN)
                if at < 0 and len(pending) < limits.SMALL // 32:
                    continue
                head = pending[: at + len(BEGIN)] if at >= 0 else pending
                usual = b"<!" not in head and head.count(b"<?") < 2 and is_utf8(head)
                state = "rows" if at >= 0 and usual else "rest"
                feed(reader.parser, head)
                pending = pending[len(head) :]
            if state == "rows":
                cut = pending.find(END)
                stop = cut if cut >= 0 else pending.rfind(b"</row>") + 6
                body = pending[:stop] if stop > 5 else b""
                if hides(body) or any(mark in body for mark in MARKS):
                    state = "rest"
                else:
                    self._rows(body)
                    pending = pending[len(body) :]
                    state = "rest" if cut >= 0 else "rows"
            if state == "rest":
                feed(reader.parser, pending)
                pending = b""
        feed(reader.parser, pending, last=True)

    def _rows(self, body: bytes) -> None:
        """Read complete rows of XML. Those that do not have the usual form go to the `SheetReader`'s XML parser."""
        *pieces, last = body.decode("latin-1").split("</row>")  # a byte a character: what is canonical is ASCII
        for piece in pieces:
            if not self._lifted(piece):
                feed(self.reader.parser, (piece + "</row>").encode("latin-1"))
        feed(self.reader.parser, last.encode("latin-1"))

    def _lifted(self, piece: str) -> bool:
        """Read one row, given without its closing tag; returns False, having kept nothing, where its form is unusual.

        The usual form is what spreadsheets write: every cell with its address and its value. Others go to the parser.
        """
        opened = OPEN.match(piece)
        if not opened:
            return False
        row, more = opened.groups()
        # Lists often end in columns that nobody fills: behind the last value may stand blank cells, and nothing else.
        cells, closing, blank = piece[opened.end() :].rpartition("</c>")
        if not closing:
            cells, blank = blank, ""
        # A blank cell has a shorter form, which is replaced by the long one; then openings and texts alternate.
        cells = (cells + closing).replace('"/>', f'"><v>{CLOSES}')
        if "inlineStr" in cells:
            begin = f'{INLINE}"><v>'
            cells = cells.replace('inlineStr"><is><t>', begin).replace("</t></is></c>", END_OF_TEXT + CLOSES)
            cells = cells.replace('inlineStr"><is><t xml:space="preserve">', begin)
        if not cells.endswith(CLOSES):
            return False
        parts = cells[: -len(CLOSES)].replace('</v></c><c r="', '"><v>').split('"><v>')
        heads = '"'.join(parts[::2]) + '">' + blank
        # Without the row's number most rows' heads are the same; with it they must be what the plan was made for.
        key = heads.replace(row + '"', '"')
        if key not in self.plans:
            self.plans[key] = self._planned(key)
        plan = self.plans[key]
        if plan is None or plan.form.replace(NUMBER, row) != heads:
            return False
        try:
            values = [each(text) for each, text in zip(plan.convert, parts[1::2], strict=True)]
        except (ValueError, KeyError):
            return False
        reader, number = self.reader, int(row)
        if number <= reader.row or number > limits.ROWS:
            return False  # the reader says what is wrong
        reader.row = number
        reader.placed = PLACED
        if more and (' hidden="1"' in more or ' hidden="true"' in more):
            reader.hidden_rows.append(number)
        row_of_cells = values if plan.places is None else _placed(plan.places, values, plan.width)
        while row_of_cells and row_of_cells[-1] is None:  # a row is as wide as what it holds
            row_of_cells.pop()
        reader.keep(number, row_of_cells)
        return True

    def _planned(self, key: str) -> Plan | None:
        """Return how to read every row whose cells are laid out as `key` says; None where the form is not the usual.

        `key` is the text of a row's cells without their values and the row's number: columns, styles and types, then
        ">", and the blank cells at the row's end.
        """
        heads, _, blank = key.partition(">")
        if not HEADS.fullmatch(heads) or not BLANKS.fullmatch(blank):
            return None
        found, blank_found = HEAD.findall(heads.removeprefix('<c r="')), BLANK.findall(blank)
        book = self.reader.book
        if any(int(style or 0) >= len(book.dates) for _, style, *_ in (*found, *blank_found)):
            return None
        columns = [number_of_column(letters) - 1 for letters, *_ in (*found, *blank_found)]
        if columns[-1] >= limits.COLUMNS or any(second <= first for first, second in pairwise(columns)):
            return None
        convert: list[Callable[[str], Any]] = []
        for _, style, kind in found:
            if kind == "s":
                convert.append(book.strings.__getitem__)
            elif kind in self.texts:
                convert.append(self.texts[kind])
            else:
                convert.append(
                    self.reader.days.__getitem__ if book.dates[int(style or 0)] else self.numbers.__getitem__
                )
        places = columns[: len(found)]
        together = places == list(range(len(places)))
        return Plan(ADDRESS.sub(rf'\1{NUMBER}"', key), None if together else places, convert, places[-1] + 1)


def _placed(places: list[int], values: Row, width: int) -> Row:
    """Return a row of `width` cells with each value in its column; the other cells are None.

    `places` has the columns of the values, counted from 0.
    """
    row: Row = [None] * width
    for place, value in zip(places, values, strict=True):
        row[place] = value
    return row
