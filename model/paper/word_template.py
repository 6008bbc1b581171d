"""Opens a house template of Word: .docx, .dotx, .docm or .dotm.

Somebody else made it, so it passes the checks that every file from elsewhere passes before a library opens it. Macros
are left out, and so is every link by which Word would fetch something when the paper is opened.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm
from lxml import etree

from model.problems import InputError, Problem
from model.reading import limits
from model.reading.cells import Refused
from model.reading.markup import LINKS, chunks, feed, stream
from model.reading.preflight import members

NO_WORD_FILE = "is not a Word file that can be used; open it in Word and save it again as a template (.dotx)"
NO_MACROS = "the macros of the template are left out"
NO_WORDS = "the template's own words, such as a cover page, are left out; add them to the paper in Word"
TYPES = "[content_types].xml"
DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WITH_MACROS = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
TEMPLATE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
MACROS = ("vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars")  # kinds of relations
OPTIONAL = {"blip", "imagedata", "fill", "stroke"}  # tags that may stand without what they refer to
BEGINNING, MARKS = 64, b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # bytes; what may stand before the first < of any encoding
NARROWEST = Cm(8)  # of what a table can be set in


@dataclass(frozen=True)
class Template:
    """A template that is safe to open: the bytes of a .docx, and what its user should know, in sentences."""

    content: bytes
    notes: tuple[str, ...]


def read_template(path: Path) -> Template:
    """Read a template; raises InputError, in one sentence, where it is not there or is no sound Word file."""
    if not path.exists():
        raise InputError([Problem("--template", f'"{path}" is not there')])
    try:
        if not path.is_file():
            raise Refused(NO_WORD_FILE)
        with path.open("rb") as file:
            return _safe(members(file, path.stat().st_size))
    except Exception:  # whatever is wrong with it, its own maker's program can mend it
        raise refused(path) from None


def refused(path: Path) -> InputError:
    """Return the error to raise for a template that cannot be used."""
    return InputError([Problem("--template", f'"{path}" {NO_WORD_FILE}')])


def opened(template: Template) -> Document:
    """Return an empty document with the styles, the page, the header and the footer of a template."""
    document = docx.Document(BytesIO(template.content))
    body = document.element.body
    for element in [child for child in body if child.tag != qn("w:sectPr")]:
        body.remove(element)
    section = Section(body.get_or_add_sectPr(), document.part)
    for reference in [child for child in section._sectPr if child.tag.endswith("Reference")]:
        if reference.get(qn("r:id")) not in document.part.rels:
            section._sectPr.remove(reference)
    if (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0) < NARROWEST:
        set_page(section)
    return document


def set_page(section: Section) -> None:
    """Set a page of A4, with margins that leave room for the tables."""
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin, section.bottom_margin = Cm(1.4), Cm(1.4)
    section.header_distance = section.footer_distance = Cm(0.7)


def _safe(parts: zipfile.ZipFile) -> Template:
    """Return a template without macros and links; raises Refused, or whatever the library raises, for a faulty one."""
    held = dict(_parts(parts))
    (types,) = [name for name in held if name.lower() == TYPES]
    notes = []
    for kind in (*WITH_MACROS, TEMPLATE):
        if kind in held[types]:
            held[types] = held[types].replace(kind, DOCUMENT)
            notes += [NO_MACROS] * (kind in WITH_MACROS)
    for name in [name for name in held if name.endswith(".rels")]:
        lost, held[name] = _without_links(held[name])
        folder, file = posixpath.split(name)
        source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        if lost and source in held:
            held[source] = _without_references(held[source], lost)
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    body = docx.Document(BytesIO(content.getvalue())).element.body
    if any(
        (node.tag == qn("w:t") and node.text) or node.tag in (qn("w:drawing"), qn("w:pict")) for node in body.iter()
    ):
        notes.append(NO_WORDS)
    return Template(content.getvalue(), tuple(notes))


def _parts(parts: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield each file in the zip with its bytes; raises Refused for one that declares a document type or is too large.

    XML is told by its beginning, since a file of any name may be said to be XML.
    """
    if sum(part.file_size for part in parts.infolist()) > limits.TEMPLATE:
        raise Refused(NO_WORD_FILE)
    for name in parts.namelist():
        data = b"".join(chunks(parts, name))
        if data[:BEGINNING].translate(None, MARKS).startswith(b"<"):
            feed(stream(lambda *_: None, lambda _: None, lambda _: None), data, last=True)
        yield name.replace("\\", "/"), data


def _without_links(data: bytes) -> tuple[set[str], bytes]:
    """Return the ids of the relations that are taken out of a list of them, and the list without these.

    They are those to macros and those to other files or pages, which Word would open; a hyperlink waits for a click.
    """
    root = etree.fromstring(data)
    lost = set()
    for relation in list(root):
        kind = str(relation.get("Type", "")).rpartition("/")[2]
        if kind in MACROS or (relation.get("TargetMode") == "External" and kind != "hyperlink"):
            lost.add(str(relation.get("Id")))
            root.remove(relation)
    return lost, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_references(data: bytes, lost: set[str]) -> bytes:
    """Return a part's XML without what refers to the relations whose ids are in `lost`."""
    root = etree.fromstring(data)
    for node in list(root.iter(etree.Element)):
        for name in [name for name, value in node.attrib.items() if value in lost and _of_links(name)]:
            del node.attrib[name]
            parent = node.getparent()
            if parent is not None and etree.QName(node).localname not in OPTIONAL:
                parent.remove(node)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _of_links(name: str) -> bool:
    """Whether an attribute refers to a relation."""
    return etree.QName(name).namespace in LINKS
