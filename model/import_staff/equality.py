"""Counts the people of a staff list by pool and protected characteristic; what it returns tells of no one person.

Heads are counted as the Staff sheet counts them, so that the two agree: a person with two posts counts in each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from model.body.equality import NATIONALITY, NOT_KNOWN, PATTERN
from model.equality.groups import group_of, groups_of
from model.import_staff.grammar import counted
from model.import_staff.rows import amount
from model.import_staff.take import Taken
from model.import_staff.tallies import Post
from model.problems import InputError, Problem

FIELDS = {
    "disability": "Disability",
    "marital_status": "Marriage and civil partnership",
    "ethnicity": "Race",
    "religion": "Religion or belief",
    "gender": "Sex",
    "orientation": "Sexual orientation",
    "nationality": NATIONALITY,
}
AGE = "Age"
TO_HEAD = "head a column Gender, EthnicOrigin, DisabilityFlag, ReligiousBelief or SexualOrientation"
Rows = list[dict[str, Any]]


def count_groups(taken: Taken, on: date) -> tuple[Rows, list[str]]:
    """Return the rows of the sheet Equality counts, and sentences that say what was not recognised.

    `on` is the day of which people's ages are told. Raises InputError where the list holds no characteristic.
    """
    heads: Counter[tuple[str, str, str]] = Counter()
    for post, row in zip(taken.gathered.posts, taken.rows, strict=True):
        for characteristic, answer in _answers(post, row, on).items():
            heads[row["pool"], characteristic, group_of(characteristic, answer)] += row.get("copies") or 1
    held = dict.fromkeys(characteristic for _, characteristic, _ in heads)
    if not set(held) - {AGE, PATTERN}:
        raise InputError([Problem(taken.file, f"holds no protected characteristic that can be counted; {TO_HEAD}")])
    pools = dict.fromkeys(row["pool"] for row in taken.rows)
    rows = [
        {"equality_pool": pool, "characteristic": each, "group": group, "group_heads": float(heads[pool, each, group])}
        for pool in pools
        for each in held
        for group in groups_of(each)
        if heads[pool, each, group]
    ]
    return rows, [_odd(each, heads) for each in held if _unread(each, heads)]


def _answers(post: Post, row: Mapping[str, Any], on: date) -> dict[str, Any]:
    """Return what the list says of a row's people: the answer to each characteristic that its table has."""
    said = {FIELDS[field]: post.line.values.get(field) for field in FIELDS if field in post.table.columns}
    if "born" in post.table.columns:
        born = row.get("born")
        said[AGE] = None if born is None else age_on(born, on)
    elif "age" in post.table.columns:
        said[AGE] = amount(post.line, "age")
    return said | {PATTERN: row.get("wte")}


def age_on(born: date, on: date) -> int:
    """Return a person's age in whole years, by the calendar."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _unread(characteristic: str, heads: Counter[tuple[str, str, str]]) -> float:
    """Return how many people's answers are not recognised."""
    return sum(many for (_, each, group), many in heads.items() if (each, group) == (characteristic, NOT_KNOWN))


def _odd(characteristic: str, heads: Counter[tuple[str, str, str]]) -> str:
    """Return a sentence that says how many answers are not recognised."""
    answers = counted(_unread(characteristic, heads), "answer")
    return f'{characteristic}: {answers} not recognised; counted as "{NOT_KNOWN}" and as no other group'
