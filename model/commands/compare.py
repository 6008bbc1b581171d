"""`mancost compare`: shows what differs between two workbooks, in inputs, in rates and in results.

To see which change moved which result, each change of an input is made alone, in the first workbook.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from model.body_workbook.read import read
from model.commands.working import working
from model.import_staff.grammar import counted
from model.problems import InputError, Problem
from model.projection.compare import Comparison, compare
from model.projection.project import project
from model.spoken import spoken_path
from model.tracing.differences import MEASURES, Change, changes, effects, moved
from model.tracing.rates_used import rates_changed

TRIED_ALONE = 40  # changes of inputs, at most, that are each made alone; where there are more, none is


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = (
        "example:\n  mancost compare inputs/published/pcts-2010-june.xlsx inputs/published/shas-2010-june.xlsx"
    )
    parser.add_argument("first", type=Path, metavar="A", help="a body's workbook: its inputs, or its results")
    parser.add_argument("second", type=Path, metavar="B", help="the workbook to compare it with")
    parser.add_argument("--option", metavar="NAME", help="the option shown; B's recommended one if not given")
    parser.add_argument("--json", action="store_true", help="print the comparison as JSON")


def run(options: argparse.Namespace) -> list[str]:
    """Print what differs between the two workbooks, and return the warnings of the second."""
    with working(f"Comparing {spoken_path(options.first)}"):
        a, b = (compare(project(read(path))) for path in (options.first, options.second))
    one, two = a.results.inputs.sheets, b.results.inputs.sheets
    assert one is not None
    assert two is not None
    shown = _shown(options.option, a, b)
    listed = list(changes(one, two))
    alone = [effects(change, a) if len(listed) <= TRIED_ALONE else {} for change in listed]
    rates = rates_changed(options.first, options.second)
    if options.json:
        print(json.dumps(_as_json(a, b, listed, alone, rates), ensure_ascii=False, indent=1))
    else:
        _print(a, b, shown, listed, alone, rates)
    return list(b.results.warnings)


def _shown(asked: str | None, a: Comparison, b: Comparison) -> str:
    """Return the name of the option whose results are shown, which both workbooks have.

    It is the option asked for, or else the one recommended in the second workbook, or else the last that both have.
    Raises InputError where the option asked for is not in both.
    """
    both = [name for name in b.results.options if name in a.results.options]
    if asked is None:
        return b.best.name if b.best and b.best.name in both else both[-1]
    if asked not in both:
        raise InputError([Problem("--option", f'"{asked}" is not an option of both; choose from {", ".join(both)}')])
    return asked


def _print(
    a: Comparison,
    b: Comparison,
    shown: str,
    listed: Sequence[Change],
    alone: Sequence[Mapping[str, Mapping[str, float]]],
    rates: Sequence[str],
) -> None:
    """Print the changes of inputs and rates, and a table of how far each change, made alone, moves the results.

    The results are those of the option `shown`. `listed` are the changes, and `alone` the effects of each: {option:
    {measure: amount}}.
    """
    for letter, inputs in (("A", a.results.inputs), ("B", b.results.inputs)):
        print(f"{letter}: {inputs.name} ({spoken_path(inputs.file)})")
    print()
    print(f"Inputs: {counted(len(listed), 'change')}" if listed else "Inputs: no change")
    for change in listed:
        values = f": {change.before} to {change.after}" if change.before or change.after else ""
        print(f"  {change.sheet}, {change.what}{values}")
    print("\nRates: no change" if not rates else "\nRates:")
    for sentence in rates:
        print(f"  {sentence}")
    print(f"\nWhat moved: {shown}. £000; WTE at the end; redundant in heads.\n")
    heads = ["Change, made alone", *MEASURES]
    total = moved(a, b)[shown]
    rows = [
        [f"{change.sheet}, {change.what}"[:60], *_cells(effect[shown])]
        for change, effect in zip(listed, alone, strict=True)
        if shown in effect
    ]
    rest = {name: total[name] - sum(effect[shown][name] for effect in alone if shown in effect) for name in MEASURES}
    rows += [["Together, beyond their sum", *_cells(rest)], ["All, A to B", *_cells(total)]]
    widths = [max(len(row[place]) for row in [heads, *rows]) for place in range(len(heads))]
    for row in [heads, *rows]:
        cells = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        print("  ".join([row[0].ljust(widths[0]), *cells]))


def _cells(measures: Mapping[str, float]) -> list[str]:
    """Return the changes of results as texts with a sign, amounts of money in £000; a dash where nothing changes."""
    money = {"Missed", "One-off", "Saving", "NPV"}
    shown = [f"{value / 1000:+,.0f}" if name in money else f"{value:+,.1f}" for name, value in measures.items()]
    return ["–" if cell.strip("+-0.,") == "" else cell for cell in shown]


def _as_json(
    a: Comparison,
    b: Comparison,
    listed: Sequence[Change],
    alone: Sequence[Mapping[str, Mapping[str, float]]],
    rates: Sequence[str],
) -> dict[str, object]:
    """Return the comparison as data for JSON.

    `listed` are the changes, and `alone` the effects of each: {option: {measure: amount}}.
    """
    inputs = [
        {
            "sheet": change.sheet,
            "what": change.what,
            "before": change.before,
            "after": change.after,
            "moves": dict(effect),
        }
        for change, effect in zip(listed, alone, strict=True)
    ]
    return {"inputs": inputs, "rates": list(rates), "results": moved(a, b)}
