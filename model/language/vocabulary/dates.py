"""Functions of dates; a date is a serial number, the count of days by which a spreadsheet keeps it.

>>> leap = DATE(2012, 2, 29)
>>> [int(part(leap)) for part in (YEAR, MONTH, DAY)]
[2012, 2, 29]
>>> bool(DATE(2011, 2, 29) == DATE(2011, 3, 1))
True
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from model.language import units
from model.language.vocabulary.speech import Array, speaks
from model.language.words import Word, call, listed, number

EPOCH = 25569  # the serial number of 1 January 1970
MARCH_1900 = 61  # the first serial number that Excel and LibreOffice date alike
LAST_YEAR = 2199


@cache
def _parts() -> tuple[Array, Array, Array]:
    """Return three tables: the year, the month and the day of the month of every serial date, found by its number.

    They hold nan for early 1900, where Excel and LibreOffice disagree, and at either end.
    """
    end = (np.datetime64(f"{LAST_YEAR}-12-31") - np.datetime64("1970-01-01")).astype(int) + EPOCH
    days = (np.arange(end + 2) - EPOCH).astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    year = days.astype("datetime64[Y]").astype(float) + 1970
    parts = year, months.astype(np.int64) % 12 + 1.0, (days - months.astype("datetime64[D]")).astype(float) + 1
    for part in parts:
        part[:MARCH_1900] = part[-1] = np.nan
    return parts


@cache
def _month_starts() -> Array:
    """Return the serial date of the first day of every month, from January 1900.

    It is nan before March 1900, where Excel and LibreOffice disagree, and at the end.
    """
    months = (np.arange((LAST_YEAR - 1900 + 1) * 12 + 1) - 70 * 12).astype("datetime64[M]")
    starts = months.astype("datetime64[D]").astype(float) + EPOCH
    starts[:2] = starts[-1] = np.nan
    return starts


def _at(table: Array, place: Array) -> Array:
    """Return the values of a table at the places `place`; nan where a place is nan or outside the table.

    Both ends of the table must be nan.
    """
    with np.errstate(invalid="ignore"):
        return table.take(np.asarray(place).astype(np.int64), mode="clip")


def _say_part(name: str, unit: units.Unit) -> Callable[[Any], Word]:
    def say(date: Any) -> Word:
        word = number(date)
        if word.unit != units.DATE:
            raise units.UnitError(f"{name}({word.text}): {units.name(word.unit)} is not a date")
        return call(name, [word], unit, f"the {name.lower()} of {word.said}")

    return say


@speaks(_say_part("YEAR", units.YEAR))
def YEAR(date: Array) -> Array:
    """Return the year of a date."""
    return _at(_parts()[0], date)


@speaks(_say_part("MONTH", units.MONTH))
def MONTH(date: Array) -> Array:
    """Return the month of a date, 1 to 12."""
    return _at(_parts()[1], date)


@speaks(_say_part("DAY", units.DAY))
def DAY(date: Array) -> Array:
    """Return the day of a date, 1 to 31."""
    return _at(_parts()[2], date)


def _say_date(*given: Any) -> Word:
    words = [number(each) for each in given]
    for word, unit in zip(words, (units.YEAR, units.MONTH, units.DAY), strict=True):
        units.same(word.unit, unit)
    return call("DATE", words, units.DATE, f"the date of {listed(words)}")


@speaks(_say_date)
def DATE(year: Array, month: Array, day: Array) -> Array:
    """Return the serial date of a year, a month and a day, each without its fraction.

    A month or a day that is too large runs on into the next: 29 February of a year without one is 1 March.
    """
    year, month, day = np.trunc(year), np.trunc(month), np.trunc(day)
    return _at(_month_starts(), (year - 1900) * 12 + month - 1) + (day - 1)
