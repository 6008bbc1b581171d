"""Foreign files: each of a pack is read rightly or refused in one sentence, soon, and in little memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from model.__main__ import main
from model.problems import InputError
from model.reading import worker
from model.reading.cells import Broken
from model.reading.door import read_book
from model.reading.workbook import noticed
from tests.support.here import book_here
from tests.support.odd_files import ODS_SPACE, Odd, zipped
from tests.support.pack import PACK
from tests.support.uncoded import uncoded

SOON = 2.0  # seconds
MEMORY = 500  # MB


PEAK = """
import pathlib, resource, sys
from model.problems import InputError
from model.reading.door import read_book
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    try:
        read_book(path)
    except InputError:
        pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def spent() -> float:
    """Return the processor seconds spent so far, here and by processes that have ended; a busy machine adds none."""
    return sum(os.times()[:4])


@pytest.mark.unit
def test_the_pack_holds_at_least_a_hundred_files() -> None:
    assert len({odd.name for odd in PACK}) == len(PACK)
    assert len(PACK) >= 100


@pytest.mark.cli
@pytest.mark.parametrize("odd", [pytest.param(odd, id=odd.name) for odd in PACK])
def test_a_file_is_read_rightly_or_refused_in_one_sentence_soon(odd: Odd, tmp_path: Path) -> None:
    path = tmp_path / odd.name
    path.write_bytes(odd.make())
    start = spent()
    try:
        book = read_book(path)
    except InputError as refused:
        assert spent() - start < SOON
        (problem,) = refused.problems
        assert odd.sentence, str(problem)
        assert odd.sentence in problem.sentence or (odd.name.endswith("parquet") and "pyarrow" in problem.sentence)
        assert "\n" not in str(problem)
        return
    assert spent() - start < SOON
    assert not odd.sentence, "it was to be refused"
    sheet = book.sheets[0]
    found = sheet.rows[0][0] if sheet.rows else None
    assert (found, type(found)) == (odd.value, type(odd.value))
    assert odd.note in [*book.notes, *(note.sentence for note in noticed(book)), ""]
    assert len({len(row) for row in sheet.rows}) <= 1


@pytest.mark.cli
def test_no_file_of_the_pack_brings_a_command_down(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, odd in enumerate(PACK):
        path = tmp_path / odd.name
        path.write_bytes(odd.make())
        assert main(["check" if number % 3 else "import-staff", str(path)]) == 2, odd.name
        out, err = map(uncoded, capsys.readouterr())
        assert out == ""
        assert "Traceback" not in err
        assert "fault is ours" not in err
        assert len(err.splitlines()) <= 12, err  # a workbook of no use has each of its sheets missing
    # In a process of its own, whose children are the readers and nothing else that a test has started.
    told = subprocess.run([sys.executable, "-c", PEAK, str(tmp_path)], capture_output=True, text=True, check=True)
    assert 0 < float(told.stdout) < MEMORY


@pytest.mark.cli
def test_a_worker_that_dies_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "dies.py"
    script.write_text("import os, signal; os.kill(os.getpid(), signal.SIGABRT)")
    monkeypatch.setattr("model.reading.door.WORKER", script)
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(InputError, match="damaged, or made to overload its reader"):
        read_book(path)


@pytest.mark.cli
def test_a_worker_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "hangs.py"
    script.write_text("import time; time.sleep(60)")
    monkeypatch.setattr("model.reading.door.WORKER", script)
    monkeypatch.setattr("model.reading.limits.SECONDS", 0.2)
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    start = time.perf_counter()
    with pytest.raises(InputError, match="was not read in"):
        read_book(path)
    assert time.perf_counter() - start < SOON


@pytest.mark.cli
@pytest.mark.parametrize(
    ("ends", "sentence"),
    [
        ("os.kill(os.getpid(), signal.SIGXCPU)", "was not read in"),
        ("os._exit(12)", "needs more memory than a file may, or than this machine allows"),
    ],
)
def test_a_worker_that_meets_a_limit_says_so(
    ends: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "ends.py"
    script.write_text(f"import os, signal; {ends}")
    monkeypatch.setattr("model.reading.door.WORKER", script)
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(InputError, match=sentence):
        read_book(path)


@pytest.mark.unit
@pytest.mark.parametrize("error", [AttributeError, KeyError, BaseException])
def test_what_a_library_raises_is_told_without_its_name(
    error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> None:
        raise error

    monkeypatch.setattr(worker, "bound", lambda _: None)
    monkeypatch.setattr(worker, "read", fails)
    assert worker.answer() == ("cannot be read; open it in Excel and save it again as .xlsx", "")


@pytest.mark.cli
def test_a_worker_that_fails_is_a_fault_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "fails.py"
    script.write_text("raise KeyError")
    monkeypatch.setattr("model.reading.door.WORKER", script)
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(RuntimeError):
        read_book(path)


@pytest.mark.cli
@pytest.mark.parametrize("limit", ["RLIMIT_AS, (2**30, 2**30)", "RLIMIT_CPU, (20, 20)", "RLIMIT_CPU, (10, 12)"])
def test_a_machine_with_limits_of_its_own_reads_as_any_other(limit: str, tmp_path: Path) -> None:
    path = Path(__file__).parents[2] / "inputs" / "example-icb-2025.xlsx"
    reads = (
        f"import resource, pathlib; resource.setrlimit(resource.{limit})\n"
        "from model.reading.door import read_book\n"
        f"print(read_book(pathlib.Path({str(path)!r})).kind)"
    )
    done = subprocess.run([sys.executable, "-c", reads], capture_output=True, text=True, check=True)
    assert done.stdout == "xlsx\n"


@pytest.mark.cli
def test_sheets_of_an_ods_that_are_not_wanted_are_passed_over(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="{}"/>'
    table = f'<table:table table:name="{{}}"><table:table-row>{cell}</table:table-row></table:table>'
    for between, others in (("", []), ("<!-- -->", [[7]])):  # with a comment every sheet is read
        content = (
            f'<office:document-content xmlns:office="{ODS_SPACE}office:1.0" xmlns:table="{ODS_SPACE}table:1.0">'
            f"<office:body><office:spreadsheet>{table.format('One', 7)}{between}{table.format('Two', 8)}"
            f'<table:table table:name="None"/>{table.format("A &amp; B", 9)}</office:spreadsheet></office:body>'
            "</office:document-content>"
        )
        path = tmp_path / "a.ods"
        path.write_bytes(zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}))
        book = read_book(path, ["Two"])
        assert [sheet.title for sheet in book.sheets] == ["One", "Two", "None", "A & B"]
        assert [sheet.rows for sheet in book.sheets] == [others, [[8]], [], [[9]]]
        assert [sheet.rows for sheet in read_book(path).sheets] == [[[7]], [[8]], [], [[9]]]


@pytest.mark.cli
def test_a_worker_that_says_something_else_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "lies.py"
    script.write_text("import pickle, sys, os; sys.stdout.buffer.write(pickle.dumps(os.getcwd))")
    monkeypatch.setattr("model.reading.door.WORKER", script)
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(InputError, match="damaged, or made to overload its reader"):
        read_book(path)


@pytest.mark.agree
def test_every_cell_is_that_of_openpyxl_on_the_workbooks_that_are_shipped() -> None:
    import openpyxl

    for path in sorted((Path(__file__).parents[2] / "inputs").rglob("*.xlsx")):
        theirs, ours = openpyxl.load_workbook(path, data_only=True), read_book(path)
        assert repr(book_here(path)) == repr(ours)  # to the type of every cell: other tests read without the worker
        for sheet in ours.sheets:
            rows = [list(row) for row in theirs[sheet.title].iter_rows(values_only=True)]
            while rows and not any(cell is not None for cell in rows[-1]):
                rows.pop()
            assert len(rows) == len(sheet.rows)
            for row, other in zip(sheet.rows, rows, strict=True):
                assert row == [None if cell == "" else cell for cell in other[: len(row)]]
                assert not any(isinstance(cell, Broken) for cell in row)
                assert set(other[len(row) :]) <= {None, ""}
