"""The answer as a list of people: the posts of each person in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from model.matching.answer import ORDER, STATUS, Answer
from model.matching.offers import LAW, OFFER, RING, SLOT, STANDS, Offers, offered
from model.matching.region import NONE
from model.rules.rulebook import from_serial, say, table
from model.rules.scales import band_on

LEVELS, NAMES = 8, 4  # of a person's list: steps of its order, and posts of one step, that a cell tells
SHORTLY = (
    *("slots in", "by law first", "ring-fence", "ring-fence with training", "ring-fence, lower band or hours"),
    *("as it stands", "with training", "lower band or hours"),
)
SUITABLE = (SLOT, LAW, RING, STANDS)  # offers whose refusal may cost the payoff
NOT_YET = "not before notice is given"
NEVER = "no: not suitable"
FREE = "need not be taken"
BY_HAND = "Look by hand first: first refusal by law, and no suitable post of the own body is found. "


class PersonRows(NamedTuple):
    """What is told of each person at risk, as columns of a list.

    `offers` are the posts in order, and the figures are those of the first of them.
    """

    reference: Sequence[str]
    body: Sequence[str]
    band: Sequence[str]
    function: Sequence[str]
    status: Sequence[str]
    contest: Sequence[int]
    order: Sequence[str]
    kind: Sequence[str]
    offers: Sequence[str]
    why: Sequence[str]
    minutes: Sequence[float | None]
    step: Sequence[int | None]
    protection: Sequence[float | None]
    payoff: Sequence[float]
    counts_from: Sequence[str]
    notice_ends: Sequence[date]
    shares: Sequence[tuple[float, float, float]]


@cache
def band_names() -> tuple[str, ...]:
    """Return the name of each band by its number; the first, number 0, is none."""
    return ("", *(row["name"] for row in table("bands")))


def named(words: Sequence[str], number: int) -> str:
    """Return the word of a code, "" for NONE."""
    return "" if number == NONE else words[number]


def by_person(answer: Answer) -> PersonRows:
    """Return what is told of each person at risk, in the order of their references."""
    people, words, told_of = answer.region.people, answer.region.words, offered(answer)
    pairs, rows = told_of.pairs, np.argsort(ranked(people.reference))
    order, steps = _in_order(answer, told_of)
    opens = np.flatnonzero(np.diff(pairs.person[order], prepend=NONE))  # where each person's first offer is
    first = np.full(len(people), NONE)
    first[pairs.person[order[opens]]] = order[opens]
    has = first != NONE
    kind, why = np.where(has, told_of.kind[first], NONE) if len(pairs) else first, answer.why
    none = [f"none: {why[at]}" if at in why else "" for at in range(len(people))]
    hand = np.where(people.first & ~answer.choice.by_law, BY_HAND, "").tolist()
    posts = _posts_told(answer, told_of, order, steps)

    def of_first(column: Sequence[Any]) -> list[Any]:
        """Return what a column has of each first offer, in the order of the rows; None for who has no offer."""
        return looked_up([*column, None], np.where(has, np.cumsum(has) - 1, NONE)[rows])

    return PersonRows(
        reference=looked_up(people.reference, rows),
        body=looked_up([*words.bodies, ""], people.body[rows]),
        band=looked_up(band_names(), people.band[rows]),
        function=looked_up([*words.functions, ""], people.function[rows]),
        status=looked_up(STATUS, answer.status[rows]),
        contest=answer.contest_of_person[rows].tolist(),
        order=looked_up(ORDER, answer.order[rows]),
        kind=looked_up([*OFFER, ""], kind[rows]),
        offers=looked_up([*map("".join, zip(hand, posts, none, strict=True))], rows),
        why=["" if known else why[at] for known, at in zip(has[rows].tolist(), rows.tolist(), strict=True)],
        minutes=of_first(pairs.minutes[first[has]].tolist()),
        step=of_first(pairs.step[first[has]].tolist()),
        protection=of_first(protection(answer, first[has], people.salary[has])),
        payoff=np.nan_to_num(people.payoff)[rows].tolist(),
        counts_from=_counts_from(kind[rows], people.notice_begins[rows]),
        notice_ends=days_of(people.notice_ends[rows]),
        shares=[(one, other, third) for one, other, third in answer.shares[rows, :-1].tolist()],
    )


def _in_order(answer: Answer, told_of: Offers) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs as each person's posts are told in order, (pairs,), and where the steps of that order begin.

    A step is of posts that are equal for the person, in the order of their names, (steps,).
    """
    pairs, kind, cost = told_of.pairs, told_of.kind, told_of.cost.astype(int)
    turn = ((pairs.person * len(OFFER) + np.minimum(kind, STANDS)) * (1 + cost.max(initial=0)) + cost) * len(OFFER)
    order = np.lexsort((pairs.minutes, turn + kind))
    equal = _begins(turn + kind, pairs.minutes, order).cumsum()
    by_name = ranked(answer.region.posts.name)[pairs.post[order]]
    order = order[np.argsort(equal * len(answer.region.posts) + by_name)]
    return order, np.flatnonzero(_begins(pairs.person * len(OFFER) + kind, pairs.minutes, order))


def _begins(whole: np.ndarray, minutes: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Return where in an order another number or other minutes begin, (order,) of True or False."""
    return np.asarray((np.diff(whole[order], prepend=NONE) != 0) | (np.diff(minutes[order], prepend=NONE) != 0))


def _posts_told(answer: Answer, told_of: Offers, order: np.ndarray, steps: np.ndarray) -> list[str]:
    """Return the first steps of each person's order as a text: of each the kind, the minutes, and its posts' names.

    Posts that are equal for the person stand with "or" between them, and how many posts are in later steps is said.
    Behind what the law holds it stands that nobody need take it, and what else may be offered. "" is for no post.
    """
    pairs, people = told_of.pairs, len(answer.region.people)
    person, kind, sizes = pairs.person[order[steps]], told_of.kind[order[steps]], np.diff(np.r_[steps, len(order)])
    level = np.arange(len(steps)) - np.searchsorted(person, person)
    before = np.where(level > 0, np.r_[NONE, kind[:-1]], NONE) if len(steps) else kind
    seen = np.flatnonzero(level < LEVELS)
    left = np.bincount(person, sizes, people) - np.bincount(person[seen], sizes[seen], people)
    ends = np.full(people, NONE)
    ends[person[seen]] = kind[seen]  # the last that is told stands
    leads = [_lead(one, other) for one in range(NONE, len(OFFER)) for other in range(len(OFFER))]
    far, at = np.unique(pairs.minutes[order[steps[seen]]], return_inverse=True)
    names = looked_up(answer.region.posts.name, pairs.post[order])
    told: list[list[str]] = [[] for _ in range(people)]
    for who, lead, start, size, minutes in zip(
        person[seen].tolist(),
        looked_up(leads, (before[seen] - NONE) * len(OFFER) + kind[seen]),
        steps[seen].tolist(),
        sizes[seen].tolist(),
        looked_up([f" ({minutes:.0f} min)" for minutes in far.tolist()], at),
        strict=True,
    ):
        more = f" or {size - NAMES} more" if size > NAMES else ""
        told[who].append(f"{lead}{' or '.join(names[start : start + min(size, NAMES)])}{more}{minutes}")
    return [
        "; ".join([*texts, FREE] if last == LAW else texts) + (f"; and {more:.0f} more on By post" if more else "")
        for texts, last, more in zip(told, ends.tolist(), left.tolist(), strict=True)
    ]


def _lead(before: int, kind: int) -> str:
    """Return what stands before the posts of a step of a kind, behind a step of the kind `before`."""
    what = f"{SHORTLY[kind]}: " if kind != before else ""
    return f"{FREE}; may also be offered {what}" if before == LAW != kind else what


def _counts_from(kind: np.ndarray, begins: np.ndarray) -> list[str]:
    """Return from when a refusal of each first offer may cost the payoff, "" for who has no offer.

    `kind` is that of the offer, and `begins` the day on which notice is given, nan where it is not yet.
    """
    days = {day: f"from {say(from_serial(day))}" for day in set(begins[~np.isnan(begins)].tolist())}
    return [
        "" if each == NONE else days.get(day, NOT_YET) if each in SUITABLE else NEVER
        for each, day in zip(kind.tolist(), begins.tolist(), strict=True)
    ]


def ranked(names: Sequence[str]) -> np.ndarray:
    """Return the place of each name in the order of the alphabet."""
    rank = np.empty(len(names), dtype=int)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return rank


def looked_up(column: Sequence[Any], rows: np.ndarray) -> list[Any]:
    """Return what a column has in each of `rows`."""
    return list(np.fromiter(column, dtype=object, count=len(column))[rows])


def days_of(numbers: np.ndarray) -> list[date]:
    """Return the dates that a spreadsheet stores as these numbers; each is made once, as most stand in many rows."""
    days, at = np.unique(numbers, return_inverse=True)
    return looked_up([*map(from_serial, days)], at)


def protection(answer: Answer, pairs: np.ndarray, salary: np.ndarray) -> list[float]:
    """Return what pay protection costs in each of `pairs`, in £: the months of policy to the top of a lower band.

    `salary` is the full-time pay that is protected, (pairs,). The cost is 0 where it is nan, and in the same band.
    """
    region, person, post = answer.region, answer.pairs.person[pairs], answer.pairs.post[pairs]
    tops = np.array([_top(band, region.policy.day) if band else 0.0 for band in band_names()])[region.posts.band[post]]
    lost = np.where((answer.pairs.step[pairs] > 0) & (tops > 0), np.fmax(0.0, salary - tops), 0.0)
    wte = np.minimum(region.people.wte[person], region.posts.wte[post])
    return [round(each, 2) for each in (lost * wte * region.policy["protection_months"] / 12).tolist()]


@cache
def _top(band: str, day: date) -> float:
    """Return the pay at the top of a band on a day, in £ a year; 0 where it has no scale."""
    points = band_on(band, day)
    return points[-1].pay if points else 0.0
