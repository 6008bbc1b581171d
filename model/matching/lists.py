"""The answer as lists: the posts of each person in order, and the people for each post in order, equals together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

import numpy as np

from model.matching.answer import ALONE, ORDER, STATUS, Answer
from model.matching.region import NONE
from model.rules.rulebook import from_serial, say, table
from model.rules.scales import band_on

MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))
LEVELS, NAMES = 8, 4  # of a person's list: steps of its order, and posts of one step, that a cell tells
LONGEST = 32_000  # characters that a cell takes
SLOT, LAW, RING, STANDS, TRAINING, LOWER = range(6)
OFFER = (
    "slots in",
    "first refusal by law",
    "ring-fence",
    "suitable as it stands",
    "needs training",
    "a lower band or fewer hours, with consent",
)
SHORTLY = ("slots in", "by law", "ring-fence", "as it stands", "with training", "lower band or hours")
NOT_YET = "not before notice is given"


@dataclass(frozen=True)
class PersonRow:
    """What is told of a person at risk; `offers` are the posts in order, and the figures those of the first of them."""

    reference: str
    body: str
    band: str
    function: str
    status: str
    contest: int
    order: str
    kind: str
    offers: str
    minutes: float | None
    step: int | None
    protection: float | None
    payoff: float
    counts_from: str
    notice_ends: date
    shares: tuple[float, float, float]


class PostRow(NamedTuple):
    """People who are offered a post together: they are equal by law, ring-fence, kind, wave and month of notice."""

    post: str
    body: str
    band: str
    function: str
    place: str
    level: int
    kind: str
    notice: str
    people: int
    who: str
    offer_by: date | None
    contest: int


@cache
def band_names() -> tuple[str, ...]:
    """Return the name of each band by its number; the first, number 0, is none."""
    return ("", *(row["name"] for row in table("bands")))


def named(words: Sequence[str], number: int) -> str:
    """Return the word of a code, "" for NONE."""
    return "" if number == NONE else words[number]


def kinds(answer: Answer) -> np.ndarray:
    """Return as what each pair is offered, a number of OFFER, (pairs,)."""
    pairs, choice = answer.pairs, answer.choice
    found = np.where(pairs.lower, LOWER, np.where(pairs.training, TRAINING, STANDS))
    found = np.where(choice.ring, RING, found)
    found = np.where(choice.law, LAW, found)
    return np.where(answer.region.posts.slot[pairs.post] != NONE, SLOT, found)


def by_person(answer: Answer) -> Iterator[PersonRow]:
    """Yield a row for each person at risk, in the order of their references."""
    people, words, pairs = answer.region.people, answer.region.words, answer.pairs
    kind = kinds(answer)
    names = answer.region.posts.name
    claim = np.minimum(kind, STANDS)
    order = np.lexsort((_ranked(names)[pairs.post], pairs.minutes, kind, answer.cost, claim, pairs.person))
    ends = np.searchsorted(pairs.person[order], np.arange(len(people) + 1))
    for at in sorted(range(len(people)), key=people.reference.__getitem__):
        mine = order[ends[at] : ends[at + 1]]
        first = int(mine[0]) if len(mine) else NONE
        begins = people.notice_begins[at]
        yield PersonRow(
            reference=people.reference[at],
            body=named(words.bodies, people.body[at]),
            band=band_names()[people.band[at]],
            function=named(words.functions, people.function[at]),
            status=STATUS[answer.status[at]],
            contest=int(answer.contest_of_person[at]),
            order="" if answer.order[at] == ALONE else ORDER[answer.order[at]],
            kind="" if first == NONE else OFFER[kind[first]],
            offers=_offers(answer, mine, kind) if len(mine) else f"none: {answer.why[at]}",
            minutes=None if first == NONE else float(pairs.minutes[first]),
            step=None if first == NONE else int(pairs.step[first]),
            protection=None if first == NONE else _protection(answer, first),
            payoff=float(np.nan_to_num(people.payoff[at])),
            counts_from=NOT_YET if np.isnan(begins) else f"from {say(from_serial(begins))}",
            notice_ends=from_serial(people.notice_ends[at]),
            shares=(float(answer.shares[at, 0]), float(answer.shares[at, 1]), float(answer.shares[at, 2])),
        )


def _ranked(names: Sequence[str]) -> np.ndarray:
    """Return the place of each name in the order of the alphabet."""
    rank = np.empty(len(names), dtype=int)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return rank


def _offers(answer: Answer, mine: np.ndarray, kind: np.ndarray) -> str:
    """Return a person's posts in order as a text: by kind of offer, and in each by minutes.

    Posts that are equal for the person stand with "or" between them.
    """
    pairs, names = answer.pairs, answer.region.posts.name
    steps: list[tuple[int, float, list[str]]] = []
    for pair, of_kind, minutes in zip(mine.tolist(), kind[mine].tolist(), pairs.minutes[mine].tolist(), strict=True):
        if not steps or steps[-1][:2] != (of_kind, minutes):
            steps.append((of_kind, minutes, []))
        steps[-1][2].append(names[pairs.post[pair]])
    told, before = [], NONE
    for of_kind, minutes, posts in steps[:LEVELS]:
        more = f" or {len(posts) - NAMES} more" if len(posts) > NAMES else ""
        what = f"{SHORTLY[of_kind]}: " if of_kind != before else ""
        told.append(f"{what}{' or '.join(posts[:NAMES])}{more} ({minutes:.0f} min)")
        before = of_kind
    left = sum(len(posts) for _, _, posts in steps[LEVELS:])
    return "; ".join(told) + (f"; and {left} more on By post" if left else "")


def _protection(answer: Answer, pair: int) -> float:
    """Return what pay protection costs in a post a band lower, in £: the months of policy to the top of that band."""
    region, pairs = answer.region, answer.pairs
    person, post = int(pairs.person[pair]), int(pairs.post[pair])
    if not pairs.step[pair] or np.isnan(region.people.salary[person]):
        return 0.0
    top = _top(band_names()[region.posts.band[post]], region.policy.day)
    lost = max(0.0, float(region.people.salary[person]) - top) if top else 0.0
    months = region.policy["protection_months"]
    return round(lost * float(min(region.people.wte[person], region.posts.wte[post])) * months / 12, 2)


@cache
def _top(band: str, day: date) -> float:
    """Return the pay at the top of a band on a day, in £ a year; 0 where it has no scale."""
    points = band_on(band, day)
    return points[-1].pay if points else 0.0


def by_post(answer: Answer) -> Iterator[PostRow]:
    """Yield the rows of each post, in the order of the posts' names: at least one, who comes first first."""
    region, pairs = answer.region, answer.pairs
    people, posts, words = region.people, region.posts, region.words
    kind = kinds(answer)
    month = np.array([day.year * 12 + day.month - 1 for day in map(from_serial, people.notice_ends)], dtype=int)
    wave, ends = people.wave[pairs.person], month[pairs.person]
    order = np.lexsort((_ranked(people.reference)[pairs.person], ends, wave, kind, pairs.post))
    key = np.stack([pairs.post, kind, wave, ends], axis=1)[order]
    starts = np.flatnonzero(np.r_[len(key) > 0, (np.diff(key, axis=0) != 0).any(axis=1)])
    stops = np.r_[starts[1:], len(key)].astype(int)
    rows: dict[int, list[tuple[int, int]]] = {}
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        rows.setdefault(int(key[start, 0]), []).append((start, stop))
    several = len(set(people.wave.tolist())) > 1
    references = np.array(people.reference, dtype=object)[pairs.person[order]].tolist()
    said = {
        (int(each_wave), int(end)): (f"wave {each_wave}, " if several else "") + f"{MONTHS[end % 12]} {end // 12}"
        for each_wave, end in set(zip(people.wave.tolist(), month.tolist(), strict=True))
    }
    levels = key.tolist()
    for post in sorted(range(len(posts)), key=posts.name.__getitem__):
        closes = posts.closes[post]
        named_post = (
            posts.name[post],
            named(words.bodies, posts.body[post]),
            band_names()[posts.band[post]],
            named(words.functions, posts.function[post]),
            named(words.places, posts.place[post]),
        )
        last = None if np.isinf(closes) else from_serial(closes), int(answer.contest_of_post[post])
        for level, (start, stop) in enumerate(rows.get(post, ()), 1):
            _, of_kind, of_wave, end = levels[start]
            who = references[start] if stop == start + 1 else _together(references[start:stop])
            yield PostRow(*named_post, level, OFFER[of_kind], said[of_wave, end], stop - start, who, *last)
        if post not in rows:
            yield PostRow(*named_post, 1, "nobody at risk fits", "", 0, "", *last)


def _together(who: list[str]) -> str:
    """Return the references of people who are equal, as a text that a cell takes."""
    text = ", ".join(who)
    if len(text) > LONGEST:
        text = f"{text[:LONGEST].rpartition(', ')[0]} and others of the same order"
    return f"{text} together" if len(who) > 1 else text
