"""The formula of a number as typed, or of its default: the word TYPED itself says it, as it does in a line."""

from __future__ import annotations

from model.language.line import fill
from model.language.vocabulary import TYPED
from model.language.words import Word

TYPED_OR_DEFAULT = TYPED(Word.cell("typed_number", "index"), Word.cell("default", "index")).text


def typed_or_default(cell: str, default: str) -> str:
    """Return the formula of the number in a cell, or of `default` (a formula or an address) where it is blank."""
    return fill(TYPED_OR_DEFAULT, {"typed_number": cell, "default": default}.__getitem__)
