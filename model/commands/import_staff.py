"""`mancost import-staff`: turns a staff list from elsewhere into a body's Staff sheet, and accounts for every row."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from model.body.staff import SERVICE_BANDS
from model.commands.annotating import annotating
from model.commands.working import working
from model.import_staff.amounts import PARTS
from model.import_staff.choices import LABELLED, MAY_REPEAT, OPTION, Choices
from model.import_staff.dates import ORDERS
from model.import_staff.grammar import counted
from model.import_staff.report import as_json, lines, reconciled
from model.import_staff.take import Taken, discreet, take
from model.import_staff.write import pay_day, write_fresh, write_into
from model.messages import coded, line_of
from model.problems import InputError, Problem, Unreadable, date_of
from model.spoken import spoken_path

SPELT = {name: name.replace("_", "-") for name in MAY_REPEAT}  # how options name the columns of labels
NAMED = {option: name for name, option in SPELT.items()}
AWRY = "its control totals do not reconcile, so that nothing is written; report it, with the headings of the list"


def _day(text: str) -> date:
    """Return the date that the user gave for an option; raise ArgumentTypeError where the text is not a date."""
    try:
        return date_of(text)
    except Unreadable as fault:
        raise argparse.ArgumentTypeError(f'"{text}" {fault}') from None


def _shares(text: str) -> tuple[float, ...]:
    """Return the shares of people by length of service that the user gave, adding to 1.

    They may be percentages, or counts of people. Raises ArgumentTypeError where they are not five numbers.
    """
    try:
        given = [float(part.strip().removesuffix("%")) for part in text.split(",")]
    except ValueError:
        given = []
    if len(given) != len(SERVICE_BANDS) or not all(0 <= share < float("inf") for share in given) or not sum(given):
        listed = ", ".join(SERVICE_BANDS)
        raise argparse.ArgumentTypeError(f'"{text}" is not {len(SERVICE_BANDS)} numbers with commas between: {listed}')
    return tuple(share / sum(given) for share in given)


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
        "--pool-by",
        default="",
        metavar="COLUMN",
        help=f"the column that names the pools: {', '.join(SPELT[name] for name in LABELLED)}, or a heading of the "
        "list; pools are by band if not given",
    )
    parser.add_argument(
        "--headcount",
        choices=["each", "together"],
        default="",
        help="whose WTE and pay a row of several people gives: each one's, or theirs together",
    )
    parser.add_argument("--all-full-time", action="store_true", help="nobody is part time: the list gives no WTE")
    parser.add_argument(
        "--pay-range",
        choices=list(PARTS),
        default="",
        help="the salary that is taken from a range; middle if not given",
    )
    parser.add_argument(
        "--service-shares",
        type=_shares,
        default=(),
        metavar="5,10,18,32,35",
        help="how people without dates served: under 2 years, 2 to 5, 5 to 10, 10 to 20, longer",
    )
    for option, meaning in (
        ("--blank-repeats", "repeats the cell above it"),
        ("--blank-is-none", "says there is none"),
    ):
        parser.add_argument(
            option, action="append", choices=list(NAMED), default=[], help=f"a blank of this column {meaning}"
        )
    parser.add_argument("--vacancies", action="store_true", help="put the vacant posts on the Vacancies sheet")
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
    post, where the list can be read in more than one way and no option says which, and where totals do not reconcile.
    """
    into = pay_day(options.into) if options.into else None
    what = f"Reading {spoken_path(options.file)}"
    with annotating(options.file, options.annotate, discreet), working(what):
        taken = take(options.file, _choices(options), tuple(options.sheet), into)
        if taken.questions or (taken.problems and not options.leave_out):
            raise InputError([*taken.questions, *taken.problems])
    if not taken.rows:
        raise InputError(
            [Problem(str(options.file), "holds nobody in post; see that the headings stand over the people")]
        )
    keep = frozenset(path.resolve() for path in (options.file, options.into) if path)
    out = options.out or Path("outputs", options.into.name if options.into else "body.xlsx")
    if out.suffix.lower() != ".xlsx":
        raise InputError([Problem(str(out), "does not end in .xlsx; give it that ending")])
    if not reconciled(taken):
        raise InputError([Problem(str(options.file), AWRY)])
    vacant = taken.vacant if options.vacancies else ()
    notes = _vacant_told(taken, options.vacancies)
    if options.into:
        put, changed = write_into(options.into, out, taken.rows, vacant, keep)
        notes += changed
    else:
        put = write_fresh(out, taken.rows, vacant, keep)
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


def _choices(options: argparse.Namespace) -> Choices:
    """Return what the user has said about the list."""
    continuity = {option: name for name, option in OPTION.items()}
    by = NAMED.get(options.pool_by, "")
    return Choices(
        continuity=continuity.get(options.continuity, ""),
        dates=options.dates,
        salary=options.salary,
        splits=options.splits,
        on=options.on,
        pool_by=by if by in LABELLED else "pool" if options.pool_by else "",
        pool_heading="" if by in LABELLED else options.pool_by,
        headcount=options.headcount,
        blank_repeats=frozenset(NAMED[option] for option in options.blank_repeats),
        blank_is_none=frozenset(NAMED[option] for option in options.blank_is_none),
        all_full_time=options.all_full_time,
        pay_range=options.pay_range,
        service=options.service_shares,
    )


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
