"""A fault of ours says where it came about, in a command and in a batch, and tells no value."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from model.batch.body import Task, TaskResult, guarded
from model.faults import fault_at
from model.outputs import RECORD
from tests.support.bodies import projected
from tests.support.many import copied, put_one, ran

SECRET = "Zorblax, £48,123.45"
PLACE = r"UnknownLineError at model/projection/project\.py:[0-9]+, Values\.__missing__"


def ask(_: Task) -> TaskResult:
    """Work that fails: it asks for a line by a name that tells of somebody."""
    projected("example-ccg-2015").year_line(SECRET, 0)
    raise AssertionError


@pytest.mark.unit
def test_a_fault_is_told_by_kind_file_line_and_function() -> None:
    with pytest.raises(LookupError, match=SECRET) as failed:
        ask(Task("", "", ""))
    assert re.fullmatch(PLACE, fault_at(failed.value))


@pytest.mark.unit
def test_a_fault_that_was_not_raised_within_the_package_has_its_kind_alone() -> None:
    assert fault_at(ValueError(SECRET)) == "ValueError"


@pytest.mark.unit
def test_a_fault_in_a_body_of_a_batch_says_where_and_what_to_send() -> None:
    (problem,) = guarded(ask, Task("a.xlsx", "a.xlsx", "out")).problems
    assert problem.where == "a.xlsx"
    called = r"; called by model/batch/body\.py:[0-9]+, guarded"
    assert re.fullmatch(f"failed, and the fault is ours: {PLACE}{called}; please send this line", problem.sentence)


@pytest.mark.cli
def test_a_planted_fault_shows_its_line_in_run_and_batch_and_writes_nothing(tmp_path: Path) -> None:
    code, body, out = copied(tmp_path / "code"), tmp_path / "in" / "body.xlsx", tmp_path / "out"
    body.parent.mkdir()
    put_one(body, "B001")
    path = code / "model" / "paper" / "leavers.py"
    text = path.read_text("utf-8")
    planted = 'plan.whole("posts_removed")'
    line = text.splitlines().index(f"    removed = {planted}") + 1
    path.write_text(text.replace(planted, 'plan.whole("posts_removde")'), "utf-8")
    places = r"at model/projection/project\.py:[0-9]+, Values\.__missing__"
    places += (
        rf"; called by model/paper/case\.py:[0-9]+, Case\.whole; called by model/paper/leavers\.py:{line}, who_goes"
    )
    _, err = ran("run", body, "--out", out, code=3, root=code)
    said = (
        f"mancost failed, and the fault is ours: UnknownLineError {places}. Nothing was lost; please send this line.\n"
    )
    assert re.fullmatch(said, err)
    assert not out.exists()
    _, err = ran("batch", body.parent, "--out", out, code=2, root=code)
    assert re.fullmatch(
        rf"{body}: failed, and the fault is ours: UnknownLineError {places}; please send this line \(E402\)\n", err
    )
    assert (out / "failures.txt").read_text("utf-8") == err
    assert sorted(path.name for path in out.iterdir()) == [RECORD, "consolidated.xlsx", "failures.txt"]
