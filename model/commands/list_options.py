"""The options by which a user says how a staff list is to be read, for every command that reads one."""

from __future__ import annotations

import argparse
from datetime import date

from model.body.staff import SERVICE_BANDS
from model.import_staff.amounts import PARTS
from model.import_staff.choices import LABELLED, MAY_REPEAT, OPTION, Choices
from model.import_staff.dates import ORDERS
from model.problems import Unreadable, date_of

SPELT = {name: name.replace("_", "-") for name in MAY_REPEAT}  # how options name the columns of labels
NAMED = {option: name for name, option in SPELT.items()}


def add_list_options(parser: argparse.ArgumentParser) -> None:
    """Add to a command's parser the options that say how a staff list is to be read."""
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


def choices_of(options: argparse.Namespace) -> Choices:
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
