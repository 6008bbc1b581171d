"""The way in from Python to read a body's workbook: the file is being read while the model is imported.

A worker process reads the file, and to import the model takes about as long as that takes of a few thousand people.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from model.body_workbook.titles import SHEETS
from model.reading.workbook import workbook_of

if TYPE_CHECKING:
    from model.body.inputs import Inputs


def read(path: str | Path) -> Inputs:
    """Read a body's workbook and return its inputs.

    Raises InputError with every problem of the workbook, each with its sheet and cell.
    """
    with workbook_of(Path(path), SHEETS) as book:
        from model.body_workbook import read as reading

        return reading.read(path, book())
