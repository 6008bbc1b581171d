"""Shipped examples with something changed in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

INPUTS = Path(__file__).parents[2] / "inputs"
Change = Mapping[str, Any] | Callable[[Workbook], None]


def changed(path: Path, change: Change, example: str = "ccg-2015") -> Path:
    """An example with something changed: cells by address, or whatever is done to the workbook."""
    book = openpyxl.load_workbook(INPUTS / f"example-{example}.xlsx")
    if isinstance(change, Mapping):
        for address, value in change.items():
            sheet, cell = address.split("!")
            book[sheet][cell] = value
            if isinstance(value, (int, float)) and value < 1e6:
                book[sheet][cell].number_format = "General"  # or a number in a column of dates is one
    else:
        change(book)
    book.save(path)
    return path
