"""Reads inputs from sheets that are in memory, so that a change can be tried without writing a workbook."""

from __future__ import annotations

from typing import Any

from model.body.inputs import Inputs
from model.body.typed import Sheets
from model.body_workbook.assumption_names import assumed_label
from model.body_workbook.body_sheet import body_rows
from model.body_workbook.read import read_grids
from model.body_workbook.sheets import tables
from model.reading.workbook import Grid
from model.rules.assumptions import assumptions
from model.xlsx.sheet_geometry import HEAD


def read_sheets(file: str, sheets: Sheets) -> Inputs:
    """Return the inputs that sheets in memory give; raise InputError as the reading of a workbook does.

    `file` is what messages call the file.
    """
    grids: dict[str, Grid] = {
        name: _grid(
            [column.heading for column in columns], [[row.get(column.name) for column in columns] for row in rows]
        )
        for name, (columns, rows) in tables(sheets).items()
    }
    settings = [[label, sheets.body.get(name), "", sheets.notes.get(name)] for label, name, _ in body_rows()]
    grids["Body"] = _grid(["Setting", "Value", "Unit", "Note"], settings)
    usual = assumptions(str(sheets.body.get("kind") or ""))
    assumed = [
        [assumed_label(name), *sheets.assumptions.get(name, each.three), sheets.cases.get(name)]
        for name, each in usual.items()
    ]
    grids["Assumptions"] = _grid(["Assumption", "Low", "Central", "High", "Case"], assumed)
    return read_grids(file, grids)


def _grid(heads: list[str], rows: list[list[Any]]) -> Grid:
    """Return a sheet as a list of rows: blank rows at the top, as many as a workbook has, the headings, and `rows`."""
    return [*([[None] * len(heads)] * HEAD), list(heads), *rows]
