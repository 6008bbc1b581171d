"""Makes the functions that a line may use: each computes with arrays, and with placeholders writes a formula."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from model.language.words import Word

Array = Any  # an ndarray of floats, or a float


def speaks(sentence: Callable[..., Word]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator for a function of arrays: called with placeholders, it returns `sentence` of them.

    `sentence` is the function that writes the formula, and returns it as a placeholder.
    """

    def wrap(compute: Callable[..., Any]) -> Callable[..., Any]:
        def word(*given: Any) -> Any:
            return sentence(*given) if any(isinstance(each, Word) for each in given) else compute(*given)

        word.__name__, word.__doc__ = compute.__name__, compute.__doc__
        return word

    return wrap
