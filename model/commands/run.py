"""`mancost run`: reads a body's workbook, compares its options, and writes a results workbook and the board paper."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from model.commands.annotating import annotating
from model.commands.options_table import print_run
from model.commands.risk_options import draws_of, seed_of
from model.commands.working import working
from model.projection.as_json import as_json
from model.results_workbook.write import LIVE_ROWS
from model.risk.as_json import risk_json
from model.risk.assess import DRAWS
from model.services.run_body import run_body
from model.spoken import spoken_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = "example:\n  mancost run inputs/example-pct-2010.xlsx"
    parser.add_argument("file", type=Path, metavar="FILE", help="the body's input workbook")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write; outputs/<body>/ if not given")
    parser.add_argument(
        "--live-rows",
        type=int,
        default=LIVE_ROWS,
        metavar="N",
        help="rows of people kept as live formulas; 2,000 if not given",
    )
    parser.add_argument(
        "--draws",
        type=draws_of,
        default=DRAWS,
        metavar="N",
        help=f"draws of the assumptions; {DRAWS} if not given, 0: none",
    )
    parser.add_argument("--seed", type=seed_of, default=1, metavar="N", help="which draws; 1 if not given")
    parser.add_argument(
        "--equality",
        action="store_true",
        help="keep the sheet Equality counts in the results: heads by pool and group, small ones too",
    )
    parser.add_argument("--json", action="store_true", help="print the comparison as JSON")
    parser.add_argument("--annotate", action="store_true", help="mark the cells at fault in a copy, as check does")


def run(options: argparse.Namespace) -> list[str]:
    """Run the body, write its files and print the comparison; return the plan's warnings.

    Raises InputError with every problem of the workbook, and OSError where a file cannot be written.
    """
    with annotating(options.file, options.annotate), working(f"Running {spoken_path(options.file)}"):
        written = run_body(
            options.file, options.out, max(0, options.live_rows), options.draws, options.seed, options.equality
        )
    if options.json:
        report = as_json(written.comparison) | {"kept": written.note}
        report |= {"risk": risk_json(written.risk)} if written.risk else {}
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        print_run(written)
    return list(written.comparison.results.warnings)
