"""What is wrong with an input, carried whole: copied, and sent from one process to another."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from model.problems import AnnotatedCopy, InputError, Problem

# As a reader finds them: the file's problem is the worst, then a sheet's as a whole, then cells, row by row.
FOUND = [
    Problem("body.xlsx Staff F17", "is no number", "Staff", "F17", ("F18", "F19")),
    Problem("body.xlsx Staff B5", "is not known", "Staff", "B5"),
    Problem("body.xlsx Target", "has no headings", "Target"),
    Problem("body.xlsx", "is damaged"),
]
WORST_FIRST = (FOUND[3], FOUND[2], FOUND[1], FOUND[0])
ERRORS = {
    "found in one file": InputError(FOUND),
    "found in many": InputError(FOUND, done=True),
    "with a copy": InputError(FOUND, annotated=AnnotatedCopy(Path("body problems.xlsx"))),
    "with none": InputError(FOUND, annotated=AnnotatedCopy(None, "No marked copy: the disk is full.")),
}


def parts(error: InputError) -> tuple[object, ...]:
    return error.problems, error.done, error.annotated, str(error)


def fails(name: str) -> None:
    """What a worker raises."""
    raise ERRORS[name]


@pytest.mark.unit
def test_problems_stand_the_worst_first_unless_they_are_of_many_files() -> None:
    assert ERRORS["found in one file"].problems == WORST_FIRST
    assert ERRORS["found in many"].problems == tuple(FOUND)


@pytest.mark.unit
@pytest.mark.parametrize("name", ERRORS)
def test_an_input_error_survives_pickling_and_copying_whole(name: str) -> None:
    error = ERRORS[name]
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is InputError
        assert parts(again) == parts(error)


@pytest.mark.cli
def test_an_input_error_comes_whole_from_another_process() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        for name, error in ERRORS.items():
            raised = pool.submit(fails, name).exception()
            assert isinstance(raised, InputError)
            assert parts(raised) == parts(error)


@pytest.mark.unit
def test_a_marked_copy_is_said_in_one_sentence() -> None:
    assert str(ERRORS["with a copy"].annotated) == "Each cell at fault is marked in body problems.xlsx"
    assert str(ERRORS["with none"].annotated) == "No marked copy: the disk is full."
