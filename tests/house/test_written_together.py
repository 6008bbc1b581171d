"""Files that belong together, such as results and paper: all are written, or none is."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from model import files
from model.files import KEPT, write_together
from tests.support.disks import FULL, OLD, SICK, held, torn

TOGETHER = {"results.xlsx": b"new results", "paper.docx": b"new paper"}


def stood(folder: Path) -> dict[Path, bytes]:
    """Files that belong together, to be written where others stand."""
    for name in TOGETHER:
        (folder / name).write_bytes(OLD)
    return {folder / name: content for name, content in TOGETHER.items()}


@pytest.mark.unit
@pytest.mark.parametrize("failing", [0, 1])
def test_files_that_belong_together_are_all_written_or_none_is(
    failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = stood(tmp_path)
    tried: list[Path] = []

    def full(path: Path, mode: str) -> Any:
        tried.append(path)
        return torn(path, mode, room=0 if len(tried) == failing + 1 else 99)

    monkeypatch.setattr(files, "open", full, raising=False)
    with pytest.raises(OSError, match=FULL) as refused:
        write_together(contents)
    assert Path(refused.value.filename) == [*contents][failing]
    assert held(tmp_path) == dict.fromkeys(TOGETHER, OLD)


@pytest.mark.unit
@pytest.mark.parametrize("failing", [".xlsx", ".docx"])
def test_a_file_that_cannot_get_its_name_leaves_all_as_they_were(
    failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents, replace = stood(tmp_path), os.replace

    def shut(part: Path, target: Path) -> None:
        if target.suffix == failing and part.read_bytes() != OLD:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        replace(part, target)

    monkeypatch.setattr(os, "replace", shut)
    with pytest.raises(OSError, match=f"cannot be written: {SICK}; {KEPT}"):
        write_together(contents)
    assert held(tmp_path) == dict.fromkeys(TOGETHER, OLD)
