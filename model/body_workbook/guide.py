"""What each cell of the input sheets is: whether it is needed, what a blank takes, a sentence, and an example.

>>> hint("Body", "payback_norm").blank
'24 months'
>>> above(hint("Body", "name")), above(hint("Vacancies", "pool_band"))
('needed', 'blank: off the national scales')
>>> hint("Vacancies", "floor_posts").example
'4'
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LEVERS = "Levers"  # stands for the sheet of a lever, which is a row of Options and no column


@dataclass(frozen=True)
class Hint:
    """What is said of an input where it is typed.

    need: "yes" where it must be given, "one" where it or one of its neighbours must, else "". blank: what a blank cell
    takes, in words.
    """

    need: str = ""
    blank: str = ""
    what: str = ""
    example: str = ""


@cache
def hints() -> Mapping[tuple[str, str], Hint]:
    """Return what is said of every input, by the name of its sheet and its own."""
    text = Path(__file__).with_name("guide.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {(row["sheet"], row["name"]): Hint(row["need"], row["blank"], row["what"], row["example"]) for row in rows}


def hint(sheet: str, name: str) -> Hint:
    """Return what is said of an input; nothing where it is a column for a year, or new."""
    return hints().get((sheet, name), Hint())


def above(said: Hint) -> str:
    """Return what stands above a heading: that the column is needed, or what a blank takes, or nothing."""
    if said.need == "yes":
        return f"needed, or {said.blank}" if said.blank else "needed"
    if said.need == "one":
        return "the path: one of these is needed"
    return f"blank: {said.blank}" if said.blank else ""


def shown_example(said: Hint, unit: str) -> str:
    """Return the example of an input as it would be typed: a share as a percentage.

    >>> shown_example(Hint(example="0.15"), "share"), shown_example(Hint(example="ICB"), "code")
    ('15%', 'ICB')
    """
    if not unit.startswith("share"):
        return said.example
    try:
        return f"{100 * float(said.example):.4g}%"
    except ValueError:
        return said.example


def sentence(said: Hint, unit: str) -> str:
    """Return what an input is, with an example, in a sentence or two; "" where nothing is said of it."""
    if not said.what:
        return ""
    example = shown_example(said, unit)
    return f"{said.what}.{f' For example {example}.' if example else ''}"
