"""A match in a body's plan: openings by band and year and fits as measured, in place of the assumed, with its date."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model.__main__ import main
from model.body_workbook.read import read
from model.matching.answer import answer_of
from model.matching.example import Example
from model.matching.openings import measured
from model.matching.template import make_region
from model.projection.project import project
from model.rules.assumptions import assumptions
from tests.support.regions import DAY, region

BODY = Path(__file__).parents[2] / "inputs" / "example-icb-2025.xlsx"
NAME = "Example Integrated Care Board"


@pytest.mark.unit
def test_fits_are_shares_of_people_and_openings_are_what_they_are_given() -> None:
    # Four people: two of Finance near a post each, one of Finance too far away, one of Estates with no post anywhere.
    people = [{"wte": 0.8}, {}, {"works_at": "TR1"}, {"function": "Estates"}, {"body": "Other", "band": "5"}]
    answer = answer_of(region(people, [{"wte": 0.8}, {}, {"body": "Other", "band": "5"}]))
    found = measured(answer, answer.region.words.bodies.index("Own"))
    assert (found.people, found.skill, found.place) == (4, 0.75, 2 / 3)
    assert found.wte == {("7", 2026): 1.8}


def example() -> Example:
    of_body: dict[str, Any] = {
        "body": NAME,
        "function": "Finance",
        "works_at": "LS1",
        "wte": 1.0,
        "notice_ends": DAY.replace(year=2027),
    }
    people = [{**of_body, "reference": f"R{number}", "band": "7", "payoff": 1} for number in range(6)]
    people[0]["works_at"] = "TR1"
    posts = [
        {"body": "Other", "post": f"V{number}", "band": "7", "function": "Finance", "place": "LS1", "wte": 1.0}
        for number in range(5)
    ]
    for post in posts[3:]:
        post["opens"] = date(2027, 5, 1)
    return Example(people, posts, [], [], {"day": DAY})


@pytest.mark.cli
def test_openings_and_fits_stand_in_the_copy_with_the_date_of_the_match(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "region.xlsx").write_bytes(make_region(example()))
    command = ["match", str(tmp_path / "region.xlsx"), "--out", str(tmp_path / "out"), "--openings", str(BODY)]
    assert main(command) == 0
    assert "Fits skill 1.00 and fits place 0.83, measured over 6 people at risk" in capsys.readouterr().out
    before, after = read(BODY), read(tmp_path / "out" / BODY.name)
    assert before.body.get("fits_skill", assumptions()["fits_skill"].central) == 0.5
    assert after.body["fits_skill"] == 1.0
    assert after.body["fits_place"] == pytest.approx(5 / 6, abs=1e-4)
    assert not after.pools["pool_openings"].any()
    openings = after.pool_years["more_openings"]
    placed = (openings * after.body["fits_place"]).sum(axis=1)
    # Of the five placed three have posts that are open now, in 2026-27, and two posts that open in May 2027.
    assert placed.tolist() == pytest.approx([0, 3, 2, 0, 0], abs=1e-3)
    assert set(after.pools["pool_band"][openings.any(axis=0)]) == {7}
    assert project(after).values["band_openings"][:, 0, 6].tolist() == pytest.approx(openings.sum(axis=1).tolist())
    assert after.sheets is not None
    assert after.sheets.reasons["", "fits_skill"].why == "Measured by the match of 1 December 2026"
    assert np.array_equal(before.staff["base_salary"], after.staff["base_salary"])


@pytest.mark.cli
def test_a_body_that_the_match_does_not_have_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = [{**row, "body": "Another"} for row in example().people]
    (tmp_path / "region.xlsx").write_bytes(make_region(Example(people, example().posts, [], [], {"day": DAY})))
    command = ["match", str(tmp_path / "region.xlsx"), "--out", str(tmp_path / "out"), "--openings", str(BODY)]
    assert main(command) == 2
    assert "is of a body that the match does not have; its bodies are Another, Other" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
