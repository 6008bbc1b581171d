"""Puts together several rows of one person: shares of a post's cost, several posts, or one row given twice.

A cost line is a row that charges a share of a post to one budget. No WTE is counted twice.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from model.import_staff.amounts import MOST_WTE
from model.import_staff.choices import Choices
from model.import_staff.grammar import number_in
from model.import_staff.rows import text
from model.import_staff.tallies import Gathered, Post
from model.problems import Unreadable

NEAR = 0.005
COSTED = {"cost_split", "cost_centre", "subjective", "wte", "salary_actual", "pool", "org_path", "headcount"}
ASK = "say with --splits repeated, or --splits shared"


def settle(gathered: Gathered, choices: Choices) -> list[str]:
    """Replace the cost lines of each post by one row, in `gathered`, and return sentences that say what was assumed.

    A cost line is a row of the list that charges a share of a post to one budget.
    """
    by_post: dict[Any, list[Post]] = defaultdict(list)
    for number, post in enumerate(gathered.posts):
        employee, assignment = (text(post.line, name) for name in ("employee_no", "assignment_no"))
        by_post[(employee, assignment) if employee or assignment else number].append(post)
    several = {key: posts for key, posts in by_post.items() if len(posts) > 1}
    ways = {key: _way(gathered, posts, choices) for key, posts in several.items()}
    agreed = sorted({way for way in ways.values() if way in ("repeated", "shared")})
    guessed = []
    kept: list[Post] = []
    for key, posts in by_post.items():
        way = ways.get(key, "posts")
        if way == "either":
            way = choices.splits or (agreed[0] if len(agreed) == 1 else "")
            if not way:
                doubt = "each with the same WTE: the post's, or the line's share"
                _fault(gathered, posts[0], "wte", f"is one of several cost lines of a post, {doubt}; {ASK}")
            elif not choices.splits:
                guessed.append(f"WTE on equal cost lines is {way}, as it is on the unequal ones")
        kept += _merged(gathered, posts, way)
    gathered.posts = kept
    _several_posts(gathered)
    return sorted(set(guessed))


def _fault(gathered: Gathered, post: Post, name: str, sentence: str) -> None:
    """Note a fault at the field `name` of a post's row.

    Where the list has no such field, the fault is noted at the employee number, or else at the assignment number.
    """
    columns = post.table.columns
    name = next(column for column in (name, "employee_no", "assignment_no") if column in columns)
    gathered.reader.fault(gathered.cell(post.table, post.line, name), sentence)


def _way(gathered: Gathered, posts: list[Post], choices: Choices) -> str:
    """Return, as a word, how rows with the same employee and assignment numbers belong together.

    "posts": they are different posts. "repeated": they are cost lines of one post, and each gives the whole post's WTE.
    "shared": they are cost lines, and each gives its share of the WTE. "either": they could be repeated or shared.
    "fault": they contradict each other, which is noted.
    """
    first = posts[0]
    alike = [
        all(
            post.line.values.get(name) == first.line.values.get(name)
            for name in first.line.values
            if name not in COSTED
        )
        and post.line.filled[:1] == first.line.filled[:1]
        for post in posts
    ]
    same = [post for post in posts[1:] if dict(post.line.values) == dict(first.line.values)]
    if same:
        _fault(gathered, same[0], "employee_no", f"the row says what row {first.line.number} does; take one out")
        return "fault"
    if not all(alike):
        if text(first.line, "assignment_no"):
            same_post = f"the row is of the post on row {first.line.number}"
            sentence = f"{same_post}, and differs in more than its costing; mend one"
            _fault(gathered, posts[alike.index(False)], "assignment_no", sentence)
            return "fault"
        return "posts"
    shares = _shares(posts)
    if shares is None:
        return "either"
    if abs(sum(shares) - 1) > 0.01:
        _fault(gathered, first, "cost_split", '"Cost split" of the post does not add to 100%; mend it')
        return "fault"
    repeated = all(abs(post.wte - first.wte) < NEAR for post in posts)
    wholes = [post.wte / share for post, share in zip(posts, shares, strict=True) if share]
    shared = all(abs(whole - wholes[0]) < 0.02 for whole in wholes)
    if repeated and shared:
        return "either"
    if repeated or shared:
        return "repeated" if repeated else "shared"
    _fault(gathered, first, "wte", '"WTE" is neither the same on each cost line of the post nor its share; mend it')
    return "fault"


def _shares(posts: list[Post]) -> list[float] | None:
    """Return the share of its post that each cost line has, which add to about 1; None where a share cannot be read."""
    shares = []
    for post in posts:
        value = post.line.values.get("cost_split")
        if value is None:
            return None
        try:
            shares.append(number_in(value))
        except Unreadable:
            return None
    return [share / 100 for share in shares] if sum(shares) > 2 else shares


def _merged(gathered: Gathered, posts: list[Post], way: str) -> list[Post]:
    """Return the posts that remain of several rows: one where they are cost lines of one post, else all of them.

    `way` is the word that `_way` returned. The totals in `gathered` are changed so that no WTE is counted twice.
    """
    first = posts[0]
    if way not in ("repeated", "shared") or len(posts) == 1:
        return posts
    for post in posts[1:]:
        gathered.used.rows -= 1
        wte, pay = (post.wte, post.pay) if way == "repeated" else (0.0, 0.0)
        gathered.used.wte -= wte
        gathered.used.pay -= pay
        gathered.count_once(post.heads)
        gathered.set_aside("repeat", wte, pay)
    if way == "repeated":
        return [first]
    wte = sum(post.wte for post in posts)
    return [replace(first, row={**first.row, "wte": wte}, wte=wte, pay=sum(post.pay for post in posts))]


def _several_posts(gathered: Gathered) -> None:
    """Put the posts of one person on one row, so that the person is one head; a warning says so.

    The row has the WTE of all the posts, the mean of their pay, and all else from the largest. A fault is noted where
    one person's posts exceed MOST_WTE. Posts that end on different days stand on rows of their own.
    """
    people: dict[Any, list[Post]] = defaultdict(list)
    for number, post in enumerate(gathered.posts):
        people[text(post.line, "employee_no") or number].append(post)
    several = [posts for posts in people.values() if len(posts) > 1]
    for posts in several:
        if sum(post.wte for post in posts) > MOST_WTE:
            _fault(gathered, posts[0], "wte", f"the posts of this person add to more than {MOST_WTE} WTE; mend them")
    together = [posts for posts in several if _as_one(posts)]
    if together:
        verb = "1 person holds" if len(together) == 1 else f"{len(together):,} people hold"
        one = "counts as one head, on a row with the WTE of all, the mean pay, and the band and pool of the largest"
        gathered.warnings.append(f"{verb} {sum(map(len, together))} posts: each {one}")
    if len(several) > len(together):
        apart = sum(map(len, several)) - sum(map(len, together))
        gathered.warnings.append(f"{apart} posts of people who hold several end on other days: each counts as a head")
    kept = {id(posts): _one(posts) for posts in together}
    gathered.posts = [post for posts in people.values() for post in kept.get(id(posts), posts)]
    gathered.count_once(sum(post.heads for posts in together for post in posts[1:]))


def _as_one(posts: list[Post]) -> bool:
    """Whether a person's posts can stand on one row: they end on the same day, or none does, and each has a salary."""
    ends = {post.row.get("ends") for post in posts}
    return len(ends) == 1 and all(post.row["base_salary"] and post.heads == 1 for post in posts)


def _one(posts: list[Post]) -> list[Post]:
    """Return one post made of those that a person holds, in a list."""
    wte, pay = sum(post.wte for post in posts), sum(post.pay for post in posts)
    largest = max(posts, key=lambda post: post.wte)
    row = {**largest.row, "wte": wte, "base_salary": pay / wte}
    if any(post.row["base_salary"] != largest.row["base_salary"] for post in posts):
        row = {name: value for name, value in row.items() if name not in ("base_point", "next_step")}
    return [replace(largest, row=row, wte=wte, pay=pay)]
