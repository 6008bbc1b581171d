"""Prepares a Word document: its page, styles and language before it is written, its properties and dates afterwards."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from model.paper.blocks import Paper
from model.paper.looks import FONT, INK, NAVY
from model.paper.word_template import set_page
from model.xlsx.style import NO_CLOCK

EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"


def dress(document: Document) -> None:
    """Set the document's page to A4, its font to Arial, and its headings to dark blue."""
    set_page(document.sections[0])
    sizes = {"Title": 17, "Subtitle": 10.5, "Heading 1": 11.5, "Heading 2": 10.5, "Normal": 9.5, "Caption": 9}
    for name, size in sizes.items():
        style = style_of(document, name)
        style.font.name, style.font.size = FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
        style.font.color.rgb = RGBColor.from_string(INK if name in ("Normal", "Caption") else NAVY)
        style.font.italic = False
        for spacing in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(spacing)
        style.font.bold = name not in ("Normal", "Subtitle")
        style.paragraph_format.space_before = Pt(6 if name.startswith("Heading") else 3 if name == "Caption" else 0)
        style.paragraph_format.space_after = Pt(2 if name != "Normal" else 4)
        style.paragraph_format.line_spacing = 1.0
    for element in list(document.styles["Title"].element.pPr):
        if element.tag == qn("w:pBdr"):
            document.styles["Title"].element.pPr.remove(element)


def style_of(document: Document, name: str) -> Any:
    """Return the style of the document that is called `name`; one that the document lacks is added."""
    if name in document.styles:
        return document.styles[name]
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name.startswith("Heading"):
        style.font.bold = True
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(int(name[-1]) - 1))
        style.element.get_or_add_pPr().append(level)
    return style


def describe(document: Document, paper: Paper) -> None:
    """Set the document's title, author and dates, and mark all its text as British English."""
    properties = document.core_properties
    properties.title, properties.subject, properties.author = paper.title, paper.summary, paper.body
    properties.language, properties.comments, properties.keywords = "en-GB", paper.stamp, ""
    properties.created = properties.modified = NO_CLOCK
    properties.last_modified_by, properties.revision = paper.body, 1
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def drop_effects(document: Document) -> None:
    """Leave out the copy of the styles that Word 2010 kept for itself: it must equal the styles, which have changed."""
    part = document.part
    for name in [name for name, relation in part.rels.items() if relation.reltype == EFFECTS]:
        part.drop_rel(name)


def without_clock(packed: bytes) -> bytes:
    """Return the bytes of the same .docx file without the time of its making, so that equal papers make equal files."""
    content = BytesIO()
    with zipfile.ZipFile(BytesIO(packed)) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return content.getvalue()
