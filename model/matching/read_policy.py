"""Reads the Policy sheet: the day of the match, the policy by its name, and settings of the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from model.body_workbook.cell_values import Codes, plain
from model.body_workbook.columns import Column
from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import Cell
from model.matching.columns import NO, POLICY
from model.matching.policy import DEFAULT, YES_NO, Policy, law_on, policies, policy_named, typed
from model.rules.rulebook import from_serial

DAY, NAME = "Day of the match", "Policy"
WHOLE = {"rounds", "bands_lower"}  # settings that count something


def read_policy(reader: Reader | None, name: str | None, over: Mapping[str, float], on: date | None) -> Policy:
    """Return the rules of a match; problems of the Policy sheet are noted in the reader.

    `name` is the policy that the user chose, None for the sheet's or the first; `over` has settings given beside the
    sheet; `on` is the day where the sheet has none, today if not given.
    """
    cells = {} if reader is None else _cells(reader)
    chosen, day = name, on
    if reader is not None and (cell := cells.get(NAME.lower())) and not cell.blank and name is None:
        codes = Codes.of((each, 0.0) for each in policies())
        chosen = plain(cell.value).lower()
        if chosen not in policies():
            reader.fault(cell, f'"{NAME}" is not one of {", ".join(policies())}; {codes.hint(chosen, "choose one")}')
            chosen = None
    if reader is not None and (cell := cells.get(DAY.lower())) and not cell.blank and on is None:
        value = reader.value(cell, Column(DAY, "day", "date", default=NO))
        day = from_serial(value) if value == value else None
    settings = policy_named(chosen or DEFAULT)
    for each in list(settings.values()):
        cell = cells.get(each.label.lower())
        if reader is not None and cell and not cell.blank:
            unit = "" if each.unit == "ratio" else each.unit
            kind = YES_NO if each.unit == YES_NO else "number"
            value = reader.value(cell, Column(each.label, each.name, kind, each.low, each.high, unit=unit))
            if each.name in WHOLE and value == value and value != int(value):
                reader.fault(cell, f'"{each.label}" is no whole number; give one')
            if value == value and value != each.value:
                settings[each.name] = typed(each, value)
    for setting, value in over.items():
        settings[setting] = typed(settings[setting], value)
    day = day or date.today()
    return Policy(chosen or DEFAULT, day, settings, law_on(day))


def _cells(reader: Reader) -> dict[str, Cell]:
    """Return the cell of each setting's value, by the setting's label in small letters; strange labels are noted."""
    known = {each.label.lower() for each in policy_named(DEFAULT).values()} | {DAY.lower(), NAME.lower()}
    cells: dict[str, Cell] = {}
    inside = False
    for number, row in enumerate(reader.grids[POLICY], 1):
        label = plain(row[0]).lower() if row else ""
        if label == "setting":
            inside = True
        elif inside and label in known and len(row) > 1:
            cells[label] = Cell(POLICY, number, 2, row[1])
        elif inside and label:
            hint = Codes.of((each, 0.0) for each in known).hint(label, "take the row out")
            reader.fault(Cell(POLICY, number, 1, row[0]), f'"{plain(row[0])}" is not a setting of this sheet; {hint}')
    return cells
