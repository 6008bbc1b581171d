"""`mancost watch`: run again on save, never on a lock or half a file, and on after a problem."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.__main__ import main
from model.commands.watch import look, saved
from tests.support.many import command, poison, put_one

A, B = Path("a.xlsx"), Path("b.xlsx")


def runs(looks: list[dict[Path, tuple[int, int]]]) -> list[Path]:
    """What is run where each look sees what is given, the last for ever."""
    seen: Iterator[dict[Path, tuple[int, int]]] = iter(looks)
    pauses = iter([True] * (len(looks) - 1) + [False])
    return list(saved(lambda: next(seen), lambda: next(pauses)))


@pytest.mark.unit
def test_a_file_is_run_when_it_has_been_left_alone_and_once_for_each_save() -> None:
    assert runs([{A: (1, 1)}, {A: (1, 1)}, {A: (1, 1)}, {A: (1, 1)}]) == [A]
    assert runs([{A: (1, 1)}, {A: (2, 5)}, {A: (3, 9)}, {A: (3, 9)}, {A: (3, 9)}]) == [A]
    assert runs([{A: (1, 1)}, {A: (1, 1)}, {}, {A: (2, 1)}, {A: (2, 1)}, {A: (2, 1)}]) == [A, A]
    assert runs([{A: (1, 1)}, {A: (1, 1), B: (1, 1)}, {A: (1, 1), B: (1, 1)}]) == [A, B]


@pytest.mark.unit
def test_locks_hidden_and_empty_files_and_folders_are_not_seen(tmp_path: Path) -> None:
    for name in ("a.xlsx", "a problems.xlsx", "~$a.xlsx", ".a.1.part.xlsx", "notes.txt"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "new.xlsx").write_bytes(b"")
    (tmp_path / "folder.xlsx").mkdir()
    assert [path.name for path in look(tmp_path)] == ["a.xlsx"]
    assert [path.name for path in look(tmp_path / "a.xlsx")] == ["a.xlsx"]
    assert look(tmp_path / "gone.xlsx") == {}


@pytest.mark.unit
def test_a_file_of_a_sick_share_is_passed_over_and_the_others_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.stat
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).write_bytes(b"x")

    def sick(self: Path, **more: bool) -> os.stat_result:
        if self.name == "b.xlsx":
            raise OSError(errno.ESTALE, "Stale file handle")
        return whole(self, **more)

    monkeypatch.setattr(Path, "stat", sick)
    assert [path.name for path in look(tmp_path)] == ["a.xlsx"]


@pytest.mark.cli
def test_a_watch_says_once_which_marked_copies_it_leaves_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put_one(tmp_path / "a.xlsx", "A")
    (tmp_path / "a problems.xlsx").write_bytes(file.read_bytes())
    assert main(["watch", str(tmp_path), "--out", str(tmp_path / "out"), "--once"]) == 0
    assert capsys.readouterr().out.count("Left out, as marked copies of others: a problems.xlsx.") == 1


@pytest.mark.cli
def test_a_folder_is_run_once_each_body_to_its_own_folder_and_problems_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    put_one(tmp_path / "in" / "a.xlsx", "A")
    poison(put_one(tmp_path / "in" / "b.xlsx", "B"), "text")
    assert main(["watch", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--once"]) == 2
    assert (tmp_path / "out" / "a" / "results.xlsx").exists()
    assert "b.xlsx Body" in capsys.readouterr().err
    assert not (tmp_path / "out" / "b").exists()
    assert main(["watch", str(tmp_path / "none.xlsx"), "--once"]) == 2


@pytest.mark.cli
def test_a_watch_goes_on_after_a_problem_runs_again_on_save_and_stops_cleanly(tmp_path: Path) -> None:
    file, results = tmp_path / "a.xlsx", tmp_path / "out" / "results.xlsx"
    poison(put_one(file, "A"), "cut short")
    process = command("watch", file, "--out", tmp_path / "out")
    assert process.stderr is not None
    assert "a.xlsx" in process.stderr.readline()
    (tmp_path / "~$a.xlsx").write_bytes(b"lock")  # Excel opens it, saves a copy and puts that in its place
    os.replace(put_one(tmp_path / "copy.xlsx", "A"), file)
    for _ in range(300):
        if results.exists():
            break
        time.sleep(0.1)
    assert results.exists()
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0, err
    assert out.endswith("Stopped watching.\n")
    assert "Traceback" not in err
