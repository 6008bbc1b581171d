"""What must be so where a paper says something of equality: each claim's words, and its condition.

A condition works from the counts by pool and the heads that the lines have leaving, and not from the paper's code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from scipy.stats import hypergeom

from model.body.equality import PROTECTED
from model.equality.exits import CHOSEN, exits
from tests.support.claims import MONEY, Condition, Told, is_amount

NONE = 1e-9
WHOM = {
    "women": ("Sex", {"Female"}),
    "men": ("Sex", {"Male"}),
    "people of an ethnic minority": ("Race", {"Asian", "Black", "Mixed", "Other"}),
    "white people": ("Race", {"White"}),
    "disabled people": ("Disability", {"Disabled"}),
    "people who are not disabled": ("Disability", {"Not disabled"}),
    "part-time staff": ("Working pattern", {"Part time"}),
    "full-time staff": ("Working pattern", {"Full time"}),
}
NAMES = "|".join([*WHOM, r"those (?:recorded as|aged) [A-Z0-9][a-z0-9 ]+?"])
WHO = rf"((?i:{NAMES}))"
GO = "(be made redundant or go by choice|be made redundant|go by choice)"
NOBODY = "nobody is made redundant or goes by choice"
RANGE = r"\(([\d,]+) to ([\d,]+)(?:, nine times in ten)?\)"


def _rows(it: Told, who: str) -> tuple[list[int], list[int]]:
    """The rows of the counts of a group's people, and of all of its characteristic who have said what they are."""
    names = it.comparison.results.inputs.equality.names
    if who.lower() in WHOM:
        kind, labels = WHOM[who.lower()]
    else:
        label = re.sub(r"(?i)^those (?:recorded as|aged) ", "", who)
        kind, labels = next(each for each, group in names if group == label), {label}
    said = [row for row, (each, group) in enumerate(names) if each == kind and group != "not stated"]
    return [row for row in said if names[row][1] in labels], said


def _chances(it: Told, who: str, case: int, routes: Sequence[str]) -> tuple[float, float, np.ndarray]:
    """A group's rate against others, how many of it are expected to go by `routes`, and the chances of each number."""
    counts, by_route = it.comparison.results.inputs.equality, exits(it.comparison.results, case)
    mine, said = _rows(it, who)
    kind = counts.names[mine[0]][0]
    whole = counts.heads[[row for row, (each, _) in enumerate(counts.names) if each == kind]].sum(axis=0)
    a_head = sum(by_route[route] for route in CHOSEN) / np.maximum(whole, 1)
    own, other = (counts.heads[rows].sum(axis=0) for rows in (mine, [row for row in said if row not in mine]))
    rate = (own * a_head).sum() / own.sum() / max(NONE, (other * a_head).sum() / other.sum())
    leave, chances, expected = np.broadcast_to(sum(by_route[route] for route in routes), whole.shape), np.ones(1), 0.0
    for people, group, many in zip(whole.astype(int), own.astype(int), leave, strict=True):
        if people:
            below, numbers = int(many + NONE), np.arange(group + 1)
            share = many - below
            pool = hypergeom.pmf(numbers, people, group, below) * (1 - share)
            pool = pool + (hypergeom.pmf(numbers, people, group, below + 1) * share if share > NONE else 0)
            chances, expected = np.convolve(chances, pool), expected + many * group / people
    return float(rate), expected, chances


def _goes(it: Told, words: str, case: int) -> bool:
    """Whether people go in an option as is said: by redundancy, by choice, or by both."""
    return _taken(it, case) == ["redundan" in words, "choice" in words]


def _taken(it: Told, case: int) -> list[bool]:
    """Whether anybody goes in an option by redundancy, and by choice."""
    return [float(exits(it.comparison.results, case)[route].sum()) > NONE for route in CHOSEN]


def _rated(it: Told, who: str, said: str, whom: str, case: int) -> bool:
    """Whether a group's rate is as said, and it is held against all others of its characteristic."""
    rate, (mine, every) = _chances(it, who, case, CHOSEN)[0], _rows(it, who)
    against = whom == "others" or sorted(_rows(it, whom)[0]) == sorted(set(every) - set(mine))
    return bool(abs(float(said) - rate) < 0.0501) and against


def _numbered(it: Told, who: str, route: str, said: Sequence[str]) -> bool:
    """Whether a number and its range are of those who go by a route, and none is under five."""
    number, low, high = (int(each.replace(",", "")) for each in said)
    _, expected, chances = _chances(it, who, it.case, [route])
    up_to = np.cumsum(chances)
    ends = [int(np.searchsorted(up_to, point - NONE)) for point in (0.05, 0.95)]
    return abs(expected - number) < 0.5001 and [low, high] == ends and min(number, low) >= 5


def _expected(it: Told, found: re.Match[str]) -> bool:
    who, first = found[2], CHOSEN[0] if "redundant" in found[5] else CHOSEN[1]
    said = _numbered(it, who, first, (found[1], found[3], found[4]))
    more = found[6] is None or _numbered(it, who, CHOSEN[1], (found[6], found[7], found[8]))
    words = found[5] + (" choice" if found[6] else "")
    return said and more and _goes(it, words, it.case) and _rated(it, who, found[9], found[10], it.case)


def _likelier(it: Told, found: re.Match[str]) -> bool:
    goes = found[4] is None or _goes(it, found[4], it.case)
    some = found[5] is None or _numbered(it, found[1], CHOSEN["choice" in found[8]], (found[5], found[6], found[7]))
    return goes and some and _rated(it, found[1], found[2], found[3], it.case)


def _besides(it: Told, found: re.Match[str]) -> bool:
    """Whether a group whose clause has no verb has the rate that is said; hours alone are not protected."""
    unprotected = _rows(it, found[1])[0][0] in _rows(it, "part-time staff")[1] if _has_hours(it) else False
    return unprotected == bool(found[2]) and _rated(it, found[1], found[3], found[4], it.case)


def _has_hours(it: Told) -> bool:
    return "Working pattern" in it.comparison.results.inputs.equality.characteristics


def _of_whom(found: re.Match[str]) -> str:
    """The group that the sentence before is of: the first that it names."""
    before = re.split(r"(?<=[a-z])[.\n] ?(?=[A-Z])", found.string[: found.start()])
    named = [each for part in before[-2:] for each in re.finditer(WHO + r" (?:\(|are)", part)]
    return str(named[-1][1])


def _elsewhere(it: Told, found: re.Match[str]) -> bool:
    """Whether another option meets the target at the rate, by the numbers and for the cost that are said."""
    case, who = it.number(found[1]), _of_whom(found)
    rate, *_ = _chances(it, who, case, CHOSEN)
    numbers = re.findall(r"([\d,]+) by (redundancy|choice)", found[2] or "")
    told = all(
        abs(_chances(it, who, case, [CHOSEN[route == "choice"]])[1] - int(number.replace(",", ""))) < 0.5001
        and int(number.replace(",", "")) >= 5
        for number, route in numbers
    )
    goes = _goes(it, found[2], case) if found[2] else _taken(it, case) == _taken(it, it.case)
    said = 1.0 if found[3].startswith("the same rate") else float(found[3].split()[0])
    here = _chances(it, who, it.case, CHOSEN)[0]
    return told and goes and abs(said - rate) < 0.0501 and said <= here + 0.0501 and _costs(it, case, found)


def _costs(it: Told, case: int, found: re.Match[str]) -> bool:
    dearer = it.body("cost_ranked", case) - it.body("cost_ranked")
    return _meets(it, case) and is_amount(found[4], abs(dearer)) and (dearer > 0) == (found[5] == "more")


def _meets(it: Told, case: int) -> bool:
    return bool((it.line("met", case) > 0).all())


def _nobody(it: Told, found: re.Match[str]) -> bool:
    return all(
        _meets(it, it.number(name)) and _goes(it, "", it.number(name)) for name in re.findall('"(.*?)"', found[0])
    )


def _lower(it: Told, found: re.Match[str]) -> bool:
    who, others = _of_whom(found), [case for case in range(len(it.comparison.outcomes)) if case != it.case]
    here = _chances(it, who, it.case, CHOSEN)[0]
    rates = [_chances(it, who, case, CHOSEN)[0] for case in others if _meets(it, case)]
    return bool(rates) and all(round(rate, 1) >= round(here, 1) for rate in rates)


def _they(it: Told, found: re.Match[str]) -> bool:
    said = float(found[2] or 1)
    cases = [it.number(name) for name in re.findall('"(.*?)"', found[1])]
    rates = [_chances(it, _of_whom(found), case, CHOSEN)[0] for case in cases]
    here = _chances(it, _of_whom(found), it.case, CHOSEN)[0]
    return all(
        _meets(it, case) and _goes(it, found[3], case) and abs(rate - said) < 0.0501 and round(here, 1) != said
        for case, rate in zip(cases, rates, strict=True)
    )


def _counted(it: Told, found: re.Match[str]) -> bool:
    held = {each for each, _ in it.comparison.results.inputs.equality.names} & set(PROTECTED)
    missing, words = set(PROTECTED) - held, ["two", "three", "four", "five", "six", "seven", "eight"]
    if {each for each in PROTECTED if re.search(rf"\b{each.lower()}\b", found[1].lower())} != held:
        return False
    if found[2]:
        return words.index(found[2]) + 2 == len(missing) and bool(found[3]) == ("Age" in missing)
    return {found[4]} == {each.lower() for each in missing} if found[4] else not missing


def _nobody_here(it: Told, _: re.Match[str]) -> bool:
    return _goes(it, "", it.case)


NAMED = r'"[^"]*"(?:(?:, | and )"[^"]*")*'
WHOM_AGAINST = f"(others|(?i:{NAMES}))"
CLAIMS_OF_EQUALITY: dict[str, Condition] = {
    r"(?<=\n)([A-Z][^.;\n]*) (?:was|were) counted(?:; the other (\w+) protected characteristics(, age among them,)? "
    r"were not|; ([a-z ]+) was not|: all nine protected)": _counted,
    rf"[Aa]bout ([\d,]+) (?:of )?{WHO} {RANGE} are expected to (be made redundant|go by choice)"
    rf"(?: and ([\d,]+) {RANGE} to go by choice)?, ([\d.]+) times the rate of {WHOM_AGAINST}": _expected,
    rf"{WHO} are (\d\.\d) times as likely as {WHOM_AGAINST} to {GO}"
    rf"(?:, about ([\d,]+) {RANGE} of them by (redundancy|choice))?": _likelier,
    rf"{WHO}(, who are not a protected group,)? (?:are )?(\d\.\d) times as likely(?: to go)? as {WHOM_AGAINST}"
    r"(?=[;.])": _besides,
    r'under "([^"]*)" (about [^"]*?, |by [a-z ]*?)?(\d\.\d times|the same rate as [a-zA-Z -]*), '
    rf"for {MONEY} (more|less) in present value": _elsewhere,
    rf"[Uu]nder {NAMED} {NOBODY}": _nobody,
    r"no other option that meets the target has a lower rate for them": _lower,
    rf"[Uu]nder ({NAMED}) they are (?:(\d\.\d) times )?as likely to {GO}": _they,
    r"Nobody goes by redundancy or by choice": _nobody_here,
}
