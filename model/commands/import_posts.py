"""`mancost import-posts`: turns a list of vacancies from elsewhere into the Posts sheet of a region's workbook."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from model.commands.annotating import annotating
from model.commands.working import working
from model.import_staff.dates import ORDERS
from model.import_staff.grammar import counted
from model.import_staff.take import discreet
from model.matching.example import Example
from model.matching.import_posts import SET_ASIDE, TakenPosts, take_posts
from model.matching.template import make_region
from model.outputs import write_outputs
from model.problems import InputError, Problem
from model.spoken import spoken_path

NOBODY = "holds no posts that can be matched; see that its bands are pay bands and its posts are open"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = "example:\n  mancost import-posts inputs/matching/example-vacancies.csv --out outputs/posts.xlsx"
    parser.add_argument("file", type=Path, metavar="FILE", help="the list: .xlsx, .csv, .xls, .xlsb, .ods, .parquet")
    parser.add_argument("--out", type=Path, metavar="REGION.xlsx", required=True, help="the workbook to write")
    parser.add_argument("--body", default="", metavar="NAME", help="the body of every post, where no column says it")
    parser.add_argument("--function", default="", metavar="NAME", help="the function, where no column says it")
    parser.add_argument(
        "--sheet", default="", metavar="NAME", help="the sheet to read; the first with a table if not given"
    )
    parser.add_argument("--dates", default="", choices=ORDERS, help="how dates such as 03/04/2027 are written")
    parser.add_argument("--leave-out", action="store_true", help="leave out rows at fault, and go on")
    parser.add_argument("--annotate", action="store_true", help="mark the cells of refused rows in a copy of the list")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(options: argparse.Namespace) -> list[str]:
    """Read the list, write a region's workbook with its posts, and print what became of each row; return the warnings.

    Raises InputError where a row is at fault and is not to be left out, and where no post is left.
    """
    if options.out.suffix.lower() != ".xlsx":
        raise InputError([Problem(str(options.out), "does not end in .xlsx; give it that ending")])
    with annotating(options.file, options.annotate, discreet), working(f"Reading {spoken_path(options.file)}"):
        taken = take_posts(options.file, options.body, options.function, options.sheet, options.dates)
        if taken.problems and not options.leave_out:
            raise InputError(taken.problems)
    if not taken.posts:
        raise InputError([Problem(str(options.file), NOBODY)])
    keep = frozenset({options.file.resolve()})
    content = make_region(Example([], taken.posts, [], [], {}))
    put = write_outputs({options.out: content}, keep)
    path = spoken_path(put.paths[0])
    warnings = [f"{counted(_refused(taken), 'refused row')} left out"] if taken.problems else []
    if options.json:
        report = {**as_json(taken), "written": path, "kept": put.note, "warnings": warnings}
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return warnings
    for line in lines(taken):
        print(line)
    if put.note:
        print(f"Note: {put.note}.")
    print(f"Written: {path}. Look its functions and places through, then: mancost match {path} AT-RISK.xlsx --out DIR")
    return warnings


def _refused(taken: TakenPosts) -> int:
    """Return how many rows are refused."""
    return taken.rows - sum(taken.aside.values()) - taken.used


def as_json(taken: TakenPosts) -> dict[str, object]:
    """Return the report as data for JSON."""
    return {
        "rows": taken.rows,
        "posts": len(taken.posts),
        "wte": round(sum(post["wte"] for post in taken.posts), 4),
        "by_band": dict(sorted(Counter(str(post["band"]) for post in taken.posts).items())),
        "set_aside": {SET_ASIDE[why]: count for why, count in taken.aside.items()},
        "refused": _refused(taken),
        "columns": taken.columns,
        "assumed": taken.assumed,
        "problems": [{"where": problem.where, "what": problem.sentence} for problem in taken.problems],
    }


def lines(taken: TakenPosts) -> list[str]:
    """Return the report as lines to print."""
    read_as = ", ".join(f"{column} {name}" for column, name in taken.columns.items())
    wte = sum(post["wte"] for post in taken.posts)
    told = [f"{counted(taken.rows, 'row')}: {counted(len(taken.posts), 'post')}, {wte:,.2f} WTE. Read as: {read_as}."]
    told += [f"Set aside: {counted(count, 'row')}, {SET_ASIDE[why]}." for why, count in sorted(taken.aside.items())]
    told += [f"Taken for granted: {sentence}." for sentence in taken.assumed]
    told += [f"Left out: {problem}" for problem in taken.problems]
    bands = Counter(str(post["band"]) for post in taken.posts)
    told.append("By band: " + ", ".join(f"{band} {count:,}" for band, count in sorted(bands.items())) + ".")
    return told
