"""`mancost best --fund`: the split of one fund among bodies, its workbook, and what is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model import read
from model.__main__ import main
from model.projection.compare import compare
from model.projection.project import project
from model.search.told import NAME
from tests.support.bodies import INPUTS

pytestmark = pytest.mark.cli
BOARDS = [INPUTS / "published" / f"nhs-{name}-icb-2025.xlsx" for name in ("devon", "somerset")]
FILES = [str(path) for path in BOARDS]


def split(folder: Path, *words: str) -> Path:
    """The workbook of a fund that two boards share."""
    assert main(["best", *FILES, "--fund", "6,000,000", "--out", str(folder), *words]) == 0
    return folder / "region.xlsx"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook, made by one process."""
    return split(tmp_path_factory.mktemp("fund"), "--jobs", "1", "-q")


def rows(book: Path, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet by its headings."""
    found: list[Any] = [row for row in openpyxl.load_workbook(book)[sheet].iter_rows(values_only=True) if row[0]]
    head = next(place for place, row in enumerate(found) if row[0] == "Body")
    return [dict(zip(found[head], row, strict=True)) for row in found[head + 1 :]]


def test_two_processes_make_the_same_bytes_as_one(made: Path, tmp_path: Path) -> None:
    assert split(tmp_path, "--jobs", "2", "-q").read_bytes() == made.read_bytes()


def test_the_shares_are_within_the_fund_and_are_those_of_the_ladders(made: Path) -> None:
    shares = {row["Code"]: row["Share of the fund"] for row in rows(made, "Split")}
    assert set(shares) == {"QJK", "QSL"}
    assert 0 < sum(shares.values()) <= 6_000_000
    chosen = {row["Code"]: row["Drawn from the fund"] for row in rows(made, "Ladders") if row["Chosen"]}
    assert chosen == shares
    for row in rows(made, "Split"):
        assert row["Money to find, after"] <= row["Money to find, before"]


def test_each_workbook_that_is_written_runs_to_what_was_found(made: Path) -> None:
    for row, path in zip(rows(made, "Split"), BOARDS, strict=True):
        inputs = read(made.parent / row["Code"] / f"{path.stem} with its share.xlsx")
        outcome = compare(project(inputs)).outcomes[-1]
        assert outcome.name == NAME
        assert outcome.cost_of_meeting == pytest.approx(row["Money to find, after"], abs=1)
        assert outcome.redundancies == pytest.approx(row["Made redundant, after"], abs=1e-3)
        assert sum(inputs.yearly["fund"]) == pytest.approx(row["Share of the fund"], abs=0.01)


def test_what_is_printed_as_data_is_the_split_and_where_the_next_pound_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    split(tmp_path, "--json", "--limits", "compulsory=0")
    found = json.loads(capsys.readouterr().out)
    assert found["is_enough"]
    assert found["next"]["code"] in found["bodies"]
    assert all(cost >= found["cost"] - 0.01 for cost in found["by_hand"].values())
    awards = [award for body in found["bodies"].values() for award in body["awards"]]
    assert len(awards) > 4
    assert all(award["redundancies"] == 0 for award in awards)


def test_a_body_that_cannot_be_read_is_named_and_the_others_share(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.xlsx").write_bytes(b"no workbook")
    words = ["best", str(tmp_path / "bad.xlsx"), *FILES, "--fund", "6m", "--out", str(tmp_path / "out")]
    assert main(words) == 2
    said = capsys.readouterr()
    assert "bad.xlsx" in said.err
    assert "NHS Somerset ICB (QSL): £" in said.out
    assert (tmp_path / "out" / "region.xlsx").exists()


def test_a_fund_below_what_plans_draw_as_they_are_says_the_least_of_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(INPUTS / "example-icb-2025.xlsx"), FILES[0], "--fund", "1000", "--out", str(tmp_path)]
    assert main(["best", *words]) == 0
    assert "A fund of £1k is too small" in capsys.readouterr().out
    assert not (tmp_path / "region.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([*FILES, "--fund", "lots"], '--fund: "lots" is not an amount of money; type pounds, such as 5000000'),
        ([*FILES, "--fund=-5"], "is not an amount of money"),
        ([FILES[0], "--fund", "5m"], "is the only body, and a fund is shared by two or more"),
        ([FILES[0], FILES[0], "--fund", "5m"], "is the only body, and a fund is shared by two or more"),
        ([*FILES], "is a second body, and each has a mix of its own"),
        ([FILES[0], "--jobs", "2"], "--jobs: must be left out without --fund"),
        ([FILES[0], "--share-vacancies"], "--share-vacancies: must be left out without --fund"),
        ([*FILES, "--fund", "5m", "--jobs", "0"], "is not a number of processes"),
        ([*FILES, "--fund", "5m", "--least", "redundancies"], "--least: must be money with --fund"),
        ([*FILES, "no-such.xlsx", "--fund", "5m"], "there is no such folder or list"),
    ],
)
def test_what_cannot_be_shared_is_refused_in_one_sentence(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["best", *words, "--out", str(tmp_path / "out")]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_fund_needs_a_folder_to_write_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["best", *FILES, "--fund", "5m"]) == 2
    assert "--out: must be given with --fund" in capsys.readouterr().err


def test_two_bodies_of_one_code_are_both_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one.xlsx", "other.xlsx"):
        shutil.copy(BOARDS[0], tmp_path / name)
    assert main(["best", str(tmp_path), "--fund", "5m", "--out", str(tmp_path / "out")]) == 2
    err = capsys.readouterr().err
    assert err.count('"Organisation code" is "QJK", as in') == 2
    assert not (tmp_path / "out").exists()


def test_a_body_whose_limits_no_award_keeps_is_named_with_what_it_needs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(INPUTS / "example-icb-2025.xlsx"), FILES[0]]  # the first pays £856k once whatever it does
    assert main(["best", *files, "--fund", "5m", "--limits", "one_off=0", "--out", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "no award. No mix of levers keeps every limit" in out
    assert "of one-off cost is needed, not £0" in out
    (row,) = [row for row in rows(tmp_path / "region.xlsx", "Split") if row["Why it has no award"]]
    assert row["Share of the fund"] is None
