"""Foreign staff lists, made up: rows as ESR gives them, in a workbook or as CSV."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl

HEADS = [
    *("Employee Number", "Assignment Number", "Surname", "Org L3", "Grade", "Spine Point", "FT Salary"),
    *("Contracted WTE", "Assignment Category", "Assignment Status", "DOB", "CSD (3 Months)"),
]
BANDS = {"Band 5": 29_000.0, "Band 6": 36_000.0, "Band 7": 45_000.0, "8a": 53_000.0, "VSM": 120_000.0}
FIRST = 4  # the row of the first person: a title, a blank row and the headings stand above


def people(count: int, seed: int) -> list[list[Any]]:
    """Rows under HEADS, nobody twice."""
    rng = random.Random(seed)
    rows = []
    for number in range(count):
        band, pay = rng.choice(list(BANDS.items()))
        born = date(1960, 1, 1) + timedelta(days=rng.randrange(13_000))
        began = born + timedelta(days=365 * 18 + rng.randrange(2_000))
        rows.append(
            [
                *(str(20_000_000 + number), f"{20_000_000 + number}-2", f"Canary{number}", "Finance", band, ""),
                *(pay + rng.randrange(1_000), rng.choice([1.0, 1.0, 0.8, 0.6]), "Permanent", "Active Assignment"),
                *(datetime(born.year, born.month, born.day), datetime(began.year, began.month, began.day)),
            ]
        )
    return rows


def as_xlsx(
    path: Path, rows: Sequence[Sequence[Any]], heads: Sequence[str] = HEADS, title: str = "Staff in post"
) -> Path:
    """A workbook of one sheet: a title, a blank row, headings, rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "List"
    for row in ([title], [], list(heads), *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def as_csv(path: Path, rows: Sequence[Sequence[Any]], heads: Sequence[str] = HEADS) -> Path:
    """A CSV: days as ESR's interface writes them."""
    made = io.StringIO()
    said = [[f"{cell:%Y%m%d}" if isinstance(cell, date) else cell for cell in row] for row in rows]
    csv.writer(made).writerows([heads, *said])
    path.write_text(made.getvalue(), "utf-8")
    return path
