"""What the tests of the import share: the command, run on a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.__main__ import main
from tests.support.imports import Run
from tests.support.uncoded import uncoded


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(path: Path, *options: str) -> tuple[int, str, str]:
        out = [] if "--out" in options else ["--out", str(tmp_path / "out.xlsx")]
        code = main(["import-staff", str(path), *out, *options])
        said = capsys.readouterr()
        return code, uncoded(said.out), uncoded(said.err)

    return call
