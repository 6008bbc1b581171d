"""Errors for a name that no line of the model has, and for an input without a value; both are faults of the code.

>>> raise unknown("held_hedas", ["held_heads", "spend"])
Traceback (most recent call last):
    ...
model.language.names.UnknownLineError: held_hedas is not a line of the model; did you mean held_heads?
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class UnknownLineError(LookupError):
    """Raised where a line or an input is asked for by a name that does not exist; its message is one sentence."""


def unknown(name: str, known: Iterable[str]) -> UnknownLineError:
    """Return the error for a name that is not in `known`; its message suggests the known name that is most alike."""
    near = get_close_matches(name, list(known), 1)
    return UnknownLineError(f"{name} is not a line of the model" + (f"; did you mean {near[0]}?" if near else ""))


def not_given(line: str, chapter: str, name: str) -> UnknownLineError:
    """Return the error for a line that reads `name`, where there is no value of that name.

    >>> raise not_given("month", "Pay", "wte")
    Traceback (most recent call last):
        ...
    model.language.names.UnknownLineError: month (Pay) reads wte, which no value is given for
    """
    return UnknownLineError(f"{line} ({chapter}) reads {name}, which no value is given for")
