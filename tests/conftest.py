"""Every test is of exactly one kind, and a quick one starts no process; both are held to here, whoever writes one."""

from __future__ import annotations

import multiprocessing.process
import os
import subprocess
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest
from _pytest.doctest import DoctestItem
from hypothesis import settings

# The same examples on every machine and no clock: a test that finds a new example finds it for everybody.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

KINDS = ("unit", "cli", "agree", "backtest", "documents", "slow")
# Whatever starts a process in Python's own library goes through one of these.
STARTS: tuple[tuple[Any, str], ...] = (
    (subprocess.Popen, "__init__"),
    (multiprocessing.process.BaseProcess, "start"),
    *((os, name) for name in ("fork", "forkpty", "posix_spawn", "posix_spawnp", "system") if hasattr(os, name)),
)
# The modules that take longest, the longest first: one that is begun last leaves the other processors idle.
LONGEST = (
    "results_workbook/test_results_agree.py",
    "results_workbook/test_results_edits.py",
    "paper/test_claims.py",
    "results_workbook/test_results_checks.py",
)
HERE = Path(__file__).parent
started = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Have modules handed to processors in the order of collection: else those of most tests are first, long or not."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make a doctest a unit test and a unit test quick, and put the longest modules first.

    Raises UsageError that names every test not of one kind.
    """
    for item in items:
        if isinstance(item, DoctestItem):
            item.add_marker("unit")
        if item.get_closest_marker("unit"):
            item.add_marker("quick")
    refused = [f"{name} is marked {' and '.join(kinds) or 'as no kind'}" for name, kinds in offenders(items)]
    if refused:
        raise pytest.UsageError(f"each test is of one kind, {', '.join(KINDS)}:", *refused)
    slower = {item.path for item in items if item.get_closest_marker("quick") is None}
    turns = {HERE / name: turn for turn, name in enumerate(LONGEST)}
    # Each module stays whole, or its fixtures would be made twice.
    items.sort(key=lambda item: (turns.get(item.path, len(LONGEST)), item.path not in slower))


def offenders(items: Sequence[pytest.Item]) -> list[tuple[str, list[str]]]:
    """The tests that are not of exactly one kind, each once whatever its parameters, with the kinds it is marked."""
    marked = {item.nodeid.partition("[")[0]: [mark.name for mark in item.iter_markers()] for item in items}
    kinds = {name: [kind for kind in KINDS if kind in marks] for name, marks in marked.items()}
    return [(name, found) for name, found in kinds.items() if len(found) != 1]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let nothing start a process while a quick test runs, nor while a fixture of any scope is made for it."""
    if item.get_closest_marker("quick") is None:
        return (yield)
    item.stash[started] = []
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in STARTS:
            patch.setattr(owner, name, _refusal(item, name))
        return (yield)


def _refusal(item: pytest.Item, name: str) -> Callable[..., NoReturn]:
    def refuse(*_: object, **__: object) -> NoReturn:
        item.stash[started].append(name)
        pytest.fail(f"{item.nodeid} is marked unit and starts a process, by {name}: mark it cli")

    return refuse


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a quick test that tried to start a process even where the code under test caught the refusal."""
    result = yield
    for name in item.stash.get(started, []):
        pytest.fail(f"{item.nodeid} is marked unit and starts a process, by {name}: mark it cli")
    return result
