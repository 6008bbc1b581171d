"""Placeholders: a line's function is called with them once, and its arithmetic then writes a formula, not a number.

>>> pay, wte = Word.cell("salary", "£ a year"), Word.cell("wte", "share")
>>> (pay * wte / 12 - (pay - pay)).text
Traceback (most recent call last):
    ...
model.language.units.UnitError: {salary} * {wte} / 12 - ({salary} - {salary}): £ a month and £ a year cannot be mixed
>>> (pay - (pay - 1)).text
'{salary} - ({salary} - 1)'
>>> bool(pay > 0)
Traceback (most recent call last):
    ...
model.language.words.DeclarationError: Python's own if, and, or, min and max drop a branch: write IF, AND, OR, MIN, MAX
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from model.language import units
from model.language.units import Unit, UnitError

NUMBERS = {0: units.ANY, 1: units.ANY, 12: units.TWELVE}
TYPED = "typed_"  # how the name begins of what is typed, and may be blank
ATOM, POWER, TIMES, PLUS, TEST = 5, 4, 3, 2, 1
SAID = {"+": "+", "-": "−", "*": "×", "/": "÷", "^": "to the power of"}
TESTS = {">": "is above", ">=": "is at least", "<": "is below", "<=": "is at most", "=": "is", "<>": "is not"}


class DeclarationError(TypeError):
    """Raised where a line is written in a way that numpy and a spreadsheet would compute differently."""


@dataclass(frozen=True, eq=False)
class Word:
    """A placeholder for a value: arithmetic on it writes a formula, in `text`, and the same in words, in `said`."""

    text: str
    said: str
    unit: Unit = units.ANY
    rank: int = ATOM
    kind: str = "number"  # number, test, range or typed: a cell of an input sheet, which may be blank
    over: str = ""  # of a range: the axis it runs along
    risk: str = ""  # where a sheet shows an error: it may "be infinite" in numpy, or "find nothing" and be nan
    branches: bool = False  # holds an IF
    loose: bool = False  # said in words that want brackets inside arithmetic
    flag: bool = False  # 0 or 1: "Route pays MARS", not "Route pays MARS is above 0"

    @staticmethod
    def cell(name: str, unit: str) -> Word:
        """Return what stands in a formula for the value `name` until its address is known: one cell, not a range."""
        kind = "typed" if name.startswith(TYPED) else "number"
        return Word(f"{{{name}}}", f"{{{name}}}", units.unit(unit), kind=kind, flag=unit == "flag")

    @staticmethod
    def range(name: str, unit: str, over: str) -> Word:
        """Return the placeholder of a value that its reader takes as a range: every member of the axis `over`."""
        if name.startswith(TYPED):
            raise DeclarationError(f"{name} may be blank: read it cell by cell, by TYPED(typed, otherwise)")
        return Word(f"{{{name}}}", f"{{{name}}}", units.unit(unit), kind="range", over=over, flag=unit == "flag")

    def __bool__(self) -> bool:
        raise DeclarationError("Python's own if, and, or, min and max drop a branch: write IF, AND, OR, MIN, MAX")

    def __add__(self, other: Any) -> Word:
        return _join(self, "+", other, PLUS, units.plus)

    def __radd__(self, other: Any) -> Word:
        return _join(other, "+", self, PLUS, units.plus)

    def __sub__(self, other: Any) -> Word:
        return _join(self, "-", other, PLUS, lambda a, b: units.plus(a, b, minus=True))

    def __rsub__(self, other: Any) -> Word:
        return _join(other, "-", self, PLUS, lambda a, b: units.plus(a, b, minus=True))

    def __mul__(self, other: Any) -> Word:
        return _join(self, "*", other, TIMES, units.times)

    def __rmul__(self, other: Any) -> Word:
        return _join(other, "*", self, TIMES, units.times)

    def __truediv__(self, other: Any) -> Word:
        return _join(self, "/", other, TIMES, units.divide)

    def __rtruediv__(self, other: Any) -> Word:
        return _join(other, "/", self, TIMES, units.divide)

    def __pow__(self, other: Any) -> Word:
        return _join(self, "^", other, POWER, units.power)

    def __rpow__(self, other: Any) -> Word:
        return _join(other, "^", self, POWER, units.power)

    def __neg__(self) -> Word:
        # Excel's minus sign binds tighter than its power, Python's does not: brackets settle it.
        inner = number(self)
        return replace(inner, text=f"(-{bracket(inner, ATOM)})", said=f"(−{say(inner, ATOM)})", rank=ATOM)

    def __lt__(self, other: Any) -> Word:
        return _compare(self, "<", other)

    def __le__(self, other: Any) -> Word:
        return _compare(self, "<=", other)

    def __gt__(self, other: Any) -> Word:
        return _compare(self, ">", other)

    def __ge__(self, other: Any) -> Word:
        return _compare(self, ">=", other)

    def __eq__(self, other: object) -> Word:  # type: ignore[override]  # writes a sentence, tests nothing
        return _compare(self, "=", other)

    def __ne__(self, other: object) -> Word:  # type: ignore[override]  # writes a sentence, tests nothing
        return _compare(self, "<>", other)

    __hash__ = None  # type: ignore[assignment]  # a placeholder is never a key


def as_word(it: Any) -> Word:
    """Return `it` as a placeholder; raise DeclarationError for a number other than 0, 1 and 12 written into a line."""
    if isinstance(it, Word):
        return it
    if isinstance(it, (int, float)) and not isinstance(it, bool) and it in NUMBERS:
        return Word(str(int(it)), str(int(it)), NUMBERS[int(it)])
    raise DeclarationError(f"{it!r} inside a line: only 0, 1 and 12 may be written; make it an input or a dated rule")


def number(it: Any) -> Word:
    """Return `it` as a placeholder for one number.

    Raises DeclarationError where it is a comparison, a range of cells, or a cell that may be blank.
    """
    word = as_word(it)
    if word.kind != "number":
        hint = {
            "test": "wrap it as IF(test, 1, 0)",
            "range": "use SUM, SUMPRODUCT, SUMIFS, INDEX or LOOKUP",
            "typed": "read it by TYPED(typed, otherwise)",
        }
        what = "may be blank" if word.kind == "typed" else f"is a {word.kind}, not a number"
        raise DeclarationError(f"{word.text} {what}: {hint[word.kind]}")
    return word


def finite(it: Any, why: str) -> Word:
    """Return `it` as a placeholder for a number; raise DeclarationError where the number might be infinite or missing.

    numpy would go on with infinity where a spreadsheet shows an error. `why` says in the message what the number is
    for, such as "a divisor".
    """
    word = number(it)
    if word.risk:
        raise DeclarationError(f"{word.text} may {word.risk} and is {why}: give it a line of its own")
    return word


def bracket(word: Word, rank: int) -> str:
    """Return the formula of a placeholder, in brackets where the arithmetic around it would change its meaning.

    `rank` is the rank of that arithmetic, from TEST up to ATOM: a lower rank is worked out later.
    """
    return word.text if word.rank >= rank else f"({word.text})"


def say(word: Word, rank: int) -> str:
    """Return a placeholder in words, in brackets where the words around it would change its meaning.

    `rank` is that of the arithmetic around it, as for `bracket`.
    """
    return f"({word.said})" if word.loose or word.rank < rank else word.said


def _join(left: Any, sign: str, right: Any, rank: int, unit: Callable[[Unit, Unit], Unit]) -> Word:
    a = finite(left, "raised to a power") if sign == "^" else number(left)
    b = finite(right, "an exponent") if sign == "^" else finite(right, "a divisor") if sign == "/" else number(right)
    try:
        result = unit(a.unit, b.unit)
    except UnitError as error:
        raise UnitError(f"{a.text} {sign} {bracket(b, rank + 1)}: {error}") from None
    # The right-hand side keeps its brackets at equal rank: floating point is not associative.
    outer = ATOM if sign == "^" else rank
    constant = b.text == "12" and sign == "/"
    risk = a.risk or b.risk or ("be infinite" if sign == "^" or (sign == "/" and not constant) else "")
    written = sign if sign == "^" else f" {sign} "  # Gnumeric reads no power with spaces around it
    text = f"{bracket(a, outer)}{written}{bracket(b, rank + 1)}"
    said = f"{say(a, outer)} {SAID[sign]} {say(b, rank + 1)}"
    return Word(text, said, result, rank, risk=risk, branches=a.branches or b.branches)


def _compare(left: Any, sign: str, right: Any) -> Word:
    a, b = finite(left, "compared"), finite(right, "compared")
    try:
        units.same(a.unit, b.unit)
    except UnitError as error:
        raise UnitError(f"{a.text} {sign} {b.text}: {error}") from None
    text = f"{bracket(a, PLUS)} {sign} {bracket(b, PLUS)}"
    said = f"{say(a, PLUS)} {TESTS[sign]} {say(b, PLUS)}"
    if sign == ">" and b.text == "0":
        said = a.said if a.flag else f"{a.said} is given" if a.unit == units.DATE else said
    return Word(text, said, units.SHARE, TEST, kind="test", branches=a.branches or b.branches)


def call(name: str, words: list[Word], unit: Unit, said: str = "", **more: Any) -> Word:
    """Return the placeholder for a function's result: its formula is NAME(word, word, ...).

    `unit` is the unit of the result, `said` the same in words, and `more` are further fields of `Word`.
    """
    text = f"{name}({', '.join(word.text for word in words)})"
    more.setdefault("risk", next((word.risk for word in words if word.risk), ""))
    said = said or f"{name} of {listed(words)}"
    return Word(text, said, unit, branches=any(word.branches for word in words), loose=True, **more)


def listed(words: list[Word], last: str = "and") -> str:
    """Return several placeholders in words as a list, such as "Pay, Pension and Levy".

    `last` is the word before the last of them.
    """
    said = [say(word, PLUS) for word in words]
    return f" {last} ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def common(name: str, words: list[Word]) -> Unit:
    """Return the unit that all the placeholders have; raise UnitError where they differ.

    `name` is the function that compares, adds or chooses between them, for the message.
    """
    found = units.ANY
    for word in words:
        try:
            found = units.same(found, word.unit)
        except UnitError as error:
            raise UnitError(f"{name}({', '.join(each.text for each in words)}): {error}") from None
    return found
