"""A list with fixed terms that end, where nobody said whether they are paid redundancy, says what was taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from model import project
from model.body_workbook.read_in_memory import read_sheets
from model.messages import code_of
from model.rules.rulebook import serial
from tests.support.bodies import body, option, small

pytestmark = pytest.mark.unit
SAID = 'fixed terms end in the plan and "Fixed terms that end are paid redundancy" is blank'
ENDS = {"ends": serial(date(2022, 1, 31))}


def told(**more: object) -> list[str]:
    """What is said of fixed terms of ten people whose term ends in the plan, unless `more` says otherwise."""
    made = small(option("Ends", terms_let_end=1), staff=ENDS | more.pop("staff", {}), **more)  # type: ignore[operator, arg-type]
    return [each for each in project(made).warnings if each.startswith("fixed terms end")]


def test_fixed_terms_that_end_with_the_setting_blank_are_told_with_what_to_do() -> None:
    (sentence,) = told()
    assert sentence == (
        f"{SAID} on the Body sheet: redundancy pay is taken to be due to those with the service for it; type 0 if "
        "none is due, or 1 to confirm it"
    )
    assert code_of(sentence) == "N103"


@pytest.mark.parametrize("paid", [0.0, 1.0])
def test_where_the_body_said_whether_terms_are_paid_nothing_is_told(paid: float) -> None:
    assert told(terms_paid=paid) == []


@pytest.mark.parametrize("staff", [{"ends": 0}, {"secondment": 1}, {"ends": serial(date(2031, 1, 31))}])
def test_where_no_fixed_term_ends_in_the_plan_nothing_is_told(staff: dict[str, float]) -> None:
    assert told(staff=staff) == []


def test_a_1_that_is_typed_is_known_from_a_blank() -> None:
    sheets = body("example-icb-2025").sheets
    assert sheets is not None
    assert "terms_paid" not in sheets.body
    typed = replace(sheets, body={**sheets.body, "terms_paid": 1})
    said = [any(SAID in each for each in project(read_sheets("a.xlsx", it)).warnings) for it in (sheets, typed)]
    assert said == [True, False]
