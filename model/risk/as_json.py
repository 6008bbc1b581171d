"""How sure a comparison is, in the form that JSON can hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.risk.assess import TOGETHER, OptionRisk, Risk
from model.risk.ranges import Range
from model.risk.sensitivity import TORNADO, Moved, Turn
from model.rules.rulebook import from_serial

NAMES = ("p10", "p50", "p90")


def risk_json(risk: Risk) -> dict[str, Any]:
    """Return what `--json` prints under "risk"."""
    return {
        "draws": risk.draws.count,
        "seed": risk.draws.seed,
        "by_chance": risk.draws.by_chance,
        "varied": [_range(each) for each in risk.varied],
        "held": [{"name": each.name, "why": each.held} for each in risk.held],
        "moves_nothing": [each.name for each in risk.moves_nothing],
        "moves_only_others": [each.name for each in risk.moves_others],
        "options": {option.name: _option(option) for option in risk.options},
        "shown": risk.comparison.results.options[risk.shown],
        "together": risk.together and {"correlation": TOGETHER, **_option(risk.together)},
        "tornado": [_moved(risk, each) for each in risk.hangs_on()],
        "turns": [_turn(risk, each) for each in risk.turns],
        "latest_consultation": risk.latest
        and {
            "year": risk.latest.year,
            "planned": f"{from_serial(risk.latest.planned):%Y-%m-%d}",
            "by": f"{from_serial(risk.latest.day):%Y-%m-%d}",
            "chance_late": risk.latest.chance_late,
        },
    }


def _range(each: Range) -> dict[str, Any]:
    low, central, high = each.three
    return {"name": each.name, "low": low, "central": central, "high": high, "status": each.status}


def _three(numbers: Sequence[float | None], places: int) -> dict[str, float | None]:
    """Return three quantiles by name, rounded."""
    return {
        name: None if number is None else round(number, places) + 0.0
        for name, number in zip(NAMES, numbers, strict=True)
    }


def _option(option: OptionRisk) -> dict[str, Any]:
    return {
        "meets": round(option.meets, 4),
        "by_design": option.by_design,
        "met": [round(chance, 4) for chance in option.met],
        "nobody_redundant": round(option.nobody_redundant, 4),
        "best": round(option.best, 4),
        "redundancies": _three(option.redundancies, 4),
        "one_off": _three(option.one_off, 2),
        "npv": _three(option.npv, 2),
        "spend": {name: [round(year[place], 2) for year in option.spend] for place, name in enumerate(NAMES)},
        "payback_months": _three(option.payback, 2),
        "shortfall": {"mean": round(option.shortfall, 2), "worst_tenth": round(option.worst_tenth, 2)},
    }


def _moved(risk: Risk, each: Moved) -> dict[str, Any]:
    found: dict[str, Any] = {"name": each.range.name}
    for result in TORNADO:
        low, central, high = each.ends(result, risk.shown)
        row = each.results[result][risk.shown]
        found[result] = {
            "low": round(low, 2), "central": round(central, 2), "high": round(high, 2),
            "least": round(float(row.min()), 2), "most": round(float(row.max()), 2),
            "share": round(risk.share(each.range.name, result), 3),
        }  # fmt: skip
        if each.range.name in risk.totals:
            found[result]["total_share"] = round(risk.totals[each.range.name][result], 3)
    return found


def _turn(risk: Risk, turn: Turn) -> dict[str, Any]:
    options = risk.comparison.results.options
    best = turn.what == "best"

    def named(number: int) -> str | bool | None:
        return (options[number - 1] if number else None) if best else bool(number)

    return {
        "name": turn.range.name,
        "planned": turn.range.central,
        "turns_at": turn.at,
        "what": "best option" if best else "meets every year",
        "option": None if best else options[turn.option],
        "before": named(turn.before),
        "after": named(turn.after),
        "chance": round(turn.chance, 4),
    }
