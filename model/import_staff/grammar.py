"""Reads a number in the several ways in which staff lists write one.

What can be read in two ways is refused, not guessed. No message quotes a cell, since a cell may say what a person
earns, or when they were born.

>>> number_in("£45,707.50"), number_in("(1,234)"), number_in("1,234.5-"), number_in("80%")
(45707.5, -1234.0, -1234.5, 0.8)
>>> number_in("1,23")
Traceback (most recent call last):
    ...
model.problems.Unreadable: has a comma that does not mark thousands, and reads two ways; type digits alone
"""

from __future__ import annotations

import re
from typing import Any

from model.problems import Unreadable
from model.reading.cells import Broken

NUMBER = re.compile(
    r"(?P<open>\()?(?P<sign>[-+\N{MINUS SIGN}])?£?(?P<sign2>[-\N{MINUS SIGN}])?"
    r"(?P<digits>[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3})+)(?P<pence>\.[0-9]{1,12})?(?P<after>-|CR|DR)?(?P<close>\))?(?P<share>%)?",
    re.I | re.A,
)
PLACEHOLDERS = {"-", "--", "n/a", "na", "n/d", "tbc", "tba", "nil", "none", "unknown", "?", ".", "x"}


def spaced(text: str) -> str:
    """Return a text with single spaces between its words and none at its ends.

    The apostrophe with which a spreadsheet marks a cell as text is removed.
    """
    return " ".join(
        text.replace("\N{ZERO WIDTH SPACE}", "").replace("\N{ZERO WIDTH NO-BREAK SPACE}", "").split()
    ).removeprefix("'")


def number_in(value: Any) -> float:
    """Return a cell's value as a number; brackets, a minus sign or CR (credit) make it negative, and 80% is 0.8.

    Raises Unreadable, whose message is the end of a sentence that begins with the name of the column.
    """
    if isinstance(value, Broken):
        raise Unreadable(value.sentence)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise Unreadable("is a date or TRUE or FALSE, not a number; type the number again and format the cell as one")
    if not isinstance(value, str):
        return float(value)
    text = spaced(value)
    if text.lower() in PLACEHOLDERS:
        raise Unreadable("is a placeholder and no number; give it or clear the cell")
    parts = NUMBER.fullmatch(text.replace(" ", ""))
    if not parts or bool(parts["open"]) != bool(parts["close"]) or (" " in text and not _grouped(text)):
        if re.fullmatch(r"[£0-9.,]+", text, re.A) and "," in text:
            raise Unreadable("has a comma that does not mark thousands, and reads two ways; type digits alone")
        raise Unreadable("is text, not a number; type digits alone")
    signs = [bool(parts["open"]), bool(parts["sign"]) and parts["sign"] != "+", bool(parts["sign2"])]
    signs.append((parts["after"] or "").upper() in ("-", "CR"))
    if sum(signs) > 1:
        raise Unreadable("has two minus signs; type digits alone")
    amount = float(parts["digits"].replace(",", "") + (parts["pence"] or ""))
    return (-amount if any(signs) else amount) / (100 if parts["share"] else 1)


def counted(count: float, thing: str) -> str:
    """Return a count of things in words, such as "1 vacant post" or "1,200 vacant posts"."""
    return f"{count:,.10g} {thing}{'' if count == 1 else 's'}"


def _grouped(text: str) -> bool:
    """Whether each space in a number's text is beside a sign, as in "£ 45", or between thousands, as in "45 000"."""
    bare = re.sub(r" ?(£|CR|DR|%|-|\(|\)) ?", "", text, flags=re.I)
    return " " not in bare or re.fullmatch(r"[0-9]{1,3}( [0-9]{3})+(\.[0-9]+)?", bare, re.A) is not None
