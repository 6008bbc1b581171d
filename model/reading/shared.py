"""Reads the texts of an .xlsx, which the file keeps in one list and to which its cells refer by number."""

from __future__ import annotations

import zipfile
from typing import Any

from model.reading import limits
from model.reading.cells import Refused, text_of
from model.reading.convert import decoded
from model.reading.markup import MAIN, Attributes, chunks, feed, hides, split, stream
from model.reading.preflight import DAMAGED, HOSTILE

INSIDE = {0: ("sst",), 1: ("si", "extLst"), 2: ("t", "r", "rPh", "phoneticPr")}


class Texts:
    """Collects an .xlsx file's list of texts from its XML, by each text's number as cells write it.

    An empty number, which is no text's, gives None, a blank.
    """

    def __init__(self) -> None:
        self.by_number: dict[str, Any] = {"": None}
        self.pieces: list[str] = []
        self.path: list[str] = []
        self.unique = ""
        self.parser = stream(self.start, self.end, self.text)

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in an opening tag; raises Refused where it is out of place."""
        space, local = split(name)
        if space not in MAIN and not self.path:
            raise Refused(DAMAGED)
        known = INSIDE.get(len(self.path))
        if (known and "extLst" not in self.path and local not in known) or len(self.path) > limits.DEPTH:
            raise Refused(DAMAGED)
        if local == "sst":
            self.unique = attributes.get("uniqueCount", "")
        self.path.append(local)

    def end(self, _: str) -> None:
        """Take in a closing tag, with which a text may be complete."""
        if self.path.pop() == "si" and len(self.path) == 1:
            self.keep("".join(self.pieces))
            self.pieces.clear()

    def text(self, data: str) -> None:
        """Take in text between tags; raises Refused where no text may stand."""
        if self.path[-1] == "t":
            if "rPh" not in self.path:  # rPh: how to say it, not what it says
                self.pieces.append(data)
        elif data.strip() and "extLst" not in self.path:
            raise Refused(DAMAGED)

    def keep(self, text: str) -> None:
        """Keep a complete text under the next number; raises Refused where it is longer than a cell's text may be."""
        if len(text) > limits.TEXT:
            raise Refused(f"holds a text of {len(text):,} characters, more than Excel's {limits.TEXT:,}; shorten it")
        self.by_number[str(len(self.by_number) - 1)] = text_of(decoded(text))


def shared_texts(parts: zipfile.ZipFile, part: str) -> dict[str, Any]:
    """Return all the texts to which the cells of an .xlsx refer, by their number as cells write it.

    `part` is the path of the list of texts within the zip. Texts in the usual XML are cut out of it directly, for
    speed, and the XML parser reads the others. Raises Refused where the list is damaged or too long.
    """
    texts, pending, lifting, begun = Texts(), b"", True, False
    for chunk in chunks(parts, part):
        pending += chunk
        if not begun:
            head, mark, pending = pending.partition(b"<si>")
            feed(texts.parser, head)
            begun, pending = bool(mark), mark + pending
            lifting = b"<!" not in head and (b"encoding" not in head or b"utf-8" in head.lower())
            if not begun:
                continue
        cut = pending.rfind(b"</si>") + 5
        if cut < 5:
            continue
        if len(texts.by_number) > limits.STRINGS:
            raise Refused(f"holds more than {limits.STRINGS:,} texts, {HOSTILE}")
        body, pending = pending[:cut], pending[cut:]
        lifting = lifting and not hides(body)
        if not lifting:
            feed(texts.parser, body)
            continue
        try:
            pieces = body.decode("utf-8").split("</si>")
        except UnicodeDecodeError:
            raise Refused(DAMAGED) from None
        for piece in pieces[:-1]:
            plain = piece[7:-4]
            if piece[:7] != "<si><t>" or piece[-4:] != "</t>" or "<" in plain or "&" in plain:
                feed(texts.parser, (piece + "</si>").encode())
            elif plain.isprintable() and "_x" not in plain and plain[:1] != "#" and 0 < len(plain) < limits.TEXT:
                texts.by_number[str(len(texts.by_number) - 1)] = plain  # nothing to undo, as in nearly all texts
            else:
                texts.keep(plain)
    feed(texts.parser, pending, last=True)
    if texts.unique.isdigit() and int(texts.unique) != len(texts.by_number) - 1:
        raise Refused(DAMAGED)  # every text after the lost one would be taken for its neighbour
    return texts.by_number
