"""Papers read back out of what was printed: words, numbers and tables of Word, HTML and PDF."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import docx
import pypdf

from model import compare
from model.paper.blocks import Bullets, Heading, Paper, Paragraph, Table
from model.paper.content import paper
from model.paper.html import print_html
from model.paper.pdf import print_pdf
from model.paper.plan import Plan, chosen
from model.paper.word import print_word
from tests.support.bodies import projected

Cells = dict[str, list[list[str]]]


@cache
def plan(name: str, option: str | None = None) -> Plan:
    """The plan of a shipped body, on its preferred option or another."""
    comparison = compare(projected(name))
    return Plan(comparison, chosen(comparison, option))


@cache
def said(name: str, full: bool) -> Paper:
    """Its paper."""
    return paper(plan(name), full)


@cache
def word(name: str, full: bool) -> bytes:
    """Its paper as Word."""
    return print_word(said(name, full))


@cache
def html(name: str, full: bool) -> str:
    """Its paper as HTML."""
    return print_html(said(name, full))


@cache
def pdf(name: str, full: bool) -> bytes:
    """Its paper as PDF."""
    return print_pdf(said(name, full))


def numbers(text: str) -> Counter[str]:
    """Every number of a text, as it stands there."""
    return Counter(re.findall(r"\(?-?£?\d[\d,]*(?:\.\d+)?(?:%|m\b|k\b)?\)?", text))


def words_of(it: Paper) -> str:
    """Everything that a paper says outside its charts."""
    parts = [it.title, it.subtitle]
    for block in it.blocks:
        if isinstance(block, (Heading, Paragraph)):
            parts.append(block.text)
        elif isinstance(block, Bullets):
            parts += block.points
        elif isinstance(block, Table):
            parts += [block.caption, *block.heads, *(cell for row in block.rows for cell in row), block.note]
    return "\n".join(parts).replace("**", "")


def words_of_word(packed: bytes) -> str:
    """The words of a Word file's body: paragraphs, and tables cell by cell."""
    document = docx.Document(BytesIO(packed))
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(parts)


def tables_of_word(packed: bytes) -> Cells:
    """The tables of a Word file by their captions, row by row, heads first."""
    found = {}
    for table in docx.Document(BytesIO(packed)).tables:
        caption = table._tbl.tblPr.find("{*}tblCaption").values()[0]
        found[str(caption)] = [[cell.text for cell in row.cells] for row in table.rows]
    return found


class _Page(HTMLParser):
    """Words and tables of a page; what is drawn is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tables: Cells = {}
        self._inside: list[str] = []
        self._caption = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "br":
            self.handle_data("\n")
            return
        self._inside.append(tag)
        if tag == "caption":
            self._caption = ""
        elif tag == "tr":
            self.tables[self._caption].append([])
        elif tag in ("td", "th"):
            self.tables[self._caption][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass
        if tag == "caption":
            self.tables[self._caption] = []
        if tag in ("p", "li", "td", "th", "h1", "h2", "h3", "caption"):
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if {"svg", "style", "head"} & set(self._inside):
            return
        self.words.append(data)
        if "caption" in self._inside:
            self._caption += data
        elif {"td", "th"} & set(self._inside):
            self.tables[self._caption][-1][-1] += data


def page_of(text: str) -> _Page:
    """An HTML page, read."""
    page = _Page()
    page.feed(text)
    return page


def words_of_pdf(printed: bytes) -> str:
    """The words of a PDF, its drawings' with them; a year broken over two lines is made whole."""
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(printed)).pages)
    return re.sub(r"(\d{4}-)\s*\n\s*(\d{2})\b", r"\1\2", text)


def figure(cell: str) -> float | None:
    """The number in a table's cell; None where it is hidden."""
    if cell == "*":
        return None
    if cell in ("–", ""):
        return 0.0
    plain = cell.strip("()").replace(",", "").replace("£", "")
    size = float(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)
    return -size if cell.startswith("(") else size
