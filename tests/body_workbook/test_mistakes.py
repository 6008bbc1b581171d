"""The mistakes that a finance manager makes: none of them moves the answer without a word.

Each is made in every input of its kind of a shipped body. It is refused, or an alert that was not there before
tells it, or no figure that a reader acts on moves by more than 1%.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import numpy as np
import pytest

from model.body.typed import Rows, Sheets
from model.body_workbook.read_in_memory import read_sheets
from model.messages import level_of
from model.problems import InputError
from model.projection.compare import compare
from model.projection.project import Results, project
from model.rules.scales import band_on
from tests.support.bodies import body

BODIES = ("example-pct-2010", "example-ccg-2015", "example-icb-2025")
Mistake = Callable[[Sheets], Sheets]
MOVED = 0.01


@cache
def typed(name: str) -> Sheets:
    sheets = body(name).sheets
    assert sheets is not None
    return sheets


def rows(sheets: Rows, column: str, change: Callable[[Any], Any], first: int = 10**6) -> Rows:
    """The rows with a column changed where it is filled, in the first rows only."""
    return [
        {**row, column: change(row[column])} if row.get(column) is not None and place < first else row
        for place, row in enumerate(sheets)
    ]


def setting(name: str, times: float) -> Mistake:
    return lambda sheets: replace(sheets, body={**sheets.body, name: float(sheets.body[name]) * times})


def column(sheet: str, name: str, change: Callable[[Any], Any], first: int = 10**6) -> Mistake:
    return lambda sheets: replace(sheets, **{sheet: rows(getattr(sheets, sheet), name, change, first)})  # type: ignore[arg-type]


def cleared(sheet: str, name: str) -> Mistake:
    return lambda sheets: replace(
        sheets,
        **{sheet: [{key: cell for key, cell in row.items() if key != name} for row in getattr(sheets, sheet)]},  # type: ignore[arg-type]
    )


def next_years_scale(sheets: Sheets) -> Sheets:
    """Every salary that is a point is that of the same point a year later."""
    base = int(str(sheets.body["first_year"])[:4]) - 1
    then, now = datetime(base, 4, 1).date(), datetime(base + 1, 4, 1).date()

    def later(row: Mapping[str, Any]) -> Mapping[str, Any]:
        old, new = band_on(str(row.get("band")), then), band_on(str(row.get("band")), now)
        pay = next((b.pay for a, b in zip(old, new, strict=False) if a.pay == row["base_salary"]), None)
        return {**row, "base_salary": pay or row["base_salary"]}

    return replace(sheets, staff=[later(row) for row in sheets.staff])


def pasted_twice(sheets: Sheets) -> Sheets:
    return replace(sheets, staff=[*sheets.staff, *({**row, "row": f"x{row['row']}"} for row in sheets.staff[:20])])


def ended_terms(sheets: Sheets) -> Sheets:
    day = datetime(int(str(sheets.body["first_year"])[:4]) - 1, 9, 30)
    return replace(sheets, staff=[{**row, "ends": day} if at < 20 else row for at, row in enumerate(sheets.staff)])


def total_line(sheets: Sheets) -> Sheets:
    total = {"item": "Total non-pay", "item_amount": sum(float(row["item_amount"]) for row in sheets.budget)}
    return replace(sheets, budget=[*sheets.budget, total])


def consultation_later(sheets: Sheets) -> Sheets:
    year = int(str(sheets.body["first_year"])[:4])
    return replace(
        sheets, years=[{**sheets.years[0], "consultation_start": datetime(year + 2, 6, 1)}, *sheets.years[1:]]
    )


def award_of_thirty_percent(sheets: Sheets) -> Sheets:
    return replace(sheets, years=[{**sheets.years[0], "national_uplift": 0.3}, *sheets.years[1:]])


def cuts_year_by_year(sheets: Sheets) -> Sheets:
    """Each year's own cut where the cut so far is asked."""
    cuts = [0.1, 0.05] + [0.01] * len(sheets.target)
    body_ = {name: value for name, value in sheets.body.items() if name != "path"}
    target = [{"year": row["year"], "cut_of_baseline": cut} for row, cut in zip(sheets.target, cuts, strict=False)]
    return replace(sheets, body=body_, target=target)


MISTAKES: dict[str, Mistake] = {
    **{f"{name} in thousands": setting(name, 0.001) for name in ("ledger_budget", "reserve")},
    **{f"{name} in millions": setting(name, 0.000001) for name in ("ledger_budget", "reserve")},
    "a ledger of a tenth": setting("ledger_budget", 0.1),
    "a ledger of ten times": setting("ledger_budget", 10.0),
    "a reserve of a thousand times": setting("reserve", 1000.0),
    "the budget in thousands": column("budget", "item_amount", lambda amount: amount / 1000),
    "the budget a thousand times": column("budget", "item_amount", lambda amount: amount * 1000),
    "agency in thousands": column("pools", "agency_cost", lambda cost: cost / 1000),
    "a total among the budget's lines": total_line,
    "no column of WTE": cleared("staff", "wte"),
    "hours for WTE": column("staff", "wte", lambda wte: wte * 37.5),
    "WTE as a percentage": column("staff", "wte", lambda wte: wte * 100),
    "salaries in thousands": column("staff", "base_salary", lambda pay: pay / 1000),
    "salaries by the month": column("staff", "base_salary", lambda pay: pay / 12),
    "part-time pay for full-time": column("staff", "base_salary", lambda pay: round(pay * 0.6), 40),
    "one salary of two digits more": column("staff", "base_salary", lambda pay: pay * 100, 1),
    "one salary far above its band": column("staff", "base_salary", lambda _: 121_271, 1),
    "the scale of the next year": next_years_scale,
    "rows pasted twice": pasted_twice,
    "fixed terms that ended": ended_terms,
    "no points": cleared("staff", "base_point"),
    "leavers as a percentage": column("pools", "leaver_rate", lambda share: share * 100),
    "people in thousands": column("years", "population", lambda heads: heads / 1000),
    "a consultation on the row of another year": consultation_later,
    "a date of service filled down": column("staff", "service_start", lambda _: datetime(2008, 9, 1)),
    "an award of a third": award_of_thirty_percent,
    "most of a pool leaves": column("pools", "leaver_rate", lambda _: 0.9),
    "cuts of each year for cuts so far": cuts_year_by_year,
    "births of another century": column("staff", "born", lambda day: day + timedelta(days=36_525)),
}


def answer(results: Results) -> Iterator[float]:
    """The figures that a reader acts on."""
    comparison = compare(results)
    best = comparison.best or comparison.outcomes[-1]
    yield from (float(results.values["allowed_spend"][year].max()) for year in range(results.inputs.years))
    yield from (float(spend) for spend in comparison.outcomes[0].spend)
    yield from (sum(figures) for figures in (best.gap, best.one_off, best.cash_to_find, best.recurrent_saving))
    yield best.redundancies


@cache
def before(name: str) -> tuple[list[float], frozenset[str]]:
    results = project(read_sheets(name, typed(name)))
    return list(answer(results)), frozenset(results.warnings)


@pytest.mark.agree
@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize("name", BODIES)
def test_a_mistake_that_moves_the_answer_is_refused_or_told(name: str, mistake: str) -> None:
    try:
        wrong = MISTAKES[mistake](typed(name))
        results = project(read_sheets(name, wrong))
    except InputError:
        return
    figures, told = before(name)
    if any(level_of(each) == "alert" and each not in told for each in results.warnings):
        return
    scale = max(figures)
    moved = np.abs(np.array(list(answer(results))) - np.array(figures)) / np.maximum(np.abs(figures), scale * 0.001)
    assert moved.max() <= MOVED


@pytest.mark.agree
@pytest.mark.parametrize("name", BODIES)
def test_a_shipped_body_has_no_alert(name: str) -> None:
    assert [each for each in before(name)[1] if level_of(each) == "alert"] == []
