"""Rows of a staff list, and what an import makes of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl

from model.body_workbook.columns import staff
from model.reading.workbook import grids
from tests.support.lists import HEADS

INPUTS = Path(__file__).parents[2] / "inputs"
BORN, BEGAN = datetime(1970, 5, 1), datetime(2001, 9, 1)
Run = Callable[..., tuple[int, str, str]]


def person(number: int, /, **changed: Any) -> list[Any]:
    """A row under HEADS, with some of its cells changed."""
    cells = [str(number), f"{number}-1", "Canary", "Finance", "Band 7", "30", 45_000.0, 1.0, "Permanent"]
    row = dict(zip(HEADS, [*cells, "Active Assignment", BORN, BEGAN], strict=True))
    return list((row | {head: value for head, value in changed.items() if head in row}).values())


def change(which: int, /, **cells: Any) -> list[Any]:
    """The same, by short names of the columns."""
    names = {"wte": "Contracted WTE", "pay": "FT Salary", "band": "Grade", "kind": "Assignment Category"}
    names |= {"status": "Assignment Status", "post": "Assignment Number", "who": "Surname", "org": "Org L3"}
    names |= {"born": "DOB", "began": "CSD (3 Months)", "number": "Employee Number", "point": "Spine Point"}
    return person(which, **{names[name]: value for name, value in cells.items()})


def imported(path: Path) -> list[dict[str, Any]]:
    """The Staff sheet's rows by the names of their columns, without blanks."""
    rows = grids(path)["Staff"]
    names = {column.heading: column.name for column in staff()}
    return [
        {names[head]: cell for head, cell in zip(rows[3], row, strict=True) if head and cell is not None}
        for row in rows[4:]
    ]


def report(run: Run, path: Path, *options: str) -> dict[str, Any]:
    code, out, err = run(path, "--json", *options)
    assert code == 0, err
    found: dict[str, Any] = json.loads(out)
    assert found["totals"]["reconciled"] is True
    return found


def accepted(path: Path) -> Path:
    """A body's workbook, saved with somebody who accepts that a few people are far from its ledger."""
    book = openpyxl.load_workbook(path)
    row = next(cell.row for cell in book["Body"]["A"] if cell.value == "Ledger difference accepted by")
    book["Body"][f"B{row}"] = "a test"
    book.save(path)
    return path
