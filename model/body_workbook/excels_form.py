"""Puts a workbook that the library openpyxl has written into the form that Excel itself writes.

Texts move from their cells into one table, and what says how a font looks stands in the order of the standard. Excel
would else do so when the file is next saved, and a validator takes the order for a fault.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from lxml import etree

INLINE = re.compile(rb't="inlineStr"><is>(<t(?: [^>]*)?>[^<]*</t>)</is></c>')
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
STYLES, TABLE, TYPES, RELATIONS = (
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
)
KIND = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
RELATION = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
SPREADSHEET = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FONT = (  # the order of what says how a font looks
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family"),
    *("charset", "scheme"),
)


def in_excels_form(packed: bytes) -> bytes:
    """Return the bytes of the same .xlsx file in Excel's form; `packed` is what openpyxl has written."""
    with zipfile.ZipFile(BytesIO(packed)) as old:
        held = {name: old.read(name) for name in old.namelist()}
    places: dict[bytes, int] = {}
    count = 0

    def shared(cell: re.Match[bytes]) -> bytes:
        """Return the end of a cell whose text is moved to the table."""
        nonlocal count
        count += 1
        return b't="s"><v>%d</v></c>' % places.setdefault(cell[1], len(places))

    held = {name: INLINE.sub(shared, data) if SHEET.fullmatch(name) else data for name, data in held.items()}
    held[STYLES] = _in_order(held[STYLES])
    texts = b"".join(b"<si>%s</si>" % text for text in places)
    held[TABLE] = b'<sst xmlns="%s" count="%d" uniqueCount="%d">%s</sst>' % (SPREADSHEET, count, len(places), texts)
    part = b'<Override PartName="/%s" ContentType="%s"/></Types>' % (TABLE.encode(), KIND)
    link = b'<Relationship Type="%s" Target="/%s" Id="rIdTexts"/></Relationships>' % (RELATION, TABLE.encode())
    held[TYPES] = held[TYPES].replace(b"</Types>", part)
    held[RELATIONS] = held[RELATIONS].replace(b"</Relationships>", link)
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in held.items():
            new.writestr(name, data)
    return content.getvalue()


def _in_order(styles: bytes) -> bytes:
    """Return the XML of a workbook's styles, in which each font is described in the order of the standard."""
    root = etree.fromstring(styles)
    for font in root.iter("{*}font"):
        font[:] = sorted(font, key=lambda part: FONT.index(etree.QName(part).localname))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
