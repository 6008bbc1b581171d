"""One service runs a body for every command that does: the same files, byte for byte, and together."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.__main__ import main
from model.services.run_body import run_body
from tests.support.many import put_one

pytestmark = pytest.mark.cli
FILES = ("results.xlsx", "paper.docx", "paper.html")


@pytest.fixture
def body(tmp_path: Path) -> Path:
    """A small body's workbook, alone in a folder."""
    (tmp_path / "in").mkdir()
    return put_one(tmp_path / "in" / "body.xlsx", "B001")


def test_run_watch_and_batch_write_the_same_bytes(body: Path, tmp_path: Path) -> None:
    assert main(["run", str(body), "--out", str(tmp_path / "run")]) == 0
    assert main(["watch", str(body), "--out", str(tmp_path / "watch"), "--once"]) == 0
    assert main(["run", str(body), "--out", str(tmp_path / "plain"), "--draws", "0"]) == 0
    assert main(["batch", str(body.parent), "--out", str(tmp_path / "batch"), "--jobs", "1"]) == 0
    for name in FILES:
        whole = (tmp_path / "run" / name).read_bytes()
        assert (tmp_path / "watch" / name).read_bytes() == whole
        # A batch draws for the region's sums: its bodies' own files are those of a run without draws.
        assert (tmp_path / "batch" / "B001" / name).read_bytes() == (tmp_path / "plain" / name).read_bytes()


def test_a_run_says_what_it_came_to_and_where_its_files_are(body: Path, tmp_path: Path) -> None:
    written = run_body(body, tmp_path / "out")
    assert written.comparison.results.inputs.code == "B001"
    assert [written.results, *written.papers] == [tmp_path / "out" / name for name in FILES]
    assert all(path.is_file() for path in (written.results, *written.papers))


def test_a_run_into_the_folder_of_its_input_leaves_that_alone(body: Path) -> None:
    own = body.rename(body.parent / "results.xlsx")
    before = own.read_bytes()
    assert run_body(own, own.parent).results == own.parent / "results (2).xlsx"
    assert own.read_bytes() == before
