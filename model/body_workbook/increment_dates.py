"""Says which dates of a next increment bring no increment, or a later one: counted, with the cell of the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from model.body_workbook.table_rows import Row
from model.lines.pay import ABOVE_TOP
from model.projection.binding import scale_rows, scale_tops
from model.rules.rulebook import say, serial


def increments_told(rows: Sequence[Row], columns: Mapping[str, np.ndarray], start: date) -> Iterator[str]:
    """Yield a sentence for each kind of date that does not bring an increment on its day.

    `columns` are those of the Staff sheet as numbers, each (rows,), and `start` is the plan's first day. A date without
    a point, on spot pay, of a salary above its band or at the top of a band brings none; one before the plan brings
    that of the next date by the scale.
    """
    to_next = np.array([0.0, *(years for _, _, _, years in scale_rows(start.year - 1))])
    tops = np.array([0.0, *scale_tops(start.year - 1)])
    due, point = columns["next_step"] > 0, np.nan_to_num(columns["base_point"]).astype(int)
    pointed, spot = due & (point > 1), columns["spot"] > 0
    scaled, steps = pointed & ~spot, to_next[point] > 0
    above = scaled & steps & (columns["base_salary"] > tops[point] * (1 + ABOVE_TOP))
    past = scaled & steps & ~above & (columns["next_step"] < serial(start))
    told = (
        (due & (point == 1), "with no point on a scale",
         "no increment is taken; give the point, or leave the date blank"),
        (pointed & spot, "of people on spot pay", "no increment is taken; mend the terms, or leave the date blank"),
        (above, f"of salaries over {ABOVE_TOP:.1%} above the top of the band",
         "no increment is taken; check the salary, the band and the point"),
        (scaled & ~steps, "at the top of a band", "no increment is taken"),
        (past, f"before the plan, which begins on {say(start)}",
         "that step is taken to be in the salary, and the next to fall due as many years later as the scale says"),
    )  # fmt: skip
    for which, where, what in told:
        places = np.flatnonzero(which)
        if len(places):
            dates, first = f"{len(places):,} dates of a next increment are", "the first in"
            if len(places) == 1:
                dates, first = "1 date of a next increment is", "in"
            yield f"{dates} {where}, {first} {rows[int(places[0])]['next_step'].where}: {what}"
