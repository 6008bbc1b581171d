"""Forecasts held against what happened: each within its tolerance, or a miss with its reason, as the README prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from model.rules.rulebook import STATUSES
from tests.backtests.forecasts import FORECASTS, Outcome, forecast, is_within, outcomes, table
from tests.support.bodies import INPUTS
from tests.support.here import book_here

pytestmark = pytest.mark.backtest
ALL = list(outcomes())
LABELS = {"forecast", "identity", "constant"}
# The workbooks that each forecast is made from, where it is made from one.
WORKBOOKS = {
    "gm_": ("nhs-greater-manchester-icb-2025",),
    "boards_": tuple(path.stem for path in (INPUTS / "published").glob("*-icb-2025.xlsx")),
    "icb_": ("nhs-kent-and-medway-icb-2025",),
    "nhse_": ("nhs-england-group-2015",),
    "december_": ("pcts-and-shas-2010-december-2009",),
}
OF_JUNE = ("first_2010", "all_2010", "cost_2010", "unit_first", "unit_2010", "managers_2012", "mars_unit")


def test_every_outcome_has_a_forecast_a_label_and_a_source() -> None:
    assert [each.key for each in ALL] == list(FORECASTS)
    for each in ALL:
        assert each.label in LABELS
        assert each.given
        assert each.source
        assert each.status in STATUSES


@pytest.mark.parametrize("outcome", ALL, ids=lambda each: each.key)
def test_what_is_missed_has_a_reason_and_what_has_one_is_missed(outcome: Outcome) -> None:
    """A forecast that comes within its tolerance, or falls out of it, changes what the README says: it fails here."""
    assert is_within(outcome) == (not outcome.why), forecast(outcome.key)


def test_at_least_eight_forecasts_are_within_tolerance() -> None:
    held = [each.key for each in ALL if each.label == "forecast" and is_within(each)]
    assert len(held) >= 8
    assert len({each.case for each in ALL if each.key in held}) >= 6


def numbers(file: str) -> set[float]:
    """Every number that is typed in a published workbook, but for those on the sheet of Sources."""
    book = book_here(INPUTS / "published" / f"{file}.xlsx")
    return {
        float(cell)
        for sheet in book.sheets
        if sheet.title not in ("Sources", "Assumptions")
        for row in sheet.rows
        for cell in row
        if isinstance(cell, (int, float)) and not isinstance(cell, bool)
    }


UNITS = {"£m": 1e6, "£k": 1e3}
NO_LIMIT = 1e9  # stands in workbooks for no limit at all


@pytest.mark.parametrize("outcome", [each for each in ALL if each.label == "forecast"], ids=lambda each: each.key)
def test_no_forecast_has_its_answer_among_its_inputs(outcome: Outcome) -> None:
    files = next((files for start, files in WORKBOOKS.items() if outcome.key.startswith(start)), ())
    files = ("pcts-and-shas-2010-june",) if outcome.key in OF_JUNE else files
    answers = {float(part.replace(",", "")) for part in outcome.published.split(" to ")} - {0.0}
    if outcome.unit == "months":
        return  # months are no input of any workbook
    for file in files:
        typed = numbers(file)
        for answer in answers:
            amount = answer * UNITS.get(outcome.unit, 1.0)
            near = [number for number in typed if number < NO_LIMIT and abs(number - amount) < 1e-9 * amount]
            assert not near, (file, answer)


def test_historical_bodies_know_only_the_rates_of_their_day() -> None:
    """A plan of 2010 that knew the freeze of pay, or of 2015 that knew later awards, would forecast with hindsight."""
    for path in sorted((INPUTS / "published").glob("*.xlsx")):
        (sheet,) = [sheet for sheet in book_here(path).sheets if sheet.title == "Body"]
        body = {row[0]: row[1] for row in sheet.rows if row and row[0]}
        first = int(str(body["First plan year"])[:4])
        known = body["Rates known on"]
        day = known if isinstance(known, date) else None
        assert day is not None, path.stem
        assert day.year in (first, first - 1), path.stem


def test_the_readme_prints_the_table_as_it_comes_out() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    missing = [line for line in table() if line not in readme]
    assert not missing, "\n".join(table())
