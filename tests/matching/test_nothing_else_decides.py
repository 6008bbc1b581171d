"""Neither rows, nor references, nor names of posts decide anything, and a post more never places fewer people."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO
from random import Random
from typing import Any

import numpy as np
import openpyxl
import pytest

from model.matching.answer import Answer, answer_of
from model.matching.as_json import as_json
from model.matching.example import Example, region
from model.matching.said import lines
from model.matching.workbook import CHECKS, CONTESTS, PERSON, POST, SCARCE, SUMMARY, UNLOCK, make_matches
from tests.support.regions import of_example
from tests.support.regions import region as of_rows

EXAMPLE = region(160, 260, seed=31)


def shuffled(example: Example, seed: int, posts_too: bool = False) -> tuple[Example, dict[str, str]]:
    """The example with all rows in another order and other references, and the old references by the new."""
    draw = Random(seed)
    old = [row["reference"] for row in example.people] + ([row["post"] for row in example.posts] if posts_too else [])
    renamed = dict(zip(old, [f"X{number:04d}" for number in draw.sample(range(9000), len(old))], strict=True))
    people = [{**row, "reference": renamed[row["reference"]]} for row in example.people]
    posts = [
        {**row, "slot_in": renamed.get(str(row.get("slot_in"))), "post": renamed.get(row["post"], row["post"])}
        for row in example.posts
    ]
    for rows in (people, posts, routes := [*example.routes], travel := [*example.travel]):
        draw.shuffle(rows)
    moved = replace(example, people=people, posts=posts, routes=routes, travel=travel)
    return moved, {after: before for before, after in renamed.items()}


def cells(answer: Answer, names: dict[str, str]) -> dict[str, list[str]]:
    """The rows of each sheet of matches.xlsx with the people's old references, sorted; formulas as they stand.

    A row of By person and of No post is under its reference, so that formulas with its number are left out.
    """
    found = {}
    for sheet in openpyxl.load_workbook(BytesIO(make_matches(answer))):
        rows = []
        for row in sheet.iter_rows(values_only=True):
            told = [None if str(cell).startswith("=1-SUM") else names.get(str(cell), cell) for cell in row]
            if sheet.title == POST and isinstance(row[9], str):
                who = row[9].removesuffix(" together").split(", ")
                told[9] = ", ".join(sorted(names.get(each, each) for each in who))
            rows.append(repr(told))
        found[sheet.title] = sorted(rows)
    return found


@pytest.mark.documents
def test_twice_shuffled_the_workbook_is_the_same_after_sorting() -> None:
    before = cells(answer_of(of_example(EXAMPLE)), {})
    assert {SUMMARY, PERSON, POST, CONTESTS, UNLOCK, SCARCE, CHECKS} <= before.keys()
    once, names = shuffled(EXAMPLE, 5)
    twice, again = shuffled(once, 6)
    assert cells(answer_of(of_example(once)), names) == before
    assert cells(answer_of(of_example(twice)), {new: names[old] for new, old in again.items()}) == before


@pytest.mark.unit
def test_other_names_of_posts_give_the_same_counts_contests_and_totals() -> None:
    before = answer_of(of_example(EXAMPLE))
    for seed in (7, 8):
        after = answer_of(of_example(shuffled(EXAMPLE, seed, posts_too=True)[0]))
        assert as_json(after) == as_json(before)
        assert lines(after) == lines(before)
        assert after.shares.tolist() == before.shares.tolist()


@pytest.mark.agree
def test_a_post_more_on_the_sheet_never_places_fewer_of_all_people() -> None:
    # Of whole answers, with posts that are split and a lower band; a claim of law may cost a place, and is left out.
    rng = np.random.default_rng(41)
    more: Counter[int] = Counter()

    def pick(*words: Any) -> Any:
        return words[int(rng.integers(len(words)))]

    for _ in range(300):
        count = rng.integers(2, 8, 2).tolist()
        people = [
            {"band": pick("6", "7"), "function": pick("Finance", "Strategy"), "works_at": pick("LS1", "BD1"),
             "wte": pick(1.0, 0.5), "lower": pick("yes", None), "minutes": pick(None, 10)}
            for _ in range(count[0])
        ]  # fmt: skip
        posts = [
            {"band": pick("6", "7"), "function": pick("Finance", "Strategy"), "place": pick("LS1", "BD1"),
             "wte": pick(1.0, 0.5), "split": pick("yes", None)}
            for _ in range(count[1] + 1)
        ]  # fmt: skip
        fewer, whole = (answer_of(of_rows(people, offered, rounds=1)).placed for offered in (posts[:-1], posts))
        assert whole >= fewer
        more[whole - fewer] += 1
    assert more[1] > 50
