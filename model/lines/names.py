"""The names that code outside the lines may ask for, checked where they are written down.

>>> lines_named({"the reserve": "from_reserv"})
Traceback (most recent call last):
    ...
model.language.names.UnknownLineError: from_reserv is not a line of the model; did you mean from_reserve?
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from model.language.names import unknown
from model.lines.model import MODEL
from model.rules.assumptions import assumptions

Names = TypeVar("Names")


@cache
def known() -> frozenset[str]:
    """Return the name of every line and every input of the model."""
    return frozenset(assumptions()).union(*(chapter.entries for chapter in MODEL))


def lines_named(names: Names) -> Names:
    """Return the names as they are given, each of them a line or an input of the model.

    They are a name, a collection of names, or a mapping to names or to collections of them; the keys of a mapping are
    not looked at. Raises UnknownLineError, at import where a module's constant is checked so.
    """
    for name in _each(names):
        if name not in known():
            raise unknown(name, known())
    return names


def _each(names: Any) -> Iterator[str]:
    if isinstance(names, str):
        yield names
    else:
        for each in names.values() if isinstance(names, Mapping) else names:
            yield from _each(each)
