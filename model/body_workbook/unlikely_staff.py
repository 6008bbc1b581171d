"""Says what is legal on the Staff sheet and hardly likely: each kind once, counted, with the cell of the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import numpy as np

from model.body.inputs import year_label
from model.body_workbook.cell_values import coded, is_blank
from model.body_workbook.table_rows import TableRows
from model.rules.rulebook import serial
from model.rules.scales import KNOWN_TO, band_on

Columns = Mapping[str, np.ndarray]
OUTSIDE = 0.05  # of the band's lowest and highest point
NEAR = 0.0005  # of a point: scales are in whole pounds, and an award moves them by more
YEARS = (-2, -1, 1, 2)  # about the baseline year, in which a list's own scale is looked for
MORE = 1.1  # WTE: a contract of 40 hours is 1.07
TELLING = 7  # filled cells of a row from which two that are the same are hardly two people
MANY, HALF = 20, 0.5  # rows with a date of service, and the share of them on one day that is hardly so
SURE = 5  # salaries of another year's scale from which a list is told to be of that year


def unlikely_staff(rows: TableRows, columns: Columns, start: date) -> Iterator[str]:
    """Yield a sentence for each kind of row that is hardly likely.

    `columns` are those of the Staff sheet as numbers, each (rows,), nan where a cell is at fault, and `start` is the
    plan's first day.
    """
    yield from _wte(rows, columns)
    yield from _salaries(rows, columns, start.year - 1)
    yield from _same(rows)
    yield from _one_day(rows, columns)
    ended = (columns["ends"] > 0) & (columns["ends"] < serial(start))
    if ended.any():
        count, first = _counted(rows, ended, "ends")
        what = "fixed term or secondment" if count == "1" else "fixed terms or secondments"
        yield f"{count} {what} ended before the plan, {first}: they are counted in post for good; give the new last day"


def _wte(rows: TableRows, columns: Columns) -> Iterator[str]:
    """Yield a sentence where no WTE is given, or not each, and where one person is more than full time."""
    blank = _blank(rows, "wte")
    if len(rows) > 1 and blank.all():
        yield "the Staff sheet has no WTE, so that every WTE is taken as 1: give each person's"
    elif blank.any() and len(rows) > 1:
        yield f"{int(blank.sum()):,} of {len(rows):,} WTE are blank, so that every WTE is taken as 1 there: give them"
    over = columns["wte"] > MORE
    if over.any():
        count, first = _counted(rows, over, "wte")
        yield f"{count} WTE of more than full time, {first}: check whether hours or several people stand there"


def _salaries(rows: TableRows, columns: Columns, base: int) -> Iterator[str]:
    """Yield a sentence where salaries are those of another year's scale than that of `base`, or outside their band."""
    bands, national = columns["band"], (columns["national"] > 0) & (columns["spot"] == 0)
    looked = ~_blank(rows, "base_salary") & national & (columns["base_salary"] > 0)
    own = _on_scale(columns, looked, base)
    counts = {year: int(_on_scale(columns, looked, base + year).sum()) for year in YEARS}
    nearest = max(counts, key=lambda year: (counts[year], -abs(year)))
    other = counts[nearest]
    if other >= max(SURE, looked.sum() / 2) and other > 2 * own.sum():
        year, baseline = year_label(base + nearest), year_label(base)
        yield (
            f"{other:,} of {int(looked.sum()):,} salaries are those of the scale of {year}, and the baseline is "
            f"{baseline}: give each at the pay of {baseline}"
        )
        return  # and many of them are outside the band of the baseline year too
    low, high = (np.array([bounds[place] for bounds in _bounds(base)]) for place in (0, 1))
    band = np.nan_to_num(bands).astype(int)
    bounded = looked & (low[band] > 0)
    pay = columns["base_salary"]
    outside = bounded & ((pay < low[band] * (1 - OUTSIDE)) | (pay > high[band] * (1 + OUTSIDE)))
    if outside.any():
        count, first = _counted(rows, outside, "base_salary")
        are = "is" if count == "1" else "are"
        yield (
            f"of {int(looked.sum()):,} salaries, {count} {are} outside the band of {year_label(base)} by more than "
            f"{OUTSIDE:.0%}, {first}: check the band and whether it is full-time pay of that year"
        )


def _on_scale(columns: Columns, looked: np.ndarray, year: int) -> np.ndarray:
    """Return which of the salaries that are looked at are a point of their band in the scale of a financial year."""
    found = np.zeros(len(looked), dtype=bool)
    if not date(2009, 4, 1) <= date(year, 4, 1) <= KNOWN_TO:
        return found
    for number, pays in _points(year).items():
        here = looked & (columns["band"] == number)
        pay = columns["base_salary"][here, None]
        found[here] = (abs(pay - np.array(pays)) <= NEAR * pay).any(axis=1)
    return found


@cache
def _points(year: int) -> Mapping[float, tuple[float, ...]]:
    """Return the pay of every point of each band in the scale of a financial year's first day, by the band's number."""
    codes = coded("bands")
    by_number = {number: band_on(codes.words[name], date(year, 4, 1)) for name, number in codes.numbers.items()}
    return {number: tuple(point.pay for point in points) for number, points in by_number.items() if points}


@cache
def _bounds(base: int) -> tuple[tuple[float, float], ...]:
    """Return the lowest and the highest pay of each band in a year, by the band's number from 0; 0 where none is."""
    highest = int(max(coded("bands").numbers.values()))
    known = {int(number): (min(pays), max(pays)) for number, pays in _points(base).items()}
    return tuple(known.get(number, (0.0, 0.0)) for number in range(highest + 1))


def _same(rows: TableRows) -> Iterator[str]:
    """Yield a sentence where a row with a date of service is the same as another in every cell."""
    dated, seen = ~_blank(rows, "service_start"), set[tuple[object, ...]]()
    twice = np.zeros(len(rows), dtype=bool)
    columns = [rows.holds(name) for name in rows[0].places if name != "row"] if dated.any() else []
    for place, cells in enumerate(zip(*columns, strict=True)):
        if dated[place] and len(cells) - cells.count(None) >= TELLING:
            before = len(seen)
            seen.add(cells)
            twice[place] = len(seen) == before
    if twice.any():
        count, first = _counted(rows, twice, "service_start")
        one = "1 row is" if count == "1" else f"{count} rows are"
        yield f"{one} the same as another, dates and all, {first}: take out what stands twice"


def _one_day(rows: TableRows, columns: Columns) -> Iterator[str]:
    """Yield a sentence where most people began on one day, as where a date was filled down."""
    began = columns["service_start"][columns["service_start"] > 0]
    if len(began) < MANY:
        return
    days, counts = np.unique(began, return_counts=True)
    most = int(counts.argmax())
    if counts[most] > HALF * len(began):
        _, first = _counted(rows, columns["service_start"] == days[most], "service_start")
        yield f"{counts[most]:,} of {len(began):,} rows began on one day, {first}: check whether a date was filled down"


def _blank(rows: TableRows, column: str) -> np.ndarray:
    """Return in which rows a column is blank, (rows,): in all where there is no such column."""
    contents = rows.holds(column)
    blank = {value: is_blank(value) for value in set(contents)}
    return np.array([*map(blank.__getitem__, contents)], dtype=bool)


def _counted(rows: TableRows, which: np.ndarray, column: str) -> tuple[str, str]:
    """Return how many rows there are of a kind, in figures, and the cell of the first, as "the first in Staff!F17"."""
    places = np.flatnonzero(which)
    row = rows[int(places[0])]
    where = (row.get(column) or row["pool"]).where
    return f"{len(places):,}", f"in {where}" if len(places) == 1 else f"the first in {where}"
