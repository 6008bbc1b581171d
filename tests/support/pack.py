"""Awkward and hostile files, each made here: what stands in one, and what a reader must make of it.

A value expected is that of the first sheet's A1; a sentence expected is the end of what is said.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

from model.reading.cells import NEVER, error
from model.reading.convert import NO_DAY, NOT_A_NUMBER, TOO_LARGE
from model.reading.preflight import DAMAGED, HOSTILE

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
        f'<o:document-content xmlns:o="{ODS_SPACE}office:1.0" xmlns:t="{ODS_SPACE}table:1.0" xmlns:x="{ODS_SPACE}text:1.0"'
        ' xmlns:c="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f'<o:body><o:spreadsheet><t:table t:name="Staff">{table}</t:table></o:spreadsheet></o:body></o:document-content>'
    )
    kept = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content, **more}
    return lambda: zipped(kept)


def ods_cell(inside: str) -> str:
    """A row of one cell of an .ods."""
    return f"<t:table-row><t:table-cell {inside}</t:table-cell></t:table-row>"


DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "9999">]>'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
INFLATES = "unpacks to"
BEYOND = f"names a cell that no spreadsheet has; {AGAIN}"
FAR = "stands far from the other cells; clear it, and what is beside and below it"
PASSWORD = "is protected by a password; open it in Excel, take the password off and save it again"

ATTACKS = [
    Odd("spaces.xlsx", bomb(lambda: sheet("") + " " * 60_000_000), sentence=INFLATES),
    Odd("cells.xlsx", bomb(lambda: sheet('<row r="1"><c r="A1"/></row>' * 2_000_000)), sentence=INFLATES),
    Odd("strings.xlsx", lambda: zipped(parts(strings=f'<sst xmlns="{MAIN}">' + "<si><t/></si>" * 2_000_000 + "</sst>")), sentence=INFLATES),
    Odd("long-string.xlsx", book(cell(' t="s"><v>0</v>'), strings=f'<sst xmlns="{MAIN}"><si><t>{"x" * 1_000_000}</t></si></sst>'), sentence="holds a text of 1,000,000 characters, more than Excel's 32,767; shorten it"),
    Odd("long-inline.xlsx", book(cell(f' t="inlineStr"><is><t>{"x" * 40_000}</t></is>')), sentence="holds a text of 40,000 characters in A1, more than Excel's 32,767"),
    Odd("corners.xlsx", book('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), value=1),
    Odd("corners-many.xlsx", book("".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 2000))), sentence=FAR),
    Odd("stray-row.xlsx", book('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="Z1048576"><v>1</v></c></row>'), value=1),
    Odd("formatted-last-row.xlsx", book('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="Z1048576" s="1"/></row>'), value=1),
    Odd("formatted-rows.xlsx", lambda: zipped(parts('<row r="1"><c r="A1"><v>1</v></c></row>' + "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(2, 150_000)))), value=1),
    Odd("big-dimension.xlsx", book(sheet=sheet(cell("><v>1</v>"), before='<dimension ref="A1:XFD1048576"/>')), value=1),
    Odd("small-dimension.xlsx", book(sheet=sheet('<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>4</v></c></row>', before='<dimension ref="A1"/>')), value=1),
    Odd("laughs.xlsx", book(sheet=f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>' + sheet(cell(' t="str"><v>&a8;</v>'))), sentence=f"declares a document type, {HOSTILE}"),
    Odd("small-entity.xlsx", book(sheet=DOCTYPE + sheet(cell("><v>&a;</v>"))), sentence=f"declares a document type, {HOSTILE}"),
    Odd("entity-in-strings.xlsx", book(cell(' t="s"><v>0</v>'), strings=DOCTYPE + f'<sst xmlns="{MAIN}"><si><t>&a;</t></si></sst>'), sentence=f"declares a document type, {HOSTILE}"),
    Odd("entity-in-styles.xlsx", book(styles=DOCTYPE + STYLES), sentence=f"declares a document type, {HOSTILE}"),
    Odd("entity-in-book.xlsx", book(book=DOCTYPE + workbook("Staff")), sentence=f"declares a document type, {HOSTILE}"),
    Odd("outside-entity.xlsx", book(sheet='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + sheet(cell("><v>&a;</v>"))), sentence=f"declares a document type, {HOSTILE}"),
    Odd("merge-all.xlsx", book(sheet=sheet(cell("><v>1</v>"), after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')), sentence=f"merges 17,179,869,184 cells, {HOSTILE}"),
    Odd("merge-beyond.xlsx", book(sheet=sheet(cell("><v>1</v>"), after='<mergeCells><mergeCell ref="A1:ZZZ1"/></mergeCells>')), sentence=BEYOND),
    Odd("nested.xlsx", book(sheet=sheet("", after="<x>" * 100_000 + "</x>" * 100_000)), sentence=DAMAGED),
    Odd("nested-strings.xlsx", book(strings=f'<sst xmlns="{MAIN}"><si>' + "<r>" * 100_000), sentence=DAMAGED),
    Odd("sheets.xlsx", lambda: zipped(many_sheets(600)), sentence="holds 600 sheets, more than 500; take out what is not needed"),
    Odd("parts.xlsx", lambda: zipped({**parts(), **{f"xl/x{n}": "" for n in range(5_001)}}), sentence=f"is an archive of 5,008 parts, {HOSTILE}"),
    Odd("twice.xlsx", twice, sentence="holds two parts of one name, which readers read differently; open it in Excel and save it again"),
    Odd("overlap.xlsx", overlapping, sentence=f"holds parts that overlap, {HOSTILE}"),
    Odd("far-cell.xlsx", book('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'), sentence=BEYOND),
    Odd("far-column.xlsx", book('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'), sentence=BEYOND),
    Odd("past-columns.xlsx", book('<row r="1"><c r="XFE1"><v>1</v></c></row>'), sentence=BEYOND),
    Odd("past-rows.xlsx", book('<row r="2000000"><c r="A2000000"><v>1</v></c></row>'), sentence=BEYOND),
    Odd("row-nought.xlsx", book('<row r="0"><c r="A0"><v>1</v></c></row>'), sentence=BEYOND),
    Odd("cell-thrice.xlsx", book('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c><c r="A1"><v>3</v></c></row>'), sentence="holds cell A1 twice or out of its place; save it again in Excel"),
    Odd("row-twice.xlsx", book('<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>'), sentence=f"holds row 1 twice or out of its place; {AGAIN}"),
    Odd("rows-turned.xlsx", book('<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'), sentence=f"holds row 1 twice or out of its place; {AGAIN}"),
    Odd("cell-of-another-row.xlsx", book('<row r="1"><c r="A2"><v>1</v></c></row>'), sentence=DAMAGED),
    Odd("string-7-of-2.xlsx", book(cell(' t="s"><v>7</v>')), sentence=DAMAGED),
    Odd("style-7-of-3.xlsx", book(cell(' s="7"><v>7</v>')), sentence=DAMAGED),
    Odd("strings-lost.xlsx", book(cell(' t="s"><v>0</v>'), strings=f'<sst xmlns="{MAIN}" uniqueCount="2"><si><t>two</t></si></sst>'), sentence=DAMAGED),
    Odd("lies-of-size.xlsx", lying(24, 2**31), sentence=INFLATES),
    Odd("lies-of-checksum.xlsx", lambda: damaged(lying(10, 8)(), lying(10, 8)().find(b"PK\x01\x02", 1500) + 17), sentence=DAMAGED),
    Odd("unknown-packing.xlsx", lying(10, 97), sentence=f"is packed in a way that no spreadsheet uses, {HOSTILE}"),
    Odd("one-member-locked.xlsx", lying(8, 1), sentence="is protected by a password; open it, take the password off and save it again"),
    Odd("no-sheet-part.xlsx", lambda: zipped({k: v for k, v in parts().items() if "sheet1" not in k}), sentence=DAMAGED),
    Odd("no-styles-part.xlsx", lambda: zipped({k: v for k, v in parts().items() if "styles" not in k}), sentence=DAMAGED),
    Odd("no-workbook.xlsx", lambda: zipped({k: v for k, v in parts().items() if k != "xl/workbook.xml"}), sentence=DAMAGED),
    Odd("no-relations.xlsx", lambda: zipped({k: v for k, v in parts().items() if k != "xl/_rels/workbook.xml.rels"}), sentence=DAMAGED),
    Odd("climbs-out.xlsx", lambda: zipped({**parts(cell("><v>7</v>")), "../../evil.txt": "x", "/etc/evil": "x"}), value=7),
    Odd("not-a-sheet.xlsx", book(sheet="<html/>"), sentence=DAMAGED),
    Odd("unknown-tag.xlsx", book('<row r="1"><d r="A1"><v>1</v></d></row>'), sentence=DAMAGED),
    Odd("unknown-mark.xlsx", book('<row r="1"><c r="A1" u="s"><v>1</v></c></row>'), sentence=DAMAGED),
    Odd("two-values.xlsx", book(cell("><v>1</v><v>2</v>")), sentence=DAMAGED),
    Odd("loose-text.xlsx", book('<row r="1">7<c r="A1"><v>1</v></c></row>'), sentence=DAMAGED),
    Odd("row-in-comment.xlsx", book('<!--<row r="1"><c r="A1"><v>1</v></c></row>--><row r="1"><c r="A1"><v>2</v></c></row>'), value=2),
    Odd("bad-type.xlsx", book(cell(' t="z"><v>1</v>')), sentence=DAMAGED),
]  # fmt: skip
CONTAINERS = [
    Odd("empty.xlsx", lambda: b"", sentence="is empty; if it is kept in the cloud, open it once so that it is fetched"),
    Odd("~$Staff.xlsx", lambda: b"\x05A Use" + b"\0" * 159, sentence="is the lock file that Excel leaves beside an open workbook; give the workbook itself"),
    Odd("page.xls", lambda: b"<html><table><tr><td>1</td></tr></table></html>", sentence="is a web page and not a workbook; open it in Excel and save it again as .xlsx"),
    Odd("page-2.xls", lambda: b"\xef\xbb\xbf<!DOCTYPE html><html></html>", sentence="is a web page and not a workbook; open it in Excel and save it again as .xlsx"),
    Odd("2003.xls", lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', sentence="is an XML spreadsheet of 2003; open it in Excel and save it again as .xlsx"),
    Odd("some.xml", lambda: b'<?xml version="1.0"?><a/>', sentence="is XML and not a workbook; open it in Excel and save it again as .xlsx"),
    Odd("some.json.csv", lambda: b'{"a": 1}', sentence="is JSON and not a table; save it as .xlsx or .csv"),
    Odd("paper.xlsx", lambda: b"%PDF-1.7", sentence="is a PDF; open the workbook it was made from, and save it again as .xlsx"),
    Odd("letter.xlsx", lambda: zipped({"[Content_Types].xml": TYPES, "word/document.xml": "<a/>"}), sentence="is a Word document; put the table in a spreadsheet and save it again as .xlsx"),
    Odd("slides.xlsx", lambda: zipped({"[Content_Types].xml": TYPES, "ppt/presentation.xml": "<a/>"}), sentence="is a PowerPoint file; put the table in a spreadsheet and save it again as .xlsx"),
    Odd("old-letter.xls", lambda: compound("WordDocument"), sentence="is a Word document; put the table in a spreadsheet and save it again as .xlsx"),
    Odd("locked.xlsx", lambda: compound("EncryptionInfo", "EncryptedPackage"), sentence=PASSWORD),
    Odd("torn.xls", lambda: compound("Workbook"), sentence=DAMAGED),
    Odd("other.xls", lambda: compound("Something"), sentence="is not a workbook that can be read; open it in Excel and save it again as .xlsx"),
    Odd("numbers.xlsx", lambda: zipped({"Index/Document.iwa": b"x"}), sentence="is an Apple Numbers file; export it and save it again as .xlsx"),
    Odd("archive.xlsx", lambda: zipped({"Staff.xlsx": b"x"}), sentence="is a zip archive and not a workbook; unpack it and give the workbook inside"),
    Odd("empty-archive.xlsx", lambda: zipped({}), sentence="is a zip archive and not a workbook; unpack it and give the workbook inside"),
    Odd("packed.xlsx", lambda: b"\x1f\x8b" + zlib.compress(b"x"), sentence="is compressed with gzip; unpack it and give the file inside"),
    Odd("picture.xlsx", lambda: b"\x89PNG\r\n", sentence="is a picture; save it again as .xlsx from the spreadsheet"),
    Odd("ancient.xls", lambda: bytes([9, 0, 4, 0, 2, 0, 16, 0]), sentence="is a workbook of Excel 4 or older; open it and save it again as .xlsx"),
    Odd("noise.xlsx", lambda: bytes(range(256)) * 8, sentence="is not a workbook or a CSV file that can be read; save it again as .xlsx"),
    Odd("half.xlsx", lambda: book(cell("><v>7</v>"))()[:700], sentence=DAMAGED),
    Odd("headless.xlsx", lambda: b"PK\x03\x04" + b"\0" * 400, sentence=DAMAGED),
    Odd("flipped.xlsx", lambda: damaged(book(cell("><v>7</v>"))(), book(cell("><v>7</v>"))().find(b"sheet1.xml") + 20), sentence=DAMAGED),
    Odd("text.odt", lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), sentence="is an OpenDocument file and not a spreadsheet; open the spreadsheet and save it again as .xlsx"),
    Odd("locked.ods", ods(ods_cell("/>").replace("</t:table-cell>", ""), **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}), sentence="is protected by a password; open it, take the password off and save it again"),
    Odd("torn.xlsb", lambda: zipped({"xl/workbook.bin": b"\x83\x01", "xl/_rels/workbook.bin.rels": links()}), sentence=DAMAGED),
    Odd("renamed.xls", book(cell("><v>7</v>")), value=7),
    Odd("renamed.csv", book(cell("><v>7</v>")), value=7),
]  # fmt: skip
CELLS = [
    *(Odd(f"error-{n}.xlsx", book(cell(f' t="e"><v>{code}</v>')), value=error(code)) for n, code in enumerate(("#REF!", "#N/A", "#DIV/0!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#BLOCKED!", "#NAME?"))),
    Odd("error-pasted.xlsx", book(cell(' t="inlineStr"><is><t>#N/A</t></is>')), value=error("#N/A")),
    Odd("never.xlsx", book(cell("><f>1+1</f>")), value=NEVER),
    Odd("never-2.xlsx", book(cell("><f>1+1</f><v></v>")), value=NEVER),
    Odd("empty-text.xlsx", book('<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>2</v></c></row>'), value=None),
    Odd("formula.xlsx", book(cell("><f>1+1</f><v>2</v>")), value=2),
    Odd("linked.xlsx", book(cell("><f>[1]Sheet1!A1</f><v>2</v>")), value=2, note="takes A1 from other workbooks, as last saved"),
    Odd("nan.xlsx", book(cell("><v>NaN</v>")), value=NOT_A_NUMBER),
    Odd("inf.xlsx", book(cell("><v>INF</v>")), value=NOT_A_NUMBER),
    Odd("huge.xlsx", book(cell("><v>1E400</v>")), value=TOO_LARGE),
    Odd("many-digits.xlsx", book(cell(f"><v>{'9' * 400}</v>")), value=TOO_LARGE),
    Odd("word-for-number.xlsx", book(cell("><v>abc</v>")), value=NOT_A_NUMBER),
    Odd("underscore.xlsx", book(cell("><v>1_000</v>")), value=NOT_A_NUMBER),
    Odd("arabic.xlsx", book(cell("><v>٣٤</v>")), value=NOT_A_NUMBER),
    Odd("exponent.xlsx", book(cell("><v>1.5E3</v>")), value=1500.0),
    Odd("seventeen.xlsx", book(cell("><v>12345678901234567</v>")), value=12345678901234567),
    Odd("date.xlsx", book(cell(' s="1"><v>40269</v>')), value=datetime(2010, 4, 1)),
    Odd("date-14.xlsx", book(cell(' s="2"><v>40269</v>')), value=datetime(2010, 4, 1)),
    Odd("date-1904.xlsx", book(cell(' s="1"><v>38807</v>'), book=workbook("Staff", more='<workbookPr date1904="1"/>')), value=datetime(2010, 4, 1), note="counts its dates from 1904"),
    Odd("day-60.xlsx", book(cell(' s="1"><v>60</v>')), value=NO_DAY),
    Odd("day-negative.xlsx", book(cell(' s="1"><v>-1</v>')), value=NO_DAY),
    Odd("day-too-late.xlsx", book(cell(' s="1"><v>2958466</v>')), value=NO_DAY),
    Odd("iso-date.xlsx", book(cell(' t="d"><v>2024-02-29</v>')), value=datetime(2024, 2, 29)),
    Odd("iso-wrong.xlsx", book(cell(' t="d"><v>29/02/2024</v>')), value=NO_DAY),
    Odd("yes.xlsx", book(cell(' t="b"><v>1</v>')), value=True),
    Odd("decoded.xlsx", book(cell(' t="inlineStr"><is><t>a_x0041_b</t></is>')), value="aAb"),
    Odd("controls.xlsx", book(cell(' t="inlineStr"><is><t>a_x0000_b</t></is>')), value="a b"),
    Odd("rich.xlsx", book(cell(' t="inlineStr"><is><r><t>Fin</t></r><r><t>ance</t></r></is>')), value="Finance"),
    Odd("phonetic.xlsx", book(cell(' t="s"><v>0</v>'), strings=f'<sst xmlns="{MAIN}"><si><t>one</t><rPh sb="0" eb="1"><t>WAN</t></rPh></si></sst>'), value="one"),
    Odd("cdata.xlsx", book(cell(' t="inlineStr"><is><t><![CDATA[a<b]]></t></is>')), value="a<b"),
    Odd("null-name.xlsx", book(cell(' t="inlineStr"><is><t>Null</t></is>')), value="Null"),
    Odd("hash-name.xlsx", book(cell(' t="inlineStr"><is><t># 1 Team</t></is>')), value="# 1 Team"),
    Odd("code-5E1.xlsx", book(cell(' t="inlineStr"><is><t>5E1</t></is>')), value="5E1"),
    Odd("code-zeros.xlsx", book(cell(' t="inlineStr"><is><t>00123</t></is>')), value="00123"),
    Odd("no-addresses.xlsx", book("<row><c><v>7</v></c><c><v>8</v></c></row>"), value=7),
    Odd("some-addresses.xlsx", book('<row r="1"><c r="A1"><v>7</v></c><c><v>8</v></c></row>'), sentence=DAMAGED),
    Odd("strict.xlsx", lambda: zipped({**parts(), "xl/workbook.xml": workbook("Staff", space=STRICT), "xl/worksheets/sheet1.xml": sheet(cell("><v>7</v>"), space=STRICT)}), value=7),
    Odd("prefixed.xlsx", book(sheet=f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'), value=7),
    Odd("utf-16.xlsx", book(sheet=('<?xml version="1.0" encoding="UTF-16"?>' + sheet(cell("><v>7</v>"))).encode("utf-16")), value=7),
    Odd("hidden-sheet.xlsx", book(cell("><v>7</v>"), book=workbook("Staff", states={"Staff": "veryHidden"})), value=7, note="is a hidden sheet, and is read"),
    Odd("hidden-row.xlsx", book('<row r="1" hidden="1"><c r="A1"><v>7</v></c></row>'), value=7, note="hides row 1; hidden cells are read too"),
    Odd("hidden-column.xlsx", book(sheet=sheet(cell("><v>7</v>"), before='<cols><col min="1" max="1" hidden="1"/></cols>')), value=7, note="hides column A; hidden cells are read too"),
    Odd("merged.xlsx", book(sheet=sheet(cell("><v>7</v>"), after='<mergeCells><mergeCell ref="A1:A9"/></mergeCells>')), value=7, note="merges A1:A9: only the first cell of each holds a value"),
    Odd("names-alike.xlsx", lambda: zipped({**parts(), "xl/workbook.xml": workbook("Staff", "STAFF "), "xl/worksheets/sheet2.xml": sheet(""), "xl/_rels/workbook.xml.rels": links(("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"))}), sentence="holds two sheets of one name; rename one"),
    Odd("macros.xlsm", lambda: zipped({**parts(cell("><v>7</v>")), "xl/vbaProject.bin": b"x"}), value=7, note="holds macros, which are not run"),
    Odd("pivot.xlsx", lambda: zipped({**parts(cell("><v>7</v>")), "xl/pivotCache/pivotCacheRecords1.xml": b"x"}), value=7, note="holds the hidden data of a pivot table, which whoever gets the file gets too"),
    Odd("writer.xlsx", written(lambda held, at: at.write_datetime(0, 0, datetime(2010, 4, 1), held.add_format({"num_format": "d mmm yyyy"}))), value=datetime(2010, 4, 1)),
    Odd("writer-inline.xlsx", written(lambda _, at: at.write_string(0, 0, " spaced "), {"constant_memory": True, "in_memory": False}), value=" spaced "),
]  # fmt: skip
TEXTS = [
    Odd("plain.csv", lambda: b"5E1,8-9\r\n", value="5E1"),
    Odd("marked.csv", lambda: b"\xef\xbb\xbf\xc2\xa31,b\n", value="£1"),
    Odd("utf-16.csv", lambda: "£1\tb\n".encode("utf-16"), value="£1"),
    Odd("windows.csv", lambda: b"\xa31,b\n", value="£1", note="is not in UTF-8 and was read as Windows text"),
    Odd("semicolons.csv", lambda: b"a;b;c\n1;2;3\n", value="a"),
    Odd("tildes.csv", lambda: b"PRA~1~2\nASA~1~2\n", value="PRA"),
    Odd("declared.csv", lambda: b"sep=|\na|b\n", value=None),
    Odd("quoted.csv", lambda: b'"a, ""b""\nc",2\n', value='a, "b"\nc'),
    Odd("open-quote.csv", lambda: b'a,b\n"c,d\ne,f\n', sentence="has a quotation mark out of place in row 2; mend it, or save it again as CSV UTF-8 or .xlsx"),
    Odd("nul.csv", lambda: b"a,b\n" * 3000 + b"c\0d\n", sentence="holds characters that are no text; save it again as CSV UTF-8 or .xlsx"),
    Odd("wide.csv", lambda: b"," * 20_000, sentence="holds more than a sheet can, by row 1; split it"),
    Odd("long-cell.csv", lambda: b"x" * 40_000, sentence="has a quotation mark out of place in row 1; mend it, or save it again as CSV UTF-8 or .xlsx"),
    Odd("blank.csv", lambda: b"\n\n\n", value=None),
    Odd("error.csv", lambda: b"#REF!,1\n", value=error("#REF!")),
    Odd("formula.csv", lambda: b"=1+1,@x\n", value="=1+1"),
    Odd("number.ods", ods(ods_cell('o:value-type="float" o:value="7"><x:p>7.00</x:p>')), value=7),
    Odd("error.ods", ods(ods_cell('o:value-type="string" c:value-type="error"><x:p>#REF!</x:p>')), value=error("#REF!")),
    Odd("date.ods", ods(ods_cell('o:value-type="date" o:date-value="2010-04-01"><x:p>1/4/10</x:p>')), value=datetime(2010, 4, 1)),
    Odd("bad-number.ods", ods(ods_cell('o:value-type="float" o:value="NaN"><x:p>7</x:p>')), value=NOT_A_NUMBER),
    Odd("code.ods", ods(ods_cell('o:value-type="string"><x:p>5E1</x:p>')), value="5E1"),
    Odd("rows-again.ods", ods('<t:table-row t:number-rows-repeated="1048576"><t:table-cell t:number-columns-repeated="16384"/></t:table-row>'), value=None),
    Odd("values-again.ods", ods('<t:table-row t:number-rows-repeated="1048576"><t:table-cell t:number-columns-repeated="16384" o:value-type="float" o:value="1"/></t:table-row>'), sentence="holds a sheet of more than 5,000,000 cells; split it or take out what is blank"),
    Odd("again-endless.ods", ods('<t:table-row t:number-rows-repeated="99999999999999"><t:table-cell/></t:table-row>'), sentence=DAMAGED),
    Odd("entity.ods", lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": DOCTYPE + "<x>&a;</x>"}), sentence=f"declares a document type, {HOSTILE}"),
    Odd("torn.parquet", lambda: b"PAR1" + b"\0" * 100, sentence="; fetch it again"),
]  # fmt: skip
PACK = [*ATTACKS, *CONTAINERS, *CELLS, *TEXTS]
