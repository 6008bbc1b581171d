"""Tells to which group an answer of a staff list belongs, by the rulebook's table equality_groups.csv.

>>> group_of("Race", "A White - British"), group_of("Race", "Mixed - White & Asian"), group_of("Race", "Z Not Stated")
('White', 'Mixed', 'not stated')
>>> group_of("Disability", "No"), group_of("Disability", None), group_of("Disability", "Not Declared")
('Not disabled', 'not stated', 'not stated')
>>> group_of("Age", 44.9), group_of("Working pattern", 0.6), group_of("Sex", "what it says")
('35 to 44', 'Part time', 'not recognised')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from model.body.equality import NOT_KNOWN, NOT_STATED
from model.reading.cells import Broken
from model.rules.rulebook import table

ANY = "any"  # stands in the table for every characteristic
NEAR = 1e-9


@cache
def _rows(characteristic: str) -> tuple[Mapping[str, str], ...]:
    """Return the table's rows that say how the answers to a characteristic are read, in order."""
    rows = table("equality_groups")
    return tuple(row for wanted in (characteristic, ANY) for row in rows if row["characteristic"] == wanted)


def group_of(characteristic: str, value: Any) -> str:
    """Return the group of an answer as a list has it; a number is an age or hours.

    A blank, or an answer that says it is none, is "not stated", which is no other answer; one that the table does not
    have is "not recognised".
    """
    if value is None:
        return NOT_STATED
    rows = _rows(characteristic)
    steps = [row for row in rows if row["how"] == "from"]
    if steps:
        return _step(steps, value)
    if isinstance(value, Broken):
        return NOT_KNOWN
    number = isinstance(value, float) and value.is_integer()
    text = " ".join(str(int(value) if number else value).lower().split())
    if not text:
        return NOT_STATED
    for how in ("is", "has"):
        for row in rows:
            if row["how"] == how and _fits(how, row["words"], text):
                return row["group"]
    return next((row["group"] for row in rows if row["how"] == "else"), NOT_KNOWN)


def _fits(how: str, words: str, text: str) -> bool:
    """Whether an answer is one of the `words`, which have | between.

    Where `how` is "has", it need only have a word that begins so.
    """
    return any(
        text == word if how == "is" else re.search(rf"\b{re.escape(word)}", text) is not None
        for word in words.split("|")
    )


def _step(steps: list[Mapping[str, str]], value: Any) -> str:
    """Return the group of a number: the last whose lowest number is not above it."""
    if not isinstance(value, (int, float)):
        return NOT_KNOWN
    return next((row["group"] for row in reversed(steps) if float(row["words"]) <= value + NEAR), NOT_KNOWN)


def groups_of(characteristic: str) -> tuple[str, ...]:
    """Return the groups of a characteristic in the table's order, those of whom nothing is known last."""
    said = (row["group"] for row in table("equality_groups") if row["characteristic"] == characteristic)
    return tuple(dict.fromkeys([*said, NOT_STATED, NOT_KNOWN]))
