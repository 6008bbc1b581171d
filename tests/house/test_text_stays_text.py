"""Whatever a text begins with, it is text in all that is written: never a formula, a link, an error or markup."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from model import compare, project, read, write
from model.body_workbook.write import write_inputs
from model.paper.blocks import Bullets, Heading, Paper, Paragraph, Table
from model.paper.html import print_html
from model.paper.word import print_word
from model.paper.write import write_papers
from model.reading import parquet
from model.reading.convert import decoded
from model.results_workbook.sheet_names import sheet_name
from tests.support.bodies import body
from tests.support.kinds import small_body
from tests.support.libreoffice import recalculated

EVIL = (
    *(
        '=cmd|"/c calc"!A1',
        "+44 1",
        "-2",
        "@SUM(A1)",
        "javascript:alert(1)",
        "<script>alert(1)</script>",
        "http://evil",
    ),
    *(
        "mailto:x@y",
        "'quoted'",
        "History",
        '&amp; "q"',
        "{=1}",
        "_x0041_",
        "#let x = 1",
        "internal:Body!A1",
        "TRUE",
        "1e5",
    ),
)
PLACES = (("Vacancies", "Staff"), ("Options",), ("Budget",))


def evil(path: Path, names: tuple[str, ...]) -> Path:
    """A small body whose every free text is hostile: pools, an option, items, its name, its scope and its notes."""
    from model.body_workbook.write import write_inputs

    write_inputs(path, small_body())
    book = openpyxl.load_workbook(path)
    later = iter(names * 9)
    for sheets in PLACES:
        named: dict[str, str] = {}
        for row in range(5, book[sheets[0]].max_row + 1):
            value = book[sheets[0]].cell(row, 1).value
            if value and value != "Do nothing" and value not in named:
                named[str(value)] = next(later)
        for title in sheets:
            _rename(book, title, 2 if title == "Staff" else 1, named)
    for address in ("B5", "B8", "D6", "D13"):
        _type(book["Body"][address], next(later))
    book.save(path)
    return path


def _type(cell: Any, text: str) -> None:
    cell.value, cell.data_type = text.replace("_x0041_", "_x005F_x0041_"), "s"  # as Excel keeps it


def _rename(book: Workbook, title: str, column: int, named: dict[str, str]) -> None:
    for row in range(5, book[title].max_row + 1):
        cell = book[title].cell(row, column)
        if cell.value in named:
            _type(cell, named[str(cell.value)])


class Tags(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.marks: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.marks |= {name for name, _ in attrs}


def books(content: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """A workbook, or those inside a document."""
    if name.endswith(".xlsx"):
        yield name, content
        return
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for each in parts.namelist():
            if each.endswith(".xlsx"):
                yield each, parts.read(each)


@pytest.mark.documents
@pytest.mark.parametrize("first", range(0, len(EVIL), 6))
def test_no_text_of_a_body_becomes_anything_else_in_what_is_written(first: int, tmp_path: Path) -> None:
    names = (*EVIL[first:], *EVIL[:first])
    inputs = read(evil(tmp_path / "in.xlsx", names))
    assert names[0] in inputs.pool_names
    comparison = compare(project(inputs))
    results = write(comparison, tmp_path / "results.xlsx")
    papers = write_papers(comparison, tmp_path, ("docx", "html", "pdf"), option=comparison.results.options[-1]).paths
    again = read(results)
    assert (again.pool_names, again.item_names) == (inputs.pool_names, inputs.item_names)
    assert [each.name for each in again.options] == [each.name for each in inputs.options]
    used = {*inputs.pool_names, *inputs.item_names, inputs.name, inputs.scope, *comparison.results.options[1:]}
    assert len(used) >= 6
    for path in (results, papers[0]):
        for _, content in books(path.read_bytes(), path.name):
            _look(openpyxl.load_workbook(io.BytesIO(content)), used)
    with zipfile.ZipFile(papers[0]) as parts:
        text = parts.read("word/document.xml").decode()
        assert "w:hyperlink" not in text
        assert "w:instrText" not in text
        links = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels"))
        assert 'TargetMode="External"' not in links
    page = Tags()
    page.feed(papers[1].read_text("utf-8"))
    assert not page.tags & {"script", "a", "iframe", "object", "embed", "img", "form", "link", "base"}
    assert not {name for name in page.marks if name.startswith("on") or name in ("href", "src", "srcdoc")}
    assert b"/URI" not in papers[2].read_bytes()


def _look(book: Workbook, used: set[str]) -> None:
    """Every cell that is one of these texts is text; every link leads to a sheet of the book."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value in used:
                    assert cell.data_type == "s", (sheet.title, cell.coordinate)
                assert cell.data_type != "f" or str(cell.value) not in {f"={each}" for each in used}
                if cell.hyperlink is not None:
                    assert cell.hyperlink.target is None
                    assert str(cell.hyperlink.location).rpartition("!")[0].strip("'") in book.sheetnames


@pytest.mark.agree
def test_the_live_workbook_finds_pools_and_options_by_hostile_names(tmp_path: Path) -> None:
    inputs = read(evil(tmp_path / "in.xlsx", EVIL))
    path = write(compare(project(inputs)), tmp_path / "results.xlsx")
    held, found = openpyxl.load_workbook(path, data_only=True), recalculated(path)
    for title in (*held.sheetnames[3:5], "Basis", "People", "Summary"):
        for row in held[title].iter_rows():
            for cell in row:
                if isinstance(cell.value, (int, float)):
                    assert found[title][cell.coordinate].value == pytest.approx(cell.value, abs=0.005), (
                        title,
                        cell.coordinate,
                    )


@pytest.mark.unit
@settings(max_examples=200)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_the_names_of_options_sheets_are_allowed_and_all_different(names: list[str]) -> None:
    made = [sheet_name(case, decoded(name)) for case, name in enumerate(names)]
    assert len({each.casefold() for each in made}) == len(made)
    for each in made:
        assert 0 < len(each.encode("utf-16-le")) <= 62
        assert not set(each) & set(r"[]:*?/\'")
        assert each.casefold() != "history"


@pytest.mark.documents
@settings(max_examples=40)
@given(st.text(max_size=80).map(decoded))
def test_any_text_is_printed_as_that_text(text: str) -> None:
    table = Table(text, (text, text), ((text, text),), note=text)
    paper = Paper(text, text, text, (Heading(text), Paragraph(text), Bullets((text,)), table), text, text)
    page, plain = Tags(), Tags()
    page.feed(print_html(paper))
    other = Table("a", ("a", "a"), (("a", "a"),), note="a")
    blocks = (Heading("a"), Paragraph("a"), Bullets(("a",)), other)
    plain.feed(print_html(Paper("a", "a", "a", blocks, "a", "a")))
    assert page.tags - {"br", "strong", "span"} <= plain.tags
    assert page.marks - {"class"} <= plain.marks
    with zipfile.ZipFile(io.BytesIO(print_word(paper))) as parts:
        assert b"w:hyperlink" not in parts.read("word/document.xml")


@pytest.mark.documents
@pytest.mark.parametrize("text", ["Rent\x0brates", "Rent\x01", "\ufffe", "\ud800", "  Rent ", "_x000B_", "a & <b>"])
def test_what_xml_cannot_hold_is_written_as_its_code_and_outer_spaces_stay(text: str, tmp_path: Path) -> None:
    sheets = body("example-ccg-2015").sheets
    assert sheets is not None
    budget = [*sheets.budget[:-1], {**sheets.budget[-1], "item": text}]
    path = write_inputs(tmp_path / "in.xlsx", replace(sheets, budget=budget))
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            ElementTree.fromstring(parts.read(name))
    held = str(openpyxl.load_workbook(path)["Budget"].cell(4 + len(budget), 1).value)
    assert text in (held, unescape(held))  # openpyxl itself undoes _x005F alone


@pytest.mark.unit
def test_a_parquet_text_holds_no_control_character() -> None:
    assert parquet._value("Fin\x01ance") == "Fin ance"
