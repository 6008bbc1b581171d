"""The texts that the cells of an .xlsx share."""

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
    """The texts as the markup goes by, by their number as a cell writes it; no number is a blank."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {"": None}
        self.held: list[str] = []
        self.path: list[str] = []
        self.unique = ""
        self.parser = stream(self.start, self.end, self.text)

    def start(self, name: str, attributes: Attributes) -> None:
        """An element opens."""
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
        """An element closes."""
        if self.path.pop() == "si" and len(self.path) == 1:
            self.keep("".join(self.held))
            self.held.clear()

    def text(self, data: str) -> None:
        """Text between tags."""
        if self.path[-1] == "t":
            if "rPh" not in self.path:  # rPh: how to say it, not what it says
                self.held.append(data)
        elif data.strip() and "extLst" not in self.path:
            raise Refused(DAMAGED)

    def keep(self, text: str) -> None:
        """Take a text that is whole."""
        if len(text) > limits.TEXT:
            raise Refused(f"holds a text of {len(text):,} characters, more than Excel's {limits.TEXT:,}; shorten it")
        self.found[str(len(self.found) - 1)] = text_of(decoded(text))


def shared_texts(parts: zipfile.ZipFile, part: str) -> dict[str, Any]:
    """All the texts of a part; raises Refused. Those of plain markup are lifted out of the stream, for speed."""
    texts, held, lifting, begun = Texts(), b"", True, False
    for chunk in chunks(parts, part):
        held += chunk
        if not begun:
            head, mark, held = held.partition(b"<si>")
            feed(texts.parser, head)
            begun, held = bool(mark), mark + held
            lifting = b"<!" not in head and (b"encoding" not in head or b"utf-8" in head.lower())
            if not begun:
                continue
        cut = held.rfind(b"</si>") + 5
        if cut < 5:
            continue
        if len(texts.found) > limits.STRINGS:
            raise Refused(f"holds more than {limits.STRINGS:,} texts, {HOSTILE}")
        body, held = held[:cut], held[cut:]
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
                texts.found[str(len(texts.found) - 1)] = plain  # nothing to undo, as in nearly all
            else:
                texts.keep(plain)
    feed(texts.parser, held, last=True)
    if texts.unique.isdigit() and int(texts.unique) != len(texts.found) - 1:
        raise Refused(DAMAGED)  # every text after the lost one would be taken for its neighbour
    return texts.found
