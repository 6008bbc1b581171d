"""A name that no line has: a fault of ours, refused with the nearest name that there is.

>>> raise unknown("held_hedas", ["held_heads", "spend"])
Traceback (most recent call last):
    ...
model.language.names.UnknownLineError: held_hedas is not a line of the model; did you mean held_heads?
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class UnknownLineError(LookupError):
    """A line or an input is asked for by a name that is not there; the message is one sentence."""


def unknown(name: str, known: Iterable[str]) -> UnknownLineError:
    """Return the error that refuses a name which is not among those that are known, and offers the nearest of them."""
    near = get_close_matches(name, list(known), 1)
    return UnknownLineError(f"{name} is not a line of the model" + (f"; did you mean {near[0]}?" if near else ""))
