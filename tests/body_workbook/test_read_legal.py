"""What the reader takes though it is unusual, and a target that cannot be met: none of these is refused."""

from __future__ import annotations

import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from model.__main__ import main
from model.body_workbook.read import read
from model.outputs import RECORD
from model.projection.compare import compare
from model.projection.project import project
from tests.support.examples import INPUTS, changed
from tests.support.uncoded import uncoded

pytestmark = pytest.mark.cli


def test_a_formula_that_gives_empty_text_is_blank_and_no_warning_is_shown(tmp_path: Path) -> None:
    plain, odd = tmp_path / "plain.xlsx", tmp_path / "odd.xlsx"
    changed(plain, {"Years!C5": '=IF(1=1,"",1)'})
    with zipfile.ZipFile(plain) as parts, zipfile.ZipFile(odd, "w") as made:
        for name in parts.namelist():
            text = parts.read(name)
            if name.endswith("styles.xml"):  # openpyxl warns of a workbook without a default style
                text = re.sub(rb"<cellStyles.*</cellStyles>", b"", text)
            made.writestr(
                name, re.sub(rb'(<c r="C5"[^>]*)>(<f>.*?</f>)<v *(?:/>|></v>)', rb'\1 t="str">\2<v></v>', text)
            )
    assert "consultation_planned_days" not in read(odd).yearly


def test_a_first_year_that_a_spreadsheet_made_a_date_of_is_read(tmp_path: Path) -> None:
    def made_dates(book: Workbook) -> None:
        book["Body"]["B10"] = date(2010, 11, 1)
        book["Options"]["E4"] = date(2010, 11, 1)

    assert read(changed(tmp_path / "body.xlsx", made_dates, "pct-2010")).year_labels[0] == "2010-11"


def test_a_shorter_plan_may_leave_later_years_blank(tmp_path: Path) -> None:
    later = {f"Options!{column}{row}": None for column in "HI" for row in range(5, 60)}
    later |= {f"Years!{column}{row}": None for column in "AN" for row in (8, 9)}
    assert read(changed(tmp_path / "body.xlsx", {"Body!B11": 3, **later})).years == 3


def test_a_target_that_no_option_meets_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = changed(tmp_path / "body.xlsx", {"Body!B13": None, **{f"Target!B{row}": 0.9 for row in range(5, 10)}})
    assert main(["run", str(file), "--out", str(tmp_path / "out")]) == 0
    out, err = map(uncoded, capsys.readouterr())
    options = compare(project(read(file))).outcomes
    nearest = min(options, key=lambda each: (round(sum(each.gap), 2), each.cost_of_meeting))  # the cheapest of those
    assert f"No option meets the target in every year. {nearest.name} comes nearest: it misses every year" in out
    assert err == ""
    assert {each.name for each in (tmp_path / "out").iterdir()} == {RECORD, "results.xlsx", "paper.docx", "paper.html"}


def test_the_input_is_left_as_it_was(tmp_path: Path) -> None:
    file = Path(shutil.copy(INPUTS / "example-ccg-2015.xlsx", tmp_path / "results.xlsx"))
    before = file.read_bytes()
    assert main(["run", str(file), "--out", str(tmp_path)]) == 0
    assert file.read_bytes() == before
