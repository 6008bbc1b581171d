"""`mancost best`: searches the least-cost mix of levers within a board's limits, and writes it as an option.

With --fund it splits one fund among many bodies, as best_fund.py has it.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from model.body_workbook.read import read
from model.commands.best_fund import run_fund
from model.commands.limits_said import limits_of
from model.commands.risk_options import draws_of, seed_of
from model.commands.working import working
from model.problems import InputError, Problem
from model.projection.as_json import as_json
from model.projection.project import title
from model.risk.as_json import risk_json
from model.risk.assess import DRAWS
from model.search.mix import MONEY, REDUNDANCIES
from model.search.said import chance_of, eased_said, mix_said, rungs_said, taken_said
from model.services.best_mix import Best, best_mix
from model.spoken import spoken_path

RUNGS = 7
MOST_RUNGS = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = "example:\n  mancost best inputs/example-pct-2010.xlsx --limits hold=50% hours=1%"
    parser.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="the body's input workbook; with --fund, several, or folders",
    )
    parser.add_argument(
        "--least", choices=(MONEY, REDUNDANCIES), default=MONEY, help="what is to be least; money if not given"
    )
    parser.add_argument(
        "--limits", nargs="+", default=[], metavar="NAME=VALUE",
        help="limits over those of the workbook, such as hold=50%%, hours=1%%/1%%/0, redundancies=10, compulsory=0",
    )  # fmt: skip
    parser.add_argument(
        "--frontier", type=rungs_of, default=RUNGS, metavar="N",
        help=f"mixes between fewest redundancies and least money; {RUNGS} if not given, 0: none",
    )  # fmt: skip
    parser.add_argument(
        "--draws", type=draws_of, default=DRAWS, metavar="N",
        help=f"draws of the assumptions; {DRAWS} if not given, 0: none",
    )  # fmt: skip
    parser.add_argument("--seed", type=seed_of, default=1, metavar="N", help="which draws; 1 if not given")
    parser.add_argument("--fund", metavar="AMOUNT", help="one fund in pounds, to be split among many bodies")
    parser.add_argument(
        "--share-vacancies", action="store_true",
        help="with --fund: offer posts that bodies fill to people at risk in their region",
    )  # fmt: skip
    parser.add_argument("--jobs", type=int, metavar="N", help="with --fund: how many bodies at once")
    parser.add_argument("--dask", metavar="ADDRESS", help="with --fund: hand the bodies to a dask scheduler")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write; outputs/<body>/best-mix/ if not given")
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")


def rungs_of(text: str) -> int:
    """Return a number of rungs; raises ArgumentTypeError where it is none, or is too many."""
    try:
        number = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'is "{text}", not a number of mixes') from None
    if not 0 <= number <= MOST_RUNGS:
        raise argparse.ArgumentTypeError(f"is {text}, not from 0 to {MOST_RUNGS} mixes")
    return number


def run(options: argparse.Namespace) -> list[str]:
    """Search the mix, write its files and print what it comes to; return the plan's warnings.

    Raises InputError with every problem of the workbook and of the limits. Where no mix keeps the limits the finding
    says so, and nothing is written.
    """
    if options.fund is not None:
        return run_fund(options)
    file = _only(options)
    with working(f"Searching {spoken_path(file)}"):
        inputs = read(file)
        limits = limits_of(inputs, options.limits)
        best = best_mix(inputs, limits, options.least, options.frontier, options.draws, options.out, options.seed)
    if options.json:
        print(json.dumps(_as_json(best), ensure_ascii=False, indent=1))
    else:
        _print(best, not limits)
    return list(best.comparison.results.warnings)


def _only(options: argparse.Namespace) -> Path:
    """Return the one workbook; raises InputError where there are more, or what only a fund has use for."""
    file, *more = options.files
    if more:
        raise InputError(
            [Problem(str(more[0]), "is a second body, and each has a mix of its own; leave it out, or give --fund")]
        )
    for name in ("jobs", "dask"):
        if getattr(options, name) is not None:
            raise InputError(
                [Problem(f"--{name}", "must be left out without --fund: one body is searched by one process")]
            )
    if options.share_vacancies:
        raise InputError(
            [Problem("--share-vacancies", "must be left out without --fund: one body has nobody to share with")]
        )
    return Path(file)


def _as_json(best: Best) -> dict[str, Any]:
    """Return what was found as data."""
    told = best.told
    found: dict[str, Any] = {
        "least": told.least,
        "option": None if told.option is None else {"name": told.option.name, "levers": dict(told.option.levers)},
        "outturn": asdict(told.outturn),
        "frontier": [asdict(rung) for rung in told.frontier],
        "eased": [asdict(each) for each in told.eased],
        "cannot": list(told.cannot),
        "taken": list(told.taken),
        "idle": list(told.idle),
        "written": None if best.workbook is None else spoken_path(best.workbook),
    }
    found |= as_json(best.comparison) if told.option else {}
    if best.risk is not None:
        found |= {"risk": risk_json(best.risk), "meets_if_closed": best.closed}
    return found


def _print(best: Best, unlimited: bool) -> None:
    """Print what was found, in sentences."""
    told = best.told
    print(title(best.comparison.results.inputs))
    for sentence in told.cannot:
        print(f"{sentence}.")
    if told.option is not None:
        for sentence in mix_said(told, best.comparison):
            print(sentence)
        if best.risk is not None:
            print(chance_of(best.risk, best.closed))
        if told.frontier:
            print("\nWhat fewer redundancies cost:")
            for sentence in rungs_said(told.frontier):
                print(f"  {sentence}")
            print("\nWhat easing each would do:")
            for sentence in eased_said(told, told.eased):
                print(f"  {sentence}")
            print()
    for sentence in taken_said(told):
        print(f"Note: {sentence}.")
    if unlimited:
        print("Note: no limit is set at all; set some on the sheet Limits, or with --limits.")
    if best.note:
        print(f"Note: {best.note}.")
    if best.workbook is not None and best.results is not None:
        print(f"Written: {spoken_path(best.workbook)}. Look next at {spoken_path(best.results)}")
