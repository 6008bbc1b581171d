"""Turns the value of a cell into a number, as its column asks, or says in a sentence why that cannot be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from typing import Any

from model.body.bounds import LATEST, OLDEST
from model.body_workbook.columns import Column
from model.problems import Unreadable, date_of, number_of
from model.reading.workbook import Broken
from model.rules.rulebook import serial, table

LISTED = 15  # words that a message lists
FIXED: Mapping[str, Mapping[str, float]] = {
    "yes or no": {"yes": 1, "no": 0},
    "sign": {"spending": 1, "income": -1},
    "terms": {"afc": 0, "spot": 1, "uncapped": 2},
    "endings": {"fixed term": 0, "secondment": 1},
    "first refusal": {"yes": 1, "2024 rule": 2},
}


@dataclass(frozen=True)
class Codes:
    """Words that stand for numbers, such as pay bands; each is found by the word in lower case.

    `numbers` holds the number of each word, and `words` holds the word as it is to be written.
    """

    numbers: Mapping[str, float]
    words: Mapping[str, str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, float]]) -> Codes:
        """Return the codes made of pairs of a word and its number."""
        listed = list(pairs)
        return cls({word.lower(): number for word, number in listed}, {word.lower(): word for word, _ in listed})

    def nearest(self, text: str) -> str:
        """Return the known word that is spelt most like a text, or "" where none is spelt much like it."""
        matches = get_close_matches(text.lower(), list(self.numbers), 1)
        return self.words[matches[0]] if matches else ""

    def hint(self, text: str, otherwise: str) -> str:
        """Return the end of a message, such as "did you mean redundancy?", where a known word is spelt like the text.

        Where there is no such word, `otherwise` is returned.
        """
        word = self.nearest(text)
        quoted = f'"{word}"' if " " in word else word
        return f"did you mean {quoted}?" if word else otherwise


@cache
def coded(kind: str) -> Codes:
    """Return the words of a column and their numbers; `kind` names a table of the rulebook or an entry of FIXED."""
    if kind in FIXED:
        return Codes.of(FIXED[kind].items())
    return Codes.of((row["name"], float(row["number"])) for row in table(kind))


def plain(value: Any) -> str:
    """Return the value of a cell as text, with single spaces between words as a spreadsheet's TRIM leaves them.

    A whole number has no decimal point. A spreadsheet turns a typed 2010-11 into a date, which is turned back here. A
    blank cell, or one that shows an error, is "".

    >>> plain(7.0), plain(datetime(2010, 11, 1)), plain(" VSM "), plain("Heads  of service")
    ('7', '2010-11', 'VSM', 'Heads of service')
    """
    if isinstance(value, (datetime, date)):
        year = value.day == 1 and (value.year + 1) % 100 == value.month
        return f"{value:%Y-%m}" if year else f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None or isinstance(value, Broken) else " ".join(str(value).split())


def typed(value: Any, column: Column) -> Any:
    """Return a cell's value in the form in which it is written to a workbook again.

    Dates stay dates, numbers stay numbers, and codes are text. A text that is not a date, in a column of dates, becomes
    None; it is reported elsewhere.
    """
    if isinstance(value, Broken) or (column.kind == "number" and isinstance(value, (int, float))):
        return value
    if column.kind == "date":
        try:
            return date_of(value.strip()) if isinstance(value, str) else value
        except Unreadable:
            return None
    return plain(value)


def is_blank(value: Any) -> bool:
    """Whether a value is None or a text of only spaces."""
    return value is None or (isinstance(value, str) and (not value or value.isspace()))


def shown(value: Any) -> str:
    """Return a value as a message quotes it, such as '1,200' or '"Band 7"'."""
    if isinstance(value, bool):
        return str(value).upper()
    return f"{value:,.10g}" if isinstance(value, (int, float)) else f'"{plain(value)}"'


def number(value: Any, column: Column, codes: Codes | None = None, private: bool = False) -> float:
    """Return a cell's value as a number: a date as its serial number, a word as the number that it stands for.

    A serial number is a spreadsheet's count of days. Raises Unreadable, whose message is the end of a sentence that
    begins with the column's heading. `private` keeps the cell's value, which may be a person's, out of that message.
    """
    if isinstance(value, Broken):
        raise Unreadable(value.sentence)
    if column.kind == "date":
        return _date(value, private)
    if column.kind != "number":
        return _code(value, column, codes or coded(column.kind), private)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise Unreadable(_text(value, column, private))
    _bounds(value, column, private)
    return float(value)


def _date(value: Any, private: bool) -> float:
    """Return the serial number of a date; raise Unreadable where it is not a date, or not within OLDEST to LATEST.

    `private` keeps the value out of the message.
    """
    if isinstance(value, str):
        try:
            day = date_of(value.strip())
        except Unreadable as fault:
            if not private:
                raise Unreadable(f'is "{value.strip()}", which {fault}') from None
            reason = str(fault).split(", ")[0].split(";")[0]  # the two readings are the person's data
            raise Unreadable(f"is text that {reason}; write it as 2015-04-03 or 3 April 2015") from None
    elif isinstance(value, (datetime, date)):
        day = value.date() if isinstance(value, datetime) else value
    else:
        quoted = "a number" if private else f"{shown(value)}, a number"
        raise Unreadable(f"is {quoted} and not a date; format the cell as a date")
    if not OLDEST <= day <= LATEST:
        quoted = "" if private else f"{day}, "
        raise Unreadable(f"is {quoted}outside {OLDEST} to {LATEST}; check the year")
    return serial(day)


def _code(value: Any, column: Column, codes: Codes, private: bool) -> float:
    """Return the number that a word stands for; raise Unreadable where the word is not one that the column allows.

    `private` keeps the word out of the message.
    """
    text = plain(value).lower()
    low, high = column.low, column.high
    fit = {word: code for word, code in codes.numbers.items() if low is None or high is None or low <= code <= high}
    if text in fit:
        return fit[text]
    if column.unit == "code" and isinstance(value, (int, float)) and value in fit.values():
        return float(value)
    quoted = "" if private else f"{shown(value)}, "
    if column.kind == "pool":
        raise Unreadable(f"is {quoted}not a pool of the Vacancies sheet; {codes.hint(text, 'use a name from there')}")
    words = [codes.words[word] for word in fit]
    hint = Codes.of((word, 0.0) for word in words).hint(text, "choose one")
    raise Unreadable(f"is {quoted}not one of {', '.join(words[:LISTED])}; {hint}")


def _text(value: Any, column: Column, private: bool) -> str:
    """Return why a cell is not the number that its column asks for, and what to type.

    The text is the end of a sentence that begins with the column's heading, such as 'is text, not a number; type digits
    alone'. `private` keeps a text that was typed out of it.
    """
    if isinstance(value, bool) or (column.unit == "flag" and isinstance(value, str)):
        todo = "type 1 for yes or 0 for no" if column.unit == "flag" else "type digits alone"
        return f"is {shown(value)}, not a number; {todo}"
    if not isinstance(value, str):
        return "is a date or a time, not a number; type the number again and format the cell as one"
    text = value.strip()
    if private:
        return "is text, not a number; type digits alone"
    try:
        wanted = number_of(text.removesuffix("%").strip()) / (100 if text.endswith("%") else 1)
    except Unreadable:
        return f'is "{text}", text and not a number; type digits alone'
    return f'is "{text}", text and not a number; type {wanted:.10g}'


def _bounds(value: float, column: Column, private: bool) -> None:
    """Raise Unreadable where a number is outside the bounds of its column.

    `private` keeps the number out of the message.
    """
    low, high = column.low, column.high
    quoted = "" if private else f"{shown(value)}, "
    if column.unit == "flag" and value not in (0, 1):
        raise Unreadable(f"is {quoted}neither 1 for yes nor 0 for no; type one of them")
    if low is None or high is None or low <= value <= high:
        return
    if value < 0 <= low:
        raise Unreadable(f"is {quoted and quoted + 'which is '}negative; give a positive number")
    unit = "" if column.unit in ("", "code", "index", "flag") else f" ({column.unit})"
    todo = "check it"
    if column.unit.startswith("share") and high <= 1 and 2 <= value <= 100 and not private:
        todo = f"type {value / 100:.10g} for {value:.10g}%"
    raise Unreadable(f"is {quoted}outside {low:,.10g} to {high:,.10g}{unit}; {todo}")
