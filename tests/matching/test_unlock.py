"""Courses longer than the trial that the law gives are marked, and those they place are counted."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from model.matching.answer import Answer, answer_of
from model.matching.as_json import as_json
from model.matching.said import longer_said
from model.matching.workbook import SUMMARY, UNLOCK, make_matches
from tests.support.regions import region

# From Finance four weeks lead to Estates, which is the trial, and five to Strategy, which is longer.
ROUTES = [
    {"start": "Finance", "end": "Estates", "weeks": 4, "cost": 1_000},
    {"start": "Finance", "end": "Strategy", "weeks": 5, "cost": 2_000},
]


def matched(longer: int) -> Answer:
    """Three people for three posts by training, `longer` of them by the longer route."""
    posts = [{"function": "Strategy" if number < longer else "Estates"} for number in range(3)]
    return answer_of(region([{}] * 3, posts, ROUTES))


@pytest.mark.unit
def test_a_course_is_longer_only_beyond_the_weeks_of_the_trial() -> None:
    answer = matched(2)
    by_end = {answer.region.words.functions[each.end]: (each.people, each.longer) for each in answer.unlock.routes}
    assert by_end == {"Estates": (1, False), "Strategy": (2, True)}
    assert (answer.unlock.trained, answer.unlock.trained_longer) == (3, 2)
    assert longer_said(answer).startswith("2 of the 3 trained are on a course longer than the trial of 4 weeks: agree")
    assert [each["longer_than_trial"] for each in as_json(answer)["routes"]] == [True, False]


@pytest.mark.documents
def test_unlock_marks_the_longer_routes_and_the_summary_counts_them() -> None:
    for longer in (0, 2):
        answer = matched(longer)
        book: Any = openpyxl.load_workbook(BytesIO(make_matches(answer)), data_only=True)
        marks = {row[1]: row[9] for row in book[UNLOCK].iter_rows(min_row=12, max_row=13, values_only=True)}
        assert marks.get("Strategy") == ("in writing" if longer else None)
        assert not marks.get("Estates")
        assert (longer_said(answer) in {cell.value for cell in book[UNLOCK]["A"]}) == bool(longer)
        summary = {row[0]: row[1] for row in book[SUMMARY].iter_rows(values_only=True)}
        assert (summary["People trained, same band"], summary["Of those, longer than the trial"]) == (3, longer)
        assert (longer_said(answer) in summary) == bool(longer)


@pytest.mark.unit
def test_how_long_a_trial_is_stands_in_the_law_of_the_day() -> None:
    found = region([{}], [{"function": "Strategy"}], ROUTES)
    assert answer_of(found).unlock.trained_longer == 1
    longer = replace(found.policy, law=replace(found.policy.law, trial_weeks=5.0))
    assert answer_of(replace(found, policy=longer)).unlock.trained_longer == 0
