"""Exit codes hold whatever becomes of what is printed, and no name of a file reaches a reader raw or stops a batch."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from model.__main__ import main
from model.problems import Problem
from model.spoken import spoken
from tests.support.many import ROOT, poison, put_one, ran

unit, cli = pytest.mark.unit, pytest.mark.cli
posix = pytest.mark.skipif(sys.platform == "win32", reason="asks a shell of POSIX, or names that Windows has not")
LAST_BYTE = b"caf\xe9.xlsx"  # Latin-1, and no UTF-8


def shell(arguments: str, how: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of `mancost` with its streams closed, full or piped to a reader that has gone."""
    script = f"set -o pipefail; {{ {sys.executable} -m model {arguments}; }} {how}"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd=ROOT, env=env)


@cli
@posix
@pytest.mark.parametrize(
    ("arguments", "right"),
    [
        ("--help", 0),
        ("rules --on 2016-01-31 --json", 0),
        ("rules --on 2028-01-31 --strict", 1),
        ("check nowhere.xlsx --json", 2),
        ("check --nonsense", 2),
    ],
)
def test_exit_codes_hold_on_closed_pipes_streams_and_full_disks(arguments: str, right: int) -> None:
    for how in ("| true", "2>&1 | true", ">&-", "2>&-", ">&- 2>&-", "2>/dev/full"):
        found = shell(arguments, how)
        gone = right == 1 and how.endswith("true")  # the reader has gone before it is known that there are warnings
        assert found.returncode in ((0, 1) if gone else (right,)), how
        assert "Traceback" not in found.stderr
        assert "ignored" not in found.stderr
    full = shell(arguments, ">/dev/full")
    prints = right < 2 or "--json" in arguments
    assert full.returncode == (2 if prints else right)
    assert ("no space left on device\n" in full.stderr) == prints


@unit
def test_any_error_that_escapes_is_a_fault_of_ours_with_its_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from model.commands import rules

    for error in (MemoryError(), GeneratorExit(), RecursionError(), AssertionError("a person's name")):

        def fails(_: object, error: BaseException = error) -> list[str]:
            raise error

        monkeypatch.setattr(rules, "run", fails)
        assert main(["rules"]) == 3
        told = capsys.readouterr().err
        assert told.startswith(f"mancost failed, and the fault is ours: {type(error).__name__}")
        assert "person" not in told


@unit
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a\nb.xlsx: no problems", "a\\nb.xlsx: no problems"),
        ("a\x1b[2Jb\r.xlsx", "a\\x1b[2Jb\\r.xlsx"),
        (os.fsdecode(LAST_BYTE), "caf\\xe9.xlsx"),
        ("a\u202exslx.exe", "a\\u202exslx.exe"),  # shown from right to left
        ("a\u2028b", "a\\u2028b"),
        ("Café – 1.xlsx", "Café – 1.xlsx"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_what_does_not_print_is_told_as_its_code(name: str, said: str) -> None:
    assert spoken(name) == said
    assert str(Problem(name, f'"{name}" is wrong')) == f'{said}: "{said}" is wrong'


@cli
@posix
def test_files_of_any_name_are_run_told_of_and_forge_no_line(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = [LAST_BYTE, b"a\nb.xlsx: no problems.xlsx", b"\x1b[2J.xlsx", b"x" * 250 + b".xlsx"]
    for number, name in enumerate(names):
        put_one(tmp_path / "made.xlsx", f"B{number:03d}", number).rename(folder / os.fsdecode(name))
    poison(put_one(tmp_path / "made.xlsx", "B009"), "text")
    (tmp_path / "made.xlsx").rename(folder / "bad\nfine.xlsx")
    out, err = ran("batch", folder, "--out", tmp_path / "out", "--jobs", "2", "--no-paper", code=2)
    assert out.startswith("4 bodies done; 1 failed.\n")
    (failure,) = err.splitlines()
    assert f"{folder}/bad\\nfine.xlsx Body!" in failure
    assert (tmp_path / "out" / "failures.txt").read_text("utf-8") == err
    (folder / "bad\nfine.xlsx").unlink()
    said, _ = ran("batch", folder, "--out", tmp_path / "out", "--jobs", "2", "--no-paper", "--resume", "--json")
    assert json.loads(said)["unchanged"] == ["B002", "B001", "B000", "B003"]


@cli
@posix
def test_a_single_file_of_an_odd_name_is_checked_and_run(tmp_path: Path) -> None:
    path = put_one(tmp_path / "made.xlsx", "B001").rename(tmp_path / os.fsdecode(LAST_BYTE))
    ran("check", path)
    out, _ = ran("run", path, "--out", tmp_path / os.fsdecode(b"\xe9\n"))
    assert out.endswith(f"Look next at {tmp_path}/\\xe9\\n/results.xlsx\n")
    poison(path, "text")
    _, err = ran("check", path, code=2)
    assert f"{tmp_path}/caf\\xe9.xlsx Body!" in err
    assert f"Each cell at fault is marked in {tmp_path}/caf\\xe9 problems.xlsx" in err
    said, _ = ran("check", path, "--json", code=2)
    assert json.loads(said)["file"] == f"{tmp_path}/caf\\xe9.xlsx"
