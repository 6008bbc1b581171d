"""What is set and cannot act says so, in one sentence each; what can act is passed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from model import project
from model.body_workbook.read_in_memory import read_sheets
from model.rules.rulebook import serial
from tests.support.bodies import option, small
from tests.support.generated import early_round

pytestmark = pytest.mark.unit


def told(*options: object, **more: object) -> list[str]:
    return list(project(small(*options, **more)).warnings)  # type: ignore[arg-type]


def only(words: str, said: list[str]) -> str:
    (sentence,) = [each for each in said if words in each]
    return sentence


def test_compulsory_whose_last_day_falls_after_the_year_says_by_when_to_begin() -> None:
    # 1 January 2022 and 90 + 84 days is 24 June 2022; 31 March 2022 less 174 days is 8 October 2021.
    begins = np.array([serial(date(2022, 1, 1)), serial(date(2022, 6, 1)), serial(date(2023, 6, 1))], dtype=float)
    yearly = {"consultation_start": begins, "cut_of_baseline": 0.2, "consultation_planned_days": 90.0}
    said = told(option("Exits", compulsory_on=1.0), yearly=yearly)
    assert only("moves nobody in 2021-22", said) == (
        "compulsory redundancy moves nobody in 2021-22: its last day, 24 June 2022, falls after the year; consultation "
        "would have to begin by 8 October 2021"
    )
    assert not [each for each in said if "moves nobody in 2022-23" in each]


def test_a_redundancy_that_costs_more_than_it_saves_in_the_tested_year_is_told() -> None:
    tests = {"cut_of_baseline": 0.1, "tested_in_year": 1.0, "one_offs_count": 1.0}
    said = told(option("Exits", compulsory_on=1.0), yearly=tests)
    assert "than it saves in the tested year" in only("a redundancy costs more in", said)
    assert not [each for each in told(option("Exits", compulsory_on=1.0), yearly={"cut_of_baseline": 0.1})
                if "costs more" in each]  # fmt: skip


def test_levers_that_move_nobody_share_a_sentence_that_says_where() -> None:
    idle = option("Idle", vacancies_deleted=1.0, agency_ended=1.0, voluntary_on=1.0, compulsory_on=1.0)
    said = told(idle, yearly={"cut_of_baseline": -0.1})
    assert '"Vacancies deleted, to date" and "Agency ended, to date" move nobody and save nothing in any option' in said
    needless = only("already meets the target", said)
    assert '"Voluntary exits are offered" and "Compulsory redundancy is allowed" move nobody' in needless
    assert not [each for each in told(option("Exits", compulsory_on=1.0), yearly={"cut_of_baseline": 0.2})
                if "Compulsory" in each and "move" in each]  # fmt: skip


def test_options_that_are_the_same_to_the_penny_are_named_together() -> None:
    same = [option(name, compulsory_on=1.0) for name in ("One", "Two")]
    other = option("Three", compulsory_on=1.0, programme_cost=1_000.0)
    said = told(*same, other, yearly={"cut_of_baseline": 0.2})
    assert '"One" and "Two" come to the same to the penny' in said
    assert not [each for each in said if '"Three"' in each]


def test_a_target_below_what_nobody_in_post_would_spend_is_told_once() -> None:
    said = told(option("Exits", compulsory_on=1.0), yearly={"explicit_allowed": 1_000.0}, path_kind=3.0,
                ledger_budget=900_000.0)  # fmt: skip
    assert "is less than what would be spent with nobody in post" in only("in 2021-22 the allowed spend, £1k,", said)


def test_turnover_that_overshoots_is_told_and_as_needed_is_not() -> None:
    leavers = {"pools": {"leaver_rate": 0.6}, "yearly": {"cut_of_baseline": 0.3}}
    said = told(option("As set", hold_share=1.0), option("As needed", hold_up_to=1.0), **leavers)
    assert "below the target of 2023-24 than it would be; hold fewer, or as needed" in only('"As set" holds', said)
    assert not [each for each in said if each.startswith('"As needed" holds')]


def test_a_round_whose_exits_all_pay_back_too_late_is_told() -> None:
    made = early_round()
    assert not [each for each in project(read_sheets("round.xlsx", made)).warnings if "moves nobody:" in each]
    late = [{**row, "round_payback": 1.0} for row in made.rounds]
    said = list(project(read_sheets("round.xlsx", replace(made, rounds=late))).warnings)
    assert only("voluntary round", said) == (
        'the voluntary round "Early" of 2025-26 moves nobody: no exit pays back as soon as it asks'
    )
