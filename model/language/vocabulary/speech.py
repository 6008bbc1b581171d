"""How a numpy function becomes a word that also speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from model.language.words import Word

Array = Any  # an ndarray of floats, or a float


def speaks(sentence: Callable[..., Word]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a numpy function a word: given a placeholder it returns `sentence` instead of an array."""

    def wrap(compute: Callable[..., Any]) -> Callable[..., Any]:
        def word(*given: Any) -> Any:
            return sentence(*given) if any(isinstance(each, Word) for each in given) else compute(*given)

        word.__name__, word.__doc__ = compute.__name__, compute.__doc__
        return word

    return wrap
