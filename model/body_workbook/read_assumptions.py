"""Reads the Assumptions sheet: the low, central and high value of each assumption, and which of the three is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.body_workbook.assumption_names import GONE, assumed_label, assumption_called, bounds_of, labels
from model.body_workbook.cell_values import Codes, plain
from model.body_workbook.columns import Column, reason_columns
from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import Cell
from model.reading.workbook import Broken
from model.rules.assumptions import assumptions

CASES = ("low", "central", "high")
BESIDE = ("Used", "Unit", "As shipped", "Source", "Status", "Rationale")
COLUMNS = (
    Column("Assumption", "assumption", "text"),
    *(Column(name.capitalize(), name, default=0) for name in ("low", "high")),
    Column("Central", "central"),
    Column("Case", "case", "text", default=0),
    *(
        Column(head, head, "text", default=0)
        for head in ("Used", "Unit", "As shipped", "Source", "Status", "Rationale")
    ),
    *reason_columns(),
    Column("Moves", "moves", "text", default=0),
)


@dataclass(frozen=True)
class Assumed:
    """What the Assumptions sheet says, by the name of the assumption.

    used: the value that the plan uses. three: low, central and high, alike where the value is held. cases: "low" or
    "high", of assumptions of which not the central value is used.
    """

    used: Mapping[str, float]
    three: Mapping[str, tuple[float, float, float]]
    cases: Mapping[str, str]


def read_assumptions(reader: Reader, kind: str) -> Assumed:
    """Return what the Assumptions sheet says; `kind` is the kind of body, such as "ICB".

    The three values are checked against each other and are put into `reader.assumed` too.
    """
    used: dict[str, float] = {}
    cases: dict[str, str] = {}
    day = next(column for column in COLUMNS if column.kind == "date")
    for row in reader.rows("Assumptions", [*COLUMNS]):
        reader.value(row.get(day.name), day)
        name = _name(reader, row["assumption"])
        if not name:
            continue
        label = assumed_label(name)
        if name in used:
            reader.fault(row["assumption"], f'"{label}" stands on two rows; keep one')
        three = dict(zip(CASES, _three(reader, row, name, kind), strict=True))
        case = _case(reader, row.get("case"), label)
        used[name] = three[case]
        if case != "central":
            cases[name] = case
        reader.assumed[name] = three["low"], three["central"], three["high"]
    return Assumed(used, dict(reader.assumed), cases)


def _name(reader: Reader, cell: Cell) -> str:
    """Return the name of the assumption that a row is about; "" where it is none, which is noted unless it once was."""
    label = reader.text(cell, "Assumption")
    name = assumption_called(label)
    if not name and label.lower() not in GONE and not isinstance(cell.value, Broken) and label:
        todo = labels().hint(label, "take the row out")
        reader.fault(cell, f'"{label}" is not an assumption of the model; {todo}')
    return name


def _three(reader: Reader, row: Mapping[str, Cell], name: str, kind: str) -> tuple[float, float, float]:
    """Return the low, central and high value of a row; a blank bound holds the value at the central one.

    Where the sheet has no such column, the bound is the shipped one, moved to the central value where that is beyond.
    """
    label, shipped, (least, most, unit) = assumed_label(name), assumptions(kind)[name], bounds_of(name)
    central = reader.value(row["central"], Column(label, name, low=least, high=most, unit=unit))
    found = {"low": min(shipped.low, central), "high": max(shipped.high, central)}
    for part, wrong in (("low", np.less), ("high", np.greater)):
        cell = row.get(part)
        if cell is None:
            continue
        if not plain(cell.value):
            found[part] = central
            continue
        bound = reader.value(cell, Column(f"{label}, {part}", part, low=least, high=most, unit=unit))
        found[part] = bound
        if wrong(central, bound):
            side = "below its low" if part == "low" else "above its high"
            sentence = f"is {central:,.10g}, {side} of {bound:,.10g}; put the three in order"
            reader.fault(row["central"], f'"{label}" {sentence}')
    return found["low"], central, found["high"]


def _case(reader: Reader, cell: Cell | None, label: str) -> str:
    """Return which of the three values is used, "central" where the cell is blank; note a word that is none of them."""
    text = "" if cell is None or cell.blank else reader.text(cell, "Case")
    if text.lower() in CASES:
        return text.lower()
    if text and cell is not None:
        todo = Codes.of((case, 0.0) for case in CASES).hint(text, "choose low, central or high, or leave it blank")
        reader.fault(cell, f'the case of "{label}" is "{text}", which is none; {todo}')
    return "central"
