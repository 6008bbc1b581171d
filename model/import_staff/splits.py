"""Puts together several rows of one person: shares of a post's cost, several posts, or one row given twice.

A cost line is a row that charges a share of a post to one budget. No WTE is counted twice.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from model.import_staff.grammar import number_in
from model.import_staff.people import MOST_WTE, Choices, Gathered, Post, set_aside
from model.import_staff.rows import text
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
        set_aside(gathered, "repeat", wte, pay)
    if way == "repeated":
        return [first]
    wte = sum(post.wte for post in posts)
    return [replace(first, row={**first.row, "wte": wte}, wte=wte, pay=sum(post.pay for post in posts))]


def _several_posts(gathered: Gathered) -> None:
    """Add a warning about people with more than one post; note a fault where one person's posts exceed MOST_WTE."""
    people: dict[str, list[Post]] = defaultdict(list)
    for post in gathered.posts:
        employee = text(post.line, "employee_no")
        if employee:
            people[employee].append(post)
    several = [posts for posts in people.values() if len(posts) > 1]
    if several:
        rows = sum(map(len, several))
        verb = "1 person holds" if len(several) == 1 else f"{len(several)} people hold"
        gathered.warnings.append(f"{verb} {rows} posts: each stands on its own row, and counts as a head")
    for posts in several:
        if sum(post.wte for post in posts) > MOST_WTE:
            _fault(gathered, posts[0], "wte", f"the posts of this person add to more than {MOST_WTE} WTE; mend them")
