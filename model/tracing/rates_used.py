"""Compares the dated rates with which two results workbooks were made. An input workbook has no rates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from model.reading.workbook import grids
from model.results_workbook.rules_sheet import RULES
from model.rules.rulebook import rulebook
from model.xlsx.sheet_geometry import FIRST

Used = Mapping[tuple[str, str], str]


def rates_changed(a: Path, b: Path) -> list[str]:
    """Return a sentence for each rate that differs between two workbooks.

    A workbook without rates is taken to have those of the rulebook.
    """
    before, after = _used(path=a), _used(path=b)
    both = {rule for rule, _ in before} & {rule for rule, _ in after}
    sentences = []
    for rule, day in dict.fromkeys((*before, *after)):
        old, new = before.get((rule, day), "not there"), after.get((rule, day), "not there")
        if rule in both and old != new:
            sentences.append(f"{rule} from {day}: {old} to {new}")
    return sentences


def _used(path: Path) -> Used:
    """Return the rates of a workbook, {(rule, day from which it is in force): value}, all as text."""
    sheet = grids(path, [RULES]).get(RULES)
    if not sheet:
        return {
            (rule.label, f"{each.start:%Y-%m-%d}"): f"{each.value:.10g}" for rule in rulebook() for each in rule.values
        }
    rows = (row for row in sheet[FIRST:] if row[0] and row[3] is not None)
    return {(str(row[0]), f"{row[2]:%Y-%m-%d}"): f"{float(row[3]):.10g}" for row in rows}
