"""The key lines on top of each option's sheet and of Basis: what a finance director reads first, by year.

Each reads the line's own row further down, or adds up the rows of several lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.lines.names import lines_named
from model.results_workbook.summary_rows import ROUTES, leaving

SUM = "added up"  # what stands under "All years": the years added up, or the name of a line of the whole plan


@dataclass(frozen=True)
class Key:
    """A key line: its label, its unit, and the lines by year that are added up in it.

    before: the line that stands in the column before the plan, over all pools where it has pools. all_years: SUM, the
    line of the whole plan, or blank where a sum means nothing. With `opens` a year has what the row below has for the
    year before: what was there at the start of the year.
    """

    label: str
    unit: str
    lines: tuple[str, ...] = ()
    all_years: str = ""
    before: str = ""
    opens: bool = False


@dataclass(frozen=True)
class KeyRow:
    """A key line and the row, from 0, in which it stands."""

    key: Key
    at: int


OF_OPTION = (
    Key("Allowed spend", "£", ("allowed_spend",), SUM),
    Key("Spend that is tested", "£", ("tested",), SUM),
    Key("Missed by", "£", ("gap",), SUM),
    Key("Target met", "flag", ("met",), "meets"),
    Key("Cash to find", "£", ("cash_to_find",), SUM),
    Key("One-off cost", "£", ("one_off",), SUM),
    Key("Recurrent saving", "£", ("recurrent_saving",)),
    Key("Cash to date", "£", ("cumulative_cash",)),
    Key("Net present value to the body", "£", (), "body_npv"),
    Key("WTE at the start", "WTE", opens=True),
    Key("WTE at the end", "WTE", ("all_wte",), before="pool_wte"),
    Key("Heads at the start", "heads", opens=True),
    Key("Heads at the end", "heads", ("all_heads",), before="pool_heads"),
    *(Key(f"Leaving by {route}", "heads", leaving(route), SUM) for route in ROUTES),
)
OF_BASIS = (
    Key("Ledger budget of the baseline year", "£", before="ledger_budget"),
    Key("What the inputs build up to", "£", before="baseline_built_up"),
    Key("Ledger, less what the inputs build up to", "£", before="reconciliation"),
    Key("Baseline of the target", "£", before="baseline_amount"),
    Key("Allowed before transfers", "£", ("allowed_cash",), SUM),
    Key("Staff in post if nothing is done", "£", ("people_cost",), SUM),
    Key("Vacancies funded, before any is deleted", "£", ("vacancies_before",), SUM),
    Key("Agency, before any is ended", "£", ("agency_before",), SUM),
    Key("Non-pay less income, before savings", "£", ("nonpay_before",), SUM),
    Key("WTE in post before the plan", "WTE", before="pool_wte"),
    Key("Heads in post before the plan", "heads", before="pool_heads"),
    Key("National pay award", "share", ("national_uplift",)),
    Key("Growth of prices", "share", ("deflator_growth",)),
    Key("Discount rate, real", "share", before="discount_rate"),
)
lines_named([[*key.lines, *filter(None, (key.before,))] for key in (*OF_OPTION, *OF_BASIS)])


def key_rows(keys: tuple[Key, ...], first: int) -> list[KeyRow]:
    """Return the rows of key lines, the first of them in the row `first`, from 0."""
    return [KeyRow(key, row) for row, key in enumerate(keys, first)]


def key_values(
    keys: tuple[Key, ...], values: Mapping[str, np.ndarray], cases: int, years: int, pools: int
) -> list[np.ndarray]:
    """Return the values of each key line for the first `cases` options, in the order of its cells, (cases, cells).

    `values` has numpy's values of every line, `years` how many years the plan has, and `pools` how many pools.
    """
    found: list[np.ndarray] = []
    for key in keys:
        parts = []
        if key.before:
            whole = values[key.before]
            count = pools if "pool" in key.before else 1
            parts.append(np.broadcast_to(whole[:cases], (cases, count)).sum(axis=1, keepdims=True))
        if key.lines:
            by_year = [np.broadcast_to(values[name][:, :cases], (years, cases, 1))[..., 0].T for name in key.lines]
            parts.append(np.sum(by_year, axis=0))
            if key.all_years == SUM:
                parts.append(parts[-1].sum(axis=1, keepdims=True))
        if key.all_years not in ("", SUM):
            parts.append(np.broadcast_to(values[key.all_years][:cases], (cases, 1)))
        found.append(np.hstack(parts) if parts else np.zeros((cases, 0)))
    for place, key in enumerate(keys):
        if key.opens:  # the row below, a year later
            found[place] = found[place + 1][:, :years]
    return found
