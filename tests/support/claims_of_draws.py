"""What must be so where a paper says how sure a plan is: each claim's words, and its condition.

The draws' own arrays are asked, and where something turns the model is run anew on both sides.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from model.projection.project import project
from model.risk.assess import Risk
from model.risk.ranges import Range
from tests.support.claims import MONEY, Condition, Told, is_amount

CHANCE = r"(\d+%|under 1%|over 99%)"
DRAWS = r"([\d,]+) draws"
VALUE = r"(£?-?[\d,.]+%?(?: days| weeks| months)?)"


def _risk(it: Told) -> Risk:
    assert it.risk is not None
    return it.risk


def _is_chance(printed: str, chance: float) -> bool:
    """Whether a chance is printed so, to the whole per cent."""
    if printed == "under 1%":
        return 0 < chance < 0.01
    if printed == "over 99%":
        return 0.99 < chance < 1
    return abs(float(printed.rstrip("%")) / 100 - chance) <= 0.005 + 1e-9


def _ordered(it: Told, name: str, option: str) -> np.ndarray:
    return np.sort(_risk(it).draws.results[name][it.number(option)])


def _counted(it: Told, printed: str) -> bool:
    return int(printed.replace(",", "")) == _risk(it).draws.count


def _by_design(it: Told, found: re.Match[str]) -> bool:
    """Whether compulsory redundancy is open, and the quantiles of who goes are those that are said."""
    name, all_few, count, draws, few, middle, below, above, missed = found.groups()
    heads = _ordered(it, "redundancies", name)
    at = [float(heads[int(len(heads) * share)]) for share in (0.1, 0.5, 0.9)]
    right = at[2] < 5 if all_few else (few is None) == (at[1] >= 5)
    for said, number in zip((below, middle, above), at, strict=True):
        right &= number < 5 if said is None else round(number) == int(said) >= 5
    draws = draws or count
    meets = float(_risk(it).draws.results["meets"][it.number(name)].mean())
    open_to_it = bool((it.line("compulsory_open", it.number(name)) > 0).any())
    return (
        right
        and open_to_it
        and _counted(it, draws)
        and (meets >= 0.995 if not missed else _is_chance(missed, 1 - meets))
    )


def _closed(it: Told, name: str) -> bool:
    return not (it.line("compulsory_open", it.number(name)) > 0).any()


def _almost(it: Told, found: re.Match[str]) -> bool:
    meets = float(_risk(it).draws.results["meets"][it.number(found[1])].mean())
    return meets >= 0.95 and _is_chance(found[2], meets) and _counted(it, found[3]) and _closed(it, found[1])


def _misses(it: Told, found: re.Match[str]) -> bool:
    share, draws, name, worst = found.groups()
    results, number = _risk(it).draws.results, it.number(name)
    chance = 1 - float(results["meets"][number].mean())
    said = 0.47 <= chance <= 0.53 if share == "about half" else _is_chance(share.removeprefix("about "), chance)
    tenth = np.sort(results["missed"][number])[-max(1, _risk(it).draws.count // 10) :].mean()
    amount = tenth < 0.01 if worst is None else is_amount(worst, float(tenth))
    return said and amount and chance > 0.05 and _counted(it, draws) and _closed(it, name)


def _best(it: Told, found: re.Match[str]) -> bool:
    own, other, theirs = found.groups()
    chances = [float((_risk(it).draws.best == case + 1).mean()) for case in range(len(it.comparison.outcomes))]
    if not _is_chance(own, chances[it.case]):
        return False
    if other is None:
        return chances[it.case] == max(chances)
    return _is_chance(theirs, chances[it.number(other)]) and chances[it.number(other)] == max(chances)


def _number(printed: str) -> float:
    plain = re.sub(r"[^\d.-]", "", printed)
    return float(plain) / (100 if "%" in printed else 1)


def _step(printed: str) -> float:
    """One in the last place that is printed."""
    plain = re.sub(r"[^\d.]", "", printed)
    return float(10.0 ** -len(plain.partition(".")[2])) / (100 if "%" in printed else 1)


def _there(it: Told, each: Range, at: float, what: str) -> bool:
    """Whether what is said is so where one assumption has a value."""
    inputs = it.comparison.results.inputs
    alone = project(replace(inputs, body={**inputs.body, each.name: at}))
    if what == "no option is recommended":
        return alone.body_line("advised", 0) == 0
    name, _, rest = what[1:].partition('" ')
    case = it.number(name)
    best, meets = alone.body_line("advised", 0) == case + 1, alone.body_line("meets", case) > 0
    return {"is best": best, "meets every year": meets, "misses a year": not meets}[rest]


def _turns(it: Told, found: re.Match[str]) -> bool:
    """Whether what is said begins at the value: it is so one step beyond, and not two before it."""
    what, label, first, more, last, planned = found.groups()
    each = next(
        each for each in _risk(it).draws.ranges if each.label.lower().partition(":")[0] == label.rstrip(",").lower()
    )
    scale = each.central / _number(planned) if _number(planned) else 1.0
    ends = [number for number in (first, last) if number is not None]
    beyond = 1 if _number(ends[0]) * scale >= each.central - _step(ends[0]) else -1
    near = ends[0] if beyond > 0 or last is None else last
    side = {"more": 1, "less": -1, None: beyond}[more]
    at, step = _number(near) * scale, _step(near) * scale
    inside = at + side * step if last is None else (_number(first) + _number(last)) / 2 * scale
    return side == beyond and _there(it, each, inside, what) and not _there(it, each, at - 2 * side * step, what)


def _rest_on(it: Told, found: re.Match[str]) -> bool:
    drawn = [each for each in _risk(it).draws.ranges if each.name in _risk(it).draws.values]
    words = {"read in a source": "read", "derived": "derived", "second-hand": "secondary", "judgement": "memory"}
    told = {words[word]: int(number) for number, word in re.findall(rf"(\d+) ({'|'.join(words)})", found[3])}
    of_drawn = {status: sum(each.status == status for each in drawn) for status in words.values()}
    none_read = ("none read in a source" in found[3]) == (of_drawn["read"] == 0)
    right = told == {status: number for status, number in of_drawn.items() if number}
    return _counted(it, found[1]) and int(found[2]) == len(drawn) and right and none_read


def _above(it: Told, found: re.Match[str]) -> bool:
    results = _risk(it).draws.results
    cost = np.sort(results["one_off"][it.case].sum(axis=1) + results["who_goes"][it.case])
    return is_amount(found[1], float(cost[int(len(cost) * 0.9)]))


CLAIMS_OF_DRAWS: dict[str, Condition] = {
    r"\"([^\"]*)\" meets the target by design, as it makes redundant as many as the year needs: "
    rf"(?:(fewer than 5) people in nine in ten of {DRAWS}|in half of {DRAWS} (?:(fewer than 5)|below (\d+)) people"
    rf"(?:, in one in ten below (\d+))?, in one in ten above (\d+))"
    rf"(?:; in {CHANCE} it still misses a year)?": _by_design,
    rf"\"([^\"]*)\" almost certainly meets every year: it does in {CHANCE} of {DRAWS}": _almost,
    rf"In (about half|about \d+%|under 1%) of {DRAWS} \"([^\"]*)\" misses the target of a year"
    rf"(?:, by {MONEY} over the plan in the worst tenth)?": _misses,
    rf"It is the best option in (0%|{CHANCE[1:-1]}) of them(?:, and \"([^\"]*)\" in (0%|{CHANCE[1:-1]}))?\.": _best,
    r"(no option is recommended|\"[^\"]*\" (?:is best|meets every year|misses a year)) with ([^.]*?) "
    rf"(?:at|from) {VALUE} (?:or (more|less)|to {VALUE}) \({VALUE} is planned\)": _turns,
    rf"{DRAWS} of (\d+) assumptions\. Of the ranges drawn, ([^:]*): the chances": _rest_on,
    rf"in one draw in ten it is above {MONEY}": _above,
}
