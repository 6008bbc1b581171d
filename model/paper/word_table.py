"""A table as Word keeps it: a header row that repeats, a caption it is known by, no row broken over two pages."""

from __future__ import annotations

import re
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Pt, RGBColor

from model.paper.blocks import Table, runs
from model.paper.looks import GREY, NAVY, PALE

LONG = 12  # rows from which a table may be parted


def add_table(document: Document, block: Table, page: int) -> None:
    """Put a table at the end of a document whose lines are `page` wide."""
    table = document.add_table(rows=1 + len(block.rows), cols=len(block.heads))
    table.autofit = False
    _mark_table(table, block)
    widths = [Emu(int(page * block.width * share)) for share in block.shares()]
    for column, width in enumerate(widths):
        table.columns[column].width = width
    size = Pt(8.5 if block.words or len(block.heads) < 8 else 8)
    for row, cells in enumerate((block.heads, *block.rows)):
        line = table.rows[row]
        _keep_row(line, header=row == 0)
        for column, text in enumerate(cells):
            cell = line.cells[column]
            cell.width = widths[column]
            strong = row == 0 or row - 1 in block.totals or (block.words and column == 0)
            _cell(cell, text, size, strong, right=column > 0 and not block.words, header=row == 0)
            if row < len(block.rows) < LONG:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True


def say(paragraph: Any, text: str) -> None:
    """Write a text to the end of a paragraph, bold where it is."""
    for piece, bold in runs(text):
        first, *rest = re.split(r"(?<=\d{4})-(?=\d{2}\b)", piece)
        run = paragraph.add_run(first)
        for part in rest:  # a year such as 2015-16 does not break over two lines
            run._r.append(OxmlElement("w:noBreakHyphen"))
            run.add_text(part)
        run.bold = True if bold else None


def _cell(cell: Any, text: str, size: Any, strong: bool, right: bool, header: bool) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        say(paragraph, line)
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for run in paragraph.runs:
            run.font.size = size
            run.bold = True if strong else run.bold
            if header:
                run.font.color.rgb = RGBColor.from_string("FFFFFF")
    if header:
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{NAVY}"/>'))


def _mark_table(table: Any, block: Table) -> None:
    """Lines between rows, a first row and a first column that are headings, and what the table is called."""
    properties = table._tbl.tblPr
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{GREY if edge == "bottom" else PALE}"/>'
        for edge in ("top", "bottom", "insideH")
    )
    cells = '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    for xml in (
        f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>",
        f'<w:tblLayout {nsdecls("w")} w:type="fixed"/>',
        f"<w:tblCellMar {nsdecls('w')}>{cells}</w:tblCellMar>",
        f'<w:tblLook {nsdecls("w")} w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>',
    ):
        element = parse_xml(xml)
        old = properties.find(element.tag)
        if old is not None:
            properties.remove(old)
        properties.append(element)
    for tag, text in (("w:tblCaption", block.caption), ("w:tblDescription", f"{block.caption}. {block.note}".strip())):
        element = OxmlElement(tag)
        element.set(qn("w:val"), text)
        properties.append(element)


def _keep_row(row: Any, header: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))
