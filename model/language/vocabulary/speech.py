"""Makes the functions that a line may use: each computes with arrays, and with placeholders writes a formula."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any

from model.language.words import Word

Array = Any  # an ndarray of floats, or a float
COMPUTES = "computes"  # the attribute of a function of the vocabulary that holds the function of arrays alone
OF_FINITE = "of_finite"  # and the one that holds the function of arrays in which nothing is infinite


def speaks(
    sentence: Callable[..., Word], of_finite: Callable[..., Any] | None = None
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator for a function of arrays: called with placeholders, it returns `sentence` of them.

    `sentence` is the function that writes the formula, and returns it as a placeholder. `of_finite` computes the same
    sooner where no array holds what is infinite.
    """

    def wrap(compute: Callable[..., Any]) -> Callable[..., Any]:
        def word(*given: Any) -> Any:
            return sentence(*given) if any(isinstance(each, Word) for each in given) else compute(*given)

        word.__name__, word.__doc__ = compute.__name__, compute.__doc__
        setattr(word, COMPUTES, compute)
        setattr(word, OF_FINITE, of_finite or compute)
        return word

    return wrap


def numeric(function: Callable[..., Any], finite: bool = False) -> Callable[..., Any]:
    """Return a line's function for arrays alone: what it names of the vocabulary computes, and asks no more of what.

    Where `finite` is True, nothing that the function works out can be infinite, and it does not look for what is. A
    function that names nothing of the vocabulary is returned unchanged.
    """
    if not isinstance(function, FunctionType):
        return function
    known = function.__globals__
    spoken = {name: known[name] for name in function.__code__.co_names if hasattr(known.get(name), COMPUTES)}
    if not spoken:
        return function
    way = OF_FINITE if finite else COMPUTES
    names = {**known, **{name: getattr(word, way) for name, word in spoken.items()}}
    return FunctionType(function.__code__, names, function.__name__, function.__defaults__, function.__closure__)
