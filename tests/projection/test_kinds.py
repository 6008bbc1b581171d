"""The kind of body: what it pays for pensions, how it is read, and what a merged body has."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.body.inputs import Inputs
from model.body_workbook.read_in_memory import read_sheets
from model.problems import InputError
from model.projection.compare import conversions
from model.projection.project import project
from model.rules.rulebook import table
from tests.support.bodies import small
from tests.support.kinds import small_body

pytestmark = pytest.mark.unit


def kind_of(text: str | None) -> Inputs:
    """The inputs of a body that says this kind."""
    made = small_body()
    return read_sheets("one.xlsx", replace(made, body={**made.body, "kind": text}))


def number_of(kind: str) -> float:
    return next(float(row["number"]) for row in table("kinds") if row["name"] == kind)


# A post of £40,000 in 2024-25 (the plan of `small` begins in 2021-22): 14.38% is £5,752, 20.68% £8,272, 23.78% £9,512.
@pytest.mark.parametrize(("kind", "more"), [("arm's length body", [2_520, 2_520, 2_520, 3_760]), ("ICB", [0, 0, 0, 0])])
def test_an_arms_length_body_of_the_department_pays_the_whole_rate(kind: str, more: list[float]) -> None:
    found = project(small(years=4, people=1, kind=number_of(kind)))
    usual = project(small(years=4, people=1))
    cost = (found.values["people_cost"] - usual.values["people_cost"]).ravel()
    assert cost == pytest.approx(more, abs=0.01)
    central = (usual.values["pool_central"] - found.values["pool_central"])[:, 0, 0]
    assert central == pytest.approx(more, abs=0.01)  # what it pays, nobody else does


def test_a_kind_is_read_by_its_name_in_any_case_and_blank_is_other() -> None:
    assert kind_of("Arm's Length Body").kind == "arm's length body"
    assert kind_of(None).kind == "other"
    assert kind_of("other").body["kind"] == number_of("other")
    assert project(kind_of(None)).values["kind"].ravel() == np.array([number_of("other")])


def test_a_kind_that_is_none_is_refused_with_those_that_are() -> None:
    with pytest.raises(InputError) as error:
        kind_of("PCT and SHA")
    names = ", ".join(row["name"] for row in table("kinds"))
    assert [problem.sentence for problem in error.value.problems] == [
        f'"Kind of body" is "PCT and SHA", not one of {names}; choose one'
    ]


@pytest.mark.unit
def test_what_becomes_of_a_body_chooses_the_published_conversions() -> None:
    made = small_body()
    for row in table("settings"):
        alike = [float(each["share"]) for each in table("conversions") if each["setting"] == row["name"]]
        assert (float(row["setting_least"]), float(row["setting_most"])) == (min(alike), max(alike))
        results = project(read_sheets("one.xlsx", replace(made, body={**made.body, "setting": row["name"]})))
        lines = [results.body_line(name, 0) for name in ("least_elsewhere", "most_elsewhere")]
        assert lines == [min(alike), max(alike)]
        assert [share for _, share, same in conversions(results) if same] == sorted(alike)
