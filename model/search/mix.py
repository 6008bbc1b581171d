"""The search for a body's least-cost mix: its levers as variables, its targets and limits as limits of the engine.

Levers that act as they are set (posts held, hours, merging, the local award) and routes that go as needed are searched
year by year. All others, non-pay among them, stand as the option has them from which the search sets out: what they
save is not a matter of people, and a search that moved them would play with the order of the lines.

A route is a share of what it could give. As an option it is a flag, and goes as far as the target needs; so a point is
judged with each of its routes open, and what that leaves unused is taken off it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from model.body.limits import AS_SET, ROUTES, SEARCHED, Limits
from model.body.options import DO_NOTHING
from model.lines.names import lines_named
from model.projection.binding import Values
from model.search.cases import Cases
from model.search.engine import Found, best
from model.search.programme import Hit, Judged, Measured, Programme, Rows
from model.search.room import UP_TO, Room, by_year

HOLD, FURTHER = AS_SET["hold"], UP_TO[AS_SET["hold"]]
USED = lines_named(
    {
        ROUTES["retraining"]: "redeployed_used",
        ROUTES["voluntary"]: "voluntary_used",
        ROUTES["compulsory"]: "compulsory_used",
    }
)
MONEY, REDUNDANCIES = "money", "redundancies"
POUNDS, HEADS, POSTS = 1000.0, 1.0, 1.0  # the sizes of limits
NO_LIMIT = 1e6  # of WTE and heads at the year's end: as the input's default has it
AHEAD = lines_named("years_ahead")
OPEN = 1e-6  # of a route, from which on it is open
POINT = 100.0  # of a lever, in all
STARTS = 4


@dataclass(frozen=True)
class Limit:
    """A limit of the search: by `key` and year, None for all years; how far it may go and its size."""

    key: str
    line: str
    most: float
    size: float
    year: int | None = None


@dataclass(frozen=True)
class Search:
    """A body's search: its cases, the room of its levers, and its board's limits.

    without: keys of the limits that are not kept, so that what they must give can be found. fund_price: what a pound
    drawn from the fund counts for beyond its cost, where the fund is shared with other bodies.
    """

    cases: Cases
    room: Room
    limits: Limits = field(default_factory=Limits)
    without: tuple[str, ...] = ()
    fund_price: float = 0.0

    @cached_property
    def years(self) -> int:
        """Return the years of the plan."""
        return self.cases.inputs.years

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the levers that are searched, in the order of the variables: all years of one, then of the next."""
        return tuple(SEARCHED.values())

    @cached_property
    def low(self) -> np.ndarray:
        """Return the least of each variable."""
        return np.concatenate([self.room.low[name] for name in self.names])

    @cached_property
    def high(self) -> np.ndarray:
        """Return the most of each variable."""
        return np.concatenate([self.room.high[name] for name in self.names])

    def of(self, points: np.ndarray, name: str) -> np.ndarray:
        """Return a lever of points, (points, years), as a part of them that can be changed."""
        place = self.names.index(name) * self.years
        return points[:, place : place + self.years]

    def levers(self, points: np.ndarray, written: bool, further: np.ndarray | float = 0.0) -> Values:
        """Return the levers of points by name, each (points, years).

        `written` opens each route that is used at all. `further` is the share of vacated posts up to which more are
        held as the target needs.
        """
        found = {name: self.of(points, name) for name in self.names}
        found[FURTHER] = np.maximum(found[HOLD], further)
        if written:
            found |= {name: np.where(found[name] > OPEN, 1.0, 0.0) for name in USED}
        return found

    @cached_property
    def ahead(self) -> set[int]:
        """Return the years whose routes go as far as the targets of later years ask, as the base looks ahead."""
        years = by_year(self.cases.base, AHEAD, self.years)
        return {year for year in range(self.years - 1) if years[year] > 0}

    @cached_property
    def all_limits(self) -> tuple[Limit, ...]:
        """Return the limits of the search: each year's target first, then those in people and those of the board."""
        found = [Limit("target", "tested", 0.0, POUNDS, year) for year in range(self.years)]
        for name, line in (("most_wte", "all_wte"), ("most_heads", "all_heads")):
            most = self.cases.given(name)
            found += [Limit(name, line, most[y], POSTS, y) for y in range(self.years) if most[y] < NO_LIMIT]
        for key, line, size in ((REDUNDANCIES, "compulsory_heads", HEADS), ("one_off", "one_off", POUNDS)):
            said = self.limits.by_year.get(key, np.full(self.years, np.nan))
            found += [Limit(key, line, said[y], size, y) for y in range(self.years) if not np.isnan(said[y])]
            if key in self.limits.in_all:
                found.append(Limit(key, line, self.limits.in_all[key], size))
        return tuple(found)

    def over(self, lines: Values) -> np.ndarray:
        """Return by how much each limit is broken, (cases, limits)."""
        found = []
        for limit in self.all_limits:
            value = lines[limit.line]
            value = value.sum(axis=1) if limit.year is None else value[:, limit.year]
            most = lines["allowed_spend"][:, limit.year] if limit.key == "target" else limit.most
            found.append(value - most)
        return np.array(found).T

    @cached_property
    def prices(self) -> np.ndarray:
        """Return what a variable costs for each of it, in pounds: a small price, so that none is used for nothing."""
        by_key = {lever: key for key, lever in AS_SET.items()}
        each = [self.limits.price(f"{by_key[name]}_price") if name in by_key else 0.0 for name in self.names]
        return np.repeat(each, self.years) * POINT

    def measured(self, lines: Values, points: np.ndarray, aim: Aim) -> Measured:
        """Return what cases come to for an aim."""
        over = self.over(lines)
        if aim.limit:
            parts = over[:, [n for n, limit in enumerate(self.all_limits) if limit.key == aim.limit]]
            return Measured(np.zeros(len(points)), parts, over)
        if aim.least == REDUNDANCIES:
            return Measured(lines["redundancies"] + 0.0, np.zeros((len(points), 0)), over)
        weights, own = self.cases.weights, self.cases.own_fund
        fund = self.cases.given("fund")
        paid = own * (lines["fund_asked"] - lines["from_fund"]) * (fund > 0)
        smooth = lines["cost_ranked"] - (lines["non_recurrent_gap"] + paid) @ weights
        smooth = smooth + self.limits.price("price_of_redundancy") * lines["redundancies"] + points @ self.prices
        smooth = smooth + self.fund_price * lines["from_fund"].sum(axis=1)
        parts = np.concatenate([lines["spend"] - lines["allowed_spend"], lines["fund_asked"] - fund], axis=1)
        return Measured(smooth, parts, over)

    def weights(self, aim: Aim) -> np.ndarray:
        """Return what each part of the cost counts for."""
        if aim.limit:
            return np.ones(sum(limit.key == aim.limit for limit in self.all_limits))
        if aim.least == REDUNDANCIES:
            return np.empty(0)
        each = self.cases.weights
        return np.concatenate([each, each * self.cases.own_fund * (self.cases.given("fund") > 0)])

    def judged(self, points: np.ndarray, aim: Aim, further: np.ndarray | float = 0.0) -> Judged:
        """Return points as they are used, and what they come to as an option would; `further` is as in `levers`."""
        open_ = self.levers(points, True, further)
        lines = self.cases.lines(open_)
        used = points.copy()
        for name, share in USED.items():
            self.of(used, name)[:] = open_[name] * lines[share]
        hold = self.of(used, HOLD)
        hold += (open_[FURTHER] - hold) * lines["held_further_used"]
        again = self.cases.lines(self.levers(used, False))
        for name, share in USED.items():  # fewer are asked for than the openings there are: not in proportion
            self.of(used, name)[:] *= np.where(self.of(used, name) > OPEN, again[share], 1.0)
        return Judged(used, self.measured(lines, used, aim))

    def programme(self, aim: Aim) -> Programme:
        """Return the search as the engine takes it."""
        limits, years = self.all_limits, self.years
        several = {limit.year for limit in limits if limit.key in ("most_wte", "most_heads")} | self.ahead
        kept = [limit.key not in self.without for limit in limits]
        routes = [self.names.index(name) for name in USED]
        hits = [
            Hit(None if year in several else year, tuple(place * years + year for place in routes))
            for year in range(years)
        ]
        merging = np.zeros((1, len(self.low)))
        merging[0, self.names.index(AS_SET["merging"]) * years :][:years] = 1
        return Programme(
            low=self.low,
            high=self.high,
            measure=lambda points: self.measured(
                self.cases.lines(self.levers(points, False), out_of_reach=True), points, aim
            ),
            judge=lambda points: self.judged(points, aim),
            size=np.array([limit.size if keep else np.inf for limit, keep in zip(limits, kept, strict=True)]),
            weights=self.weights(aim),
            rows=Rows(merging, np.array([-np.inf]), np.array([1.0])),
            hits=hits,
        )

    def starts(self, aim: Aim, most: int = STARTS) -> np.ndarray:
        """Return points to set out from: all that the limits allow, and the options within them, the best first."""
        options = [option for option in self.cases.inputs.options if option.name != DO_NOTHING]
        points = np.array(
            [
                np.concatenate(
                    [np.maximum(by_year(option, name, self.years), by_year(option, UP_TO.get(name, name), self.years))
                     for name in self.names]
                )
                for option in options
            ]
        ).reshape(-1, len(self.low))  # fmt: skip
        points = np.clip(np.vstack([points, self.high]), self.low, self.high)
        programme = self.programme(aim)
        judged = programme.judge(points)
        order = np.lexsort((programme.cost(judged.measured), programme.broken(judged.measured)))
        chosen: list[np.ndarray] = [self.high]
        for place in order:
            if len(chosen) < most and not any(np.allclose(judged.points[place], other) for other in chosen):
                chosen.append(judged.points[place])
        return np.array(chosen)


@dataclass(frozen=True)
class Aim:
    """What is to be least: money or redundancies.

    With `limit` it is by how much the limit of that key is passed.
    """

    least: str = MONEY
    limit: str = ""


def found_by(search: Search, aim: Aim, starts: np.ndarray | None = None) -> Found:
    """Return the best point of a search for an aim, from the given starts or from those of the search."""
    return best(search.programme(aim), search.starts(aim) if starts is None else starts)
