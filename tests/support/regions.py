"""Regions of people at risk and posts for tests: made in the process, from a few words a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from model.matching.answer import Answer
from model.matching.columns import AT_RISK, FUNCTIONS, POSTS, TRAVEL, columns
from model.matching.example import Example
from model.matching.lists import PersonRows, by_person
from model.matching.post_lists import PostRows, by_post
from model.matching.read import region_of
from model.matching.region import NONE, Region

DAY = date(2026, 12, 1)
Rows = Sequence[Any]  # of a mapping from names of columns
PERSON = {
    "body": "Own",
    "band": "7",
    "function": "Finance",
    "works_at": "LS1",
    "wte": 1.0,
    "notice_ends": date(2027, 3, 31),
}
POST = {"body": "Own", "band": "7", "function": "Finance", "place": "LS1", "wte": 1.0}


def grid(sheet: str, rows: Rows) -> list[list[Any]]:
    """A sheet as it is read: its headings, and a row for each of `rows` under them."""
    listed = columns()[sheet]
    return [[column.heading for column in listed], *([row.get(column.name) for column in listed] for row in rows)]


def sheets(people: Rows, posts: Rows, routes: Rows = (), travel: Rows = ()) -> dict[str, list[list[Any]]]:
    """The sheets of a region: people and posts of one body, band, function and place where a row does not say else."""
    at_risk = [{**PERSON, "reference": f"R{number}", **row} for number, row in enumerate(people, 1)]
    offered = [{**POST, "post": f"V{number}", **row} for number, row in enumerate(posts, 1)]
    return {
        AT_RISK: grid(AT_RISK, at_risk),
        POSTS: grid(POSTS, offered),
        FUNCTIONS: grid(FUNCTIONS, routes),
        TRAVEL: grid(TRAVEL, travel),
    }


def region(
    people: Rows, posts: Rows, routes: Rows = (), travel: Rows = (), on: date = DAY, **settings: float
) -> Region:
    """A region of these rows on a day."""
    return region_of({"region.xlsx": sheets(people, posts, routes, travel)}, settings=settings, on=on)


def of_example(example: Example) -> Region:
    """The region of an example, without a workbook between."""
    return region(example.people, example.posts, example.routes, example.travel)


def held_by(answer: Answer) -> dict[str, str]:
    """The post that each person has in the best answer, by the person's reference."""
    names = answer.region.posts.name
    return {
        reference: names[post]
        for reference, post in zip(answer.region.people.reference, answer.out.tolist(), strict=True)
        if post != NONE
    }


def standing(answer: Answer) -> dict[str, int]:
    """The standing of each person, by the person's reference."""
    return dict(zip(answer.region.people.reference, answer.status.tolist(), strict=True))


def person_rows(answer: Answer) -> list[Any]:
    """The rows of By person, one by one."""
    return [PersonRows(*row) for row in zip(*by_person(answer), strict=True)]


def post_rows(answer: Answer) -> list[Any]:
    """The rows of By post, each with the names of its columns."""
    return [PostRows(*row) for row in zip(*by_post(answer), strict=True)]
