"""Bodies drawn and small, and the reference's answer beside the lines', for tests of who goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.language.years import compute_years
from model.lines.ways import AS_NEEDED
from model.lines.ways import WAYS as EVERY_WAY
from tests.reference.bodies import MODES, random_body, random_pool_year
from tests.reference.bodies_policy import with_policy
from tests.reference.solver import Body, BodyYear, PoolYear, YearResult, solve
from tests.support.solver import CHAPTERS, solved, values

SEEDS = 300  # bodies a mode
CLOSE = 1e-6  # pounds, posts or heads: no amount needed a tolerance that grows with it
WAYS = tuple(way.name for way in EVERY_WAY)
ROUTES = tuple(way.name for way in AS_NEEDED)
LAST_DAYS = ("redeployed", "voluntary", "compulsory")  # routes whose last day a year says
Lines = dict[str, np.ndarray]


@dataclass(frozen=True)
class Case:
    """A body with the reference's answer and the lines'."""

    name: str
    steady: bool  # whether shares and prices are the same in all years
    body: Body
    expected: list[YearResult]
    got: Lines


def named(text: str) -> dict[str, str]:
    """Return {line: what the reference calls it}, from words such as "line" or "line=name"."""
    return {line: read or line for line, _, read in (word.partition("=") for word in text.split())}


def shaken(year: BodyYear, body: Body, rng: Random) -> BodyYear:
    """The year with another target and test, other prices and other policy; what a pool keeps for good stays."""
    first = zip(body.opening_wte, body.years[0].pools, strict=True)
    pools = [random_pool_year(rng, wte, rng.uniform(25_000, 150_000), pool) for wte, pool in first]
    said: dict[str, Any] = {"allowed_spend": year.allowed_spend * rng.uniform(0.6, 1.3)}
    for flag in ("in_year", "guard", "one_offs_count", "repay", "compulsory_allowed"):
        said[flag] = rng.random() < 0.5
    for share in ("fit", "time_to_refill", "backfill_share", *(f"part_year_{route}" for route in LAST_DAYS)):
        said[share] = rng.uniform(0, 0.5)
    for about_1 in ("backfill_relative_cost", "training_success", "quit_response", "quit_response_cap"):
        said[about_1] = rng.uniform(0.5, 1.5)
    return replace(year, pools=pools, newcomer_relative_cost=rng.uniform(0.5, 1), openings=rng.uniform(0, 60), **said)


def besides(said: Lines, rng: Random) -> Lines:
    """What pays one-off cost, which moves nobody."""
    years = said["year_number"].shape
    tops = {"fund": 1e6, "fund_pays": 1.0, "programme_cost": 1e6, "nonpay_one_off": 1e5, "advance": 1e5}
    tops |= {"fund_pays_voluntary": 1.0, "fund_pays_compulsory": 1.0}
    funds = {name: np.full(years, rng.uniform(0, top)) for name, top in tops.items()}
    return {**funds, "reserve": np.full((1, 1), 2e6), "legal_cost": np.full((1, 1), 5_000.0)}


@cache
def drawn() -> tuple[Case, ...]:
    """SEEDS bodies a mode, and as many again with another test and other prices in later years."""
    found: list[Case] = []
    for mode in (*MODES, "changing"):
        for seed in range(SEEDS):
            rng = Random(f"{mode} {seed}")
            body, more = random_body(rng, mode if mode in MODES else rng.choice(MODES)), {}
            if mode == "changing":
                body = replace(body, years=[body.years[0], *(shaken(year, body, rng) for year in body.years[1:])])
            body = with_policy(rng, body)
            if mode == "changing":
                more = besides(values(body), rng)
            got = compute_years(CHAPTERS, {**values(body), **more}, len(body.years))
            got["net"] = sum((got[f"bridge_{way}"] for way in WAYS[1:]), 0 - got["bridge_backfill"])
            found.append(Case(f"{mode} {seed}", mode != "changing", body, solve(body), got))
    return tuple(found)


def always(*modes: str, policy: bool = False, examples: int = 100) -> Callable[[Callable[[Random, Body], None]], Any]:
    """A test that two answers stand as they must for one body drawn at random, run on many.

    With `policy`, the bodies have the further rules too; but where one-off cost counts, no target in WTE or heads: it
    takes exits that save less than nothing, and then no claim about the exits in pounds holds.
    """

    def declare(test: Callable[[Random, Body], None]) -> Any:
        def run(seed: int, mode: str) -> None:
            rng = Random(seed)
            body = random_body(rng, mode)
            if policy:
                body = with_policy(rng, body)
            if body.years[0].one_offs_count:
                body = each_pool(body, most_wte=None, most_heads=None)
            test(rng, body)

        run.__name__ = test.__name__
        many = settings(deadline=None, max_examples=examples)
        return pytest.mark.agree(many(given(st.integers(0, 2**32), st.sampled_from(modes))(run)))

    return declare


def compulsory(body: Body) -> np.ndarray:
    """Return the WTE made redundant, by year."""
    return np.asarray(solved(body, "compulsory")["compulsory"].sum(axis=(1, 2)))


def each_pool(body: Body, change: Callable[[int, PoolYear], PoolYear] = lambda _, pool: pool, **said: Any) -> Body:
    """The body with its pools changed, by their number, and its years as `said`."""
    pools = [[change(number, pool) for number, pool in enumerate(year.pools)] for year in body.years]
    years = [replace(year, pools=each, **said) for year, each in zip(body.years, pools, strict=True)]
    return replace(body, years=years)


def first_year(body: Body, **said: Any) -> Body:
    """The body with its first year as `said`."""
    return replace(body, years=[replace(body.years[0], **said), *body.years[1:]])


def small(
    wte: Sequence[float], pools: list[PoolYear], cuts: list[float], openings: Sequence[float] = (), **of: Any
) -> Body:
    """A body whose pools are the same in every year, with a cut and openings that fit for each year."""
    bill = sum(posts * pool.do_nothing_cost for posts, pool in zip(wte, pools, strict=True))
    asked = zip(cuts, openings or [0] * len(cuts), strict=True)
    years = [BodyYear(pools, bill * (1 - cut), openings=places, fit=1.0, **of) for cut, places in asked]
    return Body(opening_wte=wte, bands=[1] * len(wte), years=years)
