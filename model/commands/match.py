"""`mancost match`: matches people at risk to posts, over one body or many, and writes matches.xlsx."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from model.commands.working import working
from model.matching.answer import Answer, answer_of
from model.matching.as_json import as_json
from model.matching.policy import policies, policy_named
from model.matching.read import listed, read_region
from model.matching.said import lines
from model.matching.workbook import FILE, make_matches
from model.messages import coded, line_of
from model.outputs import Put, write_outputs
from model.problems import InputError, Problem, Unreadable, date_of
from model.spoken import spoken_path

EXAMPLE = "example:\n  mancost match inputs/matching/example-region.xlsx --out outputs/matching"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = EXAMPLE
    what = "workbooks with the sheets At risk and Posts, or folders of them"
    parser.add_argument("sources", type=Path, nargs="+", metavar="FOLDER_OR_FILE", help=what)
    parser.add_argument("--out", type=Path, metavar="DIR", required=True, help="where to write matches.xlsx")
    parser.add_argument("--policy", choices=list(policies()), help="whose rules; else the Policy sheet's, or england")
    parser.add_argument("--on", metavar="DATE", help="the day of the match; else the Policy sheet's, or today")
    parser.add_argument(
        "--rounds", type=int, metavar="N", help="how many rounds of offers are expected; 2 if not given"
    )
    parser.add_argument("--sticks", type=float, metavar="SHARE", help="the share of offers that stick, such as 0.6")
    parser.add_argument(
        "--openings",
        type=Path,
        metavar="BODY.xlsx",
        help="write a copy of this body's workbook to DIR, with openings and measured fits in place of assumed ones",
    )
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def run(options: argparse.Namespace) -> list[str]:
    """Match, write the files and print the answer; return the warnings.

    Raises InputError with every problem of the sheets, and where an option is out of bounds; nothing is then written.
    """
    over = _settings(options)
    day = _day(options.on)
    with working("Matching people at risk to posts"):
        answer = answer_of(read_region(options.sources, options.policy, over, day))
        contents = {options.out / FILE: make_matches(answer)}
        told: list[str] = []
        if options.openings:
            from model.matching.openings import with_openings

            content, told = with_openings(options.openings, answer)
            contents[options.out / options.openings.name] = content
        keep = frozenset(path.resolve() for path in (*listed(options.sources), options.openings) if path)
        put = write_outputs(contents, keep)
    _print(options, answer, put, told)
    return list(answer.region.warnings)


def _settings(options: argparse.Namespace) -> dict[str, float]:
    """Return the settings that options give; raises InputError where one is out of its bounds."""
    known = policy_named(options.policy or "england")
    over, problems = {}, []
    for name in ("rounds", "sticks"):
        value = getattr(options, name)
        if value is None:
            continue
        low, high = known[name].low, known[name].high
        if not low <= value <= high:
            problems.append(Problem(f"--{name}", f"{value:g} is outside {low:g} to {high:g}; check it"))
        over[name] = float(value)
    if problems:
        raise InputError(problems)
    return over


def _day(text: str | None) -> date | None:
    """Return the day that --on gives, None where it is not given; raises InputError where it is no date."""
    try:
        return None if text is None else date_of(text)
    except Unreadable as fault:
        raise InputError([Problem("--on", f'"{text}" {fault}')]) from None


def _print(options: argparse.Namespace, answer: Answer, put: Put, told: list[str]) -> None:
    """Print the answer, as text or as JSON, and where it was written; `told` is what was done to a body's workbook."""
    warnings = list(answer.region.warnings)
    paths = [spoken_path(path) for path in put.paths]
    if options.json:
        report = {**as_json(answer), "written": paths, "kept": put.note, "openings": told, "remarks": coded(warnings)}
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return
    for line in lines(answer):
        print(line)
    for sentence in told:
        print(sentence)
    for sentence in warnings:
        print(line_of(sentence))
    if put.note:
        print(f"Note: {put.note}.")
    print(f"Written: {', '.join(paths)}. It is personal data: reference numbers only, and for few to read.")
