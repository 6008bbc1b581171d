"""A check that names which code outside the lines asks for are names of the model: made where they are written down.

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
    """Return `names` as they are given, once each of them is known to be a line or an input of the model.

    `names` is one name, a collection of names, or a mapping whose values are either; the keys of a mapping are not
    checked. Raises UnknownLineError for a name that the model does not have. A module that checks its constants with
    this cannot be imported with a wrong name in them.
    """
    for name in _each(names):
        if name not in known():
            raise unknown(name, known())
    return names


def _each(names: Any) -> Iterator[str]:
    """Yield every single name in `names`, of the kinds that `lines_named` takes."""
    if isinstance(names, str):
        yield names
    else:
        for inner in names.values() if isinstance(names, Mapping) else names:
            yield from _each(inner)
