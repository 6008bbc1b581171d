"""The answer as lists: the posts of each person in order, and the people for each post in order, equals together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from model.matching.answer import ALONE, ORDER, STATUS, Answer
from model.matching.offers import LAW, OFFER, RING, SLOT, STANDS, Offers, offered
from model.matching.region import NONE
from model.rules.rulebook import from_serial, say, table
from model.rules.scales import band_on

MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))
LEVELS, NAMES = 8, 4  # of a person's list: steps of its order, and posts of one step, that a cell tells
LONGEST = 32_000  # characters that a cell takes
SHORTLY = (
    *("slots in", "by law first", "ring-fence", "ring-fence with training", "ring-fence, lower band or hours"),
    *("as it stands", "with training", "lower band or hours"),
)
SUITABLE = (SLOT, LAW, RING, STANDS)  # offers whose refusal may cost the payoff
NOT_YET = "not before notice is given"
NEVER = "no: not suitable"
NOBODY = "nobody at risk fits"
FREE = "need not be taken"
BY_HAND = "Look by hand first: first refusal by law, and no suitable post of the own body is found. "
ASK = "held: see the HR lead"  # on a list that a panel reads: first refusal by law tells of somebody why


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
    why: str
    minutes: float | None
    step: int | None
    protection: float | None
    payoff: float
    counts_from: str
    notice_ends: date
    shares: tuple[float, float, float]


class PostRows(NamedTuple):
    """The steps of every post's order, as columns of a list: the people of a row are offered the post together.

    They are equal by law, ring-fence, kind, wave and month of notice.
    """

    post: Sequence[str]
    body: Sequence[str]
    band: Sequence[str]
    function: Sequence[str]
    place: Sequence[str]
    level: Sequence[int]
    kind: Sequence[str]
    notice: Sequence[str]
    people: Sequence[int]
    who: Sequence[str]
    offer_by: Sequence[date | None]
    contest: Sequence[int]


@cache
def band_names() -> tuple[str, ...]:
    """Return the name of each band by its number; the first, number 0, is none."""
    return ("", *(row["name"] for row in table("bands")))


def named(words: Sequence[str], number: int) -> str:
    """Return the word of a code, "" for NONE."""
    return "" if number == NONE else words[number]


def by_person(answer: Answer) -> Iterator[PersonRow]:
    """Yield a row for each person at risk, in the order of their references."""
    people, words, told_of = answer.region.people, answer.region.words, offered(answer)
    pairs, kind, claims = told_of.pairs, told_of.kind, answer.choice.by_law
    by_name = _ranked(answer.region.posts.name)[pairs.post]
    order = np.lexsort((by_name, pairs.minutes, kind, told_of.cost, np.minimum(kind, STANDS), pairs.person))
    names = np.array(answer.region.posts.name, dtype=object)[pairs.post[order]].tolist()
    equal = np.stack([pairs.person, kind, pairs.minutes])[:, order]  # a step of an order is a run of posts that are
    begins = np.flatnonzero(np.r_[len(names) > 0, (np.diff(equal, axis=1) != 0).any(axis=0)])
    of_kind, minutes = kind[order][begins].tolist(), pairs.minutes[order][begins].tolist()
    ends = [*begins.tolist(), len(names)]
    steps = np.searchsorted(pairs.person[order][begins], np.arange(len(people) + 1)).tolist()
    bodies, bands, functions = people.body.tolist(), people.band.tolist(), people.function.tolist()
    status, standing, contests = answer.status.tolist(), answer.order.tolist(), answer.contest_of_person.tolist()
    payoffs, shares = np.nan_to_num(people.payoff).tolist(), answer.shares[:, :-1].tolist()
    salaries = people.salary.tolist()
    for at in sorted(range(len(people)), key=people.reference.__getitem__):
        mine = range(steps[at], steps[at + 1])
        told = [(of_kind[step], minutes[step], names[ends[step] : ends[step + 1]]) for step in mine[:LEVELS]]
        left = ends[mine.stop] - ends[min(mine.stop, mine.start + LEVELS)]
        first = int(order[ends[mine.start]]) if mine else NONE
        begun = people.notice_begins[at]
        yield PersonRow(
            reference=people.reference[at],
            body=named(words.bodies, bodies[at]),
            band=band_names()[bands[at]],
            function=named(words.functions, functions[at]),
            status=STATUS[status[at]],
            contest=contests[at],
            order="" if standing[at] == ALONE else ORDER[standing[at]],
            kind=OFFER[told[0][0]] if told else "",
            offers=(BY_HAND if people.first[at] and not claims[at] else "")
            + (_offers(told, left) if told else f"none: {answer.why[at]}"),
            why="" if told else answer.why[at],
            minutes=told[0][1] if told else None,
            step=int(pairs.step[first]) if told else None,
            protection=protection(answer, first, salaries[at]) if told else None,
            payoff=payoffs[at],
            counts_from=_counts_from(told[0][0], begun) if told else "",
            notice_ends=from_serial(people.notice_ends[at]),
            shares=(shares[at][0], shares[at][1], shares[at][2]),
        )


def _counts_from(kind: int, begun: float) -> str:
    """Return from when a refusal of an offer of a kind may cost the payoff; notice is given on the day `begun`."""
    if kind not in SUITABLE:
        return NEVER
    return NOT_YET if np.isnan(begun) else f"from {say(from_serial(begun))}"


def _ranked(names: Sequence[str]) -> np.ndarray:
    """Return the place of each name in the order of the alphabet."""
    rank = np.empty(len(names), dtype=int)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return rank


def _offers(steps: Sequence[tuple[int, float, list[str]]], left: int) -> str:
    """Return the first steps of a person's order as a text: of each the kind, the minutes, and the names of its posts.

    Posts that are equal for the person stand with "or" between them; `left` is how many posts are in later steps.
    Behind what the law holds it stands that nobody need take it, and what else may be offered.
    """
    told, before = [], NONE
    for of_kind, minutes, posts in steps:
        what = f"{SHORTLY[of_kind]}: " if of_kind != before else ""
        what = f"{FREE}; may also be offered {what}" if before == LAW != of_kind else what
        more = f" or {len(posts) - NAMES} more" if len(posts) > NAMES else ""
        told.append(f"{what}{' or '.join(posts[:NAMES])}{more} ({minutes:.0f} min)")
        before = of_kind
    if before == LAW:
        told.append(FREE)
    return "; ".join(told) + (f"; and {left} more on By post" if left else "")


def protection(answer: Answer, pair: int, salary: float) -> float:
    """Return what pay protection costs in a post a band lower, in £: the months of policy to the top of that band.

    `salary` is the full-time pay that is protected; where it is nan, the cost is 0.
    """
    region, pairs = answer.region, answer.pairs
    person, post = int(pairs.person[pair]), int(pairs.post[pair])
    if not pairs.step[pair] or np.isnan(salary):
        return 0.0
    top = _top(band_names()[region.posts.band[post]], region.policy.day)
    lost = max(0.0, salary - top) if top else 0.0
    months = region.policy["protection_months"]
    return round(lost * float(min(region.people.wte[person], region.posts.wte[post])) * months / 12, 2)


@cache
def _top(band: str, day: date) -> float:
    """Return the pay at the top of a band on a day, in £ a year; 0 where it has no scale."""
    points = band_on(band, day)
    return points[-1].pay if points else 0.0


def _turns(answer: Answer, told_of: Offers) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the pairs in the order in which posts are offered, (pairs,), and where the steps of that order start.

    Between them stands what orders the pairs: the post, the kind, the wave and the month of notice, (4, pairs). People
    of one step are offered the post together; the month decides nothing among those who have first refusal by law.
    """
    people, pairs, kind = answer.region.people, told_of.pairs, told_of.kind
    month = np.array([day.year * 12 + day.month - 1 for day in map(from_serial, people.notice_ends)], dtype=int)
    key = np.stack([pairs.post, kind, people.wave[pairs.person], np.where(kind == LAW, 0, month[pairs.person])])
    order = np.lexsort((_ranked(people.reference)[pairs.person], *key[::-1]))
    key = key[:, order]
    return order, key, np.flatnonzero(np.r_[len(order) > 0, (np.diff(key, axis=1) != 0).any(axis=0)])


def first_in_order(answer: Answer) -> np.ndarray:
    """Return whether each person is among those to whom some post is offered first, (people,)."""
    told_of = offered(answer)
    order, key, starts = _turns(answer, told_of)
    first = np.diff(key[0, starts], prepend=NONE) != 0
    step = np.searchsorted(starts, np.arange(len(order)), side="right") - 1
    found = np.zeros(len(answer.region.people), dtype=bool)
    found[told_of.pairs.person[order[first[step]]]] = True
    return found


def by_post(answer: Answer) -> PostRows:
    """Return the steps of each post's order, in the order of the posts' names: at least one, who comes first first."""
    region, told_of = answer.region, offered(answer)
    people, posts, words, pairs = region.people, region.posts, region.words, told_of.pairs
    order, key, starts = _turns(answer, told_of)
    stops = np.r_[starts[1:], len(order)].astype(int)
    nobody = np.setdiff1d(np.arange(len(posts)), pairs.post)  # the posts that fit nobody have a row each
    post = np.r_[key[0, starts], nobody]
    by_name = np.argsort(_ranked(posts.name)[post], kind="stable")
    post = post[by_name]
    begins = np.flatnonzero(np.r_[len(post) > 0, np.diff(post) != 0])
    level = np.arange(len(post)) - np.repeat(begins, np.diff(np.r_[begins, len(post)])) + 1

    def told(of_each: Sequence[Any], of_nobody: Any) -> list[Any]:
        """Return a column: what is told of each step of a post's order, and of a post that fits nobody."""
        column = [*of_each, *[of_nobody] * len(nobody)]
        return [column[row] for row in by_name.tolist()]

    def of_post(column: Sequence[Any]) -> list[Any]:
        """Return a column: what is told of the post of each row."""
        return [column[row] for row in post.tolist()]

    several = len(set(people.wave.tolist())) > 1
    notices = [
        (f"wave {wave}, " if several else "") + f"{MONTHS[month % 12]} {month // 12}"
        for wave, month in key[2:, starts].T.tolist()
    ]
    names = np.array(people.reference, dtype=object)[pairs.person[order]].tolist()
    each = zip(key[1, starts].tolist(), starts.tolist(), stops.tolist(), strict=True)
    who = [ASK if of_kind == LAW else _together(names[start:stop]) for of_kind, start, stop in each]
    held = key[1, starts] == LAW
    notices = ["" if by_law else notice for by_law, notice in zip(held.tolist(), notices, strict=True)]
    return PostRows(
        post=of_post(posts.name),
        body=of_post([named(words.bodies, each) for each in posts.body.tolist()]),
        band=of_post([band_names()[each] for each in posts.band.tolist()]),
        function=of_post([named(words.functions, each) for each in posts.function.tolist()]),
        place=of_post([named(words.places, each) for each in posts.place.tolist()]),
        level=level.tolist(),
        kind=told([ASK if of_kind == LAW else OFFER[of_kind] for of_kind in key[1, starts].tolist()], NOBODY),
        notice=told(notices, ""),
        people=told((stops - starts).tolist(), 0),
        who=told(who, ""),
        offer_by=of_post([None if day == np.inf else from_serial(day) for day in posts.closes.tolist()]),
        contest=of_post(answer.contest_of_post.tolist()),
    )


def _together(who: list[str]) -> str:
    """Return the references of people who are equal, as a text that a cell takes."""
    if len(who) == 1:
        return who[0]
    text = ", ".join(who)
    if len(text) > LONGEST:
        text = f"{text[:LONGEST].rpartition(', ')[0]} and others of the same order"
    return f"{text} together"
