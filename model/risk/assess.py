"""How sure a comparison is: chances, ranges, what it hangs on and where it turns, as data that every output reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from model.projection.compare import Comparison
from model.risk.draws import Draws, draw, payback_quantile, quantile
from model.risk.passes import Body
from model.risk.ranges import Range, ranges_of
from model.risk.sensitivity import (
    TORNADO,
    Moved,
    Turn,
    chance_beyond,
    moved_one_by_one,
    ordered,
    shares_of_spread,
    turns,
)
from model.risk.totals import total_shares

TENTHS = (0.1, 0.5, 0.9)
SURE = 0.995  # prints as 100%
DRAWS = 256  # of a run: chosen so that it takes at most 1.4 times as long; a chance is then sure to about a point
TOGETHER = 0.5  # how far what hurts goes together in the row that shows it
THOROUGH = 16_384  # of mancost risk


@dataclass(frozen=True)
class OptionRisk:
    """How sure one option is. Three numbers are the values below which one, five and nine of ten draws lie.

    by_design: compulsory redundancy is open in some year, so that the option meets its target by what it is. met: the
    chance by year. shortfall: by how much the target is missed over the plan, on average and in the worst tenth.
    """

    name: str
    meets: float
    by_design: bool
    met: tuple[float, ...]
    nobody_redundant: float
    best: float
    redundancies: tuple[float, ...]
    one_off: tuple[float, ...]
    npv: tuple[float, ...]
    spend: tuple[tuple[float, ...], ...]  # by year
    payback: tuple[float | None, ...]
    shortfall: float
    worst_tenth: float


@dataclass(frozen=True)
class Latest:
    """The last day on which a year's consultation may begin for compulsory redundancy; slack is days from the plan."""

    year: str
    planned: float
    day: float
    slack: int
    chance_late: float | None  # None where the slip is held


@dataclass(frozen=True)
class Risk:
    """How sure a comparison is: `shown` is the number, from 0, of the option of which most is told.

    together: that option if what hurts goes together; totals: what share of its results' spread each assumption has
    with all that it does together with others, {name: {result: share}}. Both are of `mancost risk`.
    """

    comparison: Comparison
    draws: Draws
    moved: tuple[Moved, ...]
    turns: tuple[Turn, ...]
    latest: Latest | None
    shown: int
    together: OptionRisk | None = None
    totals: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @cached_property
    def options(self) -> tuple[OptionRisk, ...]:
        """Return how sure each option is, in order."""
        names = self.comparison.results.options
        return tuple(
            option_risk(self.draws, case, name, is_by_design(self.comparison, case)) for case, name in enumerate(names)
        )

    @property
    def varied(self) -> list[Range]:
        """Return the assumptions that are drawn."""
        return [each for each in self.draws.ranges if each.name in self.draws.values]

    @property
    def held(self) -> list[Range]:
        """Return the assumptions that are not drawn, as they are a choice, or have no range or a case."""
        return [each for each in self.draws.ranges if each.held]

    @property
    def moves_nothing(self) -> list[Range]:
        """Return the assumptions that have a range and move nothing in this body."""
        return [each.range for each in self.moved if not each.moves]

    @property
    def moves_others(self) -> list[Range]:
        """Return the assumptions that move only the present value to others than the body: they are not drawn."""
        return [each.range for each in self.moved if each.moves and not each.moves_shown]

    def hangs_on(self, most: int = 10) -> list[Moved]:
        """Return the assumptions on which the option shown hangs most, the largest first."""
        return ordered(self.moved, self.shown)[:most]

    def share(self, name: str, result: str) -> float:
        """Return the share of the spread of a result of the option shown that an assumption explains by itself."""
        return self._shares[result].get(name, 0.0)

    @cached_property
    def _shares(self) -> dict[str, dict[str, float]]:
        """Return the shares of the spread of each result of the option shown, {result: {assumption: share}}."""
        return {result: shares_of_spread(self.draws, self.moved, result, self.shown) for result in TORNADO}


def one_off_of(draws: Draws, case: int) -> np.ndarray:
    """Return an option's one-off cost of all years in each draw, with who goes by chance where that is drawn."""
    return np.asarray(draws.results["one_off"][case].sum(axis=1) + draws.results["who_goes"][case])


def option_risk(draws: Draws, case: int, name: str, by_design: bool) -> OptionRisk:
    """Return how sure an option is, whose number among those drawn is `case`, from 0."""
    found: Mapping[str, np.ndarray] = draws.results
    missed = np.sort(found["missed"][case])
    worst = missed[-max(1, len(missed) // 10) :]
    spend, heads = found["spend"][case], found["redundancies"][case]
    return OptionRisk(
        name=name,
        meets=float(found["meets"][case].mean()),
        by_design=by_design,
        met=tuple(map(float, found["met"][case].mean(axis=0))),
        nobody_redundant=float((heads < 0.5).mean()),
        best=float((draws.best == case + 1).mean()),
        redundancies=tuple(quantile(heads, share) for share in TENTHS),
        one_off=tuple(quantile(one_off_of(draws, case), share) for share in TENTHS),
        npv=tuple(quantile(found["npv"][case], share) for share in TENTHS),
        spend=tuple(tuple(quantile(year, share) for share in TENTHS) for year in spend.T),
        payback=tuple(payback_quantile(found["payback"][case], share) for share in TENTHS),
        shortfall=float(missed.mean()),
        worst_tenth=float(worst.mean()),
    )


def is_by_design(comparison: Comparison, case: int) -> bool:
    """Whether compulsory redundancy is open to an option in some year, its last day falling in that year."""
    return bool((comparison.results.year_line("compulsory_open", case) > 0).any())


def assess(
    comparison: Comparison, count: int = DRAWS, seed: int = 1, thorough: bool = False, jobs: int = 1,
    option: int | None = None, together: float = 0.0,
) -> Risk:  # fmt: skip
    """Return how sure a comparison is, from `count` draws.

    `thorough` tries assumptions at more values. `option` is the number of the option of which most is told, the one
    that is shown if it is None. `together` correlates what hurts, from 0 to 1.
    """
    inputs = comparison.results.inputs
    body, ranges = Body(inputs, {}), ranges_of(inputs)
    shown = comparison.outcomes.index(comparison.shown) if option is None else option
    moved = moved_one_by_one(body, ranges, 9 if thorough else 3)
    moving = [each.range for each in moved if each.moves_shown]
    signs = {each.range.name: _harm(each, shown) for each in moved} if together else None
    drawn = draw(inputs, [each.name for each in moving], count, seed, jobs, together=together, signs=signs, body=body)
    open_ones = [
        case
        for case in range(len(inputs.options))
        if not is_by_design(comparison, case) and 0 < drawn.results["meets"][case].mean() < 1
    ]
    found = turns(body, moved, open_ones, 8 if thorough else 2, 65 if thorough else 0)
    risk = Risk(comparison, drawn, tuple(moved), tuple(found), latest(comparison, ranges), shown)
    return _more_of(risk, body, jobs, not together) if thorough and drawn.values else risk


def _more_of(risk: Risk, body: Body, jobs: int, apart: bool) -> Risk:
    """Return a risk with what takes more draws: totals of spread and, if it was drawn apart, what hurts going together.

    The latter is told of the option that is shown.
    """
    draws, names, shown = risk.draws, list(risk.draws.values), risk.shown
    risk = replace(risk, totals=total_shares(body, names, draws.seed, shown))
    if not apart:
        return risk
    alone = body.of_options((0, shown))
    signs = {each.range.name: _harm(each, shown) for each in risk.moved}
    hurt = draw(alone.inputs, names, draws.count, draws.seed, jobs, together=TOGETHER, signs=signs, body=alone)
    case = len(alone.inputs.options) - 1
    option = option_risk(hurt, case, risk.options[shown].name, risk.options[shown].by_design)
    return replace(risk, together=option)


def chances(comparison: Comparison, count: int, seed: int = 1) -> Risk:
    """Return how sure a comparison is, without where it turns: for a batch of many bodies."""
    inputs = comparison.results.inputs
    body = Body(inputs, {})
    moved = moved_one_by_one(body, ranges_of(inputs))
    names = [each.range.name for each in moved if each.moves_shown]
    shown = comparison.outcomes.index(comparison.shown)
    return Risk(comparison, draw(inputs, names, count, seed, body=body, apart=True), tuple(moved), (), None, shown)


def _harm(moved: Moved, option: int) -> float:
    """Return -1 or 1 as an option's cost falls or rises with an assumption, 0 where it does neither."""
    for result, bad in (("missed", 1), ("one_off", 1), ("npv", -1)):
        low, _, high = moved.ends(result, option)
        if abs(high - low) > 1:
            return float(np.sign(high - low) * bad)
    return 0.0


def latest(comparison: Comparison, ranges: tuple[Range, ...]) -> Latest | None:
    """Return the tightest last day of consultation of any year in which some option may make people redundant."""
    results = comparison.results
    used = [case for case in range(len(results.options)) if is_by_design(comparison, case)]
    if not used:
        return None
    slack = results.year_line("year_end", 0) - results.year_line("compulsory_last_day", 0)
    open_in = np.max([results.year_line("compulsory_open", case) > 0 for case in used], axis=0)
    year = int(np.where(open_in, slack, np.inf).argmin())
    days, start = int(slack[year]), float(results.year_line("consultation_start", 0)[year])
    slip = next(each for each in ranges if each.name == "consultation_slip")
    late = None if slip.held else chance_beyond(slip, slip.central + days)
    return Latest(results.inputs.year_labels[year], start, start + days, days, late)
