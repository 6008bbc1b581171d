"""Where limits cannot be kept the finding names what each must give, and limits that give it are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from model.body.limits import SEARCHED, Limits
from model.lines.model import levers
from model.search.engine import Found
from model.search.mix import Aim, Search, found_by
from model.search.unkept import cannot
from tests.search.test_mix import search_of
from tests.support.bodies import EXAMPLES, body

pytestmark = pytest.mark.agree
HEADS, SHARE = 0.06, 0.0006  # by which a figure may be above what is told of it, which is rounded
KEYS = {levers()[lever].label: key for key, lever in SEARCHED.items()}
NEEDED = re.compile(r"at least ([\d,.]+) redundancies are needed, not [\d,.]+$")
UP_TO = re.compile(r'"(.+)" must be allowed up to ([\d.]+)% in every year$')
OPENED = re.compile(r'"(.+)" in every year would keep the rest$')
MISSED = re.compile(
    r"Within the limits the target is missed by at least (£[\d,.]+(k|m)?|[\d,.]+ (WTE|heads)) in \d{4}-\d\d$"
)


def boards(drawn: np.random.Generator, count: int) -> Iterator[tuple[str, Limits]]:
    """Examples with limits drawn at random."""
    for _ in range(count):
        name = str(drawn.choice(EXAMPLES))
        years = body(name).years
        by_year = {
            "hold": drawn.uniform(0, 1, years), "hours": drawn.uniform(0, 0.03, years),
            "compulsory": drawn.integers(0, 2, years).astype(float),
        }  # fmt: skip
        yield name, Limits(by_year, {"redundancies": float(drawn.uniform(0, 90))})


def eased(search: Search, sentence: str) -> Limits | None:
    """The limits of a search with what a sentence says must give; None where it says how far the target is missed."""
    limits, years = search.limits, search.years
    if needed := NEEDED.search(sentence):
        most = float(needed[1].replace(",", "")) + HEADS
        return replace(limits, in_all={**limits.in_all, "redundancies": most})
    if up_to := UP_TO.search(sentence):
        key, most = KEYS[up_to[1]], float(up_to[2]) / 100 + SHARE
        return replace(limits, by_year={**limits.by_year, key: np.maximum(search.room.high[SEARCHED[key]], most)})
    if opened := OPENED.search(sentence):
        return replace(limits, by_year={**limits.by_year, KEYS[opened[1]]: np.ones(years)})
    assert MISSED.search(sentence)
    return None


def hold_to_what_is_told(name: str, search: Search, found: Found) -> int:
    """Check that limits which give what is told of them are kept; returns how many were held to it."""
    first, *rest = cannot(search, found)
    assert first == "No mix of levers keeps every limit, so no option is written"
    assert rest
    ways = [limits for limits in (eased(search, sentence) for sentence in rest) if limits]
    for limits in ways:
        assert found_by(search_of(name, limits), Aim()).broken == 0
    return len(ways)


def test_limits_that_give_what_they_are_told_to_are_kept() -> None:
    held, boards_held = 0, 0
    for name, limits in boards(np.random.default_rng(18), 6):
        search = search_of(name, limits)
        found = found_by(search, Aim())
        if found.broken:
            held, boards_held = held + hold_to_what_is_told(name, search, found), boards_held + 1
    assert boards_held >= 4
    assert held >= 8


def test_a_redundancy_fewer_than_is_told_is_not_enough() -> None:
    name = EXAMPLES[0]
    hours = np.array([0.01, 0.01, 0.01, 0, 0, 0])
    limits = Limits({"hold": np.full(6, 0.5), "hours": hours}, {"redundancies": 2.0})
    search = search_of(name, limits)
    told = [NEEDED.search(sentence) for sentence in cannot(search, found_by(search, Aim()))]
    (needs,) = [float(each[1]) for each in told if each]
    for most, kept in ((needs + HEADS, True), (needs - 0.5, False)):
        other = search_of(name, replace(limits, in_all={"redundancies": most}))
        assert (found_by(other, Aim()).broken == 0) == kept
