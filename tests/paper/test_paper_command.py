"""The commands that print the paper: what they write, and what they refuse in one sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from model import compare
from model.__main__ import main
from model.outputs import RECORD
from model.paper.plan import chosen
from model.problems import InputError
from tests.support.bodies import INPUTS, projected
from tests.support.uncoded import uncoded

FILE = str(INPUTS / "example-ccg-2015.xlsx")


@pytest.mark.cli
def test_run_writes_the_two_page_word_and_html_beside_the_workbook(tmp_path: Path) -> None:
    assert main(["run", FILE, "--out", str(tmp_path)]) == 0
    assert {each.name for each in tmp_path.iterdir()} == {RECORD, "results.xlsx", "paper.docx", "paper.html"}


@pytest.mark.cli
def test_paper_writes_what_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["paper", FILE, "--full", "--format", "docx,html,pdf", "--option", "pay restraint", "--out", str(tmp_path)]
    assert main(asked) == 0
    papers = {f"business-case.{each}" for each in ("docx", "html", "pdf")}
    assert {each.name for each in tmp_path.iterdir()} == {RECORD, *papers}
    assert f"Look next at {tmp_path / 'business-case.docx'}" in capsys.readouterr().out
    assert "Business case: Pay restraint" in (tmp_path / "business-case.html").read_text("utf-8")


def broken(folder: Path) -> list[str]:
    (folder / "template.docx").write_text("not a Word file")
    return ["--template", str(folder / "template.docx")]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (broken, 'template.docx" is not a Word file that can be used; open it in Word and save it again'),
        (lambda _: ["--template", "none.docx"], '--template: "none.docx" is not there'),
        (lambda _: ["--option", "Pay restrant"], "is not an option of this body; did you mean Pay restraint?"),
        (lambda _: ["--format", "docx,pfd"], '--format: "pfd" is not a format; did you mean pdf?'),
        (lambda _: ["--years", "15/16"], '--years: "15/16" is not a style; write 2015-16 or 2015/16'),
    ],
)
@pytest.mark.cli
def test_bad_input_is_one_sentence_and_nothing_is_written(
    asked: Callable[[Path], list[str]], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["paper", FILE, "--out", str(tmp_path / "out"), *asked(tmp_path)]) == 2
    told = uncoded(capsys.readouterr().err)
    assert sentence in told
    assert told.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.cli
def test_a_pdf_without_the_extra_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    assert main(["paper", FILE, "--format", "html,pdf", "--out", str(tmp_path / "out")]) == 2
    assert uncoded(capsys.readouterr().err) == (
        "--format: a PDF needs typst, which is not installed; "
        'in the folder of mancost, pip install ".[pdf]" brings it\n'
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.cli
def test_a_paper_that_is_open_elsewhere_is_written_beside_under_a_new_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.replace

    def locked(part: Path, target: Path) -> None:
        if target.name == "paper.docx":
            raise PermissionError(13, "in use", str(target))
        whole(part, target)

    (tmp_path / "paper.docx").write_bytes(b"open")
    monkeypatch.setattr(os, "replace", locked)
    assert main(["paper", FILE, "--out", str(tmp_path)]) == 0
    assert "paper (2).docx" in capsys.readouterr().out
    assert (tmp_path / "paper.docx").read_bytes() == b"open"


@pytest.mark.unit
def test_an_option_with_no_near_name_is_told_all_there_are() -> None:
    with pytest.raises(InputError) as refused:
        chosen(compare(projected("example-ccg-2015")), "zzzz")
    assert "there are Do nothing, " in str(refused.value.problems[0])
