"""Lists of vacancies as they come: each row is a post, set aside for a reason, or refused at its cell."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

import rebuild
from model.__main__ import main
from model.matching.columns import POSTS

pytestmark = pytest.mark.cli
SHIPPED = Path(__file__).parents[2] / "inputs" / "matching"
HEADS = "Job Ref,Employer,Pay Band,Job Family,Base,FTE,No of Posts,Closing Date,Vacancy Status,Recruiter"


def run(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    code = main(["import-posts", str(path), "--out", str(path.with_name("posts.xlsx")), *options])
    return code, *capsys.readouterr()


def written(folder: Path) -> list[dict[str, object]]:
    rows = list(openpyxl.load_workbook(folder / "posts.xlsx")[POSTS].iter_rows(min_row=4, values_only=True))
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:] if row[0]]


def listed(folder: Path, *rows: str, heads: str = HEADS) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join(["Vacancies at 1 December", "", heads, *rows]), "utf-8")
    return path


def test_every_row_of_the_shipped_list_is_accounted_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes((SHIPPED / "example-vacancies.csv").read_bytes())
    code, out, _ = run(path, capsys, "--json")
    told = json.loads(out)
    assert code == 0
    assert told["rows"] == 42
    # 40 rows of which 0, 13, 26 and 39 are filled; of the 36 left 9, 18, 27 and 36 are of two posts
    assert told["set_aside"] == {"filled or closed": 4, "on no pay band": 1, "totals": 1}
    assert told["posts"] == len(written(tmp_path)) == 36 + 4
    assert told["refused"] == 0


def test_bands_places_hours_and_days_are_read_as_lists_write_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = listed(
        tmp_path,
        'T-1,North ICB,Band 8 - Range A,Finance,"Leeds General, LS1 3EX",0.8,1,31/01/2027,Live,Jo Bloggs',
        "T-2,North ICB,XR07,Informatics,BD1 1HX,3,3,28/02/2027,Live,Jo Bloggs",
    )
    assert run(path, capsys)[0] == 0
    first, *more = written(tmp_path)
    assert [first[head] for head in ("Post", "Band", "Function", "Place", "WTE")] == [
        "T-1",
        "8a",
        "Finance",
        "LS1",
        0.8,
    ]
    assert str(first["Closes"]).startswith("2027-01-31")
    assert [(row["Post"], row["Band"], row["Place"], row["WTE"]) for row in more] == [
        (f"T-2.{number}", "7", "BD1", 1) for number in (1, 2, 3)
    ]


def test_a_cell_at_fault_refuses_the_list_and_is_left_out_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = listed(
        tmp_path,
        "T-1,North ICB,Band 8,Finance,LS1,1,1,31/01/2027,Live,",
        "T-2,North ICB,7,Finance,,soon,1,31/01/2027,Live,",
        "T-3,North ICB,7,Finance,LS1,1,1,31/01/2027,Live,",
    )
    code, _, err = run(path, capsys)
    assert code == 2
    assert [line.partition("list.csv ")[2].partition(" (E")[0] for line in err.splitlines()] == [
        'CSV!C4: "Band" does not say which range of band 8; write 8a, 8b, 8c or 8d',
        'CSV!E5: "Place" is blank; give it',
        'CSV!F5: "WTE" is text, not a number; type digits alone',
    ]
    assert not (tmp_path / "posts.xlsx").exists()
    assert run(path, capsys, "--leave-out")[0] == 0
    assert [row["Post"] for row in written(tmp_path)] == ["T-3"]


def test_what_no_column_says_is_asked_and_given_by_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = listed(tmp_path, "T-1,7,LS1,1", heads="Job Ref,Band,Location,WTE")
    code, _, err = run(path, capsys)
    assert code == 2
    assert "has no column of body; say it with --body" in err
    assert "has no column of function; say it with --function" in err
    assert run(path, capsys, "--body", "North ICB", "--function", "Finance")[0] == 0
    assert [(row["Body"], row["Function"]) for row in written(tmp_path)] == [("North ICB", "Finance")]


def test_a_date_that_reads_two_ways_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = listed(tmp_path, "T-1,North ICB,7,Finance,LS1,1,1,03/04/2027,Live,")
    assert "say which with --dates" in run(path, capsys)[2]
    assert run(path, capsys, "--dates", "day-first")[0] == 0
    assert str(written(tmp_path)[0]["Closes"]).startswith("2027-04-03")


def test_names_in_columns_that_are_not_needed_reach_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heads = HEADS + "".join(f",Odd {number}" for number in range(20))
    path = listed(tmp_path, "T-1,North ICB,7,Finance,LS1,1,1,31/01/2027,Live" + ",Zorblax QQ123456C" * 21, heads=heads)
    code, out, err = run(path, capsys)
    assert code == 0
    held = str(written(tmp_path)) + out + err
    assert "Zorblax" not in held
    assert "QQ123456C" not in held


def test_a_file_without_vacancies_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a,b,c\n1,2,3\n", "utf-8")
    assert "holds no table of vacancies" in run(path, capsys)[2]


def test_the_shipped_region_and_list_are_what_rebuild_writes(tmp_path: Path) -> None:
    rebuild.matching(tmp_path)
    for name in ("example-region.xlsx", "example-vacancies.csv"):
        assert (tmp_path / name).read_bytes() == (SHIPPED / name).read_bytes()
