"""Rows written counted against rows meant, before a workbook leaves memory: a list cut short is a fault of ours."""

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
    """A sheet holds more or fewer rows than were meant."""


def check_rows(made: BytesIO, sheets: Sheets, names: Iterable[str], more: Mapping[str, tuple[int, int]]) -> None:
    """Raise RowsLostError where a list of a finished workbook is not as long as it was meant to be.

    `names` are all sheets in order; `more` gives, of sheets that are no input's, the rows above the list and its own.
    """
    names = [*names]
    meant = {name: (FIRST, len(rows)) for name, (_, rows) in tables(sheets).items()} | dict(more)
    with zipfile.ZipFile(made) as parts:
        for name, (above, count) in meant.items():
            found = sum(int(number) > above for number in ROW.findall(parts.read(part_of(names, name))))
            if found != count:
                raise RowsLostError(f"{name} holds {found:,} rows, and {count:,} were meant")
