"""A comparison as a machine reads it."""

from __future__ import annotations

from typing import Any

from model.projection.compare import Comparison, Outcome, stamp


def as_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as a machine reads it: £ to the penny, one number a year in each list."""
    results = comparison.results
    return {
        "body": results.inputs.name,
        "baseline": _penny(results.values["baseline_amount"][0, 0]),
        "years": results.inputs.year_labels,
        "target": [_penny(each) for each in results.year_line("allowed_spend", 0)],
        "options": {outcome.name: _option(outcome) for outcome in comparison.outcomes},
        "checks": comparison.checks,
        "warnings": list(results.warnings),
        "made_of": stamp(comparison),
    }


def _penny(amount: float) -> float:
    return round(float(amount), 2) + 0.0


def _option(outcome: Outcome) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("spend", "run_rate", "met", "gap", "wte"):
        found[name] = [each if isinstance(each, bool) else _penny(each) for each in getattr(outcome, name)]
    found["heads_leaving"] = {
        route: [round(each, 4) for each in by_year] for route, by_year in outcome.heads_leaving.items()
    }
    for name in ("at_risk", "notified", "one_off", "recurrent_saving", "cash_releasing", "net_cash"):
        found[name] = [_penny(each) for each in getattr(outcome, name)]
    found["npv"] = _penny(outcome.npv)
    found["npv_by_view"] = {view: _penny(each) for view, each in outcome.npv_by_view.items()}
    return found | {
        "irr": outcome.irr,
        "payback_months_simple": outcome.payback_months_simple,
        "payback_months_cash": outcome.payback_months_cash,
    }
