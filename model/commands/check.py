"""`mancost check`: lists every problem of a body's workbook, and writes a copy of it with each cell at fault marked."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from model.body_workbook.read import read
from model.commands.annotating import annotating
from model.commands.remarks import print_remarks
from model.commands.working import working
from model.messages import coded
from model.projection.ledger import ledger_test
from model.projection.project import project, title
from model.spoken import spoken_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = "example:\n  mancost check inputs/example-pct-2010.xlsx"
    parser.add_argument("file", type=Path, metavar="FILE", help="the body's input workbook")
    parser.add_argument("--json", action="store_true", help="print the problems and warnings as JSON")
    parser.add_argument(
        "--annotate",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="write '<name> problems.xlsx' beside a file with problems, each cell marked",
    )


def run(options: argparse.Namespace) -> list[str]:
    """Read the workbook and try its projection; print that there are no problems, and return the plan's warnings.

    Raises InputError with every problem, and with the marked copy unless the user does not want one.
    """
    with annotating(options.file, options.annotate), working(f"Checking {spoken_path(options.file)}"):
        results = project(read(options.file))
    ledger = ledger_test(results.inputs, results.values)
    if options.json:
        report = {"file": str(options.file), "problems": [], "warnings": results.warnings, "ledger": ledger}
        print(json.dumps({**report, "remarks": coded(results.warnings)}, ensure_ascii=False))
        return list(results.warnings)
    print(title(results.inputs))
    print(f"{len(results.inputs.staff):,} staff rows, {len(results.inputs.pool_names)} pools, no problems.")
    print(f"Against the ledger: {ledger}.")
    print_remarks(results.warnings)
    return list(results.warnings)
