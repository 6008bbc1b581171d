"""Turns a cell's value into the number that its column becomes, or says in a sentence why it cannot."""

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
}


@dataclass(frozen=True)
class Codes:
    """Words that stand for numbers: the numbers, and the words as they are written, each by the word in lower case."""

    numbers: Mapping[str, float]
    words: Mapping[str, str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, float]]) -> Codes:
        """Return the codes of pairs of a word and its number."""
        listed = list(pairs)
        return cls({word.lower(): number for word, number in listed}, {word.lower(): word for word, _ in listed})

    def nearest(self, text: str) -> str:
        """Return the word nearest to a text, or "" where none is near."""
        matches = get_close_matches(text.lower(), list(self.numbers), 1)
        return self.words[matches[0]] if matches else ""

    def hint(self, text: str, otherwise: str) -> str:
        """Return the end of a sentence: "did you mean ...?" with the nearest word, or `otherwise` if there is none."""
        word = self.nearest(text)
        quoted = f'"{word}"' if " " in word else word
        return f"did you mean {quoted}?" if word else otherwise


@cache
def coded(kind: str) -> Codes:
    """Return the codes of a kind of column: a table of the rulebook, or one of FIXED."""
    if kind in FIXED:
        return Codes.of(FIXED[kind].items())
    return Codes.of((row["name"], float(row["number"])) for row in table(kind))


def plain(value: Any) -> str:
    """Return a cell's value as text: whole numbers without a point, 2010-11 where a spreadsheet made a date of it.

    Spaces are single, as a spreadsheet's TRIM leaves them. A blank or a broken cell is "".

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
    """Return a cell's value as a workbook is to contain it: dates as dates, numbers as numbers, codes as text.

    None is a date that cannot be read, which is reported elsewhere.
    """
    if isinstance(value, Broken) or (column.kind == "number" and isinstance(value, (int, float))):
        return value
    if column.kind == "date":
        try:
            return date_of(value.strip()) if isinstance(value, str) else value
        except Unreadable:
            return None
    return plain(value)


def shown(value: Any) -> str:
    """Return a value as a message quotes it."""
    if isinstance(value, bool):
        return str(value).upper()
    return f"{value:,.10g}" if isinstance(value, (int, float)) else f'"{plain(value)}"'


def number(value: Any, column: Column, codes: Codes | None = None, private: bool = False) -> float:
    """Return a cell's value as its column's number: a date as its serial number, a word as its code.

    `private` keeps the cell's value out of the message. Raises Unreadable with the end of a sentence that begins with
    the column's heading.
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
    """Return the serial number of a date; raises Unreadable where it is none, or outside OLDEST to LATEST."""
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
    """Return the number of a word; raises Unreadable where the column does not know it."""
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
    """Return why a cell that is not a number cannot be one, and what to type."""
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
    """Raise Unreadable where a number is outside its column's bounds."""
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
