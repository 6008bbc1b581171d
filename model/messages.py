"""The kinds of messages, each with a code that stays: errors (E), alerts (A) and notes (N).

An error stops the command, and nothing is written. An alert is of what is legal and hardly likely: the figures may rest
on a slip. A note says how something was read or assumed. A message's kind is known by what its sentence says, so that
each sentence stands once, where it is made.

>>> code_of('"WTE" is text, not a number; type digits alone', "E")
'E203'
>>> with_code("the award of 2027-28 is assumed: 2.0%")
'the award of 2027-28 is assumed: 2.0% (N101)'
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from model.problems import Problem

TABLE = Path(__file__).with_name("messages.csv")
QUOTED = re.compile(r'"[^"]*"')
LEVELS = {"E": "error", "A": "alert", "N": "note"}


@dataclass(frozen=True)
class Message:
    """A kind of message: its code, a title, the phrases by which a sentence is known to be of it, and what it means."""

    code: str
    title: str
    phrases: tuple[str, ...]
    example: str
    meaning: str
    todo: str

    @property
    def level(self) -> str:
        """Return "error", "alert" or "note"."""
        return LEVELS[self.code[0]]


@cache
def messages() -> tuple[Message, ...]:
    """Return every kind of message, in the order in which a sentence is looked for among them."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Message(
                code=row["code"],
                title=row["title"],
                phrases=tuple(filter(None, row["phrases"].split("|"))),
                example=row["example"],
                meaning=row["meaning"],
                todo=row["todo"],
            )
            for row in csv.DictReader(file)
        )


def code_of(sentence: str, levels: str = "AN") -> str:
    """Return the code of a sentence, of one of `levels`; the general code of the last level where no kind is known."""
    sentence = QUOTED.sub('""', sentence)  # a name of the user's may hold any words
    among = [message for message in messages() if message.code[0] in levels]
    found = next((each for each in among if any(phrase in sentence for phrase in each.phrases)), None)
    return found.code if found else f"{levels[-1]}100"


def error_code(sentence: str, sheet: str = "") -> str:
    """Return the code of an error; where no kind is known, the general one of a cell or sheet, or else of the file."""
    code = code_of(sentence, "E")
    return "E200" if code == "E100" and sheet else code


def coded_error(problem: Problem) -> str:
    """Return a problem as it is told, with its code behind it in brackets."""
    return f"{problem} ({error_code(problem.sentence, problem.sheet)})"


def with_code(sentence: str) -> str:
    """Return a remark with its code behind it in brackets."""
    return f"{sentence} ({code_of(sentence)})"


def line_of(sentence: str) -> str:
    """Return a remark as a line that is printed: its level, the sentence and its code."""
    return f"{level_of(sentence).capitalize()}: {with_code(sentence)}."


def level_of(sentence: str) -> str:
    """Return whether a remark is an "alert" or a "note"."""
    return LEVELS[code_of(sentence)[0]]


def coded(sentences: Iterable[str]) -> list[dict[str, str]]:
    """Return remarks for JSON: each with its code and its level, alerts first and otherwise in their order."""
    told = [{"code": code_of(each), "level": level_of(each), "sentence": each} for each in sentences]
    return sorted(told, key=lambda remark: remark["level"] != "alert")
