"""The dated values that two results workbooks were made with, and what differs: an input workbook holds none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from model.reading.workbook import grids
from model.results_workbook.rules_sheet import RULES
from model.rules.rulebook import rulebook
from model.xlsx.sheet_geometry import FIRST

Used = Mapping[tuple[str, str], str]


def rates_changed(a: Path, b: Path) -> list[str]:
    """What differs, in sentences; where a workbook holds no rates, those of the rulebook stand in its place."""
    before, after = _used(path=a), _used(path=b)
    both = {rule for rule, _ in before} & {rule for rule, _ in after}
    told = []
    for rule, day in dict.fromkeys((*before, *after)):
        old, new = before.get((rule, day), "not there"), after.get((rule, day), "not there")
        if rule in both and old != new:
            told.append(f"{rule} from {day}: {old} to {new}")
    return told


def _used(path: Path) -> Used:
    """Each value by its rule and the day it came into force."""
    sheet = grids(path, [RULES]).get(RULES)
    if not sheet:
        return {
            (rule.label, f"{each.start:%Y-%m-%d}"): f"{each.value:.10g}" for rule in rulebook() for each in rule.values
        }
    held = (row for row in sheet[FIRST:] if row[0] and row[3] is not None)
    return {(str(row[0]), f"{row[2]:%Y-%m-%d}"): f"{float(row[3]):.10g}" for row in held}
