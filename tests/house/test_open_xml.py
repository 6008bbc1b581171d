"""Every Word file and workbook that is written holds to the standard of its format, and opens without a repair."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from model.__main__ import main
from tests.support.kinds import KINDS, PAYOFF, furnish

pytestmark = pytest.mark.documents
OPEN_XML = (".docx", ".xlsx")


def findings(path: Path) -> list[str]:
    """What the validator finds wrong with a file."""
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(path)
    return [f"{each.part_uri} {each.path}: {each.description}" for each in found.errors]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return furnish(tmp_path_factory.mktemp("written"))


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.file.endswith(OPEN_XML)])
def test_every_kind_of_file_is_valid_open_xml(name: str, folder: Path) -> None:
    assert main(KINDS[name].arguments(folder)) == (2 if KINDS[name].faulty else 0)
    assert findings(folder / KINDS[name].file) == []


def test_a_business_case_is_valid_open_xml_with_every_chart(folder: Path) -> None:
    assert main(["paper", str(folder / "in.xlsx"), "--full", "--format", "docx", "--out", str(folder / "full")]) == 0
    assert findings(folder / "full" / "business-case.docx") == []


def test_a_charts_own_workbook_in_a_paper_is_valid(folder: Path) -> None:
    assert main(["paper", str(folder / "in.xlsx"), "--format", "docx", "--out", str(folder / "charts")]) == 0
    with zipfile.ZipFile(folder / "charts" / "paper.docx") as archive:
        books = [name for name in archive.namelist() if name.endswith(".xlsx")]
        assert books
        for name in books:
            (folder / "chart.xlsx").write_bytes(archive.read(name))
            assert findings(folder / "chart.xlsx") == []


def test_a_paper_in_a_house_template_is_valid_open_xml(folder: Path) -> None:
    docx.Document().save(str(folder / "house.docx"))
    command = ["paper", str(folder / "in.xlsx"), "--template", str(folder / "house.docx")]
    assert main([*command, "--format", "docx", "--out", str(folder / "house")]) == 0
    assert findings(folder / "house" / "paper.docx") == []


def test_a_batchs_workbook_and_a_table_of_exits_are_valid(folder: Path) -> None:
    (folder / "list.txt").write_text("in.xlsx\nother.xlsx\n")
    assert main(["batch", str(folder / "list.txt"), "--out", str(folder / "region"), "--jobs", "1", "--no-paper"]) == 0
    assert findings(folder / "region" / "consolidated.xlsx") == []
    assert main(["payoff", *PAYOFF.split(), "--out", str(folder / "exits.xlsx")]) == 0
    assert findings(folder / "exits.xlsx") == []


def test_the_validator_finds_what_is_wrong(folder: Path) -> None:
    made = BytesIO()
    docx.Document().save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(folder / "wrong.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:body>", b"<w:body><w:nonsense/>"))
    assert findings(folder / "wrong.docx")
