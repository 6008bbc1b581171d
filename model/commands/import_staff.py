"""`mancost import-staff`: turns a staff list from elsewhere into a body's Staff sheet, and accounts for every row."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from model.commands.annotating import annotating
from model.commands.list_options import add_list_options, choices_of
from model.commands.working import working
from model.import_staff.equality import count_groups
from model.import_staff.grammar import counted
from model.import_staff.report import as_json, lines, refuse_unusable
from model.import_staff.take import Taken, discreet, take
from model.import_staff.write import pay_day, write_fresh, write_into
from model.messages import coded, line_of
from model.problems import InputError, Problem
from model.spoken import spoken_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = (
        "example:\n  mancost import-staff inputs/example-staff-list.csv --continuity csd-3-months \\\n"
        "    --into inputs/example-icb-2025.xlsx"
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the list: .xlsx, .xlsm, .csv, .xls, .xlsb, .ods, .parquet"
    )
    parser.add_argument("--into", type=Path, metavar="BODY.xlsx", help="put the people in a copy of this workbook")
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help="where to write; outputs/ if not given")
    add_list_options(parser)
    parser.add_argument(
        "--equality",
        action="store_true",
        help="count protected characteristics by pool, for the sheet Equality counts; nothing is kept of a person",
    )
    parser.add_argument("--annotate", action="store_true", help="mark the cells of refused rows in a copy of the list")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(options: argparse.Namespace) -> list[str]:
    """Read the staff list, write the workbook and print the report with its control totals; return the warnings.

    Raises InputError where rows are refused and the user has not said to leave them out, where nobody on the list is in
    post, where the list can be read in more than one way and no option says which, and where totals do not reconcile.
    """
    into = pay_day(options.into) if options.into else None
    choices = replace(choices_of(options), equality=options.equality)
    what = f"Reading {spoken_path(options.file)}"
    with annotating(options.file, options.annotate, discreet), working(what):
        taken = take(options.file, choices, tuple(options.sheet), into)
        if taken.questions or (taken.problems and not options.leave_out):
            raise InputError([*taken.questions, *taken.problems])
    refuse_unusable(taken)
    keep = frozenset(path.resolve() for path in (options.file, options.into) if path)
    out = options.out or Path("outputs", options.into.name if options.into else "body.xlsx")
    if out.suffix.lower() != ".xlsx":
        raise InputError([Problem(str(out), "does not end in .xlsx; give it that ending")])
    vacant = taken.vacant if options.vacancies else ()
    notes = _vacant_told(taken, options.vacancies)
    groups, odd = count_groups(taken, options.on or into or date.today()) if options.equality else ([], [])
    notes += odd
    if options.into:
        put, changed = write_into(options.into, out, taken.rows, vacant, keep, groups)
        notes += changed
    else:
        put = write_fresh(out, taken.rows, vacant, keep, groups)
    path = put.paths[0]
    warnings = [*taken.warnings, *notes]
    if taken.problems:
        warnings.append(f"{taken.gathered.refused.rows} refused rows are left out")
    if options.json:
        report = {
            **as_json(taken, spoken_path(path)),
            "kept": put.note,
            "warnings": warnings,
            "remarks": coded(warnings),
        }
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return warnings
    for line in lines(taken):
        print(line)
    for sentence in notes:
        print(line_of(sentence))
    for problem in taken.problems:
        print(f"Left out: {problem}")
    if put.note:
        print(f"Note: {put.note}.")
    print(f"Written: {spoken_path(path)}. Look it through, then: mancost check {spoken_path(path)}")
    return warnings


def _vacant_told(taken: Taken, put: bool) -> list[str]:
    """Return a list of one sentence that offers the vacant posts for the Vacancies sheet, or of none if there are none.

    `put` says that the user has taken the offer.
    """
    if not taken.vacant or put:
        return []
    posts = f"{counted(len(taken.vacant), 'vacant post')} {'is' if len(taken.vacant) == 1 else 'are'}"
    wte = sum(post["wte"] for post in taken.vacant)
    return [
        f"{posts} set aside, {wte:,.2f} WTE: --vacancies puts them on the Vacancies sheet, where a plan ends them first"
    ]
