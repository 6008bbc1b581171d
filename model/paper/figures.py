"""How a paper writes a number: £000 in tables, brackets for negatives, nil as a dash, one decimal on percentages.

>>> thousands(-1234567.0), thousands(0.0), thousands(200.0), money(-8_534_000.0), money(586_594.0), money(430.0)
('(1,235)', '–', '0', '-£8.53m', '£587k', '£430')
>>> percent(0.125), posts(41.64), count(22.6), count(0.4), months(2.418), months(None)
('12.5%', '41.6', '23', '*', '2.4', '–')
>>> people(22.6), people(0.4), people(0.0), listed(["A", "B", "C"])
('23 people', 'fewer than five people', 'nobody', 'A, B and C')
"""

from __future__ import annotations

from collections.abc import Sequence

from model.projection.money import money as money
from model.rules.rulebook import from_serial, say

NIL, HIDDEN = "–", "*"
STARRED = f"{HIDDEN}: fewer than five people, or what they were paid, or a figure from which it could be worked out."
LEAST = 5  # a count below this is not printed: it might identify somebody
PENNY = 0.005
SPARE = 1e-9  # heads below this are nobody: they are the rounding of a sum


def thousands(amount: float) -> str:
    """Return pounds in £000, as a table writes them; nil is a dash, and less than half a thousand is 0."""
    if abs(amount) < PENNY:
        return NIL
    whole = f"{round(abs(amount) / 1000):,}"
    return f"({whole})" if amount < 0 and whole != "0" else whole


def percent(share: float) -> str:
    """Return a share as a percentage with one decimal."""
    return NIL if abs(share) < 1e-12 else f"{share:.1%}"


def posts(wte: float) -> str:
    """Return posts, in whole-time equivalents, with one decimal."""
    return NIL if abs(wte) < SPARE else f"{wte:,.1f}"


def small(heads: float) -> bool:
    """Whether a count is above zero and too small to print."""
    return SPARE < heads < LEAST


def count(heads: float) -> str:
    """Return a number of people in a table, hidden where it is small; for numbers that no other is worked out from."""
    return HIDDEN if small(heads) else NIL if heads <= SPARE else f"{heads:,.0f}"


def people(heads: float, one: str = "people") -> str:
    """Return a number of people in a sentence; `one` is the word for them."""
    return f"fewer than five {one}" if small(heads) else "nobody" if heads <= SPARE else f"{heads:,.0f} {one}"


def months(number: float | None) -> str:
    """Return months with one decimal; a dash where there are none."""
    return NIL if number is None or number < PENNY else f"{number:,.1f}"


def day(serial: float) -> str:
    """Return the date of a serial number in a table; a dash where there is none."""
    when = from_serial(serial)
    return f"{when.day} {when:%b %Y}" if serial > 0 else NIL


def date_said(serial: float) -> str:
    """Return the date of a serial number in a sentence."""
    return say(from_serial(serial))


def listed(words: Sequence[str]) -> str:
    """Return several words as a sentence lists them."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
