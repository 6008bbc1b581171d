"""The function of cells that may be blank: it reads what was typed, or another value where the cell is blank.

A blank is nan in numpy and an empty cell in a sheet; no other function of the vocabulary takes either.

>>> TYPED(np.array([[np.nan, 0.0]]), np.array([[0.02, 0.02]]))
array([[0.02, 0.  ]])
>>> TYPED(Word.cell("typed_award", "share"), Word.cell("award_ruled", "share")).text
'IF({typed_award} = "", {award_ruled}, {typed_award})'
>>> Word.cell("typed_award", "share") + 1
Traceback (most recent call last):
    ...
model.language.words.DeclarationError: {typed_award} may be blank: read it by TYPED(typed, otherwise)
"""

from __future__ import annotations

from typing import Any

import numpy as np

from model.language.vocabulary.speech import Array, speaks
from model.language.words import DeclarationError, Word, as_word, call, common, number


def _say_typed(typed: Any, otherwise: Any) -> Word:
    cell, other = as_word(typed), number(otherwise)
    if cell.kind != "typed":
        raise DeclarationError(f"TYPED takes what is typed, whose name begins with typed_, not {cell.text}")
    if other.branches:
        raise DeclarationError("an IF inside an IF: give the inner one a line of its own")
    said = f"{cell.said}, or where that is blank {other.said}"
    word = call("TYPED", [cell, other], common("TYPED", [cell, other]), said)
    text = f'IF({cell.text} = "", {other.text}, {cell.text})'
    return Word(text, word.said, word.unit, risk=other.risk, branches=True, loose=True, flag=cell.flag)


@speaks(_say_typed)
def TYPED(typed: Array, otherwise: Array) -> Array:
    """Return what was typed into a cell, or `otherwise` where the cell is blank."""
    return np.where(np.isnan(typed), otherwise, typed)
