"""`mancost merge`: makes one body's input workbook out of several, for a target that they must meet together."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from model.body.inputs import Inputs
from model.body_workbook.read import read
from model.body_workbook.read_sources import read_sources
from model.body_workbook.write import write_inputs
from model.merging.member import Member, origins, told_twice
from model.merging.merge import Merged, merge
from model.problems import InputError, Problem
from model.projection.listed import listed
from model.projection.money import money
from model.projection.project import project
from model.spoken import spoken_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = (
        "example:\n  mancost merge inputs/published/nhs-kent-and-medway-icb-2025.xlsx \\\n"
        "    inputs/published/nhs-sussex-icb-2025.xlsx --out outputs/south-east.xlsx"
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="BODY.xlsx", help="the bodies' input workbooks")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE.xlsx", help="the workbook to write; no file is overwritten"
    )
    parser.add_argument("--name", default="", metavar="TEXT", help="the merged body's name; the bodies' names if none")
    parser.add_argument("--code", default="", metavar="TEXT", help="its organisation code; GROUP if none")
    parser.add_argument("--json", action="store_true", help="print what was merged as JSON")


def run(options: argparse.Namespace) -> list[str]:
    """Read the bodies, write the merged body's workbook, and print what it holds; return what a reader must know of it.

    Raises InputError with everything that keeps the bodies from being merged; nothing is written then.
    """
    if problems := _problems_of_files(options.files, options.out):
        raise InputError(problems)
    bodies = _read(options.files)
    if problems := list(told_twice(bodies)):
        raise InputError(problems)
    members = [
        Member(origin, project(inputs), read_sources(path, inputs.sheets) if inputs.sheets else ())
        for path, inputs, origin in zip(options.files, bodies, origins(bodies), strict=True)
    ]
    merged = merge(members, options.name.strip(), options.code.strip())
    keep = frozenset(path.resolve() for path in (*options.files, options.out) if path.exists())
    written = write_inputs(options.out, merged.sheets, keep)
    if options.json:
        report = {"bodies": {member.origin: member.file for member in members}, **_as_json(merged)}
        print(json.dumps({**report, "written": spoken_path(written)}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_sentences(members, merged)))
        print(f"Written: {spoken_path(written)}. Look it through, then: mancost check {spoken_path(written)}")
    return list(merged.remarks)


def _problems_of_files(files: Sequence[Path], out: Path) -> list[Problem]:
    """Return what is wrong with the files that are named, before any is read."""
    problems = []
    if out.suffix.lower() != ".xlsx":
        problems.append(Problem(str(out), "does not end in .xlsx; give it that ending"))
    if len(files) == 1:
        problems.append(Problem(str(files[0]), "is the only body that is named; name two or more to merge"))
    places = [path.resolve() for path in files]
    twice = {path for at, path in enumerate(files) if path.resolve() in places[:at]}
    problems += [Problem(str(path), "is named twice; name each body once") for path in sorted(twice)]
    if out.resolve() in places:
        problems.append(Problem(str(out), "is a body to merge, and would be written over; give --out another name"))
    return problems


def _read(files: Sequence[Path]) -> list[Inputs]:
    """Return the bodies' inputs; raise InputError with the problems of every file that has any."""
    bodies: list[Inputs] = []
    problems: list[Problem] = []
    for path in files:
        try:
            bodies.append(read(path))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return bodies


def _allowed(merged: Merged) -> dict[str, float]:
    """Return what the merged body is allowed to spend in each year, before transfers, by the year's label."""
    amounts = merged.results.year_line("allowed_cash", 0).tolist()
    return dict(zip(merged.results.inputs.year_labels, amounts, strict=True))


def _counts(merged: Merged) -> dict[str, float]:
    """Return how many people, WTE, pools and lines of non-pay and income the merged body has, and its ledger budget."""
    inputs = merged.results.inputs
    staff = inputs.staff
    return {
        "people": float(staff["copies"].sum()),
        "wte": float((staff["copies"] * staff["wte"]).sum()),
        "vacant_wte": float(inputs.pools["pool_vacancies"].sum()),
        "pools": len(inputs.pool_names),
        "lines": len(inputs.item_names),
        "ledger_budget": inputs.body["ledger_budget"],
    }


def _as_json(merged: Merged) -> dict[str, object]:
    """Return what was merged, for the option --json."""
    kept = {"path_kept": merged.path_kept, "target": _allowed(merged), "warnings": list(merged.remarks)}
    return {"name": merged.results.inputs.name, "code": merged.results.inputs.code, **_counts(merged), **kept}


def _sentences(members: Sequence[Member], merged: Merged) -> list[str]:
    """Return in sentences what was merged: the bodies, people, posts and ledger, the target by year, and remarks."""
    counts = _counts(merged)
    named = listed([f"{member.inputs.name} ({member.origin})" for member in members])
    target = listed([f"{money(amount)} in {label}" for label, amount in _allowed(merged).items()])
    path = "Their common path is kept" if merged.path_kept else "Their paths differ, and are added up in pounds"
    return [
        f"Merged {named}: {counts['people']:,.0f} people in {counts['wte']:,.1f} WTE, "
        f"{counts['vacant_wte']:,.1f} WTE vacant, in {counts['pools']} pools, with {counts['lines']} lines of non-pay "
        f"and income and a ledger budget of {money(counts['ledger_budget'])}.",
        f"{path}: before transfers the group is allowed {target}.",
        *(f"Note: {remark}." for remark in merged.remarks),
    ]
