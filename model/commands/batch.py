"""`mancost batch`: many bodies run at once, a folder of files for each, and one workbook of them all."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from model.batch.draws import USUAL
from model.batch.listing import LEFT_OUT, left_out, listing
from model.batch.pool import in_dask, in_processes
from model.batch.run import Batch, clear, run_batch
from model.batch.standing import ranked, standings_said
from model.batch.workbook import consolidated
from model.body.options import DO_NOTHING
from model.commands.batch_match import Matched, left_to_counts, matched
from model.commands.colour import BAD, DOUBTFUL, painted
from model.commands.risk_options import draws_of
from model.messages import coded_error, error_code
from model.outputs import withdraw, write_outputs
from model.problems import InputError, Problem
from model.projection.clearing import Step
from model.projection.money import PENNY, money
from model.spoken import spoken_path

LOOKS = {"Does not meet": BAD, "Cannot pay": DOUBTFUL}  # the colours of the titles of who misses and who is short
CONSOLIDATED, FAILURES = "consolidated.xlsx", "failures.txt"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = "example:\n  mancost batch inputs --out outputs/region --jobs 2"
    parser.add_argument(
        "source", type=Path, metavar="FOLDER_OR_LIST", help="a folder of workbooks, or a list of them: .txt or .csv"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write; DIR/<code>/ for each")
    parser.add_argument("--jobs", type=int, metavar="N", help="how many to run at once; one a processor if not given")
    parser.add_argument("--resume", action="store_true", help="do not run again what has not changed")
    parser.add_argument("--dask", metavar="ADDRESS", help="hand the bodies to a dask scheduler that is running")
    parser.add_argument(
        "--draws",
        type=draws_of,
        default=USUAL,
        metavar="N",
        help=f"draws of each body; {USUAL} if not given, 0: none",
    )
    parser.add_argument("--no-paper", action="store_true", help="write no board papers")
    parser.add_argument("--json", action="store_true", help="print every body's figures as JSON")


def run(options: argparse.Namespace) -> list[str]:
    """Run all the bodies, write their files and the workbook of them all, print a summary, and return the warnings.

    Raises InputError with the problems of every body that failed, after all the other bodies are written and printed.
    """
    if options.jobs is not None and not 1 <= options.jobs <= 256:
        raise InputError([Problem("--jobs", f'"{options.jobs}" is not a number of processes from 1 to 256')])
    members, copies = listing(options.source), left_out(options.source)
    run = in_dask(options.dask) if options.dask else in_processes(options.jobs or os.cpu_count() or 1)
    summary, listed = options.out / CONSOLIDATED, options.out / FAILURES
    batch = run_batch(
        members, options.out, run, not options.no_paper, options.resume, lambda: withdraw(summary), options.draws
    )
    match = matched(batch.bodies)
    cleared, stopped = clear(left_to_counts(batch.bodies, match), run)
    cleared |= {code: Step(0.0, 0.0, 0.0, 0.0, 0.0) for code in match.codes}
    failures = [*batch.failures, *match.problems, *stopped]
    keep = frozenset(Path(each.file).resolve() for each in members)
    whole = consolidated(batch.bodies, cleared, failures, match.answers, match.workbook)
    contents = {summary: whole, **match.contents(options.out)}
    if failures:
        contents[listed] = "".join(f"{coded_error(problem)}\n" for problem in failures).encode()
    put = write_outputs(contents, keep, gone=[] if failures else [listed])
    notes = [*batch.notes, *([put.note] if put.note else [])]
    _print(batch, cleared, match, failures, copies, notes, put.paths[0], options.json)
    if failures:
        raise InputError(failures, done=True)
    return [warning for body in batch.bodies for warning in body.figures["warnings"]]


def _print(
    batch: Batch,
    cleared: Mapping[str, Step],
    match: Matched,
    failures: list[Problem],
    copies: list[str],
    notes: list[str],
    written: Path,
    as_json: bool,
) -> None:
    """Print what became of the bodies: as JSON with every figure, or in a few sentences.

    `cleared` is what posts at other bodies would save each body, by its code, and `match` the people at risk that were
    matched by person. `copies` are the names of marked copies,
    which were not run; `notes` say which files were left in place of being written over. `written` is the path of the
    workbook of all the bodies.
    """
    if as_json:
        report = {
            "bodies": {body.code: body.figures for body in batch.bodies},
            "clearing": {code: asdict(step) | {"net_saving": step.net_saving} for code, step in cleared.items()},
            "matching": match.as_json(),
            "failures": [
                {**asdict(problem), "code": error_code(problem.sentence, problem.sheet)} for problem in failures
            ],
            "unchanged": batch.unchanged,
            "left_out": copies,
            "kept": notes,
            "written": spoken_path(written),
        }
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return
    same = f", {len(batch.unchanged)} of them unchanged" if batch.unchanged else ""
    print(f"{_bodies(len(batch.bodies))} done{same}; {batch.failed or 'none'} failed.")
    if copies:
        print(f"{LEFT_OUT}: {', '.join(copies)}.")
    for note in notes:
        print(f"Note: {note}.")
    if batch.bodies:
        _print_findings(batch, cleared)
    for sentence in match.said():
        print(sentence)
    print(f"Look next at {spoken_path(written)}")


def _print_findings(batch: Batch, cleared: Mapping[str, Step]) -> None:
    """Print in a few sentences what was found of the bodies that were run; `cleared` is as in `_print`."""
    alerts = {body.code: [each["code"] for each in body.figures["remarks"] if each["level"] == "alert"]
              for body in batch.bodies}  # fmt: skip
    for sentence in recommended_said(batch):
        meaning = next((look for start, look in LOOKS.items() if sentence.startswith(start)), None)
        print(painted(sentence, meaning, sys.stdout) if meaning else sentence)
    for sentence in alerts_said(alerts):
        print(painted(sentence, DOUBTFUL, sys.stdout))
    shared = sum(step.net_saving for step in cleared.values())
    alone = sum(Step(**body.figures["clearing"]["alone"]).net_saving for body in batch.bodies)
    print(cleared_said(alone, shared))


def cleared_said(alone: float, shared: float) -> str:
    """Return what a clearing of vacancies would save, and why posts at other bodies save little where they do.

    >>> cleared_said(92_000.0, 0.0)
    "Posts to be refilled, offered to a body's own people at risk, would save £92k of payoffs, less retraining; those \
left over, offered to other bodies' people, would save nothing more: each body holds its vacancies for its own people \
first, and what is left must suit another's by band and year."
    """
    own, others = (money(amount) if amount > PENNY else "nothing" for amount in (alone, shared))
    return (
        f"Posts to be refilled, offered to a body's own people at risk, would save {own} of payoffs, less retraining; "
        f"those left over, offered to other bodies' people, would save {others} more: each body holds its vacancies "
        "for its own people first, and what is left must suit another's by band and year."
    )


def alerts_said(bodies: Mapping[str, Sequence[str]]) -> list[str]:
    """Return a list of one sentence on the bodies with alerts, or of none; `bodies` has the codes of each, by its own.

    >>> alerts_said({"5AA": ["A101", "A203", "A101"], "5BB": []})
    ['1 body has alerts, whose figures may rest on a slip: 5AA (A101, A203). mancost help CODE explains each.']
    """
    alerted = {body: list(dict.fromkeys(codes)) for body, codes in bodies.items() if codes}
    if not alerted:
        return []
    have = f"{_bodies(len(alerted))} {'has' if len(alerted) == 1 else 'have'}"
    listed = "; ".join(f"{body} ({', '.join(codes)})" for body, codes in alerted.items())
    return [f"{have} alerts, whose figures may rest on a slip: {listed}. mancost help CODE explains each."]


def recommended_said(batch: Batch) -> list[str]:
    """Return sentences that say who meets the target and who can pay, where nothing need be done, and by what rule."""
    idle = sum(all(body.figures["options"][DO_NOTHING]["met"]) for body in batch.bodies)
    nothing = [f"In {_bodies(idle)} doing nothing meets the target: nothing is recommended."] if idle else []
    rules = dict.fromkeys(body.figures["rule"] for body in batch.bodies)
    return [*standings_said(ranked(batch.bodies)), *nothing, *rules]


def _bodies(count: int) -> str:
    """Return a number of bodies in words, such as "1 body" or "3 bodies"."""
    return f"{count} {'body' if count == 1 else 'bodies'}"
