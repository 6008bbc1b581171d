"""`mancost run`: a body's workbook in, its options compared, a results workbook and the board paper out."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from model.body_workbook.read import read
from model.files import inside, slug
from model.paper.write import write_papers
from model.problems import InputError
from model.projection.as_json import as_json
from model.projection.compare import Comparison, Outcome, compare, finding
from model.projection.project import project, title
from model.results_workbook.write import LIVE_ROWS, write


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.epilog = "example:\n  mancost run inputs/example-pct-2010.xlsx"
    parser.add_argument("file", type=Path, metavar="FILE", help="the body's input workbook")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write; outputs/<body>/ if not given")
    parser.add_argument(
        "--live-rows",
        type=int,
        default=LIVE_ROWS,
        metavar="N",
        help="rows of people kept live; 2,000 if not given",
    )
    parser.add_argument("--json", action="store_true", help="print the comparison as JSON")
    parser.add_argument("--annotate", action="store_true", help="mark the cells of a file with problems, as check does")


def run(options: argparse.Namespace) -> list[str]:
    """Project, compare, write and print; return the warnings."""
    try:
        comparison = compare(project(read(options.file)))
    except InputError as error:
        if options.annotate:
            from model.body_workbook.annotate import mark

            mark(error, options.file)
        raise
    inputs = comparison.results.inputs
    folder = options.out or inside(Path("outputs"), slug(inputs.name))
    keep = frozenset({options.file.resolve()})
    written = write(comparison, folder / "results.xlsx", max(0, options.live_rows), keep)
    write_papers(comparison, folder, keep=keep)
    if options.json:
        print(json.dumps(as_json(comparison), ensure_ascii=False, indent=1))
    else:
        _print(comparison, written)
    return list(comparison.results.warnings)


def _print(comparison: Comparison, written: Path) -> None:
    print(title(comparison.results.inputs))
    heads = ["Option", "Met", "Gap", "One-off", "Saving", "WTE", "Redundant", "NPV", "Payback"]
    rows = [heads, *(_row(each) for each in comparison.outcomes)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(heads))]
    print("\n£000. Gap, one-off: all years. Saving a year, WTE: at the end. Redundant: heads. Payback: months.\n")
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        print("  ".join(cells))
    print()
    for sentence in finding(comparison):
        print(sentence)
    for sentence in comparison.results.warnings:
        print(f"Note: {sentence}.")
    wrong = [name for name, difference in comparison.checks.items() if abs(difference) >= 0.005]
    print("All checks are nothing." if not wrong else f"CHECKS FAIL: {', '.join(wrong)}")
    print(f"Look next at {written}")


def _row(outcome: Outcome) -> list[str]:
    met = "yes" if outcome.meets else f"{sum(outcome.met)} of {len(outcome.met)}"
    months = outcome.payback_months_simple
    return [
        *(outcome.name, met, _thousands(sum(outcome.gap)), _thousands(sum(outcome.one_off))),
        *(_thousands(outcome.recurrent_saving[-1]), f"{outcome.wte[-1]:,.1f}", f"{outcome.redundancies:,.1f}"),
        *(_thousands(outcome.npv), "–" if months is None else f"{months:,.1f}"),
    ]


def _thousands(amount: float) -> str:
    whole = round(amount / 1000)
    return "–" if whole == 0 else f"({-whole:,})" if whole < 0 else f"{whole:,}"
