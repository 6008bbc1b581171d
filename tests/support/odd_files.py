"""Makers of awkward and hostile files, part by part: sheets, workbooks, zips, and what may be wrong with them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)
AGAIN = "open it in Excel and save it again"


@dataclass(frozen=True)
class Odd:
    """A file's name, its bytes, and the value or the sentence expected; `value` may be any book where None stands."""

    name: str
    make: Callable[[], bytes]
    value: Any = None
    sentence: str = ""
    note: str = ""


def links(*pairs: tuple[str, str], space: str = LINKS) -> str:
    """The relations of a part: kind and target."""
    said = "".join(
        f'<Relationship Id="rId{n}" Type="{space}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(pairs, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{said}</Relationships>'


def workbook(*titles: str, more: str = "", states: Mapping[str, str] | None = None, space: str = MAIN) -> str:
    """The list of sheets."""
    said = "".join(
        f'<sheet name="{title}" sheetId="{n}" r:id="rId{n}" state="{(states or {}).get(title, "visible")}"/>'
        for n, title in enumerate(titles, 1)
    )
    held = (
        LINKS
        if space == MAIN
        else LINKS.replace("schemas.openxmlformats.org/", "purl.oclc.org/ooxml/").replace("/2006", "")
    )
    return f'<workbook xmlns="{space}" xmlns:r="{held}">{more}<sheets>{said}</sheets></workbook>'


def sheet(rows: str, before: str = "", after: str = "", space: str = MAIN) -> str:
    """A sheet of rows."""
    return f'<worksheet xmlns="{space}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def parts(rows: str = "", **more: str | bytes) -> dict[str, str | bytes]:
    """The parts of a workbook of one sheet, with some put in place of others: `_` stands for / and `__` for a point."""
    strings = f'<sst xmlns="{MAIN}" count="2" uniqueCount="2"><si><t>one</t></si><si><t>two</t></si></sst>'
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook("Staff"),
        "xl/_rels/workbook.xml.rels": links(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": strings,
        "xl/worksheets/sheet1.xml": sheet(rows),
    }
    names = {"book": "xl/workbook.xml", "strings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
    names |= {"sheet": "xl/worksheets/sheet1.xml", "rels": "xl/_rels/workbook.xml.rels"}
    return found | {names[key]: value for key, value in more.items()}


def book(rows: str = "", **more: str | bytes) -> Callable[[], bytes]:
    """A workbook of one sheet."""
    return lambda: zipped(parts(rows, **more))


def cell(inside: str) -> str:
    """A row of one cell, A1."""
    return f'<row r="1"><c r="A1"{inside}</c></row>'


def damaged(data: bytes, at: int) -> bytes:
    """A file with one byte turned over."""
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def twice() -> bytes:
    """An archive with one name in it twice."""
    import warnings

    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w") as archive:
        warnings.simplefilter("ignore")
        for name, content in [*parts().items(), ("xl/worksheets/sheet1.xml", sheet(cell("><v>7</v>")))]:
            archive.writestr(name, content)
    return made.getvalue()


def overlapping() -> bytes:
    """An archive whose directory points twice at the same bytes."""
    made = bytearray(zipped({**parts(), "xl/media/image1.bin": b"\0" * 5000}, zipfile.ZIP_STORED))
    at = made.rfind(b"PK\x01\x02")
    struct.pack_into("<I", made, at + 42, struct.unpack_from("<I", made, made.find(b"PK\x01\x02") + 42)[0] + 1)
    return bytes(made)


def bomb(rows: Callable[[], str] | str) -> Callable[[], bytes]:
    """A sheet that unpacks to far more than it is."""
    return lambda: zipped(parts(sheet=rows() if callable(rows) else rows))


def lying(field: int, value: int) -> Callable[[], bytes]:
    """A good workbook whose directory says something else in a field of its first member."""

    def make() -> bytes:
        made = bytearray(zipped(parts(cell("><v>7</v>"))))
        struct.pack_into("<H" if field in (8, 10) else "<I", made, made.find(b"PK\x01\x02") + field, value)
        return bytes(made)

    return make


def many_sheets(count: int) -> dict[str, str | bytes]:
    """A workbook of many empty sheets."""
    named = {f"xl/worksheets/s{n}.xml": sheet("") for n in range(count)}
    rels = links(*(("worksheet", f"worksheets/s{n}.xml") for n in range(count)))
    return {**parts(rels=rels, book=workbook(*(f"S{n}" for n in range(count)))), **named}


def written(fill: Callable[[Any, Any], None], options: Mapping[str, Any] | None = None) -> Callable[[], bytes]:
    """A workbook as XlsxWriter makes one."""

    def make() -> bytes:
        made = io.BytesIO()
        with xlsxwriter.Workbook(made, dict(options or {})) as held:
            fill(held, held.add_worksheet("Staff"))
        return made.getvalue()

    return make


def compound(*names: str) -> bytes:
    """The beginning of Microsoft's compound file, with names in its directory."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + b"".join(name.encode("utf-16-le") for name in names)


ODS_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"


def ods(table: str, **more: str | bytes) -> Callable[[], bytes]:
    """An .ods of one sheet."""
    content = (
        f'<o:document-content xmlns:o="{ODS_SPACE}office:1.0" xmlns:t="{ODS_SPACE}table:1.0"'
        f' xmlns:x="{ODS_SPACE}text:1.0"'
        ' xmlns:c="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f'<o:body><o:spreadsheet><t:table t:name="Staff">{table}</t:table></o:spreadsheet></o:body>'
        "</o:document-content>"
    )
    kept = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content, **more}
    return lambda: zipped(kept)


def ods_cell(inside: str) -> str:
    """A row of one cell of an .ods."""
    return f"<t:table-row><t:table-cell {inside}</t:table-cell></t:table-row>"
