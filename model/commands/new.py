"""`mancost new`: writes an input workbook: a worked example to fill in, or a body that runs, made from a staff list."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from model.body.typed import Sheets
from model.body_workbook.example import MADE_UP, nonpay, people, pools
from model.body_workbook.write import make_inputs, write_inputs
from model.commands.asking import add_questions
from model.commands.list_options import add_list_options
from model.outputs import write_outputs
from model.problems import InputError, Problem
from model.spoken import spoken_path

BODY = {
    "name": "A body",
    "code": "X01",
    "kind": "ICB",
    "first_year": "2025-26",
    "years": 5,
    "path": None,
    "scope": "running costs, cash, baseline 2024-25",
    "ledger_budget": 1_450_000.0,
    "path_kind": "cut of the baseline",
}
EXAMPLE_PEOPLE, EXAMPLE_POSTS = 20, 35  # of the worked example for a match
CUTS = (0.10, 0.20, 0.25, 0.25, 0.25)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = (
        "example:\n"
        '  mancost new body.xlsx --from inputs/example-staff-list.csv --continuity csd-3-months --name "Our ICB" \\\n'
        '    --code QXX --kind ICB --first-year 2025-26 --ledger £27.0m --target "15%%, 30%%"'
    ).replace("%%", "%")
    parser.add_argument("file", type=Path, metavar="BODY.xlsx", help="the workbook to write; no file is overwritten")
    parser.add_argument(
        "--from",
        dest="list",
        type=Path,
        metavar="LIST",
        help="a staff list: its people, and not the example's; what else is needed is asked for",
    )
    parser.add_argument(
        "--for",
        dest="purpose",
        choices=["plan", "matching"],
        default="plan",
        help="plan: a body's own workbook; matching: a region's sheets for mancost match, with a worked example",
    )
    add_questions(parser)
    add_list_options(parser)
    parser.add_argument("--json", action="store_true", help="print what was written, and how a list was read, as JSON")
    parser.set_defaults(reader=parser)


def run(options: argparse.Namespace) -> list[str]:
    """Write the workbook and print where it is; return the warnings of the plan that a staff list makes.

    Raises InputError where the name of the file does not end in .xlsx, or what is needed is not known.
    """
    if options.file.suffix.lower() != ".xlsx":
        raise InputError([Problem(str(options.file), "does not end in .xlsx; give it that ending")])
    keep = frozenset({options.file.resolve()}) if options.file.exists() else frozenset()
    if options.purpose == "matching":
        return _for_matching(options, keep)
    if options.list:
        from model.commands.new_from import made_from

        made = made_from(options)
        put = write_outputs({options.file: make_inputs(made.sheets)}, keep | {options.list.resolve()})
        path = spoken_path(put.paths[0])
        if options.json:
            report = {"written": path, "kept": put.note, **made.as_json(path)}
            print(json.dumps(report, ensure_ascii=False, indent=1))
            return list(made.warnings)
        for line in (*made.told, *made.next_steps(put.paths[0])):
            print(line)
        return list(made.warnings)
    sheets = Sheets(
        note=f"{MADE_UP} Put your own figures in their place.",
        body=BODY,
        budget=nonpay(0.12),
        pools=pools(1.0, 0.5, 0.12),
        staff=people(7, 20, date(2024, 4, 1)),
        target=[{"year": f"{2025 + place}-{26 + place}", "cut_of_baseline": cut} for place, cut in enumerate(CUTS)],
    )
    written = write_inputs(options.file, sheets, keep)
    if options.json:
        print(json.dumps({"written": spoken_path(written), "warnings": [], "remarks": []}, ensure_ascii=False))
        return []
    print(f"Written: {spoken_path(written)}. Fill in the yellow cells, then: mancost check {spoken_path(written)}")
    return []


def _for_matching(options: argparse.Namespace, keep: frozenset[Path]) -> list[str]:
    """Write a region's workbook for a match and print where it is; there are no warnings.

    Raises InputError where a staff list is given too, of which no people at risk can be told.
    """
    from model.matching.example import region
    from model.matching.template import make_region

    if options.list:
        why = "cannot be given with --for matching: a staff list does not say who is at risk; put them on At risk"
        raise InputError([Problem("--from", why)])
    put = write_outputs({options.file: make_region(region(EXAMPLE_PEOPLE, EXAMPLE_POSTS))}, keep)
    path = spoken_path(put.paths[0])
    if options.json:
        print(json.dumps({"written": path, "kept": put.note, "warnings": [], "remarks": []}, ensure_ascii=False))
        return []
    print(f"Written: {path}. Type over its example, then: mancost check {path} and mancost match {path} --out DIR")
    return []
