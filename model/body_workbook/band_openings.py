"""Puts openings by pay band and year on the rows of the Vacancies sheet, in place of those that stood there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from model.body.inputs import year_label
from model.body.typed import Rows
from model.body_workbook.columns import MORE_OPENINGS


def put_openings(
    pools: Rows, years: range, openings: Mapping[tuple[str, int], float]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the rows with openings in them, and the bands that no pool has, whose openings are left out.

    `openings` are WTE by the name of a pay band and the calendar year in which a financial year begins, all of the
    plan's `years`. Those of a band stand in the row of its first pool.
    """
    columns = {year: f"{MORE_OPENINGS} {year_label(year)}" for year in years}
    left: dict[str, dict[str, float]] = defaultdict(dict)
    for (band, year), wte in sorted(openings.items()):
        left[band][columns[year]] = wte
    none = dict.fromkeys(("pool_openings", *columns.values()))
    rows = [{**row, **none, **left.pop(str(row.get("pool_band", "")), {})} for row in pools]
    return rows, sorted(left)
