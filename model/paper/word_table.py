"""Makes a table in Word: its header row repeats on each page, it has a caption, and no row breaks over two pages.

The table is put together as text and parsed once: to make it cell by cell would take longer than all the rest of a
paper.
"""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu

from model.paper.blocks import Table, runs
from model.paper.looks import GREY, NAVY, PALE

LONG = 12  # rows from which a table may be divided over pages
YEAR_HYPHEN = re.compile(r"(?<=\d{4})-(?=\d{2}\b)")  # a year such as 2015-16 does not break over two lines


def add_table(document: Document, block: Table, page: int) -> None:
    """Add a table at the end of a document whose lines of text are `page` wide, in EMU, Word's unit of length."""
    widths = [Emu(int(page * block.width * share)).twips for share in block.shares()]
    size = 17 if block.words or len(block.heads) < 8 else 16  # half points
    rows = [_row(block, row, cells, widths, size) for row, cells in enumerate((block.heads, *block.rows))]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    text = f"<w:tbl {nsdecls('w')}>{_properties(block)}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    document.element.body.insert_element_before(parse_xml(text), "w:sectPr")


def say(paragraph: Any, text: str) -> None:
    """Write a text at the end of a paragraph; what stands between pairs of stars is bold."""
    for piece, bold in runs(text):
        first, *rest = YEAR_HYPHEN.split(piece)
        run = paragraph.add_run(first)
        for part in rest:
            run._r.append(OxmlElement("w:noBreakHyphen"))
            run.add_text(part)
        run.bold = True if bold else None


def _row(block: Table, row: int, cells: tuple[str, ...], widths: list[int], size: int) -> str:
    """Return a row of the table as XML text.

    `row` is its number, of which 0 is the header; `size` is in half points.
    """
    header = row == 0
    keep_next = "<w:keepNext/>" if row < len(block.rows) < LONG else ""
    markup = []
    for column, (text, width) in enumerate(zip(cells, widths, strict=True)):
        strong = header or row - 1 in block.totals or (block.words and column == 0)
        right = '<w:jc w:val="right"/>' if column > 0 and not block.words else ""
        before = f'<w:pPr>{keep_next}<w:spacing w:after="20"/>{right}</w:pPr>'
        lines = "".join(f"<w:p>{before}{_runs(line, strong, header, size)}</w:p>" for line in text.split("\n"))
        shade = f'<w:shd w:val="clear" w:fill="{NAVY}"/>' if header else ""
        markup.append(f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{shade}</w:tcPr>{lines}</w:tc>')
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(markup)}</w:tr>"


def _runs(text: str, strong: bool, header: bool, size: int) -> str:
    """Return a line of text as XML text.

    All of it is bold where `strong` is True, else only what stands between pairs of stars. `size` is in half
    points.
    """
    colour = '<w:color w:val="FFFFFF"/>' if header else ""
    return "".join(
        f'<w:r><w:rPr>{"<w:b/>" if strong or bold else ""}{colour}<w:sz w:val="{size}"/></w:rPr>'
        f"{'<w:noBreakHyphen/>'.join(map(_text, YEAR_HYPHEN.split(piece)))}</w:r>"
        for piece, bold in runs(text)
    )


def _text(piece: str) -> str:
    """Return a piece of text as XML text, in which spaces at its ends are kept."""
    spaced = "" if piece == piece.strip() else ' xml:space="preserve"'
    return f"<w:t{spaced}>{escape(piece)}</w:t>"


def _properties(block: Table) -> str:
    """Return the table's properties as XML text: the rules between rows, which cells are headings, and the caption."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{GREY if edge == "bottom" else PALE}"/>'
        for edge in ("top", "bottom", "insideH")
    )
    description = f"{block.caption}. {block.note}".strip()
    return (
        f'<w:tblPr><w:tblW w:type="auto" w:w="0"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(block.caption)}/><w:tblDescription w:val={quoteattr(description)}/></w:tblPr>"
    )
