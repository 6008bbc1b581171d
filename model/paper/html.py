"""Prints a paper as HTML.

The page is one file without scripts, which loads nothing else and which a screen reader can read aloud.
"""

from __future__ import annotations

import re
from html import escape
from itertools import count

from model.paper.blocks import Beside, Block, Bullets, Chart, Heading, Paper, Paragraph, Table, runs
from model.paper.looks import GREY, INK, NAVY, PALE
from model.paper.svg import WIDE, draw

PHONE = 343.0  # what a drawing may be wide on a phone of 375 pixels, so that its letters are of their full size
SHADOWS = (  # at an edge beyond which a table goes on; the white ones move with the table and cover them at its end
    "linear-gradient(to right, #fff 1.5rem, #fff0) left / 3rem 100% no-repeat local, "
    "linear-gradient(to left, #fff 1.5rem, #fff0) right / 3rem 100% no-repeat local, "
    f"linear-gradient(to right, #{GREY}80, #{GREY}00) left / .9rem 100% no-repeat scroll, "
    f"linear-gradient(to left, #{GREY}80, #{GREY}00) right / .9rem 100% no-repeat scroll"
)
STYLE = f"""
:root {{ color-scheme: light; }}
body {{ font: 1rem/1.5 Arial, "Liberation Sans", Helvetica, sans-serif; color: #{INK}; background: #fff;
  max-width: 62rem; margin: 0 auto; padding: 1rem; }}
h1, h2, h3 {{ color: #{NAVY}; line-height: 1.25; }}
h2 {{ margin: 1.6rem 0 .4rem; font-size: 1.25rem; }}
p {{ margin: .3rem 0 .7rem; max-width: 50rem; }}
.whose {{ font-size: 1.1rem; }}
.quiet, .note, footer {{ font-size: .85rem; }}
.wide {{ overflow-x: auto; margin: .6rem 0 1rem; background: {SHADOWS}; }}
.wide tbody th {{ position: sticky; left: 0; background: #fff; background-clip: padding-box; }}
.wide thead th:first-child {{ position: sticky; left: 0; }}
table {{ border-collapse: collapse; width: 100%; font-size: .9rem; }}
table.narrow {{ width: auto; min-width: 26rem; }}
caption {{ text-align: left; font-weight: bold; padding: .3rem 0; }}
th, td {{ padding: .25rem .5rem; border-bottom: 1px solid #{PALE}; vertical-align: top; text-align: right;
  font-variant-numeric: tabular-nums; }}
thead th {{ background: #{NAVY}; color: #fff; vertical-align: bottom; }}
tbody th, th:first-child, .words td, .words th {{ text-align: left; }}
tbody th {{ font-weight: normal; }}
.words tbody th, tr.total th, tr.total td {{ font-weight: bold; }}
figure {{ margin: 1rem 0; }}
.beside {{ display: flex; flex-wrap: wrap; gap: 1rem; }}
.beside figure {{ margin: 0; }}
.year {{ white-space: nowrap; }}
svg {{ width: 100%; height: auto; }}
svg.phone {{ display: none; }}
@media screen and (max-width: 40rem) {{ .beside {{ display: block; }} .beside figure {{ margin: 1rem 0; }}
  svg.page {{ display: none; }} svg.phone {{ display: block; }}
  .wide td, .wide th {{ padding: .25rem .35rem; }} .wide tbody th {{ max-width: 8.5rem; overflow-wrap: break-word; }} }}
ol.letters {{ list-style: lower-alpha; }}
footer {{ border-top: 1px solid #{PALE}; margin-top: 2rem; padding-top: .5rem; }}
a {{ color: #{NAVY}; }}
@media print {{ @page {{ size: A4; margin: 15mm; }} body {{ font-size: 9.5pt; padding: 0; }}
  tr, figure {{ break-inside: avoid; }} h2 {{ break-after: avoid; }} }}
"""


def print_html(paper: Paper) -> str:
    """Return the paper as the text of one HTML page."""
    numbers = count(1)
    inside = "\n".join(_block(block, numbers) for block in paper.blocks)
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{escape(paper.summary)}">
<title>{escape(paper.title)}: {escape(paper.body)}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{_kept(paper.title)}</h1>
<p class="whose">{_kept(paper.subtitle)}</p>
{inside}
</main>
<footer><p>{escape(paper.stamp)}</p></footer>
</body>
</html>
"""


def _block(block: Block, numbers: count[int]) -> str:
    """Return a block of the paper as HTML text; `numbers` is a counter that numbers each table and drawing."""
    if isinstance(block, Heading):
        return f"<h{block.level + 1}>{_kept(block.text)}</h{block.level + 1}>"
    if isinstance(block, Paragraph):
        kind = ' class="quiet"' if block.quiet else ""
        return f"<p{kind}>{_said(block.text)}</p>"
    if isinstance(block, Bullets):
        tag, kind = ("ol", ' class="letters"') if block.lettered else ("ul", "")
        return f"<{tag}{kind}>{''.join(f'<li>{_said(point)}</li>' for point in block.points)}</{tag}>"
    if isinstance(block, Table):
        return _table(block, next(numbers))
    if isinstance(block, Chart):
        return f"<figure>{_drawn(block, numbers)}</figure>"
    assert isinstance(block, Beside)
    drawn = (
        f'<figure style="flex: {100 * share:.0f} 1 {20 * share:.0f}rem">{_drawn(chart, numbers, WIDE * share)}</figure>'
        for chart, share in zip(block.charts, block.shares, strict=True)
    )
    return f'<div class="beside">{"".join(drawn)}</div>'


def _drawn(chart: Chart, numbers: count[int], width: float = WIDE) -> str:
    """Return a chart as SVG text, `width` wide, and again as wide as a phone; the page shows the one that it fits."""
    page, phone = draw(chart, next(numbers), width), draw(chart, next(numbers), PHONE)
    return page.replace("<svg ", '<svg class="page" ', 1) + phone.replace("<svg ", '<svg class="phone" ', 1)


def _said(text: str) -> str:
    """Return text as HTML, in which what stands between pairs of stars is bold."""
    return "".join(f"<strong>{_kept(piece)}</strong>" if bold else _kept(piece) for piece, bold in runs(text))


def _kept(text: str) -> str:
    """Return text as HTML in which a year such as 2015-16 does not break over two lines."""
    return re.sub(r"\d{4}-\d{2}\b", r'<span class="year">\g<0></span>', escape(text))


def _table(table: Table, number: int) -> str:
    """Return a table as HTML text, with its caption and note; `number` gives the note a name that no other note has."""
    heads = "".join(f'<th scope="col">{_kept(head)}</th>' for head in table.heads)
    rows = "".join(_row(cells, place in table.totals) for place, cells in enumerate(table.rows))
    kinds = " ".join(name for name, holds in (("words", table.words), ("narrow", table.width < 1)) if holds)
    kind = f' class="{kinds}"' if kinds else ""
    note = f'<p class="note" id="note{number}">{escape(table.note)}</p>' if table.note else ""
    described = f' aria-describedby="note{number}"' if note else ""
    return (
        f'<div class="wide" tabindex="0" role="group" aria-label="{escape(table.caption)}">'
        f"<table{kind}{described}>"
        f"<caption>{escape(table.caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        f"{note}"
    )


def _row(cells: tuple[str, ...], total: bool) -> str:
    """Return a table's row as HTML text; the first cell is the row's heading, and a row that is a `total` is bold."""
    first, *rest = ("<br>".join(_said(line) for line in cell.split("\n")) for cell in cells)
    inside = "".join(f"<td>{cell}</td>" for cell in rest)
    kind = ' class="total"' if total else ""
    return f'<tr{kind}><th scope="row">{first}</th>{inside}</tr>'
