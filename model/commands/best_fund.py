"""`mancost best --fund`: one fund shared by many bodies, and which of them should get the next pound."""

from __future__ import annotations

import argparse
import json
import os
import re
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from model.batch.fund import Shared, Vacancies, share, sharing
from model.batch.fund_mixes import Mixes, mixes
from model.batch.fund_said import fund_said, sharer_said
from model.batch.fund_vacancies import share_vacancies
from model.batch.fund_workbook import FILE, region
from model.batch.listing import Member, is_workbook, listing
from model.batch.pool import in_dask, in_processes
from model.commands.limits_said import limits_of
from model.messages import error_code
from model.outputs import write_outputs
from model.problems import InputError, Problem
from model.search.mix import MONEY
from model.spoken import spoken_path

AMOUNT = re.compile(r"£?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([mk]?)")
TIMES = {"": 1.0, "k": 1e3, "m": 1e6}
MOST = 1e10
MOST_JOBS = 256
MADE = "Each body's workbook with its share and its mix, to be run, is in its folder of"


def run_fund(options: argparse.Namespace) -> list[str]:
    """Split a fund among bodies, write region.xlsx and print the split; there are no warnings.

    Where the fund is too small for what plans draw as they are, nothing is written. Raises InputError where an option
    is wrong and, after all is written, with the problems of every body that failed.
    """
    fund = _fund(options)
    members = _members(options.files)
    run = in_dask(options.dask) if options.dask else in_processes(options.jobs or os.cpu_count() or 1)
    given = sharing(members, options.out, fund, run, partial(limits_of, said=options.limits))
    shared = share(given)
    if not shared.sharers:
        raise InputError(list(shared.failures))
    if options.share_vacancies and shared.split.is_enough:
        shared = share_vacancies(given, shared)
    keep = frozenset(Path(member.file).resolve() for member in members)
    made = mixes(shared, options.out, run) if shared.split.is_enough else Mixes({}, ())
    failures = [*shared.failures, *made.failures]
    contents = {options.out / FILE: region(shared), **made.contents}
    put = write_outputs(contents, keep) if shared.split.is_enough else None
    written = None if put is None else spoken_path(put.paths[0])
    if options.json:
        print(json.dumps(_as_json(shared, written), ensure_ascii=False, indent=1))
    else:
        for sharer in shared.sharers if put else ():
            print(sharer_said(shared, sharer))
        for sentence in fund_said(shared):
            print(sentence)
        if put and put.note:
            print(f"Note: {put.note}.")
        if made.contents:
            print(f"{MADE} {spoken_path(options.out)}.")
        if put:
            print(f"Look next at {written}")
    if failures:
        raise InputError(failures, done=True)
    return []


def _fund(options: argparse.Namespace) -> float:
    """Return the fund in pounds; raises InputError with every option that cannot go with it."""
    problems = []
    found = AMOUNT.fullmatch(options.fund.strip().lower())
    fund = float(found[1].replace(",", "") + (found[2] or "")) * TIMES[found[3]] if found else -1.0
    if not 0 <= fund <= MOST:
        problems.append(Problem("--fund", f'"{options.fund}" is not an amount of money; type pounds, such as 5000000'))
    if options.out is None:
        problems.append(Problem("--out", "must be given with --fund, such as --out outputs/region"))
    if options.least != MONEY:
        problems.append(Problem("--least", f"must be {MONEY} with --fund, or is left out"))
    if options.jobs is not None and not 1 <= options.jobs <= MOST_JOBS:
        problems.append(Problem("--jobs", f'"{options.jobs}" is not a number of processes from 1 to {MOST_JOBS}'))
    if problems:
        raise InputError(problems)
    return fund


def _members(sources: Sequence[Path]) -> list[Member]:
    """Return the bodies of workbooks, folders and lists; raises InputError where there are fewer than two."""
    found = [member for each in sources for member in ([Member(str(each))] if is_workbook(each) else listing(each))]
    members = list({Path(member.file).resolve(): member for member in found}.values())
    if len(members) < 2:
        sentence = "is the only body, and a fund is shared by two or more; name more, or leave --fund out"
        raise InputError([Problem(members[0].file, sentence)])
    return members


def _as_json(shared: Shared, written: str | None) -> dict[str, Any]:
    """Return a split as data."""
    split = shared.split
    return {
        "fund": split.fund,
        "is_enough": split.is_enough,
        "needed": split.needed,
        "left": split.left,
        "bodies": {
            sharer.code: {
                "body": sharer.name,
                "region": sharer.region,
                "chosen": split.chosen[sharer.code],
                "awards": [asdict(award) for award in sharer.ladder.awards],
                "why": list(sharer.ladder.why),
            }
            for sharer in shared.sharers
        },
        "next": None if split.next is None else {**asdict(split.next), "price": split.next.price},
        "cost": shared.cost,
        "vacancies": None if shared.vacancies is None else _vacancies(shared.vacancies),
        "by_hand": dict(shared.by_hand),
        "failures": [
            {**asdict(problem), "code": error_code(problem.sentence, problem.sheet)} for problem in shared.failures
        ],
        "written": written,
    }


def _vacancies(found: Vacancies) -> dict[str, Any]:
    """Return vacancies that are shared as data: WTE by code, a list of years with a number for each band."""
    names = ("posts", "own", "others", "openings", "placed")
    of = {name: {code: each.tolist() for code, each in getattr(found, name).items()} for name in names}
    return of | {"why_no_more": found.why, "cost_alone": found.alone.cost, "cost_at_home": found.at_home.cost}
