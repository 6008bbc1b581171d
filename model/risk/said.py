"""How sure a comparison is, in sentences and in the table that the terminal prints."""

from __future__ import annotations

from collections.abc import Sequence

from model.projection.listed import listed
from model.projection.money import PENNY, money
from model.risk.assess import SURE, TOGETHER, OptionRisk, Risk
from model.risk.turning import both_said, is_one, most_telling, turn_said
from model.rules.rulebook import from_serial, say

FEWEST = 5  # heads: fewer are not told
FEW = f"fewer than {FEWEST}"
NONE = "–"
BY_DESIGN = "by design"
TAILS = "One chance in ten each side."
HELD_AGAINST = "Of the cut of 2010-13 the draws hold what a redundancy cost, and not how few there were."
LIKELY = 0.95  # from which an option almost certainly meets every year
STANDING = {"read": "read in a source", "derived": "derived", "secondary": "second-hand", "memory": "judgement"}


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


def standing(risk: Risk) -> str:
    """Return a sentence on what the ranges that are drawn rest on, by how many of them."""
    count = {status: sum(each.status == status for each in risk.varied) for status in STANDING}
    some = [f"{number} {STANDING[status]}" for status, number in count.items() if number]
    none = "" if count["read"] else f", and none {STANDING['read']}"
    return f"Of the ranges drawn, {listed(some)}{none}: the chances know no more than they do." if some else ""


def latest_said(risk: Risk) -> str:
    """Return a sentence with the last day of consultation for compulsory redundancy; empty where none is open."""
    if risk.latest is None:
        return ""
    day, year, late = say(from_serial(risk.latest.day)), risk.latest.year, risk.latest.chance_late
    said = f"Compulsory redundancy needs consultation by {day}, to take effect in {year}"
    if not late:
        return f"{said}."
    drawn = risk.draws.values.get("consultation_slip")
    unseen = drawn is None or float(drawn.max()) <= risk.latest.slack
    return f"{said}; the chance that it begins later is {chance_said(late)}{', and no draw has it' if unseen else ''}."


def sentence(risk: Risk, case: int | None = None) -> str:
    """Return how sure an option is, the one that is shown if `case` is None, in one or two sentences."""
    option = risk.options[risk.shown if case is None else case]
    draws = f"{risk.draws.count:,} draws"
    best = max(risk.options, key=lambda each: each.best)
    if option.by_design:
        first = (
            f'"{option.name}" meets the target by design, as it makes redundant as many as the year needs: '
            f"{_people(option.redundancies, draws)}"
        )
        first = first if option.meets >= SURE else f"{first}; in {chance_said(1 - option.meets)} it still misses a year"
    elif option.meets >= LIKELY:
        first = f'"{option.name}" almost certainly meets every year: it does in {chance_said(option.meets)} of {draws}'
    else:
        first = misses_said(risk, option)
    chosen = f"It is the best option in {chance_said(option.best)} of them"
    if best.name != option.name:
        chosen += f', and "{best.name}" in {chance_said(best.best)}'
    return f"{first}. {chosen}."


def misses_said(risk: Risk, option: OptionRisk) -> str:
    """Return a clause on how often an option misses the target of a year, and by how much in the worst tenth."""
    first = f'In {_about(1 - option.meets)} of {risk.draws.count:,} draws "{option.name}" misses the target of a year'
    worst = option.worst_tenth
    return first + (f", by {money(worst)} over the plan in the worst tenth" if worst > PENNY else "")


def _people(three: Sequence[float], draws: str) -> str:
    """Return how many people are made redundant: half of the draws below, and one in ten beyond each end.

    >>> _people((6.2, 13.1, 23.0), "512 draws")
    'in half of 512 draws below 13 people, in one in ten below 6, in one in ten above 23'
    >>> _people((0.0, 13.1, 23.0), "512 draws"), _people((0.0, 1.0, 3.0), "512 draws")
    ('in half of 512 draws below 13 people, in one in ten above 23', 'fewer than 5 people in nine in ten of 512 draws')
    """
    low, middle, high = three
    if high < FEWEST:
        return f"{FEW} people in nine in ten of {draws}"
    half = f"in half of {draws} below {middle:,.0f} people" if middle >= FEWEST else f"in half of {draws} {FEW} people"
    below = f", in one in ten below {low:,.0f}" if low >= FEWEST else ""
    return f"{half}{below}, in one in ten above {high:,.0f}"


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
    if meets and best and is_one(risk, meets, best):
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
