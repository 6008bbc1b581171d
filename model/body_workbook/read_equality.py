"""Reads the sheet Equality counts: heads by pool and protected group. What a cell holds is quoted in no message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from model.body.equality import KNOWN, UNSAID, Counts
from model.body.staff import Staff
from model.body_workbook.cell_values import Codes
from model.body_workbook.columns import Column, equality
from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import Row
from model.body_workbook.titles import EQUALITY

APART = 0.5  # heads by which the counts may differ from the staff list: less is a rounding


def read_equality(reader: Reader, pools: Sequence[str], people: Staff) -> tuple[Counts, list[str]]:
    """Return the counts, none where the workbook has no such sheet, and sentences where they are not the staff list's.

    A pool, characteristic or group that is at fault is noted in the reader at its cell.
    """
    pool, characteristic, group, heads = equality()
    rows = reader.rows(EQUALITY, [pool, characteristic, group, heads])
    if not rows:
        return Counts(), []
    places = _codes(reader, rows, pool, pools, "give a pool of the Vacancies sheet")
    kinds = _codes(reader, rows, characteristic, KNOWN, f"give one of {', '.join(KNOWN)}")
    groups = [reader.text(row[group.name], group.heading) for row in rows]
    numbers = reader.column(rows, heads)
    counts: dict[tuple[str, str], np.ndarray] = {}
    spelt: dict[tuple[str, str], str] = {}
    seen: dict[tuple[int, int, str], int] = {}
    for row, place, kind, name, number in zip(rows, places, kinds, groups, numbers, strict=True):
        if number % 1 > 0:
            reader.fault(row[heads.name], f'"{heads.heading}" is not a whole number; give a count of people')
        if place < 0 or kind < 0 or not name:
            continue
        first = seen.setdefault((place, kind, name.lower()), row.number)
        if first != row.number:
            reader.fault(row[group.name], f"is a group of its pool on row {first} too; keep one row")
            continue
        plain = name.lower() if name.lower() in UNSAID else name
        known = spelt.setdefault((KNOWN[kind], name.lower()), plain)
        counts.setdefault((KNOWN[kind], known), np.zeros(len(pools)))[place] = number
    held = Counts(tuple(counts), np.array([*counts.values()]).reshape(len(counts), len(pools)))
    return held, list(_unlike(reader, held, pools, _staff_heads(people, len(pools))))


def _codes(reader: Reader, rows: Sequence[Row], column: Column, names: Sequence[str], todo: str) -> list[int]:
    """Return a column's cells as places in `names`, -1 where a cell names none of them, which is noted as a fault."""
    codes = Codes.of((name, float(place)) for place, name in enumerate(names))
    found = []
    for row in rows:
        word = reader.text(row[column.name], column.heading)
        if word and word.lower() not in codes.numbers:
            reader.fault(row[column.name], f'"{column.heading}" is not one of those known; {todo}')
        found.append(int(codes.numbers.get(word.lower(), -1)))
    return found


def _staff_heads(people: Staff, pools: int) -> np.ndarray:
    """Return the heads of the staff list by pool, (pools,); nan where the list is at fault."""
    if not len(people) or np.isnan(people["pool"]).any():
        return np.full(pools, np.nan)
    return np.bincount(people["pool"].astype(int) - 1, weights=people["copies"], minlength=pools)


def _unlike(reader: Reader, held: Counts, pools: Sequence[str], staff: np.ndarray) -> Iterator[str]:
    """Yield a sentence for each characteristic whose counts are not the heads of the staff list.

    A pool that has people and no counts of a characteristic that others have is noted as a fault: what leaves it could
    be shared among no groups.
    """
    for each in held.characteristics:
        counted = held.heads[held.rows_of(each)].sum(axis=0)
        for place in np.flatnonzero((staff > 0) & (counted == 0)):
            sentence = f"has no {each} of {pools[int(place)]}, which has people; count them, as not stated if need be"
            reader.missing(EQUALITY, sentence)
        apart = [pools[int(place)] for place in np.flatnonzero(np.abs(counted - staff) > APART) if counted[place] > 0]
        if apart:
            are = "a pool" if len(apart) == 1 else f"{len(apart)} pools"
            yield (
                f"{EQUALITY}: {each} counts other heads than the Staff sheet in {are}; only the shares of the groups "
                "are used"
            )
