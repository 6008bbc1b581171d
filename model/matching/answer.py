"""The answer of a match: who can be placed, who competes for what, why somebody has no post, and what is avoided.

Nobody is chosen. Where people compete, equals share alike, and the posts are listed for them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from model.matching.halves import SECOND, split
from model.matching.instead import Either, either
from model.matching.pairs import Pairs, cost_of, within
from model.matching.priority import Allowed, allowed, classes, weights
from model.matching.region import NONE, Region, in_order
from model.matching.rounds import Rounds, after_rounds
from model.matching.solve import assign, cheapest, contested, groups, most, moves
from model.matching.unlock import Unlock, unlocked
from model.matching.why import why_none

ALWAYS, COMPETES, NOTHING = 0, 1, 2
STATUS = ("in every best answer, uncontested", "competes", "no post")
IN_EVERY, IN_SOME, IN_NONE, ALONE = 0, 1, 2, 3
ORDER = ("in every best answer", "in some best answers", "in no best answer", "")  # of those who compete
KINDS = ("suitable as it stands", "needs training", "in a lower band or fewer hours, by consent", "left")
HELD = "held for others by law or ring-fence"
HELD_FOR_FIT = "held for others by law or ring-fence, or as it suits them"


@dataclass(frozen=True)
class Contest:
    """People who compete for posts: `people` and `posts` by their numbers; there are more people than posts."""

    people: np.ndarray
    posts: np.ndarray


@dataclass(frozen=True)
class Answer:
    """What a match comes to; people and posts are numbers of the region, which is in the order of `in_order`.

    status, order: of each person, by STATUS and ORDER. contest: the number of each person's and of each post's contest,
    from 1, 0 for none. why: why a person has no post. shares: the share of a post of each of KINDS that each person
    has, (people, 4): alike for all who stand alike. fits: whether some post suits each person as it stands.
    most_by_case: the most placed with slower and with faster travel. either: what the most people first come to, and
    what suitable posts first do.
    """

    region: Region
    choice: Allowed
    cost: np.ndarray
    rank: np.ndarray
    class_words: tuple[str, ...]
    out: np.ndarray
    status: np.ndarray
    order: np.ndarray
    contests: tuple[Contest, ...]
    contest_of_person: np.ndarray
    contest_of_post: np.ndarray
    why: Mapping[int, str]
    shares: np.ndarray
    fits: np.ndarray
    unlock: Unlock
    most_by_case: tuple[int, int]
    rounds: Rounds
    either: Either

    @property
    def pairs(self) -> Pairs:
        """Return the pairs that may be offered."""
        return self.choice.pairs

    @property
    def placed(self) -> int:
        """Return the most people that can be placed at once."""
        return int((self.out != NONE).sum())

    @property
    def split(self) -> int:
        """Return how many posts are split in two."""
        return sum(name.endswith(SECOND) for name in self.region.posts.name)

    @property
    def payoffs_of_fit(self) -> float:
        """Return the payoffs avoided in a lower band or fewer hours by people whom a post suits as it stands, in £."""
        return round(float(np.nan_to_num(self.region.people.payoff)[self.fits] @ self.shares[self.fits, 2]), 2)

    @property
    def payoffs(self) -> np.ndarray:
        """Return the payoffs avoided by each of KINDS, the last what is left, in whole pennies that add up, (4,)."""
        paid = np.nan_to_num(self.region.people.payoff)
        avoided = np.round(paid @ self.shares[:, :-1], 2)
        return np.asarray(np.round(np.r_[avoided, paid.sum() - avoided.sum()], 2))


def answer_of(region: Region) -> Answer:
    """Return the answer of a match; it is the same whatever the order of the rows."""
    ordered, widest = split(in_order(region))
    whole = within(widest, ordered)
    choice = allowed(whole, ordered)
    pairs, shape = choice.pairs, (len(ordered.people), len(ordered.posts))
    rank, words = classes(ordered, choice.by_law)
    quality, (cost, left_out) = cost_of(pairs, ordered), weights(choice, ordered, rank)
    out = assign(pairs.person, pairs.post, cost, left_out, shape)
    people, posts = contested(pairs.person, pairs.post, out, shape)
    inside = people[pairs.person] & posts[pairs.post]
    contests = tuple(
        Contest(who, jobs) for who, jobs in groups(pairs.person[inside], pairs.post[inside], shape) if len(who)
    )
    has = np.bincount(pairs.person, minlength=shape[0]) > 0
    status = np.where(~has, NOTHING, np.where(people, COMPETES, ALWAYS))
    numbers = np.zeros(shape[0], dtype=int), np.zeros(shape[1], dtype=int)
    for number, contest in enumerate(contests, 1):
        numbers[0][contest.people], numbers[1][contest.posts] = number, number
    order = _order(pairs, cost - quality, left_out, out, status == COMPETES)
    return Answer(
        region=ordered,
        choice=choice,
        cost=quality,
        rank=rank,
        class_words=tuple(words),
        out=out,
        status=status,
        order=order,
        contests=contests,
        contest_of_person=numbers[0],
        contest_of_post=numbers[1],
        why=_why(ordered, whole, has),
        shares=_shares(ordered, pairs, out, rank, numbers[0], order),
        fits=np.bincount(whole.person[whole.suitable], minlength=shape[0]) > 0,
        unlock=unlocked(pairs, ordered),
        most_by_case=_by_case(ordered, widest, out),
        rounds=after_rounds(choice, ordered, out, rank),
        either=either(whole, ordered, rank, out),
    )


def _order(pairs: Pairs, claims: np.ndarray, left_out: np.ndarray, out: np.ndarray, competes: np.ndarray) -> np.ndarray:
    """Return whether each person who competes has a post in every best answer, in some or in none, by ORDER.

    Law, ring-fence, wave and month alone decide, behind how many are placed. `claims` is what each pair costs for a
    claim that it passes by, and `left_out` what it costs to leave each person out: in another best answer somebody
    comes in and somebody goes, with others moved between, at no cost.
    """
    paid, mine = np.zeros(len(out)), out[pairs.person] == pairs.post
    paid[pairs.person[mine]] = claims[mine]
    among = np.flatnonzero(competes[pairs.person])
    arrows, goes = moves(pairs.person[among], pairs.post[among], out, int(pairs.post.max(initial=0)) + 1)
    arrows = among[arrows]
    comes, change = pairs.person[arrows], claims[arrows] - paid[goes]
    in_first = cheapest(comes, goes, change, np.where(out == NONE, -left_out, np.inf))
    out_last = cheapest(goes, comes, change, np.where(out != NONE, left_out, np.inf))
    swapped = np.where(out == NONE, out_last - left_out, in_first + left_out) == 0
    order = np.where(swapped, IN_SOME, np.where(out != NONE, IN_EVERY, IN_NONE))
    return np.where(competes, order, ALONE)


def _why(region: Region, whole: Pairs, has: np.ndarray) -> dict[int, str]:
    """Return why each person without a post has none, by the person's number."""
    held = HELD_FOR_FIT if region.policy["suitable_first"] else HELD
    without = np.flatnonzero(~has)
    fits = np.bincount(whole.person, minlength=len(has))[without] > 0
    why = dict.fromkeys(without[fits].tolist(), held)
    nowhere = without[~fits].tolist()
    return why | dict(zip(nowhere, why_none(region, nowhere), strict=True))


def _shares(region: Region, pairs: Pairs, out: np.ndarray, rank: np.ndarray, contest: np.ndarray,
            order: np.ndarray) -> np.ndarray:  # fmt: skip
    """Return each person's share of a post of each of KINDS, (people, 4).

    Who is in some best answers has the chance of all such people of one contest and class; all others have a post or
    have none. Of which kind it is, is as the best answer shares it among those of one contest, class, order, band and
    function to whom the same kinds are open, so that nobody has a share of a kind that is not. Where it gives none of
    them a post it is the first kind that is open.
    """
    people, equal = region.people, order == IN_SOME
    kind = np.where(pairs.lower, 2, np.where(pairs.training, 1, 0))
    open_, held = np.zeros((2, len(people), len(KINDS) - 1))
    open_[pairs.person, kind] = 1.0
    mine = out[pairs.person] == pairs.post
    held[pairs.person[mine], kind[mine]] = 1.0
    among = np.where(equal, contest, NONE), np.where(equal, rank, NONE), np.where(equal, 0, np.arange(len(people)))
    chance = _averaged(held.sum(axis=1, keepdims=True), *among)
    band, function = (np.where(equal, NONE, column) for column in (people.band, people.function))
    given = _averaged(held, contest, rank, order, band, function, *open_.T)
    first = open_ * (np.cumsum(open_, axis=1) == 1)
    total = given.sum(axis=1, keepdims=True)
    of_kind = np.where(total > 0, given / np.where(total > 0, total, 1.0), first)
    return np.hstack([chance * of_kind, 1 - chance])


def _averaged(columns: np.ndarray, *keys: np.ndarray) -> np.ndarray:
    """Return the mean of each column over all rows that have the same keys, for each row, (rows, columns)."""
    _, group = np.unique(np.stack(keys, axis=1), axis=0, return_inverse=True)
    group = group.reshape(-1)
    sums = [np.bincount(group, weights=column) for column in columns.T]
    return np.asarray((np.stack(sums, axis=1) / np.bincount(group)[:, None])[group])


def _by_case(region: Region, widest: Pairs, out: np.ndarray) -> tuple[int, int]:
    """Return the most that can be placed where all travel is slower, and where it is faster, than assumed.

    `widest` are the pairs of the fastest, and `out` is the best answer of those between.
    """
    found = []
    for case in ("worse", "better"):
        moved = replace(region, policy=region.policy.with_case(case))
        pairs = allowed(within(widest, moved), moved).pairs
        found.append(most(pairs.person, pairs.post, (len(moved.people), len(moved.posts)), out))
    return found[0], found[1]
