"""A staff list of 30,000 rows, read here and by pandas with openpyxl, side by side, and here with texts in their cells.

Run with `python -m tests.benchmarks.reading [ROWS]`. Prints the least seconds of each over three turns, the ratio, and
how many of the errors in the list each still knows of. Ours includes the start of its worker process.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pandas
import xlsxwriter

from model.reading.cells import Broken
from model.reading.door import read_book
from tests.benchmarks.recorded import recorded
from tests.support.lists import HEADS

TURNS = 3
ERRORS = 300


def staff_list(path: Path, rows: int, inline: bool = False) -> None:
    """A list as ESR gives one, with errors among its salaries; `inline` keeps each text in its cell, as pandas does."""
    rng = random.Random(1)
    with xlsxwriter.Workbook(str(path), {"constant_memory": inline}) as book:
        sheet = book.add_worksheet("Staff")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, [*HEADS, "Cost Centre", "Position Title", "Staff Group", "Latest Start Date"])
        spoilt = set(rng.sample(range(1, rows + 1), ERRORS))
        for row in range(1, rows + 1):
            number = 10_000_000 + row
            texts = [str(number), f"{number}-1", f"Name {row % 9_000}", "Finance", "Band 7", str(rng.randrange(20, 30))]
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text)
            if row in spoilt:
                sheet.write_formula(row, 6, "=Lost!A1", None, "#REF!")
            else:
                sheet.write_number(row, 6, rng.randrange(20_000, 60_000) + 0.5)
            sheet.write_number(row, 7, rng.choice([1, 0.8, 0.6]))
            sheet.write_string(row, 8, "Permanent")
            sheet.write_string(row, 9, "Active Assignment")
            for column in (10, 11, 15):
                sheet.write_datetime(row, column, datetime(1970, 1, 1) + timedelta(days=rng.randrange(15_000)), day)
            for column, text in ((12, f"{rng.randrange(100_000, 100_200)}"), (13, "Analyst"), (14, "Administrative")):
                sheet.write_string(row, column, text)


def best(calls: list[Callable[[], object]]) -> list[float]:
    """The least seconds of each, taking turns."""
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(TURNS):
        for call, found in zip(calls, taken, strict=True):
            start = time.perf_counter()
            call()
            found.append(time.perf_counter() - start)
    return [min(found) for found in taken]


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    with tempfile.TemporaryDirectory() as folder:
        path, inline = Path(folder, "list.xlsx"), Path(folder, "inline.xlsx")
        staff_list(path, rows)
        staff_list(inline, rows, inline=True)
        reads = [lambda: read_book(path), lambda: read_book(inline)]
        ours, in_cells, theirs = best([*reads, lambda: pandas.read_excel(path, engine="openpyxl")])
        known = sum(isinstance(cell, Broken) for row in read_book(path).sheets[0].rows for cell in row)
        frame = pandas.read_excel(path, engine="openpyxl")
        kept = int((frame["FT Salary"].astype(str) == "#REF!").sum())
    with recorded("reading") as say:
        say(f"{rows:,} rows: {ours:.2f} s here, {theirs:.2f} s by pandas with openpyxl, ratio {theirs / ours:.1f}")
        say(f"the same with each text in its cell: {in_cells:.2f} s here, {in_cells / ours:.2f} times the other")
        say(f"errors in the list: {ERRORS}; known here: {known}; known to pandas: {kept}")


if __name__ == "__main__":
    main()
