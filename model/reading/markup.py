"""Reads XML piece by piece and strictly: what a hostile file could do harm with is refused.

XML may declare a document type and entities, which can make a reader fetch other files or fill the memory, and tags may
be nested without end. Workbooks need neither.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from model.reading import limits
from model.reading.cells import Refused
from model.reading.preflight import DAMAGED, HOSTILE

MAIN = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # strict
}
LINKS = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
PACKAGE = {"http://schemas.openxmlformats.org/package/2006/relationships"}
CHUNK = 1 << 20
Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError, OSError)


def _no_type(*_: object) -> None:
    """Refuse a document type or an entity, by which a hostile file could make a reader fetch files or fill memory."""
    raise Refused(f"declares a document type, {HOSTILE}")


def stream(start: Start, end: Callable[[str], None], text: Callable[[str], None]) -> expat.XMLParserType:
    """Return an XML parser that calls `start`, `end` and `text` for each opening tag, closing tag and text.

    It gives the name of an element (a tag) as `namespace name`; the namespace says which standard the name is from.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _no_type
    parser.EntityDeclHandler = _no_type
    return parser


def feed(parser: expat.XMLParserType, data: bytes, last: bool = False) -> None:
    """Parse the next piece of XML; `last` is True for the last piece. Raises Refused where the XML is faulty."""
    try:
        parser.Parse(data, last)
    except expat.ExpatError:
        raise Refused(DAMAGED) from None


def chunks(parts: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield the bytes of one file within the zip, piece by piece; raises Refused where that file is damaged."""
    try:
        with parts.open(name) as part:
            while data := part.read(CHUNK):
                yield data
    except BROKEN_ARCHIVE:
        raise Refused(DAMAGED) from None


def hides(data: bytes) -> bool:
    """Return True where XML may contain comments or the like, inside which what looks like a tag is not one.

    The second character of `<!` and `<?` is looked for first, because it is rare and `<` is not, which is ten times
    faster.
    """
    return any(data[at - 1 : at] == b"<" for mark in (b"!", b"?") for at in _places(data, mark))


def _places(data: bytes, mark: bytes) -> Iterator[int]:
    """Yield each position at which the bytes `mark` occur in the data."""
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def is_utf8(head: bytes) -> bool:
    """Whether XML that begins with `head` is in UTF-8, which it is unless it says otherwise."""
    return b"encoding" not in head or b"utf-8" in head.lower()


def split(name: str) -> tuple[str, str]:
    """Split the name of an element of XML, such as `namespace name`, into its namespace and the name itself."""
    space, _, local = name.rpartition(" ")
    return space, local


def walk(parts: zipfile.ZipFile, name: str, start: Start, root: str, spaces: set[str]) -> None:
    """Read one small XML file within the zip, and call `start` with the name and attributes of each element.

    `start` is given names without their namespace; before the name of the outermost element, the root, stands "/".
    `root` and `spaces` are the name and the namespaces that the root must have. Raises Refused where the root has
    others, or where the file is too large or is nested too deep.
    """
    if parts.getinfo(name).file_size > limits.SMALL:
        raise Refused(f"holds a part of {parts.getinfo(name).file_size >> 20} MB beside its sheets, {HOSTILE}")
    depth = 0

    def opened(tag: str, attributes: Attributes) -> None:
        nonlocal depth
        space, local = split(tag)
        if depth == 0 and (local != root or space not in spaces):
            raise Refused(DAMAGED)
        depth += 1
        if depth > limits.DEPTH:
            raise Refused(DAMAGED)
        if space in spaces:
            start("/" + local if depth == 1 else local, attributes)

    def closed(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = stream(opened, closed, lambda _: None)
    for data in chunks(parts, name):
        feed(parser, data)
    feed(parser, b"", last=True)
