"""Reads the texts of an .xlsx, which the file keeps in one list and to which its cells refer by number."""

from __future__ import annotations

import zipfile
from typing import Any

from model.reading import limits
from model.reading.cells import Refused, text_of
from model.reading.convert import decoded
from model.reading.markup import MAIN, Attributes, chunks, feed, hides, is_utf8, split, stream
from model.reading.preflight import AGAIN, DAMAGED, HOSTILE

INSIDE = {0: ("sst",), 1: ("si", "extLst"), 2: ("t", "r", "rPh", "phoneticPr")}


class Miscounted(dict[str, Any]):
    """Texts of a list that has another number of them than it says: it counts wrongly, or one of them was lost.

    Every text after a lost one would be taken for its neighbour, and a cell would name a text beyond the list. So the
    list is whole where a cell uses its last text and none a later one. `said` is the number that it gives.
    """

    def __init__(self, texts: dict[str, Any], said: str) -> None:
        super().__init__(texts)
        self.said, self.whole = said, False
        self.last = str(len(texts) - 2)
        self.last_text = self.pop(self.last, None)

    def __missing__(self, number: str) -> Any:
        """Return the last text, which stands apart so that its use is seen; raises KeyError for any other."""
        if number != self.last:
            raise KeyError
        self.whole = True
        return self.last_text

    def check(self) -> str:
        """Return a note for the user once all sheets are read; raises Refused where no cell uses the last text."""
        miscounted = f"holds {int(self.last) + 1:,} texts and says that it holds {self.said}"
        if not self.whole:
            raise Refused(f"{miscounted}, so that some may be lost; {AGAIN}")
        return f"{miscounted}; every cell that asks for one has it"


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
            lifting = b"<!" not in head and is_utf8(head)
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
            usual = piece[:7] == "<si><t>" and piece[-4:] == "</t>" and plain.isprintable()
            if not usual or "<" in plain or "&" in plain or "]]>" in plain:
                feed(texts.parser, (piece + "</si>").encode())
            elif "_x" not in plain and plain[:1] != "#" and 0 < len(plain) < limits.TEXT:
                texts.by_number[str(len(texts.by_number) - 1)] = plain  # nothing to undo, as in nearly all texts
            else:
                texts.keep(plain)
    feed(texts.parser, pending, last=True)
    if texts.unique.isdigit() and int(texts.unique) != len(texts.by_number) - 1:
        return Miscounted(texts.by_number, texts.unique)
    return texts.by_number
