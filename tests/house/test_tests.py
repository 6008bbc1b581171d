"""The tests' own house: what each is named, how long a file grows, and that a kind is neither left out nor doubled."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest

from tests.conftest import KINDS, LONGEST

TESTS = Path(__file__).parents[1]
FILES = sorted(TESTS.rglob("*.py"))
LONGEST_NAME, LONGEST_FILE = 70, 400
SLOWER = re.compile(rf"mark\.({'|'.join(kind for kind in KINDS if kind != 'unit')})\b")

OFFENDERS = """
import pytest


def test_without_a_kind():
    pass


@pytest.mark.unit
@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2])
def test_of_two_kinds(number):
    pass


@pytest.mark.quick
def test_quick_and_of_no_kind():
    pass
"""

STARTERS = """
import os
import subprocess
import sys
from multiprocessing import get_context

import pytest

pytestmark = pytest.mark.unit
NOTHING = [sys.executable, "-c", ""]


@pytest.fixture(scope="module")
def started():
    return subprocess.run(NOTHING)


def test_runs():
    subprocess.run(NOTHING)


def test_forks():
    os._exit(0) if os.fork() == 0 else os.wait()


def test_spawns():
    get_context("spawn").Process(target=print).start()


def test_calls_the_shell():
    os.system("true")


def test_catches():
    try:
        subprocess.Popen(NOTHING)
    except BaseException:
        pass


def test_takes_a_fixture(started):
    pass


def test_starts_nothing():
    pass


@pytest.mark.parametrize("number", [1])
def test_starts_nothing_either(number):
    pass
"""


def pytest_on(folder: Path, text: str, *more: str) -> tuple[int, str]:
    """The exit code and the words of pytest on a file of tests, with this project's settings and its conftest."""
    file = folder / "test_made.py"
    file.write_text(text, "utf-8")
    settings = ["-c", str(TESTS.parent / "pyproject.toml"), "-p", "tests.conftest", "-p", "no:cacheprovider"]
    told = subprocess.run(
        [sys.executable, "-m", "pytest", *settings, *more, str(file)],
        cwd=TESTS.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return told.returncode, told.stdout + told.stderr


@pytest.mark.cli
def test_every_test_that_is_not_of_one_kind_is_named_at_once(tmp_path: Path) -> None:
    code, said = pytest_on(tmp_path, OFFENDERS)
    assert code == pytest.ExitCode.USAGE_ERROR
    named = [line.rpartition("::")[2] for line in said.splitlines() if "::" in line]
    assert named == [
        "test_without_a_kind is marked as no kind",
        "test_of_two_kinds is marked unit and slow",
        "test_quick_and_of_no_kind is marked as no kind",
    ]


@pytest.mark.cli
def test_a_quick_test_that_starts_a_process_fails_by_name(tmp_path: Path) -> None:
    code, said = pytest_on(tmp_path, STARTERS, "-m", "quick", "-rA", "--no-header")
    assert code == pytest.ExitCode.TESTS_FAILED
    ended = {line.rpartition("::")[2].split(" ")[0]: line.split(" ")[0] for line in said.splitlines()
             if line.startswith(("PASSED", "FAILED", "ERROR"))}  # fmt: skip
    failed = ("runs", "forks", "spawns", "calls_the_shell", "catches")
    assert ended == {
        **{f"test_{name}": "FAILED" for name in failed},
        "test_takes_a_fixture": "ERROR",
        "test_starts_nothing": "PASSED",
        "test_starts_nothing_either[1]": "PASSED",
    }
    assert said.count("is marked unit and starts a process, by ") >= len(failed) + 1


@pytest.mark.cli
def test_the_longest_modules_are_first_the_quick_last_and_each_is_whole() -> None:
    """In another order than this, so that the order in which they are named is not what is seen."""
    rooms = [TESTS / room for room in ("house", "paper", "results_workbook")]
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--collect-only", *map(str, rooms)],
        cwd=TESTS.parent, capture_output=True, text=True, check=True,
    )  # fmt: skip
    files = [line.partition("::")[0].removeprefix("tests/") for line in told.stdout.splitlines() if "::" in line]
    order = [name for name, _ in groupby(files)]
    assert tuple(order[: len(LONGEST)]) == LONGEST
    assert len(order) == len(set(order))
    quick = [name for name in order if not SLOWER.search((TESTS / name).read_text("utf-8"))]
    assert 0 < len(quick) < len(order)
    assert order[-len(quick) :] == quick


@pytest.mark.unit
def test_a_tests_name_is_a_claim_of_at_most_70_letters() -> None:
    names = [
        node.name.removeprefix("test_")
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    assert names
    assert [name for name in names if len(name) > LONGEST_NAME] == []


@pytest.mark.unit
def test_no_file_of_tests_grows_past_300_lines() -> None:
    lengths = {str(path.relative_to(TESTS)): len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


@pytest.mark.unit
def test_every_room_of_the_tests_says_what_it_holds() -> None:
    rooms = {path.parent for path in FILES}
    said = {room: ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8"))) or "" for room in rooms}
    told = {room.name for room, text in said.items() if len(text.split()) < 5 or not text.endswith(".")}
    assert told == set()
