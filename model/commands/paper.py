"""`mancost paper`: a body's plan as a board paper or a business case, in Word, HTML and PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from model.body_workbook.read import read
from model.paper.write import FORMATS, write_papers
from model.problems import InputError, Problem
from model.projection.compare import compare
from model.projection.project import project
from model.services.run_body import folder_of

YEARS = {"2015-16": False, "2015/16": True}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.epilog = "example:\n  mancost paper inputs/example-pct-2010.xlsx --full --format docx,html"
    parser.add_argument("file", type=Path, metavar="FILE", help="the body's input workbook")
    parser.add_argument("--option", metavar="NAME", help="the option put to the Board; by default the preferred")
    parser.add_argument("--full", action="store_true", help="the business case, not the two-page paper")
    parser.add_argument(
        "--format", default="docx,html", metavar="LIST", help="of docx, html, pdf; by default docx,html"
    )
    parser.add_argument("--template", type=Path, metavar="FILE", help="a house template, .docx, whose styles are kept")
    parser.add_argument("--years", default="2015-16", metavar="STYLE", help="how years are written: 2015-16 or 2015/16")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write; outputs/<body>/ if not given")


def run(options: argparse.Namespace) -> list[str]:
    """Project, compare, print the paper; return the warnings."""
    formats = _formats(options.format)
    if options.years not in YEARS:
        raise InputError([Problem("--years", f'"{options.years}" is not a style; write 2015-16 or 2015/16')])
    comparison = compare(project(read(options.file)))
    keep = frozenset({options.file.resolve(), *([options.template.resolve()] if options.template else [])})
    folder = folder_of(comparison.results.inputs, options.out)
    written = write_papers(
        comparison, folder, formats, keep, options.option, options.full, options.template, YEARS[options.years]
    )
    for path in written:
        print(f"Look next at {path}")
    return list(comparison.results.warnings)


def _formats(said: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    asked = tuple(dict.fromkeys(each.strip().lower() for each in said.split(",") if each.strip()))
    for each in asked or ("",):
        if each not in FORMATS:
            near = get_close_matches(each, FORMATS, 1)
            hint = f"did you mean {near[0]}?" if near else f"give any of {', '.join(FORMATS)}"
            raise InputError([Problem("--format", f'"{each}" is not a format; {hint}')])
    return asked
