"""A copy of a workbook holds every sheet of it, or is not made; and what a check found is told either way."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from model.__main__ import main
from model.body_workbook.copies import put
from tests.support.examples import changed
from tests.support.lists import as_xlsx, people
from tests.support.uncoded import uncoded

pytestmark = pytest.mark.cli
FAULT = {"Staff!F17": "7.5 wte"}
TOLD = '"WTE" is text, not a number; type digits alone'
NOT_COPIED = "cannot be copied whole; open it in Excel, save it as Excel Workbook (.xlsx, not Strict), and give that"
MAIN, STRICT = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def edited(path: Path, edit: Callable[[str, str], str]) -> Path:
    """A workbook with the text of its parts edited, each given with its name."""
    with zipfile.ZipFile(path) as old:
        held = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in held.items():
            new.writestr(name, edit(name, data.decode()))
    return path


def strict(_: str, text: str) -> str:
    """As Excel's "Strict Open XML Spreadsheet" names things."""
    return text.replace(MAIN, STRICT).replace(LINKS, STRICT_LINKS)


def odd_style(name: str, text: str) -> str:
    """A border of a kind that the library does not know, and Excel passes over."""
    return (
        text.replace("<left/>", '<left style="wavy"/>').replace("<left />", '<left style="wavy"/>')
        if "styles" in name
        else text
    )


def odd_alignment(name: str, text: str) -> str:
    """An alignment with something more than the library knows, which it cannot take."""
    return text.replace("<alignment ", '<alignment more="1" ') if "styles" in name else text


@pytest.mark.parametrize("edit", [strict, odd_style, odd_alignment])
def test_problems_are_told_where_no_copy_can_be_made(
    edit: Callable[[str, str], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edited(changed(tmp_path / "body.xlsx", FAULT), edit)
    assert main(["check", str(path)]) == 2
    lines = uncoded(capsys.readouterr().err).splitlines()
    assert lines == [f"{path} Staff!F17: {TOLD}", f"No marked copy: {path}: {NOT_COPIED}."]
    assert list(tmp_path.iterdir()) == [path]


def test_problems_of_a_file_with_a_long_name_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = changed(tmp_path / "body.xlsx", FAULT).rename(tmp_path / f"{'x' * 250}.xlsx")
    assert main(["check", str(path)]) == 2
    lines = uncoded(capsys.readouterr().err).splitlines()
    assert lines[0] == f"{path} Staff!F17: {TOLD}"
    assert lines[1].startswith("No marked copy: ")
    assert len(lines) == 2


@pytest.mark.parametrize("error", [TypeError, KeyError, MemoryError])
def test_problems_are_told_whatever_the_library_raises(
    error: type[Exception], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr("model.body_workbook.annotate._mark", fails)
    path = changed(tmp_path / "body.xlsx", FAULT)
    assert main(["check", str(path)]) == 2
    assert uncoded(capsys.readouterr().err).splitlines()[0] == f"{path} Staff!F17: {TOLD}"


@pytest.mark.parametrize("edit", [strict, odd_style])
def test_people_are_not_put_into_a_body_that_cannot_be_copied(
    edit: Callable[[str, str], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body, listed = edited(changed(tmp_path / "body.xlsx", {}), edit), as_xlsx(tmp_path / "list.xlsx", people(8, 1))
    into = ["--into", str(body), "--out", str(tmp_path / "out.xlsx")]
    assert main(["import-staff", str(listed), *into]) == 2
    assert uncoded(capsys.readouterr().err) == f"{body}: {NOT_COPIED}\n"
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_no_number_that_is_none_is_written(number: float) -> None:
    sheet = openpyxl.Workbook().create_sheet()
    with pytest.raises(ValueError, match="cannot be written"):
        put(sheet.cell(1, 1), number)
    assert sheet.cell(1, 1).value is None
