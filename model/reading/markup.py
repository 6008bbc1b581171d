"""Reads XML as a stream, strictly: no document types, no entities of its own, and a limit on nesting."""

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
    """Refuse a document type or an entity, which a hostile file may use to fetch other files or fill the memory."""
    raise Refused(f"declares a document type, {HOSTILE}")


def stream(start: Start, end: Callable[[str], None], text: Callable[[str], None]) -> expat.XMLParserType:
    """Return an XML parser that calls `start`, `end` and `text`; it gives an element's name as `namespace name`."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _no_type
    parser.EntityDeclHandler = _no_type
    return parser


def feed(parser: expat.XMLParserType, data: bytes, last: bool = False) -> None:
    """Parse the next piece of markup; raises Refused where it is not well formed."""
    try:
        parser.Parse(data, last)
    except expat.ExpatError:
        raise Refused(DAMAGED) from None


def chunks(parts: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield a part of the archive piece by piece; raises Refused where it is damaged or its checksum is wrong."""
    try:
        with parts.open(name) as part:
            while data := part.read(CHUNK):
                yield data
    except BROKEN_ARCHIVE:
        raise Refused(DAMAGED) from None


def hides(data: bytes) -> bool:
    """Whether markup may contain comments or the like, inside which something that looks like a tag is not one.

    The second character of `<!` and `<?` is looked for first, because it is rare and `<` is not: ten times quicker.
    """
    return any(data[at - 1 : at] == b"<" for mark in (b"!", b"?") for at in _places(data, mark))


def _places(data: bytes, mark: bytes) -> Iterator[int]:
    """Yield each place at which a mark occurs in the data."""
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def split(name: str) -> tuple[str, str]:
    """Split an element's name into its namespace and the name itself."""
    space, _, local = name.rpartition(" ")
    return space, local


def walk(parts: zipfile.ZipFile, name: str, start: Start, root: str, spaces: set[str]) -> None:
    """Read a small part of the archive, in which attributes say everything, and call `start` for each element.

    `start` gets names without their namespace, the root element's with "/" before it. `root` and `spaces` are the name
    and the namespaces that the root must have. Raises Refused where it has not, or the part is too large or nested too
    deep.
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
