"""Formualizer with a workbook kept open: a cell is typed over, what depends on it worked out again, and taken back.

A file written, recalculated and read again for each of a hundred changes takes more than ten times as long.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import formualizer

from tests.support.results import plant

Cell = tuple[str, int, int]  # the sheet, and the row and column from 1
STATUS, FAILING = (3, 1), (3, 2)  # what each sheet says of the checks, and how many fail, on the sheet of checks


def opened(path: Path, false: Path) -> formualizer.Workbook:
    """A workbook in the engine, every formula worked out; from a copy, `false`, whose cached values are all wrong."""
    plant(path, false)
    engine = formualizer.load_workbook(str(false))
    engine.evaluate_all()
    return engine


def type_over(engine: formualizer.Workbook, cells: Mapping[Cell, Any]) -> None:
    """Put formulas, values and blanks in cells, and work out whatever depends on them."""
    for (sheet, row, column), value in cells.items():
        if isinstance(value, str) and value.startswith("="):
            engine.set_formula(sheet, row, column, value)
        else:
            engine.set_value(sheet, row, column, value)
    engine.evaluate_all()


def failing(engine: formualizer.Workbook) -> object:
    """How many checks fail, as the sheet of checks counts them."""
    return cast(object, engine.get_value("Checks", FAILING[0], FAILING[1]))


def statuses(engine: formualizer.Workbook) -> frozenset[object]:
    """What the sheets other than that of checks say of them, each once."""
    names = [name for name in engine.sheet_names if name != "Checks"]
    return frozenset(engine.get_value(name, STATUS[0], STATUS[1]) for name in names)


def red(engine: formualizer.Workbook, labels: Mapping[int, str]) -> frozenset[str]:
    """The labels of the checks that fail, of all by their rows."""
    return frozenset(label for row, label in labels.items() if engine.get_value("Checks", row, 2) != 0)
