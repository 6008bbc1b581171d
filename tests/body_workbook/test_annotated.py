"""Problems told the worst first, in the same words in the terminal, as JSON and in a copy with each cell marked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.__main__ import main
from model.body_workbook.annotate import AUTHOR, MARK
from model.problems import Problem, worst_first
from model.reading.preflight import DAMAGED
from tests.support.examples import changed
from tests.support.lists import HEADS, as_csv, people
from tests.support.uncoded import uncoded

FAULTS: dict[str, Any] = {"Body!B24": -1, "Staff!F17": "7.5 wte", "Staff!E17": -1, "Options!D10": "half"}
FAULTS |= {f"Staff!B{row}": "None" for row in range(5, 25)} | {"Staff!X3": "=1+1", "Body!D6": "'=1+1"}
SENTENCES = [
    'Body!B24: "Reserve for one-off cost" is -1, which is negative; give a positive number',
    'Staff!B5 and 19 more of its column: "Pool" is not a pool of the Vacancies sheet; use a name from there',
    'Staff!E17: "Full-time salary" is negative; give a positive number',
    'Staff!F17: "WTE" is text, not a number; type digits alone',
    'Options!D10: "Vacated posts held as needed, up to" is "half", text and not a number; type digits alone',
]
Told = tuple[int, str, list[str]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return changed(tmp_path / "q84.xlsx", FAULTS)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Told:
    code = main(list(arguments))
    out, err = map(uncoded, capsys.readouterr())
    return code, out, err.splitlines()


@pytest.mark.cli
def test_the_terminal_json_and_the_marked_copy_say_the_same_in_the_same_order(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    code, out, lines = told(capsys, "check", str(file), "--json")
    copy = file.with_name("q84 problems.xlsx")
    assert code == 2
    assert lines == [*(f"{file} {each}" for each in SENTENCES), f"Each cell at fault is marked in {copy}"]
    found = json.loads(out)
    assert (found["file"], found["annotated"]) == (str(file), str(copy))
    assert [f"{each['where']}: {each['sentence']}" for each in found["problems"]] == lines[:-1]
    assert [each["sheet"] for each in found["problems"]] == ["Body", "Staff", "Staff", "Staff", "Options"]
    assert [each["cell"] for each in found["problems"]] == ["B24", "B5", "E17", "F17", "D10"]
    rows = list(openpyxl.load_workbook(copy)["Problems"].iter_rows(min_row=5, values_only=True))
    assert [f"{where}: {sentence}" for where, sentence in rows] == SENTENCES
    assert file.read_bytes() == before


@pytest.mark.cli
def test_each_cell_at_fault_is_marked_and_linked_to_and_all_else_is_as_it_was(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "check", str(file))
    old, new = openpyxl.load_workbook(file), openpyxl.load_workbook(file.with_name("q84 problems.xlsx"))
    assert new.sheetnames == ["Problems", *old.sheetnames]
    assert new["Problems"]["A7"].hyperlink.location == "'Staff'!E17"
    marked = {}
    for sheet in old.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                copied = new[sheet.title][cell.coordinate]
                assert (copied.value, copied.data_type) == (cell.value, cell.data_type)
                if copied.fill.fgColor.rgb == MARK.fgColor.rgb:
                    marked[f"{sheet.title}!{cell.coordinate}"] = copied.comment.text
                else:
                    assert copied.fill.fgColor.rgb == cell.fill.fgColor.rgb
    assert set(marked) == {"Body!B24", "Staff!E17", "Staff!F17", "Options!D10", *(f"Staff!B{n}" for n in range(5, 25))}
    assert marked["Staff!F17"] == '"WTE" is text, not a number; type digits alone'
    assert new["Staff"]["B9"].comment.author == AUTHOR
    assert [sheet.title for sheet in new.worksheets if sheet.sheet_view.tabSelected] == ["Problems"]


@pytest.mark.cli
def test_nothing_is_written_over_and_a_mended_copy_is_checked_as_any_file(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, second = file.with_name("q84 problems.xlsx"), file.with_name("q84 problems (2).xlsx")
    told(capsys, "check", str(file))
    book = openpyxl.load_workbook(copy)
    book["Body"]["B24"] = 1
    book.save(copy)
    before = copy.read_bytes()
    code, _, lines = told(capsys, "check", str(copy))
    assert (code, copy.read_bytes()) == (2, before)
    assert lines[-1] == f"Each cell at fault is marked in {second}"
    again = openpyxl.load_workbook(second)
    assert again.sheetnames == openpyxl.load_workbook(copy).sheetnames
    assert again["Body"]["B24"].comment is None
    assert again["Staff"]["F17"].comment.text == '"WTE" is text, not a number; type digits alone'
    book = openpyxl.load_workbook(second)
    for address, value in {
        "E17": 40_000,
        "F17": 1,
        **{f"B{n}": book["Staff"]["B30"].value for n in range(5, 25)},
    }.items():
        book["Staff"][address] = value
    book["Options"]["D10"] = 0.5
    book.save(second)
    assert told(capsys, "check", str(second))[0] == 0
    assert len(list(file.parent.iterdir())) == 3


@pytest.mark.cli
@pytest.mark.parametrize("arguments", [["check", "--no-annotate"], ["run"]])
def test_no_copy_is_made_where_none_is_asked_for(
    file: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, lines = told(capsys, *arguments, str(file))
    assert (code, lines) == (2, [f"{file} {each}" for each in SENTENCES])
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.cli
def test_run_marks_the_cells_where_it_is_asked_to(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "run", str(file), "--annotate")[0] == 2
    assert {each.name for each in file.parent.iterdir()} == {"q84.xlsx", "q84 problems.xlsx"}


@pytest.mark.cli
def test_a_sound_file_and_one_that_cannot_be_read_have_no_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound, torn = changed(tmp_path / "sound.xlsx", {}), tmp_path / "torn.xlsx"
    torn.write_bytes(sound.read_bytes()[:2000])
    assert told(capsys, "check", str(sound))[0] == 0
    code, out, lines = told(capsys, "check", str(torn), "--json")
    assert (code, lines) == (2, [f"{torn}: {DAMAGED}"])
    assert json.loads(out)["annotated"] is None
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.cli
def test_a_copy_that_cannot_be_written_is_said_beside_the_problems(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = file.with_name("q84 problems.xlsx")
    target.mkdir()
    code, _, lines = told(capsys, "check", str(file))
    assert (code, lines[:-1]) == (2, [f"{file} {each}" for each in SENTENCES])
    assert lines[-1] == f"No marked copy: {target} is a folder; give the name of a file."


@pytest.mark.cli
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_refused_rows_of_a_staff_list_are_marked_in_a_workbook_of_its_rows(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = people(6, 1)
    rows[2][HEADS.index("Contracted WTE")] = "tbc"
    rows[3][HEADS.index("Org L3")] = "=1+1"
    path = as_csv(tmp_path / "list.csv", rows)
    if kind == "xlsx":
        book = openpyxl.Workbook()
        book.worksheets[0].title = "Jo Bloggs"  # a name that no message may say
        for number, row in enumerate([HEADS, *rows], 1):
            for place, value in enumerate(row, 1):
                cell = book.worksheets[0].cell(number, place, value)
                cell.data_type = "s" if isinstance(value, str) else cell.data_type
        path = tmp_path / "list.xlsx"
        book.save(path)
    code, _, lines = told(capsys, "import-staff", str(path), "--annotate", "--out", str(tmp_path / "out.xlsx"))
    sheet = "CSV" if kind == "csv" else "sheet 1"
    sentence = '"WTE" is a placeholder and no number; give it or clear the cell'
    copy = tmp_path / "list problems.xlsx"
    assert (code, lines) == (2, [f"{path} {sheet}!H4: {sentence}", f"Each cell at fault is marked in {copy}"])
    made = openpyxl.load_workbook(copy).worksheets[1]
    assert made["H4"].comment.text == sentence
    assert made["A4"].value == rows[2][0]
    assert (made["D5"].value, made["D5"].data_type) == ("=1+1", "s")
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.unit
def test_what_stops_a_file_comes_first_then_sheets_then_cells_in_order() -> None:
    listed = [
        *(Problem("", "", "Body", "B10"), Problem("", "", "Body", "B9"), Problem("", "", "Staff", "AA5")),
        *(Problem("", "", "Staff", "Z5"), Problem("", "", "Years"), Problem("", "", "Years", "A1"), Problem("", "a")),
    ]
    found = [(each.sheet, each.cell) for each in worst_first(listed)]
    assert found == [("", ""), ("Years", ""), ("Years", "A1"), ("Body", "B9"), ("Body", "B10"), ("Staff", "Z5"),
                     ("Staff", "AA5")]  # fmt: skip


@pytest.mark.cli
def test_a_batch_prints_one_json_and_tells_the_problems_body_by_body(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bodies = tmp_path / "bodies"
    bodies.mkdir()
    for name, cells in (("a", {"Staff!F17": "x", "Options!D10": "half"}), ("b", {"Body!B24": -1, "Staff!F9": "x"})):
        changed(bodies / f"{name}.xlsx", {**cells, "Body!B6": name})
    code, out, lines = told(capsys, "batch", str(bodies), "--out", str(tmp_path / "out"), "--json", "--no-paper")
    assert code == 2
    assert len(json.loads(out)["failures"]) == 4
    found = [line.split(": ")[0].rsplit("/", 1)[-1] for line in lines]
    assert found == ["a.xlsx Staff!F17", "a.xlsx Options!D10", "b.xlsx Body!B24", "b.xlsx Staff!F9"]
