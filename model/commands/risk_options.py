"""The options about draws, read with a sentence where they cannot be."""

from __future__ import annotations

from argparse import ArgumentTypeError

MOST_DRAWS = 1_000_000


def draws_of(text: str) -> int:
    """Return a number of draws; 0 makes none. Raises ArgumentTypeError where it is none, or is too many."""
    number = _whole(text, "a number of draws")
    if number < 0 or number > MOST_DRAWS:
        raise ArgumentTypeError(f"is {text}, not from 0 to {MOST_DRAWS:,} draws")
    return number


def seed_of(text: str) -> int:
    """Return the seed of draws, a whole number; raises ArgumentTypeError where it is none."""
    number = _whole(text, "a seed, which is a whole number such as 1")
    if not 0 <= number < 2**32:
        raise ArgumentTypeError(f"is {text}, not a whole number from 0 to {2**32 - 1:,}")
    return number


def _whole(text: str, what: str) -> int:
    """Return a whole number; raises ArgumentTypeError where the text is none."""
    try:
        return int(text.replace(",", ""))
    except ValueError:
        raise ArgumentTypeError(f'is "{text}", not {what}') from None
