"""A batch matches people at risk by person where bodies hold the sheets, by counts elsewhere, and says which."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.__main__ import main
from model.batch.matching_sheet import payoffs_of
from model.body_workbook.write import write_inputs
from model.matching.answer import answer_of
from model.matching.columns import AT_RISK, POSTS
from tests.support.kinds import small_body
from tests.support.regions import region, sheets

pytestmark = pytest.mark.cli


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three bodies: one with people at risk, one with posts, and one with neither."""
    inside = tmp_path / "bodies"
    inside.mkdir()
    body = small_body()
    own: list[tuple[str, dict[str, Any]]] = [
        ("X01", {AT_RISK: sheets([{"body": None}, {"body": None}], [])[AT_RISK]}),
        ("X02", {POSTS: sheets([], [{"body": None}])[POSTS]}),
        ("X03", {}),
    ]
    for code, more in own:
        path = inside / f"{code}.xlsx"
        write_inputs(path, replace(body, body={**body.body, "code": code, "name": f"Body {code}"}))
        book = openpyxl.load_workbook(path)
        for name, rows in more.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        book.save(path)
    return inside


def test_people_are_matched_over_bodies_and_the_others_are_left_to_counts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder.parent / "out"
    assert main(["batch", str(folder), "--out", str(out), "--jobs", "1", "--no-paper"]) == 0
    said = capsys.readouterr().out
    assert "People at risk are matched to posts by person in X01, X02, and by counts elsewhere." in said
    assert "At risk 2, posts 1. At most 1 could be placed at once (50%), and 1 is left: 1 who competes." in said
    assert "2 compete for 1 post." in said
    assert openpyxl.load_workbook(out / "matches.xlsx", data_only=True)["By person"]["B5"].value == "Body X01"
    held = openpyxl.load_workbook(out / "consolidated.xlsx", data_only=True)
    rows = list(held["Matching"].iter_rows(min_row=4, values_only=True))
    counts = dict(zip(rows[0], rows[1], strict=True))
    assert (counts["Workbook"], counts["At risk"], counts["Posts"], counts["Placed at most"]) == (
        "matches.xlsx",
        2,
        1,
        1,
    )
    assert (counts["Competes"], counts["Posts that people compete for"], rows[2][2]) == (2, 1, 2)
    how = {row[1]: row[2] for row in rows[5:]}
    by_person = "By person, in matches.xlsx"
    assert how == {"X01": by_person, "X02": by_person, "X03": "By counts, on the Clearing sheet"}
    assert not any(value == "R1" for sheet in held for row in sheet.iter_rows(values_only=True) for value in row)


def test_payoffs_of_few_people_are_hidden_and_of_many_are_told() -> None:
    # Six of one band with a payoff of £10,000 and six posts; then one more who alone has no post, and £70,000.
    many = answer_of(region([{"payoff": 10_000}] * 6, [{}] * 6))
    assert payoffs_of(many) == [60_000, 0, 0, 0, 60_000]
    few = answer_of(region([*[{"payoff": 10_000}] * 6, {"payoff": 70_000, "band": "9"}], [{}] * 6))
    assert payoffs_of(few) == [None, None, None, None, 130_000]
    assert payoffs_of(answer_of(region([{"payoff": 10_000}], [{}]))) == [None] * 5


def test_a_batch_without_the_sheets_is_cleared_by_counts_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for code in ("X01", "X02"):
        (folder / f"{code}.xlsx").unlink()
    out = folder.parent / "out"
    assert main(["batch", str(folder), "--out", str(out), "--jobs", "1", "--no-paper", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["matching"] == {"bodies": [], "matches": {}}
    assert not (out / "matches.xlsx").exists()


def test_a_fault_of_the_sheets_is_told_and_the_bodies_are_done(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(folder / "X02.xlsx")
    book[POSTS]["F2"] = "LS0"
    book.save(folder / "X02.xlsx")
    out = folder.parent / "out"
    assert main(["batch", str(folder), "--out", str(out), "--jobs", "1", "--no-paper"]) == 2
    said = capsys.readouterr()
    assert 'Posts!F2: "Place" is no outcode of Great Britain' in said.err
    assert "3 bodies done" in said.out
    assert not (out / "matches.xlsx").exists()
