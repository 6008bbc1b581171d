"""Splits posts in two for part-time people, where they may be split and nobody who is placed needs them whole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from model.matching.pairs import Pairs, feasible, in_turn, within
from model.matching.priority import allowed, classes, weights
from model.matching.region import NONE, Posts, Region, taken
from model.matching.solve import assign

FIRST_HALF, SECOND = " half 1", " half 2"  # behind a post's name, which has no space itself


def split(region: Region) -> tuple[Region, Pairs]:
    """Return the region with posts shared by two part-timers, and its pairs where travel is the fastest that is tried.

    A post is split only where it is left over when all are whole, and a half would fit somebody left out.
    """
    people, posts = region.people, region.posts
    fastest = replace(region, policy=region.policy.with_case("better"))
    widest = feasible(fastest)
    can = posts.split & (posts.slot == NONE)
    if not can.any():
        return region, widest
    choice = allowed(within(widest, region), region)
    rank, _ = classes(region, choice.by_law)
    out = assign(choice.pairs.person, choice.pairs.post, *weights(choice, region, rank), (len(people), len(posts)))
    chosen = np.flatnonzero(can & ~np.isin(np.arange(len(posts)), out[out != NONE]))
    halves = taken(posts, chosen)
    wide = _for_all(feasible(replace(fastest, posts=replace(halves, wte=halves.wte / 2))), region)
    tried = within(wide, replace(region, posts=halves))
    useful = chosen[np.unique(tried.post[np.isin(tried.person, np.flatnonzero(out == NONE))])]
    if not len(useful):
        return region, widest
    rows = np.sort(np.r_[np.arange(len(posts)), useful])
    moved = replace(region, posts=_halved(posts, rows))
    place = np.searchsorted(rows, np.arange(len(posts)))  # of each post among the new, and of its first half
    whole = widest.where(~np.isin(widest.post, useful))
    half = wide.where(np.isin(chosen[wide.post], useful))
    first = place[chosen[half.post]]
    return moved, in_turn(
        [replace(whole, post=place[whole.post]), replace(half, post=first), replace(half, post=first + 1)]
    )


def _for_all(pairs: Pairs, region: Region) -> Pairs:
    """Return the pairs of those who slot into no post, as who does has that post alone."""
    return pairs.where(~np.isin(pairs.person, region.posts.slot))


def _halved(posts: Posts, rows: np.ndarray) -> Posts:
    """Return the posts of `rows`, of which those that stand twice are two halves, each behind the other."""
    doubled: Posts = taken(posts, rows)
    half = np.bincount(rows)[rows] > 1
    second = half & (np.r_[NONE, rows[:-1]] == rows)
    names = [
        f"{name}{SECOND if again else FIRST_HALF}" if of_two else name
        for name, of_two, again in zip(doubled.name, half, second, strict=True)
    ]
    return replace(doubled, name=tuple(names), wte=np.where(half, doubled.wte / 2, doubled.wte))
