"""`mancost paper`: writes a body's plan as a board paper or a business case, in Word, HTML and PDF."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from model.body_workbook.read import read
from model.commands.risk_options import draws_of
from model.commands.working import working
from model.messages import coded
from model.paper.plan import chosen
from model.paper.write import FORMATS, template_notes, write_papers
from model.problems import InputError, Problem
from model.projection.compare import compare
from model.projection.project import project
from model.risk.assess import DRAWS, assess
from model.services.run_body import folder_of
from model.spoken import spoken_path

YEARS = {"2015-16": False, "2015/16": True}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = "example:\n  mancost paper inputs/example-pct-2010.xlsx --full --format docx,html"
    parser.add_argument("file", type=Path, metavar="FILE", help="the body's input workbook")
    parser.add_argument("--option", metavar="NAME", help="the option put to the Board; by default the recommended one")
    parser.add_argument("--full", action="store_true", help="the business case, not the two-page paper")
    parser.add_argument(
        "--format", default="docx,html", metavar="LIST", help="any of docx (Word), html, pdf; by default docx,html"
    )
    parser.add_argument(
        "--template",
        type=Path,
        metavar="FILE",
        help="a Word file, .docx, .dotx, .docm or .dotm, to take page and styles from",
    )
    parser.add_argument(
        "--draws", type=draws_of, default=DRAWS, metavar="N", help=f"draws; {DRAWS} if not given, and 0 for none"
    )
    parser.add_argument("--years", default="2015-16", metavar="STYLE", help="how years are written: 2015-16 or 2015/16")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write; outputs/<body>/ if not given")
    parser.add_argument("--json", action="store_true", help="print what was written, and the warnings, as JSON")


def run(options: argparse.Namespace) -> list[str]:
    """Project the plan, compare its options, write the paper and print its path; return the plan's warnings.

    Raises InputError for problems of the workbook, and where the option, a format or the style of years is not known.
    """
    formats = _formats(options.format)
    if options.years not in YEARS:
        raise InputError([Problem("--years", f'"{options.years}" is not a style; write 2015-16 or 2015/16')])
    with working(f"Writing the paper of {spoken_path(options.file)}"):
        comparison = compare(project(read(options.file)))
        keep = frozenset({options.file.resolve(), *([options.template.resolve()] if options.template else [])})
        folder = folder_of(comparison.results.inputs, options.out)
        style = YEARS[options.years]
        case = chosen(comparison, options.option)
        risk = assess(comparison, options.draws, option=case) if options.draws else None
        written = write_papers(
            comparison, folder, formats, keep, options.option, options.full, options.template, style, risk
        )
        notes = template_notes(options.template) if "docx" in formats else []
    warnings = [*comparison.results.warnings, *notes]
    if options.json:
        files = [spoken_path(path) for path in written.paths]
        report = {"written": files, "kept": written.note, "warnings": warnings, "remarks": coded(warnings)}
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return warnings
    if written.note:
        print(f"Note: {written.note}.")
    for path in written.paths:
        print(f"Look next at {spoken_path(path)}")
    for note in notes:
        print(f"Note: {note}.")
    return warnings


def _formats(text: str) -> tuple[str, ...]:
    """Return the formats named in a text such as "docx,html", each once; raise InputError where one is not known."""
    from difflib import get_close_matches

    asked = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    for name in asked or ("",):
        if name not in FORMATS:
            near = get_close_matches(name, FORMATS, 1)
            hint = f"did you mean {near[0]}?" if near else f"give any of {', '.join(FORMATS)}"
            raise InputError([Problem("--format", f'"{name}" is not a format; {hint}')])
    return asked
