"""`mancost risk`: how sure a body's plan is, from many draws, with what it hangs on and every place where it turns."""

from __future__ import annotations

import argparse
import json
import os
from difflib import get_close_matches
from pathlib import Path

from model.body_workbook.read import read
from model.commands.options_table import print_risk
from model.commands.risk_options import draws_of, seed_of
from model.commands.working import working
from model.problems import InputError, Problem
from model.projection.compare import Comparison, compare
from model.projection.project import project, title
from model.risk.as_json import risk_json
from model.risk.assess import THOROUGH, Risk, assess
from model.risk.draws import SHOWN
from model.risk.recompute import furthest_apart
from model.risk.said import chance_said, crossings, sentence, together_said, value_said
from model.spoken import spoken_path

FEWEST = 16


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = "example:\n  mancost risk inputs/example-pct-2010.xlsx --draws 4096"
    parser.add_argument("file", type=Path, metavar="FILE", help="the body's workbook: its inputs, or its results")
    parser.add_argument(
        "--draws", type=draws_of, default=THOROUGH, metavar="N", help=f"draws; {THOROUGH:,} if not given"
    )
    parser.add_argument("--seed", type=seed_of, default=1, metavar="N", help="which draws; 1 if not given")
    parser.add_argument("--option", metavar="NAME", help="the option of which most is told; the one that is shown")
    parser.add_argument(
        "--together", type=float, default=0.0, choices=(0.0, 0.3, 0.5), metavar="R",
        help="how far what hurts goes together: 0, 0.3 or 0.5; 0 if not given",
    )  # fmt: skip
    parser.add_argument(
        "--recompute", type=draws_of, default=0, metavar="N",
        help=f"compute the first N draws again, up to {SHOWN}, each as a run of its own, and say how far they differ",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run(options: argparse.Namespace) -> list[str]:
    """Print how sure the plan is; return the plan's warnings. Raises InputError with what cannot be drawn."""
    if options.draws < FEWEST:
        raise InputError([Problem("--draws", f"is {options.draws}; give {FEWEST} or more, as fewer say nothing")])
    if options.recompute > SHOWN:
        raise InputError([Problem("--recompute", f"is {options.recompute}; at most the first {SHOWN} draws are kept")])
    with working(f"Drawing {spoken_path(options.file)}"):
        comparison = compare(project(read(options.file)))
        case = _case(comparison, options.option)
        jobs = os.cpu_count() or 1
        risk = assess(comparison, options.draws, options.seed, True, jobs, case, options.together)
        again = furthest_apart(risk, options.recompute) if options.recompute else None
    if options.json:
        found = risk_json(risk) | ({} if again is None else {"recomputed_apart": again})
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _print(risk)
        if again is not None:
            count = min(options.recompute, risk.draws.count)
            print(f"\n{count} draws computed again, each as a run of its own: at most £{again:,.2f} apart.")
    return list(comparison.results.warnings)


def _case(comparison: Comparison, name: str | None) -> int | None:
    """Return the number, from 0, of the option of a name; raise InputError, with the nearest, where there is none."""
    if name is None:
        return None
    known = {option.lower(): case for case, option in enumerate(comparison.results.options)}
    if name.lower() in known:
        return known[name.lower()]
    near = get_close_matches(name.lower(), list(known), 1)
    hint = f'did you mean "{comparison.results.options[known[near[0]]]}"?' if near else "see its Options sheet"
    raise InputError([Problem("--option", f'"{name}" is not an option of the body; {hint}')])


def _print(risk: Risk) -> None:
    """Print the table of the options, what the option shown hangs on, and every place where something turns."""
    comparison = risk.comparison
    print(title(comparison.results.inputs))
    print_risk(risk)
    print(f"\n{sentence(risk)}")
    if said := together_said(risk):
        print(said)
    shares = "; its share of the spread by itself, and with what it does together with others" if risk.totals else ""
    option = comparison.results.options[risk.shown]
    print(f"\nWhat {option} hangs on, the largest first: at low, planned and high{shares}.")
    for moved in risk.hangs_on():
        low, central, high = (value_said(moved.range, value) for value in moved.range.three)
        one_off = " / ".join(f"{amount / 1000:,.0f}" for amount in moved.ends("one_off", risk.shown))
        share = f"{risk.share(moved.range.name, 'one_off'):.0%}"
        if moved.range.name in risk.totals:
            share += f", {risk.totals[moved.range.name]['one_off']:.0%}"
        print(f"  {moved.range.label}: {low} / {central} / {high}; one-off £000 {one_off} ({share})")
    if risk.turns:
        print("\nWhere it turns, one assumption at a time:")
        for said, chance in crossings(risk):
            print(f"  {said} Chance: {chance_said(chance)}.")
