"""The answer in words: what the terminal prints, and what stands on the Summary and Contests sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from model.matching.answer import COMPETES, HELD, HELD_FOR_FIT, IN_NONE, KINDS, Answer, Contest
from model.matching.budget import Budget, budget_of
from model.matching.halves import SECOND
from model.matching.lists import band_names, named
from model.matching.post_lists import first_in_order
from model.rules.rulebook import from_serial, say

TRIED = ("Same band, same function", "+ training", "+ a lower band or fewer hours, with consent", "+ both")
LEFT_TO_LAW = "Nobody is chosen: where people compete, the posts are listed for them together."
ROUNDS = ("one", "two", "three", "four", "five", "six")
FEW_WORDS, TOLD_ROUTES, WIDE = 3, 2, 46


def joined(words: Sequence[str]) -> str:
    """Return words as a list in a sentence.

    >>> joined(["a", "b", "c"]), joined(["a"])
    ('a, b and c', 'a')
    """
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def money(amount: float) -> str:
    """Return pounds as a summary says them.

    >>> money(47_812_345), money(64_000), money(0)
    ('£47.8m', '£64k', '£0')
    """
    return f"£{amount / 1e6:,.1f}m" if abs(amount) >= 1e6 else f"£{amount / 1e3:,.0f}k" if amount else "£0"


def times(number: int) -> str:
    """Return how often in words, for rounds."""
    return f"{ROUNDS[number - 1]}{' round' if number == 1 else ''}"


def placed_at_most(answer: Answer) -> list[tuple[str, int]]:
    """Return each of TRIED with the most people that it places."""
    unlock = answer.unlock
    found = (unlock.as_it_stands, unlock.with_training, unlock.with_lower, unlock.with_both)
    return list(zip(TRIED, found, strict=True))


def route_name(answer: Answer, start: int, end: int) -> str:
    """Return a route of training in words, such as "from Strategy to Informatics"."""
    functions = answer.region.words.functions
    return f"from {functions[start]} to {functions[end]}"


def longer_said(answer: Answer) -> str:
    """Return how many of those trained need an agreement in writing, and why, in two sentences."""
    weeks, longer = answer.region.policy.law.trial_weeks, answer.unlock.trained_longer
    return (
        f"{longer:,} of the {answer.unlock.trained:,} trained {'is' if longer == 1 else 'are'} on a course longer than "
        f"the trial of {weeks:.0f} weeks: agree it in writing before the post begins, with the day on which the trial "
        "ends and the terms after it (Employment Rights Act 1996 s138(6)). Without that, a course that is failed after "
        "the trial can cost the redundancy payment. Unlock marks these routes."
    )


def first_refusal_said(answer: Answer) -> str:
    """Return how many are marked for first refusal by law and what is held for them, in a sentence; "" for nobody."""
    marked, sure, competing, none = first_refusal(answer)
    if not marked:
        return ""
    told = [f"{marked:,} marked", f"a post is held for {sure:,}"]
    told += [f"{competing:,} compete for posts that are held"] if competing else []
    hand = "; no suitable post of their own body is found for {:,}: look by hand before any post is offered"
    return f"First refusal by law: {'; '.join(told)}{hand.format(none) if none else ''}."


def first_refusal(answer: Answer) -> tuple[int, int, int, int]:
    """Return how many have first refusal by law, and of them for whom a post is held, who compete, and the others."""
    first, by_law, sure = answer.region.people.first, answer.choice.by_law, answer.choice.first
    return int(first.sum()), int(sure.sum()), int((by_law & ~sure).sum()), int((first & ~by_law).sum())


def recognised_said(answer: Answer) -> str:
    """Return how many people can be told by their body, band and function alone, in a sentence."""
    people = answer.region.people
    _, count = np.unique(np.stack([people.body, people.band, people.function]), axis=1, return_counts=True)
    alone = int((count == 1).sum())
    return (
        f"Reference numbers do not make this anonymous: {alone:,} of the {len(people):,} people "
        f"{'is the only one' if alone == 1 else 'are the only ones'} of their body, band and function."
    )


def contest_said(answer: Answer, contest: Contest) -> str:
    """Return a contest in words: who competes, for how many posts of which kind, and how many must be left."""
    people, posts = answer.region.people, answer.region.posts
    who = _kinds(answer, people.band[contest.people], people.function[contest.people])
    what = _kinds(answer, posts.band[contest.posts], posts.function[contest.posts])
    one = len(contest.people) == 1
    many = f"{len(contest.posts):,} post{'' if len(contest.posts) == 1 else 's'}"
    return f"{len(contest.people):,} {'person' if one else 'people'} of {who} compete for {many} of {what}"


def _kinds(answer: Answer, bands: np.ndarray, functions: np.ndarray) -> str:
    """Return the commonest bands and functions of people or posts in words."""
    words = answer.region.words.functions
    by_band = _common(Counter(band_names()[band] for band in bands.tolist()))
    by_function = _common(Counter(named(words, each) for each in functions.tolist()))
    return f"band {by_band}, {by_function}"


def _common(counted: Counter[str]) -> str:
    """Return the commonest words, and how many others there are."""
    ordered = sorted(counted, key=lambda word: (-counted[word], word))
    others = len(ordered) - FEW_WORDS
    return joined(ordered) if others <= 1 else f"{', '.join(ordered[:FEW_WORDS])} and {others} others"


def expected_said(answer: Answer) -> str:
    """Return what is expected after rounds of offers, in a sentence."""
    rounds = answer.rounds
    each = [
        f"{share:.0%} after {times(number)} ({low:.0%} to {high:.0%})"
        for number, (share, low, high) in enumerate(zip(rounds.expected, rounds.low, rounds.high, strict=True), 1)
    ]
    offers = f"{10 * rounds.sticks:.4g} offers in 10 stick"
    return f"Expected, if {offers}: {joined(each)}; in brackets the range of 8 in 10 draws."


def late_said(answer: Answer) -> str:
    """Return how many are in no round that begins too late for them, in a sentence; "" where nobody is too late."""
    people, posts = answer.region.people, answer.region.posts
    whole = np.array([not name.endswith(SECOND) for name in posts.name], dtype=bool)
    told = []
    for number, begins in enumerate(answer.rounds.begins):
        ended, closed = int((people.notice_ends < begins).sum()), int((whole & (posts.closes < begins)).sum())
        without = [f"{ended:,} {'person' if ended == 1 else 'people'} whose notice has ended"] if ended else []
        if closed and number:
            without.append(f"{closed:,} post{' that has' if closed == 1 else 's that have'} closed")
        if without:
            told.append(f"round {ROUNDS[number]} begins on {say(from_serial(begins))} without {joined(without)}")
    return f"{'; '.join(told)}.".replace("round", "Round", 1) if told else ""


def payoffs_said(answer: Answer) -> str:
    """Return the payoffs avoided by kind, and what is left, in a sentence."""
    stands, training, lower, left = answer.payoffs.tolist()
    total = money(float(sum(answer.payoffs)))
    fit = (
        f", {money(answer.payoffs_of_fit)} of it of people who also fit a suitable post"
        if answer.payoffs_of_fit
        else ""
    )
    return (
        f"Payoffs {total}: avoided {money(stands)} ({KINDS[0]}), {money(training)} ({KINDS[1]}), "
        f"{money(lower)} ({KINDS[2]}{fit}); left at least {money(left)}."
    )


def budget_said(answer: Answer, budget: Budget) -> str:
    """Return the payoffs expected to be left after the last round, and what is paid beside them, in sentences."""
    last = len(answer.rounds.expected)
    least = float(answer.payoffs[-1])
    left, low, high = (money(each[-1]) for each in (budget.left, budget.low, budget.high))
    expected = (
        f"Expected to be left after {ROUNDS[last - 1]} round{'s' if last > 1 else ''} of offers: {left} "
        f"({low} to {high} in 8 of 10 draws); budget for that, as {money(least)} is left only if every offer sticks. "
    )
    return (expected if answer.payoffs.any() else "") + (
        f"Beside payoffs, if all are placed who could be: {money(budget.courses)} for courses, and "
        f"{money(budget.protection)} of pay protection, to the top of the lower band."
    )


def either_said(answer: Answer) -> str:
    """Return what the order of the match gives, and what the other would, in two sentences."""
    first = answer.region.policy["suitable_first"] > 0
    most, fit = answer.either.most_people, answer.either.suitable_posts
    here, there = (fit, most) if first and fit else (most, fit)
    one, other = ("Suitable posts", "the most people") if first else ("The most people", "suitable posts")
    passed = f", of whom {here.passed:,} fit{'s' if here.passed == 1 else ''} a suitable post" if here.lower else ""
    who = "person is" if here.suitable == 1 else "people are"
    told = (
        f"{one} come first: {here.suitable:,} {who} placed in a suitable post, and {here.lower:,} in a lower "
        f"band or fewer hours{passed}. "
    )
    if there is None:
        return f"{told}What {other} first would come to cannot be solved exactly for so many people."
    return (
        f"{told}With {other} first {_than(there.people - here.people)} would be placed, and "
        f"{_than(there.lower - here.lower)} would go to a lower band or fewer hours."
    )


def _than(change: int) -> str:
    """Return how many more or fewer, in words.

    >>> _than(-3), _than(1_200), _than(0)
    ('3 fewer', '1,200 more', 'as many')
    """
    return f"{abs(change):,} {'fewer' if change < 0 else 'more'}" if change else "as many"


def order_said(answer: Answer) -> str:
    """Return how the orders of By post and of By person differ, and for how many people, in two sentences."""
    many = int((first_in_order(answer) & (answer.order == IN_NONE)).sum())
    first = answer.region.policy["suitable_first"] > 0
    best = "the most suitable posts, then the most people" if first else "the most people"
    who = "1 person who is" if many == 1 else f"{many:,} people who are"
    return (
        f"By post has the order in which people are offered a post; a best answer has {best}, and may leave out "
        f"somebody who is first for a post. {who} first for a post {'is' if many == 1 else 'are'} in no best answer."
    )


def travel_said(answer: Answer) -> str:
    """Return how far the guess at travel moves the answer, in a sentence."""
    slow, fast = answer.most_by_case
    one, other = (answer.region.policy.with_case(case) for case in ("worse", "better"))
    return (
        f"Travel is estimated: {slow:,} could be placed if it were slower ({one['mph']:.4g} mph, "
        f"{one['road_factor']:.4g} miles by road for each straight mile) and {fast:,} if faster "
        f"({other['mph']:.4g} mph, {other['road_factor']:.4g} miles); Travel rows beat the estimate."
    )


def head_said(answer: Answer) -> str:
    """Return how many could be placed at once, how many are left and why, and how many compete, in sentences."""
    people, posts = len(answer.region.people), len(answer.region.posts) - answer.split
    competing = int((answer.status == COMPETES).sum())
    wanted = sum(len(contest.posts) for contest in answer.contests)
    compete = (
        f"{competing:,} compete for {wanted:,} post{'' if wanted == 1 else 's'}" if competing else "Nobody competes"
    )
    halves = f", {answer.split} of them split in two" if answer.split else ""
    most = "With suitable posts first" if answer.region.policy["suitable_first"] else "At most"
    return (
        f"At risk {people:,}, posts {posts:,}{halves}. {most} {answer.placed:,} could be placed at once "
        f"({answer.placed / max(1, people):.0%}), and {_left(answer)}. {compete}."
    )


def _left(answer: Answer) -> str:
    """Return how many people are left where the most are placed, and why, as the end of a sentence."""
    left = len(answer.region.people) - answer.placed
    held = sum(why in (HELD, HELD_FOR_FIT) for why in answer.why.values())
    parts = (
        (len(answer.why) - held, "whom no post fits"),
        (held, "whose posts are held for others"),
        (left - len(answer.why), "who competes" if left - len(answer.why) == 1 else "who compete"),
    )
    told = joined([f"{count:,} {why}" for count, why in parts if count])
    return f"{left:,} {'is' if left == 1 else 'are'} left{f': {told}' if left else ''}"


def lines(answer: Answer) -> list[str]:
    """Return the answer as lines to print."""
    policy = answer.region.policy
    told = [head_said(answer), f"Match of {say(policy.day)}, policy {policy.name}.", ""]
    told.append(f"{'':<{WIDE}}{'placed at most':>14}")
    first = placed_at_most(answer)[0][1]
    for label, count in placed_at_most(answer):
        gain = f"   +{count - first:,}" if label != TRIED[0] else ""
        routes = ""
        if label == TRIED[1] and answer.unlock.routes:
            best = answer.unlock.routes[:TOLD_ROUTES]
            routes = "   " + ", ".join(f"{each.people} {route_name(answer, each.start, each.end)}" for each in best)
            routes += "..." if len(answer.unlock.routes) > TOLD_ROUTES else ""
        told.append(f"{label:<{WIDE}}{count:>14,}{gain}{routes}")
    told += ["", *filter(None, (said(answer) for said in (first_refusal_said, expected_said, late_said, payoffs_said)))]
    told += [budget_said(answer, budget_of(answer)), either_said(answer), travel_said(answer), LEFT_TO_LAW]
    return told


def scarce(answer: Answer) -> Iterable[tuple[str, str, int, int]]:
    """Yield each kind of post of which one more would place one more: band, function, posts of it, people for them.

    They are the kinds of the posts that people compete for, and the most wanted comes first.
    """
    posts, pairs = answer.region.posts, answer.pairs
    wanted = answer.contest_of_post > 0
    among = np.flatnonzero(wanted[pairs.post] & (answer.status[pairs.person] == COMPETES))
    person, post = pairs.person[among], pairs.post[among]
    kinds = sorted({(int(posts.band[at]), int(posts.function[at])) for at in np.flatnonzero(wanted)})
    rows = []
    for band, function in kinds:
        of_kind = wanted & (posts.band == band) & (posts.function == function)
        who = np.unique(person[of_kind[post]])
        word = named(answer.region.words.functions, function)
        rows.append((band_names()[band], word, int(of_kind.sum()), len(who)))
    yield from sorted(rows, key=lambda row: (row[2] - row[3], row[0], row[1]))
