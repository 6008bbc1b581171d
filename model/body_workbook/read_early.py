"""The way in from Python to read a body's workbook: the file is being read while the model is imported.

A worker process reads the file, and to import the model takes as long as to read a list of several thousand people.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from model.body_workbook.titles import SHEETS
from model.reading.workbook import workbook_of

if TYPE_CHECKING:
    from model.body.inputs import Inputs


def read_early(path: str | Path) -> Inputs:
    """Read a body's workbook and return its inputs.

    Raises InputError with every problem of the workbook, each with its sheet and cell.
    """
    with workbook_of(Path(path), SHEETS) as book:
        verb = import_module("model.body_workbook.read").read
        import_module("model.results_workbook.write")  # where a program that reads a plan goes on to
        inputs: Inputs = verb(path, book())
        return inputs
