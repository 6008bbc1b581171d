"""Reads the limits of a board: a row of the sheet Limits is a limit of a lever, of people or pounds, or a price."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.body.limits import AS_SET, LEAST, PRICE, Kind, Limits, kinds
from model.body_workbook.cell_values import Codes
from model.body_workbook.columns import Column, limits
from model.body_workbook.reader import Reader, Row

LIMITS = "Limits"
ALL = "all years"


def read_limits(reader: Reader, labels: Sequence[str]) -> Limits:
    """Return the limits, none where a workbook has no such sheet; faults are noted in the reader, at their cells.

    `labels` are the plan's years, such as "2010-11".
    """
    rows = reader.rows(LIMITS, limits(list(labels)))
    known = {kind.label.lower(): kind for kind in kinds().values()}
    words = Codes.of((kind.label, 0.0) for kind in kinds().values())
    by_year: dict[str, np.ndarray] = {}
    in_all: dict[str, float] = {}
    at: dict[str, Row] = {}
    for row in rows:
        label = reader.text(row["limit"], "Limit")
        kind = known.get(label.lower())
        if kind is None:
            todo = "see the rows that mancost best writes"
            if label:
                reader.fault(row["limit"], f'"{label}" is not a limit; {words.hint(label, todo)}')
            continue
        if kind.key in at:
            reader.fault(row["limit"], f'"{label}" stands on two rows; keep one')
            continue
        at[kind.key] = row
        years = _years(reader, row, kind, labels)
        total = _value(reader, row, kind, ALL)
        if kind.summed or kind.side == PRICE:
            in_all |= {} if np.isnan(total) else {kind.key: total}
        else:
            years = np.where(np.isnan(years), total, years)
        if kind.side == PRICE and not np.isnan(years).all():
            cell = next(row[each] for each in labels if each in row and not row[each].blank)
            reader.fault(cell, f'"{label}" has a price in one year; give one for all years')
        elif not np.isnan(years).all():
            by_year[kind.key] = years
    _refuse_apart(reader, by_year, at, labels)
    return Limits(by_year, in_all)


def _value(reader: Reader, row: Row, kind: Kind, column: str) -> float:
    """Return a cell of a limit; nan where it is blank or at fault."""
    cell = row.get(column)
    if cell is None or cell.blank:
        return float("nan")
    found = reader.value(cell, Column(kind.label, kind.key, low=kind.low, high=kind.high, unit=kind.unit))
    if kind.is_flag and found not in (0, 1) and not np.isnan(found):
        reader.fault(cell, f'"{kind.label}" is {found:g}, neither 1 for yes nor 0 for no')
    return found


def _years(reader: Reader, row: Row, kind: Kind, labels: Sequence[str]) -> np.ndarray:
    return np.array([_value(reader, row, kind, label) for label in labels])


def _refuse_apart(reader: Reader, by_year: dict[str, np.ndarray], at: dict[str, Row], labels: Sequence[str]) -> None:
    """Note a fault where a lever must be more than it may be."""
    for key in AS_SET:
        least, most = by_year.get(f"{key}_{LEAST}"), by_year.get(key)
        if least is None or most is None:
            continue
        apart = np.flatnonzero(least > most)
        if len(apart):
            year = labels[int(apart[0])]
            row = at[f"{key}_{LEAST}"]
            cell = row[year] if year in row and not row[year].blank else row[ALL]
            kind = kinds()[f"{key}_{LEAST}"]
            sentence = (
                f"more than the {most[apart[0]]:.4g} that it may be at most in {year}; lower the one or raise the other"
            )
            reader.fault(cell, f'"{kind.label}" is {least[apart[0]]:.4g}, {sentence}')
