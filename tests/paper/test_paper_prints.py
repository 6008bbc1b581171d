"""What is printed: Word whose charts can be edited, HTML and PDF that can be read aloud, the same bytes each time."""

from __future__ import annotations

import re
import subprocess
import tempfile
import time
import zipfile
from io import BytesIO
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn
from lxml import etree

from model.paper.html import print_html
from model.paper.pdf import print_pdf
from model.paper.svg import draw
from model.paper.word import print_word
from tests.support.bodies import BODIES, EXAMPLES
from tests.support.browser import axe
from tests.support.libreoffice import office
from tests.support.prints import html, numbers, page_of, pdf, said, tables_of_word, word, words_of_pdf

pytestmark = pytest.mark.documents
BOTH = pytest.mark.parametrize(("name", "full"), list(product(BODIES, (False, True))))
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

# Word -------------------------------------------------------------------------------------------------------------


def parts(packed: bytes, pattern: str) -> dict[str, bytes]:
    """The parts of a package whose names match."""
    with zipfile.ZipFile(BytesIO(packed)) as package:
        return {name: package.read(name) for name in package.namelist() if re.fullmatch(pattern, name)}


@BOTH
def test_every_word_chart_is_native_and_its_workbook_holds_its_figures(name: str, full: bool) -> None:
    charts = list(said(name, full).charts())
    drawn = parts(word(name, full), r"word/charts/chart\d+\.xml")
    books = parts(word(name, full), r"word/embeddings/chart\d+\.xlsx")
    links = parts(word(name, full), r"word/charts/_rels/chart\d+\.xml\.rels")
    assert len(charts) == len(drawn) == len(books) == len(links) >= 3
    for number, chart in enumerate(charts, 1):
        space = etree.fromstring(drawn[f"word/charts/chart{number}.xml"])
        assert space.find(f"{C}externalData") is not None
        assert f"chart{number}.xlsx".encode() in links[f"word/charts/_rels/chart{number}.xml.rels"]
        sheet = openpyxl.load_workbook(BytesIO(books[f"word/embeddings/chart{number}.xlsx"]))["Sheet1"]
        series = list(space.iter(f"{C}ser"))
        assert len(series) == len(chart.series)
        for each, element in zip(chart.series, series, strict=True):
            refers = element.find(f".//{C}val//{C}f")
            refers = element.find(f".//{C}yVal//{C}f") if refers is None else refers
            values = [cell.value for row in sheet[refers.text.split("!")[1].replace("$", "")] for cell in row]
            assert values == [None if value is None else pytest.approx(value) for value in each.values]
            cached = {int(point.get("idx")): float(point.findtext(f"{C}v")) for point in
                      refers.getparent().iter(f"{C}pt")}  # fmt: skip
            assert cached == pytest.approx({k: v for k, v in enumerate(each.values) if v is not None})


@BOTH
def test_every_drawing_has_alt_text_made_from_its_figures(name: str, full: bool) -> None:
    document = docx.Document(BytesIO(word(name, full)))
    alts = [element.get("descr") for element in document.element.body.iter(qn("wp:docPr"))]
    charts = list(said(name, full).charts())
    assert alts == [chart.alt for chart in charts]
    for chart in charts:
        assert numbers(chart.alt), chart.title
        assert chart.table.rows, chart.title


@BOTH
def test_every_word_table_has_a_header_row_and_a_caption(name: str, full: bool) -> None:
    document = docx.Document(BytesIO(word(name, full)))
    assert len(document.tables) == len(list(said(name, full).tables()))
    for table in document.tables:
        assert table.rows[0]._tr.find("{*}trPr/{*}tblHeader") is not None
        assert table._tbl.tblPr.find("{*}tblCaption") is not None
    captions = [paragraph for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Caption"]
    assert [each.text for each in captions] == [table.caption for table in said(name, full).tables()]


@BOTH
def test_word_has_real_headings_in_order_a_title_and_british_english(name: str, full: bool) -> None:
    document = docx.Document(BytesIO(word(name, full)))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles[0] == "Title"
    levels = [int(style[-1]) for style in styles if style and style.startswith("Heading")]
    assert len(levels) >= 6
    assert all(after - before <= 1 for before, after in pairwise([0, *levels]))
    assert document.core_properties.title == said(name, full).title
    assert document.core_properties.language == "en-GB"
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def as_pdf(packed: bytes) -> pypdf.PdfReader:
    """A Word file as LibreOffice lays it out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "paper.docx")
        path.write_bytes(packed)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [office(), profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return pypdf.PdfReader(BytesIO(path.with_suffix(".pdf").read_bytes()))


@pytest.mark.parametrize("name", EXAMPLES)
def test_word_opens_in_libreoffice_on_two_pages_and_an_annex_charts_drawn(name: str) -> None:
    pages = [page.extract_text() for page in as_pdf(word(name, False)).pages]
    assert pages[2].startswith("Annex")
    assert len(pages) <= 4
    drawn = " ".join(pages)
    for chart in said(name, False).charts():
        assert " ".join(chart.title.split()[:3]) in drawn
    assert "Months from the start of the plan" in drawn
    for chart in said(name, False).charts():
        if chart.kind == "bars":
            assert all(category.split()[0] in drawn for category in chart.categories)


def test_the_business_case_opens_in_libreoffice_with_all_its_charts() -> None:
    name = "example-icb-2025"
    text = " ".join(page.extract_text() for page in as_pdf(word(name, True)).pages)
    charts, short = list(said(name, True).charts()), list(said(name, False).charts())
    assert len(charts) > len(short) > 0
    assert all(" ".join(chart.title.split()[:3]) in text for chart in charts)


def test_a_house_template_keeps_its_header_and_its_styles(tmp_path: Path) -> None:
    house = docx.Document()
    house.sections[0].header.paragraphs[0].text = "The house's own header"
    house.add_paragraph("Words of the template's own")
    house.styles["Heading 1"].font.name = "Georgia"
    house.save(str(tmp_path / "house.docx"))
    made = docx.Document(BytesIO(print_word(said("example-ccg-2015", False), tmp_path / "house.docx")))
    assert made.sections[0].header.paragraphs[0].text == "The house's own header"
    assert made.styles["Heading 1"].font.name == "Georgia"
    assert made.paragraphs[0].text == said("example-ccg-2015", False).title
    assert "Words of the template's own" not in [paragraph.text for paragraph in made.paragraphs]


# HTML -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "full"), list(product(EXAMPLES, (False, True))))
def test_the_page_passes_an_accessibility_checker_in_a_real_browser(name: str, full: bool) -> None:
    assert [(each["id"], each["nodes"][0]["html"][:120]) for each in axe(html(name, full))] == []


def test_the_accessibility_checker_can_find_fault() -> None:
    page = '<!DOCTYPE html><html><body><p style="color:#ccc">Faint</p><img src="x"></body></html>'
    assert {"html-has-lang", "image-alt", "color-contrast", "document-title"} <= {each["id"] for each in axe(page)}


@BOTH
def test_the_page_is_one_file_without_scripts_and_its_tables_name_their_rows(name: str, full: bool) -> None:
    page = html(name, full)
    assert "<script" not in page
    assert not re.findall(r'(?:src|href)="', page)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    tables = list(said(name, full).tables())
    assert page.count("<caption>") == len(tables)
    assert page.count('<th scope="col">') == sum(len(table.heads) for table in tables)
    assert page.count('<th scope="row">') == sum(len(table.rows) for table in tables)
    levels = [int(level) for level in re.findall(r"<h(\d)>", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.count("<desc ") == 2 * len(list(said(name, full).charts()))  # for a page and for a phone


@pytest.mark.parametrize("name", BODIES)
def test_series_can_be_told_apart_without_colour(name: str) -> None:
    """Each line has its own dashes, width and mark; each area its own pattern."""
    for chart in said(name, True).charts():
        page = etree.fromstring(draw(chart, 1))
        svg = "{http://www.w3.org/2000/svg}"
        if chart.kind == "lines":
            looks = {(each.get("stroke-dasharray"), each.get("stroke-width"), each.get("stroke")) for each in
                     page.iter(f"{svg}path") if each.get("fill") == "none" and each.get("stroke-width")}  # fmt: skip
            marks = {each.get("d") for each in page.iter(f"{svg}path") if each.get("transform")}
            assert len(looks) + len(marks) >= len(chart.series)
            assert len({series.look for series in chart.series}) == len(chart.series)
        elif chart.kind == "bars":
            shown = [series.look for series in chart.series if series.look != "invisible"]
            assert len(set(shown)) == len(shown)


# PDF --------------------------------------------------------------------------------------------------------------


@BOTH
def test_the_pdf_has_a_tag_tree_a_title_and_a_language(name: str, full: bool) -> None:
    reader = pypdf.PdfReader(BytesIO(pdf(name, full)))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == said(name, full).title
    kinds = list(tags(root["/StructTreeRoot"]))
    tables, charts = list(said(name, full).tables()), list(said(name, full).charts())
    assert kinds.count("/Table") == len(tables)
    assert kinds.count("/TH") >= sum(len(table.heads) for table in tables)
    assert kinds.count("/Figure") >= len(charts)
    assert "/H1" in kinds


def tags(node: Any) -> list[str]:
    """The kinds of everything in a tag tree, one by one."""
    found, waiting = [], [node]
    while waiting:
        each = waiting.pop().get_object()
        if isinstance(each, list):
            waiting += each
        elif hasattr(each, "get"):
            found.append(str(each.get("/S", "")))
            waiting += [each["/K"]] if "/K" in each and not isinstance(each["/K"], int) else []
    return found


# The same each time -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("full", [False, True])
def test_equal_papers_are_equal_bytes_in_word_and_html_and_equal_text_in_pdf(
    full: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "example-ccg-2015"
    first = word(name, full), html(name, full), words_of_pdf(pdf(name, full))
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    time.sleep(2.1)  # a zip keeps time to two seconds
    again = print_word(said(name, full)), print_html(said(name, full)), words_of_pdf(print_pdf(said(name, full)))
    monkeypatch.undo()
    time.tzset()
    assert first == again


def test_word_and_html_hold_the_same_tables() -> None:
    for name in BODIES:
        assert tables_of_word(word(name, True)) == page_of(html(name, True)).tables
