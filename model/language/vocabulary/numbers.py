"""Functions of numbers, and of tests, which are true or false.

>>> IF(np.array([[1.0, 3.0]]) > 2, np.array([[10.0, 10.0]]), 0)
array([[ 0., 10.]])
>>> pay = Word.cell("salary", "£ a year")
>>> IF(pay > 0, MIN(pay, 0), 0).text
'IF({salary} > 0, MIN({salary}, 0), 0)'
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from typing import Any

import numpy as np

from model.language import units
from model.language.vocabulary.speech import Array, speaks
from model.language.words import DeclarationError, Word, as_word, call, common, finite, listed, number, say

TENS = 10 ** np.arange(15 + 1)


def _test(it: Any) -> Word:
    word = as_word(it)
    if word.kind != "test":
        raise DeclarationError(f"{word.text} is not a test: write a comparison such as {word.text} > 0")
    return word


def _say_if(test: Any, then: Any, otherwise: Any) -> Word:
    words = [_test(test), number(then), number(otherwise)]
    if any(word.branches for word in words):
        raise DeclarationError("an IF inside an IF: give the inner one a line of its own")
    yes_no = words[1].text == "1" and words[2].text == "0"
    said = f"{words[1].said} if {words[0].said}, otherwise {words[2].said}"
    said = f"1 if {words[0].said}, otherwise 0" if yes_no else said
    return replace(call("IF", words, common("IF", words[1:]), said), branches=True)


@speaks(_say_if)
def IF(test: Array, then: Array, otherwise: Array) -> Array:
    """Return `then` where the test is true, else `otherwise`."""
    if isinstance(then, int) and isinstance(otherwise, int) and (then, otherwise) == (1, 0):
        return np.asarray(test, dtype=float)
    chosen: Array = np.where(test, then, otherwise)
    return chosen.astype(float, copy=False)


def _say_tests(name: str, joined: str) -> Callable[..., Word]:
    def say_all(*tests: Any) -> Word:
        words = [_test(each) for each in tests]
        said = joined.join(f"({word.said})" if word.loose else word.said for word in words)
        return call(name, words, units.SHARE, f"not ({said})" if name == "NOT" else said, kind="test")

    return say_all


@speaks(_say_tests("AND", " and "))
def AND(*tests: Array) -> Array:
    """Whether every test is true."""
    return reduce(np.logical_and, tests)


@speaks(_say_tests("OR", " or "))
def OR(*tests: Array) -> Array:
    """Whether any test is true."""
    return reduce(np.logical_or, tests)


@speaks(_say_tests("NOT", ""))
def NOT(test: Array) -> Array:
    """Whether the test is false."""
    return np.logical_not(test)


def _say_numbers(name: str, said: str) -> Callable[..., Word]:
    def say_all(*given: Any) -> Word:
        if len(given) == 1 and isinstance(given[0], Word) and given[0].kind == "range":
            return call(name, list(given), given[0].unit, f"the {said} {given[0].said}")
        words = [number(each) for each in given]
        if name == "MAX" and len(words) == 2 and words[0].text == "0":
            return call(name, words, common(name, words), f"{say(words[1], 1)}, or 0 if that is negative")
        return call(name, words, common(name, words), f"the {said} {listed(words)}")

    return say_all


def _error(it: Array) -> Array:
    """Return the array with nan in place of infinity.

    A spreadsheet shows an error there, which MIN and MAX must pass on.
    """
    if isinstance(it, (int, float)) or math.isfinite(np.add.reduce(it, axis=None)):  # a sum of finite values is finite
        return it
    return np.where(np.isinf(it), np.nan, it)


def _least(*given: Array) -> Array:
    return np.minimum.reduce(given[0], axis=-1) if len(given) == 1 else reduce(np.minimum, given)


def _greatest(*given: Array) -> Array:
    return np.maximum.reduce(given[0], axis=-1) if len(given) == 1 else reduce(np.maximum, given)


@speaks(_say_numbers("MIN", "least of"), of_finite=_least)
def MIN(*given: Array) -> Array:
    """Return the least of several numbers, or of a range."""
    return _least(*map(_error, given))


@speaks(_say_numbers("MAX", "greatest of"), of_finite=_greatest)
def MAX(*given: Array) -> Array:
    """Return the greatest of several numbers, or of a range."""
    return _greatest(*map(_error, given))


@speaks(_say_numbers("ABS", "size of"))
def ABS(it: Array) -> Array:
    """Return the number without its sign."""
    return np.abs(it)


def _say_round(it: Any, digits: int) -> Word:
    word = number(it)
    if not isinstance(digits, int) or not 0 <= digits <= 6:
        raise DeclarationError("ROUND takes 0 to 6 digits, written as a number")
    to = {0: ", to the whole number", 2: ", to the penny" if ("£", 1) in word.unit else ", to two places", 6: ""}
    text, said = f"ROUND({word.text}, {digits})", word.said + to.get(digits, f", to {digits} places")
    return Word(text, said, word.unit, risk=word.risk, branches=word.branches, loose=True)


def _whole(size: Array) -> Array:
    """Return the whole number at or below a size, judged by the first 15 digits of the size, as LibreOffice does."""
    size = np.asarray(size)
    whole = np.floor(size)
    # Above 2^41, and where a fraction has no more than 11 bits, it rounds by every bit.
    near = np.asarray((np.floor(size * (1 + 2.0**-47)) > whole) & (size <= 2.0**41))
    if near.any():
        close = size[near]
        tens = TENS[14 - np.floor(np.log10(close)).astype(np.int64)]
        reaches = np.floor(close * tens + 0.5) >= (np.floor(close) + 1) * tens
        up = np.zeros(size.shape)
        up[near] = reaches & (close * 2**11 % 1 != 0)
        whole = whole + up
    return whole


@speaks(_say_round)
def ROUND(it: Array, digits: int) -> Array:
    """Return the number rounded to so many decimal places, a half away from zero, as a spreadsheet does.

    A number such as 1.005, which binary arithmetic holds as a little less, is rounded up too.
    """
    size = np.abs(it) * 10.0**digits
    # To the whole number LibreOffice goes by every bit: 0.49999999999999994 is 0, though adding a half makes it 1.
    whole = np.floor(size)
    rounded = _whole(size + 0.5) if digits else whole + (size - whole >= 0.5)
    return np.copysign(rounded / 10.0**digits, it)


def _say_int(it: Any) -> Word:
    word = number(it)
    if not (word.text.startswith("ROUND(") and word.rank == 5):
        raise DeclarationError(f"INT({word.text}): write INT(ROUND(..., 6)), or the last bit decides the whole number")
    return call("INT", [word], word.unit, f"the whole number in {word.said}")


@speaks(_say_int)
def INT(it: Array) -> Array:
    """Return the greatest whole number that is not above the number given."""
    return np.floor(it)


def _say_pure(name: str, why: str, said: str) -> Callable[[Any], Word]:
    def say_one(it: Any) -> Word:
        word = finite(it, why)
        return call(name, [word], units.pure(word.unit, name), f"{said} {say(word, 3)}", risk="be infinite")

    return say_one


@speaks(_say_pure("EXP", "an exponent", "e to the power of"))
def EXP(it: Array) -> Array:
    """Return e, the base of natural logarithms, raised to a pure number."""
    return np.exp(it)


@speaks(_say_pure("LN", "a logarithm's", "the natural logarithm of"))
def LN(it: Array) -> Array:
    """Return the natural logarithm of a pure number."""
    return np.log(it)
