"""What people edited in the output folder survives every command that writes there, and is said to have been kept."""

from __future__ import annotations

import json
import random
import shutil
import signal
import time
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from model.__main__ import main
from model.outputs import RECORD
from tests.support import lists
from tests.support.many import command, put_one, ran, tree

cli = pytest.mark.cli
RUN = ("results.xlsx", "paper.docx", "paper.html")
SECOND = ("results (2).xlsx", "paper (2).docx", "paper (2).html")
DRAWS = ("draws.npz", "draws (2).npz")
AMOUNT, WORDS = 1_950_000, "The Board asked for more."


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a body, run once by `run` and once by `batch`, whose outputs nobody has touched."""
    folder = tmp_path_factory.mktemp("once")
    (folder / "in").mkdir()
    put_one(folder / "in" / "body.xlsx", "B001")
    assert main(["run", str(folder / "in" / "body.xlsx"), "--out", str(folder / "out")]) == 0
    assert main(["batch", str(folder / "in"), "--out", str(folder / "all"), "--jobs", "1"]) == 0
    return folder


@pytest.fixture
def place(once: Path, tmp_path: Path) -> Path:
    """A copy of that folder, in which the results and the paper were then edited."""
    folder = Path(shutil.copytree(once, tmp_path / "place"))
    for each in (folder / "out", folder / "all" / "B001"):
        book = openpyxl.load_workbook(each / "results.xlsx")
        book["Budget"]["B5"] = AMOUNT
        book.save(each / "results.xlsx")
        paper = Document(str(each / "paper.docx"))
        paper.add_paragraph(WORDS)
        paper.save(str(each / "paper.docx"))
    return folder


def is_kept(folder: Path, made: tuple[str, ...] = SECOND) -> None:
    """Hold that the edits are there, and beside them the files of a run, which are as a run writes them."""
    assert openpyxl.load_workbook(folder / "results.xlsx")["Budget"]["B5"].value == AMOUNT
    assert Document(str(folder / "paper.docx")).paragraphs[-1].text == WORDS
    found = {path.name for path in folder.iterdir()} - {RECORD, "results.json", "results (2).json", *DRAWS}
    assert found == {*RUN, *made}


@cli
@pytest.mark.parametrize("name", ["run", "watch"])
def test_edited_results_and_an_edited_paper_survive(
    name: str, once: Path, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["--once"] if name == "watch" else []
    for _ in range(2):  # the second files are then ours, and are replaced
        assert main([name, str(place / "in" / "body.xlsx"), "--out", str(place / "out"), *more]) == 0
        is_kept(place / "out")
        told = capsys.readouterr().out
        assert told.count(
            "Note: results.xlsx is not as mancost wrote it; paper.docx is not as mancost wrote it: they stay, and the "
            "new files are results (2).xlsx, paper (2).docx, paper (2).html.\n"
        ) == 1  # fmt: skip
        assert told.endswith(f"Look next at {place / 'out' / 'results (2).xlsx'}\n")
    for first, second in zip(RUN, SECOND, strict=True):
        assert (place / "out" / second).read_bytes() == (once / "out" / first).read_bytes()


@cli
def test_edited_files_survive_the_paper_command(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paper", str(place / "in" / "body.xlsx"), "--out", str(place / "out")]) == 0
    is_kept(place / "out", SECOND[1:])
    assert f"Look next at {place / 'out' / 'paper (2).docx'}\n" in capsys.readouterr().out


@cli
def test_a_run_of_the_edited_results_has_its_paper_beside_its_own(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "out" / "paper.docx").unlink()
    before = tree(place / "out")
    assert main(["run", str(place / "out" / "results.xlsx"), "--out", str(place / "out")]) == 0
    after = tree(place / "out")
    assert after.keys() - before.keys() == {*SECOND}
    assert {name: after[name] for name in before} == before
    assert "Note: results.xlsx is an input: it stays, and the new files are results (2)" in capsys.readouterr().out


@cli
def test_edited_files_survive_a_batch_and_it_says_which(place: Path) -> None:
    out, _ = ran("batch", place / "in", "--out", place / "all", "--jobs", "1")
    is_kept(place / "all" / "B001")
    assert (
        "Note: B001: results.xlsx is not as mancost wrote it; paper.docx is not as mancost wrote it: they stay" in out
    )
    said, _ = ran("batch", place / "in", "--out", place / "all", "--jobs", "1", "--resume", "--json")
    assert json.loads(said)["unchanged"] == ["B001"]
    is_kept(place / "all" / "B001")


@cli
def test_a_resumed_batch_takes_an_edited_paper_for_whole(place: Path) -> None:
    before = tree(place / "all" / "B001")
    said, _ = ran("batch", place / "in", "--out", place / "all", "--jobs", "1", "--resume", "--json")
    assert json.loads(said)["unchanged"] == ["B001"]
    assert tree(place / "all" / "B001") == before


@cli
def test_a_batch_without_papers_removes_none_that_was_edited(once: Path, place: Path, tmp_path: Path) -> None:
    ran("batch", place / "in", "--out", place / "all", "--jobs", "1", "--no-paper")
    is_kept(place / "all" / "B001", ("results (2).xlsx",))
    untouched = Path(shutil.copytree(once, tmp_path / "untouched"))
    ran("batch", untouched / "in", "--out", untouched / "all", "--jobs", "1", "--no-paper")
    assert {*tree(untouched / "all" / "B001")} == {"results.xlsx", "results.json", DRAWS[0]}


@cli
def test_an_edited_summary_of_a_batch_survives_and_a_stale_one_is_gone(place: Path) -> None:
    summary = place / "all" / "consolidated.xlsx"
    summary.write_bytes(b"edited")
    out, _ = ran("batch", place / "in", "--out", place / "all", "--jobs", "1")
    assert summary.read_bytes() == b"edited"
    assert (
        "Note: consolidated.xlsx is not as mancost wrote it: it stays, and the new file is consolidated (2).xlsx" in out
    )
    assert out.endswith(f"Look next at {place / 'all' / 'consolidated (2).xlsx'}\n")


@cli
def test_an_imported_body_that_was_filled_in_survives_the_next_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lists.as_csv(tmp_path / "list.csv", lists.people(10, 4))
    given = ["import-staff", "list.csv", "--out", "body.xlsx"]
    assert main(given) == 0
    book = openpyxl.load_workbook("body.xlsx")
    book["Body"]["B5"] = "Somebody's ICB"
    book.save("body.xlsx")
    capsys.readouterr()
    assert main(given) == 0
    assert openpyxl.load_workbook("body.xlsx")["Body"]["B5"].value == "Somebody's ICB"
    assert "it stays, and the new file is body (2).xlsx" in capsys.readouterr().out


def mixed(folder: Path, of_run: dict[str, str]) -> set[str]:
    """Of which runs the results and papers in a folder are; each is the run's name, by the hash of its file."""
    hashes = [sha256((folder / name).read_bytes()).hexdigest() for name in RUN if (folder / name).exists()]
    return {of_run[each] for each in hashes}


@pytest.mark.slow
def test_of_60_kills_none_mixes_two_runs_or_loses_an_edit(once: Path, place: Path, tmp_path: Path) -> None:
    other = put_one(tmp_path / "other.xlsx", "B001", 7)
    assert main(["run", str(other), "--out", str(tmp_path / "other")]) == 0
    of_run = {
        sha256((folder / name).read_bytes()).hexdigest(): run
        for run, folder in (("one", once / "out"), ("other", tmp_path / "other"))
        for name in RUN
    }
    plain, edited = Path(shutil.copytree(once / "out", tmp_path / "plain")), place / "out"
    chance, landed = random.Random(14), 0
    for number in range(60):
        file = (other, once / "in" / "body.xlsx")[number // 2 % 2]
        folder = (plain, edited)[number % 2]
        before = {path.name for path in folder.iterdir()}
        process = command("run", file, "--out", folder)
        while process.poll() is None and {path.name for path in folder.iterdir()} <= before:
            time.sleep(0.001)  # until the first file is written under another name
        time.sleep(chance.uniform(0, 0.04))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        landed += process.returncode < 0
        assert len(mixed(plain, of_run)) <= 1
        assert openpyxl.load_workbook(edited / "results.xlsx")["Budget"]["B5"].value == AMOUNT
        assert Document(str(edited / "paper.docx")).paragraphs[-1].text == WORDS
    assert landed > 30
    ran("run", other, "--out", plain)
    assert mixed(plain, of_run) == {"other"}
    assert {path.name for path in plain.iterdir()} == {RECORD, *RUN}  # nothing of ours was taken for somebody's
