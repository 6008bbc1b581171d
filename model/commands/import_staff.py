"""`mancost import-staff`: turns a staff list from elsewhere into a body's Staff sheet, and accounts for every row."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from model.commands.annotating import annotating
from model.import_staff.grammar import ORDERS
from model.import_staff.people import Choices
from model.import_staff.report import as_json, lines, reconciled
from model.import_staff.take import OPTION, discreet, take
from model.import_staff.write import write_fresh, write_into
from model.problems import InputError, Problem, Unreadable, date_of

NOT_RECONCILED = "its control totals do not reconcile, so nothing is written; the fault is ours: please send this line"
POOLS_BY = ("pool", "org-path", "cost-centre", "staff-group", "position-title")


def _day(text: str) -> date:
    """Return the date that the user gave for an option; raise ArgumentTypeError where the text is not a date."""
    try:
        return date_of(text)
    except Unreadable as fault:
        raise argparse.ArgumentTypeError(f'"{text}" {fault}') from None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = "example:\n  mancost import-staff inputs/example-staff-list.csv --continuity csd-3-months"
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the list: .xlsx, .xlsm, .csv, .xls, .xlsb, .ods, .parquet"
    )
    parser.add_argument("--into", type=Path, metavar="BODY.xlsx", help="put the people in a copy of this workbook")
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help="where to write; outputs/ if not given")
    parser.add_argument("--continuity", choices=list(OPTION.values()), help="the date that service counts from")
    parser.add_argument("--dates", choices=ORDERS, default="", help="how dates such as 03/04/2015 are written")
    parser.add_argument("--salary", choices=["full-time", "actual"], default="", help="what a plain Salary is")
    parser.add_argument(
        "--splits",
        choices=["repeated", "shared"],
        default="",
        help="WTE on cost lines: the post's, or the line's share",
    )
    parser.add_argument("--on", type=_day, metavar="DATE", help="leave out whoever left by this day")
    parser.add_argument(
        "--pool-by", choices=POOLS_BY, default="", help="the column that names the pools; by band if none"
    )
    parser.add_argument(
        "--sheet", action="append", default=[], metavar="NAME", help="read this sheet; may be given again"
    )
    parser.add_argument(
        "--leave-out", action="store_true", help="leave out the rows that are refused, list them, and write the rest"
    )
    parser.add_argument("--annotate", action="store_true", help="mark the cells of refused rows in a copy of the list")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(options: argparse.Namespace) -> list[str]:
    """Read the staff list, write the workbook and print the report with its control totals; return the warnings.

    Raises InputError where rows are refused and the user has not said to leave them out, where nobody on the list is in
    post, where the control totals do not reconcile, and where the list can be read in more than one way and no option
    says which.
    """
    names = {option: name for name, option in OPTION.items()}
    choices = Choices(
        names.get(options.continuity, ""),
        options.dates,
        options.salary,
        options.splits,
        options.on,
        options.pool_by.replace("-", "_"),
    )
    with annotating(options.file, options.annotate, discreet):
        taken = take(options.file, choices, tuple(options.sheet))
        if taken.problems and not options.leave_out:
            raise InputError(taken.problems)
    if not taken.rows:
        raise InputError(
            [Problem(str(options.file), "holds nobody in post; see that the headings stand over the people")]
        )
    if not reconciled(taken):
        raise InputError([Problem(str(options.file), NOT_RECONCILED)])
    keep = frozenset(path.resolve() for path in (options.file, options.into) if path)
    out = options.out or Path("outputs", options.into.name if options.into else "body.xlsx")
    if out.suffix.lower() != ".xlsx":
        raise InputError([Problem(str(out), "does not end in .xlsx; give it that ending")])
    notes: list[str] = []
    if options.into:
        written, notes = write_into(options.into, out, taken.rows, keep)
    else:
        written = write_fresh(out, taken.rows, keep)
    warnings = [*taken.warnings, *notes]
    if taken.problems:
        warnings.append(f"{taken.gathered.refused.rows} refused rows are left out")
    if options.json:
        print(json.dumps({**as_json(taken, str(written)), "warnings": warnings}, ensure_ascii=False, indent=1))
        return warnings
    for line in lines(taken):
        print(line)
    for sentence in notes:
        print(f"Note: {sentence}.")
    for problem in taken.problems:
        print(f"Left out: {problem}")
    print(f"Written: {written}. Look it through, then: mancost check {written}")
    return warnings
