"""How sure a comparison is, in sentences and in the table that the terminal prints."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.projection.listed import listed
from model.projection.money import PENNY, money
from model.risk.assess import SURE, TOGETHER, OptionRisk, Risk
from model.risk.ranges import Range
from model.risk.sensitivity import Turn, chance_beyond
from model.rules.rulebook import from_serial, say

FEWEST = 5  # heads: fewer are not told
FEW = f"fewer than {FEWEST}"
NONE = "–"
BY_DESIGN = "by design"
TAILS = "One chance in ten each side."


def chance_said(chance: float) -> str:
    """Return a chance to the whole per cent; never 0% or 100% of what happens or fails in some draw.

    >>> chance_said(0.508), chance_said(0.001), chance_said(0.999), chance_said(1.0), chance_said(0.0)
    ('51%', 'under 1%', 'over 99%', '100%', '0%')
    """
    if 0 < chance < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 <= chance < 1 else f"{100 * chance:.0f}%"


def meets_said(option: OptionRisk) -> str:
    """Return the chance that an option meets its target in every year, or that it does so by design."""
    if not option.by_design:
        return chance_said(option.meets)
    return BY_DESIGN if option.meets >= SURE else f"{BY_DESIGN}, {chance_said(option.meets)}"


def heads_said(three: Sequence[float]) -> str:
    """Return three quantiles of heads; where an end that is somebody is under five, no other figure tells of it.

    >>> heads_said((6.2, 13.1, 23.0)), heads_said((0.0, 13.1, 23.0)), heads_said((0.0, 2.0, 3.0)), heads_said((0, 0, 0))
    ('6 / 13 / 23', 'fewer than 5 / 13 / 23', 'fewer than 5', '–')
    """
    if max(three) < 0.5:
        return NONE
    if max(three) < FEWEST:
        return FEW
    return " / ".join(FEW if number < FEWEST else f"{number:,.0f}" for number in three)


def thousands(three: Sequence[float]) -> str:
    """Return three quantiles in thousands of pounds."""
    return " / ".join(f"{number / 1000:,.0f}" for number in three)


def counted(risk: Risk) -> str:
    """Return a sentence on how many draws were made, of how many assumptions, and what was left out."""
    held = len(risk.held) + len(risk.moves_nothing) + len(risk.moves_others)
    are = "is" if held == 1 else "are"
    people = " Who leaves and who goes is drawn too." if risk.draws.by_chance else ""
    return (
        f"{risk.draws.count:,} draws of {len(risk.varied)} assumptions ({held} {are} held or move nothing). {TAILS}"
        f"{people}"
    )


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
    what = f"{each.label[0].lower()}{each.label[1:]}{',' if ',' in each.label else ''}"
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


def _is_one(risk: Risk, meets: Turn, best: Turn) -> bool:
    """Whether an option becomes the best just where it begins to meet every year."""
    same = meets.range.name == best.range.name and best.after == meets.option + 1 and meets.after == 1
    near = 1e-3 * (meets.range.three[2] - meets.range.three[0])
    ends = [until_of(risk, turn) for turn in (meets, best)]
    alike = ends[0] == ends[1] or (None not in ends and abs(float(ends[0] or 0) - float(ends[1] or 0)) <= near)
    return same and alike and abs(meets.at - best.at) <= near


def latest_said(risk: Risk) -> str:
    """Return a sentence with the last day of consultation for compulsory redundancy; empty where none is open."""
    if risk.latest is None:
        return ""
    day, year = say(from_serial(risk.latest.day)), risk.latest.year
    return f"Compulsory redundancy needs consultation by {day}, to take effect in {year}."


def sentence(risk: Risk, case: int | None = None) -> str:
    """Return how sure an option is, the one that is shown if `case` is None, in one or two sentences."""
    option = risk.options[risk.shown if case is None else case]
    draws = f"{risk.draws.count:,} draws"
    best = max(risk.options, key=lambda each: each.best)
    if option.by_design:
        first = (
            f'"{option.name}" meets the target by design, as it makes redundant as many as the year needs: '
            f"{_people(option.redundancies)} in {draws}"
        )
        first = first if option.meets >= SURE else f"{first}; in {chance_said(1 - option.meets)} it still misses a year"
    elif option.meets >= 0.95:
        first = f'"{option.name}" almost certainly meets every year: it does in {chance_said(option.meets)} of {draws}'
    else:
        first = f'In {_about(1 - option.meets)} of {draws} "{option.name}" misses the target of a year'
        if option.worst_tenth > PENNY:
            first += f", by {money(option.worst_tenth)} over the plan in the worst tenth"
    chosen = f"It is the best option in {chance_said(option.best)} of them"
    if best.name != option.name:
        chosen += f', and "{best.name}" in {chance_said(best.best)}'
    return f"{first}. {chosen}."


def _people(three: Sequence[float]) -> str:
    """Return how many people are made redundant, with one draw in ten beyond each end.

    >>> _people((6.2, 13.1, 23.0)), _people((0.0, 13.1, 23.0)), _people((0.0, 1.0, 3.0))
    ('13 people, below 6 or above 23 in one in ten each', '13 people, above 23 in one in ten', 'fewer than 5 people')
    """
    low, middle, high = three
    if middle < FEWEST:
        return f"{FEW} people" + (f", above {high:,.0f} in one in ten" if high >= FEWEST else "")
    below = f"below {low:,.0f} or " if low >= FEWEST else ""
    return f"{middle:,.0f} people, {below}above {high:,.0f} in one in ten{' each' if below else ''}"


def _about(chance: float) -> str:
    """Return a chance in words, such as "about half" or "about 35%"."""
    return "about half" if 0.47 <= chance <= 0.53 else f"about {100 * chance:.0f}%" if chance >= 0.005 else "under 1%"


def table(risk: Risk) -> list[tuple[str, str, str, str, str]]:
    """Return the rows of the terminal's table: option, every year, redundant, one-off in £000, best in."""
    return [
        (
            option.name,
            meets_said(option),
            heads_said(option.redundancies),
            thousands(option.one_off),
            chance_said(option.best),
        )
        for option in risk.options[1:]
    ]


def told_once(risk: Risk) -> list[tuple[Turn, bool]]:
    """Return each crossing, the likeliest first, and whether an option becomes the best there too.

    One that becomes the best just where it begins to meet every year stands once.
    """
    by_chance = sorted(risk.turns, key=lambda turn: -chance_of(risk, turn))
    pairs = [
        (meets, best)
        for meets in by_chance
        for best in by_chance
        if (meets.what, best.what) == ("meets", "best") and _is_one(risk, meets, best)
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


def together_said(risk: Risk) -> str:
    """Return a sentence on the option shown if what hurts goes together; empty where that was not drawn."""
    option = risk.together
    if option is None:
        return ""
    people = heads_said(option.redundancies)
    redundant = "" if people == NONE else f", {people} people redundant"
    sure = option.by_design and option.meets >= SURE
    meets = BY_DESIGN if sure else f"in {chance_said(option.meets)} of draws"
    return (
        f'If what hurts goes together (correlated by {TOGETHER}), "{option.name}" meets every year {meets}'
        f"{redundant}, for a one-off cost of {thousands(option.one_off)} in £000."
    )


def notes(risk: Risk) -> list[str]:
    """Return the sentences below the table: what the answer turns on, dates, and what moves nothing."""
    meets, best = (most_telling(risk, what) for what in ("meets", "best"))
    if meets and best and _is_one(risk, meets, best):
        found = [both_said(risk, meets)]
    else:
        found = [turn_said(risk, turn) for turn in (meets, best) if turn]
    found.append(latest_said(risk))
    if risk.moves_others:
        names = listed([each.label for each in risk.moves_others])
        found.append(f"Only the present value to others is moved by: {names}.")
    if risk.moves_nothing:
        names = listed([each.label for each in risk.moves_nothing])
        found.append(f"Nothing in this body is moved by: {names}.")
    return [each for each in found if each]
