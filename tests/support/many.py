"""Small bodies in workbooks, whole and poisoned, and what stands in a folder: for tests of many bodies."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from model.body.options import SHIPPED
from model.body.typed import Sheets
from model.body_workbook.write import write_inputs
from model.outputs import RECORD
from tests.support.bodies import INPUTS, body

ROOT = INPUTS.parent
FEW = (SHIPPED[0], SHIPPED[2])  # to do nothing, and compulsory redundancy
POISONS = ("text", "not a workbook", "cut short", "empty", "code", "sheet")


@cache
def sheets() -> Sheets:
    """The sheets of a small body that is published, with two options."""
    found = body("published/nhs-england-group-2015").sheets
    assert found is not None
    return replace(found, options=FEW)


def put(folder: Path, count: int) -> list[Path]:
    """So many small bodies, no two alike, in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return [put_one(folder / f"body-{number:03d}.xlsx", f"B{number:03d}", number) for number in range(count)]


def put_one(path: Path, code: str, number: int = 0) -> Path:
    """One small body with a code; its reserve tells it from the others."""
    write_inputs(
        path,
        replace(
            sheets(), body={**sheets().body, "code": code, "reserve": 1000.0 * number, "ledger_accepted_by": "a test"}
        ),
    )
    return path


def poison(path: Path, kind: str) -> None:
    """Spoil a body's workbook in one of several ways."""
    whole = path.read_bytes()
    if kind == "not a workbook":
        path.write_bytes(b"not a workbook")
    elif kind == "cut short":
        path.write_bytes(whole[: len(whole) // 2])
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "code":
        put_one(path, "../outside")
    elif kind == "sheet":
        write_inputs(path, replace(sheets(), pools=()))
    else:
        write_inputs(path, replace(sheets(), body={**sheets().body, "reserve": "a lot"}))


def tree(folder: Path) -> dict[str, str]:
    """The hash of every file under a folder but the records, which hold the clock's time."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != RECORD
    }


def copied(folder: Path) -> Path:
    """A copy of the package alone, in a folder, whose code may be changed."""
    shutil.copytree(ROOT / "model", folder / "model", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def command(*arguments: str | Path, root: Path = ROOT) -> subprocess.Popen[str]:
    """`mancost` in a process of its own, at the project's root, or at that of a copy whose code it runs."""
    return subprocess.Popen(
        [sys.executable, "-m", "model", *map(str, arguments)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ran(*arguments: str | Path, code: int = 0, root: Path = ROOT) -> tuple[str, str]:
    """What the command printed on either stream; it must leave with this exit code."""
    with command(*arguments, root=root) as process:
        out, err = process.communicate(timeout=1800)
    assert process.returncode == code, (out, err)
    return out, err
