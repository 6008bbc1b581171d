"""Reads the Log sheet, whose rows say what was changed and who signed; they move no figure."""

from __future__ import annotations

from model.body_workbook.columns import Column, log
from model.body_workbook.reader import Reader
from model.body_workbook.titles import LOG


def read_log(reader: Reader) -> None:
    """Read the Log sheet, so that its rows are kept; a date that is none is noted as a fault."""
    day: Column = next(column for column in log() if column.kind == "date")
    for row in reader.rows(LOG, log()):
        if day.name in row:
            reader.value(row[day.name], day)
