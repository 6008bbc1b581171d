"""`mancost new`: writes an input workbook to fill in; it contains a worked example that passes check and run."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from model.body.typed import Sheets
from model.body_workbook.example import MADE_UP, nonpay, people, pools
from model.body_workbook.write import write_inputs
from model.problems import InputError, Problem
from model.spoken import spoken_path

BODY = {
    "name": "A body",
    "code": "X01",
    "kind": "ICB",
    "first_year": "2025-26",
    "years": 5,
    "path": None,
    "scope": "running costs, cash, baseline 2024-25",
    "ledger_budget": 1_450_000.0,
    "path_kind": "cut of the baseline",
}
CUTS = (0.10, 0.20, 0.25, 0.25, 0.25)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = "example:\n  mancost new outputs/body.xlsx"
    parser.add_argument("file", type=Path, metavar="BODY.xlsx", help="the workbook to write; no file is overwritten")


def run(options: argparse.Namespace) -> list[str]:
    """Write the workbook and print where it is. The list of warnings that is returned is empty.

    Raises InputError where the name of the file does not end in .xlsx.
    """
    if options.file.suffix.lower() != ".xlsx":
        raise InputError([Problem(str(options.file), "does not end in .xlsx; give it that ending")])
    sheets = Sheets(
        note=f"{MADE_UP} Put your own figures in their place.",
        body=BODY,
        budget=nonpay(0.12),
        pools=pools(1.0, 0.5, 0.12),
        staff=people(7, 20, date(2024, 4, 1)),
        target=[{"year": f"{2025 + place}-{26 + place}", "cut_of_baseline": cut} for place, cut in enumerate(CUTS)],
    )
    keep = frozenset({options.file.resolve()}) if options.file.exists() else frozenset()
    written = write_inputs(options.file, sheets, keep)
    print(f"Written: {spoken_path(written)}. Fill in the yellow cells, then: mancost check {spoken_path(written)}")
    return []
