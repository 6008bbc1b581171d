"""Counts the rows written against those meant, before a workbook is saved: a list cut short is a fault of ours."""

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
    """A sheet has more or fewer rows than were meant."""


def check_rows(made: BytesIO, sheets: Sheets, names: Iterable[str], more: Mapping[str, tuple[int, int]]) -> None:
    """Raise RowsLostError where a list in the finished workbook is not as long as it should be.

    `names` are all the sheets in order. `more` gives, for sheets that are no input's, the rows above the list and the
    length of the list.
    """
    names = [*names]
    expected = {name: (FIRST, len(rows)) for name, (_, rows) in tables(sheets).items()} | dict(more)
    with zipfile.ZipFile(made) as parts:
        for name, (above, count) in expected.items():
            written = sum(int(number) > above for number in ROW.findall(parts.read(part_of(names, name))))
            if written != count:
                raise RowsLostError(f"{name} holds {written:,} rows, and {count:,} were meant")
