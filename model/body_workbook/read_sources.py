"""Reads the Sources sheet of an input workbook, so that what it says of a cell can go with that cell elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

from model.body.typed import Origin, Sheets
from model.body_workbook.body_sheet import body_rows
from model.body_workbook.cell_values import plain
from model.body_workbook.sheets import tables
from model.body_workbook.sources_sheet import FIRST_ROW, HEADS
from model.reading.workbook import workbook

CELL = re.compile(r"[A-Z]{1,3}([0-9]{1,7})")


def read_sources(path: Path, sheets: Sheets) -> list[Origin]:
    """Return what the Sources sheet of a workbook says of its cells, each by its sheet, row and column.

    `sheets` are the workbook's input sheets. The list is empty where there is no such sheet; a row of it that tells of
    no cell that is there is left out. Raises InputError where the file cannot be read.
    """
    found = [sheet for sheet in workbook(path, ("Sources",)).sheets if sheet.title == "Sources"]
    rows = [[plain(value) for value in row] for sheet in found for row in sheet.rows]
    heads = next((at for at, row in enumerate(rows) if tuple(row[: len(HEADS)]) == HEADS), len(rows))
    columns = {name: {column.heading: column.name for column in there} for name, (there, _) in tables(sheets).items()}
    columns["Body"] = {label: name for label, name, _ in body_rows()}
    counts = {name: len(listed) for name, (_, listed) in tables(sheets).items()}
    origins = []
    for sheet, cell, what, status, source, kept in (row[: len(HEADS)] for row in rows[heads + 1 :]):
        at = CELL.fullmatch(cell)
        heading = what if sheet == "Body" else what.rpartition(": ")[2]
        column = columns.get(sheet, {}).get(heading)
        row = 0 if sheet == "Body" or at is None else int(at[1]) - FIRST_ROW
        if at and column and 0 <= row < counts.get(sheet, 1):
            origins.append(Origin(sheet, row, column, status, source, kept))
    return origins
