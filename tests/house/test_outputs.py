"""What was written is replaced only while it is as it was written: an edited file stays, and the new ones beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from model.outputs import RECORD, hash_of, withdraw, write_outputs
from tests.support.disks import held
from tests.support.many import ROOT

unit = pytest.mark.unit
NAMES = ("results.xlsx", "paper.docx", "paper.html")
KILLED = """
import os, signal, sys
from pathlib import Path
from model.outputs import write_outputs

left = int(sys.argv[2])
def counted(call):
    def step(*given, **more):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*given, **more)
    return step

for name in ("replace", "link", "unlink", "rename", "fsync"):
    setattr(os, name, counted(getattr(os, name)))
folder = Path(sys.argv[1])
write_outputs({folder / name: f"new {name}".encode() for name in sys.argv[3:]})
"""


def put(folder: Path, said: str, names: tuple[str, ...] = NAMES, **more: list[Path]) -> tuple[list[str], str]:
    """Write a run's files, and return the names they have and what is said of those that were kept."""
    found = write_outputs({folder / name: f"{said} {name}".encode() for name in names}, **more)  # type: ignore[arg-type]
    return [path.name for path in found.paths], found.note


def stands(folder: Path) -> dict[str, str]:
    """The text of each file but the record."""
    return {name: content.decode() for name, content in held(folder).items() if name != RECORD}


@unit
def test_what_is_as_it_was_written_is_replaced_and_nothing_is_said(tmp_path: Path) -> None:
    for said in ("old", "new", "new", "newer"):
        assert put(tmp_path, said) == (list(NAMES), "")
        assert stands(tmp_path) == {name: f"{said} {name}" for name in NAMES}


@unit
@pytest.mark.parametrize("edited", NAMES)
def test_one_edited_file_moves_all_that_are_made_with_it(edited: str, tmp_path: Path) -> None:
    put(tmp_path, "old")
    (tmp_path / edited).write_text("edited", "utf-8")
    names, note = put(tmp_path, "new")
    assert names == ["results (2).xlsx", "paper (2).docx", "paper (2).html"]
    assert note == (
        f"{edited} is not as mancost wrote it: it stays, and the new files are results (2).xlsx, paper (2).docx, "
        "paper (2).html"
    )
    assert stands(tmp_path) == {
        **{name: f"old {name}" for name in NAMES},
        edited: "edited",
        **{moved: f"new {name}" for moved, name in zip(names, NAMES, strict=True)},
    }
    assert put(tmp_path, "newer")[0] == names  # the second files are ours, and are replaced
    (tmp_path / "paper (2).docx").write_text("edited too", "utf-8")
    names, note = put(tmp_path, "newest")
    assert names == ["results (3).xlsx", "paper (3).docx", "paper (3).html"]
    assert note.startswith(f"{edited} is not as mancost wrote it; paper (2).docx is not as mancost wrote it: they stay")
    assert stands(tmp_path)["paper (2).docx"] == "edited too"


@unit
def test_a_file_of_an_older_version_stays_unless_it_is_what_is_written(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_text("new paper.docx", "utf-8")
    assert put(tmp_path, "new") == (list(NAMES), "")
    (tmp_path / RECORD).unlink()
    assert put(tmp_path, "newer")[0] == ["results (2).xlsx", "paper (2).docx", "paper (2).html"]


@unit
@pytest.mark.parametrize(
    "record", [b"", b"not json", b"[1]", b'{"written": 3}', b'{"written": {"paper.docx": 5}}', b"\xff", b"[" * 99_999]
)
def test_a_record_that_is_damaged_loses_nobodys_file(record: bytes, tmp_path: Path) -> None:
    put(tmp_path, "old")
    (tmp_path / RECORD).write_bytes(record)
    put(tmp_path, "new")
    assert {name: stands(tmp_path)[name] for name in NAMES} == {name: f"old {name}" for name in NAMES}


@unit
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes, and asks leave for links")
def test_links_pipes_and_folders_of_a_files_name_stay_and_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("new paper.docx", "utf-8")
    (tmp_path / "paper.docx").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(tmp_path / "paper (2).docx")
    (tmp_path / "paper (3).docx").mkdir()
    assert put(tmp_path, "new", ("paper.docx",))[0] == ["paper (4).docx"]
    with pytest.raises(OSError, match="is not a file on a disk"):
        hash_of(tmp_path / "paper (2).docx")
    with pytest.raises(OSError, match="is not a file on a disk"):
        hash_of(Path("/dev/zero"))


@unit
def test_files_that_are_to_go_are_removed_only_as_they_were_written(tmp_path: Path) -> None:
    put(tmp_path, "old")
    papers = [tmp_path / name for name in NAMES[1:]]
    assert put(tmp_path, "new", NAMES[:1], gone=papers) == (["results.xlsx"], "")
    assert stands(tmp_path) == {"results.xlsx": "new results.xlsx"}
    put(tmp_path, "old")
    papers[0].write_text("edited", "utf-8")
    assert put(tmp_path, "new", NAMES[:1], gone=papers)[0] == ["results (2).xlsx"]
    assert stands(tmp_path)["paper.docx"] == "edited"


@unit
def test_withdrawn_files_are_those_of_ours_alone(tmp_path: Path) -> None:
    put(tmp_path, "old", ("all.xlsx",))
    withdraw(tmp_path / "all.xlsx")
    assert stands(tmp_path) == {}
    put(tmp_path, "old", ("all.xlsx",))
    (tmp_path / "all.xlsx").write_text("edited", "utf-8")
    put(tmp_path, "new", ("all.xlsx",))
    withdraw(tmp_path / "all.xlsx")
    assert stands(tmp_path) == {"all.xlsx": "edited"}


@unit
def test_a_name_as_long_as_a_name_may_be_is_shortened_for_its_number(tmp_path: Path) -> None:
    name = f"{'é' * 125}.xlsx"  # 255 bytes
    (tmp_path / name).write_text("somebody's", "utf-8")
    (made,), _ = put(tmp_path, "new", (name,))
    assert made.endswith("é (2).xlsx")
    assert stands(tmp_path)[name] == "somebody's"


@pytest.mark.cli
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("edited", [False, True])
def test_a_run_killed_at_any_step_leaves_no_file_beside_another_runs(edited: bool, tmp_path: Path) -> None:
    names, steps = NAMES[:2], 0
    while True:
        folder = tmp_path / str(steps)
        put(folder, "old", names)
        if edited:
            (folder / "paper.docx").write_text("edited", "utf-8")
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        ended = subprocess.run([sys.executable, "-c", KILLED, folder, str(steps), *names], check=False, env=env)
        found = {name: text for name, text in stands(folder).items() if not name.endswith(".part")}
        assert "results.xlsx" in found
        if edited:
            assert {name: found.pop(name) for name in names} == {
                "results.xlsx": "old results.xlsx",
                "paper.docx": "edited",
            }
        assert len({text.split()[0] for text in found.values()}) <= 1, (steps, found)
        if not edited:  # and what a killed run left is known for ours
            assert put(folder, "last", names) == (list(names), "")
        if ended.returncode == 0:
            break
        steps += 1
    assert steps > 8
