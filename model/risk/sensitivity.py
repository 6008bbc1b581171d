"""What the results hang on: each assumption moved by itself, and where the answer turns as it is moved.

Results do not always move one way, so that an assumption is tried at nine values from low to high, and every crossing
is told. Assumptions that people's lines read are tried at three, unless more are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from model.lines.names import lines_named
from model.risk.draws import Draws
from model.risk.passes import RANKED, RESULTS, VIEWS, Body, advised, run_options
from model.risk.ranges import TENTH, Range, value_of
from model.risk.reach import of_people

PLACES = 9  # values from low to high
DEGREE = 3  # of the curve by which a result follows one assumption; bins would see patterns of the points themselves
ENOUGH = 6  # draws for each number that is fitted; fewer bear a straight line only
WIDE = 2.326  # standard deviations: one draw in a hundred lies beyond, each side
TORNADO = lines_named({"redundancies": "redundancies", "one_off": "one_off", "npv": "body_npv", "missed": "all_missed"})
SHOWN = frozenset({*RESULTS.values(), *RANKED})
SAME = 1e-6  # of the larger number: less is no move


@dataclass(frozen=True)
class Moved:
    """One assumption moved by itself: what each option comes to, {result: (options, values)}, at its values."""

    range: Range
    values: np.ndarray
    results: Mapping[str, np.ndarray]
    moves: bool  # any result of any option, to whomsoever
    moves_shown: bool  # any result that is told of the draws: all but the NPV to others than the body
    grid: np.ndarray  # its values from far below low to far above high, and the answers there
    answers: np.ndarray  # (values, 1 + options): the number of the best option, and whether each meets

    def ends(self, result: str, option: int) -> tuple[float, float, float]:
        """Return a result of an option at the low, central and high value."""
        row = self.results[result][option]
        return float(row[0]), float(row[len(row) // 2]), float(row[-1])

    def swing(self, result: str, option: int) -> float:
        """Return how far a result of an option moves, from its least to its most over all values."""
        return float(np.ptp(self.results[result][option]))


def moved_one_by_one(body: Body, ranges: Sequence[Range], of_people_places: int = 3) -> list[Moved]:
    """Return each assumption that is not held, moved by itself from low to high, in the order of `ranges`."""
    free = [each for each in ranges if not each.held]
    if not free:
        return []
    values = {}
    for each in free:
        places = of_people_places if each.name in of_people() else PLACES
        values[each.name] = value_of(each, np.array([-WIDE, *np.linspace(-TENTH, TENTH, places), WIDE]))
        if each.name in of_people():  # whose turns are not sought: two sums of people fewer
            values[each.name] = values[each.name][1:-1]
    drawn = one_at_a_time(free, values)
    options = run_options(body, drawn)
    answers = answers_of(body, options, len(next(iter(drawn.values()))), range(len(options)))
    found, first = [], 0
    for each in free:
        whole = slice(first, first + len(values[each.name]))
        first = whole.stop
        part = whole if each.name in of_people() else slice(whole.start + 1, whole.stop - 1)
        results = {name: _whole(options, line, part) for name, line in TORNADO.items()}
        inner = values[each.name] if each.name in of_people() else values[each.name][1:-1]
        shown = any(_moves(option, part, SHOWN) for option in options)
        moves = shown or any(_moves(option, part, frozenset(VIEWS)) for option in options)
        found.append(Moved(each, inner, results, moves, shown, values[each.name], answers[whole]))
    return found


def answers_of(body: Body, options: Sequence[Mapping[str, np.ndarray]], count: int, asked: Sequence[int]) -> np.ndarray:
    """Return the answers in each case, (cases, 1 + options asked): the best option's number, and whether each meets."""
    meets = [np.broadcast_to(options[case]["meets"][:, 0], (count,)) for case in asked]
    return np.array([advised(body, [*map(dict, options)], count), *meets]).T.astype(int)


def one_at_a_time(ranges: Sequence[Range], values: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the values of assumptions in cases in which only one is not central: those of each in turn."""
    count = sum(map(len, values.values()))
    drawn = {each.name: np.full(count, each.central) for each in ranges}
    first = 0
    for name, column in values.items():
        drawn[name][first : first + len(column)] = column
        first += len(column)
    return drawn


def _whole(options: Sequence[Mapping[str, np.ndarray]], line: str, part: slice) -> np.ndarray:
    """Return a line of each option in the cases of a part, (options, cases); one by year is added up."""
    rows = []
    for option in options:
        value = option[line]
        row = value[..., 0].sum(axis=0) if value.ndim == 3 else value[:, 0]
        rows.append(np.broadcast_to(row, (part.stop,))[part] if row.size == 1 else row[part])
    return np.array(rows)


def _moves(option: Mapping[str, np.ndarray], part: slice, lines: frozenset[str]) -> bool:
    """Whether any of the lines of an option differs among the cases of a part."""
    for line in lines:
        value = option[line]
        if value.shape[-2] > 1:
            here = value[..., part, :]
            if (np.ptp(here, axis=-2) > SAME * max(1.0, float(np.abs(here).max()))).any():
                return True
    return False


def ordered(moved: Sequence[Moved], option: int) -> list[Moved]:
    """Return the assumptions that move an option's results, those that move them furthest first.

    Each result counts alike: an assumption's swing over the largest of any.
    """
    most = {name: max((each.swing(name, option) for each in moved), default=0.0) for name in TORNADO}

    def weight(each: Moved) -> float:
        return sum(each.swing(name, option) / top for name, top in most.items() if top > 0)

    return sorted((each for each in moved if weight(each) > SAME), key=weight, reverse=True)


def shares_of_spread(draws: Draws, moved: Sequence[Moved], result: str, option: int) -> dict[str, float]:
    """Return the share of a result's variance over the draws that a curve of each assumption explains, {name: 0 to 1}.

    The curves of all that move the result are fitted at once, as even points go together by pairs where they are few.
    What any curve explains of so few draws by chance is taken off.
    """
    value = draws.results[result][option]
    value = value.sum(axis=1) if value.ndim == 2 else value
    names = [each.range.name for each in moved if each.range.name in draws.values and each.swing(result, option) > 0]
    total = float(value.var())
    if total == 0 or not names:
        return {}
    degree = DEGREE if draws.count > ENOUGH * DEGREE * len(names) else 1
    curves = [_curve(draws.values[name], degree) for name in names]
    whole = np.concatenate(curves, axis=1)
    weights = np.linalg.lstsq(whole.T @ whole, whole.T @ (value - value.mean()), rcond=None)[0]
    parts = [curve @ own for curve, own in zip(curves, np.split(weights, len(names)), strict=True)]
    left = float(np.var(value - np.sum(parts, axis=0))) / max(1, draws.count - degree * len(names) - 1)
    return {
        name: float(np.clip((part.var() - degree * left) / total, 0, 1))
        for name, part in zip(names, parts, strict=True)
    }


def _curve(values: np.ndarray, degree: int) -> np.ndarray:
    """Return the powers of which a curve of an assumption is made, by the order of its values, (draws, degree)."""
    rank = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    return np.polynomial.legendre.legvander((2 * rank + 1) / len(values) - 1, degree)[:, 1:]


@dataclass(frozen=True)
class Turn:
    """A value at which something turns: whether an option meets every year, or which option is recommended.

    before and after: what is so on the side of the planned value and beyond. at: the value nearest to the plan from
    which it was found to have turned; near: the last before it at which it had not. chance: that it lies beyond.
    """

    range: Range
    what: str  # "meets" or "best"
    option: int  # of "meets": the option's number, from 0
    at: float
    near: float
    before: int  # of "meets": 1 where it meets; of "best": the option's number from 1, 0 for none
    after: int
    chance: float


@dataclass(frozen=True)
class Bracket:
    """An interval of an assumption's values between which an answer changes, with the answers at its ends."""

    range: Range
    low: float
    high: float
    first: np.ndarray
    last: np.ndarray


def turns(body: Body, moved: Sequence[Moved], options: Sequence[int], rounds: int, places: int = 0) -> list[Turn]:
    """Return every value of an assumption, moved by itself, at which the answer turns.

    `options` are those of which it is told where they begin to miss a year. Each crossing is narrowed down `rounds`
    times. Crossings are sought among the values at which `moved` has answers or, where `places` is above nil, among so
    many values. Assumptions that people's lines read are not sought.
    """
    free = [each for each in moved if each.moves_shown and each.range.name not in of_people()]
    asked = [0, *(option + 1 for option in options)]
    measure = partial(_answers, body, [each.range for each in free], options)
    if places:
        grid = {each.range.name: value_of(each.range, np.linspace(-WIDE, WIDE, places)) for each in free}
        answers = measure(grid)
    else:
        grid = {each.range.name: each.grid for each in free}
        answers = {each.range.name: each.answers[:, asked] for each in free}
    brackets = [
        bracket for each in free for bracket in _between(each.range, grid[each.range.name], answers[each.range.name])
    ]
    for _ in range(rounds):
        if brackets:
            brackets = _narrowed(brackets, measure)
    return [turn for bracket in brackets for turn in _turns(bracket, options)]


Answers = Callable[[Mapping[str, np.ndarray]], dict[str, np.ndarray]]


def _answers(
    body: Body, ranges: Sequence[Range], options: Sequence[int], values: Mapping[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Return, by assumption, the answers at its values, (values, 1 + options)."""
    used = [each for each in ranges if each.name in values]
    count = sum(map(len, values.values()))
    computed = run_options(body, one_at_a_time(used, values))
    answers = answers_of(body, computed, count, options)
    found, first = {}, 0
    for name, column in values.items():
        found[name] = answers[first : first + len(column)]
        first += len(column)
    return found


def _between(each: Range, values: np.ndarray, answers: np.ndarray) -> list[Bracket]:
    """Return the intervals of an assumption's values between which any answer changes."""
    changed = np.flatnonzero((answers[1:] != answers[:-1]).any(axis=1))
    return [Bracket(each, float(values[at]), float(values[at + 1]), answers[at], answers[at + 1]) for at in changed]


def _narrowed(brackets: Sequence[Bracket], measure: Answers, places: int = 11) -> list[Bracket]:
    """Return the parts of intervals in which an answer changes, of which each interval has `places` + 1."""
    values: dict[str, list[float]] = {}
    for each in brackets:
        values.setdefault(each.range.name, []).extend(np.linspace(each.low, each.high, places + 2)[1:-1])
    answers = measure({name: np.array(column) for name, column in values.items()})
    taken = dict.fromkeys(values, 0)
    found = []
    for each in brackets:
        first = taken[each.range.name]
        taken[each.range.name] += places
        inside = answers[each.range.name][first : first + places]
        whole = np.array([each.first, *inside, each.last])
        found += _between(each.range, np.linspace(each.low, each.high, places + 2), whole)
    return found


def _turns(bracket: Bracket, options: Sequence[int]) -> list[Turn]:
    """Return what turns between the ends of an interval, as seen from the planned value."""
    each = bracket.range
    ends = ((bracket.low, bracket.first), (bracket.high, bracket.last))
    (near, now), (at, then) = ends if bracket.low >= each.central else ends[::-1]
    chance = chance_beyond(each, at)
    found = []
    if now[0] != then[0]:
        found.append(Turn(each, "best", -1, at, near, int(now[0]), int(then[0]), chance))
    found += [
        Turn(each, "meets", option, at, near, int(now[place]), int(then[place]), chance)
        for place, option in enumerate(options, 1)
        if now[place] != then[place]
    ]
    return found


def chance_beyond(each: Range, at: float) -> float:
    """Return the chance that an assumption lies further from its central value than `at`, on the same side."""
    from statistics import NormalDist

    low, central, high = each.three
    side = high - central if at >= central else central - low
    return 0.0 if side == 0 else 1 - NormalDist().cdf(abs(at - central) / side * TENTH)
