"""Functions of ranges; a range is every member of another axis, such as the pay of every person for a pool's line.

>>> keys, pay = np.array([[[1, 2, 1]]]), np.array([[[10.0, 20.0, 30.0]]])
>>> SUMIFS(pay, keys, np.array([[1.0, 2.0, 3.0]]))
array([[40., 20.,  0.]])
>>> RUNNING(pay, np.array([[[1, 2, 3]]]), np.array([[1.0, 3.0]]))
array([[10., 60.]])
>>> SUM(Word.cell("salary", "£")).text
Traceback (most recent call last):
    ...
model.language.words.DeclarationError: SUM takes a range, not {salary}
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

import numpy as np

from model.language import units
from model.language.vocabulary.speech import Array, speaks
from model.language.words import DeclarationError, Word, call, common, finite, number

FEW = 4096  # rows of all cases together that are added up in one call
MANY = 256  # cases of all years together from which numpy's sum of a short axis is the slower way
IN_ORDER = 8  # numpy adds up fewer numbers than these one after another, as `_added` does


def _ranges(name: str, words: tuple[Any, ...]) -> list[Word]:
    for word in words:
        if not isinstance(word, Word) or word.kind != "range":
            raise DeclarationError(f"{name} takes a range, not {getattr(word, 'text', word)}")
    if len({word.over for word in words}) != 1:
        raise DeclarationError(f"{name}: {' and '.join(w.text for w in words)} run along different axes")
    return list(words)


def summed(it: Array) -> Array:
    """Return the sum of all members of a range. Few members of many cases are added column by column: the same bits."""
    count = it.shape[-1]
    if not 1 < count < IN_ORDER or it.size < MANY * count:
        return np.asarray(np.add.reduce(it, axis=-1))
    total = it[..., 0] + it[..., 1]
    for place in range(2, count):
        total += it[..., place]
    return total


def _say_sum(it: Any) -> Word:
    words = _ranges("SUM", (it,))
    return call("SUM", words, words[0].unit, f"the sum of {words[0].said}")


@speaks(_say_sum)
def SUM(it: Array) -> Array:
    """Return the sum of all members of a range."""
    return summed(it)


def _say_sumproduct(*given: Any) -> Word:
    words = _ranges("SUMPRODUCT", given)
    product = reduce(units.times, [word.unit for word in words])
    return call("SUMPRODUCT", words, product, f"the sum of {' × '.join(word.said for word in words)}")


@speaks(_say_sumproduct)
def SUMPRODUCT(*given: Array) -> Array:
    """Multiply ranges with each other, member by member, and return the sum of the products."""
    return summed(reduce(np.multiply, given))


def _say_criteria(name: str, summed: tuple[Any, ...], criteria: tuple[Any, ...]) -> tuple[list[Word], str]:
    words = _ranges(name, (*summed, *criteria[::2]))[: len(summed)]
    said = []
    for keys, wanted in zip(criteria[::2], criteria[1::2], strict=True):
        pair = [keys, finite(wanted, "looked for")]
        common(name, pair)
        words += pair
        said.append(f"{keys.said} is {pair[1].said}")
    return words, " and ".join(said)


def _codes(keys: Array) -> Array:
    """Return keys, (..., 1, rows), as whole numbers, (..., rows); raise ValueError where one is none from 0."""
    rows = keys[..., 0, :]
    codes = rows.astype(np.int64)
    if np.minimum.reduce(codes, axis=None, initial=0) < 0 or not np.logical_and.reduce(codes == rows, axis=None):
        raise ValueError("the keys of SUMIFS and COUNTIFS are whole numbers from 0")
    return codes


def _added(values: Array, places: Array, top: int) -> Array:
    """Return the sums of the values that have the same place, (..., top); both have their rows as a last axis."""
    lead, rows = np.broadcast(values[..., 0], places[..., 0]).shape, values.shape[-1]
    count = math.prod(lead)
    each = values if values.size == count * rows else np.broadcast_to(values, (*lead, rows))
    each = each.reshape(count, rows)
    if places.size != rows:
        places = np.broadcast_to(places, (*lead, rows))
    by_case = places.reshape(-1, rows)  # one for all cases, or one for each
    if count * rows > FEW:
        of_case = by_case if len(by_case) == count else [by_case[0]] * count
        sums = np.array([np.bincount(*pair, minlength=top) for pair in zip(of_case, each, strict=True)])
    else:
        apart = np.arange(0, count * top, top)[:, None] + by_case
        sums = np.bincount(apart.ravel(), each.ravel(), minlength=count * top)
    return sums.reshape(*lead, top)


def _counted(values: Array, criteria: tuple[Array, ...]) -> Array:
    """Return the sum of those `values` whose keys are the wanted ones; 0 where no value has them.

    `criteria` holds keys and wanted keys in turn: the keys of all values, then the keys to add up.
    values and keys: whole numbers from 0, (..., 1, rows); wanted keys: (..., members). Raises ValueError for keys that
    are not whole numbers from 0.
    """
    pairs = [(_codes(keys), np.atleast_2d(want)) for keys, want in zip(criteria[::2], criteria[1::2], strict=True)]
    if values.shape[-1] < IN_ORDER and max(want.size for _, want in pairs) < FEW:
        asked = reduce(np.logical_and, [codes[..., None, :] == want[..., None] for codes, want in pairs])
        found = summed(np.where(asked, values, 0.0))  # the bits are those of the long way
    else:
        found = _by_places(values, pairs)
    for _, want in pairs:
        if not math.isfinite(np.add.reduce(want, axis=None)):
            found = np.where(np.isnan(want), np.nan, found)
    return found


def _by_places(values: Array, pairs: Sequence[tuple[Array, Array]]) -> Array:
    """Return what `_counted` does, without looking at every value once more for every key that is wanted."""
    rows: Any = 0
    wanted: Any = 0
    there: Any = True
    top = 1
    for codes, want in pairs:
        size = int(np.maximum.reduce(codes, axis=None, initial=0)) + 1
        place = want.astype(np.int64)
        held = (place >= 0) & (place < size) & (place == want)
        rows, wanted = rows * size + codes if top > 1 else codes, wanted * size + np.where(held, place, 0)
        top, there = top * size, there & held
    return np.where(there, _picked(_added(values[..., 0, :], rows, top), wanted), 0.0)


def _picked(rows: Array, places: Array) -> Array:
    """Return the members at `places`, (..., members), of rows, (..., size); either may be alike for all before it."""
    if places.size == 1:
        place = int(places.reshape(-1)[0])
        return rows[..., place : place + 1]
    if rows.size == rows.shape[-1]:
        return rows.reshape(-1).take(places)
    if places.size == places.shape[-1]:
        return rows[..., places.reshape(-1)]
    lead = np.broadcast(rows[..., 0], places[..., 0]).shape
    return np.take_along_axis(
        np.broadcast_to(rows, (*lead, rows.shape[-1])), np.broadcast_to(places, (*lead, places.shape[-1])), axis=-1
    )


def _say_sumifs(values: Any, *criteria: Any) -> Word:
    words, said = _say_criteria("SUMIFS", (values,), criteria)
    return call("SUMIFS", words, values.unit, f"the sum of {values.said} where {said}")


@speaks(_say_sumifs)
def SUMIFS(values: Array, *criteria: Array) -> Array:
    """Return the sum of those members of a range whose keys are the wanted whole numbers; 0 where there are none.

    `criteria` holds keys and wanted keys in turn.
    """
    return _counted(values, criteria)


def _say_countifs(*criteria: Any) -> Word:
    words, said = _say_criteria("COUNTIFS", (), criteria)
    return call("COUNTIFS", words, units.ANY, f"how many have {said}")


@speaks(_say_countifs)
def COUNTIFS(*criteria: Array) -> Array:
    """Return how many members have the wanted whole numbers as their keys.

    `criteria` holds keys and wanted keys in turn.
    """
    return _counted(np.ones((1, 1, criteria[0].shape[-1])), criteria)


def _say_running(values: Any, places: Any, place: Any) -> Word:
    words = [*_ranges("RUNNING", (values, places)), finite(place, "looked for")]
    common("RUNNING", words[1:])
    text = f'SUMIFS({words[0].text}, {words[1].text}, "<="&{words[2].text})'
    said = f"the sum of {words[0].said} for {words[1].said} up to {words[2].said}"
    return Word(text, said, words[0].unit, risk=words[0].risk, loose=True)


@speaks(_say_running)
def RUNNING(values: Array, places: Array, place: Array) -> Array:
    """Return the sum of those members of a range whose place is not above the wanted one: a running total.

    `places` holds the place of each member, and `place` the wanted one.
    """
    return (values * (places <= np.atleast_2d(place)[..., None])).sum(axis=-1)


def _pick(values: Array, place: Array) -> Array:
    """Return member number `place` of a range, counted from 0; nan where the place is nan or outside the range."""
    place, rows = np.atleast_2d(place), values[..., 0, :]
    size = rows.shape[-1]
    if place.size == 1 and 0 <= place.item() < size:
        return _picked(rows, place)
    inside = (place >= 0) & (place < size)
    if inside.all():
        return _picked(rows, place.astype(np.int64))
    return np.where(inside, _picked(rows, np.where(inside, place, 0).astype(np.int64)), np.nan)


def _row(keys: Array) -> Array:
    """Return a range of keys that are the same in all years and for all options; raise ValueError where they differ."""
    if keys.size != keys.shape[-1] and (keys != keys.reshape(-1, keys.shape[-1])[0]).any():
        raise ValueError("a range that is searched is the same in all years and for all options")
    return keys.reshape(-1, keys.shape[-1])[0]


def _say_index(values: Any, place: Any) -> Word:
    words = [*_ranges("INDEX", (values,)), number(place)]
    return replace(call("INDEX", words, values.unit, f"{values.said} for {words[1].said}"), flag=values.flag)


@speaks(_say_index)
def INDEX(values: Array, place: Array) -> Array:
    """Return member number `place` of a range, counted from 1."""
    return _pick(values, place - 1)


def _say_match(key: Any, keys: Any) -> Word:
    words = [number(key), *_ranges("MATCH", (keys,))]
    common("MATCH", words)
    text, said = f"MATCH({words[0].text}, {words[1].text}, 0)", f"the place of {words[0].said} in {words[1].said}"
    return Word(text, said, units.unit("code"), risk="find nothing", loose=True)


@speaks(_say_match)
def MATCH(key: Array, keys: Array) -> Array:
    """Return the place of a key in a range of keys, counted from 1; nan where the key is not there.

    A spreadsheet shows an error in place of nan.
    """
    row = _row(keys)
    order = np.argsort(row, kind="stable")
    place = np.clip(np.searchsorted(row, key, sorter=order), 0, len(row) - 1)
    return np.where(row[order[place]] == key, order[place] + 1.0, np.nan)


def _say_lookup(key: Any, starts: Any, values: Any) -> Word:
    ranges = _ranges("LOOKUP", (starts, values))
    words = [finite(key, "a key"), *ranges]
    common("LOOKUP", words[:2])
    return call("LOOKUP", words, ranges[1].unit, f"{ranges[1].said} at {words[0].said}", risk="find nothing")


@speaks(_say_lookup)
def LOOKUP(key: Array, starts: Array, values: Array) -> Array:
    """Return the value that is in force at `key`, from a table whose `starts` rise from row to row.

    It is the value beside the last start that is not above the key. A key before the first start gives nan, where a
    spreadsheet shows an error.
    """
    row, key = _row(starts), np.atleast_2d(key)
    if key.shape[-1] > 1:
        least, most = key.min(axis=-1, keepdims=True), key.max(axis=-1, keepdims=True)
        place, last = np.searchsorted(row, least, side="right"), np.searchsorted(row, most, side="right")
        if np.array_equal(place, last) and not np.isnan(least).any():
            return _pick(values, place - 1)  # one value is in force for all: it is stored once
    place, known = _started(row, key) - 1, key >= row[0]
    if np.logical_and.reduce(known, axis=None):
        return _picked(values[..., 0, :], place)
    return np.where(known, _picked(values[..., 0, :], np.where(known, place, 0)), np.nan)


def _started(starts: Array, key: Array) -> Array:
    """Return how many of the rising `starts` are not above each key.

    Where they are whole numbers and there are more keys than numbers between them, each number is looked up once.
    """
    if not starts[-1] - starts[0] < key.size or (starts != np.floor(starts)).any():
        return np.searchsorted(starts, key, side="right")
    each = np.searchsorted(starts, np.arange(starts[0] - 1, starts[-1] + 1), side="right")
    with np.errstate(invalid="ignore"):  # a key that is nan is looked up as any, and is nan where it was looked up
        return each.take(np.floor(key - (starts[0] - 1)).astype(np.int64), mode="clip")
