"""`mancost explain`: shows how a figure comes about, as a tree down to inputs and dated sources, each with its cell."""

from __future__ import annotations

import argparse
import json
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from model.body_workbook.read import read
from model.commands.working import working
from model.language.axes import members
from model.problems import InputError, Problem
from model.projection.axes import member_names
from model.projection.compare import Comparison, compare
from model.projection.project import project
from model.results_workbook.layout_of import addresses
from model.spoken import spoken_path
from model.tracing.explain import Asked, Explainer, Figure, Node, listed, shown
from model.tracing.labels import Meant, UnknownFigureError, entries, meant


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = 'example:\n  mancost explain inputs/example-pct-2010.xlsx "Allowed spend" --year 2011-12'
    parser.add_argument("file", type=Path, metavar="FILE", help="a body's workbook: its inputs, or its results")
    parser.add_argument("figure", metavar="FIGURE", help="a figure, by its label wherever that is printed, or its name")
    parser.add_argument("--option", metavar="NAME", help="the option; the recommended one if not given")
    parser.add_argument(
        "--year", metavar="YEAR", help="such as 2011-12; what the label stands for, or the first, if not given"
    )
    parser.add_argument("--pool", metavar="NAME", help="the pool; the first if not given")
    parser.add_argument("--member", metavar="NAME", help="the month, band or item; the first if not given")
    parser.add_argument("--depth", type=int, default=2, metavar="N", help="how far down to go; 2 if not given")
    parser.add_argument("--json", action="store_true", help="print the tree as JSON")


def run(options: argparse.Namespace) -> list[str]:
    """Print the figure as a tree: every figure it is made of, how that is worked out, and its cell.

    Returns the plan's warnings.
    """
    with working(f"Working out {spoken_path(options.file)}"):
        comparison = compare(project(read(options.file)))
    what, figure = _asked(options, comparison)
    asked = Asked(options.figure, bool(options.year or what.year), bool(options.pool or options.member))
    node = Explainer(comparison, addresses(comparison)).answer(what, figure, asked, max(0, options.depth))
    if options.json:
        print(json.dumps({**_as_json(node), "taken": what.taken}, ensure_ascii=False, indent=1))
    else:
        if what.taken:
            print(f'"{options.figure}" is {what.taken}.')
        print(f"{comparison.results.inputs.name}: {comparison.results.options[figure.case]}\n")
        for depth, each in listed(node):
            print(f"{'  ' * depth}{each.label} = {shown(each)}".rstrip(" ="))
            declared = f"declared at {each.declared}" if depth == 0 and each.declared else ""
            for text in (each.words, each.rule, each.where, declared):
                if text:
                    print(f"{'  ' * depth}    {text}")
    return list(comparison.results.warnings)


def _asked(options: argparse.Namespace, comparison: Comparison) -> tuple[Meant, Figure]:
    """Return what the user's label stands for, and the figure; raise InputError for a name that is not known.

    The error suggests the known name that is spelt most like it.
    """
    results = comparison.results
    best = comparison.best.name if comparison.best else results.options[-1]
    problems: list[Problem] = []

    def place(given: str | None, known: list[str], otherwise: str, flag: str) -> int:
        """Return the place of a name in the list `known`, from 0; a problem is noted where the name is not there.

        Capital letters do not matter. `otherwise` is the name that is meant where none is given, and `flag` is the
        command's option, such as --year.
        """
        wanted = otherwise if given is None else given
        lower = [name.lower() for name in known]
        if wanted.lower() in lower:
            return lower.index(wanted.lower())
        near = get_close_matches(wanted.lower(), lower, 1)
        advice = f'did you mean "{known[lower.index(near[0])]}"?' if near else f"choose from {', '.join(known)}"
        problems.append(Problem(flag, f'"{wanted}" is not known; {advice}'))
        return 0

    case = place(options.option, results.options, best, "--option")
    labels = results.inputs.year_labels
    year = place(options.year, labels, labels[0], "--year")
    pools = list(results.inputs.pool_names)
    pool = place(options.pool, pools, pools[0], "--pool")
    member = 0
    try:
        what = meant(options.figure)
        if options.year is None and what.year in labels:
            year = labels.index(what.year)
        line = entries()[what.names[0]]
        if (axis := next(iter(members(line.over) - {"year"}), None)) and axis != "pool":
            names = member_names(results.inputs)[axis]
            member = place(options.member, names, names[0], "--member")
        elif axis:
            member = pool
    except UnknownFigureError as error:
        problems.append(Problem("FIGURE", str(error)))
    if problems:
        raise InputError(problems)
    return what, Figure(line.name, case, year, member)


def _as_json(node: Node) -> dict[str, Any]:
    """Return a figure of the tree, and all the figures that it is made of, as data for JSON."""
    value = None if node.value != node.value else node.value  # a range of people has no one value
    return {
        "label": node.label,
        "unit": node.unit,
        "value": value,
        "cell": node.where,
        "how": node.words,
        "rule": node.rule,
        "declared": node.declared,
        "made_of": [_as_json(part) for part in node.made_of],
    }
