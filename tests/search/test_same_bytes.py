"""The same input gives the same mix and the same files, byte for byte, in another process and on one or two cores."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.bodies import INPUTS

pytestmark = pytest.mark.cli
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
# One thread on one core, and two threads on all: processes whose hashes are seeded apart.
ONE = """
import os, sys
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from model.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
ALL = "import sys; from model.__main__ import main; sys.exit(main(sys.argv[1:]))"
RUNS = ((ONE, "1", "1"), (ALL, "2", "2"))


def written(name: str, folders: Sequence[Path]) -> list[dict[str, bytes]]:
    """What a search of an example writes, run by run: the bytes of each file by its name, and what it printed."""
    found = []
    for (code, threads, seed), folder in zip(RUNS, folders, strict=True):
        words = ["best", str(INPUTS / f"{name}.xlsx"), "--limits", "hold=50%", "hours=1%", "--frontier", "2"]
        said = subprocess.run(
            [sys.executable, "-c", code, *words, "--draws", "16", "--json", "--out", "made"],
            env={**os.environ, **dict.fromkeys(THREADS, threads), "PYTHONHASHSEED": seed},
            cwd=folder, check=True, capture_output=True,
        )  # fmt: skip
        found.append({"said": said.stdout, **{path.name: path.read_bytes() for path in (folder / "made").iterdir()}})
    return found


def test_files_are_equal_in_bytes_in_another_process_and_on_one_core(tmp_path: Path) -> None:
    folders = [tmp_path / str(number) for number in range(len(RUNS))]
    for folder in folders:
        folder.mkdir()
    first, other = written("example-pct-2010", folders)
    assert len(first) >= 4  # what was printed, the workbook with the mix, the results and the paper
    assert other.keys() == first.keys()
    assert [name for name in first if first[name] != other[name]] == []
