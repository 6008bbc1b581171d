"""What is written: whole or not at all, in its own folder, and every row of it."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import files
from model.__main__ import main
from model.files import KEPT, inside, slug, write_bytes
from tests.support.disks import FULL, OLD, SHUT, SICK, held, torn
from tests.support.kinds import KINDS, Kind, furnish
from tests.support.uncoded import uncoded

SIZES: dict[str, int] = {}

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from model.__main__ import main
sys.exit(main(sys.argv[2:]))
"""
KILLED = """
import os, signal, sys
from pathlib import Path
from model import files
files._sync = lambda part: os.kill(os.getpid(), signal.SIGKILL)
files.write_bytes(Path(sys.argv[1]), b"new")
"""


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the commands read, made once; the size of every kind of file is learnt beside it."""
    return furnish(tmp_path_factory.mktemp("furnished"))


@pytest.fixture
def place(furnished: Path, tmp_path: Path) -> Path:
    """A folder with what the commands read."""
    return Path(shutil.copytree(furnished, tmp_path / "place"))


def size_of(name: str, furnished: Path, tmp_path: Path) -> int:
    """How many bytes a file has."""
    if name not in SIZES:
        at = Path(shutil.copytree(furnished, tmp_path / "sized"))
        main(KINDS[name].arguments(at))
        SIZES[name] = (at / KINDS[name].file).stat().st_size
    return SIZES[name]


def refused(*_: Any, fault: int) -> Any:
    raise OSError(fault, os.strerror(fault))


def fails(kind: Kind, place: Path, said: str, run: Callable[[list[str]], tuple[int, str]]) -> None:
    """A command that cannot write leaves everything as it was and says so in one sentence."""
    (place / kind.file).write_bytes(OLD)
    before = held(place)
    code, err = run(kind.arguments(place))
    assert held(place) == before
    assert code == 2
    assert "Traceback" not in err
    told = [line for line in err.splitlines() if "cannot be written" in line]
    assert len(told) == 1, err
    assert f"cannot be written: {said}; {KEPT}" in told[0]
    assert len(err.splitlines()) == (2 if kind.faulty else 1), err


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[[list[str]], tuple[int, str]]:
    def call(arguments: list[str]) -> tuple[int, str]:
        capfd.readouterr()
        return main(arguments), uncoded(capfd.readouterr().err)

    return call


@pytest.mark.cli
@pytest.mark.parametrize("at", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("name", KINDS)
def test_a_disk_that_fills_at_any_byte_leaves_what_stood_there(
    name: str, at: float, furnished: Path, place: Path, monkeypatch: pytest.MonkeyPatch, run: Any, tmp_path: Path
) -> None:
    room = int(at * (size_of(name, furnished, tmp_path) - 1))
    monkeypatch.setattr(files, "open", partial(torn, room=room), raising=False)
    fails(KINDS[name], place, FULL, run)


@pytest.mark.cli
@pytest.mark.parametrize("name", ["results", "new", "payoff", "import into", "word", "html", "pdf", "marked"])
def test_a_disk_that_fails_as_the_file_is_brought_to_it_leaves_what_stood_there(
    name: str, place: Path, monkeypatch: pytest.MonkeyPatch, run: Any
) -> None:
    monkeypatch.setattr(os, "fsync", partial(refused, fault=errno.EIO))
    fails(KINDS[name], place, SICK, run)


@pytest.mark.cli
@pytest.mark.parametrize("name", ["results", "new", "payoff", "import", "word", "html", "pdf", "marked"])
def test_a_folder_that_may_not_be_written_to_is_one_sentence(
    name: str, place: Path, monkeypatch: pytest.MonkeyPatch, run: Any
) -> None:
    monkeypatch.setattr(files, "open", partial(refused, fault=errno.EACCES), raising=False)
    fails(KINDS[name], place, SHUT, run)


@pytest.mark.unit
def test_a_file_in_use_with_every_name_beside_it_is_one_sentence(
    place: Path, monkeypatch: pytest.MonkeyPatch, run: Any
) -> None:
    monkeypatch.setattr(os, "replace", partial(refused, fault=errno.EACCES))
    fails(KINDS["new"], place, "it is in use, and so is every name beside it", run)


@pytest.mark.cli
@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
@pytest.mark.parametrize(("name", "at"), [("new", 0.0), ("new", 0.5), ("new", 1.0), ("results", 0.5), ("marked", 0.5),
                                          ("import into", 0.5)])  # fmt: skip
def test_the_systems_limit_leaves_what_stood_there_and_no_temporary_file(
    name: str, at: float, furnished: Path, place: Path, tmp_path: Path
) -> None:
    room = int(at * (size_of(name, furnished, tmp_path) - 1))
    away = tmp_path / "away"
    away.mkdir()

    def child(arguments: list[str]) -> tuple[int, str]:
        told = subprocess.run(
            [sys.executable, "-c", LIMITED, str(room), *arguments], capture_output=True, text=True,
            env={**os.environ, "TMPDIR": str(away)},
        )  # fmt: skip
        return told.returncode, uncoded(told.stderr)

    fails(KINDS[name], place, "file too large", child)
    assert list(away.iterdir()) == []


@pytest.mark.cli
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say which processes live")
def test_what_a_killed_run_left_is_taken_away_by_the_next_and_nothing_else_is(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(OLD)
    subprocess.run([sys.executable, "-c", KILLED, str(target)], check=False)
    (left,) = (each for each in tmp_path.iterdir() if each != target)
    assert files.PART.fullmatch(left.name)
    assert target.read_bytes() == OLD
    host, dead = files._host(), left.name.split("-")[2]
    kept = [f".mancost-{host}-{os.getpid()}-00000000.part", f".mancost-ffffffff-{dead}-00000000.part", ".mancost.part"]
    kept += [f".mancost-{host}-{dead}-00000000.part.xlsx", "a.part"]
    aged = tmp_path / ".mancost-ffffffff-1-00000000.part"
    for each in [*kept, aged.name]:
        (tmp_path / each).write_bytes(b"")
    os.utime(aged, (time.time() - 2 * files.A_DAY,) * 2)
    write_bytes(target, b"new")
    assert {each.name for each in tmp_path.iterdir()} == {"a.xlsx", *kept}
    assert target.read_bytes() == b"new"


@pytest.mark.unit
def test_a_fault_of_ours_while_writing_leaves_no_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_sync", lambda _: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        write_bytes(tmp_path / "a.xlsx", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.unit
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_that_few_may_read_stays_one(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(OLD)
    target.chmod(0o600)
    write_bytes(target, b"new")
    assert (target.stat().st_mode & 0o777, target.read_bytes()) == (0o600, b"new")


@pytest.mark.unit
def test_a_link_in_place_of_a_result_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    outside = tmp_path / "outside.xlsx"
    outside.write_bytes(OLD)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "results.xlsx").symlink_to(outside)
    write_bytes(tmp_path / "out" / "results.xlsx", b"new")
    assert outside.read_bytes() == OLD
    assert (tmp_path / "out" / "results.xlsx").read_bytes() == b"new"


@pytest.mark.cli
def test_an_output_folder_that_leads_elsewhere_is_refused(
    place: Path, monkeypatch: pytest.MonkeyPatch, run: Any, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(place)
    (place / "outputs").mkdir()
    (place / "outputs" / "a-body").symlink_to(elsewhere)
    for command in ("run", "paper"):
        code, err = run([command, str(place / "in.xlsx")])
        assert code == 2
        assert err.endswith("a-body: is a link that leads out of outputs; remove it, or give --out\n")
    assert list(elsewhere.iterdir()) == []


@pytest.mark.unit
@pytest.mark.parametrize("name", ["../a", "a/b", "/etc", "..", ".", "", "a\\b", "C:a", "con", "NUL.xlsx", "a\0", "a. "])
def test_a_name_that_leads_out_of_its_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cannot hold a file named"):
        inside(tmp_path, name)


@pytest.mark.unit
@settings(max_examples=200)
@given(st.text(max_size=300))
def test_any_name_of_a_body_makes_a_plain_folder(name: str) -> None:
    folder = Path("outputs")
    assert inside(folder, slug(name)).parent == folder
    assert len(slug(name)) <= files.LONGEST + len("-body")


@pytest.mark.cli
@pytest.mark.parametrize("name", ["new", "results"])
def test_a_list_cut_short_is_a_fault_of_ours_and_no_file_appears(
    name: str, place: Path, monkeypatch: pytest.MonkeyPatch, run: Any
) -> None:
    from model.body_workbook import list_rows
    from model.results_workbook.people_sheet import text_of_rows

    if name == "new":
        whole = list_rows._rows
        monkeypatch.setattr(list_rows, "_rows", lambda *given: list(whole(*given))[:-1])
    else:
        cut = "model.results_workbook.model_sheets.text_of_rows"
        monkeypatch.setattr(cut, lambda *given: list(text_of_rows(*given))[1:])
    before = held(place)
    code, err = run(KINDS[name].arguments(place))
    assert (code, held(place)) == (3, before)
    assert "RowsLostError" in err


@pytest.mark.cli
def test_a_run_whose_paper_cannot_be_written_leaves_its_results_as_they_were(
    place: Path, monkeypatch: pytest.MonkeyPatch, run: Any
) -> None:
    for name in ("results.xlsx", "paper.docx", "paper.html"):
        (place / name).write_bytes(OLD)
    before, rooms = held(place), iter([10_000_000, 0])  # bytes: for the workbook, and none for the paper after it
    monkeypatch.setattr(files, "open", lambda path, mode: torn(path, mode, next(rooms)), raising=False)
    code, err = run(KINDS["results"].arguments(place))
    assert (code, held(place)) == (2, before)
    assert err == f"{place / 'paper.docx'}: cannot be written: {FULL}; {KEPT}\n"
