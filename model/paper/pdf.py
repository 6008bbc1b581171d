"""Prints a paper as a tagged PDF, which a screen reader can read aloud (the standard PDF/UA).

It needs typst, a typesetting program, which the extra "pdf" brings.
"""

from __future__ import annotations

import json
from itertools import count

from model.extras import brought_by
from model.paper.blocks import Beside, Block, Bullets, Chart, Heading, Paper, Paragraph, Table, runs
from model.paper.looks import NAVY, PALE
from model.paper.svg import WIDE, draw
from model.problems import InputError, Problem

HEAD = f"""
#set document(title: TITLE, author: BODY, description: SUMMARY, date: none)
#set page(paper: "a4", margin: (x: 1.8cm, y: 1.6cm), footer: context [
  #set text(7.5pt)
  #STAMP #h(1fr) Page #counter(page).display() of #counter(page).final().first()
])
#set text(font: FONTS, size: 9.5pt, lang: "en", region: "GB", fallback: true)
#set par(leading: 0.55em, spacing: 0.7em)
#set list(indent: 0.3em)
#set table(inset: (x: 4pt, y: 3pt), stroke: (x, y) => (bottom: 0.5pt + rgb("#{PALE}")),
  fill: (x, y) => if y == 0 {{ rgb("#{NAVY}") }})
#show table.cell.where(y: 0): set text(fill: white, weight: "bold")
#show table: set text(8.5pt)
#show table: set par(leading: 0.45em, spacing: 0.5em)
#show heading: set text(fill: rgb("#{NAVY}"))
#show heading.where(level: 1): set text(11.5pt)
#show heading: set block(above: 1.1em, below: 0.6em)
#show title: set text(16pt, fill: rgb("#{NAVY}"))
#show figure.caption: set text(weight: "bold")
#show figure: set align(left)
#show figure: set block(breakable: true, spacing: 0.9em)
#set figure.caption(position: top)
#set figure(supplement: none, numbering: none)
#title[#TITLE]
#text(10.5pt, SUBTITLE)
"""
LONG = 14  # rows from which a table may be divided over pages
FONTS = ["Arial", "Liberation Sans", "Helvetica Neue", "DejaVu Sans", "Libertinus Serif"]


def print_pdf(paper: Paper) -> bytes:
    """Return the paper as the bytes of a PDF file; raises InputError where typst is not installed."""
    try:
        import typst
    except ImportError:
        sentence = f"a PDF needs typst, which is not installed; {brought_by('pdf')}"
        raise InputError([Problem("--format", sentence)]) from None
    content: bytes = typst.compile(source(paper).encode(), format="pdf", pdf_standards="ua-1")
    return content


def source(paper: Paper) -> str:
    """Return the paper as the text of a document in typst's markup language."""
    texts = {
        "TITLE": paper.title,
        "SUBTITLE": paper.subtitle,
        "BODY": paper.body,
        "SUMMARY": paper.summary,
        "STAMP": paper.stamp,
    }
    values = "".join(f"#let {name} = {_quoted(text)}\n" for name, text in texts.items())
    values += f"#let FONTS = ({', '.join(map(_quoted, FONTS))})\n"
    numbers = count(1)
    return values + HEAD + "\n\n".join(_block(block, numbers) for block in paper.blocks)


def _quoted(text: str) -> str:
    """Return text in quotation marks, as typst's language writes it, with special letters escaped."""
    return json.dumps(text, ensure_ascii=False)


def _block(block: Block, numbers: count[int]) -> str:
    """Return a block in typst's language; `numbers` is a counter that gives each drawing its own number."""
    if isinstance(block, Heading):
        turn = "#pagebreak(weak: true)\n" if block.new_page else ""
        return f"{turn}#heading(level: {block.level}, {_quoted(block.text)})"
    if isinstance(block, Paragraph):
        content = f"[{_said(block.text)}]"
        return f"#text(8pt){content}" if block.quiet else f"#par{content}"
    if isinstance(block, Bullets):
        points = ", ".join(f"[{_said(point)}]" for point in block.points)
        return f'#enum(numbering: "a)", {points})' if block.lettered else f"#list({points})"
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Chart):
        return _chart(block, next(numbers))
    assert isinstance(block, Beside)
    drawn = ", ".join(
        f"[{_chart(chart, next(numbers), WIDE * share)}]"
        for chart, share in zip(block.charts, block.shares, strict=True)
    )
    shares = ", ".join(f"{share}fr" for share in block.shares)
    return f"#grid(columns: ({shares}), gutter: 6pt, {drawn})"


def _said(text: str) -> str:
    """Return text in typst's language, quoted so that no letter of it can be taken for a command; bold is kept."""
    return "".join(f"#strong({_quoted(piece)})" if bold else f"#{_quoted(piece)}" for piece, bold in runs(text))


def _table(table: Table) -> str:
    """Return a table in typst's markup language, with its caption and note."""
    right = "left" if table.words else "right"
    align = ", ".join("left" if column == 0 else right for column in range(len(table.heads)))
    shares = ", ".join(f"{share:.4f}fr" for share in table.shares())
    heads = ", ".join(f"[{_said(head)}]" for head in table.heads)
    rows = []
    for place, cells in enumerate(table.rows):
        strong = place in table.totals
        cells_of_row = [_lines(cell, strong or (table.words and column == 0)) for column, cell in enumerate(cells)]
        rows.append(", ".join(cells_of_row))
    note = f"\n#block(above: 0.4em, text(8pt)[{_said(table.note)}])" if table.note else ""
    whole = "false" if len(table.rows) < LONG else "true"  # a short table is kept on one page
    return (
        f"#block(breakable: {whole})[#show figure: set block(breakable: {whole})\n"
        f"#figure(kind: table, caption: [{_said(table.caption)}], block(width: {100 * table.width:.0f}%, table(\n"
        f"  columns: ({shares},), align: ({align},),\n  table.header({heads}),\n  "
        + ",\n  ".join(rows)
        + f"\n))){note}]"
    )


def _lines(cell: str, strong: bool) -> str:
    """Return a table's cell in typst's language. Each newline becomes a line break, and all is bold where `strong`."""
    lines = " #linebreak() ".join(_said(line) for line in cell.split("\n"))
    return f"[#strong[{lines}]]" if strong and cell else f"[{lines}]"


def _chart(chart: Chart, number: int, width: float = WIDE) -> str:
    """Return a chart in typst's language: a drawing `width` wide, and a text that says what the drawing shows."""
    drawn, alt = _quoted(draw(chart, number, width)), _quoted(chart.alt)
    return f'#figure(image(bytes({drawn}), format: "svg", width: 100%, alt: {alt}), alt: {alt})'
