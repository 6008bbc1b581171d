"""The formula of a number as typed, or of its default: the word TYPED itself says it, as it does in a line."""

from __future__ import annotations

from model.language.line import fill
from model.language.vocabulary import TYPED
from model.language.words import Word

AS_TYPED = TYPED(Word.cell("typed_number", "index"), Word.cell("default", "index")).text


def as_typed(cell: str, default: str) -> str:
    """Return the formula of the number in a cell, or of `default` (a formula or an address) where it is blank."""
    return fill(AS_TYPED, {"typed_number": cell, "default": default}.__getitem__)
