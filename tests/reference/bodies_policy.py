"""What a drawn body does beyond the first rules: rounds, posts held as needed, hours, looking ahead, other targets."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from .solver import AgreedLine, Body, BodyYear, PoolYear, Round

DAYS = 365


def often_zero(rng: random.Random, chance_of_zero: float, low: float, high: float) -> float:
    return 0.0 if rng.random() < chance_of_zero else rng.uniform(low, high)


def often_none(rng: random.Random, chance_of_none: float, low: float, high: float) -> float | None:
    """No limit, or nothing allowed at the edge, or a limit."""
    return None if rng.random() < chance_of_none else often_zero(rng, 0.1, low, high)


def random_round(rng: random.Random, bill: float, wte: float, usual: int, **where: int) -> Round:
    """A round of one pool or band, or of all, that ends on the year's `usual` last day of volunteers or on another."""
    return Round(
        **where,
        share=rng.choice((1.0, rng.random(), 0.3 * rng.random())),
        take_up=often_zero(rng, 0.1, 0.02, 0.6),
        approved=rng.choice((1.0, rng.uniform(0.3, 1.0))),
        most_people=often_none(rng, 0.6, 0.0, 0.1 * wte),
        budget=often_none(rng, 0.5, 0.0, 0.04 * bill),
        longest_payback=often_none(rng, 0.5, 1.0, 30.0),
        other_scheme=rng.random() < 0.3,
        last_day=usual if rng.random() < 0.3 else rng.randint(1, DAYS),
    )


def random_rounds(rng: random.Random, body: Body, year: BodyYear, most: int) -> list[Round]:
    """Rounds of a year, no pool in two of them: of all, of bands, or of pools in bands that have no round."""
    if not most:
        return []
    wte = sum(body.opening_wte)
    bill = sum(posts * pool.do_nothing_cost for posts, pool in zip(body.opening_wte, year.pools, strict=True))
    usual = year.days_in_year - round(year.part_year_voluntary * year.days_in_year)
    if rng.random() < 0.4:
        return [random_round(rng, bill, wte, usual)]
    bands = rng.sample(sorted(set(body.bands)), rng.randint(0, min(most, len(set(body.bands)))))
    others = [number for number, band in enumerate(body.bands) if band not in bands]
    pools = rng.sample(others, min(len(others), most - len(bands)))
    found = [random_round(rng, bill, wte, usual, band=band) for band in bands]
    return found + [random_round(rng, bill, wte, usual, pool=pool) for pool in pools]


def by_day(rng: random.Random, part_year: float, elapsed: float) -> bool:
    """Whether a route's last day is on or before the tested day: mostly as its part-year says."""
    return 1.0 - part_year <= elapsed if rng.random() < 0.8 else rng.random() < 0.5


def _pool(rng: random.Random, pool: PoolYear, held: bool, hours: bool, early: bool) -> PoolYear:
    agreed: Sequence[AgreedLine] = pool.agreed
    if early:
        agreed = [replace(line, gone_by_day=rng.choice((0.0, 1.0, rng.random()))) for line in agreed]
    return replace(
        pool,
        agreed=agreed,
        hold_up_to=often_zero(rng, 0.3, 0.0, 1.0) if held else 0.0,
        hours_share=often_zero(rng, 0.5, 0.0, 0.3) if hours else 0.0,
        hours_part_year=rng.choice((0.0, 1.0, rng.random())),
        other_cost_per_head=often_zero(rng, 0.2, 0.05, 0.8) * pool.do_nothing_cost,
    )


def with_policy(rng: random.Random, body: Body) -> Body:
    """The body with some of the further rules, or with none in one body of five: it is then returned as it is."""
    if rng.random() < 0.2:
        return body
    held, hours, rounds, ahead, early, wte, heads = (
        rng.random() < chance for chance in (0.5, 0.35, 0.5, 0.4, 0.35, 0.2, 0.2)
    )
    opening = sum(body.opening_wte)
    people = sum(posts * pool.heads_per_wte for posts, pool in zip(body.opening_wte, body.years[0].pools, strict=True))
    years: list[BodyYear] = []
    for each in body.years:
        day = rng.randint(1, DAYS) if early else DAYS
        year = replace(
            each,
            pools=[_pool(rng, pool, held, hours, early) for pool in each.pools],
            look_ahead=rng.randint(0, 5) if ahead else 0,
            tested_day=day,
            most_wte=opening * rng.uniform(0.5, 1.1) if wte and rng.random() < 0.8 else None,
            most_heads=people * rng.uniform(0.5, 1.1) if heads and rng.random() < 0.8 else None,
        )
        if early:
            year = replace(
                year,
                gone_transferred=by_day(rng, each.part_year_transferred, day / DAYS),
                gone_redeployed=by_day(rng, each.part_year_redeployed, day / DAYS),
                gone_voluntary=by_day(rng, each.part_year_voluntary, day / DAYS),
                gone_compulsory=by_day(rng, each.part_year_compulsory, day / DAYS),
            )
        years.append(replace(year, rounds=random_rounds(rng, body, year, rng.randint(0, 3) if rounds else 0)))
    return replace(body, years=years)
