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


def check_rows(made: BytesIO, sheets: Sheets, names: Iterable[str], more: Mapping[str, tuple[int, int]]) -> None:
    """Raise RowsLostError where a list in the finished workbook `made` is not as long as it should be.

    `names` are all the workbook's sheets in order. `more` is for sheets that are not input sheets: {sheet: (number of
    rows above the list, length of the list)}.
    """
    names = [*names]
    expected = {name: (FIRST, len(rows)) for name, (_, rows) in tables(sheets).items()} | dict(more)
    with zipfile.ZipFile(made) as parts:
        for name, (above, count) in expected.items():
            written = sum(int(number) > above for number in ROW.findall(parts.read(part_of(names, name))))
            if written != count:
                raise RowsLostError(f"{name} holds {written:,} rows, and {count:,} were meant")
