"""`mancost check`: lists every problem of a body's workbook, and writes a copy of it with each cell at fault marked."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from model.body_workbook.read import read
from model.body_workbook.titles import SHEETS
from model.commands.annotating import annotating
from model.commands.remarks import print_remarks
from model.commands.working import working
from model.matching.columns import has_match
from model.messages import coded
from model.problems import InputError, Problem
from model.projection.ledger import ledger_test
from model.projection.project import Results, project, title
from model.reading.workbook import workbook
from model.spoken import spoken_path

if TYPE_CHECKING:
    from model.matching.region import Region


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
        region, results = _checked(options.file)
    if results is None:
        return _of_match(options, region)
    ledger = ledger_test(results.inputs, results.values)
    if options.json:
        report = {"file": str(options.file), "problems": [], "warnings": results.warnings, "ledger": ledger}
        print(json.dumps({**report, "remarks": coded(results.warnings)}, ensure_ascii=False))
        return list(results.warnings)
    print(title(results.inputs))
    print(f"{len(results.inputs.staff):,} staff rows, {len(results.inputs.pool_names)} pools, no problems.")
    if region is not None:
        print(_counted(region))
    print(f"Against the ledger: {ledger}.")
    print_remarks(results.warnings)
    return list(results.warnings)


def _checked(file: Path) -> tuple[Region | None, Results | None]:
    """Return what a workbook's sheets of people at risk and posts hold, and its plan; None for what it has not.

    Raises InputError with every problem of both.
    """
    book = workbook(file, SHEETS)
    titles = {sheet.title for sheet in book.sheets}
    region: Region | None = None
    problems: list[Problem] = []
    of_match = has_match(titles)
    if of_match:
        from model.matching.read import read_region

        try:
            region = read_region([file], whole=False)
        except InputError as error:
            problems += error.problems
    results: Results | None = None
    if "Body" in titles or not of_match:
        try:
            results = project(read(file, book))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return region, results


def _counted(region: Region) -> str:
    """Return how many people at risk and posts there are, in a sentence."""
    return f"{len(region.people):,} at risk and {len(region.posts):,} posts, no problems."


def _of_match(options: argparse.Namespace, region: Region | None) -> list[str]:
    """Print that a region's workbook has no problems, and return its warnings."""
    if region is None:
        return []
    warnings = list(region.warnings)
    if options.json:
        report = {"file": str(options.file), "problems": [], "warnings": warnings, "remarks": coded(warnings)}
        print(json.dumps({**report, "at_risk": len(region.people), "posts": len(region.posts)}, ensure_ascii=False))
        return warnings
    print(_counted(region))
    print_remarks(warnings)
    return warnings
