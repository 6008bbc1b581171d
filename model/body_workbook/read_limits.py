"""Reads the limits of a board: a row of the sheet Limits is a limit of a lever, of people or pounds, or a price."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.body.limits import PRICE, SEARCHED, Kind, Limits, contradictions, kinds
from model.body_workbook.cell_values import Codes
from model.body_workbook.columns import Column, declared, limits
from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import Row
from model.body_workbook.titles import LIMITS
from model.lines.model import levers
from model.lines.names import lines_named
from model.projection.listed import listed

ALL = "all years"
BOUNDS = (", at most", ", at least")
OF_POOLS = lines_named(("floor_posts", "scope_share", "holdable"))


def read_limits(reader: Reader, labels: Sequence[str], pools: Sequence[str]) -> Limits:
    """Return the limits, none where a workbook has no such sheet; faults are noted in the reader, at their cells.

    `labels` are the plan's years, such as "2010-11", and `pools` the names of the pools.
    """
    rows = reader.rows(LIMITS, limits(list(labels)))
    known = {kind.label.lower(): kind for kind in kinds().values()}
    by_year: dict[str, np.ndarray] = {}
    in_all: dict[str, float] = {}
    at: dict[str, Row] = {}
    for row in rows:
        label = reader.text(row["limit"], "Limit")
        kind = known.get(label.lower())
        if kind is None:
            if label:
                reader.fault(row["limit"], f'"{label}" is not a limit; {_nearest(label, pools)}')
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
    """Note a fault at each limit that asks for more than another allows, or than there is."""
    for found in contradictions(by_year, labels):
        row, year = at[found.key], labels[found.year]
        cell = row[year] if year in row and not row[year].blank else row[ALL]
        reader.fault(cell, f'"{kinds()[found.key].label}" {found.sentence}')


def _nearest(label: str, pools: Sequence[str]) -> str:
    """Return what to do about a text that is no limit: the nearest that is one, or where else it is said."""
    bare = label.lower().rpartition(",")[0].strip() if label.lower().endswith(BOUNDS) else label.lower()
    if bare in kinds():
        return f'did you mean "{kinds()[bare].label}"?'
    if pool := Codes.of((name, 0.0) for name in pools).nearest(bare):
        columns = listed([f'"{declared(name).heading}"' for name in OF_POOLS])
        return f'what may be done in the pool "{pool}" is said on Vacancies, by {columns}'
    if any(bare == lever.label.lower() for name, lever in levers().items() if name not in SEARCHED.values()):
        return "that lever is not searched: set it in the options"
    words = Codes.of((kind.label, 0.0) for kind in kinds().values())
    return words.hint(label, "see the rows that mancost best writes")
