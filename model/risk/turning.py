"""Where the answer turns, in sentences: from which value of an assumption, up to which, and with what chance."""

from __future__ import annotations

import numpy as np

from model.risk.assess import Risk
from model.risk.ranges import Range
from model.risk.sensitivity import Turn, chance_beyond


def value_said(each: Range, value: float) -> str:
    """Return a value of an assumption in its unit, such as "10.7%", "£2,600" or "12 days"."""
    if each.unit.startswith("£"):
        return f"£{value:,.0f}"
    if each.unit in ("share", "share a year"):
        return f"{100 * value:,.1f}%" if each.three[2] <= 1 else f"{value:,.2f}"
    return f"{value:,.1f}".removesuffix(".0") + f" {each.unit}"


def own_scale(risk: Risk, each: Range) -> float:
    """Return what a value of an assumption is multiplied by to be in the words of the pools, 1 where they have none.

    Pools that give one rate of leavers of their own read it, moved as the assumption is; of several, the assumption's.
    """
    if each.name != "leaver_rate" or each.central <= 0:
        return 1.0
    rates = np.unique(risk.comparison.results.values["leaver_rate"])
    return float(rates[0]) / each.central if len(rates) == 1 else 1.0


def own_three(risk: Risk, each: Range) -> list[float]:
    """Return the low, central and high value of an assumption, in the words of the pools where they have their own."""
    return [value * own_scale(risk, each) for value in each.three]


def own_label(risk: Risk, each: Range) -> str:
    """Return the label of an assumption, which says so where its values are told as the pools give them."""
    return each.label if own_scale(risk, each) == 1.0 else f"{each.label}, as the pools give it"


def turn_said(risk: Risk, turn: Turn) -> str:
    """Return a sentence on where an option begins, or ceases, to meet its target, or another becomes the best."""
    each, scale, until = turn.range, own_scale(risk, turn.range), until_of(risk, turn)
    at, planned = value_said(each, turn.at * scale), value_said(each, each.central * scale)
    if at == planned:  # too near to be told apart so
        at, planned = (f"{100 * value * scale:,.2f}%" for value in (turn.at, each.central))
    where = f"at {at} or {'more' if turn.at >= each.central else 'less'}"
    if until is not None:  # what turns here turns again further on
        low, high = sorted((turn.at, until))
        low_said, high_said = value_said(each, low * scale), value_said(each, high * scale)
        where = f"from {low_said} to {high_said}" if low_said != high_said else f"at about {low_said} alone"
    label = each.label.partition(":")[0]  # what follows says what its values stand for
    what = f"{label[0].lower()}{label[1:]}{',' if ',' in label else ''}"
    options = risk.comparison.results.options
    if turn.what == "best":
        name = f'"{options[turn.after - 1]}" is best' if turn.after else "no option is recommended"
    else:
        name = f'"{options[turn.option]}" {"meets" if turn.after else "misses"} {"every" if turn.after else "a"} year'
    return f"{name} with {what} {where} ({planned} is planned)."


def until_of(risk: Risk, turn: Turn) -> float | None:
    """Return the value further from the plan up to which what turns at a crossing stays so; None if it ends nowhere."""
    central = turn.range.central
    further = [
        other.near
        for other in risk.turns
        if (other.range.name, other.what, other.option) == (turn.range.name, turn.what, turn.option)
        and (other.at >= central) == (turn.at >= central)
        and abs(other.at - central) > abs(turn.at - central)
    ]
    return min(further, key=lambda at: abs(at - central), default=None)


def chance_of(risk: Risk, turn: Turn) -> float:
    """Return the chance that an assumption lies where what turns at a crossing has turned."""
    until = until_of(risk, turn)
    return turn.chance - (0.0 if until is None else chance_beyond(turn.range, until))


def most_telling(risk: Risk, what: str = "meets") -> Turn | None:
    """Return the crossing beyond which an assumption is likeliest to lie; None where nothing turns."""
    found = [turn for turn in risk.turns if turn.what == what]
    return max(found, key=lambda turn: chance_of(risk, turn), default=None)


def is_one(risk: Risk, meets: Turn, best: Turn) -> bool:
    """Whether an option becomes the best just where it begins to meet every year."""
    same = meets.range.name == best.range.name and best.after == meets.option + 1 and meets.after == 1
    near = 1e-3 * (meets.range.three[2] - meets.range.three[0])
    ends = [until_of(risk, turn) for turn in (meets, best)]
    alike = ends[0] == ends[1] or (None not in ends and abs(float(ends[0] or 0) - float(ends[1] or 0)) <= near)
    return same and alike and abs(meets.at - best.at) <= near


def told_once(risk: Risk) -> list[tuple[Turn, bool]]:
    """Return each crossing, the likeliest first, and whether an option becomes the best there too.

    One that becomes the best just where it begins to meet every year stands once.
    """
    by_chance = sorted(risk.turns, key=lambda turn: -chance_of(risk, turn))
    pairs = [
        (meets, best)
        for meets in by_chance
        for best in by_chance
        if (meets.what, best.what) == ("meets", "best") and is_one(risk, meets, best)
    ]
    both, again = ([pair[place] for pair in pairs] for place in range(2))
    return [(turn, turn in both) for turn in by_chance if turn not in again]


def crossings(risk: Risk) -> list[tuple[str, float]]:
    """Return a sentence on each crossing with the chance that it comes to that, the likeliest first."""
    return [
        ((both_said if is_best else turn_said)(risk, turn), chance_of(risk, turn)) for turn, is_best in told_once(risk)
    ]


def both_said(risk: Risk, meets: Turn) -> str:
    """Return a sentence on where an option begins to meet every year, and becomes the best."""
    return turn_said(risk, meets).replace(" meets every year with", " meets every year, and is best, with", 1)
