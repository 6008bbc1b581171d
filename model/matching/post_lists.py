"""The answer as a list of posts: the people for each post in order, and equals together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from model.matching.answer import Answer
from model.matching.lists import band_names, looked_up, named, ranked
from model.matching.offers import LAW, OFFER, Offers, offered
from model.matching.region import NONE, People
from model.rules.rulebook import from_serial

MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))
EVER = 120_000  # months of a calendar of four digits of years
LONGEST = 32_000  # characters that a cell takes
NOBODY = "nobody at risk fits"
ASK = "held: see the HR lead"  # on a list that a panel reads: first refusal by law tells of somebody why


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


def first_in_order(answer: Answer) -> np.ndarray:
    """Return whether each person is among those to whom some post is offered first, (people,)."""
    told_of = offered(answer)
    person, post, step = told_of.pairs.person, told_of.pairs.post, _steps(answer, told_of)
    least = np.full(len(answer.region.posts), step.max(initial=0))
    np.minimum.at(least, post, step)
    found = np.zeros(len(answer.region.people), dtype=bool)
    found[person[step == least[post]]] = True
    return found


def by_post(answer: Answer) -> PostRows:
    """Return the steps of each post's order, in the order of the posts' names: at least one, who comes first first."""
    region, told_of = answer.region, offered(answer)
    people, posts, words, pairs = region.people, region.posts, region.words, told_of.pairs
    steps = _steps(answer, told_of)
    place = pairs.post * (1 + steps.max(initial=0)) + steps  # of each pair's step among those of all posts
    order = np.lexsort((ranked(people.reference)[pairs.person], place))
    starts = np.flatnonzero(np.diff(place[order], prepend=NONE))
    person, kind = pairs.person[order[starts]], told_of.kind[order[starts]]
    nobody = np.setdiff1d(np.arange(len(posts)), pairs.post)  # the posts that fit nobody have a row each
    post = np.r_[pairs.post[order[starts]], nobody]
    by_name = np.argsort(ranked(posts.name)[post], kind="stable")
    post = post[by_name]
    begins = np.flatnonzero(np.diff(post, prepend=NONE))
    level = np.arange(len(post)) - np.repeat(begins, np.diff(np.r_[begins, len(post)])) + 1

    def told(of_each: Sequence[Any], of_nobody: Any) -> list[Any]:
        """Return a column: what is told of each step of a post's order, and of a post that fits nobody."""
        return looked_up([*of_each, *[of_nobody] * len(nobody)], by_name)

    def of_post(column: Sequence[Any]) -> list[Any]:
        """Return a column: what is told of the post of each row."""
        return looked_up(column, post)

    held = (kind == LAW).tolist()
    notices = zip(held, looked_up(_notices(people), person), strict=True)
    who = looked_up(people.reference, pairs.person[order])
    return PostRows(
        post=of_post(posts.name),
        body=of_post([named(words.bodies, each) for each in posts.body.tolist()]),
        band=of_post([band_names()[each] for each in posts.band.tolist()]),
        function=of_post([named(words.functions, each) for each in posts.function.tolist()]),
        place=of_post([named(words.places, each) for each in posts.place.tolist()]),
        level=level.tolist(),
        kind=told(looked_up([ASK if each == LAW else word for each, word in enumerate(OFFER)], kind), NOBODY),
        notice=told(["" if by_law else notice for by_law, notice in notices], ""),
        people=told(np.diff(np.r_[starts, len(order)]).tolist(), 0),
        who=told(_together(who, starts.tolist(), held), ""),
        offer_by=of_post([None if day == np.inf else from_serial(day) for day in posts.closes.tolist()]),
        contest=of_post(answer.contest_of_post.tolist()),
    )


def _steps(answer: Answer, told_of: Offers) -> np.ndarray:
    """Return at which step of its post's order each pair is, a number that is the less the sooner, (pairs,).

    People of one step are offered the post together: they are equal by kind of offer, wave and month of notice. The
    month decides nothing among those who have first refusal by law.
    """
    people, kind, person = answer.region.people, told_of.kind, told_of.pairs.person
    _, wave = np.unique(people.wave, return_inverse=True)
    _, notice = np.unique(wave * EVER + _months(people), return_inverse=True)
    return np.asarray(kind * (1 + notice.max(initial=0)) + np.where(kind == LAW, wave[person], notice[person]))


def _months(people: People) -> np.ndarray:
    """Return the month in which each person's notice ends, counted from the year 0, (people,)."""
    days, of_day = np.unique(people.notice_ends, return_inverse=True)
    return np.array([day.year * 12 + day.month - 1 for day in map(from_serial, days)], dtype=int)[of_day]


def _notices(people: People) -> list[str]:
    """Return each person's month of notice in words, and the wave before it where there are several."""
    several = len(set(people.wave.tolist())) > 1
    return [
        (f"wave {wave}, " if several else "") + f"{MONTHS[month % 12]} {month // 12}"
        for wave, month in zip(people.wave.tolist(), _months(people).tolist(), strict=True)
    ]


def _together(names: Sequence[str], starts: Sequence[int], held: Sequence[bool]) -> list[str]:
    """Return the references of the people of each step as a text that a cell takes; `held` are those that law gives.

    `names` are those of all steps, one step behind the other, each from its place in `starts`.
    """
    told = []
    for start, stop, by_law in zip(starts, [*starts[1:], len(names)], held, strict=True):
        if by_law:
            told.append(ASK)
        elif stop - start == 1:
            told.append(names[start])
        else:
            text = ", ".join(names[start:stop])
            if len(text) > LONGEST:
                text = f"{text[:LONGEST].rpartition(', ')[0]} and others of the same order"
            told.append(f"{text} together")
    return told
