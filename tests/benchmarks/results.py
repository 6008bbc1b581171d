"""A body from its workbook to its results workbook, beside LibreOffice and beside the plain stack, in one run.

Run with `python -m tests.benchmarks.results [STAFF ...]`. LibreOffice loads, recalculates and saves the same results
workbook. The plain stack reads the inputs with pandas and openpyxl and writes the very cells of the results workbook,
formulas and values ready made, with XlsxWriter's own calls. Ours runs in a process of its own, for its peak.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter

from model.body_workbook.write import write_inputs
from tests.benchmarks.recorded import ROOT, recorded
from tests.support.bodies import body
from tests.support.libreoffice import convert

OURS = """
import json, re, sys, time
from pathlib import Path
start = time.perf_counter()
from model import compare, project, read, write
found = read(sys.argv[1])
was_read = time.perf_counter()
compared = compare(project(found))
was_compared = time.perf_counter()
write(compared, sys.argv[2])
done = time.perf_counter()
# The most that this program held; what getrusage tells of a child begins with what its parent held.
held = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
peak = int(held[1]) / 1024
print(json.dumps([was_read - start, was_compared - was_read, done - was_compared, peak]))
"""


def of_size(path: Path, count: int) -> None:
    """The example of 2010 with its people repeated to `count`."""
    sheets = body("example-pct-2010").sheets
    assert sheets is not None
    staff = [{**sheets.staff[place % len(sheets.staff)], "row": str(place + 1)} for place in range(count)]
    ledger = float(sheets.body["ledger_budget"]) * count / len(sheets.staff)
    accepted = "a benchmark, whose vacancies and non-pay do not grow with its list"
    told = {**sheets.body, "ledger_budget": ledger, "ledger_accepted_by": accepted}
    write_inputs(path, replace(sheets, staff=staff, body=told))


def seconds(call: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def cells(results: Path) -> list[tuple[str, list[tuple[int, int, str | None, Any]]]]:
    """Every cell of a workbook: its row and column, its formula if it has one, and its value; by openpyxl."""
    import openpyxl

    formulas = openpyxl.load_workbook(results, read_only=True)
    values = openpyxl.load_workbook(results, read_only=True, data_only=True)
    found = []
    for sheet in formulas.worksheets:
        listed: list[tuple[int, int, str | None, Any]] = []
        for row, held in zip(sheet.iter_rows(), values[sheet.title].iter_rows(values_only=True), strict=True):
            for cell, value in zip(row, held, strict=True):
                if cell.value is not None:
                    formula = cell.value if isinstance(cell.value, str) and cell.value.startswith("=") else None
                    listed.append((cell.row - 1, cell.column - 1, formula, value))
        found.append((sheet.title, listed))
    return found


def plain(inputs: Path, made: list[tuple[str, list[tuple[int, int, str | None, Any]]]], out: Path) -> None:
    """What a plain stack does: the list in by pandas and openpyxl, every cell out by XlsxWriter's own calls."""
    pd.read_excel(inputs, sheet_name=None, header=3, engine="openpyxl")
    book = xlsxwriter.Workbook(str(out), {"default_date_format": "d mmm yyyy", "strings_to_urls": False})
    for title, listed in made:
        sheet = book.add_worksheet(title)
        for row, column, formula, value in listed:
            if formula is not None:
                sheet.write_formula(row, column, formula, None, value if isinstance(value, (int, float, str)) else 0)
            else:
                sheet.write(row, column, value)
    book.close()


def measured(count: int) -> str:
    """What a body of a number of staff takes here, in LibreOffice and by the plain stack; a line of figures."""
    with tempfile.TemporaryDirectory() as folder:
        inputs, results = Path(folder, "inputs.xlsx"), Path(folder, "results.xlsx")
        of_size(inputs, count)
        done = subprocess.run(
            [sys.executable, "-c", OURS, str(inputs), str(results)], check=True, capture_output=True, text=True
        )
        read, compared, written, peak = json.loads(done.stdout)
        ours = read + compared + written
        office = seconds(lambda: convert([results], Path(folder, "saved")))
        made = cells(results)
        theirs = seconds(lambda: plain(inputs, made, Path(folder, "plain.xlsx")))
        formulas = sum(formula is not None for _, listed in made for *_, formula, _ in listed)
        return (
            f"{count:,} staff, {formulas:,} formulas: {ours:.1f} s (read {read:.1f}, compare {compared:.1f}, "
            f"write {written:.1f}), peak {peak:,.0f} MiB, {results.stat().st_size / 1e6:.1f} MB; LibreOffice "
            f"{office:.1f} s, ratio {office / ours:.1f}; plain stack {theirs:.1f} s, ratio {theirs / ours:.1f}"
        )


def main() -> None:
    subprocess.run([sys.executable, "-m", "compileall", "-q", "model"], cwd=ROOT, check=True)  # as an installed one is
    with recorded("results") as say:
        for count in [int(each) for each in sys.argv[1:]] or [100, 1_000, 10_000, 30_000]:
            say(measured(count))


if __name__ == "__main__":
    main()
