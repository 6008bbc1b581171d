"""`mancost batch`: every body is run or told of, nothing is torn, and what is unchanged is left alone."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time
from pathlib import Path

import openpyxl
import pytest

from model.__main__ import main
from model.batch.body import Task, TaskResult
from model.batch.listing import left_out, listing
from model.batch.pool import in_processes
from model.batch.progress import Progress
from model.outputs import RECORD
from model.problems import InputError
from tests.support.libreoffice import recalculated
from tests.support.many import POISONS, command, poison, put, put_one, ran, tree

unit, cli = pytest.mark.unit, pytest.mark.cli


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with eight bodies in `in` and what became of them in `out`."""
    folder = tmp_path_factory.mktemp("clean")
    put(folder / "in", 8)
    ran("batch", folder / "in", "--out", folder / "out", "--no-paper", "--jobs", "2")
    return folder


def spoiled(folder: Path, count: int, wrong: int) -> None:
    """Some of many bodies poisoned: the rest come out byte for byte as of a clean run, and those are named."""
    files = put(folder / "in", count)
    shutil.copytree(folder / "in", folder / "whole")
    chosen = random.Random(1).sample(range(count), wrong)
    for place, number in enumerate(chosen):
        poison(files[number], POISONS[place % len(POISONS)])
    ran("batch", folder / "whole", "--out", folder / "a", "--no-paper")
    _, err = ran("batch", folder / "in", "--out", folder / "b", "--no-paper", code=2)
    right, found = tree(folder / "a"), tree(folder / "b")
    codes = {f"B{number:03d}" for number in range(count) if number not in chosen}
    assert {name.split("/")[0] for name in found if "/" in name} == codes
    for name, content in found.items():
        if "/" in name:
            assert content == right[name], name
    told = (folder / "b" / "failures.txt").read_text("utf-8")
    assert told == err
    for number in range(count):
        assert (f"body-{number:03d}.xlsx" in told) == (number in chosen)
    assert not (folder / "a" / "failures.txt").exists()


@cli
def test_bodies_that_are_spoiled_are_named_and_change_nothing_of_the_others(tmp_path: Path) -> None:
    spoiled(tmp_path, 8, 6)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "in", "whole"]  # nothing outside DIR


@pytest.mark.slow
def test_of_300_bodies_20_are_spoiled_and_280_come_out_byte_for_byte(tmp_path: Path) -> None:
    spoiled(tmp_path, 300, 20)


def killed(clean: Path, folder: Path, instants: int) -> None:
    """A batch killed at random instants leaves no file torn, and resumed gives what a clean run gives."""
    right = tree(clean / "out")
    chance = random.Random(2)
    for number in range(instants):
        out = folder / str(number)
        process = command("batch", clean / "in", "--out", out, "--no-paper", "--jobs", "2")
        time.sleep(chance.uniform(0.2, 5.0))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        for name, content in tree(out).items():
            assert ".part" in name or content == right[name], name
        ran("batch", clean / "in", "--out", out, "--no-paper", "--jobs", "2", "--resume")
        assert tree(out) == right


@cli
def test_a_batch_that_is_killed_tears_nothing_and_resumes_to_the_same_bytes(clean: Path, tmp_path: Path) -> None:
    killed(clean, tmp_path, 1)


@pytest.mark.slow
def test_a_batch_killed_at_100_instants_resumes_to_the_same_bytes(clean: Path, tmp_path: Path) -> None:
    killed(clean, tmp_path, 100)


@cli
def test_a_resumed_batch_runs_again_what_has_changed_and_nothing_else(clean: Path, tmp_path: Path) -> None:
    shutil.copytree(clean, tmp_path, dirs_exist_ok=True)
    files, out = sorted((tmp_path / "in").iterdir()), tmp_path / "out"
    put_one(files[0], "B000", 99)  # an input that has changed
    (out / "B001" / "results.json").write_text("{}", "utf-8")  # an output that has been touched
    record = json.loads((out / "B002" / RECORD).read_text("utf-8"))
    (out / "B002" / RECORD).write_text(json.dumps(record | {"model": "0.0.1"}), "utf-8")
    (out / "B003" / RECORD).write_text("not json", "utf-8")
    said, _ = ran("batch", tmp_path / "in", "--out", out, "--no-paper", "--resume", "--json")
    found = json.loads(said)
    assert found["unchanged"] == ["B004", "B005", "B006", "B007"]
    assert list(found["bodies"]) == [f"B{number:03d}" for number in range(8)]
    right, again = tree(clean / "out"), tree(out)
    assert again.keys() - right.keys() == {
        "B001/draws (2).npz", "B001/results (2).json", "B001/results (2).xlsx"
    }  # fmt: skip
    assert (out / "B001" / "results.json").read_text("utf-8") == "{}"
    assert again["B001/results (2).json"] == right["B001/results.json"]
    changed = {name for name in right if again[name] != right[name]} - {"consolidated.xlsx", "B001/results.json"}
    assert changed == {"B000/results.json", "B000/results.xlsx"}  # a reserve moves no draw


@cli
def test_two_bodies_of_one_code_are_both_refused_and_told_of_each_other(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    put_one(tmp_path / "in" / "a.xlsx", "QJK")
    put_one(tmp_path / "in" / "b.xlsx", "qjk", 1)
    put_one(tmp_path / "in" / "c.xlsx", "QOX", 2)
    _, err = ran("batch", tmp_path / "in", "--out", tmp_path / "out", "--no-paper", code=2)
    first, second = err.splitlines()
    assert "a.xlsx Body" in first
    assert "b.xlsx" in first
    assert "keep one" in first
    assert "b.xlsx Body" in second
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert made == [RECORD, "QOX", "consolidated.xlsx", "failures.txt"]


@pytest.mark.agree
def test_the_consolidated_workbook_agrees_with_libreoffice_and_hides_nothing(clean: Path) -> None:
    path = clean / "out" / "consolidated.xlsx"
    formulas, cached, again = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True), None
    again = recalculated(path)
    assert formulas.sheetnames == [
        "Summary",
        "Overview",
        "Regions",
        "Bodies",
        "Years",
        "Clearing",
        "Matching",
        "Failures",
    ]
    count = 0
    for sheet in formulas.worksheets:
        assert sheet.sheet_state == "visible"
        assert sheet["A1"].value
        assert sheet.freeze_panes
        assert sheet.page_setup.paperSize == 9
        assert not [one for one in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()) if one.hidden]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    count += 1
                    held, found = (book[sheet.title][cell.coordinate].value for book in (cached, again))
                    assert found == pytest.approx(held, abs=0.005), (sheet.title, cell.coordinate)
    assert count > 60
    assert cached["Summary"]["B5"].value == 8
    assert cached["Bodies"].max_row == 4 + 8 * 2
    assert cached["Years"].max_row == 4 + 8 * 2 * 4


@unit
def test_a_list_is_read_from_where_it_stands_and_a_csv_may_name_regions(tmp_path: Path) -> None:
    put_one(tmp_path / "a.xlsx", "A")
    (tmp_path / "list.txt").write_text("# bodies\na.xlsx\n\na.xlsx\nmissing.xlsx\n", "utf-8")
    assert [Path(each.file).name for each in listing(tmp_path / "list.txt")] == ["a.xlsx", "missing.xlsx"]
    (tmp_path / "list.csv").write_text("\ufeffRegion,File\nNorth,a.xlsx\n,b.xlsx\n", "utf-8")
    assert [each.region for each in listing(tmp_path / "list.csv")] == ["North", ""]
    (tmp_path / "~$a.xlsx").write_bytes(b"lock")
    (tmp_path / ".a.1.part.xlsx").write_bytes(b"part")
    assert [Path(each.file).name for each in listing(tmp_path)] == ["a.xlsx"]


@unit
def test_a_marked_copy_is_no_body_beside_its_input_and_one_alone(tmp_path: Path) -> None:
    bodies = ["a.xlsm", "b problems.xlsx", "c (2).xlsx", "c.xlsx", "no problems here.xlsx"]
    copies = ["a problems (2).xlsx", "a problems.xlsx", "b problems (2).xlsx"]
    for name in (*bodies, *copies):
        (tmp_path / name).write_bytes(b"x")
    assert [Path(each.file).name for each in listing(tmp_path)] == bodies
    assert left_out(tmp_path) == copies


@cli
def test_a_batch_says_which_marked_copies_it_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    file = put_one(tmp_path / "in" / "a.xlsx", "A")
    (tmp_path / "in" / "a problems.xlsx").write_bytes(file.read_bytes())
    assert main(["batch", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--no-paper", "--jobs", "1"]) == 0
    assert "Left out, as marked copies of others: a problems.xlsx." in capsys.readouterr().out


@unit
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("none", None, "there is no such folder or list; check the name and the folder"),
        ("list.csv", b"path\na.xlsx\n", 'has no column "file"; head the column of paths so'),
        ("list.txt", b"\n", "names no workbooks; put the bodies' input workbooks there"),
        ("list.txt", b"PK\x03\x04\xff", "is not a list: give a folder, a text file or a CSV"),
        ("list.csv", b"file,region\na,N\na,S\n", "stands in two regions; keep one"),
    ],
)
def test_a_list_that_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes | None, told: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=told.replace("(", r"\(")):
        listing(tmp_path / name)


def dies(task: Task) -> TaskResult:
    """Work that kills its own process: always, or the first time."""
    marker = Path(task.out, task.file)
    if task.code == "always" or (task.code == "once" and not marker.exists()):
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return TaskResult(task.file, task.code)


@cli
def test_a_process_that_dies_takes_no_other_body_and_its_own_is_tried_again(tmp_path: Path) -> None:
    kinds = ["fine", "once", "fine", "always", "fine", "fine"]
    tasks = [Task(str(number), "", str(tmp_path), kind) for number, kind in enumerate(kinds)]
    told = {each.file: each for each in in_processes(2)(dies, tasks)}
    assert sorted(told) == [str(number) for number in range(len(kinds))]
    assert [name for name, each in told.items() if each.problems] == ["3"]
    assert "stopped its process twice" in told["3"].problems[0].sentence


class Screen:
    """A terminal, or not, that keeps what is written to it."""

    def __init__(self, terminal: bool) -> None:
        self.terminal, self.text = terminal, ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


@unit
def test_progress_is_shown_after_a_second_on_a_terminal_alone_and_taken_away() -> None:
    for terminal in (True, False):
        screen, times = Screen(terminal), iter([0.0, 0.5, 10.0, 20.0])
        progress = Progress(4, "bodies", screen, lambda times=times: next(times))  # type: ignore[arg-type, misc]
        progress.step()
        assert screen.text == ""
        progress.step(failed=True)
        progress.step()
        progress.clear()
        assert ("\r2 of 4 bodies, 1 failed, about 10 seconds left" in screen.text) == terminal
        assert screen.text.endswith(" \r") == terminal
