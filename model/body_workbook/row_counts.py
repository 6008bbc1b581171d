"""Counts the rows in a workbook before it is saved: a list with rows missing would be a fault of mancost's own."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

from model.body.typed import Sheets
from model.body_workbook.sheets import tables
from model.xlsx.append_rows import part_of
from model.xlsx.sheet_geometry import FIRST

ROW = re.compile(rb'<row r="([0-9]+)"[^>]*><c ')


class RowsLostError(Exception):
    """Raised where a sheet has more or fewer rows than were meant to be written."""


def check_rows(made: BytesIO, sheets: Sheets, names: Iterable[str], added: Mapping[str, int]) -> None:
    """Raise RowsLostError where a list of inputs in the finished workbook `made` is not as long as it should be.

    `names` are all the workbook's sheets in order. `added` says how many rows were added to lists of more than one, as
    they were written, by the name of the sheet's file; their first row was there, since it gave the others its formats.
    """
    names = [*names]
    with zipfile.ZipFile(made) as parts:
        for name, (_, rows) in tables(sheets).items():
            part = part_of(names, name)
            if part in added:
                written = 1 + added[part]
            else:
                written = sum(int(number) > FIRST for number in ROW.findall(parts.read(part)))
            check_count(name, written, len(rows))


def check_count(name: str, written: int, meant: int) -> None:
    """Raise RowsLostError where a sheet has not as many rows as were meant."""
    if written != meant:
        raise RowsLostError(f"{name} holds {written:,} rows, and {meant:,} were meant")
