"""Reads the Assumptions sheet: the plan uses the central value of each assumption, and keeps its low and high."""

from __future__ import annotations

import numpy as np

from model.body_workbook.assumption_names import GONE, assumed_label, assumption_called, labels
from model.body_workbook.cell_values import plain
from model.body_workbook.columns import Column, reason_columns
from model.body_workbook.reader import Reader
from model.lines.model import givens
from model.reading.workbook import Broken
from model.rules.assumptions import assumptions


def read_assumptions(reader: Reader, kind: str) -> dict[str, float]:
    """Return the central value of each assumption by name; `kind` is the kind of body, such as "ICB".

    The low and the high value are checked against the central one, and all three are put into `reader.assumed`.
    """
    columns = [
        Column("Assumption", "assumption", "text"),
        *(Column(name.capitalize(), name, default=0) for name in ("low", "high")),
        Column("Central", "central"),
        *(Column(name, name, "text", default=0) for name in ("Unit", "As shipped", "Source", "Status", "Rationale")),
        *reason_columns(),
    ]
    bounds = {given.name: given for given in givens()}
    central: dict[str, float] = {}
    day = next(column for column in columns if column.kind == "date")
    for row in reader.rows("Assumptions", columns):
        reader.value(row.get(day.name), day)
        label = reader.text(row["assumption"], "Assumption")
        name = assumption_called(label)
        if not name:
            if label.lower() not in GONE and not isinstance(row["assumption"].value, Broken) and label:
                todo = labels().hint(label, "take the row out")
                reader.fault(row["assumption"], f'"{label}" is not an assumption of the model; {todo}')
            continue
        label = assumed_label(name)
        if name in central:
            reader.fault(row["assumption"], f'"{label}" stands on two rows; keep one')
        given = bounds.get(name)
        shipped = assumptions(kind)[name]
        three = {"low": shipped.low, "high": shipped.high}
        low, high, unit = (given.low, given.high, given.unit) if given else (-0.2, 0.5, "share")
        central[name] = reader.value(row["central"], Column(label, name, low=low, high=high, unit=unit))
        for part, wrong in (("low", np.less), ("high", np.greater)):
            cell = row.get(part)
            if cell is None or not plain(cell.value):
                continue
            bound = three[part] = reader.value(cell, Column(f"{label}, {part}", part))
            if wrong(central[name], bound):
                side = "below its low" if part == "low" else "above its high"
                sentence = f"is {central[name]:,.10g}, {side} of {bound:,.10g}; put the three in order"
                reader.fault(row["central"], f'"{label}" {sentence}')
        reader.assumed[name] = three["low"], central[name], three["high"]
    return central
