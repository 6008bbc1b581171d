"""Checks that names of lines and inputs, where other code writes them down, are names that the model has.

>>> lines_named({"the reserve": "from_reserv"})
Traceback (most recent call last):
    ...
model.language.names.UnknownLineError: from_reserv is not a line of the model; did you mean from_reserve?
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from model.language.line import Chapter
from model.language.names import unknown
from model.rules.assumptions import assumptions

Names = TypeVar("Names")


@cache
def known() -> frozenset[str]:
    """Return the name of every line and every input of the model."""
    from model.lines.model import MODEL

    return frozenset(assumptions()).union(*(chapter.entries for chapter in MODEL))


def lines_named(names: Names, chapters: tuple[Chapter, ...] = ()) -> Names:
    """Return `names` unchanged, once each of them is known to be a line or an input of the model.

    With `chapters`, it is one of theirs or of those before them, and the rest of the model is not looked at.

    `names` is one name, a collection of names, or a mapping whose values are either; keys are not checked. Raises
    UnknownLineError for a name that the model does not have. A file that checks its constants in this way cannot be
    imported while one of them is wrong.
    """
    near = {name for chapter in chapters for each in (*chapter.before, chapter) for name in each.entries} or known()
    for name in _each(names):
        if name not in near:
            raise unknown(name, near)
    return names


def _each(names: Any) -> Iterator[str]:
    """Yield each single name in `names`: one name, a collection of names, or a mapping whose values are either."""
    if isinstance(names, str):
        yield names
    else:
        for inner in names.values() if isinstance(names, Mapping) else names:
            yield from _each(inner)
