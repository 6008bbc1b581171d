"""Prints a paper as a Word document.

It has real headings, header rows that repeat on each page, charts that can be edited, and British English spelling.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu, Pt, RGBColor

from model.paper.blocks import Beside, Bullets, Chart, Heading, Paper, Paragraph, Table
from model.paper.looks import INK, INVISIBLE
from model.paper.word_chart import add_chart
from model.paper.word_style import describe, dress, drop_effects, style_of, without_clock
from model.paper.word_table import add_table, say
from model.paper.word_template import opened, read_template, refused

TALL = Cm(6.4)  # of a chart of lines


def print_word(paper: Paper, template: Path | None = None) -> bytes:
    """Return the paper as the bytes of a .docx file; `template` is a Word file whose styles and page it takes.

    Raises InputError where the template cannot be used.
    """
    if template is None:
        document = docx.Document()
        dress(document)
        return _printed(paper, document, plain=True)
    house = read_template(template)
    try:
        return _printed(paper, opened(house), plain=False)
    except Exception:  # the same paper is written without it
        raise refused(template) from None


def _printed(paper: Paper, document: Document, plain: bool) -> bytes:
    """Write a paper into an empty document and return its bytes; `plain` is True where no house has designed it."""
    printer = _Printer(document, plain)
    printer.title(paper)
    for block in paper.blocks:
        printer.block(block)
    printer.foot(paper.stamp)
    describe(document, paper)
    drop_effects(document)
    content = BytesIO()
    document.save(content)
    return without_clock(content.getvalue())


class _Printer:
    """Writes blocks at the end of a Word document."""

    def __init__(self, document: Document, plain: bool) -> None:
        self._document, self._plain, self._drawn = document, plain, 0
        self._styles: dict[str, str | None] = {}
        section = document.sections[0]
        sides = (section.page_width, section.left_margin, section.right_margin)
        page, left, right = (side or Cm(2) for side in sides)
        self._width = Emu(page - left - right)

    def title(self, paper: Paper) -> None:
        """Write the paper's title and subtitle."""
        self._paragraph(paper.title, "Title")
        self._paragraph(paper.subtitle, "Subtitle")

    def block(self, block: Any) -> None:
        """Write a block of the paper: a heading, a paragraph, a list, a table or charts."""
        if isinstance(block, Heading):
            self._paragraph(block.text, f"Heading {block.level}").paragraph_format.page_break_before = block.new_page
        elif isinstance(block, Paragraph):
            self._quiet(self._paragraph(block.text, "Normal"), block.quiet)
        elif isinstance(block, Bullets):
            self._points(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Chart):
            self._charts((block,), (1.0,))
        elif isinstance(block, Beside):
            self._charts(block.charts, block.shares)

    def foot(self, stamp: str) -> None:
        """Write at the foot of every page the page number and the stamp, which says what the figures were made with."""
        footer = self._document.sections[0].footer
        paragraph = footer.paragraphs[0] if self._plain else footer.add_paragraph()
        run = paragraph.add_run(f"{stamp} Page ")
        for text in ("PAGE", None, "NUMPAGES"):
            if text is None:
                paragraph.add_run(" of ")
                continue
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), text)
            shown = OxmlElement("w:r")
            word = OxmlElement("w:t")
            word.text = "1"
            shown.append(word)
            field.append(shown)
            paragraph._p.append(field)
        for each in paragraph.runs:
            each.font.size = Pt(7.5)
        run.font.color.rgb = RGBColor.from_string(INK)

    def _paragraph(self, text: str, style: str) -> Any:
        """Add a paragraph at the end of the document in the style called `style`; returns python-docx's paragraph."""
        paragraph = self._document.add_paragraph()
        if style not in self._styles:  # kept, because the library searches all styles each time
            kind = WD_STYLE_TYPE.PARAGRAPH
            self._styles[style] = self._document.part.get_style_id(style_of(self._document, style), kind)
        paragraph._p.style = self._styles[style]
        say(paragraph, text)
        return paragraph

    def _quiet(self, paragraph: Any, quiet: bool) -> None:
        """Set a paragraph in small type where `quiet` is True; else leave it as it is."""
        if quiet:
            for run in paragraph.runs:
                run.font.size = Pt(8)
            paragraph.paragraph_format.space_after = Pt(4)

    def _points(self, block: Bullets) -> None:
        """Write a list of points."""
        for number, point in enumerate(block.points):
            if block.lettered:
                paragraph = self._paragraph(f"{'abcdefghij'[number]}) {point}", "Normal")
                paragraph.paragraph_format.left_indent = Cm(0.6)
            else:
                paragraph = self._paragraph(point, "List Bullet")
            paragraph.paragraph_format.space_after = Pt(2)

    def _table(self, block: Table) -> None:
        """Write a table with its caption and note."""
        caption = self._paragraph(block.caption, "Caption")
        caption.paragraph_format.keep_with_next = True
        add_table(self._document, block, self._width)
        note = self._paragraph(block.note, "Normal") if block.note else self._document.add_paragraph()
        self._quiet(note, True)
        if not block.note:
            note.paragraph_format.space_after = Pt(0)
            note.paragraph_format.line_spacing = Pt(5)

    def _charts(self, charts: tuple[Chart, ...], shares: tuple[float, ...]) -> None:
        """Write charts side by side, each with its share of the page's width."""
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        tall = max(_height(chart) for chart in charts)
        for chart, share in zip(charts, shares, strict=True):
            self._drawn += 1
            relation = add_chart(self._document.part, chart, self._drawn)
            width = int(share * self._width) - int(Cm(0.05))
            paragraph.add_run()._r.append(_drawing(relation, chart, self._drawn, width, tall))


def _height(chart: Chart) -> int:
    """Return the height of a chart in EMU, Word's unit of length (360,000 to a centimetre)."""
    if chart.kind != "bars":
        return int(TALL)
    bridge = any(series.look == INVISIBLE for series in chart.series)
    rest = Cm(2.0) if bridge else Cm(3.4)  # a bridge has no legend
    return int(rest) + int(Cm(0.5)) * len(chart.categories)


def _drawing(relation: str, chart: Chart, number: int, width: Any, height: Any) -> Any:
    """Return the XML element that shows a chart in a paragraph.

    `relation` is the id by which the document refers to the chart's own file within the .docx; `width` and `height`
    are in EMU, Word's unit of length.
    """
    from xml.sax.saxutils import quoteattr

    return parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")} xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{int(width)}" cy="{int(height)}"/>'
        f"<wp:docPr id={quoteattr(str(number))} name={quoteattr(f'Chart {number}')} title={quoteattr(chart.title)} "
        f"descr={quoteattr(chart.alt)}/><wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
