"""A comparison of a body's options in the form that JSON, a plain text format for other programs, can hold."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.lines.names import lines_named
from model.lines.ways import BY_CHOICE
from model.messages import coded
from model.projection.compare import Comparison, Outcome, stamp
from model.projection.finding import wte_at_start
from model.projection.ledger import ledger_test

SOURCES = lines_named(  # {what it is called: its line}
    {"fund": "from_fund", "reserve": "from_reserve", "advance": "from_advance", "budget": "from_budget"}
)

NONE = np.zeros(1)


def as_json(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as the dictionary that `--json` prints; a figure that is yearly is a list, a number a year.

    Pounds are rounded to the penny, and numbers of people who leave to four decimals.
    """
    results = comparison.results
    return {
        "body": results.inputs.name,
        "baseline": _penny(results.values["baseline_amount"][0, 0]),
        "wte_before": _penny(wte_at_start(results)),
        "heads_before": float(results.inputs.staff["copies"].sum()),
        "population": [float(number) for number in results.year_line("population", 0)],
        "years": results.inputs.year_labels,
        "target": [_penny(amount) for amount in results.year_line("allowed_spend", 0)],
        "recommended": comparison.best.name if comparison.best else None,
        "options": {
            outcome.name: _option(outcome) | _money_of(comparison, case)
            for case, outcome in enumerate(comparison.outcomes)
        },
        "exit_packages_include_nic": bool(results.values["packages_with_nic"][0, 0]),
        "checks": comparison.checks,
        "warnings": list(results.warnings),
        "remarks": coded(results.warnings),
        "ledger": ledger_test(results.inputs, results.values),
        "made_of": stamp(comparison),
    }


def _penny(amount: float) -> float:
    """Return an amount rounded to the penny; nil is 0.0 and never -0.0."""
    return round(float(amount), 2) + 0.0


def _money_of(comparison: Comparison, case: int) -> dict[str, Any]:
    """Return what pays an option's one-off cost, what its volunteers cost, and its people at each year's end, by year.

    `case` is the option's number, from 0.
    """
    results = comparison.results

    def by_year(*names: str) -> list[float]:
        """Return the sum of lines of the model by year."""
        return [_penny(amount) for amount in sum((results.year_line(name, case) for name in names), NONE)]

    return {
        "funding": {source: by_year(line) for source, line in SOURCES.items()},
        "in_year_gap": by_year("non_recurrent_gap"),
        "voluntary_cost": by_year(*(way.exits_cost for way in BY_CHOICE)),
        "heads": by_year("all_heads"),
    }


def _option(outcome: Outcome) -> dict[str, Any]:
    """Return what one option comes to as a dictionary, which is that option's entry in the JSON."""
    option: dict[str, Any] = {}
    for name in ("spend", "run_rate", "met", "gap", "wte"):
        option[name] = [figure if isinstance(figure, bool) else _penny(figure) for figure in getattr(outcome, name)]
    option["heads_leaving"] = {
        route: [round(heads, 4) for heads in by_year] for route, by_year in outcome.heads_leaving.items()
    }
    for name in ("at_risk", "notified", "one_off", "recurrent_saving", "cash_releasing", "net_cash"):
        option[name] = [_penny(figure) for figure in getattr(outcome, name)]
    option["npv"] = _penny(outcome.npv)
    option["npv_by_view"] = {view: _penny(npv) for view, npv in outcome.npv_by_view.items()}
    option["payback_months_simple"] = outcome.payback_months_simple
    option["payback_months_cash"] = outcome.payback_months_cash
    option["voluntary_heads"] = [round(heads, 4) for heads in outcome.voluntary_heads]
    for name in ("beyond_target", "cash_to_find"):
        option[name] = [_penny(figure) for figure in getattr(outcome, name)]
    option["exits"] = {
        "one_off": _penny(outcome.exits.one_off),
        "saving": _penny(outcome.exits.saving),
        "payback_months": outcome.exits.payback_months,
        "npv": _penny(outcome.exits.npv),
    }
    step = outcome.step
    option["step"] = step and {
        "over": step.over,
        "one_off": _penny(step.one_off),
        "saving": _penny(step.saving),
        "posts": round(step.posts, 4) + 0.0,
        "redundancies": round(step.redundancies, 4) + 0.0,
        "payback_months": step.payback_months,
        "npv": _penny(step.npv),
        "missed": _penny(step.missed),
        "dominated": step.dominated,
    }
    return option
